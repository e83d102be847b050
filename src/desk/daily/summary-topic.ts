import { type BriefingAnswer, blank, type Section } from '../../domain/answer.ts';
import type { Fact } from '../../domain/fact.ts';
import { STATUS_LABEL, type Status, weakest } from '../../domain/status.ts';
import { isLive, supersededBy } from '../../search/conflicts.ts';
import { toEvidence } from '../../search/evidence.ts';
import { type Figure, figureLine, figuresOf } from '../../search/figures.ts';
import { dateOf, sideBySide } from '../../search/side-by-side.ts';
import { sourceLines } from '../../search/source-lines.ts';
import { oncePerQuote } from '../../search/topic-facts.ts';
import type { View } from '../../search/view.ts';
import { SECTIONS } from '../../text/answer.ts';
import { SUMMARY_TEXT } from '../../text/summary.ts';
import { WORK_TEXT } from '../../text/work.ts';
import { newerIn } from '../changes/change-set.ts';
import type { SummaryAsked } from './summary.ts';
import { headerLines } from './summary-header.ts';
import { endOf, type ToldChange, type TopicSeen } from './summary-topics.ts';

/** Most quotes, and most lines, of a section; how many more there are is said. */
const MOST = { quotes: 30, lines: 30, group: 6 } as const;

/** A line, and the facts that it speaks of. */
export interface Said {
  readonly line: string;
  readonly factIds: readonly string[];
}

/** A topic's part of a summary: DOMAIN.md's twelve sections in order ("The pinned daily summary"); an empty one is shown as "None". */
export function topicSummary(seen: TopicSeen, asked: SummaryAsked, view: View): BriefingAnswer {
  const { topic, stated } = seen;
  const { now, day } = asked;
  return {
    ...blank('', topic.id, now),
    outcome: 'briefing',
    title: SUMMARY_TEXT.topicTitle(topic.title, day),
    status: weakest(stated.map(({ status }) => status)),
    sections: sectionsOf(seen, asked, view),
  };
}

function sectionsOf(seen: TopicSeen, asked: SummaryAsked, view: View): Section[] {
  const { topic, changes } = seen;
  const { now, zone, since, open } = asked;
  const part = (title: string, facts: readonly Fact[], said: readonly Said[] = [], further = 0): Section => {
    const chosen = oncePerQuote(facts);
    const quotes = chosen.slice(0, MOST.quotes).map((fact) => toEvidence(fact, view, now));
    const shown = said.slice(0, MOST.lines);
    const more = Math.max(chosen.length - quotes.length, said.length - shown.length + further);
    const factIds = [...new Set(shown.flatMap((each) => each.factIds))];
    const lines = [...shown.map(({ line }) => line), ...(more > 0 ? [SUMMARY_TEXT.more(more, topic.id)] : [])];
    return { title, quotes, lines, ...(factIds.length > 0 && { factIds }) };
  };
  const corrected = changes.filter(({ kind }) => kind === 'corrected');
  const others = changes.filter(({ kind }) => kind !== 'corrected' && kind !== 'lapsed');
  const disputes = sideBySide(seen.disputed, view);
  const figures = figuresOf(seen.stated);
  const asking = open(topic.id);
  return [
    { title: SUMMARY_TEXT.header, quotes: [], lines: headerLines(topic, asked) },
    part(SECTIONS.bottomLine, seen.bottomLine),
    part(SECTIONS.corrections, quotableAfter(corrected, view), corrected.map(correctionLine)),
    part(
      SECTIONS.changed,
      quotableAfter(others, view),
      changes.length === 0 ? [bare(SUMMARY_TEXT.quiet(since.at, zone))] : newsLines(others),
    ),
    part(SECTIONS.confirmed, seen.confirmed),
    part(SECTIONS.official, seen.official),
    part(SECTIONS.reported, seen.reported),
    part(
      SECTIONS.disputed,
      disputes.flat(),
      disputes.flatMap((group) => disputeLines(group, view)),
    ),
    part(SECTIONS.figures, [], figures.slice(0, MOST.lines).map(said(view, now)), Math.max(0, figures.length - MOST.lines)),
    part(SECTIONS.unknown, seen.absent, asking > 0 ? [bare(SUMMARY_TEXT.open(asking))] : []),
    part(
      SECTIONS.watch,
      seen.open,
      seen.open.slice(0, MOST.quotes).flatMap((fact) => windowLines(fact, view, zone)),
    ),
    { ...part(SUMMARY_TEXT.lapsed, seen.lapsed), numbered: false },
    part(SECTIONS.sources, [], sourceLines(seen.all, view).map(bare)),
  ];
}

