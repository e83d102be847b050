import type { Topic } from '../../domain/fact.ts';
import { SUMMARY_TEXT } from '../../text/summary.ts';
import type { SummaryAsked } from './summary.ts';

/** Most characters of a title or a name in a line of ours. */
const NAMED = 100;

/** What a topic's part of a summary begins with (DOMAIN.md, "The pinned daily summary", 1). */
export function headerLines({ title, id, desk }: Topic, asked: SummaryAsked): string[] {
  const { now, since, zone, next, duty } = asked;
  return [
    SUMMARY_TEXT.topic(named(title), id, named(desk)),
    SUMMARY_TEXT.asOf(now, zone),
    SUMMARY_TEXT.covers(since.at, now, zone),
    ...offlineLines(asked),
    SUMMARY_TEXT.next(next, zone),
    SUMMARY_TEXT.duty(duty === null ? null : named(duty)),
  ];
}

/**
 * What the pinned part begins with: as few lines as can say the same. `edits`: how many edits are told, the newest first; where there are more,
 * corrections rather than others, since what came and was withdrawn on one day is told nowhere else in it.
 */
export function pinnedHeaderLines(asked: SummaryAsked, edits: number): string[] {
  const { now, since, zone, next, duty, day } = asked;
  const newest = asked.edits.toReversed();
  const corrections = newest.filter(({ text }) => SUMMARY_TEXT.isCorrection(text));
  const chosen = new Set([...new Set([...corrections, ...newest])].slice(0, edits));
  const shown = newest.filter((edit) => chosen.has(edit));
  const more = newest.length - shown.length;
  return [
    `${SUMMARY_TEXT.asOf(now, zone)}, ${SUMMARY_TEXT.coversFrom(since.at, zone)}`,
    `${SUMMARY_TEXT.next(next, zone)} · ${SUMMARY_TEXT.duty(duty === null ? null : named(duty))}`,
    ...offlineLines(asked),
    ...shown.map(({ at, text }) => SUMMARY_TEXT.edit(at, day, zone, text)),
    ...(more > 0 ? [SUMMARY_TEXT.moreEdits(more)] : []),
  ];
}

/** The bot was away in the window, and nobody should think that nothing happened; one line, however often that was. */
function offlineLines({ offline, zone }: SummaryAsked): string[] {
  if (offline.length === 0) return [];
  const from = Math.min(...offline.map((each) => each.from));
  const to = Math.max(...offline.map((each) => each.to));
  return [SUMMARY_TEXT.offline(offline.length, from, to, zone)];
}

/** A title or a name, cut where it is longer than any honest one. */
export function named(text: string): string {
  const characters = [...text.slice(0, NAMED * 2 + 2)];
  return characters.length > NAMED ? `${characters.slice(0, NAMED).join('')}…` : text;
}
