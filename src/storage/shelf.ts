import type { Act, AuditedVersion } from '../desk/store.ts';
import { type Held, type Holding, type HoldingKind, holdingKey } from '../knowledge/holding.ts';
import type { Database } from './database.ts';
import * as queries from './store-queries.ts';

/** What is on file, in all its versions. */
export interface Shelf {
  /** The last line of the audit; 0: none. */
  readonly lastSeq: () => number;
  /** What stands now; the same objects as long as they stand. */
  readonly held: () => readonly Held[];
  readonly heldAt: (at: number) => readonly Held[];
  readonly heldAtSeq: (seq: number) => readonly Held[];
  readonly seqAt: (at: number) => number;
  /** One of them; undefined: it was never on file. */
  readonly standing: (thing: Pick<Holding, 'kind' | 'id'>) => Held | undefined;
  readonly history: (kind: HoldingKind, id: string) => readonly AuditedVersion[];
  readonly auditSince: (at: number) => readonly AuditedVersion[];
  /** Puts a version on file, with its line of the audit; within a transaction. */
  readonly add: (version: Pick<AuditedVersion, 'holding' | 'version' | 'by' | 'act' | 'reason'> & { readonly at: number }) => void;
  /** What was read may never have come to be: read all of it again. */
  readonly reread: () => void;
}

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly at: number;
  readonly by: string;
  readonly body: string;
}

interface AuditedRow extends Row {
  readonly seq: number;
  readonly act: string;
  readonly reason: string | null;
}

const keyOf = ({ kind, id }: Row): string => holdingKey({ kind: kind as HoldingKind, id });

/** The shelf of a database. What stands is read and parsed once, and after that only what other lines of the audit have changed. */
export function makeShelf({ prepare }: Pick<Database, 'prepare'>): Shelf {
  const lastSeq = prepare(queries.LAST_SEQ);
  const standingSince = prepare(queries.STANDING_SINCE);
  const standingAt = prepare(queries.STANDING_AT);
  const standingAtSeq = prepare(queries.STANDING_AT_SEQ);
  const seqAt = prepare(queries.SEQ_AT);
  const history = prepare(queries.HISTORY);
  const auditSince = prepare(queries.AUDIT_SINCE);
  const addVersion = prepare(queries.ADD_VERSION);
  const addAudit = prepare(queries.ADD_AUDIT);
  const setHead = prepare(queries.SET_HEAD);

  /** By key, in the order in which the things came on file: a new version keeps its thing's place in a map. */
  const byKey = new Map<string, Held>();
  let list: readonly Held[] | null = null;
  let seen = 0;
  const last = () => lastSeq.get({})?.seq ?? 0;
  function read(): void {
    const seq = last();
    if (seq === seen) return;
    for (const row of standingSince.all({ seq: seen })) byKey.set(keyOf(row), heldFrom(row));
    list = null;
    seen = seq;
  }
  /** What is known already isn't parsed again. */
  function heldFrom(row: Row): Held {
    const standing = byKey.get(keyOf(row));
    if (standing?.version === row.version) return standing;
    return { holding: JSON.parse(row.body) as Holding, version: row.version, at: new Date(row.at).toISOString(), by: row.by };
  }
  const auditedFrom = (row: AuditedRow): AuditedVersion => {
    const { holding, version, at, by } = heldFrom(row);
    return { seq: row.seq, at, by, act: row.act as Act, kind: holding.kind, id: holding.id, version, reason: row.reason, holding };
  };
  return {
    lastSeq: last,
    held: () => {
      read();
      list ??= [...byKey.values()];
      return list;
    },
    heldAt: (at) => standingAt.all({ at }).map(heldFrom),
    heldAtSeq: (seq) => standingAtSeq.all({ seq }).map(heldFrom),
    seqAt: (at) => seqAt.get({ at })?.seq ?? 0,
    standing: (thing) => {
      read();
      return byKey.get(holdingKey(thing));
    },
    history: (kind, id) => history.all({ kind, id }).map(auditedFrom),
    auditSince: (at) => auditSince.all({ at }).map(auditedFrom),
    add: ({ holding, version, at, by, act, reason }) => {
      const { kind, id } = holding;
      const seq = last() + 1;
      addVersion.run({ kind, id, version, body: JSON.stringify(holding) });
      addAudit.run({ seq, at, by, act, kind, id, version, reason });
      setHead.run({ kind, id, version, seq });
    },
    reread: () => {
      byKey.clear();
      list = null;
      seen = 0;
    },
  };
}
