import { apiError } from './errors.ts';
import type { Channel, Guild } from './model.ts';
import type { World } from './world.ts';

/** The permissions the server minds, with Discord's bits. */
export const PERMISSION = {
  ADMINISTRATOR: 1n << 3n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  MENTION_EVERYONE: 1n << 17n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  MANAGE_THREADS: 1n << 34n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  CREATE_PRIVATE_THREADS: 1n << 36n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
  PIN_MESSAGES: 1n << 51n,
} as const;

/** The name of a permission. */
export type Permission = keyof typeof PERMISSION;

/** The bits of several permissions. */
export function bitsOf(names: readonly Permission[]): bigint {
  return names.reduce((bits, name) => bits | PERMISSION[name], 0n);
}

/** Every permission the server knows. */
export const ALL: bigint = Object.values(PERMISSION).reduce((bits, bit) => bits | bit, 0n);

/** What a user may do in a channel, by Discord's order: roles, then overwrites of everyone, of roles, of the member. */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  if (channel.guildId === null) return ALL;
  const guild = world.guild(channel.guildId);
  const member = guild.members.get(userId);
  if (!member) return 0n;
  let bits = permissionsOf(guild, userId);
  if (guild.ownerId === userId || (bits & PERMISSION.ADMINISTRATOR) !== 0n) return ALL;
  const { overwrites } = channel.parentId === null ? channel : world.channel(channel.parentId);
  const steps = [
    overwrites.filter((one) => one.id === guild.id),
    overwrites.filter((one) => one.type === 0 && member.roles.has(one.id)),
    overwrites.filter((one) => one.type === 1 && one.id === userId),
  ];
  for (const step of steps) {
    bits &= ~step.reduce((sum, one) => sum | one.deny, 0n);
    bits |= step.reduce((sum, one) => sum | one.allow, 0n);
  }
  return bits;
}

/** What a member's roles give in the whole guild. */
export function permissionsOf(guild: Guild, userId: string): bigint {
  const roles = [guild.id, ...(guild.members.get(userId)?.roles ?? [])];
  return roles.reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
}

/** True if the user may do it there. */
export function may(world: World, channel: Channel, userId: string, permission: Permission): boolean {
  return (permissionsIn(world, channel, userId) & PERMISSION[permission]) !== 0n;
}

/**
 * Makes sure that the bot sees the channel and may do all of this there.
 * @throws 50001 if it can't see the channel, 50013 if it may not
 */
export function requirePermissions(world: World, channel: Channel, ...names: readonly Permission[]): void {
  const bits = permissionsIn(world, channel, world.bot.id);
  if ((bits & PERMISSION.VIEW_CHANNEL) === 0n) throw apiError(50_001);
  if (names.some((name) => (bits & PERMISSION[name]) === 0n)) throw apiError(50_013);
}
