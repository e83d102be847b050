import { query } from './query.ts';
import type { Tables } from './tables.ts';

type Person = { readonly platform: string; readonly person: string };
type Thing = Person & { readonly kind: string; readonly thing: string; readonly place: string };

/** All follows. */
export const FOLLOWS = query()((build) => build.selectFrom('follows').selectAll().orderBy('number'));

/** A person's. */
export const FOLLOWS_OF = query<Person>()((build, { platform, person }) =>
  build.selectFrom('follows').selectAll().where('platform', '=', platform).where('person', '=', person).orderBy('number'),
);

/** One by its id. */
export const FOLLOW = query<{ id: string }>()((build, { id }) => build.selectFrom('follows').selectAll().where('id', '=', id));

/** A person's of a thing in a place. */
export const FOLLOW_OF = query<Thing>()((build, { platform, person, kind, thing, place }) =>
  build
    .selectFrom('follows')
    .selectAll()
    .where('platform', '=', platform)
    .where('person', '=', person)
    .where('kind', '=', kind)
    .where('thing', '=', thing)
    .where('place', '=', place),
);

/** The number of the last one. */
export const LAST_FOLLOW = query()((build) => build.selectFrom('follows').select(({ fn }) => fn.max('number').as('number')));

/** Somebody follows a thing from now on; who did before goes on from there, at another pace. */
export const SET_FOLLOW = query<Tables['follows']>()((build, row) => {
  const { id, number, platform, person, kind, thing, place, pace, zone, quiet, time, turn, since_seq, since_at, held_back } = row;
  return build
    .insertInto('follows')
    .values({ id, number, platform, person, kind, thing, place, pace, zone, quiet, time, turn, since_seq, since_at, held_back })
    .onConflict((conflict) => conflict.columns(['platform', 'person', 'kind', 'thing', 'place']).doUpdateSet({ pace, zone, quiet, time }));
});

/** A follow comes further, from the turn that it was in. */
export const ADVANCE = query<{ id: string; turn: number; sinceSeq: number; sinceAt: number; heldBack: string }>()(
  (build, { id, turn, sinceSeq, sinceAt, heldBack }) =>
    build
      .updateTable('follows')
      .set((set) => ({ turn: set('turn', '+', 1), since_seq: sinceSeq, since_at: sinceAt, held_back: heldBack }))
      .where('id', '=', id)
      .where('turn', '=', turn),
);

/** A person follows it no more. */
export const STOP_FOLLOW = query<Person & { id: string }>()((build, { id, platform, person }) =>
  build.deleteFrom('follows').where('id', '=', id).where('platform', '=', platform).where('person', '=', person),
);
