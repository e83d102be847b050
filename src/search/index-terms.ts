import type { Fact } from '../domain/fact.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { NameTable } from '../language/names.ts';
import { type Token, tokenize } from '../language/tokens.ts';

/** What a document is found by. */
export interface IndexTerms {
  /** The keys of its words without stop words, as often as they stand in it. */
  readonly keys: readonly string[];
  /** Those words as written, in lower case. */
  readonly words: readonly string[];
}

/** What a text is found by, whatever names are known. */
export const plainTerms = (text: string, lexicon: Lexicon): IndexTerms => termsOf(tokenize(text), lexicon);

/** What a fact or passage is found by, with `#id` for each name that it mentions. */
export function indexTerms(fact: Fact, lexicon: Lexicon, table: NameTable): IndexTerms & { readonly names: readonly string[] } {
  const tokens = tokenize(fact.reviewed ? wordsOf(fact) : fact.quote.exact);
  const ids = new Set<string>();
  // What the cues say of a passage is no part of it, and costs more than all of this.
  if (fact.reviewed) for (const id of [...fact.names, fact.attribution.by]) if (id !== null) ids.add(id);
  for (const hit of table.find(tokens)) if (hit.tier !== 'maybe') for (const name of hit.names) ids.add(name.id);
  return { ...termsOf(tokens, lexicon), names: [...ids].map((id) => `#${id}`) };
}

const wordsOf = ({ quote, statement, questions, scope, answers }: Fact): string =>
  [
    quote.exact,
    statement,
    ...questions,
    scope?.subject ?? '',
    ...(answers ?? []).flatMap((answer) => [answer.unit ?? '', answer.subject ?? '']),
  ].join(' \n ');

function termsOf(tokens: readonly Token[], lexicon: Lexicon): IndexTerms {
  const keys: string[] = [];
  const words: string[] = [];
  for (const { lower, kind } of tokens) {
    if (lower === '' || lexicon.stop.has(lower)) continue;
    words.push(lower);
    keys.push(kind === 'word' ? lexicon.key(lower) : lower);
  }
  return { keys, words };
}
