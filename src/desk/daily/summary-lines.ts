import type { BriefingAnswer, Evidence, Section } from '../../domain/answer.ts';
import { CHAT_TEXT } from '../../text/chat.ts';
import { isPlain, steady } from '../../text/visible.ts';

/** Most lines of the part that is pinned, as people see them where lines aren't wrapped. */
export const PINNED_LINES = 25;

/** Most room (`roomOf`) of the part that is pinned, so that one message holds it on every platform: an embed has 6,000 characters. */
export const PINNED_ROOM = 4000;

/**
 * At most how many lines an answer takes on any platform: a title has an empty line above it where they have it, and one of them says how the
 * first quote stands above all quotes. test/adapters/summary-lines.test.ts holds this against what they render.
 */
export function linesOf({ status, sections, notes }: BriefingAnswer): number {
  const quotes = sections.flatMap((section) => section.quotes);
  const together = status !== null && !(quotes.length === 1 && quotes[0]?.status === status);
  const own = sections.map(
    ({ title, lines, links = [], quotes: own }) =>
      (title === '' ? 0 : 2) + (lines.length + links.length + own.length === 0 ? 1 : lines.length + links.length),
  );
  return 1 + Number(together) + sum(own) + sum(quotes.map(quoteLines)) + Number(quotes.length > 0) + notes.length;
}

/** Label, status wording, the quote, what must be said with it under a name or with a link beside it, and two lines of citation. */
function quoteLines({ text, tail, notes, url }: Evidence): number {
  const said = [tail, ...notes, ...(steady(text) ? [] : [CHAT_TEXT.turned])].filter((note) => note !== '').map(weightOf);
  // A field has 1,024 characters: what is longer goes on in another one, under a name of its own.
  const broken = sum(said.map((weight) => 2 * Math.floor(weight / FIELD))) + Math.floor(sum(said) / FIELD);
  return 2 + text.split(LINE_END).length + said.length + broken + Number(said.length > 0 || url !== null) + 2;
}

/** Of a field's characters: so many at least stand in every second one, since lines break at spaces. */
const FIELD = 450;

const LINE_END = /\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/u;

/** What an answer takes of a message's characters at most, where what would act is escaped, in UTF-16 units. */
export function roomOf({ title, sections }: BriefingAnswer): number {
  const texts = sections.flatMap((section) => [section.title, ...section.lines, ...linkTexts(section), ...section.quotes.flatMap(textsOf)]);
  return sum([title, ...texts].map(weightOf));
}

/** Whether all of a quote can be shown whole on every platform: an embed's label and status wording have 256 characters. */
export const isShowable = (quote: Evidence): boolean => [quote.label, quote.lead].every((text) => weightOf(text) <= 240);

const linkTexts = ({ links = [] }: Section): string[] => links.map(({ text, url }) => `[${text}](<${url}>)`);

const textsOf = ({ label, lead, text, tail, notes, attribution, publisher, sourceTitle, url }: Evidence): string[] => [
  label,
  lead,
  text,
  tail,
  ...notes,
  // Who, and the label, stand above all quotes once more.
  label,
  attribution.as ?? '',
  attribution.as ?? '',
  publisher ?? '',
  sourceTitle,
  url ?? '',
  ' '.repeat(100),
];

/** A sign of markup is escaped by another, and a character that acts is spelt out. */
function weightOf(text: string): number {
  const signs = text.match(/[\\*_~|`<>[\]@#:.()+\-&]/gu)?.length ?? 0;
  return text.length * (isPlain(text) ? 1 : 2) + signs + (text.match(/[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]/gu)?.length ?? 0) * 10;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
