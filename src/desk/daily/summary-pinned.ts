import { type BriefingAnswer, blank, type Evidence, type Section } from '../../domain/answer.ts';
import type { Fact } from '../../domain/fact.ts';
import { weakestOf } from '../../search/brief.ts';
import { toEvidence } from '../../search/evidence.ts';
import { sideBySide } from '../../search/side-by-side.ts';
import { oncePerQuote } from '../../search/topic-facts.ts';
import type { View } from '../../search/view.ts';
import { SUMMARY_TEXT } from '../../text/summary.ts';
import { correctionWord, countedIn } from './edit-text.ts';
import type { SummaryAsked } from './summary.ts';
import { named, pinnedHeaderLines } from './summary-header.ts';
import { isShowable, linesOf, PINNED_LINES, PINNED_ROOM, roomOf } from './summary-lines.ts';
import { disputeLines, type Said } from './summary-topic.ts';
import type { TopicSeen } from './summary-topics.ts';

/** How many of each are named in the pinned part at most. More topics than that never have room. */
const MOST = { quotes: 2, corrections: 3, edits: 3, topics: 12 } as const;

/** What of a summary there is room for. */
interface Plan {
  /** How many topics are told. */
  readonly topics: number;
  /** By topic: how many quotes of its bottom line. */
  readonly quotes: readonly number[];
  readonly edits: number;
}

/**
 * The part of a summary that is pinned: what it covers, and of each topic the bottom line, corrections and counts, in at most `PINNED_LINES`
 * lines. Where there is no room, second quotes of bottom lines go first, the last topic's before all, then bottom lines of later topics;
 * a quote goes as a whole.
 */
export function pinnedPart(topics: readonly TopicSeen[], asked: SummaryAsked, view: View): BriefingAnswer {
  const told = topics.slice(0, MOST.topics).map((seen) => tell(seen, asked, view));
  const compose = (plan: Plan): BriefingAnswer => {
    const sections = sectionsOf(told, plan, topics, asked);
    const title = SUMMARY_TEXT.title(asked.day);
    return { ...blank('', null, asked.now), outcome: 'briefing', title, status: weakestOf(sections), sections };
  };
  let plan: Plan = {
    topics: told.length,
    quotes: told.map(({ quotes }) => quotes.length),
    edits: Math.min(asked.edits.length, MOST.edits),
  };
  for (;;) {
    const answer = compose(plan);
    const less = linesOf(answer) <= PINNED_LINES && roomOf(answer) <= PINNED_ROOM ? null : lesser(plan);
    if (less === null) return answer;
    plan = less;
  }
}

/** What goes next where there is no room; null: there is nothing left that may go. */
function lesser({ topics, quotes, edits }: Plan): Plan | null {
  const without = (at: number) => ({ topics, quotes: quotes.map((count, each) => (each === at ? count - 1 : count)), edits });
  const second = quotes.findLastIndex((count) => count > 1);
  if (second >= 0) return without(second);
  const later = quotes.findLastIndex((count) => count > 0);
  if (later > 0) return without(later);
  if (edits > 1) return { topics, quotes, edits: edits - 1 };
  if (topics > 1) return { topics: topics - 1, quotes: quotes.slice(0, topics - 1), edits };
  return later === 0 ? without(0) : null;
}

/** A topic's lines, and the quotes that may stand with them. */
interface Told {
  readonly title: string;
  readonly quotes: readonly Evidence[];
  /** What quotes of its bottom line stand against: neither side is told as if there were no other (DOMAIN.md, rule 5). */
  readonly disputes: readonly Said[];
  readonly lines: readonly Said[];
}

function tell(seen: TopicSeen, { now, since, zone }: SummaryAsked, view: View): Told {
  const quotes = oncePerQuote(seen.bottomLine)
    .map((fact) => toEvidence(fact, view, now))
    .filter(isShowable)
    .slice(0, MOST.quotes);
  const corrected = seen.changes.filter(({ kind }) => kind === 'corrected');
  const shown = corrected.slice(0, MOST.corrections);
  const news = SUMMARY_TEXT.changed(countedIn(seen.changes));
  const quiet = seen.changes.length === 0 ? SUMMARY_TEXT.quiet(since.at, zone) : '';
  const corrections: Said = {
    line: SUMMARY_TEXT.corrections(corrected.length, shown.map(correctionWord)),
    factIds: shown.flatMap(({ id, to }) => [id, ...to.newer.map(({ by }) => by)]),
  };
  const counts: Said = { line: [news, quiet, standing(seen)].filter((text) => text !== '').join(' '), factIds: [] };
  return {
    title: named(seen.topic.title),
    quotes,
    disputes: sideBySide(
      seen.bottomLine.filter(({ status }) => status === 'disputed'),
      view,
    ).flatMap((group) => disputeLines(group, view)),
    lines: [...(corrected.length === 0 ? [] : [corrections]), counts],
  };
}

function standing(seen: TopicSeen): string {
  const of = (facts: readonly Fact[]): number => facts.length;
  const foundFalse = seen.disputed.filter(({ status }) => status === 'found-false').length;
  return SUMMARY_TEXT.stands({
    confirmed: of(seen.confirmed),
    official: of(seen.official),
    reported: of(seen.reported),
    disputed: of(seen.disputed) - foundFalse,
    foundFalse,
    unknown: of(seen.absent),
    watched: of(seen.open),
    lapsed: of(seen.lapsed),
  });
}

function sectionsOf(told: readonly Told[], plan: Plan, topics: readonly TopicSeen[], asked: SummaryAsked): Section[] {
  const quiet = topics.length > 1 && topics.every(({ changes }) => changes.length === 0);
  const left = topics.length - plan.topics;
  const line = (...lines: readonly string[]): Section => ({ title: '', quotes: [], lines });
  const { previous } = asked;
  const about = [...new Set(asked.edits.flatMap(({ factIds = [] }) => factIds))];
  const header = line(...pinnedHeaderLines(asked, plan.edits), ...(quiet ? [SUMMARY_TEXT.quiet(asked.since.at, asked.zone)] : []));
  return [
    {
      ...header,
      ...(about.length > 0 && { factIds: about }),
      ...(previous !== null && { links: [{ text: SUMMARY_TEXT.previous, url: previous }] }),
    },
    ...told.slice(0, plan.topics).flatMap(({ title, quotes, disputes, lines }, at): Section[] => {
      const shown = quotes.slice(0, plan.quotes[at]);
      const under = (titled: string, said: readonly Said[]): Section => {
        const factIds = [...new Set(said.flatMap((each) => each.factIds))];
        return { title: titled, quotes: [], lines: said.map((each) => each.line), ...(factIds.length > 0 && { factIds }) };
      };
      if (shown.length === 0) return [{ ...under(title, lines), numbered: false }];
      return [{ title, numbered: false, quotes: shown, lines: [] }, under('', [...disputes, ...lines])];
    }),
    ...(left > 0 ? [line(SUMMARY_TEXT.moreTopics(left))] : []),
  ];
}
