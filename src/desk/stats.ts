import { type Answer, blank, OUTCOMES, type Outcome, type Section } from '../domain/answer.ts';
import type { View } from '../search/view.ts';
import { STATS_TEXT } from '../text/stats.ts';
import { type AskTally, timesTold } from './asks.ts';
import type { Books } from './books.ts';
import { dueIn } from './due.ts';
import { type GapEyes, mayCount, openGaps } from './gaps/gap-list.ts';
import type { GapTally } from './gaps/gaps.ts';
import type { OnFile } from './on-file.ts';

/** What figures are made from, for one pair of eyes. */
export interface StatsMeans extends GapEyes {
  readonly books: Pick<Books, 'asks' | 'gaps'>;
  readonly onFile: Pick<OnFile, 'thing' | 'store'>;
}

/** Lines of a list. */
const MOST = 10;
const DAY = 86_400_000;

/** Outcomes that say that the file was asked, and has something or has not. */
const PUT: ReadonlySet<string> = new Set<Outcome>(['found', 'partial', 'disputed', 'not-known', 'not-on-file', 'held', 'withdrawn']);
/** What was asked for all that, and isn't a question to the file. */
const ASIDE: ReadonlySet<string> = new Set<Outcome>(['notice']);

/**
 * What the desk sees of what was asked in the last days: counts, without a word of what was asked. What is about things that these eyes may not
 * see is left out of every one of them.
 */
export function stats(days: number, means: StatsMeans): Answer {
  const { books, view, now } = means;
  const since = now - days * DAY;
  const asks = books.asks.since(since).filter((ask) => mayCount(ask, means) && !ASIDE.has(ask.outcome));
  // What is only near is no answer.
  const told = timesTold(books.asks.toldSince(since), (tally) => tally.outcome !== 'not-on-file' && mayCount(tally, means));
  const { missed, put } = unanswered(asks);
  const all = sum(asks);
  const sections: Section[] = [
    { title: STATS_TEXT.outcomes, quotes: [], lines: [STATS_TEXT.total(all), ...byOutcome(asks, all), STATS_TEXT.unanswered(missed, put)] },
    { title: STATS_TEXT.topics, quotes: [], lines: byTopic(asks, all, view) },
    { title: STATS_TEXT.asked, quotes: [], lines: mostAsked(told, view) },
    { title: STATS_TEXT.due, quotes: [], lines: dueLines(told, means) },
    { title: STATS_TEXT.gaps, quotes: [], lines: gapLines(since, means) },
  ];
  return { ...blank('', null, now), outcome: 'briefing', status: null, title: STATS_TEXT.title(days), sections };
}

const sum = (asks: readonly AskTally[]): number => asks.reduce((all, { times }) => all + times, 0);

/** How many of the questions that were put to the file found nothing on it. */
function unanswered(asks: readonly AskTally[]): { readonly missed: number; readonly put: number } {
  const put = asks.filter(({ outcome }) => PUT.has(outcome));
  return { missed: sum(put.filter(({ outcome }) => outcome === 'not-on-file')), put: sum(put) };
}

function byOutcome(asks: readonly AskTally[], all: number): string[] {
  return OUTCOMES.flatMap((outcome) => {
    const times = sum(asks.filter((ask) => ask.outcome === outcome));
    return times === 0 ? [] : [STATS_TEXT.line(STATS_TEXT.outcome[outcome], times, all)];
  });
}

function byTopic(asks: readonly AskTally[], all: number, view: View): string[] {
  const rows = [...Map.groupBy(asks, ({ topicId }) => topicId)].map(
    ([id, some]) => [id === null ? STATS_TEXT.noTopic : (view.topicById.get(id)?.title ?? id), sum(some)] as const,
  );
  return limited(rows.sort(most).map(([title, times]) => STATS_TEXT.line(title, times, all)));
}

const most = (a: readonly [string, number], b: readonly [string, number]): number => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);

/** Of facts and passages that these eyes may see. */
function mostAsked(told: ReadonlyMap<string, number>, view: View): string[] {
  return limited(
    [...told]
      .filter(([id]) => view.factById.get(id)?.reviewed)
      .sort(most)
      .map(([id, times]) => STATS_TEXT.told(id, times)),
  );
}

function dueLines(told: ReadonlyMap<string, number>, means: StatsMeans): string[] {
  return limited(dueIn(means, told).map(({ fact: { id }, asked, why }) => STATS_TEXT.dueLine(id, asked, why)));
}

function gapLines(since: number, means: StatsMeans): string[] {
  const { books } = means;
  const known = books.gaps.tally().filter((gap) => mayCount(gap, means));
  const settled = known.filter(({ settledAt }) => settledAt !== null && settledAt >= since);
  const acts = (state: GapTally['state']) => new Set(settled.flatMap((gap) => (gap.state === state ? (gap.settledId ?? []) : []))).size;
  return [
    STATS_TEXT.open(openGaps(books.gaps.open(), null, means)),
    STATS_TEXT.settled(acts('filled'), acts('closed')),
    STATS_TEXT.took(median(timesToFact(settled))),
  ];
}

/** How long (ms) each question was open that was answered, from the first who asked it. */
function timesToFact(settled: readonly GapTally[]): number[] {
  const filled = settled.filter(({ state }) => state === 'filled');
  return [...Map.groupBy(filled, ({ settledId }) => settledId).values()].map(
    (some) => (some[0]?.settledAt ?? 0) - Math.min(...some.map(({ at }) => at)),
  );
}

function median(all: readonly number[]): number | null {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

const limited = (lines: readonly string[]): string[] =>
  lines.length <= MOST ? [...lines] : [...lines.slice(0, MOST), STATS_TEXT.more(lines.length - MOST)];

/** What is watched from outside, over all that there is: numbers alone. */
export interface Figures {
  /** Questions that nothing answers yet and whose words are kept, each counted once for each who asked it. */
  readonly openGaps: number;
  /** Of the questions put to the file, the share that found nothing, 0 to 1; null: none was put. */
  readonly unanswered: { readonly day: number | null; readonly month: number | null };
  /** Live facts that are due for another look. */
  readonly due: number;
}

/** What the figures are made from. */
export interface FiguresMeans extends Pick<StatsMeans, 'books' | 'view' | 'now'> {
  readonly onFile: Pick<OnFile, 'store'>;
}

/** The figures at a moment. `view`: of somebody who may see as much as there is. `now` is epoch ms. */
export function figures({ books, view, now, onFile }: FiguresMeans): Figures {
  const share = (days: number): number | null => {
    const { missed, put } = unanswered(books.asks.since(now - days * DAY));
    return put === 0 ? null : missed / put;
  };
  return {
    openGaps: books.gaps.open().length,
    unanswered: { day: share(1), month: share(30) },
    due: dueIn({ view, now, onFile }, new Map()).length,
  };
}
