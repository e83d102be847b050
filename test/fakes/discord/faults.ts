import type { Fields } from './json.ts';

/** What goes wrong with a call. */
export type FaultKind =
  | { readonly kind: 'ratelimited' /** Seconds. */; readonly retryAfter?: number; readonly global?: boolean }
  /** The limit on edits of messages older than an hour (code 30046), for so many seconds: the route's own limit says nothing of it. */
  | { readonly kind: 'old-edits'; readonly retryAfter: number }
  | { readonly kind: '500' | '502' | '503' }
  /** The connection ends before anything is done; with `reset`, rudely (ECONNRESET). */
  | { readonly kind: 'drop-before'; readonly reset?: boolean }
  /** It is done, but nobody is told. */
  | { readonly kind: 'drop-after'; readonly reset?: boolean }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'error'; readonly status: number; readonly code: number; readonly message?: string };

/** What goes wrong, with which calls (`METHOD /path`; all, if not said) and how many times (once). */
export type Fault = FaultKind & { readonly call?: string | RegExp; readonly times?: number };

/** What will go wrong. */
export class Faults {
  #pending: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  /** Nothing goes wrong any more. */
  clear(): void {
    this.#pending = [];
  }

  /** What goes wrong with this call, if anything; it counts as having happened. */
  take(call: string): Fault | null {
    const hit = this.#pending.find(({ fault, left }) => left > 0 && matches(fault.call, call));
    if (!hit) return null;
    hit.left -= 1;
    return hit.fault;
  }
}

/** The answer a fault gives by itself; null if it does something else. */
export function answerOf(fault: Fault): { status: number; headers: Record<string, string>; body: Fields | string } | null {
  switch (fault.kind) {
    case 'ratelimited': {
      const { retryAfter = 0.05, global = false } = fault;
      const headers = { 'Retry-After': String(retryAfter), 'X-RateLimit-Scope': global ? 'global' : 'user', Via: '1.1 fake' };
      const bucket = { 'X-RateLimit-Limit': '5', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset-After': String(retryAfter) };
      return {
        status: 429,
        headers: { ...headers, ...(global ? { 'X-RateLimit-Global': 'true' } : { ...bucket, 'X-RateLimit-Bucket': 'fake' }) },
        body: { message: 'You are being rate limited.', retry_after: retryAfter, global },
      };
    }
    case 'old-edits':
      return {
        status: 429,
        headers: { 'Retry-After': String(fault.retryAfter), 'X-RateLimit-Scope': 'shared', Via: '1.1 fake' },
        body: {
          message: 'Maximum number of edits to messages older than 1 hour reached. Try again later.',
          code: 30_046,
          retry_after: fault.retryAfter,
          global: false,
        },
      };
    case '500':
      return { status: 500, headers: {}, body: { message: '500: Internal Server Error', code: 0 } };
    case '502':
    case '503':
      return { status: Number(fault.kind), headers: {}, body: '<html>upstream</html>' };
    case 'error':
      return { status: fault.status, headers: {}, body: { message: fault.message ?? 'Made to fail', code: fault.code } };
    default:
      return null;
  }
}

function matches(wanted: string | RegExp | undefined, call: string): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'string' ? call.startsWith(wanted) : wanted.test(call);
}
