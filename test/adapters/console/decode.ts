import { unpicture } from '../unpicture.ts';

/**
 * Reads quotes back out of what the console printed, without any code of the renderer: only the law of its output.
 * A quote's lines, and no others, begin with four spaces; the first has “ and the last ” added; an isolated quote has
 * U+2068…U+2069 on each line; control pictures and `⟦U+XXXX⟧` stand for characters that would act.
 */
export function decodeQuotes(printed: string): string[] {
  const plain = printed.replaceAll(/\p{Cc}\[(?:38;2;\d+;\d+;\d+|39)m/gu, '');
  const runs: string[][] = [[]];
  for (const line of plain.split('\n')) {
    if (line.startsWith('    ')) runs.at(-1)?.push(line.slice(4));
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0).map(decodeRun);
}

/** What was printed at a width without end: one line a paragraph. */
export interface Decoded {
  readonly quotes: readonly string[];
  /** By quote: the label above it, and the id of its fact. */
  readonly labels: readonly string[];
  readonly factIds: readonly string[];
  /** All but the quotes. */
  readonly told: string;
}

/** A quote's label is the first line of its block; a near miss has its own line above it, behind two spaces, with the fact's id in it. */
export function decodePrinted(printed: string): Decoded {
  const lines = printed.split('\n');
  const at = lines.flatMap((line, index) => (line.startsWith('    ') ? [index] : []));
  const above = at.map((index) => {
    const before = lines[index - 1] ?? '';
    const near = /^ {2}(?<label>.*) · fact (?<fact>\S+)$/u.exec(before)?.groups;
    if (near) return { label: near.label ?? '', fact: near.fact ?? '' };
    const from = lines.lastIndexOf('', index) + 1;
    const to = lines.indexOf('', index);
    const below = lines.slice(index + 1, to === -1 ? undefined : to).join('\n');
    return { label: lines[from] ?? '', fact: /^ {2}.* · fact (?<fact>\S+)(?: · .*)?$/mu.exec(below)?.groups?.fact ?? '' };
  });
  return {
    quotes: decodeQuotes(printed),
    labels: above.map(({ label }) => label),
    factIds: above.map(({ fact }) => fact),
    told: lines.filter((line) => !line.startsWith('    ')).join('\n'),
  };
}

function decodeRun(run: readonly string[]): string {
  if (!run[0]?.startsWith('“') || !run.at(-1)?.endsWith('”')) throw new Error(`no quotation marks: ${JSON.stringify(run)}`);
  const lines = run.map((line, at) => line.slice(at === 0 ? 1 : 0, at === run.length - 1 ? -1 : undefined));
  const isolated = lines[0]?.startsWith('\u2068') === true;
  const inner = lines.map((line) => {
    if (!isolated) return line;
    if (!line.startsWith('\u2068') || !line.endsWith('\u2069')) throw new Error(`not isolated: ${JSON.stringify(line)}`);
    return line.slice(1, -1);
  });
  for (const line of inner) assertHeld(line);
  return unpicture(inner.join(' '));
}

/** No override, and no isolate that ends or stays open beyond its own line. */
function assertHeld(line: string): void {
  let depth = 0;
  for (const character of line) {
    if (character === '\u202D' || character === '\u202E') throw new Error(`override: ${JSON.stringify(line)}`);
    if (character === '\u2066' || character === '\u2067' || character === '\u2068') depth++;
    if (character === '\u2069' && --depth < 0) throw new Error(`the isolate ends early: ${JSON.stringify(line)}`);
  }
  if (depth !== 0) throw new Error(`an isolate stays open: ${JSON.stringify(line)}`);
}
