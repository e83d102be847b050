import { randomUUID } from 'node:crypto';
import type { Changes } from './changes.ts';
import type { Faults } from './faults.ts';
import { decoded, type Json } from './json.ts';
import { type DeliveryKind, post, type Signing } from './post.ts';
import type { SocketHub } from './socket.ts';

/** How the app answered a delivery. */
export interface Ack {
  readonly delayMs: number;
  /** The ack's payload, decoded; `{}` or '' if it had none. */
  readonly payload: unknown;
  /** It came when Slack had given up; Slack pays no heed to it. */
  readonly late: boolean;
  /** Of the HTTP answer. */
  readonly status?: number;
}

/** Something that Slack has to tell the app: the same thing through all of its retries and duplicates. */
export interface Delivery {
  readonly kind: DeliveryKind;
  readonly payload: Json;
  /** One for each time that it was sent. */
  readonly envelopeIds: string[];
  /** In the order in which they came. */
  readonly acks: Ack[];
  /** The first ack. Rejects with `dispatch_failed` if the app couldn't be reached for something that isn't retried. */
  readonly acked: Promise<Ack>;
}

interface Sent {
  readonly delivery: Delivery;
  readonly at: number;
}

export interface HttpTarget {
  readonly url: string;
  readonly signing: Signing;
}

interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

/** Carries deliveries to the app by whichever way it is reached. */
export class Courier {
  readonly #changes: Changes;
  readonly #faults: Faults;
  readonly #secret: string;
  readonly #ackMs: number;
  readonly #sent = new Map<string, Sent>();
  readonly #waiting: Delivery[] = [];
  readonly #settle = new Map<Delivery, { readonly ack: (ack: Ack) => void; readonly fail: (error: Error) => void }>();
  readonly #apply = new Map<Delivery, (payload: unknown) => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly deliveries: Delivery[] = [];
  hub: SocketHub | undefined;
  http: HttpTarget | undefined;
  duplicates = 0;

  constructor(changes: Changes, faults: Faults, secret: string, ackMs: number) {
    this.#changes = changes;
    this.#faults = faults;
    this.#secret = secret;
    this.#ackMs = ackMs;
  }

  /** Sends (or keeps until somebody is connected); `apply` is what Slack does with the first ack's payload. */
  deliver(kind: DeliveryKind, payload: Json, apply: (payload: unknown) => void = () => undefined): Delivery {
    const { promise, resolve, reject } = Promise.withResolvers<Ack>();
    promise.catch(() => undefined);
    const delivery: Delivery = { kind, payload, envelopeIds: [], acks: [], acked: promise };
    this.#settle.set(delivery, { ack: resolve, fail: reject });
    this.#apply.set(delivery, apply);
    this.deliveries.push(delivery);
    const times = this.duplicates > 0 ? 2 : 1;
    this.duplicates = Math.max(0, this.duplicates - 1);
    for (let time = 0; time < times; time += 1) this.#carry(delivery, undefined);
    this.#changes.notify();
    return delivery;
  }

  /** Sends it once more, as a retry. */
  redeliver(delivery: Delivery, reason = 'timeout'): void {
    this.#carry(delivery, { attempt: Math.max(1, delivery.envelopeIds.length), reason });
    this.#changes.notify();
  }

  /** Events for which nobody was connected are retried when somebody is. */
  flush(): void {
    for (const delivery of this.#waiting.splice(0)) this.redeliver(delivery, 'connection_failed');
  }

  onAck(envelopeId: string, payload: unknown): void {
    const sent = this.#sent.get(envelopeId);
    if (sent === undefined) return;
    this.#record(sent.delivery, performance.now() - sent.at, payload);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #carry(delivery: Delivery, retry: Retry | undefined): void {
    if (this.http !== undefined) {
      this.#post(delivery, this.http, retry);
      return;
    }
    const fault = this.#faults.take('socket', ['drop-before', 'drop-after', 'delay']);
    const connection = this.hub?.next();
    if (connection !== undefined && fault?.kind === 'drop-before') this.hub?.kill(connection);
    if (connection === undefined || fault?.kind === 'drop-before') {
      this.#undelivered(delivery);
      return;
    }
    const envelopeId = randomUUID();
    delivery.envelopeIds.push(envelopeId);
    const accepts = delivery.kind !== 'events_api';
    const retried = delivery.kind === 'events_api' ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' } : {};
    const frame = {
      envelope_id: envelopeId,
      payload: delivery.payload,
      type: delivery.kind,
      accepts_response_payload: accepts,
      ...retried,
    };
    this.#later(fault?.kind === 'delay' ? fault.ms : undefined, () => {
      this.#sent.set(envelopeId, { delivery, at: performance.now() });
      this.hub?.send(connection, frame);
      if (fault?.kind === 'drop-after') this.hub?.kill(connection);
    });
  }

  #later(ms: number | undefined, act: () => void): void {
    if (ms === undefined) {
      act();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }

  #undelivered(delivery: Delivery): void {
    if (delivery.kind === 'events_api') this.#waiting.push(delivery);
    else this.#settle.get(delivery)?.fail(new Error('dispatch_failed'));
  }

  #post(delivery: Delivery, target: HttpTarget, retry: Retry | undefined): void {
    delivery.envelopeIds.push(randomUUID());
    const options = { signing: target.signing, ...(retry === undefined ? {} : { retry }) };
    post(target.url, this.#secret, delivery.kind, delivery.payload, options).then(
      (result) => {
        const isJson = result.contentType.includes('json');
        this.#record(delivery, result.delayMs, isJson ? decoded(result.body) : result.body, result.status);
      },
      (error: unknown) => this.#settle.get(delivery)?.fail(new Error('dispatch_failed', { cause: error })),
    );
  }

  #record(delivery: Delivery, delayMs: number, payload: unknown, status?: number): void {
    const late = delayMs > this.#ackMs;
    const ack: Ack = { delayMs, payload, late, ...(status === undefined ? {} : { status }) };
    const isFirst = delivery.acks.length === 0;
    delivery.acks.push(ack);
    if (isFirst && !late && (status === undefined || status === 200)) this.#apply.get(delivery)?.(payload);
    this.#settle.get(delivery)?.ack(ack);
    this.#changes.notify();
  }
}
