import { BIDI, FSI, isPlain, PDI, steady, turns } from '../../src/text/visible.ts';

/**
 * A quote, isolated where it needs to be; otherwise as it is. Not a character of it is changed, so an isolate can still be ended from
 * within: nothing but the end of the block that it has to itself holds such a quote (see `steady`).
 */
export function isolated(quote: string): string {
  return turns(quote) ? FSI + quote + PDI : quote;
}

/**
 * Text that is no quote, for use in a line: on one line, without control characters, without bidi controls that would act beyond it,
 * and isolated where it needs to be.
 */
export function inline(text: string): string {
  if (isPlain(text)) return text.trim();
  const flat = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u{2028}\u{2029}]+/gu, ' ')
    .trim();
  return isolated(steady(flat) ? flat : flat.replaceAll(BIDI, ''));
}

/** At most `most` characters (UTF-16 units) of `text`, with an ellipsis where it is cut. Never for a quote. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = Math.max(0, most - 1);
  const whole = isHighSurrogate(text, room - 1) ? room - 1 : room;
  return most < 1 ? '' : `${text.slice(0, whole).trimEnd()}…`;
}

/** `text` in pieces of at most `most` characters that give it back when they are joined; no surrogate pair is parted. */
export function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = Math.min(text.length, at + most);
    const whole = end < text.length && isHighSurrogate(text, end - 1) ? end - 1 : end;
    found.push(text.slice(at, whole));
    at = whole;
  }
  return found;
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}
