/** What a decoded JSON object is before anything is known of it. */
export type Json = Record<string, unknown>;

export const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

export const record = (value: unknown): Json => (isRecord(value) ? value : {});

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const records = (value: unknown): readonly Json[] => list(value).filter(isRecord);

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A form field may carry JSON as text; a JSON body carries it as it is. Undefined for text that is no JSON. */
export function decoded(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    return undefined;
  }
}

/** Booleans arrive as `true`, `'true'` or `'1'`. */
export const flag = (value: unknown): boolean => value === true || value === 'true' || value === '1' || value === 1;
