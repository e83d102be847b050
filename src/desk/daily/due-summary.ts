import { localTime } from '../../domain/local-time.ts';
import type { Point } from '../point.ts';
import { lastUntil, nextAfter } from './calendar.ts';
import type { Schedule } from './schedules.ts';
import type { DaySummary, Summaries, SummaryNotes } from './summaries.ts';

const DAY = 24 * 60 * 60_000;

/** For how long (ms) a summary still comes as that of its own day, though that is over by then. */
const LATE = 6 * 60 * 60_000;

/**
 * The local date (`YYYY-MM-DD`) for which a channel's summary is to be made now (epoch ms); null: none is. One that was missed is made up
 * for as soon as the bot is there; much later it is another day's, and left to that day's own where that is still to come, which covers it.
 */
export function dueDay(schedule: Schedule, summaries: Pick<Summaries, 'of' | 'last'>, now: number): string | null {
  const { platform, channel, zone, since, state } = schedule;
  if (state === 'paused') return null;
  const slot = lastUntil(schedule, now);
  if (slot === null || slot < since) return null;
  const own = localTime(slot, zone).day;
  const day = isLate(own, slot, zone, now) ? localTime(now, zone).day : own;
  if (summaries.of(platform, channel, day) !== null) return null;
  const last = summaries.last(platform, channel);
  if (last !== null && last.made.at >= slot) return null;
  if (day === own) return day;
  const next = nextAfter(schedule, now);
  return next !== null && localTime(next, zone).day === day ? null : day;
}

/** Whether what was due at an instant (epoch ms) on that local date is too late to come as that day's. */
export const isLate = (day: string, due: number, zone: string, now: number): boolean =>
  now - due >= LATE && localTime(now, zone).day !== day;

/** When a channel's next summary comes after an instant (epoch ms): on a day that has none yet. null: none does. */
export function nextSummary(schedule: Schedule | null, summaries: Pick<Summaries, 'of'>, now: number): number | null {
  if (schedule === null || schedule.state === 'paused') return null;
  const { platform, channel, zone } = schedule;
  let next = nextAfter(schedule, now);
  // What was posted before its time is that day's; a changed zone may have the same day twice.
  for (let tries = 0; next !== null && tries < 3 && summaries.of(platform, channel, localTime(next, zone).day) !== null; tries++)
    next = nextAfter(schedule, next);
  return next;
}

/** What a summary of a schedule is made with at an instant (epoch ms). It covers what happened since the last one that was posted; the first one, since a day before it was set. */
export function newSummary(
  schedule: Schedule,
  day: string,
  now: number,
  { last, point, seqAt }: NewSummaryMeans,
): Pick<DaySummary, 'platform' | 'channel' | 'day' | 'since' | 'made' | 'notes'> {
  const { platform, channel, topics, zone, duty, by, since } = schedule;
  const first = Math.min(since, now) - DAY;
  const before = last?.made ?? { seq: seqAt(first), at: first };
  const notes: SummaryNotes = {
    due: now,
    topics,
    zone,
    duty,
    by,
    offline: [],
    previous: null,
    edits: [],
    corrected: point,
    reply: null,
  };
  return { platform, channel, day, since: before, made: point, notes };
}

interface NewSummaryMeans {
  /** The last one that was posted in the channel. */
  readonly last: DaySummary | null;
  /** Where the desk's history has come to. */
  readonly point: Point;
  readonly seqAt: (at: number) => number;
}
