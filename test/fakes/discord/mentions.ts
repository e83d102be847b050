import { type Fields, isFields, textsOf } from './json.ts';
import type { World } from './world.ts';

/**
 * Who would be notified by a text: ids of users and roles, `everyone`, `here`. Embeds notify no one.
 * Read strictly: a mention in code counts, and so does `@everyone` without the permission for it.
 */
export function pingedBy(content: string, allowed: unknown, repliedTo: string | null): string[] {
  const users = [...content.matchAll(/<@!?(\d+)>/gu)].map(([, id = '']) => id);
  const roles = [...content.matchAll(/<@&(\d+)>/gu)].map(([, id = '']) => id);
  const loud = ['everyone', 'here'].filter((word) => content.includes(`@${word}`));
  const replied = repliedTo === null ? [] : [repliedTo];
  if (!isFields(allowed)) return [...new Set([...users, ...roles, ...loud, ...replied])];
  const parse = textsOf(allowed.parse);
  const only = (ids: readonly string[], kind: 'users' | 'roles'): string[] =>
    ids.filter((id) => parse.includes(kind) || textsOf(allowed[kind]).includes(id));
  return [
    ...new Set([
      ...only(users, 'users'),
      ...only(roles, 'roles'),
      ...(parse.includes('everyone') ? loud : []),
      ...(allowed.replied_user === true ? replied : []),
    ]),
  ];
}

/** The users a person's text names, as far as the server knows them. */
export function namedIn(world: World, content: string): string[] {
  const ids = [...content.matchAll(/<@!?(\d+)>/gu)].map(([, id = '']) => id);
  return [...new Set(ids)].filter((id) => world.users.has(id));
}

/** True if a body says that nothing in it may notify anyone. */
export function notifiesNobody(body: Fields): boolean {
  const allowed = body.allowed_mentions;
  return isFields(allowed) && Array.isArray(allowed.parse) && allowed.parse.length === 0;
}
