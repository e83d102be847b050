import type { Ack, Delivery } from './courier.ts';

/** What came of something that a person did. */
export interface Handle {
  /** Of the message said or changed; '' for what is no message. */
  readonly ts: string;
  /** The channel it happened in; '' if in none. */
  readonly channel: string;
  readonly deliveries: readonly Delivery[];
  /** Of all the deliveries, retries and duplicates included. */
  readonly envelopeIds: readonly string[];
  /** The first delivery's first ack. */
  readonly acked: Promise<Ack>;
  /** Every delivery's first ack. */
  readonly allAcked: Promise<readonly Ack[]>;
}

/** Rejects `acked` if there was nothing to tell the app. */
export function handleOf(deliveries: readonly Delivery[], ts = '', channel = ''): Handle {
  const nothing = Promise.reject<Ack>(new Error('the app was told nothing of this'));
  nothing.catch(() => undefined);
  const allAcked = Promise.all(deliveries.map((delivery) => delivery.acked));
  allAcked.catch(() => undefined);
  return {
    ts,
    channel,
    deliveries,
    get envelopeIds() {
      return deliveries.flatMap((delivery) => delivery.envelopeIds);
    },
    acked: deliveries[0]?.acked ?? nothing,
    allAcked,
  };
}
