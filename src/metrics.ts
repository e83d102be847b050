import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted, for Prometheus. No label ever holds a question, a person or a channel. */
export interface Metrics {
  /** `topic`: what was asked about, "restricted" for what not all may see; null: about none. */
  readonly answered: (platform: string, outcome: string, ms: number, topic: string | null) => void;
  /** A question that nothing answered is answered, so many ms after it was first asked. */
  readonly filled: (ms: number) => void;
  readonly undelivered: (platform: string, reason: string) => void;
  readonly retried: (platform: string) => void;
  readonly connected: (platform: string, connected: boolean) => void;
  readonly failed: () => void;
  /** What became of so many items that came in `from` the inbox or a feed. */
  readonly imported: (from: string, outcome: string, count: number) => void;
  /** A file of the inbox was put into that folder. */
  readonly filed: (folder: string) => void;
  readonly polled: (outcome: string) => void;
  /** The text format that Prometheus reads, and its content type. */
  readonly expose: () => Promise<{ readonly text: string; readonly type: string }>;
}

/** What the desk has to see to, as numbers. */
export interface DeskFigures {
  readonly openGaps: number;
  /** 0 to 1; null: nothing was asked. */
  readonly unanswered: { readonly day: number | null; readonly month: number | null };
  readonly due: number;
}

/** `busy` tells how many asks are waiting or in hand; `figures` what the desk has to see to (left out: there is no desk). */
export function makeMetrics(busy: () => number, figures?: () => DeskFigures): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const asks = new Counter({
    name: 'sourced_asks_total',
    help: 'Asks that were answered, by platform, outcome and topic ("restricted": not all may see it; "none": about none).',
    labelNames: ['platform', 'outcome', 'topic'],
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
  const items = new Counter({
    name: 'sourced_intake_items_total',
    help: 'Items that came in by themselves, from "inbox" or "feed", by what became of them.',
    labelNames: ['from', 'outcome'],
    registers,
  });
  const files = new Counter({
    name: 'sourced_inbox_files_total',
    help: 'Files of the inbox, by the folder that they were put into.',
    labelNames: ['folder'],
    registers,
  });
  const polls = new Counter({
    name: 'sourced_feed_polls_total',
    help: 'Polls of feeds: "new" brought something, "unchanged" nothing.',
    labelNames: ['outcome'],
    registers,
  });
  const bugs = new Counter({ name: 'sourced_bugs_total', help: 'Bugs that a person saw a reference of.', registers });
  new Gauge({
    name: 'sourced_queue',
    help: 'Asks that are waiting or in hand.',
    registers,
    collect() {
      this.set(busy());
    },
  });
  const toFact = new Histogram({
    name: 'sourced_gap_to_fact_seconds',
    help: 'From a question that nothing answered being asked first to an editor answering it, in seconds.',
    buckets: [600, 3600, 4 * 3600, 12 * 3600, 24 * 3600, 3 * 24 * 3600, 7 * 24 * 3600, 30 * 24 * 3600],
    registers,
  });
  let known: DeskFigures | null = null;
  if (figures)
    watchDesk(() => {
      known ??= figures();
      return known;
    }, registers);
  return {
    filled: (ms) => toFact.observe(ms / 1000),
    answered: (platform, outcome, ms, topic) => {
      asks.inc({ platform, outcome, topic: topic ?? 'none' });
      seconds.observe({ platform }, ms / 1000);
    },
    undelivered: (platform, reason) => lost.inc({ platform, reason }),
    retried: (platform) => retries.inc({ platform }),
    connected: (platform, connected) => up.set({ platform }, connected ? 1 : 0),
    failed: () => bugs.inc(),
    imported: (from, outcome, count) => items.inc({ from, outcome }, count),
    filed: (folder) => files.inc({ folder }),
    polled: (outcome) => polls.inc({ outcome }),
    expose: async () => {
      // Read once for all gauges of a look.
      known = null;
      return { text: await registry.metrics(), type: registry.contentType };
    },
  };
}

function watchDesk(figures: () => DeskFigures, registers: Registry[]): void {
  new Gauge({
    name: 'sourced_gaps_open',
    help: 'Questions that nothing on file answers, each for each who asked it.',
    registers,
    collect() {
      this.set(figures().openGaps);
    },
  });
  new Gauge({
    name: 'sourced_unanswered_share',
    help: 'Of the questions put to the file, the share that found nothing, 0 to 1, in the last "24h" and "30d".',
    labelNames: ['window'],
    registers,
    collect() {
      const { day, month } = figures().unanswered;
      this.reset();
      if (day !== null) this.set({ window: '24h' }, day);
      if (month !== null) this.set({ window: '30d' }, month);
    },
  });
  new Gauge({
    name: 'sourced_facts_due',
    help: 'Live entries that are due for another look.',
    registers,
    collect() {
      this.set(figures().due);
    },
  });
}
