import type {
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextQuote,
  RichTextSection,
} from '@slack/types';
import { cut, inline, isolated, pieces } from './escape.ts';
import { LIMITS } from './limits.ts';

/** The few kinds of block that answers are made of. Text from outside stands in rich text and plain text only: nothing there is markup. */

/** Slack refuses an element without text. */
const BLANK = /^\s*$/u;

export function plainText(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: cut(text, most), emoji: false };
}

/** Characters of an isolate's beginning and end. */
const ISOLATE = 2;

/** What is on a button, or an option of a menu. Cut before it is isolated, or the end of the isolate would be lost. */
export function shortText(label: string): PlainTextElement {
  const whole = inline(label);
  return plainText(whole.length <= LIMITS.button ? whole : inline(cut(label, LIMITS.button - ISOLATE)), LIMITS.button);
}

/** Exactly `text`, as few elements as it fits into. */
export function textElements(text: string, bold = false): RichTextElement[] {
  return pieces(text, LIMITS.text).map((piece) => ({ type: 'text', text: piece, ...(bold ? { style: { bold } } : {}) }));
}

/** Lines under each other; those without text are left out, and null stands for none left. */
export function section(lines: readonly (readonly RichTextElement[])[]): RichTextSection | null {
  const told = lines.filter((line) => line.length > 0);
  const elements = told.flatMap((line, at): RichTextElement[] => (at === 0 ? [...line] : [{ type: 'text', text: '\n' }, ...line]));
  return elements.length === 0 ? null : { type: 'rich_text_section', elements };
}

/** A line of text that is no quote. */
export function line(text: string, bold = false): RichTextElement[] {
  return textElements(inline(text), bold);
}

/** A line of ours that leads to a web address as a whole; nothing but the address says where. */
export function linkLine(text: string, url: string): RichTextElement[] {
  return pieces(inline(text), LIMITS.text).map((piece) => ({ type: 'link', url, text: piece }));
}

/** A quote and nothing else; the text of its elements joined is the quote, in one isolate where it has right-to-left script. */
export function quotation(quote: string): RichTextQuote {
  return { type: 'rich_text_quote', elements: textElements(isolated(quote)) };
}

export function richText(parts: readonly (RichTextSection | RichTextQuote | null)[]): RichTextBlock[] {
  const elements = parts.filter((part) => part !== null);
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }];
}

/** Small, grey lines; what is too long for them is shown in the usual size, never cut. */
export function small(lines: readonly string[]): (ContextBlock | RichTextBlock)[] {
  const told = lines.filter((text) => !BLANK.test(text));
  const text = told.join('\n');
  if (text === '') return [];
  if (text.length > LIMITS.context.text) return richText([section(told.map((each) => textElements(each)))]);
  return [{ type: 'context', elements: [plainText(text, LIMITS.context.text)] }];
}

/** A title; too long for a header, it is a bold line. */
export function heading(text: string): (HeaderBlock | RichTextBlock)[] {
  const shown = inline(text);
  if (BLANK.test(shown)) return [];
  if (shown.length > LIMITS.header) return richText([section([textElements(shown, true)])]);
  return [{ type: 'header', text: plainText(shown, LIMITS.header) }];
}

/** What blocks take of the room that a message has for characters: their texts, links and the overhead of each. */
export function sizeOf(blocks: readonly KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + LIMITS.overhead.block + textSize(block), 0);
}

function textSize(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each: unknown) => sum + textSize(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, inner]) => sum + (typeof inner === 'string' ? (name === 'text' || name === 'url' ? inner.length : 0) : textSize(inner)),
    'type' in value && String(value.type).startsWith('rich_text_') ? LIMITS.overhead.part : 0,
  );
}
