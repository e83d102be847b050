/**
 * Relative time in a quote: where it stands, and when its window lapses (DOMAIN.md, rule 7).
 * All instants are epoch ms; offsets are UTF-16 units into the quote.
 */
export interface RelativeTime {
  readonly words: string;
  readonly start: number;
  /** How long the window stays open after publication, ms; null where the words set no window ("currently"). */
  readonly lasts: number | null;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Windows lapse: hours after 24 h, days after 7 d, weeks after 30 d (DOMAIN.md, rule 7); months after 92 d by the same logic. */
const WINDOWS: readonly (readonly [RegExp, number | null])[] = [
  [
    /\b(?:in|over|within) (?:the )?(?:coming|next) (?:few )?hours?\b|\bwithin (?:the )?(?:next )?(?:\w+ )?hours?\b|\bin the next \w+ hours?\b/giu,
    DAY,
  ],
  [/\b(?:today|tonight|this (?:morning|afternoon|evening)|tomorrow)\b/giu, DAY],
  [
    /\b(?:in|over|within) the (?:coming|next) (?:few )?days?\b|\bwithin (?:the )?(?:next )?(?:\w+ )?days?\b|\bin the next \w+ days?\b|\bthis week\b|\bin (?:the )?coming days\b/giu,
    7 * DAY,
  ],
  // "Shortly after midnight" and "as soon as" set no window of their own.
  [/\b(?:shortly(?! (?:after|before)\b)|(?<!\b(?:as|too|so|how|very) )soon(?! (?:after|as)\b)|imminently)\b/giu, 7 * DAY],
  [
    /\b(?:in|over|within) the (?:coming|next) (?:few )?weeks?\b|\bwithin (?:the )?(?:next )?(?:\w+ )?weeks?\b|\bin the next \w+ weeks?\b|\bnext week\b|\bthis month\b|\bin (?:the )?coming weeks\b/giu,
    30 * DAY,
  ],
  [/\b(?:in|over|within) the (?:coming|next) (?:few )?months?\b|\bnext month\b/giu, 92 * DAY],
  [/\b(?:recently|currently|so far|to date|not yet|at the time of writing|yesterday|last (?:night|week|month))\b/giu, null],
  [/\b(?:on|by|until|since|from|before|late|early) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/giu, null],
];

/** Every piece of relative time in a quote, in the order in which it stands there. */
export function relativeTimes(quote: string): readonly RelativeTime[] {
  const known = read.get(quote);
  if (known) return known;
  if (read.size >= READ) read.clear();
  const found = readTimes(quote);
  read.set(quote, found);
  return found;
}

/** The same quotes are shown over and over, and reading one takes longer than all else about showing it. */
const read = new Map<string, readonly RelativeTime[]>();
const READ = 20_000;

function readTimes(quote: string): RelativeTime[] {
  const found: RelativeTime[] = [];
  for (const [pattern, lasts] of WINDOWS) {
    for (const hit of quote.matchAll(pattern)) {
      if (found.some((other) => hit.index < other.start + other.words.length && other.start < hit.index + hit[0].length)) continue;
      found.push({ words: hit[0], start: hit.index, lasts });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** How a quote's relative time stands at `now`. */
export type TimeStanding = 'none' | 'undated' | 'open' | 'lapsed';

/**
 * `none` where the quote has no relative time; `undated` where it has and the source has no date; `lapsed` where a window
 * for something still to come has passed. `validUntil`, where the desk set it, decides instead of the words.
 */
export function timeStanding(quote: string, publishedAt: string | null, validUntil: string | null, now: number): TimeStanding {
  const lapses = lapsesAt(quote, publishedAt, validUntil);
  if (lapses !== null && now >= lapses) return 'lapsed';
  if (relativeTimes(quote).length === 0) return 'none';
  return publishedAt === null ? 'undated' : 'open';
}

/** When a quote's window has passed (epoch ms), the first of several; null: it has none, or the source's date would be needed to tell. */
export function lapsesAt(quote: string, publishedAt: string | null, validUntil: string | null): number | null {
  if (validUntil !== null) return Date.parse(validUntil);
  if (publishedAt === null) return null;
  const windows = relativeTimes(quote).flatMap(({ lasts }) => lasts ?? []);
  return windows.length === 0 ? null : Date.parse(publishedAt) + Math.min(...windows);
}
