import { type Answer, type Evidence, type Link, quotesOf, type Related, type Section } from '../domain/answer.ts';
import { STATUS_LABEL } from '../domain/status.ts';
import { RENDER_TEXT } from '../text/render.ts';
import { isWebLink } from './web-link.ts';

/** A line of our own words, or of the asker's; never a quote. May hold anything that people type: to be escaped like a quote. */
export interface Line {
  readonly text: string;
  /** `strong`: a headline, a label or a section's title. */
  readonly tone: 'strong' | 'plain';
  /** Where the whole line leads: a web address that can stand in any markup (`isWebLink`). Left out: nowhere. */
  readonly url?: string;
}

/** What is shown or left out as a whole. */
export type Item =
  | { readonly kind: 'quote'; readonly evidence: Evidence }
  | { readonly kind: 'related'; readonly related: Related }
  | { readonly kind: 'lines'; readonly lines: readonly Line[] };

/** An answer in the order in which every chat shows it. */
export interface Outline {
  /** Always shown, above all else. */
  readonly head: readonly Line[];
  /** Shown in order, as many as fit; the rest is a button away. */
  readonly items: readonly Item[];
  /** Always shown, below: what is missing, and the notes that the answer can't be told without. */
  readonly foot: readonly Line[];
}

/** Characters of the asker's own words, or of a note that has them in it, that are said back; of all notes together. */
const SAID_BACK = { words: 120, note: 600, parts: 6, foot: 2000 } as const;

const strong = (text: string): Line => ({ text, tone: 'strong' });
const plain = (text: string): Line => ({ text, tone: 'plain' });
const linked = ({ text, url }: Link): Line => (isWebLink(text, url) ? { text, tone: 'plain', url } : plain(RENDER_TEXT.link(text, url)));

/** `above`: a line over all else, which may hold the asker's words; null: none. */
export function outlineOf(answer: Answer, above: string | null = null): Outline {
  const over = above === null ? [] : [plain(clip(above, SAID_BACK.note))];
  return { head: [...over, ...headline(answer), ...premise(answer)], items: [...items(answer), ...related(answer)], foot: foot(answer) };
}

function headline(answer: Answer): Line[] {
  switch (answer.outcome) {
    case 'found':
    case 'disputed':
      return together(answer);
    case 'partial':
      return [strong(RENDER_TEXT.partial), ...together(answer)];
    case 'not-known':
      return [strong(RENDER_TEXT.notKnown)];
    case 'not-on-file':
      return [strong(RENDER_TEXT.notOnFile)];
    case 'briefing':
      return [strong(clip(answer.title, SAID_BACK.note)), ...together(answer)];
    case 'which':
      return [strong(RENDER_TEXT.which)];
    case 'held':
    case 'withdrawn':
      return [strong(STATUS_LABEL[answer.status])];
    case 'notice':
    case 'error':
      return [];
  }
}

/** The weakest standing of several quotes; a lone quote's own label says it already. */
function together(answer: Extract<Answer, { status: unknown }>): Line[] {
  const quotes = quotesOf(answer);
  if (answer.status === null || (quotes.length === 1 && quotes[0]?.status === answer.status)) return [];
  return [strong(RENDER_TEXT.together + STATUS_LABEL[answer.status])];
}

function premise({ premise }: Answer): Line[] {
  return premise?.status === 'contradicted' ? [strong(`${RENDER_TEXT.contradicted}.`)] : [];
}

function items(answer: Answer): Item[] {
  switch (answer.outcome) {
    case 'found':
    case 'partial':
    case 'disputed':
    case 'not-known':
      return answer.quotes.map((evidence) => ({ kind: 'quote', evidence }));
    case 'not-on-file':
      return [];
    case 'which':
      return answer.choices.map(({ label }, at) => ({ kind: 'lines', lines: [plain(`${at + 1}. ${label}`)] }));
    case 'held':
    case 'withdrawn':
      return [{ kind: 'lines', lines: message(answer.message) }];
    case 'briefing':
      return answer.sections.flatMap((section, at): Item[] => {
        const { lines, links = [], quotes } = section;
        const none = lines.length + links.length + quotes.length === 0;
        const [first = [], ...rest] = batches([...(none ? [RENDER_TEXT.none] : lines).map(plain), ...links.map(linked)]);
        const number = sectionNumber(section, answer.sections.slice(0, at + 1));
        const title = section.title === '' ? [] : [strong(number === null ? section.title : `${number}. ${section.title}`)];
        const opening = [...title, ...first];
        return [
          ...(opening.length === 0 ? [] : [{ kind: 'lines', lines: opening } as const]),
          ...rest.map((batch): Item => ({ kind: 'lines', lines: batch })),
          ...quotes.map((evidence): Item => ({ kind: 'quote', evidence })),
        ];
      });
    case 'notice':
      return batches(message(answer.message)).map((lines): Item => ({ kind: 'lines', lines }));
    case 'error': {
      const told = [answer.message, ...answer.notes].some((text) => text.includes(answer.reference));
      return [{ kind: 'lines', lines: [...message(answer.message), ...(told ? [] : [plain(RENDER_TEXT.reference(answer.reference))])] }];
    }
  }
}

