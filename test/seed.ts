import fc from 'fast-check';

/**
 * The gate tries the same histories each time, so that what it says of a change is about that change; `SEED=$RANDOM npm run check:deep` tries
 * others, and a history that breaks something becomes a test of its own.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_123) });
