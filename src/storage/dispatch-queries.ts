import type { ExpressionBuilder } from 'kysely';
import type { DeliveryState } from '../chat/corrections/outbox.ts';
import { query } from './query.ts';
import type { Tables } from './tables.ts';

const OPEN = ['waiting', 'trying'] as const satisfies readonly DeliveryState[];

/** What surely told nobody anything. */
const NEVER_THERE = ['needless', 'unreachable'] as const satisfies readonly DeliveryState[];

const FIELDS = ['key', 'platform', 'target', 'about', 'planned', 'state', 'tries', 'detail', 'at'] as const;

/** What is in hand by now for the same addressee. */
const inHand = ({ selectFrom }: ExpressionBuilder<Tables, 'dispatches'>, now: number) =>
  selectFrom('dispatches as other')
    .select('other.key')
    .whereRef('other.platform', '=', 'dispatches.platform')
    .whereRef('other.target', '=', 'dispatches.target')
    .whereRef('other.key', '!=', 'dispatches.key')
    .where('other.state', '=', 'trying')
    .where('other.at', '>', now);

/** Nothing where it was planned before. */
export const PLAN_DISPATCH = query<{ key: string; once: string; platform: string; target: string; about: string; planned: number }>()(
  (build, { key, once, platform, target, about, planned }) =>
    build
      .insertInto('dispatches')
      .values({ key, once, platform, target, about, planned, state: 'waiting', tries: 0, detail: null, at: 0 })
      .onConflict((conflict) => conflict.column('once').doNothing()),
);

/** A message by its key. */
export const DISPATCH = query<{ key: string }>()((build, { key }) => build.selectFrom('dispatches').select(FIELDS).where('key', '=', key));

/** What somebody was told of a fact without having asked, the newest first. */
export const TOLD_UNASKED = query<{ factId: string; platform: string; target: string }>()((build, { factId, platform, target }) =>
  build
    .selectFrom('citations')
    .innerJoin('answers', 'answers.id', 'citations.answer_id')
    .leftJoin('dispatches', 'dispatches.key', 'answers.id')
    .leftJoin('deliveries', 'deliveries.key', 'answers.id')
    .select('answers.id')
    .where('citations.fact_id', '=', factId)
    .where(({ and, or, eb }) =>
      or([
        and([
          eb('dispatches.platform', '=', platform),
          eb('dispatches.target', '=', target),
          eb('dispatches.state', 'not in', NEVER_THERE),
        ]),
        and([
          eb('deliveries.platform', '=', platform),
          eb('deliveries.target', '=', target),
          eb('deliveries.state', 'not in', NEVER_THERE),
        ]),
      ]),
    )
    .orderBy('answers.at', 'desc')
    .orderBy('answers.id'),
);

/** Whether anything is there that may come next: what is asked every second, and mostly isn't so. */
export const ANY_DISPATCH = query<{ platform: string; now: number }>()((build, { platform, now }) =>
  build.selectFrom('dispatches').select('key').where('platform', '=', platform).where('state', 'in', OPEN).where('at', '<=', now).limit(1),
);

/** What comes next. */
export const NEXT_DISPATCH = query<{ platform: string; now: number }>()((build, { platform, now }) =>
  build
    .selectFrom('dispatches')
    .select(FIELDS)
    .where('platform', '=', platform)
    .where('state', 'in', OPEN)
    .where('at', '<=', now)
    .where((where) => where.not(where.exists(inHand(where, now))))
    .orderBy('planned')
    .orderBy('key')
    .limit(1),
);

/** Takes a message in hand, unless somebody else did since it was read, or has another one for that addressee. */
export const TAKE_DISPATCH = query<{ key: string; now: number; until: number; state: string; tries: number; at: number }>()(
  (build, { key, now, until, state, tries, at }) =>
    build
      .updateTable('dispatches')
      .set((set) => ({ state: 'trying', at: until, tries: set('tries', '+', 1) }))
      .where('key', '=', key)
      .where('state', '=', state)
      .where('tries', '=', tries)
      .where('at', '=', at)
      .where((where) => where.not(where.exists(inHand(where, now)))),
);

/** Keeps what is in hand for longer. */
export const KEEP_DISPATCH = query<{ key: string; until: number }>()((build, { key, until }) =>
  build.updateTable('dispatches').set({ at: until }).where('key', '=', key).where('state', '=', 'trying'),
);

/** Only what is in hand waits again: who comes late doesn't undo an end. */
export const PUT_OFF_DISPATCH = query<{ key: string; detail: string | null; at: number }>()((build, { key, detail, at }) =>
  build.updateTable('dispatches').set({ state: 'waiting', detail, at }).where('key', '=', key).where('state', '=', 'trying'),
);

/** Ends a message that is open. */
export const END_DISPATCH = query<{ key: string; state: string; detail: string | null; at: number }>()(
  (build, { key, state, detail, at }) =>
    build.updateTable('dispatches').set({ state, detail, at }).where('key', '=', key).where('state', 'in', OPEN),
);
