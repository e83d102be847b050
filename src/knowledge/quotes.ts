import { closest, locate, type NearMiss } from '../domain/quote.ts';
import type { Entry } from './entry.ts';
import { caution, fault, type Report, shown } from './problems.ts';
import type { FactFields } from './schema.ts';
import { isWholeSentences } from './sentence.ts';
import { type SourceFile, textPlace } from './source-file.ts';

/**
 * Whether a fact's quote stands in its source, character for character and in whole sentences, and whether its answers' values
 * stand in the quote. `others` are the sources to look through if it doesn't stand in its own.
 */
export function checkQuote(entry: Entry<FactFields>, source: SourceFile | null, others: readonly SourceFile[], report: Report): void {
  const { quote } = entry.fields;
  if (quote === undefined) return;
  if (quote.trim() !== quote) {
    report(
      fault(entry.at('quote'), 'begins or ends with a space or line break; take it out (in a block, write >- or |- instead of > or |)'),
    );
  } else if (source) checkPlace(quote, entry, source, others, report);
  entry.fields.answers?.forEach(({ value }, index) => {
    if (value !== undefined && !quote.includes(value)) {
      report(
        fault(
          entry.at('answers', index, 'value'),
          `${shown(value)} does not stand in the quote${difference(value, closest(quote, value), 'the quote')}`,
        ),
      );
    }
  });
}

function checkPlace(quote: string, entry: Entry<FactFields>, source: SourceFile, others: readonly SourceFile[], report: Report): void {
  const found = locate(source.text, quote);
  if (!found) {
    const elsewhere = others.find((other) => other.text.includes(quote));
    const hint = elsewhere ? `; it stands in ${elsewhere.entry?.fields.id ?? elsewhere.stem}` : nearest(source, quote);
    report(fault(entry.at('quote'), `is not found in ${entry.fields.source ?? source.stem}${hint}`));
    return;
  }
  const { begins, ends } = isWholeSentences(source.text, found.start, found.end);
  if (!begins || !ends) {
    const where = begins ? 'ends' : ends ? 'begins' : 'begins and ends';
    report(fault(entry.at('quote'), `a quote is at least one whole sentence; this one ${where} inside one`));
  }
  const times = occurrences(source.text, quote);
  if (times > 1) {
    const first = textPlace(source, found.start).line;
    report(
      caution(
        entry.at('quote'),
        `stands ${times} times in ${entry.fields.source ?? source.stem}; the first, on line ${first} of its file, is taken`,
      ),
    );
  }
}

function occurrences(text: string, quote: string): number {
  let count = 0;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) count++;
  return count;
}

function nearest(source: SourceFile, quote: string): string {
  const near = closest(source.text, quote);
  if (!near) return ', and nothing in it comes close';
  return ` (closest: line ${textPlace(source, near.start).line} of its file)${difference(quote, near, 'the source')}`;
}

/** Characters shown on either side of the first difference. */
const AROUND = 20;

/** The first differing character on both sides, with its code point, and what stands around it. */
function difference(wanted: string, near: NearMiss | null, where: string): string {
  if (!near) return '';
  // Never cut a character in two: step back where both sides share its first half.
  const at = near.at > 0 && /[\ud800-\udbff]/u.test(near.passage.charAt(near.at - 1)) ? near.at - 1 : near.at;
  const position = Array.from(wanted.slice(0, at)).length + 1;
  const here = `${characterAt(wanted, at)} here and ${characterAt(near.passage, at)} in ${where}`;
  return `; character ${position} is ${here}: «${excerpt(wanted, at)}» against «${excerpt(near.passage, at)}»`;
}

/** `«’» U+2019`; a character that can't be seen is named instead. */
function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  if (code === undefined) return 'the end';
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code === 0x0a) return `a line break ${name}`;
  if (code === 0x20) return `a space ${name}`;
  return /^[\p{Z}\p{C}\p{M}]/u.test(text.slice(at))
    ? `an invisible or joining character ${name}`
    : `«${String.fromCodePoint(code)}» ${name}`;
}

function excerpt(text: string, at: number): string {
  const start = Math.max(0, at - AROUND);
  const end = Math.min(text.length, at + AROUND);
  const cut = text.slice(start, end).toWellFormed().replaceAll('\n', '⏎');
  return `${start > 0 ? '…' : ''}${cut}${end < text.length ? '…' : ''}`;
}
