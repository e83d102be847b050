/** Headers as undici gives them: one that came more than once is a list. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** What was told of the version that was fetched last, so that the server can say that there is no newer one. */
export interface Validators {
  readonly etag: string | null;
  /** As the server wrote it. */
  readonly modified: string | null;
}

/** Nobody's wish to be left alone is heeded for longer (ms). */
const LONGEST = 24 * 60 * 60_000;

/** The header, the first where it came more than once; null: there is none. `name` in small letters. */
export function headerOf(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Whether an ETag or a date can be sent back as it came. */
export const isValidator = (value: string | null): value is string => value !== null && /^[\x21-\x7e][\x20-\x7e]{0,510}$/u.test(value);

/** For how long (ms) the server says that nothing newer is to be had (`Cache-Control: max-age`; RFC 9111, 5.2.2.1), less the age it has. */
export function freshFor(headers: Headers): number {
  const control = headerOf(headers, 'cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/iu.test(control)) return 0;
  const [, seconds = '0'] = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/iu.exec(control) ?? [];
  const [age = '0'] = /^\d{1,9}/u.exec(headerOf(headers, 'age') ?? '') ?? [];
  return within((Number(seconds) - Number(age)) * 1000);
}

/** For how long (ms) the server wants to be left alone (`Retry-After`: seconds or a date; RFC 9110, 10.2.3). `now` is epoch ms. */
export function retryAfter(headers: Headers, now: number): number {
  const value = headerOf(headers, 'retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/u.test(value)) return within(Number(value) * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? 0 : within(at - now);
}

const within = (ms: number): number => Math.min(Math.max(ms, 0), LONGEST);
