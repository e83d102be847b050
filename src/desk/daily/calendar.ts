import { Cron } from 'croner';
import { type LocalTime, localTime } from '../../domain/local-time.ts';

/** On which days and at what local time something comes: as in a `Schedule`. */
export interface Recurring {
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[];
  /** `HH:MM`. */
  readonly time: string;
  /** IANA's name. */
  readonly zone: string;
}

/**
 * The first time (epoch ms) after an instant (epoch ms) at which it comes. Where clocks skip that hour it comes right after, where they have
 * it twice it comes at the first; null: never.
 */
export function nextAfter(recurring: Recurring, after: number): number | null {
  return cronOf(recurring).nextRun(new Date(after))?.getTime() ?? null;
}

/** The last time (epoch ms) up to an instant (epoch ms), that instant included; null: never. */
export function lastUntil(recurring: Recurring, until: number): number | null {
  // croner looks for whole seconds before the one that it is given.
  const [last] = cronOf(recurring).previousRuns(1, new Date(Math.floor(until / SECOND) * SECOND + SECOND));
  return last?.getTime() ?? null;
}

/** The instant (epoch ms) at which clocks of a zone show that date (`YYYY-MM-DD`) and time (`HH:MM`); null: there is no such date. */
export function instantOf({ day, time }: Pick<LocalTime, 'day' | 'time'>, zone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null;
  const [hour = '', minute = ''] = time.split(':');
  const [, month = '', date = ''] = day.split('-');
  const cron = new Cron(`${Number(minute)} ${Number(hour)} ${Number(date)} ${Number(month)} *`, { timezone: zone, paused: true });
  const found = cron.nextRun(new Date(Date.parse(`${day}T00:00:00Z`) - 2 * 24 * 60 * 60 * SECOND))?.getTime() ?? null;
  return found !== null && localTime(found, zone).day === day ? found : null;
}

const SECOND = 1000;

const crons = new Map<string, Cron>();

function cronOf({ days, time, zone }: Recurring): Cron {
  const [hour = '', minute = ''] = time.split(':');
  const pattern = `${Number(minute)} ${Number(hour)} * * ${days.join(',')}`;
  const key = `${pattern} ${zone}`;
  const known = crons.get(key) ?? new Cron(pattern, { timezone: zone, paused: true });
  crons.set(key, known);
  return known;
}
