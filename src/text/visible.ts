/**
 * Text from outside made harmless for a line of ours, visibly and so that it can be read back: a control character becomes its
 * control picture (U+001B → ␛), anything else that could act on the terminal or on the text around it becomes `⟦U+202E⟧`.
 * What already looks like one of these is spelt out in the same way, so that no two texts are shown alike.
 */

/** First strong isolate: what follows keeps its own direction and can't turn what stands around it. */
export const FSI = '\u2068';
/** Pop directional isolate: ends what FSI began. */
export const PDI = '\u2069';
/** Pop directional formatting: ends an embedding or an override. */
const PDF = '\u202C';

/** Line and paragraph separators are here, too: some terminals break the line at them. */
const RISKY =
  /[\p{Cc}\p{Cs}\u{2028}\u{2029}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{2400}-\u{241F}\u{2421}]|\u{27E6}(?=U\+[0-9A-F]{4,6}\u{27E7})/gu;
/** Latin letters and their usual signs. */
const PLAIN = /^[\u{20}-\u{7E}\u{A0}-\u{24F}\u{2010}-\u{2027}]*$/u;
/** Every control that turns the direction of text. */
export const BIDI = /[\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;
/** Blocks of right-to-left scripts, and every bidi control and mark. */
const TURNS =
  /[\u{590}-\u{8FF}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFC}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u;

/** Whether nothing in a text acts or turns, as is seen at once of most; false says nothing. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** `text` with nothing in it that acts; bidi controls stay only where they are paired, and overrides never do. */
export function visible(text: string): string {
  if (isPlain(text)) return text;
  const stray = strayBidi(text);
  return text.replace(RISKY, (character, offset: number) => (isBidi(character) && !stray.has(offset) ? character : picture(character)));
}

/** Whether a text is shown in its own order: its bidi controls are all paired within it, and none overrides. */
export function steady(text: string): boolean {
  return strayBidi(text).size === 0;
}

/** Whether `text` has right-to-left script or bidi controls and so must be isolated from what stands around it. */
export function turns(text: string): boolean {
  return TURNS.test(text);
}

/** `visible` text for use inside a line of ours: without space around it, and isolated where it needs to be. */
export function inline(text: string): string {
  const shown = visible(text.trim());
  return turns(text) ? FSI + shown + PDI : shown;
}

function isBidi(character: string): boolean {
  return (character >= '\u202A' && character <= '\u202E') || (character >= '\u2066' && character <= '\u2069');
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `\u27E6U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27E7`;
}

interface Opened {
  readonly at: number;
  readonly kind: 'embedding' | 'override' | 'isolate';
}

/**
 * Offsets of the bidi controls that have no partner (UAX #9, BD9 and BD11), and of every override with its end: text in an
 * override reads backwards, which no honest quote needs ("5.2" would be shown as "2.5").
 */
function strayBidi(text: string): ReadonlySet<number> {
  const stray = new Set<number>();
  const open: Opened[] = [];
  let isolates = 0;
  for (const { 0: control, index } of text.matchAll(BIDI)) {
    if (control === PDF) {
      const last = open.at(-1);
      if (last === undefined || last.kind === 'isolate') stray.add(index);
      else {
        open.pop();
        if (last.kind === 'override') stray.add(last.at).add(index);
      }
    } else if (control === PDI) {
      if (isolates === 0) stray.add(index);
      else {
        for (let last = open.pop(); last !== undefined && last.kind !== 'isolate'; last = open.pop()) stray.add(last.at);
        isolates--;
      }
    } else {
      const kind = control >= '\u2066' ? 'isolate' : control === '\u202D' || control === '\u202E' ? 'override' : 'embedding';
      if (kind === 'isolate') isolates++;
      open.push({ at: index, kind });
    }
  }
  for (const { at } of open) stray.add(at);
  return stray;
}
