import { isRecord, type Json } from './json.ts';

/** Collects what is wrong, each with the place in Slack's own wording. */
export class Findings {
  readonly found: string[] = [];

  add(what: string, at: string): void {
    this.found.push(`${what} [json-pointer:${at}]`);
  }

  /** A string of 1 to `most` characters. */
  length(value: unknown, most: number, at: string): void {
    if (typeof value !== 'string') this.add('must be a string', at);
    else if (value.length === 0) this.add('must be more than 0 characters', at);
    else if (value.length > most) this.add(`must be less than ${most + 1} characters`, at);
  }

  /** As `length`, where the field is there at all. */
  optionalLength(value: unknown, most: number, at: string): void {
    if (value !== undefined) this.length(value, most, at);
  }

  /** A list of 1 to `most` things; what is no list is empty. */
  items(value: unknown, most: number, at: string): readonly unknown[] {
    if (!Array.isArray(value)) {
      this.add('must be an array', at);
      return [];
    }
    if (value.length === 0) this.add('no fewer than 1 items allowed', at);
    if (value.length > most) this.add(`no more than ${most} items allowed`, at);
    return value;
  }

  /** Slack refuses a property that it doesn't know. */
  only(value: Json, allowed: readonly string[], at: string): void {
    for (const key of Object.keys(value)) if (!allowed.includes(key)) this.add(`invalid additional property: ${key}`, at);
  }

  /** A text object. */
  text(value: unknown, most: number, at: string, kinds: readonly string[] = ['plain_text', 'mrkdwn']): void {
    if (!isRecord(value)) {
      this.add('missing required field: text object', at);
      return;
    }
    if (typeof value.type !== 'string' || !kinds.includes(value.type)) this.add(`must be of type ${kinds.join(' or ')}`, `${at}/type`);
    this.only(value, value.type === 'plain_text' ? ['type', 'text', 'emoji'] : ['type', 'text', 'verbatim'], at);
    this.length(value.text, most, `${at}/text`);
  }

  /** A plain text object. */
  plain(value: unknown, most: number, at: string): void {
    this.text(value, most, at, ['plain_text']);
  }
}
