/** The whole matrix under `npm run check:deep`, a sample of it under `npm test`. */
export function runs(sample: number, whole: number): number {
  return process.env.DEEP === '1' ? whole : sample;
}
