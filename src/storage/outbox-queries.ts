import type { DeliveryState, Target } from '../chat/corrections/outbox.ts';
import { query } from './query.ts';

/** What goes before what. */
export const RANK: Readonly<Record<Target['kind'], number>> = { edit: 0, reply: 1, tell: 2, report: 3 };
const OPEN = ['waiting', 'trying'] as const satisfies readonly DeliveryState[];

const FIELDS = [
  'deliveries.key',
  'deliveries.correction_id',
  'deliveries.platform',
  'deliveries.target',
  'deliveries.answer_ids',
  'deliveries.state',
  'deliveries.tries',
  'deliveries.detail',
  'deliveries.at',
] as const;

/** The deliveries of a correction, in the order in which they were planned. */
export const DELIVERIES = query<{ correctionId: string }>()((build, { correctionId }) =>
  build.selectFrom('deliveries').select(FIELDS).where('correction_id', '=', correctionId).orderBy('number'),
);

/** Nothing where the correction has that target already. */
export const PLAN = query<{
  key: string;
  correctionId: string;
  number: number;
  platform: string;
  target: string;
  rank: number;
  answerIds: string;
}>()((build, { key, correctionId, number, platform, target, rank, answerIds }) =>
  build
    .insertInto('deliveries')
    .values({
      key,
      correction_id: correctionId,
      number,
      platform,
      target,
      rank,
      answer_ids: answerIds,
      state: 'waiting',
      tries: 0,
      detail: null,
      at: 0,
    })
    .onConflict((conflict) => conflict.columns(['correction_id', 'platform', 'target']).doNothing()),
);

/** Whether anything is there that may come next: what is asked every second, and mostly isn't so. */
export const ANY_NEXT = query<{ platform: string; now: number }>()((build, { platform, now }) =>
  build.selectFrom('deliveries').select('key').where('platform', '=', platform).where('state', 'in', OPEN).where('at', '<=', now).limit(1),
);

/** What comes next; a report only where nothing else of its correction is open. */
export const NEXT = query<{ platform: string; now: number }>()((build, { platform, now }) =>
  build
    .selectFrom('deliveries')
    .innerJoin('corrections', 'corrections.id', 'deliveries.correction_id')
    .select(FIELDS)
    .where('deliveries.platform', '=', platform)
    .where('deliveries.state', 'in', OPEN)
    .where('deliveries.at', '<=', now)
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('deliveries.rank', '<', RANK.report),
        not(
          exists(
            selectFrom('deliveries as other')
              .select('other.key')
              .whereRef('other.correction_id', '=', 'deliveries.correction_id')
              .where('other.rank', '<', RANK.report)
              .where('other.state', 'in', OPEN),
          ),
        ),
      ]),
    )
    .orderBy('deliveries.rank')
    .orderBy('corrections.at')
    .orderBy('corrections.id')
    .orderBy('deliveries.number')
    .limit(1),
);

/** Takes a delivery in hand, unless somebody else did since it was read. */
export const TAKE_IN_HAND = query<{ key: string; until: number; state: string; tries: number; at: number }>()(
  (build, { key, until, state, tries, at }) =>
    build
      .updateTable('deliveries')
      .set((set) => ({ state: 'trying', at: until, tries: set('tries', '+', 1) }))
      .where('key', '=', key)
      .where('state', '=', state)
      .where('tries', '=', tries)
      .where('at', '=', at),
);

/** Keeps what is in hand for longer. */
export const KEEP = query<{ key: string; until: number }>()((build, { key, until }) =>
  build.updateTable('deliveries').set({ at: until }).where('key', '=', key).where('state', '=', 'trying'),
);

/** Only what is in hand waits again: who comes late doesn't undo an end. */
export const WAIT = query<{ key: string; detail: string | null; at: number }>()((build, { key, detail, at }) =>
  build.updateTable('deliveries').set({ state: 'waiting', detail, at }).where('key', '=', key).where('state', '=', 'trying'),
);

/** Ends a delivery that is open. */
export const END = query<{ key: string; state: string; detail: string | null; at: number }>()((build, { key, state, detail, at }) =>
  build.updateTable('deliveries').set({ state, detail, at }).where('key', '=', key).where('state', 'in', OPEN),
);
