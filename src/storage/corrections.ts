import { randomBytes } from 'node:crypto';
import { type Affected, type Commit, type Correction, JOINED, type Step, type Word } from '../desk/store.ts';
import type { HoldingKind } from '../knowledge/holding.ts';
import * as queries from './correction-queries.ts';
import type { Database } from './database.ts';

/** Word that has to go out. */
export interface Corrections {
  readonly find: (id: string) => Correction | null;
  /** Those whose time has come, the oldest first. */
  readonly due: (now: number) => readonly Correction[];
  /** The ids of those of a fact whose time comes after an instant (epoch ms), the newest first. */
  readonly of: (factId: string, after: number) => readonly string[];
  /**
   * Joins what is affected to the corrections that it belongs to; within a transaction. Returns the id of one, of that which all may hear of if
   * there is such; null: nobody has to be told.
   */
  readonly join: (commit: Pick<Commit, 'at' | 'by' | 'affected' | 'changes'>) => string | null;
  readonly setState: (id: string, state: Correction['state']) => void;
}

/** What is affected behind the same gates. */
interface Joining extends Pick<Commit, 'at' | 'by' | 'affected' | 'changes'> {
  readonly behind: string;
}

interface Row {
  readonly id: string;
  readonly by: string;
  readonly behind: string;
  readonly at: number;
  readonly goes_at: number;
  readonly state: string;
}

/** The corrections of a database. */
export function makeCorrections({ prepare }: Pick<Database, 'prepare'>): Corrections {
  const correction = prepare(queries.CORRECTION);
  const waitingWith = prepare(queries.WAITING_WITH);
  const waitingBy = prepare(queries.WAITING_BY);
  const due = prepare(queries.DUE);
  const ofFact = prepare(queries.OF_FACT);
  const setCorrection = prepare(queries.SET_CORRECTION);
  const setState = prepare(queries.SET_STATE);
  const affected = prepare(queries.AFFECTED);
  const setAffected = prepare(queries.SET_AFFECTED);
  const steps = prepare(queries.STEPS);
  const addStep = prepare(queries.ADD_STEP);

  const affectedOf = (correctionId: string): Affected[] =>
    affected.all({ correctionId }).map((row) => ({
      factId: row.fact_id,
      version: row.version,
      word: row.word as Word,
      bySomethingElse: row.by_something_else === 1,
      reason: row.reason,
    }));
  const stepsOf = (correctionId: string): Step[] =>
    steps
      .all({ correctionId })
      .map(({ kind, id, from_version, to_version }) => ({ kind: kind as HoldingKind, id, from: from_version, to: to_version }));
  const read = ({ id, by, behind, at, goes_at, state }: Row): Correction => ({
    id,
    by,
    ...(behind !== '' && { behind }),
    at,
    goesAt: goes_at,
    state: state as Correction['state'],
    affected: affectedOf(id),
    steps: stepsOf(id),
  });
  /** The waiting correction that has one of these facts, else the editor's own; the oldest where there are several. */
  function waiting({ at, by, behind, affected: facts }: Joining): Row | null {
    const [oldest] = facts
      .flatMap(({ factId }) => waitingWith.get({ factId, at, behind }) ?? [])
      .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
    return oldest ?? waitingBy.get({ by, at, behind });
  }
  function join(joining: Joining): string {
    const joined = waiting(joining);
    const { id, by, at, goes_at } = joined ?? { id: randomBytes(6).toString('hex'), by: joining.by, at: joining.at, goes_at: 0 };
    const goesAt = Math.max(goes_at, Math.min(joining.at + JOINED.usual, at + JOINED.most));
    setCorrection.run({ id, by, behind: joining.behind, at, goesAt });

    const facts = new Map(affectedOf(id).map((each) => [each.factId, each]));
    for (const each of joining.affected) facts.set(each.factId, merged(facts.get(each.factId), each));
    for (const [number, [factId, { version, word, bySomethingElse, reason }]] of [...facts].entries()) {
      setAffected.run({ correctionId: id, factId, number, version, word, bySomethingElse: bySomethingElse ? 1 : 0, reason });
    }
    const before = stepsOf(id).length;
    for (const [nth, { holding, from }] of joining.changes.entries()) {
      addStep.run({ correctionId: id, number: before + nth, kind: holding.kind, id: holding.id, from, to: from + 1 });
    }
    return id;
  }
  return {
    find: (id) => {
      const row = correction.get({ id });
      return row && read(row);
    },
    due: (now) => due.all({ now }).map(read),
    of: (factId, after) => ofFact.all({ factId, after }).map(({ id }) => id),
    join: ({ affected: all, ...commit }) => {
      const apart = [...Map.groupBy(all, ({ behind = '' }) => behind)].sort(([one], [other]) => (one < other ? -1 : 1));
      const ids = apart.map(([behind, facts]) => join({ ...commit, behind, affected: facts }));
      return ids[0] ?? null;
    },
    setState: (id, state) => {
      setState.run({ id, state });
    },
  };
}

/** A fact that was affected, and is again before word of it went out. */
function merged(before: Affected | undefined, now: Affected): Affected {
  if (!before) return now;
  return {
    factId: now.factId,
    version: Math.max(before.version, now.version),
    word: before.word === 'correction' ? 'correction' : now.word,
    bySomethingElse: before.bySomethingElse || now.bySomethingElse,
    reason: now.reason ?? before.reason,
  };
}
