import { defineConfig } from 'vitest/config';

/** `npm run check:deep` runs the whole matrices (test/deep.ts); they take their time. */
const deep = process.env.DEEP === '1';

/** Rooms whose tests share what they have loaded: dictionary and topics take half a second to read, the platforms' own clients longer. */
const TOGETHER = [
  'adapters',
  'chat',
  'commands',
  'desk',
  'domain',
  'embargo',
  'fakes',
  'importers',
  'knowledge',
  'language',
  'search',
  'storage',
].map((room) => `test/${room}/**/*.test.ts`);

const common = {
  setupFiles: ['test/seed.ts'],
  pool: 'threads' as const,
  maxWorkers: 2,
  maxConcurrency: 2,
  // Only to end what hangs; generous, because two cores may have other work.
  testTimeout: deep ? 900_000 : 120_000,
};

export default defineConfig({
  test: {
    ...common,
    projects: [
      { test: { ...common, name: 'together', include: TOGETHER, isolate: false } },
      { test: { ...common, name: 'alone', include: ['test/**/*.test.ts'], exclude: TOGETHER } },
    ],
  },
});
