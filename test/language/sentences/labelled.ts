import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A text with its pieces as a person cut it. */
export interface Labelled {
  /** The file that it stands in, and which one of it, from 1. */
  readonly name: string;
  readonly text: string;
  readonly pieces: readonly { readonly start: number; readonly end: number; readonly kind: string }[];
}

const MARK = /^(\s*)(?:\{(\p{L}+)\})?/u;

/**
 * The labelled texts beside this file, invented before the splitting was tuned: `¦` stands where a piece ends, `{kind}` where one begins
 * that is no sentence, `====` between texts.
 */
export function labelledTexts(): Labelled[] {
  const folder = path.join(import.meta.dirname, 'cases');
  return readdirSync(folder)
    .sort()
    .flatMap((file) =>
      readFileSync(path.join(folder, file), 'utf8')
        .trimEnd()
        .split('\n====\n')
        .map((marked, index) => labelled(`${file} ${index + 1}`, marked)),
    );
}

function labelled(name: string, marked: string): Labelled {
  let text = '';
  const pieces = marked.split('¦').map((part) => {
    const [lead = '', space = '', kind = 'sentence'] = MARK.exec(part) ?? [];
    text += space;
    const start = text.length;
    text += part.slice(lead.length);
    return { start, end: start + part.slice(lead.length).trimEnd().length, kind };
  });
  return { name, text, pieces: pieces.filter(({ start, end }) => end > start) };
}

/** What a splitting gets wrong: boundaries that it misses or makes up, and pieces cut right but of another kind. */
export interface Errors {
  readonly missed: number;
  readonly madeUp: number;
  readonly kinds: number;
}

/** Compares a splitting of the text with its labels. */
export function errorsIn({ pieces }: Labelled, found: readonly { start: number; end: number; kind: string }[]): Errors {
  const ends = new Map(found.map((piece) => [piece.end, piece]));
  const wanted = new Set(pieces.map(({ end }) => end));
  return {
    missed: pieces.filter(({ end }) => !ends.has(end)).length,
    madeUp: found.filter(({ end }) => !wanted.has(end)).length,
    kinds: pieces.filter(({ end, kind }) => ends.has(end) && ends.get(end)?.kind !== kind).length,
  };
}
