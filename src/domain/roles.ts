import { ROLES, type Role } from './audience.ts';

/** A person or group that has a role, as the house's settings name it. */
export interface RoleHolder {
  /** A platform's id of a person or group. */
  readonly id: string;
  /** For people's eyes; null: the id alone is known. */
  readonly name: string | null;
}

/** Who has which role. A role holds for the people in a group as long as they are in it. */
export type RoleHolders = Readonly<Record<Exclude<Role, 'reader'>, readonly RoleHolder[]>>;

export const NO_ROLES: RoleHolders = { editor: [], verifier: [], admin: [] };

/** The highest role that a person has, alone or by one of the groups. */
export function roleOf(person: string, groups: readonly string[], holders: RoleHolders): Role {
  const has = (role: Exclude<Role, 'reader'>) => holders[role].some(({ id }) => id === person || groups.includes(id));
  return has('admin') ? 'admin' : has('verifier') ? 'verifier' : has('editor') ? 'editor' : 'reader';
}

/** Whether a role holds all that another may do. */
export const isAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);

/** Who may do what takes a role: those who have it or a higher one. */
export function holdersOf(least: Exclude<Role, 'reader'>, holders: RoleHolders): readonly RoleHolder[] {
  return (['editor', 'verifier', 'admin'] as const).filter((role) => isAtLeast(role, least)).flatMap((role) => holders[role]);
}
