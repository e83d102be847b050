import type { Problem } from '../errors.ts';
import { type Fields, isFields } from '../json.ts';

/** Gathers what is wrong with a body, so that an answer names everything at once. */
export class Checker {
  readonly problems: Problem[] = [];

  add(at: string, message: string, code = 'BASE_TYPE_BAD_VALUE'): void {
    this.problems.push({ at, code, message });
  }

  /** A text within bounds; absent is fine unless `min` is above 0. Counted in UTF-16 units, Discord's strictest reading. */
  text(at: string, value: unknown, min: number, max: number, pattern?: RegExp): string {
    if (value === undefined || value === null) {
      if (min > 0) this.add(at, 'This field is required', 'BASE_TYPE_REQUIRED');
      return '';
    }
    if (typeof value !== 'string') {
      this.add(at, 'Could not interpret as string.', 'STRING_TYPE_CONVERT');
      return '';
    }
    if (value.length > max) this.add(at, `Must be ${max} or fewer in length.`, 'BASE_TYPE_MAX_LENGTH');
    if (value.trim().length < min) this.add(at, `Must be ${min} or more in length.`, 'BASE_TYPE_MIN_LENGTH');
    if (pattern && !pattern.test(value)) this.add(at, 'String value did not match validation regex.', 'STRING_TYPE_REGEX');
    return value;
  }

  /** A list of objects within bounds; absent counts as empty. */
  list(at: string, value: unknown, min: number, max: number): readonly Fields[] {
    if (value !== undefined && value !== null && !Array.isArray(value)) {
      this.add(at, 'Only iterables may be used in a ListType', 'LIST_ITEM_VALUE_REQUIRED');
      return [];
    }
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    if (items.length > max || items.length < min) {
      this.add(at, `Must be between ${min} and ${max} in length.`, 'BASE_TYPE_BAD_LENGTH');
    }
    if (items.some((item) => !isFields(item))) this.add(at, 'Only dictionaries may be used in a DictType', 'DICT_TYPE_CONVERT');
    return items.filter(isFields);
  }

  /** A whole number within bounds; absent is fine. */
  number(at: string, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) return;
    if (!Number.isInteger(value)) this.add(at, 'Value is not int.', 'NUMBER_TYPE_COERCE');
    else if (Number(value) < min || Number(value) > max) this.add(at, `int value should be between ${min} and ${max}.`, 'NUMBER_TYPE_MAX');
  }

  /** Says so if two of the values are the same. */
  unique(at: string, values: readonly unknown[]): void {
    if (new Set(values).size < values.length) this.add(at, `Must be unique: ${values.join(', ')}`, 'SET_TYPE_ALREADY_CONTAINS_VALUE');
  }
}
