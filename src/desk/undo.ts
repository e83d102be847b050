import { UserError } from '../domain/errors.ts';
import type { Held, Holding } from '../knowledge/holding.ts';
import { holdingKey } from '../knowledge/holding.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { Act, OnFile } from './on-file.ts';
import type { Change, Step } from './store.ts';
import { needs } from './who.ts';
import type { Work } from './work.ts';

/**
 * The act that takes back steps that somebody just did: each thing is as it was, in a new version. Only who did it may, within the time;
 * what somebody else changed since stays. Throws UserError (exit code 2) for what isn't allowed.
 */
export function undoAct(steps: readonly Step[], work: Work): { readonly act: Act; readonly left: number } {
  const { onFile, who, now, view } = work;
  needs('editor', who);
  const first = new Map<string, Step>();
  const last = new Map<string, Step>();
  for (const step of steps) {
    const key = holdingKey(step);
    if (!first.has(key)) first.set(key, step);
    last.set(key, step);
  }
  const changes = [...first].flatMap(([key, { kind, id, from }]): Change[] => {
    const held = onFile.find(kind, id);
    if (!held || held.version !== last.get(key)?.to) return [];
    return [{ holding: earlier(held, from, onFile), from: held.version, act: 'undo', reason: WORK_TEXT.wasUndone }];
  });
  if (changes.length === 0) throw new UserError(WORK_TEXT.nothingToUndo, 2);
  const torn = onFile.tornBy(changes.map(({ holding }) => holding));
  if (torn.length > 0) throw new UserError(WORK_TEXT.builtOn(torn.flatMap(({ id }) => (view.factById.has(id) ? [id] : []))), 2);
  const undone = new Set(changes.map(({ holding }) => holdingKey(holding)));
  // Of what only others may see, whoever undoes hears nothing.
  const left = [...first].filter(([key, { kind, id }]) => !undone.has(key) && (kind !== 'fact' || view.factById.has(id)));
  return { act: { at: now, by: who.account, changes }, left: left.length };
}

/** A thing as it was in a version; 0: before it was on file. */
function earlier({ holding }: Held, version: number, onFile: OnFile): Holding {
  const was = onFile.store.history(holding.kind, holding.id).find((each) => each.version === version);
  if (was) return was.holding;
  if (holding.kind === 'fact' || holding.kind === 'source') return { ...holding, removed: true };
  if (holding.kind === 'draft') return { ...holding, state: 'open', factId: null };
  throw new Error(`a ${holding.kind} is not made at the desk`);
}
