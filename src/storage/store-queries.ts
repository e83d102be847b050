import { type Build, query } from './query.ts';

type Thing = { readonly kind: string; readonly id: string };

/** The last line of the audit. */
export const LAST_SEQ = query()((build) => build.selectFrom('audit').select(({ fn }) => fn.max('seq').as('seq')));

/** What stands now and didn't at that line of the audit, in the order in which the things came on file. */
export const STANDING_SINCE = query<{ seq: number }>()((build, { seq }) =>
  build
    .selectFrom('heads')
    .innerJoin('audit', 'audit.seq', 'heads.seq')
    .innerJoin('versions', (join) =>
      join.onRef('versions.kind', '=', 'heads.kind').onRef('versions.id', '=', 'heads.id').onRef('versions.version', '=', 'heads.version'),
    )
    .select(['heads.kind', 'heads.id', 'heads.version', 'audit.at', 'audit.by', 'versions.body'])
    .where('heads.seq', '>', seq)
    .orderBy('heads.first_seq'),
);

/** Every version, with its line of the audit. */
const audited = (build: Build) =>
  build
    .selectFrom('audit')
    .innerJoin('versions', (join) =>
      join.onRef('versions.kind', '=', 'audit.kind').onRef('versions.id', '=', 'audit.id').onRef('versions.version', '=', 'audit.version'),
    )
    .select(['audit.seq', 'audit.at', 'audit.by', 'audit.act', 'audit.kind', 'audit.id', 'audit.version', 'audit.reason', 'versions.body']);

/** The last version of each thing up to a place in the audit, in the order in which the things came on file. */
const standingUpTo = (build: Build, column: 'at' | 'seq', most: number) =>
  audited(build)
    .innerJoin('heads', (join) => join.onRef('heads.kind', '=', 'audit.kind').onRef('heads.id', '=', 'audit.id'))
    .where(`audit.${column}`, '<=', most)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('audit as later')
            .select('later.seq')
            .whereRef('later.kind', '=', 'audit.kind')
            .whereRef('later.id', '=', 'audit.id')
            .whereRef('later.version', '>', 'audit.version')
            .where(`later.${column}`, '<=', most),
        ),
      ),
    )
    .orderBy('heads.first_seq');

/** What was there at an instant. */
export const STANDING_AT = query<{ at: number }>()((build, { at }) => standingUpTo(build, 'at', at));

/** What was there after a line of the audit. */
export const STANDING_AT_SEQ = query<{ seq: number }>()((build, { seq }) => standingUpTo(build, 'seq', seq));

/** The last line of the audit up to an instant. */
export const SEQ_AT = query<{ at: number }>()((build, { at }) =>
  build
    .selectFrom('audit')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('at', '<=', at),
);

/** All versions of a thing, oldest first. */
export const HISTORY = query<Thing>()((build, { kind, id }) =>
  audited(build).where('audit.kind', '=', kind).where('audit.id', '=', id).orderBy('audit.version'),
);

/** What was done after an instant, oldest first. */
export const AUDIT_SINCE = query<{ at: number }>()((build, { at }) => audited(build).where('audit.at', '>', at).orderBy('audit.seq'));

/** Puts a version on file. */
export const ADD_VERSION = query<Thing & { version: number; body: string }>()((build, { kind, id, version, body }) =>
  build.insertInto('versions').values({ kind, id, version, body }),
);

/** Writes its line of the audit. */
export const ADD_AUDIT = query<Thing & { seq: number; at: number; by: string; act: string; version: number; reason: string | null }>()(
  (build, { seq, at, by, act, kind, id, version, reason }) =>
    build.insertInto('audit').values({ seq, at, by, act, kind, id, version, reason }),
);

/** Lets a version stand. */
export const SET_HEAD = query<Thing & { version: number; seq: number }>()((build, { kind, id, version, seq }) =>
  build
    .insertInto('heads')
    .values({ kind, id, version, seq, first_seq: seq })
    .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet({ version, seq })),
);

/** What the files said when they were last synchronised. */
export const MARKS = query()((build) => build.selectFrom('marks').select(['kind', 'id', 'hash']).orderBy('kind').orderBy('id'));

/** Notes what a file says. */
export const MARK = query<Thing & { hash: string }>()((build, { kind, id, hash }) =>
  build
    .insertInto('marks')
    .values({ kind, id, hash })
    .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet({ hash })),
);

/** The files' versions that an editor has to decide on, oldest first. */
export const PROPOSALS = query()((build) =>
  build.selectFrom('proposals').select(['hash', 'at', 'body']).orderBy('at').orderBy('kind').orderBy('id'),
);

/** Notes a file's version, in place of an earlier one. */
export const PROPOSE = query<Thing & { hash: string; at: string; body: string }>()((build, { kind, id, hash, at, body }) =>
  build
    .insertInto('proposals')
    .values({ kind, id, hash, at, body })
    .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet({ hash, at, body })),
);

/** Drops a proposal. */
export const SETTLE = query<Thing>()((build, { kind, id }) => build.deleteFrom('proposals').where('kind', '=', kind).where('id', '=', id));

/** Pairs that were found to be no conflict. */
export const DISMISSED = query()((build) => build.selectFrom('dismissed').select('pair'));

/** Notes such a pair. */
export const DISMISS = query<{ pair: string; by: string; at: number }>()((build, { pair, by, at }) =>
  build
    .insertInto('dismissed')
    .values({ pair, by, at })
    .onConflict((conflict) => conflict.column('pair').doNothing()),
);
