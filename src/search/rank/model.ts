import { ANSWERED, EVIDENCE, THRESHOLD } from './coefficients.ts';
import type { Features } from './features.ts';

/** A fitted line: features by name, with their weights. */
export interface Line {
  readonly weights: { readonly [Name in keyof Features]?: number };
  readonly bias: number;
}

/** Which of a question's documents is the evidence: higher is likelier. Only for putting them in order. */
export const evidence = (features: Features): number => on(EVIDENCE, features);

/** 0 to 1: how likely the document at the top answers the question. From `THRESHOLD` on the question counts as answered. */
export const confidence = (features: Features): number => 1 / (1 + Math.exp(-on(ANSWERED, features)));

export const isAnswer = (features: Features): boolean => confidence(features) >= THRESHOLD;

/** What spoke for and against most, the strongest first: each feature's share of the line, without those that weigh next to nothing. */
export function reasons(features: Features): readonly { readonly name: keyof Features; readonly by: number }[] {
  return (Object.entries(ANSWERED.weights) as [keyof Features, number][])
    .map(([name, weight]) => ({ name, by: weight * features[name] }))
    .filter(({ by }) => Math.abs(by) >= LIGHT)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

const LIGHT = 0.1;

function on({ weights, bias }: Line, features: Features): number {
  return (Object.entries(weights) as [keyof Features, number][]).reduce((sum, [name, weight]) => sum + weight * features[name], bias);
}