const bare = (line: string): Said => ({ line, factIds: [] });

/** Corrections as they are told above the news. */
export function correctionLine(change: ToldChange): Said {
  const { id, from, to } = change;
  const { status, statusReason } = to.fact;
  const newer = newerIn(change);
  if (status === 'withdrawn') return { line: WORK_TEXT.changes.withdrawn(id, statusReason), factIds: [id] };
  if (newer?.kind === 'corrects') return { line: SUMMARY_TEXT.byCorrection(id, newer.by), factIds: [id, newer.by] };
  const otherwise = from !== null && from.fact.status !== status;
  return { line: otherwise ? moved(id, from.fact.status, status) : WORK_TEXT.changes.corrected(id), factIds: [id] };
}

/** First how many are new, and then each that is otherwise than it was. */
function newsLines(changes: readonly ToldChange[]): Said[] {
  const fresh = changes.filter(({ kind }) => kind === 'new');
  return [
    ...(fresh.length > 0 ? [bare(SUMMARY_TEXT.fresh(fresh.length))] : []),
    ...changes.flatMap((change): Said[] => {
      const { id, kind, from, to } = change;
      const newer = newerIn(change);
      if (kind === 'superseded' && newer) return [{ line: SUMMARY_TEXT.superseded(id, newer.by), factIds: [id, newer.by] }];
      if (kind === 'restored') return [{ line: SUMMARY_TEXT.restored(id), factIds: [id] }];
      return kind === 'status' && from ? [{ line: moved(id, from.fact.status, to.fact.status), factIds: [id] }] : [];
    }),
  ];
}

const moved = (id: string, was: Status, is: Status): string => WORK_TEXT.changes.was(id, STATUS_LABEL[was], STATUS_LABEL[is]);

/** What may be quoted of what changed: the thing itself, or what stands instead of it now. */
export function quotableAfter(changes: readonly ToldChange[], view: View): Fact[] {
  const newer = supersededBy(view);
  const ids = changes.flatMap(({ id, to }) => (to.newer.length === 0 ? [id] : to.newer.map(({ by }) => by)));
  const standing = ids.flatMap((id) => view.factById.get(id) ?? []);
  return [...new Set(standing)].filter((fact) => isLive(fact) && !newer.has(fact.id));
}

/** Which entries stand against each other, and as of when; what was found false isn't open any more. */
export function disputeLines(group: readonly Fact[], view: View): Said[] {
  const open = group.filter(({ status }) => status !== 'found-false');
  if (open.length < 2) return [];
  const named = open.slice(0, MOST.group);
  const entries = named.map((fact) => SUMMARY_TEXT.dated(fact.id, dateOf(fact, view)));
  return [{ line: SUMMARY_TEXT.sideBySide(entries, open.length - named.length), factIds: named.map(({ id }) => id) }];
}

const said =
  (view: View, now: number) =>
  (figure: Figure): Said => ({ line: figureLine(figure, view, now), factIds: [figure.fact.id] });

function windowLines(fact: Fact, view: View, zone: string): Said[] {
  const end = endOf(fact, view);
  return end === null ? [] : [{ line: SUMMARY_TEXT.openUntil(fact.id, end, zone), factIds: [fact.id] }];
}
