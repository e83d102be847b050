/** What goes wrong. */
export type FaultKind = 'ratelimited' | '500' | '502' | '503' | 'drop-before' | 'drop-after' | 'delay' | 'error';

export interface Fault {
  /** An API method, `response_url`, `file` (a download), or `socket` (deliveries, and for 500 to 503 the connecting); any API method if left out. */
  readonly method?: string;
  /** How often; once if left out. */
  readonly times?: number;
  readonly kind: FaultKind;
  /** Of `ratelimited`: seconds; 1 if left out. */
  readonly retryAfter?: number;
  /** Of `delay`. */
  readonly ms?: number;
  /** Of `error`: Slack's code. */
  readonly error?: string;
  /** Of 500 to 503 and `error`: the call was carried out all the same. */
  readonly applied?: boolean;
}

interface Planned {
  readonly fault: Fault;
  left: number;
}

/** Faults in the order in which they were asked for. */
export class Faults {
  readonly #planned: Planned[] = [];

  add(fault: Fault): void {
    this.#planned.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** The next fault that befalls this, used up by asking. */
  take(method: string, kinds?: readonly FaultKind[]): Fault | undefined {
    const isApi = !['socket', 'response_url', 'file'].includes(method);
    const next = this.#planned.find(
      ({ fault, left }) =>
        left > 0 && (fault.method === undefined ? isApi : fault.method === method) && (kinds === undefined || kinds.includes(fault.kind)),
    );
    if (next === undefined) return undefined;
    next.left -= 1;
    return next.fault;
  }
}
