import type { APIEmbed, APIEmbedField } from 'discord.js';
import { standingOf, whereaboutsOf } from '../../src/chat/outline.ts';
import type { Evidence, Related } from '../../src/domain/answer.ts';
import { STATUS_COLOUR, STATUS_LABEL, type Status } from '../../src/domain/status.ts';
import { CHAT_TEXT } from '../../src/text/chat.ts';
import { RENDER_TEXT } from '../../src/text/render.ts';
import { steady } from '../../src/text/visible.ts';
import { lineText, plainText, quoteText } from './escape.ts';
import { fieldsOf } from './fields.ts';
import { LIMITS } from './limits.ts';

/**
 * A quote is one embed: label above (author), status wording (title), the quote alone (description), what must be said with it (fields),
 * citation (footer). Only an embed about a quote has an author, so that the two kinds are told apart.
 *
 * These are that embed and, from the fullest to the barest, what stands in its place where a message has no room for it. Parts go as a whole, so that
 * none is shown cut: first the quote, and what is said with it, then the citation, then the status wording, then a long label. There is
 * always one.
 */
export type Versions = Iterable<APIEmbed>;

/** A quote with all that must stand with it. */
export function quoteEmbeds(evidence: Evidence): Versions {
  const { label, lead, tail, text, status } = evidence;
  const notes = [...evidence.notes, ...(steady(text) ? [] : [CHAT_TEXT.turned])];
  const without: Parts = { ...BARE, short: STATUS_LABEL[status], status, said: [CHAT_TEXT.tooLong] };
  const cited = citation(evidence);
  return versions(text, { ...without, label, lead, citation: cited, said: [tail, ...notes] }, [
    { ...without, label, lead, citation: cited },
    { ...without, label, lead },
    { ...without, label },
    without,
  ]);
}

/** A near miss: its label and its own words. */
export function relatedEmbeds({ label, statement }: Related): Versions {
  const without: Parts = { ...BARE, short: RENDER_TEXT.related, said: [CHAT_TEXT.tooLong] };
  return versions(statement, { ...without, label, said: [] }, [{ ...without, label }, without]);
}

/** Made as they are asked for: nearly always the first will do. */
function* versions(quote: string, whole: Parts, shorter: readonly Parts[]): Generator<APIEmbed> {
  const full = embed({ ...whole, quote });
  if ((full.description ?? '').length <= LIMITS.embed.description && fits(full)) yield full;
  for (const parts of shorter) {
    const short = embed(parts);
    if (fits(short)) yield short;
  }
}

/** Our own lines. */
export function linesEmbed(text: string): APIEmbed {
  return { description: text };
}

/** What counts towards `LIMITS.embed.total`. */
export function sizeOf({ author, title, description, fields, footer }: APIEmbed): number {
  const texts = [author?.name, title, description, footer?.text, ...(fields ?? []).flatMap(({ name, value }) => [name, value])];
  return texts.reduce((sum, text) => sum + (text ?? '').length, 0);
}

interface Parts {
  readonly label: string;
  /** Stands above where the label has no room there. */
  readonly short: string;
  readonly lead: string;
  readonly status: Status | null;
  /** null: there is no room for it. */
  readonly quote: string | null;
  /** What must be said with the quote. */
  readonly said: readonly string[];
  /** Lines, each of parts that are set apart by " · ". */
  readonly citation: readonly (readonly string[])[];
}

const BARE: Parts = { label: '', short: '', lead: '', status: null, quote: null, said: [], citation: [] };

function embed({ label, short, lead, status, quote, said, citation }: Parts): APIEmbed {
  const above = plainText(label);
  const title = lineText(lead);
  const footer = citation.map((line) => joined(line, plainText)).join('\n');
  const named = above !== '' && above.length <= LIMITS.embed.author;
  const led = title.length <= LIMITS.embed.title;
  const cited = footer.length <= LIMITS.embed.footer;
  const fields: APIEmbedField[] = [
    ...fieldsOf(CHAT_TEXT.fields.status, [...(named ? [] : [label]), ...(led ? [] : [lead])]),
    ...fieldsOf(CHAT_TEXT.fields.note, said),
    ...(cited ? [] : fieldsOf(CHAT_TEXT.fields.source, citation.flat())),
  ];
  return {
    author: { name: named ? above : short },
    ...(led && title !== '' ? { title } : {}),
    ...(quote === null || quote === '' ? {} : { description: quoteText(quote) }),
    ...(status === null ? {} : { color: Number.parseInt(STATUS_COLOUR[status].slice(1), 16) }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(cited && footer !== '' ? { footer: { text: footer } } : {}),
  };
}

/** The address stands as its characters: a footer makes no link, and nothing in an embed is previewed. */
function citation(evidence: Evidence): string[][] {
  return [standingOf(evidence), [...whereaboutsOf(evidence), ...(evidence.url === null ? [] : [evidence.url])]];
}

function joined(parts: readonly string[], render: (text: string) => string): string {
  return parts
    .map(render)
    .filter((part) => part !== '')
    .join(' · ');
}

function fits(embed: APIEmbed): boolean {
  return (embed.fields ?? []).length <= LIMITS.embed.fields && sizeOf(embed) <= LIMITS.embed.total;
}
