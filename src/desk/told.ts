import type { Answer } from '../domain/answer.ts';
import type { Affected } from './store.ts';

/** Whom a correction would reach. */
export interface Reach {
  /** Posts that others can see, and that can be edited. */
  readonly posts: number;
  /** People who were told in private. */
  readonly people: number;
}

/** What people were told so far, as far as answers are kept. */
export interface Told {
  readonly reach: (affected: readonly Affected[]) => Reach;
  /** How often each fact and passage was told, by id. */
  readonly asked: () => ReadonlyMap<string, number>;
  /** An answer as it was given, byte for byte; null: it was never given, or is forgotten. */
  readonly answer: (answerId: string) => Answer | null;
}

/** Nobody was told anything. */
export const TOLD_NOBODY: Told = { reach: () => ({ posts: 0, people: 0 }), asked: () => new Map(), answer: () => null };
