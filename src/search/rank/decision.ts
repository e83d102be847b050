import { THRESHOLD } from './coefficients.ts';
import type { Features } from './features.ts';
import { confidence, reasons } from './model.ts';

/** Why a document was taken for an answer, or wasn't. */
export interface Decision {
  /** 0 to 1. */
  readonly confidence: number;
  /** From this confidence on it is one. */
  readonly threshold: number;
  /** Features that spoke for it, and against it, the strongest first (`Features`). */
  readonly for: readonly string[];
  readonly against: readonly string[];
}

/** What the model made of a document. */
export function decisionOn(features: Features): Decision {
  const all = reasons(features);
  const named = (is: (by: number) => boolean) => all.filter(({ by }) => is(by)).map(({ name, by }) => `${name} ${by.toFixed(2)}`);
  return {
    confidence: Math.round(confidence(features) * 1000) / 1000,
    threshold: THRESHOLD,
    for: named((by) => by > 0),
    against: named((by) => by < 0),
  };
}
