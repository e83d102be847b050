import type { Features } from '../../src/search/rank/features.ts';

/** A line through features: its value is the logarithm of the odds. */
export interface Line {
  readonly weights: Readonly<Record<string, number>>;
  readonly bias: number;
}

export interface Example {
  readonly features: Features;
  readonly is: boolean;
  /** How much it counts. */
  readonly counts: number;
}

/** Weights are held back by this much of the whole count, so that what hardly tells anything gets hardly any. */
const RIDGE = 1e-3;
const ROUNDS = 30;

export const on = ({ weights, bias }: Line, features: Features): number =>
  Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * features[name as keyof Features], bias);

/** Logistic regression by Newton's method. */
export function fitted(names: readonly (keyof Features)[], examples: readonly Example[]): Line {
  const size = names.length + 1;
  const rows = examples.map(({ features, is, counts }) => ({ x: [...names.map((name) => features[name]), 1], y: is ? 1 : 0, counts }));
  const all = rows.reduce((sum, { counts }) => sum + counts, 0);
  const weights = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Array<number>(size).fill(0);
    const bend = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (const { x, y, counts } of rows) {
      const chance = 1 / (1 + Math.exp(-x.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
      for (let a = 0; a < size; a++) {
        slope[a] = (slope[a] ?? 0) + (chance - y) * counts * (x[a] ?? 0);
        const row = bend[a] as number[];
        for (let b = 0; b < size; b++) row[b] = (row[b] ?? 0) + chance * (1 - chance) * counts * (x[a] ?? 0) * (x[b] ?? 0);
      }
    }
    for (let a = 0; a < size; a++) {
      const held = a < names.length ? RIDGE * all : 1e-9;
      slope[a] = (slope[a] ?? 0) + held * (weights[a] ?? 0);
      const row = bend[a] as number[];
      row[a] = (row[a] ?? 0) + held;
    }
    const step = solved(bend, slope);
    for (let a = 0; a < size; a++) weights[a] = (weights[a] ?? 0) - (step[a] ?? 0);
    if (step.every((each) => Math.abs(each) < 1e-7)) break;
  }
  return { weights: Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0])), bias: weights[size - 1] ?? 0 };
}

/** Gauss's elimination with the largest pivot. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (let at = 0; at < rows.length; at++) {
    let largest = at;
    for (let other = at + 1; other < rows.length; other++)
      if (Math.abs(rows[other]?.[at] ?? 0) > Math.abs(rows[largest]?.[at] ?? 0)) largest = other;
    [rows[at], rows[largest]] = [rows[largest] as number[], rows[at] as number[]];
    const pivot = rows[at] as number[];
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const times = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let column = at; column < row.length; column++) row[column] = (row[column] ?? 0) - times * (pivot[column] ?? 0);
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

/** The share of pairs in which the first kind has the higher value. */
export function auroc(higher: readonly number[], lower: readonly number[]): number {
  const wins = higher.reduce((sum, one) => sum + lower.reduce((won, other) => won + (one > other ? 1 : one === other ? 0.5 : 0), 0), 0);
  return wins / (higher.length * lower.length);
}

/** The value from which on most are rightly told to be so, where those that are and those that aren't count the same. */
export function bestThreshold(judged: readonly { readonly value: number; readonly is: boolean }[]): number {
  const [yes, no] = [judged.filter(({ is }) => is), judged.filter(({ is }) => !is)];
  let best = { threshold: 0.5, accuracy: 0 };
  for (let threshold = 0.2; threshold < 0.8; threshold += 0.005) {
    const right = (list: typeof judged, above: boolean) => list.filter(({ value }) => value >= threshold === above).length / list.length;
    const accuracy = (right(yes, true) + right(no, false)) / 2;
    if (accuracy > best.accuracy) best = { threshold, accuracy };
  }
  return best.threshold;
}
