/** Whether that is a time zone's name that the platform knows (IANA's, or UTC). */
export function isTimeZone(name: string): boolean {
  try {
    return formatFor(name) !== null;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** How an instant reads on the clocks of a place. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM`, of 24 hours. */
  readonly time: string;
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

/** An instant (epoch ms) on the clocks of a time zone. Throws RangeError for a zone that there isn't. */
export function localTime(at: number, zone: string): LocalTime {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  return { day, time: `${parts.hour}:${parts.minute}`, weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7 };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** "Tue 24 Nov 2026", for a date (`YYYY-MM-DD`). */
export function dayShown(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return `${DAYS[(date.getUTCDay() + 6) % 7]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "Tue 24 Nov 2026, 07:00", as the clocks of a zone show an instant (epoch ms). */
export function momentShown(at: number, zone: string): string {
  const { day, time } = localTime(at, zone);
  return `${dayShown(day)}, ${time}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes thousands of times as long as using it. */
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}
