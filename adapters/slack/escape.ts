/** First strong isolate: what follows keeps its own direction and can't turn what stands around it. */
const FSI = '\u2068';
/** Pop directional isolate: ends what FSI began. */
const PDI = '\u2069';

/** Nothing in it acts or turns: Latin letters and their usual signs. Most text is of this kind, and is done with at once. */
const PLAIN = /^[\u{20}-\u{7E}\u{A0}-\u{24F}\u{2010}-\u{2027}]*$/u;
const BIDI = /[\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;
/** Blocks of right-to-left scripts, and every bidi control and mark. */
const TURNS =
  /[\u{590}-\u{8FF}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFC}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u;

/** Whether `text` has right-to-left script or bidi controls and so must be isolated from what stands around it. */
function turns(text: string): boolean {
  return TURNS.test(text);
}

/**
 * A quote, isolated where it needs to be; otherwise as it is. Not a character of it is changed, so an isolate can still be ended from
 * within: nothing but the end of the block that it has to itself holds such a quote (see `steady`).
 */
export function isolated(quote: string): string {
  return turns(quote) ? FSI + quote + PDI : quote;
}

/**
 * Whether the bidi controls in `text` are all paired within it (UAX #9, BD9 and BD11), and none overrides: then it is shown in its own
 * order, and an isolate around it holds.
 */
export function steady(text: string): boolean {
  const open: ('embedding' | 'isolate')[] = [];
  for (const [control] of text.matchAll(BIDI)) {
    if (control === '\u202D' || control === '\u202E') return false;
    if (control === '\u202C') {
      if (open.pop() !== 'embedding') return false;
    } else if (control === PDI) {
      if (open.pop() !== 'isolate') return false;
    } else open.push(control >= '\u2066' ? 'isolate' : 'embedding');
  }
  return open.length === 0;
}

/**
 * Text that is no quote, for use in a line: on one line, without control characters, without bidi controls that would act beyond it,
 * and isolated where it needs to be.
 */
export function inline(text: string): string {
  if (PLAIN.test(text)) return text.trim();
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
