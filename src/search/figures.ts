import type { Fact, FactAnswer } from '../domain/fact.ts';
import { day } from '../text/answer.ts';
import { toEvidence } from './evidence.ts';
import type { View } from './view.ts';

/** A count or an amount that a fact states. */
export interface Figure {
  readonly fact: Fact;
  readonly answer: FactAnswer;
}

/** "Partially" and "several prisons" are no figures. */
const FIGURE =
  /\p{N}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?)\b/iu;

/** The figures of some facts, in their order. */
export function figuresOf(facts: readonly Fact[]): Figure[] {
  return facts.flatMap((fact) =>
    (fact.answers ?? [])
      .filter((answer) => (answer.slot === 'count' || answer.slot === 'amount') && answer.value !== null && FIGURE.test(answer.value))
      .map((answer) => ({ fact, answer })),
  );
}

/** value · who · as-of · status (DOMAIN.md, "The pinned daily summary", 9). `now` is epoch ms. */
export function figureLine({ fact, answer }: Figure, view: View, now: number): string {
  const evidence = toEvidence(fact, view, now);
  const asOf = fact.asOf ?? evidence.publishedAt;
  return [
    answer.value,
    answer.unit,
    fact.attribution.as ?? evidence.publisher ?? 'unattributed',
    asOf === null ? 'undated' : `as of ${day(asOf)}`,
    evidence.label,
  ]
    .filter(Boolean)
    .join(' · ');
}
