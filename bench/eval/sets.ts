import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A document of a public question set, as `sourced import` reads it. */
export interface EvalDocument {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly publishedAt: string;
  readonly url: string;
  readonly body: string;
}

/** A question of a half, with what must come back. */
export interface EvalQuestion {
  readonly id: string;
  readonly question: string;
  readonly kind: 'answerable' | 'evidence-removed' | 'written-unanswerable';
  /** The article that it was written on, where the set says so. */
  readonly article?: string;
  readonly evidence: readonly { readonly docId: string; readonly quote: string }[];
}

export interface EvalHalf {
  readonly docs: readonly EvalDocument[];
  readonly key: readonly EvalQuestion[];
}

interface Prepare {
  readonly prepare: (docs: readonly EvalDocument[], queries: readonly unknown[], half: 0 | 1) => EvalHalf;
}

interface Score {
  readonly read: (file: string) => never[];
  readonly score: (pairs: readonly { readonly key: readonly EvalQuestion[]; readonly run: readonly unknown[] }[]) => Record<string, number>;
}

/** A folder of public question sets: `data/<set>/` with its documents and questions, `prepare.mjs` and `score.mjs`. */
export class EvalSets {
  readonly #folder: string;
  readonly #prepare: Prepare;
  readonly score: Score['score'];
  readonly #read: Score['read'];

  private constructor(folder: string, prepare: Prepare, score: Score) {
    this.#folder = folder;
    this.#prepare = prepare;
    this.score = score.score;
    this.#read = score.read;
  }

  /** null: there is no such folder. */
  static async open(folder: string): Promise<EvalSets | null> {
    const of = (name: string) => path.resolve(folder, name);
    if (!existsSync(of('score.mjs'))) return null;
    const load = (name: string) => import(pathToFileURL(of(name)).href);
    return new EvalSets(path.resolve(folder), (await load('prepare.mjs')) as Prepare, (await load('score.mjs')) as Score);
  }

  /** The two halves of a set: what is answerable in one has no evidence in the other. */
  halves(set: string): readonly EvalHalf[] {
    const file = (name: string) => path.join(this.#folder, 'data', set, name);
    const docs = this.#read(file('docs.jsonl.gz'));
    const queries = this.#read(file('queries.dev.jsonl'));
    return ([0, 1] as const).map((half) => this.#prepare.prepare(docs, queries, half));
  }
}
