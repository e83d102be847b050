const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 822's zones by name, in minutes. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  cet: 60,
  cest: 120,
};
const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?\s*(?<half>[ap]\.?m\.?)?\s*(?<zone>[a-z]{1,4}|[+-]\d{2}(?::?\d{2})?)?`;
const FORMS: readonly RegExp[] = [
  // 2026-05-03, 2026-05-03T18:20:00.5+02:00, 2026-05-03 18:20, 20260503T182000+0200
  new RegExp(String.raw`^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[t\s]+${TIME})?(?<bare>z|[+-]\d{2}:\d{2})?$`, 'iu'),
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:t(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?<zone>z|[+-]\d{2}:?\d{2})?)?$/iu,
  // Sun, 03 May 2026 18:20:00 +0200; 3 May 2026
  new RegExp(
    String.raw`^(?:[a-z]{3,9},?\s+)?(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<name>[a-z]{3,9})\.?,?\s+(?<year>\d{4})(?:,?\s+(?:at\s+)?${TIME})?$`,
    'iu',
  ),
  // May 3, 2026 6:20 pm; Sunday, May 3, 2026
  new RegExp(
    String.raw`^(?:[a-z]{3,9},?\s+)?(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?:,?\s+(?:at\s+)?${TIME})?$`,
    'iu',
  ),
];
/** Nothing was published before there was print, nor more than a year from now. */
const FIRST_YEAR = 1500;
const AHEAD = 366 * 86_400_000;

/**
 * The instant that a text names, as UTC ISO text; null where it names none. ISO 8601, RFC 822 (RSS) and English forms with the month in
 * words; without a zone it is taken for UTC, without a time for the day's first instant. Days that don't exist name none.
 */
export function instantOf(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  // A date is short; nothing longer is worth matching.
  if (trimmed.length > 60) return null;
  const parts = FORMS.map((form) => form.exec(trimmed)?.groups).find((groups) => groups !== undefined);
  if (!parts) return null;
  const month = parts.name === undefined ? Number(parts.month) - 1 : MONTHS.indexOf(parts.name.slice(0, 3).toLowerCase());
  const zone = zoneOf(parts.bare ?? parts.zone);
  const hour = hourOf(Number(parts.hour ?? 0), parts.half);
  if (zone === null || month < 0) return null;
  const [year, day, minute, second] = [Number(parts.year), Number(parts.day), Number(parts.minute ?? 0), Number(parts.second ?? 0)];
  if (hour > 23 || minute > 59 || second > 60) return null;
  const date = new Date(Date.UTC(year, month, day, hour, minute, Math.min(second, 59)));
  // Date.UTC takes years below 100 for ones of the last century, and rolls days over.
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return null;
  return new Date(date.getTime() - zone * 60_000).toISOString();
}

/** The same for when something came out; null, too, for a date that can't be one. `now` is epoch ms. */
export function publishedOf(text: string | null | undefined, now: number): string | null {
  const instant = instantOf(text);
  if (instant === null) return null;
  const at = Date.parse(instant);
  return new Date(at).getUTCFullYear() < FIRST_YEAR || at > now + AHEAD ? null : instant;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (/^p/iu.test(half) ? 12 : 0);
}

/** Minutes that a zone is ahead of UTC; null for one that isn't known. */
function zoneOf(zone: string | undefined): number | null {
  if (zone === undefined) return 0;
  const offset = /^(?<sign>[+-])(?<hours>\d{2}):?(?<minutes>\d{2})?$/u.exec(zone)?.groups;
  if (!offset) return ZONES[zone.toLowerCase()] ?? null;
  return (offset.sign === '-' ? -1 : 1) * (Number(offset.hours) * 60 + Number(offset.minutes ?? 0));
}
