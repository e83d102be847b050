import { query } from './query.ts';

type Channel = { readonly platform: string; readonly channel: string };
type Row = Channel & {
  readonly topics: string;
  readonly days: string;
  readonly time: string;
  readonly zone: string;
  readonly duty: string | null;
  readonly state: string;
  readonly by: string;
  readonly since: number;
};

/** All schedules. */
export const SCHEDULES = query()((build) => build.selectFrom('schedules').selectAll().orderBy('platform').orderBy('channel'));

/** A channel's. */
export const SCHEDULE = query<Channel>()((build, { platform, channel }) =>
  build.selectFrom('schedules').selectAll().where('platform', '=', platform).where('channel', '=', channel),
);

/** Sets a channel's, in place of an earlier one. */
export const SET_SCHEDULE = query<Row>()((build, { platform, channel, topics, days, time, zone, duty, state, by, since }) =>
  build
    .insertInto('schedules')
    .values({ platform, channel, topics, days, time, zone, duty, state, by, since })
    .onConflict((conflict) => conflict.columns(['platform', 'channel']).doUpdateSet({ topics, days, time, zone, duty, state, by, since })),
);

/** Takes a channel's away. */
export const STOP_SCHEDULE = query<Channel>()((build, { platform, channel }) =>
  build.deleteFrom('schedules').where('platform', '=', platform).where('channel', '=', channel),
);
