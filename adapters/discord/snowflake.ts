/** The first millisecond of Discord's ids (Developer documentation, "Snowflakes"). */
const EPOCH = 1_420_070_400_000n;

/** The id that anything made at that instant (epoch ms) or later is greater than. */
export function snowflakeAt(ms: number): string {
  const since = BigInt(Math.floor(ms)) - EPOCH;
  return String(since < 0n ? 0n : since << 22n);
}

/** When (epoch ms) the thing with that id was made; 0 where it is no id. */
export function madeAt(id: string): number {
  return /^\d{1,20}$/u.test(id) ? Number((BigInt(id) >> 22n) + EPOCH) : 0;
}

/** Compares ids by age: negative where `one` is older. */
export function byAge(one: string, other: string): number {
  const [a, b] = [BigInt(one), BigInt(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
