import { hash } from 'node:crypto';

/** SHA-256 over the text as UTF-8, lower-case hex. */
export function sha256Of(text: string): string {
  return hash('sha256', text);
}

/** Equal for entries that say the same, whatever the order of their fields. */
export function hashOf(value: unknown): string {
  return sha256Of(JSON.stringify(sorted(value)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
