import type { Compilable, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What a column can hold; nothing else is bound, since a driver may store NULL for it without a word. */
export type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** Builds statements over the tables of this database; it runs none. */
export type Build = Kysely<Tables>;

/** A statement with open places for values of `P`, giving rows of `R`. */
export interface Query<P extends Values, R> {
  readonly make: (build: Build, places: P) => Compilable<R>;
}

/** Defines a statement: in `make`, what is taken from the second argument stays open until it runs. */
export const query =
  <P extends Values = Record<never, never>>() =>
  <R>(make: (build: Build, places: P) => Compilable<R>): Query<P, R> => ({ make });

/** A place in a statement whose value comes when it runs. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A statement's text, and the values for it in the order in which it wants them. */
export interface Compiled<P extends Values> {
  readonly sql: string;
  readonly bind: (values: P) => Value[];
}

/** Compiles a statement once, for all the values that it will run with. */
export function compile<P extends Values, R>(build: Build, { make }: Query<P, R>): Compiled<P> {
  const places = new Proxy({}, { get: (_, name) => new Place(String(name)) }) as P;
  const { sql, parameters } = make(build, places).compile();
  const bound = parameters.map((parameter) =>
    parameter instanceof Place ? { name: parameter.name } : { name: null, value: parameter as Value },
  );
  return {
    sql,
    bind: (values) => bound.map((each) => (each.name === null ? each.value : valueIn(values, each.name))),
  };
}

function valueIn(values: Values, name: string): Value {
  const value = values[name];
  if (value === undefined) throw new Error(`a statement lacks its "${name}"`);
  return value;
}
