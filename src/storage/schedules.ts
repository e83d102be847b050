import type { Schedule, Schedules, Weekday } from '../desk/daily/schedules.ts';
import type { Database } from './database.ts';
import * as queries from './schedule-queries.ts';
import type { Tables } from './tables.ts';

/** Keeps schedules in a database. */
export function makeSchedules({ prepare }: Pick<Database, 'prepare'>): Schedules {
  const all = prepare(queries.SCHEDULES);
  const one = prepare(queries.SCHEDULE);
  const set = prepare(queries.SET_SCHEDULE);
  const stop = prepare(queries.STOP_SCHEDULE);
  return {
    all: () => all.all({}).map(scheduleFrom),
    of: (platform, channel) => {
      const row = one.get({ platform, channel });
      return row && scheduleFrom(row);
    },
    set: ({ topics, days, ...schedule }) => {
      set.run({ ...schedule, topics: JSON.stringify(topics), days: JSON.stringify(days) });
    },
    stop: (platform, channel) => stop.run({ platform, channel }) > 0,
  };
}

function scheduleFrom({ topics, days, state, ...row }: Tables['schedules']): Schedule {
  return {
    ...row,
    topics: JSON.parse(topics) as string[],
    days: JSON.parse(days) as Weekday[],
    state: state as Schedule['state'],
  };
}
