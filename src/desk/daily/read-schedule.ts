import { UserError } from '../../domain/errors.ts';
import { isTimeZone } from '../../domain/local-time.ts';
import { suggest } from '../../knowledge/suggest.ts';
import { SCHEDULE_TEXT } from '../../text/schedule.ts';
import { WEEKDAYS, type Weekday } from './schedules.ts';

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const WHOLE: Readonly<Record<string, readonly Weekday[]>> = {
  daily: WEEKDAYS,
  'every day': WEEKDAYS,
  all: WEEKDAYS,
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
};

/** Days as people write them: "mon-fri", "Mon, Wed and Friday", "weekdays", "daily". Throws UserError (exit code 2) for anything else. */
export function readDays(text: string): readonly Weekday[] {
  const asked = text.trim().toLowerCase();
  const whole = WHOLE[asked];
  if (whole) return whole;
  const days = new Set<Weekday>();
  for (const part of asked.split(/\s*(?:,|;|\band\b|\s)\s*/u).filter((each) => each !== '')) {
    const [first = '', last = first, ...more] = part.split(/[-–]/u);
    const [from, to] = [dayNamed(first), dayNamed(last)];
    if (from === null || to === null || more.length > 0) throw new UserError(SCHEDULE_TEXT.notDays(text), 2);
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day as Weekday);
      if (day === to) break;
    }
  }
  if (days.size === 0) throw new UserError(SCHEDULE_TEXT.notDays(text), 2);
  return WEEKDAYS.filter((day) => days.has(day));
}

function dayNamed(word: string): number | null {
  const at = NAMES.findIndex((name) => word.length >= 2 && (word.startsWith(name) || name.startsWith(word)));
  return at < 0 ? null : at + 1;
}

/** "Mon–Fri", "Mon, Wed", "every day". */
export function daysShown(days: readonly Weekday[]): string {
  if (days.length === WEEKDAYS.length) return SCHEDULE_TEXT.everyDay;
  const shown = (day: Weekday): string => {
    const name = NAMES[day - 1] ?? '';
    return name.slice(0, 1).toUpperCase() + name.slice(1);
  };
  const [first, last] = [days[0], days.at(-1)];
  const isRun = days.every((day, at) => at === 0 || day === (days[at - 1] ?? 0) + 1);
  if (isRun && days.length > 2 && first && last) return `${shown(first)}–${shown(last)}`;
  return days.map(shown).join(', ');
}

/** A time of day as people write it: "7:00", "07.00", "19:30". `HH:MM`. Throws UserError (exit code 2) for anything else. */
export function readTime(text: string): string {
  const [, hour = '', minute = ''] = /^\s*(\d{1,2})[:.](\d{2})\s*$/u.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) throw new UserError(SCHEDULE_TEXT.notTime(text), 2);
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** A time zone's name as the IANA has it. Throws UserError (exit code 2), with the nearest one, for what is none. */
export function readZone(text: string): string {
  const asked = text.trim().replaceAll(' ', '_');
  const known = Intl.supportedValuesOf('timeZone');
  const found = known.find((name) => name.toLowerCase() === asked.toLowerCase()) ?? (isTimeZone(asked) && asked !== '' ? asked : null);
  if (found !== null) return found;
  const inCity = known.find((name) => name.split('/').at(-1)?.toLowerCase() === asked.toLowerCase());
  throw new UserError(SCHEDULE_TEXT.notZone(text, inCity ?? suggest(asked, known)), 2);
}
