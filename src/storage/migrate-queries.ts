import { query } from './query.ts';

/** The last migration that a database has. */
export const LAST = query()((build) => build.selectFrom('migrations').select(({ fn }) => fn.max('number').as('number')));

/** Notes a migration that was made. */
export const NOTE = query<{ number: number; name: string; at: number }>()((build, { number, name, at }) =>
  build.insertInto('migrations').values({ number, name, at }),
);