/** A briefing's section in the order of those that are counted, from 1; null: it isn't. `until`: all sections up to this one. */
export function sectionNumber(section: Section, until: readonly Section[]): number | null {
  const counted = ({ numbered, title }: Section): boolean => numbered !== false && title !== '';
  return counted(section) ? until.filter(counted).length : null;
}

/** Lines in lots that a message surely has room for. */
const BATCH = 10;
function batches<T>(lines: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(lines.length / BATCH) }, (_, at) => lines.slice(at * BATCH, (at + 1) * BATCH));
}

const message = (text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(plain);

function related({ related: near }: Answer): Item[] {
  if (near.length === 0) return [];
  return [{ kind: 'lines', lines: [strong(RENDER_TEXT.related)] }, ...near.map((each): Item => ({ kind: 'related', related: each }))];
}

function foot(answer: Answer): Line[] {
  const missing = 'missing' in answer ? answer.missing : [];
  const shown = missing.slice(0, SAID_BACK.parts).map((words) => clip(words, SAID_BACK.words));
  const left = missing.length - shown.length;
  const parts = missing.length === 0 ? [] : [RENDER_TEXT.missing + [...shown, ...(left > 0 ? [RENDER_TEXT.more(left)] : [])].join('; ')];
  const lines = [...parts, ...answer.notes.map((note) => clip(note, SAID_BACK.note))];
  let room: number = SAID_BACK.foot;
  const fitting = lines.filter((line) => {
    room -= line.length;
    return room >= 0;
  });
  const rest = lines.length - fitting.length;
  return [...fitting, ...(rest > 0 ? [RENDER_TEXT.more(rest)] : [])].map(plain);
}

/** The asker's words may be cut, as a quote never may: nobody needs their own 100 kB said back. */
function clip(words: string, most: number): string {
  const characters = [...words.slice(0, most * 2 + 2)];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : words;
}

/** Who says it, who published it, and when: the first line under a quote. */
export function standingOf({ attribution, publisher, publishedAt, asOf }: Evidence): string[] {
  return [
    attribution.as ?? RENDER_TEXT.nobody(attribution),
    publisher ?? RENDER_TEXT.noPublisher,
    publishedAt === null ? RENDER_TEXT.undated : RENDER_TEXT.published(publishedAt),
    ...(asOf === null ? [] : [RENDER_TEXT.asOf(asOf)]),
  ];
}

/** Where it is on file: the second line under a quote. */
export function whereaboutsOf({ sourceTitle, reviewed, label }: Evidence): string[] {
  return [`“${sourceTitle}”`, ...(reviewed || label.includes(RENDER_TEXT.notReviewed) ? [] : [RENDER_TEXT.notReviewed])];
}

/** A title without anything under it, which nobody should find at the end of a page. */
export function isTitle(item: Item | undefined): boolean {
  return item?.kind === 'lines' && item.lines.length > 0 && item.lines.every(({ tone }) => tone === 'strong');
}

/** The title that the item at `at` stands under; null: none, or it has its own. "Related, not an answer" must be said on every page. */
export function titleOver(items: readonly Item[], at: number): Line | null {
  const own = items[at];
  if (own?.kind === 'lines' && own.lines[0]?.tone === 'strong') return null;
  for (const item of items.slice(0, at).toReversed()) {
    const first = item.kind === 'lines' ? item.lines[0] : undefined;
    if (first?.tone === 'strong') return first;
  }
  return null;
}
