import type { Commit, Store } from '../desk/store.ts';
import { type Held, type Holding, type HoldingKind, holdingKey } from '../knowledge/holding.ts';
import { makeCorrections } from './corrections.ts';
import type { Database } from './database.ts';
import { makeShelf } from './shelf.ts';
import * as queries from './store-queries.ts';

/** Keeps the desk's memory in a database. */
export function makeStore(database: Database): Store {
  const { prepare, transaction } = database;
  const shelf = makeShelf(database);
  const corrections = makeCorrections(database);
  const marks = prepare(queries.MARKS);
  const mark = prepare(queries.MARK);
  const proposals = prepare(queries.PROPOSALS);
  const propose = prepare(queries.PROPOSE);
  const settle = prepare(queries.SETTLE);
  const dismissed = prepare(queries.DISMISSED);
  const dismiss = prepare(queries.DISMISS);

  /** What stands in place of what a commit was made from. */
  function outrun({ changes }: Commit): Held[] | null {
    const version = new Map<string, number>();
    let stale = false;
    const standing: Held[] = [];
    for (const { holding, from } of changes) {
      const key = holdingKey(holding);
      const held = shelf.standing(holding);
      if (from !== (version.get(key) ?? held?.version ?? 0)) {
        stale = true;
        if (held) standing.push(held);
      }
      version.set(key, from + 1);
    }
    return stale ? standing : null;
  }
  function write(commit: Commit): string | null {
    const { at, by } = commit;
    for (const { holding, from, act, reason } of commit.changes) shelf.add({ holding, version: from + 1, at, by, act, reason });
    for (const each of commit.marks) mark.run({ kind: each.kind, id: each.id, hash: each.hash });
    for (const { kind, id } of commit.settled) settle.run({ kind, id });
    for (const { holding, hash, at: proposedAt } of commit.proposals) {
      propose.run({ kind: holding.kind, id: holding.id, hash, at: proposedAt, body: JSON.stringify(holding) });
    }
    for (const pair of commit.dismissed) dismiss.run({ pair, by, at });
    return corrections.join(commit);
  }
  return {
    held: shelf.held,
    heldAt: (at) => shelf.heldAt(instant(at)),
    heldAtSeq: shelf.heldAtSeq,
    seqAt: shelf.seqAt,
    history: shelf.history,
    auditSince: (at) => shelf.auditSince(instant(at)),
    marks: () => marks.all({}).map(({ kind, id, hash }) => ({ kind: kind as HoldingKind, id, hash })),
    proposals: () => proposals.all({}).map(({ hash, at, body }) => ({ holding: JSON.parse(body) as Holding, hash, at })),
    dismissed: () => new Set(dismissed.all({}).map(({ pair }) => pair)),
    commit: (commit) => {
      try {
        return transaction(() => {
          const standing = outrun(commit);
          if (standing) return { ok: false, standing };
          const correctionId = write(commit);
          return { ok: true, held: commit.changes.flatMap(({ holding }) => shelf.standing(holding) ?? []), correctionId };
        });
      } catch (error) {
        // What was read within it came to nothing.
        shelf.reread();
        throw error;
      }
    },
    correction: corrections.find,
    lastSeq: shelf.lastSeq,
  };
}

/** Epoch ms of UTC ISO text. */
function instant(at: string): number {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new Error(`"${at}" is no instant`);
  return ms;
}
