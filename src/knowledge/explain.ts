import type { z } from 'zod';
import { counted, shown } from './problems.ts';
import { didYouMean } from './suggest.ts';

/** A raw zod issue while a value is being parsed; it still carries the value. */
export type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** What a value is, in words: `text`, `the number 17`, `a list`. */
export function described(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return shown(value);
    case 'number':
    case 'bigint':
      return `the number ${value}`;
    case 'boolean':
      return `the yes/no value ${value}`;
    default:
      return 'a group of fields';
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a group of fields',
  boolean: 'true or false',
  number: 'a number',
};

const EMPTY = 'is empty; write a value or leave the field out';

/** A fault in words that an editor understands. Handed to zod for each parse; wording in a schema itself goes before it. */
export function explain(issue: RawIssue): string | undefined {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return 'is missing';
  if (issue.input === null) return EMPTY;
  switch (issue.code) {
    case 'invalid_type': {
      const quoted = issue.expected === 'string' && typeof issue.input !== 'object' ? '; put quotes around it' : '';
      return `must be ${EXPECTED[issue.expected] ?? issue.expected}, but is ${described(issue.input)}${quoted}`;
    }
    case 'invalid_value': {
      const options = issue.values.map(String);
      if (options.length === 1) return `can only be ${options[0]}, but is ${described(issue.input)}; leave the field out otherwise`;
      const hint = typeof issue.input === 'string' ? didYouMean(issue.input, options) : '';
      return `${described(issue.input)} is not one of ${options.join(', ')}${hint}`;
    }
    case 'too_small':
      return issue.origin === 'string' ? EMPTY : `needs at least ${counted(Number(issue.minimum), 'value')}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `is longer than ${issue.maximum} characters`
        : `has more than ${counted(Number(issue.maximum), 'value')}`;
    default:
      return undefined;
  }
}

/** The most unknown fields of one entry that are told one by one. */
const UNKNOWN_TOLD = 20;

/** One line for each field that the format doesn't know, with the one probably meant. */
export function unknownFields(keys: readonly string[], known: readonly string[]): { readonly key: string; readonly reason: string }[] {
  const rest = keys.length - UNKNOWN_TOLD;
  return keys.slice(0, UNKNOWN_TOLD).map((key, index) => {
    const more = rest > 0 && index === UNKNOWN_TOLD - 1 ? ` (and ${rest} more unknown fields)` : '';
    return { key, reason: `${shown(key)} is not a field that stands here${didYouMean(key, known)}${more}` };
  });
}
