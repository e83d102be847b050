import { stringify } from 'yaml';
import type { Attribution } from '../domain/attribution.ts';
import type { Fact, ScopeSlot, Slot } from '../domain/fact.ts';
import { type Analysis, analyse } from '../language/analyse.ts';
import { extract } from '../search/extract.ts';
import type { View } from '../search/view.ts';

/** What was read from the quote of a fact that doesn't say what it answers; for the editor to write down and correct. */
export interface Proposal {
  readonly factId: string;
  readonly answers: readonly ProposedAnswer[];
  /** What an absence without a scope seems to be silent about; null for all other facts. */
  readonly scope: { readonly slot: readonly ScopeSlot[] } | null;
}

export interface ProposedAnswer {
  readonly slot: Slot;
  readonly unit?: string;
  /** Left out for reasons and manners: only the word that announces them is known, so the whole quote answers. */
  readonly value?: string;
}

/** The proposals for all facts whose `answers` (an absence's `scope`) are left out, in the order of the files. */
export function proposals(facts: readonly Fact[], view: View): Proposal[] {
  return facts.flatMap((fact): Proposal[] => {
    if (fact.modality === 'absence') {
      return fact.scope ? [] : [{ factId: fact.id, answers: [], scope: { slot: view.profile(fact).scope?.slots ?? [] } }];
    }
    return fact.answers ? [] : [{ factId: fact.id, answers: readAnswers(fact, view), scope: null }];
  });
}

function readAnswers(fact: Fact, view: View): ProposedAnswer[] {
  const quote = analyse(fact.quote.exact, view.lexicon, view.names);
  const read = extract(quote, view.lexicon, speakerIn(quote, fact.attribution)).map(({ slot, first, last, unit }): ProposedAnswer => {
    if (slot === 'reason' || slot === 'manner') return { slot };
    const value = words(quote, first, last);
    return unit ? { slot, unit: words(quote, unit.first, unit.last), value } : { slot, value };
  });
  return [...new Map(read.map((answer) => [JSON.stringify(answer), answer])).values()];
}

/** The words `first`..`last` as they stand in the quote, a currency sign before them included. */
function words({ text, words: all }: Analysis, first: number, last: number): string {
  const start = all[first]?.start ?? 0;
  return text.slice(/\p{Sc}$/u.test(text.slice(0, start)) ? start - 1 : start, all[last]?.end ?? start);
}

function speakerIn({ text, words: all }: Analysis, { as }: Attribution): { first: number; last: number } | null {
  const at = as === null ? -1 : text.toLowerCase().indexOf(as.toLowerCase());
  if (as === null || at < 0) return null;
  return { first: all.findIndex((word) => word.end > at), last: all.findLastIndex((word) => word.start < at + as.length) };
}

/** A proposal as lines that can be pasted into the fact's entry in facts.yaml. */
export function proposalAsYaml({ answers, scope }: Proposal): string {
  const flow = (value: unknown): string => stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();
  if (scope) return `    scope: ${flow(scope)}`;
  if (answers.length === 0) return '    answers: []';
  return ['    answers:', ...answers.map((answer) => `      - ${flow(answer)}`)].join('\n');
}
