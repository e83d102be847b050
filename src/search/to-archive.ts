import { gateKey } from '../domain/audience.ts';
import type { Source } from '../domain/source.ts';
import { sha256Of } from '../knowledge/hash.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { KEY, SPAN, type ToArchive, WORD } from './archive.ts';
import { plainTerms } from './index-terms.ts';
import { passageSpans } from './passages.ts';

/** A source taken apart for the archive; `tokens` as `tokenisationOf` has it for the lexicon. */
export function toArchive(source: Source, lexicon: Lexicon, tokens: string): ToArchive {
  const passages = passageSpans(source);
  const found = passages.map(({ start, end }) => plainTerms(source.text.slice(start, end), lexicon));
  const spans = new Int32Array(passages.length * SPAN);
  for (const [at, { start, end }] of passages.entries()) spans.set([start, end, found[at]?.keys.length ?? 0], at * SPAN);
  return {
    id: source.id,
    version: source.version,
    gates: gateKey(source.gates),
    tokens,
    spans,
    terms: found.map(({ keys, words }) => [...new Set(keys.map((key) => KEY + key)), ...new Set(words.map((word) => WORD + word))]),
  };
}

/** Raised where terms are made otherwise than before and the sample below doesn't show it. */
const EDITION = 1;

/** Something of everything that may be taken apart otherwise one day. */
const SAMPLE = `GENEVA, March 3 (Example) - The U.N. envoy's 1,250.5-page report wasn't published, officials said. "We are going," he added.
Dr. A. B. Smith met Al-Hol's residents at 4 p.m. on Monday; children, wives, geese, analyses and better-paid workers were moved.
قال مسؤول إن ٣٠٠ محتجز نُقلوا إلى سجن الحوت. Naïve café, E20s, re-elected — "they're dying", she cried. Was it so?`;

/** Stands for the way in which text is taken apart: where it differs, terms may, and an archive that was made the other way is made anew. */
export function tokenisationOf(lexicon: Lexicon): string {
  const { terms, spans } = toArchive({ ...BLANK, text: SAMPLE }, lexicon, '');
  return sha256Of(JSON.stringify([EDITION, terms, [...spans]])).slice(0, 16);
}

const BLANK: Source = {
  id: '',
  topicId: '',
  version: 1,
  title: '',
  publisher: null,
  url: null,
  publishedAt: null,
  retrievedAt: '',
  language: 'en',
  originId: '',
  sha256: '',
  text: '',
  withdrawn: null,
  gates: [],
};
