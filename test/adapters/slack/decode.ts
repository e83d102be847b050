/**
 * Reads a Slack payload back, without any code of the renderer: only Slack's documentation and the law of our payloads. Quotes stand in
 * `rich_text_quote`s, one each, and in the fallback text between “⁠ and ⁠” (U+2060 inside the marks). Either has at most one isolate
 * around it, U+2068…U+2069.
 */

interface Node {
  readonly type?: string;
  readonly [field: string]: unknown;
}

/** What `renderMessage` gives, or a view. */
export interface Decodable {
  readonly text?: string;
  readonly blocks: readonly unknown[];
  readonly mrkdwn?: boolean;
  readonly parse?: string;
  readonly link_names?: boolean;
}

export interface Decoded {
  readonly quotes: readonly string[];
  readonly fallbackQuotes: readonly string[];
  /** The fallback as a reader sees it, without its quotes. */
  readonly fallback: string;
  /** By quote: the bold words of the section before it. */
  readonly labels: readonly string[];
  /** By quote: the whole text of the section before it. */
  readonly before: readonly string[];
  /** By quote: the text that follows it up to the next quote, title, rule or button. */
  readonly after: readonly string[];
  /** All that is shown but quotes and buttons. */
  readonly told: string;
  readonly buttons: readonly { readonly id: string; readonly label: string }[];
  /** Where words lead, by what stands on them. */
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

export function decode(payload: Decodable): Decoded {
  const parts = payload.blocks.flatMap((block) => partsOf(asNode(block)));
  const quotes = parts.flatMap((part) => (part.kind === 'quote' ? [outOfIsolate(part.text)] : []));
  const at = parts.flatMap((part, index) => (part.kind === 'quote' ? [index] : []));
  const before = at.map((index) => parts[index - 1]);
  const { fallback, fallbackQuotes } = decodeFallback(payload);
  return {
    quotes,
    fallbackQuotes,
    fallback,
    labels: before.map((part) => part?.bold ?? ''),
    before: before.map((part) => part?.text ?? ''),
    after: at.map((index, quote) => {
      const next = at[quote + 1];
      return parts
        .slice(index + 1, next === undefined ? undefined : next - 1)
        .map((part) => part.text)
        .join('\n');
    }),
    told: parts.flatMap((part) => (part.kind === 'quote' ? [] : [part.text])).join('\n'),
    buttons: payload.blocks.flatMap((block) => buttonsOf(asNode(block))),
    links: payload.blocks.flatMap((block) => linksOf(asNode(block))),
  };
}

interface Part {
  readonly kind: 'quote' | 'text';
  readonly text: string;
  readonly bold: string;
}

function partsOf(block: Node): Part[] {
  switch (block.type) {
    case 'rich_text':
      return nodes(block.elements).map((part) => ({
        kind: part.type === 'rich_text_quote' ? 'quote' : 'text',
        text: nodes(part.elements).map(textOf).join(''),
        bold: nodes(part.elements)
          .filter((element) => asNode(element.style ?? {}).bold === true)
          .map(textOf)
          .join(''),
      }));
    case 'context':
      return nodes(block.elements).map((element) => ({ kind: 'text', text: textOf(element), bold: '' }));
    case 'header':
      return [{ kind: 'text', text: textOf(asNode(block.text)), bold: textOf(asNode(block.text)) }];
    default:
      return [];
  }
}

function linksOf(block: Node): { text: string; url: string }[] {
  if (block.type !== 'rich_text') return [];
  return nodes(block.elements)
    .flatMap((part) => nodes(part.elements))
    .filter(({ type }) => type === 'link')
    .map((element) => ({ text: textOf(element), url: String(element.url) }));
}

function buttonsOf(block: Node): { id: string; label: string }[] {
  if (block.type !== 'actions') return [];
  return nodes(block.elements).map((element) => ({ id: String(element.action_id), label: textOf(asNode(element.text ?? {})) }));
}

function decodeFallback({ text = '', mrkdwn, parse, link_names }: Decodable): { fallback: string; fallbackQuotes: string[] } {
  if (text === '') return { fallback: '', fallbackQuotes: [] };
  if (mrkdwn !== false || parse !== 'none' || link_names !== false) throw new Error('the fallback text would be read as markup');
  const quotes: string[] = [];
  const fallback = text.replaceAll(/(?<=“)\u2060[^\u2060]+\u2060(?=”)/gu, (inner) => {
    quotes.push(outOfIsolate(unescaped(inner.slice(1, -1))));
    return '';
  });
  return { fallback: unescaped(fallback), fallbackQuotes: quotes };
}

function unescaped(text: string): string {
  return text
    .replaceAll(/\u2060{1,2}/gu, (joiners) => joiners.slice(1))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function outOfIsolate(text: string): string {
  if (!text.startsWith('\u2068')) return text;
  if (!text.endsWith('\u2069')) throw new Error(`an isolate without an end: ${JSON.stringify(text)}`);
  return text.slice(1, -1);
}

function textOf(element: Node): string {
  return typeof element.text === 'string' ? element.text : '';
}

function asNode(value: unknown): Node {
  if (typeof value !== 'object' || value === null) throw new Error(`no object: ${JSON.stringify(value)}`);
  return { ...value };
}

function nodes(value: unknown): Node[] {
  if (!Array.isArray(value)) throw new Error(`no array: ${JSON.stringify(value)}`);
  return value.map(asNode);
}

/** What Slack would refuse, or would make something of, in plain words; nothing for a payload that it takes and shows as it stands. */
export function refused(payload: Decodable, most: { blocks: number; characters: number } = { blocks: 50, characters: 12_000 }): string[] {
  const wrong: string[] = [];
  const check = (right: boolean, what: string): void => {
    if (!right) wrong.push(what);
  };
  let characters = 0;
  const ids = new Set<string>();
  const short = (element: unknown, limit: number, what: string): void => {
    const { type, text, emoji } = asNode(element);
    check(type === 'plain_text' && emoji === false && typeof text === 'string', `${what}: not literal`);
    const { length } = String(text);
    characters += length;
    check(length >= 1 && length <= limit, `${what}: ${length} characters`);
    String(text).split('\n').forEach(held);
  };
  const held = (line: string): void => check(isHeld(line), `turns what stands around it: ${JSON.stringify(line)}`);
  const rich = (element: Node): void => {
    check(element.type === 'text' || element.type === 'link', `rich text: ${element.type}`);
    check(textOf(element).length >= 1 && textOf(element).length <= 3000, `rich text: ${textOf(element).length} characters`);
    check(element.type !== 'link' || /^https?:\/\/[^/]/u.test(String(element.url)), `link: ${String(element.url)}`);
    characters += textOf(element).length;
  };
  const action = (element: Node): void => {
    const id = String(element.action_id);
    check(id.length <= 255 && /^sourced:[a-z]+:[a-z0-9]{1,40}:\d{1,4}$/u.test(id) && !ids.has(id), `action_id: ${id}`);
    ids.add(id);
    if (element.type === 'button') short(element.text, 75, 'button');
    else {
      check(element.type === 'static_select', `element: ${element.type}`);
      short(element.placeholder, 150, 'placeholder');
      const options = nodes(element.options);
      check(options.length >= 1 && options.length <= 100, `${options.length} options`);
      for (const { text, value } of options) {
        short(text, 75, 'option');
        check(/^\d{1,4}$/u.test(String(value)), `value: ${String(value)}`);
      }
    }
  };
  check(payload.blocks.length >= 1 && payload.blocks.length <= most.blocks, `${payload.blocks.length} blocks`);
  for (const block of payload.blocks.map(asNode)) {
    if (block.type === 'header') short(block.text, 150, 'header');
    else if (block.type === 'context') {
      const elements = nodes(block.elements);
      check(elements.length >= 1 && elements.length <= 10, `context: ${elements.length} elements`);
      for (const element of elements) short(element, 2000, 'context');
    } else if (block.type === 'actions') {
      const elements = nodes(block.elements);
      check(elements.length >= 1 && elements.length <= 5, `actions: ${elements.length} elements`);
      elements.forEach(action);
    } else if (block.type === 'rich_text') {
      const parts = nodes(block.elements);
      check(parts.length >= 1, 'rich text without parts');
      for (const { type, elements } of parts) {
        check(type === 'rich_text_section' || type === 'rich_text_quote', `part: ${type}`);
        check(nodes(elements).length >= 1, 'a part without elements');
        nodes(elements).forEach(rich);
        const texts = nodes(elements).map(textOf);
        check(!texts.slice(1).some((text, at) => PARTED.test(`${texts[at]?.at(-1)}|${text.at(0)}`)), 'a character in two halves');
        if (type === 'rich_text_section') texts.join('').split('\n').forEach(held);
      }
    } else check(block.type === 'divider', `block: ${block.type}`);
  }
  // 11,341 characters in 45 blocks were refused, 9,597 in 50 were not.
  check(characters + 45 * payload.blocks.length <= most.characters, `${characters} characters over all blocks`);
  if (payload.text !== undefined) check(...fallbackFits(payload.text));
  return wrong;
}

const PARTED = /^[\uD800-\uDBFF]\|[\uDC00-\uDFFF]$/u;

/** Whether a line that is no quote has no override, and no isolate or embedding that it doesn't end itself. */
function isHeld(line: string): boolean {
  const open: string[] = [];
  for (const [control] of line.matchAll(/[\u202A-\u202E\u2066-\u2069]/gu)) {
    if (control === '\u202D' || control === '\u202E') return false;
    const ends = control === '\u202C' ? /[\u202A\u202B]/u : control === '\u2069' ? /[\u2066-\u2068]/u : null;
    if (ends === null) open.push(control);
    else if (!ends.test(open.pop() ?? '')) return false;
  }
  return open.length === 0;
}

function fallbackFits(text: string): [boolean, string] {
  const bytes = new TextEncoder().encode(text).length;
  const acts = /<|>|&(?!amp;|lt;|gt;)|@(?:here|channel|everyone|U1)|:[\p{L}\p{N}_+'-]+:|:\/\/|^&gt;/mu.exec(
    text.replaceAll(/(?<=“)\u2060[^\u2060]+\u2060(?=”)/gu, ''),
  );
  const right = text.length >= 1 && text.length <= 3000 && bytes <= 3800 && acts === null;
  return [right, `fallback: ${text.length} characters, ${bytes} bytes, ${acts?.[0] ?? 'nothing acts'}`];
}
