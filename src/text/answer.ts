import { type Attribution, type Modality, modalitySuffix } from '../domain/attribution.ts';
import { STATUS_LABEL, type Status } from '../domain/status.ts';
import type { TimeStanding } from '../domain/window.ts';

/** Every sentence that an answer is made of besides its quotes. Plain desk-note English; wording after DOMAIN.md's table and rules. */

export const day = (iso: string): string => iso.slice(0, 10);

/** "2026-05-03 18:20 UTC", or the date alone where no time of day is on record. */
function moment(iso: string): string {
  return /T00:00(?::00(?:\.0+)?)?(?:Z|$)/u.test(iso) || !iso.includes('T') ? day(iso) : `${day(iso)} ${iso.slice(11, 16)} UTC`;
}

const publisherName = (publisher: string | null): string => publisher ?? 'A source on file that names no publisher';

interface LabelParts {
  readonly status: Status;
  readonly modality: Modality;
  readonly view: string | null;
  readonly attribution: Attribution;
  readonly reviewed: boolean;
}

export function label(parts: LabelParts): string {
  if (!parts.reviewed) return `${STATUS_LABEL.unconfirmed} · Not yet reviewed by the desk`;
  if (parts.modality === 'absence') return 'Not confirmed or not known, as the source reports';
  const relayed = parts.status === 'official' && parts.attribution.relayed ? ' · as relayed' : '';
  return `${STATUS_LABEL[parts.status]}${relayed}${modalitySuffix(parts.modality, parts.view)}`;
}

interface LeadParts extends LabelParts {
  readonly publisher: string | null;
  readonly publishedAt: string | null;
  readonly statusAt: string | null;
  readonly desk: string;
  readonly quote: { readonly exact: string };
}

/** Speakers of whom there are several, as sources describe them. */
const SEVERAL =
  /\b(?:sources|officials|authorities|officers|diplomats|doctors|witnesses|residents|lawyers|prosecutors|ministers|police|they)$/iu;

/** What introduces the quote. */
export function lead(parts: LeadParts): string {
  const { attribution, status } = parts;
  const publisher = publisherName(parts.publisher);
  const who = attribution.as;
  if (parts.modality === 'absence') {
    const silent = /confirm|official|comment|verif/iu.test(parts.quote.exact)
      ? 'reported no official confirmation'
      : 'reported that this is not known';
    return parts.publishedAt === null
      ? `${publisher}, undated, ${silent}:`
      : `As of ${day(parts.publishedAt)}, ${lowerFirst(publisher)} ${silent}:`;
  }
  const states = who !== null && SEVERAL.test(who) ? 'state' : 'states';
  switch (status) {
    case 'confirmed':
      return `Confirmed by ${who ?? parts.desk}${parts.statusAt === null ? '' : `, ${day(parts.statusAt)}`}:`;
    case 'official':
      return attribution.relayed
        ? `${capital(who ?? 'The authority')} ${states}, as relayed by ${lowerFirst(publisher)}:`
        : `${capital(who ?? 'The authority')} ${states}:`;
    case 'disputed':
      return `Disputed. ${capital(who ?? lowerFirst(publisher))} ${who !== null && SEVERAL.test(who) ? 'say' : 'says'}:`;
    case 'found-false':
      return `Found false by ${parts.desk}${parts.statusAt === null ? '' : `, ${day(parts.statusAt)}`}. The claim was:`;
    default:
      return `Not confirmed. ${publisher} reports${who === null ? ' in its own words' : `, citing ${who}`}:`;
  }
}

/** What follows the quote. `gone`: since when (UTC ISO text) its words are gone from its source. */
export function tail(parts: LabelParts & { readonly gone?: { readonly at: string } }): string {
  const said = [
    ...(parts.status === 'official' && parts.modality !== 'absence' && parts.reviewed
      ? ['This is its statement; we have not independently confirmed it.']
      : []),
    ...(parts.gone ? [`Quote gone from the current version of its source, since ${day(parts.gone.at)}.`] : []),
  ];
  return said.join(' ');
}

