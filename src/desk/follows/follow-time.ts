import { localTime } from '../../domain/local-time.ts';
import { lastUntil, nextAfter } from '../daily/calendar.ts';
import { WEEKDAYS } from '../daily/schedules.ts';
import type { Follow } from './follows.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Paced = Pick<Follow, 'pace' | 'zone' | 'at'>;

/** The first time (epoch ms), from an instant (epoch ms) on, at which a follow tells what there is to tell. */
export function occasionFrom({ pace, zone, at }: Paced, from: number): number {
  if (pace === 'now') return from;
  if (pace === 'hourly') {
    const hour = hourOf(from, zone);
    return hour === from ? hour : hour + HOUR;
  }
  return nextAfter({ days: WEEKDAYS, time: at, zone }, from - 1) ?? from;
}

/** The last such time up to an instant (epoch ms). */
export function lastOccasion({ pace, zone, at }: Paced, until: number): number {
  if (pace === 'now') return until;
  if (pace === 'hourly') return hourOf(until, zone);
  return lastUntil({ days: WEEKDAYS, time: at, zone }, until) ?? until;
}

/** When something may go out that is ready at an instant (epoch ms): then, or when the person's quiet hours are over. Threads have none. */
export function awakeAt({ where, quiet, zone }: Pick<Follow, 'where' | 'quiet' | 'zone'>, ready: number): number {
  if (where.kind !== 'privately' || quiet === null) return ready;
  const { time } = localTime(ready, zone);
  const { from, to } = quiet;
  const isQuiet = from < to ? from <= time && time < to : from <= time || time < to;
  return isQuiet ? (nextAfter({ days: WEEKDAYS, time: to, zone }, ready) ?? ready) : ready;
}

/** The full hour, on the clocks of a zone, that an instant lies in. */
function hourOf(instant: number, zone: string): number {
  const minutes = Number(localTime(instant, zone).time.slice(3));
  return instant - (instant % MINUTE) - minutes * MINUTE;
}
