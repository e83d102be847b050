import { defineConfig } from 'vitest/config';

/** `npm run check:deep` runs the whole matrices (test/deep.ts); they take their time. */
const deep = process.env.DEEP === '1';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
    maxConcurrency: 2,
    // Only to end what hangs; generous, because two cores may have other work.
    testTimeout: deep ? 900_000 : 120_000,
  },
});
