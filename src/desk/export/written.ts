import type { z } from 'zod';

/** A value as YAML holds it. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** Fields of an entry in the order in which they are written. */
export type Written = ReadonlyMap<string, Plain>;

/** Empty it says something: that a fact answers nothing by itself. */
const SAYS_WHERE_EMPTY: ReadonlySet<string> = new Set(['answers']);

/** Fields as an editor would write them: in the schema's order, without what goes without saying. */
export function written(schema: z.ZodObject, fields: Readonly<Record<string, unknown>>): Written {
  return new Map(
    Object.keys(schema.shape).flatMap((key) => {
      const value = key === 'language' && fields[key] === 'en' ? undefined : bare(fields[key]);
      return value === undefined || (isEmpty(value) && !SAYS_WHERE_EMPTY.has(key)) ? [] : [[key, value] as const];
    }),
  );
}

/** Without what is left out, empty, or no. */
function bare(value: unknown): Plain | undefined {
  if (typeof value === 'string' || typeof value === 'number' || value === true) return value;
  if (Array.isArray(value)) return value.flatMap((each) => bare(each) ?? []);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      const inner = bare(each);
      return inner === undefined || isEmpty(inner) ? [] : [[key, inner]];
    }),
  );
}

const isEmpty = (value: Plain): boolean => Array.isArray(value) && value.length === 0;
