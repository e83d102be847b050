import type { Fact } from '../domain/fact.ts';
import type { Claim, Need, Part } from '../language/question/types.ts';
import { NOTES } from '../text/answer.ts';
import { type Finding, findPart } from './finding.ts';
import { covers } from './terms.ts';
import type { View } from './view.ts';

/** What a question takes for granted, held against the file. */
export interface PremiseFault {
  readonly status: 'contradicted' | 'not-on-file';
  readonly facts: readonly Fact[];
  readonly note: string;
}

/** Claims stated in the question ("now that CENTCOM has confirmed it"). null where none is at fault. */
export function checkClaims(claims: readonly Claim[], view: View, topicId: string | null): PremiseFault | null {
  for (const claim of claims) {
    if (claim.part.bare) continue;
    const finding = findPart(claim.part, view, topicId);
    if (finding.kind === 'not-known') return { status: 'contradicted', facts: finding.facts, note: NOTES.contradicted };
    if (finding.kind === 'none') return { status: 'not-on-file', facts: [], note: NOTES.premiseNotOnFile(claim.text) };
  }
  return null;
}

/** A figure in the question that the file gives for something else, or a different figure for the same thing. */
export function checkNumbers(parts: readonly Part[], findings: readonly Finding[], view: View, topicId: string | null): PremiseFault | null {
  for (const [index, part] of parts.entries()) {
    const number = part.needs.find((need) => need.kind === 'number');
    if (!number || findings[index]?.kind === 'found') continue;
    const rest: Part = { ...part, needs: part.needs.filter((need) => need !== number) };
    const facts = view.facts.filter((fact) => (topicId === null || fact.topicId === topicId) && fact.modality !== 'absence' && fact.reviewed);
    const same = facts.filter((fact) => view.profile(fact).all.numbers.has(number.value ?? Number.NaN) && shares(rest.needs, fact, view));
    const other = facts.filter((fact) => view.profile(fact).answers.some((answer) => answer.slot === 'count' && answer.value.numbers.size > 0 && rest.needs.some((need) => need.kind === 'word' && answer.unit !== null && covers(need, answer.unit, view.lexicon) >= 0.85)));
    const found = same.length > 0 ? same : other;
    return found.length > 0 ? { status: 'contradicted', facts: found.slice(0, 2), note: NOTES.contradicted } : { status: 'not-on-file', facts: [], note: NOTES.premiseNotOnFile(number.text) };
  }
  return null;
}

function shares(needs: readonly Need[], fact: Fact, view: View): boolean {
  return needs.some((need) => !need.optional && covers(need, view.profile(fact).all, view.lexicon) > 0);
}