/** What must be said beside one quote. */
export function quoteNotes(parts: {
  /** Epoch ms. */
  readonly now: number;
  readonly standing: TimeStanding;
  readonly publishedAt: string | null;
  readonly retrievedAt: string;
  readonly attribution: Attribution;
  readonly relative: readonly string[];
  readonly reviewBy: string | null;
}): string[] {
  const notes: string[] = [];
  const words = parts.relative.map((word) => `"${word}"`).join(', ');
  if (parts.publishedAt === null) notes.push(`The source is undated, on file since ${day(parts.retrievedAt)}.`);
  else notes.push(...aged(parts.publishedAt, parts.now));
  if (parts.standing === 'undated') notes.push(`${words}: the source is undated, so this cannot be placed in time.`);
  if (parts.standing === 'open' && parts.publishedAt !== null && words !== '')
    notes.push(`${words} (relative to ${moment(parts.publishedAt)}).`);
  if (parts.standing === 'lapsed') {
    if (words !== '' && parts.publishedAt !== null) notes.push(`${words} (relative to ${moment(parts.publishedAt)}).`);
    notes.push('That window has passed; nothing on file says whether it happened.');
  }
  if (parts.attribution.inherited && parts.attribution.as !== null)
    notes.push(`Who says so ("${parts.attribution.as}") is taken from another sentence of the source.`);
  if (parts.reviewBy !== null && parts.now >= Date.parse(parts.reviewBy)) notes.push(`${DUE} ${day(parts.reviewBy)}.`);
  return notes;
}

const DUE = 'This entry was due for review on';

/** Whether a note is the desk's own reminder to look at an entry again, which says nothing of what it tells. */
export const isReminder = (note: string): boolean => note.startsWith(DUE);

const DAY = 86_400_000;
/** Younger than that (ms), a source is news: its date alone says so. */
const NEWS = 2 * DAY;
/** The largest unit that says it in two or more (a month is 30.4 days), from how many days on. */
const UNITS = [
  ['year', 365.25, 731],
  ['month', 30.4375, 61],
  ['week', 7, 14],
  ['day', 1, 0],
] as const;

/** Whether a note says nothing but how old a source is, which changes by itself. */
export const isAge = (note: string): boolean => /^Published \d+ \w+ ago\.$/u.test(note);

/** How old a source is, where a reader has to mind: "Published 9 months ago." */
function aged(publishedAt: string, now: number): string[] {
  const age = now - Date.parse(publishedAt);
  if (!(age >= NEWS)) return [];
  const days = Math.floor(age / DAY);
  const [unit, length] = UNITS.find(([, , from]) => days >= from) ?? UNITS[3];
  return [`Published ${Math.floor(days / length)} ${unit}s ago.`];
}

export const NOTES = {
  expectedAskedAsDone: 'On file only as expected: nothing on file says that it has happened.',
  disputed: 'We have not established which is right.',
  negated: 'The question is put in the negative; the quote says what is on file.',
  ownWord: (word: string) => `Nothing on file uses "${word}"; the quote covers the rest of the question.`,
  notFound: 'Nothing on file answers this. That is not a "no".',
  corrected: (from: string, to: string) => `Read "${from}" as "${to}".`,
  superseded: 'This replaces an earlier entry.',
  premiseNotOnFile: (claim: string) => `The question takes for granted: "${claim}". Nothing on file says so.`,
} as const;

/** "the Foreign desk"; one that has its article keeps it. */
export const theDesk = (desk: string): string => (/^the\s/iu.test(desk) ? desk : `the ${desk}`);

export const MESSAGES = {
  greeting: 'Hello. Ask about anything on file, in your own words, or type "help".',
  thanks: 'Any time.',
  help: [
    'Ask in your own words: "How many are being transferred?", "Who says so?", "Is it confirmed?"',
    'Every answer is a quote from a source on file, with who said it and how it stands. Where nothing is on file, you are told so.',
    '"What do we know about …?" gives an overview; "and when?" goes on from the last answer.',
  ].join('\n'),
  empty: 'Nothing was asked. Type a question, or "help".',
  held: (desk: string) => `An entry on this is on hold. Ask ${theDesk(desk)}.`,
  withdrawn: (at: string | null, reason: string | null) =>
    `Withdrawn${at === null ? '' : ` ${day(at)}`}. Do not use.${reason === null ? '' : ` Reason: ${reason}`}`,
} as const;

export const SECTIONS = {
  bottomLine: 'Bottom line',
  corrections: 'Corrections and withdrawals',
  changed: 'What changed',
  confirmed: 'Confirmed',
  official: 'Official statements (not independently confirmed)',
  reported: 'Reported, not confirmed',
  disputed: 'Disputed',
  figures: 'Key figures',
  unknown: "What we don't know",
  watch: 'Watch',
  sources: 'Sources',
} as const;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Lower case for the article that opens our own words; a publisher's own name keeps its capital. */
function lowerFirst(text: string): string {
  return text.startsWith('A source on file') ? `a${text.slice(1)}` : text;
}
