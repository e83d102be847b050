import type { Source } from '../../domain/source.ts';
import { plainKey } from '../../language/fold.ts';

/** What a question says of the sources that it wants to hear. */
export interface Sought {
  /** Whether it names the publisher, as the one who says so ("according to …", "as … reported"). */
  readonly isBy: (publisher: string) => boolean;
  /** When they came out, or what they tell happened; null: it doesn't say. */
  readonly at: Dates | null;
  /** It asks for what is newest. */
  readonly latest: boolean;
}

/** From the first instant to the last, epoch ms; or, where no year is said, a month, and a day of it (null: any), of any year. */
export type Dates = { readonly from: number; readonly to: number } | { readonly month: number; readonly day: number | null };

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const NAMED = `(${MONTHS.map((month) => `${month}|${month.slice(0, 3)}\\.?`).join('|')})`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const DAY_MS = 24 * 60 * 60_000;

const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/u;
const DAY_MONTH = new RegExp(`\\b${DAY} (?:of )?${NAMED}(?:,? (\\d{4}))?\\b`, 'iu');
const MONTH_DAY = new RegExp(`\\b${NAMED} ${DAY}(?:,? (\\d{4}))?\\b`, 'iu');
/** "May" needs a preposition and its capital, "march" as well (DOMAIN.md's traps). */
const MONTH = new RegExp(
  `\\b(?:in|since|during|from|of|last|this|late|early|mid) ?-?(${MONTHS.map((month) => month[0]?.toUpperCase() + month.slice(1)).join('|')})(?:,? (\\d{4}))?\\b`,
  'u',
);
const LATEST = /\b(?:latest|newest|most recent|right now|currently|so far|as of (?:now|today))\b/iu;

const SAYING = '(?:according to|as reported by|reported by|reported in|as told to|told|published by|published in|from|by|in|per|via)';
const SAID = '(?:reports?|reported|articles?|story|stories|pieces?|coverage|says|said|writes|wrote)';

/** Reads what a question says of its sources; `now` (epoch ms) null: "yesterday" can't be placed. */
export function readSought(question: string, now: number | null): Sought {
  const folded = ` ${plainKey(question)} `;
  return {
    isBy: (publisher) => {
      const name = plainKey(publisher);
      if (name.length < SHORTEST) return false;
      const found = folded.indexOf(` ${name} `);
      if (found < 0) return false;
      const before = folded.slice(Math.max(0, found - 30), found);
      const behind = folded.slice(found + name.length + 1);
      return BEFORE.test(before) || BEHIND.test(behind);
    },
    at: datesIn(question, now),
    latest: LATEST.test(question),
  };
}

/** Characters of a publisher's name: shorter ones are words of other sentences. */
const SHORTEST = 2;
const BEFORE = new RegExp(`${SAYING}(?: the| an?)?(?: articles?)?(?: by| in| from)?$`, 'u');
const BEHIND = new RegExp(`^ ${SAID}(?: |$)`, 'u');

function datesIn(text: string, now: number | null): Dates | null {
  const iso = ISO.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  const [dayMonth, monthDay] = [DAY_MONTH.exec(text), MONTH_DAY.exec(text)];
  if (dayMonth) return dated(monthOf(dayMonth[2] ?? ''), Number(dayMonth[1]), dayMonth[3]);
  if (monthDay) return dated(monthOf(monthDay[1] ?? ''), Number(monthDay[2]), monthDay[3]);
  const month = MONTH.exec(text);
  if (month) return dated(monthOf(month[1] ?? ''), null, month[2]);
  return now === null ? null : relativeIn(text, now);
}

const monthOf = (name: string): number => MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3)));

function dated(month: number, day: number | null, year: string | undefined): Dates {
  if (year === undefined) return { month, day };
  if (day !== null) return dayOf(Number(year), month, day);
  return { from: Date.UTC(Number(year), month), to: Date.UTC(Number(year), month + 1) - 1 };
}

function dayOf(year: number, month: number, day: number): Dates {
  const from = Date.UTC(year, month, day);
  return { from, to: from + DAY_MS - 1 };
}

const RELATIVE: readonly (readonly [RegExp, from: number, to: number])[] = [
  [/\b(?:today|tonight|this morning|this afternoon|this evening)\b/iu, 1, 0],
  [/\byesterday\b/iu, 2, 0],
  [/\bthis week\b/iu, 7, 0],
  [/\b(?:last|past) week\b/iu, 14, 0],
  [/\bthis month\b/iu, 31, 0],
  [/\b(?:last|past) month\b/iu, 62, 0],
  [/\bthis year\b/iu, 366, 0],
  [/\blast year\b/iu, 731, 0],
];

/** Generous: what was told a little later may still speak of it. */
function relativeIn(text: string, now: number): Dates | null {
  const [, from] = RELATIVE.find(([words]) => words.test(text)) ?? [];
  return from === undefined ? null : { from: now - from * DAY_MS, to: now };
}

/** Whether a source came out when the question says, or within a few days of it; an undated one didn't. */
export function isWithin({ publishedAt }: Pick<Source, 'publishedAt'>, dates: Dates): boolean {
  if (publishedAt === null) return false;
  const at = new Date(publishedAt);
  if ('from' in dates) return at.getTime() >= dates.from && at.getTime() <= dates.to + AFTER;
  return at.getUTCMonth() === dates.month && (dates.day === null || Math.abs(at.getUTCDate() - dates.day) <= 2);
}

/** What happened is told for so long (ms). */
const AFTER = 3 * DAY_MS;
