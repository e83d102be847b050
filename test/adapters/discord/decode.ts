import { unpicture } from '../unpicture.ts';

/**
 * Reads a Discord message's JSON as a client would show it, without any code of the renderer. What is interpreted follows Discord's
 * "Message Formatting" reference and its help page "Markdown Text 101"; a backslash before any sign that is no letter, digit or space
 * shows that sign. Author and footer are plain text; content, titles, descriptions, field names and values are markdown.
 *
 * The laws read back: an embed with an author is about one quote, and its description, if any, is that quote and nothing else; other
 * embeds have a description only. One outer pair U+2068…U+2069 isolates a text. In texts other than quotes control pictures and
 * `⟦U+XXXX⟧` stand for characters that would act.
 */
export interface Decoded {
  readonly content: string;
  readonly quotes: readonly DecodedQuote[];
  /** Of every embed that has an author. */
  readonly labels: readonly string[];
  /** The descriptions of embeds without an author. */
  readonly lines: readonly string[];
  /** What a client would show otherwise than as the words themselves, but for bold that spans a whole line, and for `links`. */
  readonly interpreted: readonly string[];
  /** Masked links without a preview, each a whole line: what one reads, and where it leads. */
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

export interface DecodedQuote {
  /** null: the embed shows no quote. */
  readonly text: string | null;
  readonly label: string;
  /** All that stands in the embed beside the quote, in the order in which it is shown. */
  readonly beside: string;
}

interface Embed {
  readonly author?: { readonly name: string };
  readonly title?: string;
  readonly description?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly footer?: { readonly text: string };
}

export interface Body {
  readonly content?: string;
  readonly embeds?: readonly Embed[];
  readonly components?: readonly { readonly components: readonly Component[] }[];
}

interface Component {
  readonly type: number;
  readonly custom_id: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

export function decode({ content = '', embeds = [] }: Body): Decoded {
  const interpreted: string[] = [];
  const links: { text: string; url: string }[] = [];
  const marked = (text: string, bold = false): string => {
    const link = bold ? MASKED.exec(text)?.groups : undefined;
    const shown = show(link?.text ?? text, bold && link === undefined);
    interpreted.push(...shown.interpreted);
    if (link?.url !== undefined) links.push({ text: read(shown.text), url: link.url });
    return read(shown.text);
  };
  const quoted = (description: string): string => {
    const shown = show(description);
    interpreted.push(...shown.interpreted);
    return shown.text.startsWith('\u2068') && shown.text.endsWith('\u2069') ? shown.text.slice(1, -1) : shown.text;
  };
  const body = lined(content, marked);
  const about = embeds.filter((embed) => embed.author !== undefined);
  const quotes = about.map(({ author, title, description, fields, footer }): DecodedQuote => {
    const label = read(author?.name ?? '');
    const beside = [
      label,
      marked(title ?? ''),
      ...(fields ?? []).flatMap(({ name, value }) => [marked(name), lined(value, marked)]),
      ...(footer?.text ?? '').split('\n').map((line) => parts(line).map(read).join('')),
    ];
    return { text: description === undefined ? null : quoted(description), label, beside: beside.join('\n') };
  });
  const lines = embeds.filter((embed) => embed.author === undefined).flatMap((embed) => lined(embed.description ?? '', marked).split('\n'));
  return { content: body, quotes, labels: quotes.map(({ label }) => label), lines, interpreted, links };
}

/** Line by line: each has its own isolates, and may be bold as a whole. */
function lined(text: string, marked: (text: string, bold: boolean) => string): string {
  return text
    .split('\n')
    .map((line) => {
      const held = MASKED.test(line) ? [line] : parts(line);
      return held.length < 2 ? marked(line, true) : held.map((part) => marked(part, false)).join('');
    })
    .join('\n');
}

/** A line of several texts, each isolated or not: apart at every " · " that stands in no isolate. */
function parts(line: string): string[] {
  const found = [''];
  let depth = 0;
  for (const piece of line.split(/([\u{2066}-\u{2069}]| · )/u)) {
    if (piece === '\u2069') depth--;
    else if (/^[\u{2066}-\u{2068}]$/u.test(piece)) depth++;
    if (piece === ' · ' && depth === 0) found.push(piece, '');
    else found.push((found.pop() ?? '') + piece);
  }
  return found;
}

/** What a client shows for markdown, and what in it isn't shown as it is written. */
function show(source: string, bold = false): { text: string; interpreted: string[] } {
  const whole = bold ? /^\*\*(?<inner>(?:\\[\s\S]|[^\\*])+)\*\*$/u.exec(source)?.groups?.inner : undefined;
  const text = whole ?? source;
  const interpreted = [...text.matchAll(MENTION)].map(([hit]) => hit);
  let shown = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\' && /^\\[^0-9A-Za-z\s]/u.test(text.slice(at, at + 2))) {
      at++;
    } else {
      const rest = text.slice(at, at + 200);
      const begins = (at === 0 && whole === undefined) || text[at - 1] === '\n' ? BLOCK.exec(rest) : null;
      const hit = begins ?? INLINE.exec(rest) ?? (/\w$/u.test(text.slice(0, at)) ? LINK.exec(rest) : null);
      if (hit !== null) interpreted.push(hit[0]);
    }
    shown += text[at];
  }
  return { text: shown, interpreted };
}

