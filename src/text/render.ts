import type { Attribution } from '../domain/attribution.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "24 January 2026"; a text that is no date comes back as it stands. */
function day(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** "24 January 2026, 14:05 UTC". Midnight sharp is a date without a time: no hour is claimed that no source gave. */
function moment(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const clock = at.toISOString().slice(11, 16);
  return at.getTime() % 86_400_000 === 0 ? `${day(iso)} (UTC)` : `${day(iso)}, ${clock} UTC`;
}

/** Who speaks, where the source doesn't name anybody. */
function nobody(attribution: Attribution): string {
  return attribution.kind === 'own-reporting' ? 'our own reporting' : 'no speaker named';
}

/** What every platform adds to an answer's own words, so that they all say the same. */
export const RENDER_TEXT = {
  together: 'Taken together: ',
  partial: 'Answered in part.',
  notKnown: 'Not known or not confirmed, as the sources on file say themselves:',
  notOnFile: 'Not on file: nothing here answers the question as asked.',
  which: 'Which did you mean?',
  contradicted: 'What the question takes for granted is contradicted by what is on file',
  missing: 'Not on file as asked: ',
  related: 'Related, not an answer:',
  more: (count: number) => `and ${count} more`,
  none: 'None',
  /** A link where it leads nowhere, or where its words alone can't be followed. */
  link: (text: string, url: string) => `${text}: ${url}`,
  broke: 'Something broke here, so the question was not answered. It says nothing about what is on file.',
  reference: (id: string) => `Reference: ${id}`,

  fact: (id: string) => `fact ${id}`,
  facts: (ids: string) => `facts ${ids}`,
  nobody,
  noPublisher: 'a source on file that names no publisher',
  published: (iso: string) => `published ${moment(iso)}`,
  undated: 'undated',
  asOf: (iso: string) => `as of ${moment(iso)}`,
  notReviewed: 'Not yet reviewed by the desk',
} as const;
