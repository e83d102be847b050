import { ROLES, type Role } from '../domain/audience.ts';
import { UserError } from '../domain/errors.ts';
import type { SourceFields } from '../knowledge/schema.ts';
import { WORK_TEXT } from '../text/work.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/iu;

/** Epoch ms of a date or an instant; NaN for a day that no month has, which `Date` takes for one of the next month. */
export function dateIn(text: string): number {
  const day = text.slice(0, 10);
  const real = Number.isNaN(Date.parse(day)) ? '' : new Date(day).toISOString().slice(0, 10);
  return real === day ? Date.parse(text) : Number.NaN;
}

/** When something was published: a date, an instant with its zone, or "undated" (null). UTC ISO text. Throws UserError (exit code 2). */
export function readPublished(text: string): string | null {
  const given = text.trim();
  if (given.toLowerCase() === 'undated') return null;
  if ((DATE.test(given) || INSTANT.test(given)) && !Number.isNaN(dateIn(given))) return new Date(dateIn(given)).toISOString();
  throw new UserError(WORK_TEXT.notADate(text), 2);
}

/** An instant with its zone, as UTC ISO text. Throws UserError (exit code 2). */
function readInstant(text: string): string {
  const given = text.trim();
  if (INSTANT.test(given) && !Number.isNaN(dateIn(given))) return new Date(dateIn(given)).toISOString();
  throw new UserError(WORK_TEXT.notAnInstant(text), 2);
}

/** The end of an embargo, which is still to come (`now` in epoch ms), as UTC ISO text. Throws UserError (exit code 2). */
export function readEmbargo(text: string, now: number): string {
  const until = readInstant(text);
  if (Date.parse(until) <= now) throw new UserError(WORK_TEXT.embargoOver, 2);
  return until;
}

/** An address that begins with http:// or https://. Throws UserError (exit code 2). */
export function readWebAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol)) return text;
  throw new UserError(WORK_TEXT.notAnAddress(text), 2);
}

/** How each platform writes channels, groups and people down in a message, and how anybody may. */
const WRITTEN: readonly (readonly [kind: 'channels' | 'groups' | 'people', pattern: RegExp])[] = [
  ['channels', /^(?:<#(\w+)(?:\|[^>]*)?>|channel:(\w+))$/u],
  ['groups', /^(?:<!subteam\^(\w+)(?:\|[^>]*)?>|<@&(\d+)>|group:(\w+))$/u],
  ['people', /^(?:<@!?(\w+)(?:\|[^>]*)?>|person:(\w+))$/u],
];

/** "role:editor, <#C1>, group:S2, person:U3". Throws UserError (exit code 2) for what is none, and for nobody. */
export function readAudience(text: string): NonNullable<SourceFields['audience']> {
  const roles: Role[] = [];
  const found = { channels: [] as string[], groups: [] as string[], people: [] as string[] };
  for (const each of text.split(',').map((part) => part.trim())) {
    if (each === '') continue;
    const role = ROLES.find((name) => each.toLowerCase() === `role:${name}`);
    const named = WRITTEN.map(([kind, pattern]) => ({
      kind,
      id: pattern
        .exec(each)
        ?.slice(1)
        .find((id) => id !== undefined),
    })).find(({ id }) => id !== undefined);
    if (role) roles.push(role);
    else if (named?.id) found[named.kind].push(named.id);
    else throw new UserError(WORK_TEXT.notAnAudience(each), 2);
  }
  if (roles.length + found.channels.length + found.groups.length + found.people.length === 0)
    throw new UserError(WORK_TEXT.notAnAudience(text), 2);
  return { roles, ...found };
}
