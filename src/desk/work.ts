import { maySee, type Viewer } from '../domain/audience.ts';
import { UserError } from '../domain/errors.ts';
import type { Fact } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import { suggest } from '../knowledge/suggest.ts';
import { plainKey } from '../language/fold.ts';
import type { View } from '../search/view.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { OnFile } from './on-file.ts';
import type { Who } from './who.ts';

/** What somebody works with at the desk. */
export interface Work {
  readonly onFile: OnFile;
  readonly who: Who;
  /** All that this one may see: nothing else is there to be worked on. */
  readonly view: View;
  readonly viewer: Viewer;
  /** Epoch ms. */
  readonly now: number;
}

/** A published fact by its id. What is hidden from whoever asks is missed in the same words as what never was: UserError (exit code 2). */
export function factNamed(id: string, { view }: Pick<Work, 'view'>): Fact {
  const fact = view.factById.get(id);
  if (fact?.reviewed) return fact;
  const known = view.facts.filter(({ reviewed }) => reviewed).map((each) => each.id);
  // People leave the topic out where there is no other of that name.
  const short = known.filter((each) => each.split('/')[1] === id);
  const only = short.length === 1 ? view.factById.get(short[0] ?? '') : undefined;
  if (only) return only;
  throw new UserError(WORK_TEXT.noFact(id, short.length > 1 ? short : nearFact(id, known)), 2);
}

/** A source by its id, or by a title that only one has; as `factNamed`. */
export function sourceNamed(id: string, work: Omit<Work, 'who'>): Source {
  const source = sourceSeen(id, work);
  if (source) return source;
  const titled = [...work.view.sourceById.values()].filter(({ title }) => plainKey(title) === plainKey(id));
  if (titled.length === 1 && titled[0]) return titled[0];
  throw new UserError(WORK_TEXT.noSource(id, near(id, [...work.view.sourceById.keys()])), 2);
}

/** A source that may be seen, though nothing of it can be quoted; null: there is none. */
export function sourceSeen(id: string, { view, viewer, now, onFile }: Omit<Work, 'who'>): Source | null {
  const shown = view.sourceById.get(id);
  if (shown) return shown;
  // A view has no sources of which nothing is to be found, such as one of headings only.
  const source = onFile.source(id);
  return source && maySee(source.gates, viewer, now) ? source : null;
}

/** What is held of a thing that is shown. */
export function heldOf<K extends 'fact' | 'source'>(kind: K, { id }: Pick<Fact | Source, 'id'>, { onFile }: Pick<Work, 'onFile'>) {
  const held = onFile.find(kind, id);
  if (!held) throw new Error(`${id} is shown, but not held`);
  return held;
}

function nearFact(id: string, known: readonly string[]): string[] {
  if (id.includes('/')) return near(id, known);
  const [slip] = near(id, [...new Set(known.map((each) => each.split('/')[1] ?? ''))]);
  return known.filter((each) => each.split('/')[1] === slip);
}

function near(id: string, known: readonly string[]): string[] {
  const slip = suggest(id, known);
  return slip === null ? [] : [slip];
}
