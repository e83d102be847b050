import { dayShown, localTime, momentShown } from '../domain/local-time.ts';

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);
const listed = (parts: readonly string[], more: number): string =>
  [...parts, ...(more > 0 ? [`${more} more`] : [])].join(', ').replace(/, (?=\d+ more$)/u, ' and ');

/** How many of each there are; what there is none of is left out. */
export interface Counted {
  readonly fresh: number;
  readonly status: number;
  readonly superseded: number;
  readonly restored: number;
  readonly lapsed: number;
}

/** What stands on file on a topic, as the sections have it. */
export interface Standing {
  readonly confirmed: number;
  readonly official: number;
  readonly reported: number;
  readonly disputed: number;
  readonly foundFalse: number;
  readonly unknown: number;
  readonly watched: number;
  readonly lapsed: number;
}

/** Times stand as the clocks of the schedule's zone show them. */
export const SUMMARY_TEXT = {
  title: (day: string) => `Daily summary · ${dayShown(day)}`,
  topicTitle: (topic: string, day: string) => `${topic} · ${dayShown(day)}`,

  header: 'This summary',
  topic: (title: string, id: string, desk: string) => `Topic: ${title} (${id}) · ${desk}`,
  asOf: (now: number, zone: string) => `As of ${momentShown(now, zone)} (${zone})`,
  covers: (from: number, to: number, zone: string) => `Covers ${momentShown(from, zone)} to ${momentShown(to, zone)}`,
  coversFrom: (from: number, zone: string) => `covers from ${momentShown(from, zone)}`,
  /** What the lines begin with that say when it was looked at. */
  moving: ['As of ', 'Covers '],
  next: (next: number | null, zone: string) => `Next update: ${next === null ? 'none set' : momentShown(next, zone)}`,
  duty: (duty: string | null) => `Duty editor: ${duty ?? 'nobody named'}`,
  offline: (gaps: number, from: number, to: number, zone: string) =>
    `The bot was offline ${gaps === 1 ? 'from' : `${gaps} times between`} ${momentShown(from, zone)} ${gaps === 1 ? 'to' : 'and'} ${momentShown(to, zone)}; this covers all of it.`,
  previous: 'The summary before this one',
  /** An edit of another local day than the summary's says which. */
  edit: (at: number, day: string, zone: string, text: string) =>
    `${localTime(at, zone).day === day ? localTime(at, zone).time : momentShown(at, zone)} ${text}`,
  moreEdits: (n: number) => `and ${count(n, 'more edit', 'more edits')}`,
  isCorrection: (edit: string) => edit.startsWith('Correction:'),
  /** What the lines on edits look like. */
  isEdit: /^(?:(?:\w{3} \d{1,2} \w{3} \d{4}, )?\d{2}:\d{2} (?:Correction|Update):|and \d+ more edits?$)/u,

  quiet: (since: number, zone: string) => `Nothing new since ${momentShown(since, zone)}.`,
  changed: (n: Counted) => {
    const parts = changedParts(n);
    return parts.length === 0 ? '' : `${parts.join(', ')}.`;
  },
  stands: (n: Standing) => {
    const parts = [
      ...(n.confirmed > 0 ? [`${n.confirmed} confirmed`] : []),
      ...(n.official > 0 ? [`${n.official} official`] : []),
      ...(n.reported > 0 ? [`${n.reported} not confirmed`] : []),
      ...(n.disputed > 0 ? [`${n.disputed} disputed`] : []),
      ...(n.foundFalse > 0 ? [`${n.foundFalse} found false`] : []),
      ...(n.unknown > 0 ? [`${n.unknown} not known`] : []),
      ...(n.watched > 0 ? [`${n.watched} watched`] : []),
      ...(n.lapsed > 0 ? [`${n.lapsed} lapsed`] : []),
    ];
    return `On file: ${parts.length === 0 ? 'nothing that may be quoted' : parts.join(', ')}.`;
  },
  corrections: (n: number, whats: readonly string[]) => `${count(n, 'correction', 'corrections')}: ${listed(whats, n - whats.length)}.`,
  moreTopics: (n: number) => `${count(n, 'more topic', 'more topics')} in the thread, or by /brief.`,

  withdrawn: (id: string) => `${id} withdrawn`,
  foundFalse: (id: string) => `${id} found false`,
  correctedBy: (id: string, by: string) => `${id} corrected by ${by}`,
  corrected: (id: string) => `${id} worded otherwise`,
  edited: (corrections: string, changes: string) =>
    corrections === '' ? `Update: ${changes}.` : `Correction: ${corrections}.${changes === '' ? '' : ` ${changes}.`}`,
  whats: (whats: readonly string[], more: number) => listed(whats, more),
  counts: (n: Counted, moves: readonly string[]) =>
    changedParts(n)
      .map((part) => (STATUS_CHANGED.test(part) && moves.length > 0 ? `${part}: ${moves.join(', ')}` : part))
      .join(', '),
  move: (id: string, was: string, is: string) => `${id} ${was} → ${is}`,
  correctionTitle: 'Correction',
  whatCorrected: 'What was corrected or withdrawn',
  nowStands: 'As it stands now',

  byCorrection: (id: string, by: string) => `${id}: corrected by ${by}.`,
  superseded: (id: string, by: string) => `${id}: superseded by ${by}.`,
  restored: (id: string) => `${id}: nothing stands instead of it any more.`,
  fresh: (n: number) => `${n} new.`,
  sideBySide: (entries: readonly string[], more: number) => `${listed(entries, more)}: we have not established which is right.`,
  dated: (id: string, date: string | null) => `${id} (${date === null ? 'undated' : date.slice(0, 10)})`,
  open: (n: number) => `${count(n, 'question', 'questions')} from staff found nothing on file.`,
  openUntil: (id: string, at: number, zone: string) => `${id}: open until ${momentShown(at, zone)}.`,
  lapsed: 'Watch: windows that have passed',
  more: (n: number, topicId: string) => `${n} more: /brief ${topicId}`,
} as const;

const STATUS_CHANGED = /^\d+ status(?:es)? changed$/u;

function changedParts(n: Counted): string[] {
  return [
    ...(n.fresh > 0 ? [`${n.fresh} new`] : []),
    ...(n.status > 0 ? [count(n.status, 'status changed', 'statuses changed')] : []),
    ...(n.superseded > 0 ? [`${n.superseded} superseded`] : []),
    ...(n.restored > 0 ? [`${n.restored} back in place`] : []),
    ...(n.lapsed > 0 ? [count(n.lapsed, 'window passed', 'windows passed')] : []),
  ];
}
