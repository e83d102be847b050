import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted, for Prometheus. No label ever holds a question, a person or a channel. */
export interface Metrics {
  readonly answered: (platform: string, outcome: string, ms: number) => void;
  readonly undelivered: (platform: string, reason: string) => void;
  readonly retried: (platform: string) => void;
  readonly connected: (platform: string, connected: boolean) => void;
  readonly failed: () => void;
  /** The text format that Prometheus reads, and its content type. */
  readonly expose: () => Promise<{ readonly text: string; readonly type: string }>;
}

/** `busy` tells how many asks are waiting or in hand. */
export function makeMetrics(busy: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const asks = new Counter({
    name: 'sourced_asks_total',
    help: 'Asks that were answered, by platform and outcome.',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'sourced_answer_seconds',
    help: 'From an ask being taken to its answer being composed, in seconds.',
    labelNames: ['platform'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const lost = new Counter({
    name: 'sourced_undelivered_total',
    help: 'Answers that did not reach their place, by platform and reason.',
    labelNames: ['platform', 'reason'],
    registers,
  });
  const retries = new Counter({
    name: 'sourced_delivery_retries_total',
    help: 'Further tries at posting, by platform.',
    labelNames: ['platform'],
    registers,
  });
  const up = new Gauge({ name: 'sourced_connected', help: '1: the platform is connected.', labelNames: ['platform'], registers });
  const bugs = new Counter({ name: 'sourced_bugs_total', help: 'Bugs that a person saw a reference of.', registers });
  new Gauge({
    name: 'sourced_queue',
    help: 'Asks that are waiting or in hand.',
    registers,
    collect() {
      this.set(busy());
    },
  });
  return {
    answered: (platform, outcome, ms) => {
      asks.inc({ platform, outcome });
      seconds.observe({ platform }, ms / 1000);
    },
    undelivered: (platform, reason) => lost.inc({ platform, reason }),
    retried: (platform) => retries.inc({ platform }),
    connected: (platform, connected) => up.set({ platform }, connected ? 1 : 0),
    failed: () => bugs.inc(),
    expose: async () => ({ text: await registry.metrics(), type: registry.contentType }),
  };
}
