import type { Affected, AuditedVersion, Commit, Committed, Correction } from '../../src/desk/store.ts';
import { type Held, holdingKey } from '../../src/knowledge/holding.ts';
import { iso } from './holdings.ts';

/** What a store comes to, told as plainly as can be; it knows nothing of how one is kept. */
export class StoreModel {
  readonly audit: AuditedVersion[] = [];
  corrections: Correction[] = [];

  version(key: string): number {
    return this.history(key).length;
  }

  history(key: string): AuditedVersion[] {
    return this.audit.filter((line) => holdingKey(line) === key);
  }

  heldAt(ms: number): Held[] {
    const there = this.audit.filter(({ at }) => at <= iso(ms));
    const keys = [...new Set(there.map(holdingKey))];
    return keys.flatMap((key) => there.filter((line) => holdingKey(line) === key).slice(-1)).map(heldOf);
  }

  held(): Held[] {
    return this.heldAt(Date.UTC(9999, 0));
  }

  /** `correctionId`: what a new correction is called, if one is needed. */
  commit(commit: Commit, correctionId: string | null): Committed {
    const written: AuditedVersion[] = [];
    const standing: Held[] = [];
    let stale = false;
    const counted = new Map<string, number>();
    for (const { holding, from, act, reason } of commit.changes) {
      const key = holdingKey(holding);
      const before = counted.get(key) ?? this.version(key);
      if (from !== before) {
        stale = true;
        standing.push(...this.history(key).slice(-1).map(heldOf));
      }
      counted.set(key, from + 1);
      const { kind, id } = holding;
      const seq = this.audit.length + written.length + 1;
      written.push({ seq, at: iso(commit.at), by: commit.by, act, kind, id, version: from + 1, reason, holding });
    }
    if (stale) return { ok: false, standing };
    this.audit.push(...written);
    const last = (line: AuditedVersion) => this.history(holdingKey(line)).slice(-1).map(heldOf);
    return { ok: true, held: written.flatMap(last), correctionId: this.#join(commit, correctionId) };
  }

  #join(commit: Commit, newId: string | null): string | null {
    if (commit.affected.length === 0) return null;
    const open = this.corrections
      .filter(({ state, goesAt }) => state === 'waiting' && goesAt > commit.at)
      .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
    const ids = commit.affected.map(({ factId }) => factId);
    const joined =
      open.find((each) => each.affected.some(({ factId }) => ids.includes(factId))) ?? open.find(({ by }) => by === commit.by) ?? null;
    const before = joined ?? { id: newId ?? '?', by: commit.by, at: commit.at, goesAt: 0, state: 'waiting', affected: [], steps: [] };
    this.corrections = [
      ...this.corrections.filter(({ id }) => id !== before.id),
      {
        ...before,
        goesAt: Math.max(before.goesAt, Math.min(commit.at + 60_000, before.at + 300_000)),
        affected: commit.affected.reduce<readonly Affected[]>(withFact, before.affected),
        steps: [
          ...before.steps,
          ...commit.changes.map(({ holding, from }) => ({ kind: holding.kind, id: holding.id, from, to: from + 1 })),
        ],
      },
    ];
    return before.id;
  }
}

const heldOf = ({ holding, version, at, by }: AuditedVersion): Held => ({ holding, version, at, by });

function withFact(facts: readonly Affected[], now: Affected): readonly Affected[] {
  if (!facts.some(({ factId }) => factId === now.factId)) return [...facts, now];
  return facts.map((before) =>
    before.factId !== now.factId
      ? before
      : {
          factId: now.factId,
          version: Math.max(before.version, now.version),
          word: before.word === 'correction' || now.word === 'correction' ? 'correction' : 'update',
          bySomethingElse: before.bySomethingElse || now.bySomethingElse,
          reason: now.reason === null ? before.reason : now.reason,
        },
  );
}