/** A link behind words, in angle brackets, so that nothing is previewed; an address has no sign that would end it. */
const MASKED = /^\[(?<text>(?:\\[^0-9A-Za-z\s]|[^\\[\]])+)\]\(<(?<url>https?:\/\/[^\s<>()[\]\\|*`@]+)>\)$/u;
/** Headers, subtext, quotes, lists: at the start of a line. */
const BLOCK = /^ *(?:#{1,3}\s|-#\s|>|[-*+]\s|\d+[.)]\s)/u;
/** Emphasis, spoilers, code, masked links, everything in angle brackets, mass mentions, emoji by name. */
const INLINE = /^(?:[*_~|`[\]<]|@everyone|@here|:[^\s:]+(?:::skin-tone-\d)?:)/u;
/** `scheme://`, seen at its colon; invites need no scheme. */
const LINK = /^(?::\/\/\S|\.(?:gg|com|gift|new)\/\S)/u;
/** What a server may find whatever stands before it. */
const MENTION = /<@[!&]?\d+>|<#\d+>/gu;

/** A text as it stands on file: without the outer isolate, and with pictures undone. Throws where it acts on what stands around it. */
function read(shown: string): string {
  assertHeld(shown);
  return unpicture(shown.startsWith('\u2068') && shown.endsWith('\u2069') ? shown.slice(1, -1) : shown);
}

/** No override, and no isolate that ends or stays open beyond its own paragraph. */
function assertHeld(text: string): void {
  for (const line of text.split('\n')) {
    let depth = 0;
    for (const character of line) {
      if (character === '\u202D' || character === '\u202E') throw new Error(`override: ${JSON.stringify(line)}`);
      if (character === '\u2066' || character === '\u2067' || character === '\u2068') depth++;
      if (character === '\u2069' && --depth < 0) throw new Error(`the isolate ends early: ${JSON.stringify(line)}`);
    }
    if (depth !== 0) throw new Error(`an isolate stays open: ${JSON.stringify(line)}`);
  }
}

/** What Discord would refuse of a message, by the figures in its documentation (Create Message, Embed Limits, Component Reference). */
export function refused({ content = '', embeds = [], components = [] }: Body): string[] {
  const wrong: string[] = [];
  const atMost = (what: string, text: string | undefined, most: number) => {
    if (text === undefined) return;
    if (text.length > most) wrong.push(`${what}: ${text.length} > ${most}`);
    if (text.trim() === '') wrong.push(`${what}: empty`);
  };
  if (content === '' && embeds.length === 0) wrong.push('an empty message');
  if (content !== '') atMost('content', content, 2000);
  if (embeds.length > 10) wrong.push(`${embeds.length} embeds`);
  let total = 0;
  for (const { author, title, description, fields = [], footer } of embeds) {
    atMost('author', author?.name, 256);
    atMost('title', title, 256);
    atMost('description', description, 4096);
    atMost('footer', footer?.text, 2048);
    if (fields.length > 25) wrong.push(`${fields.length} fields`);
    for (const { name, value } of fields) {
      atMost('name', name, 256);
      atMost('value', value, 1024);
    }
    const texts = [author?.name, title, description, footer?.text, ...fields.flatMap(({ name, value }) => [name, value])];
    total += texts.join('').length;
  }
  if (total > 6000) wrong.push(`${total} characters of embeds`);
  if (components.length > 5) wrong.push(`${components.length} rows`);
  const ids = new Set<string>();
  for (const { components: row } of components) {
    if (row.length < 1 || row.length > 5 || (row.length > 1 && row.some(({ type }) => type === 3))) wrong.push('a row');
    for (const each of row) {
      if (each.custom_id.length < 1 || each.custom_id.length > 100 || ids.has(each.custom_id)) wrong.push(`id ${each.custom_id}`);
      ids.add(each.custom_id);
      if (each.type === 2) atMost('button', each.label, 80);
      if (each.type !== 3) continue;
      const { options = [] } = each;
      atMost('placeholder', each.placeholder, 150);
      if (options.length < 1 || options.length > 25) wrong.push(`${options.length} options`);
      if (new Set(options.map(({ value }) => value)).size !== options.length) wrong.push('two options with one value');
      for (const { label, value } of options) {
        atMost('option', label, 100);
        atMost('value', value, 100);
      }
    }
  }
  return wrong;
}
