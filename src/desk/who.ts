import type { Role } from '../domain/audience.ts';
import { UserError } from '../domain/errors.ts';
import { holdersOf, isAtLeast, type RoleHolders } from '../domain/roles.ts';
import { WORK_TEXT } from '../text/work.ts';

/** Whoever does something at the desk. */
export interface Who {
  /** Over all platforms: `slack:U1`; the terminal's is `terminal`. */
  readonly account: string;
  readonly role: Role;
  /** A platform vouches for who it is. Nobody is vouched for in a terminal, so that no approval counts there. */
  readonly vouched: boolean;
  /** Everybody's roles, so that a refusal can say who may. */
  readonly holders: RoleHolders;
}

/** The name that the house's settings give an account's person; null: none. */
function nameIn(account: string, holders: RoleHolders): string | null {
  const id = idIn(account);
  return (
    (['editor', 'verifier', 'admin'] as const).flatMap((role) => holders[role]).find((each) => each.id === id && each.name)?.name ?? null
  );
}

/** A person's id on whatever platform. */
const idIn = (account: string): string => account.slice(account.indexOf(':') + 1);

/** An account as editors read it: with the person's name, where the house's settings have one. */
export function accountShown(account: string, holders: RoleHolders): string {
  const name = nameIn(account, holders);
  return name === null ? account : `${name} (${account})`;
}

/**
 * Whether two accounts may be one person's: they have the same id, on whatever platform, or the same name in the house's settings. Two
 * people's word is never taken from these.
 */
export function maybeOnePerson(one: string, other: string, holders: RoleHolders): boolean {
  const key = (account: string) => (nameIn(account, holders) ?? idIn(account)).trim().toLowerCase();
  return idIn(one).toLowerCase() === idIn(other).toLowerCase() || key(one) === key(other);
}

/** Throws UserError (exit code 2) that says who can do it, where it takes a role that this one hasn't. */
export function needs(least: Exclude<Role, 'reader'>, { role, holders }: Who): void {
  if (isAtLeast(role, least)) return;
  const named = holdersOf(least, holders).map(({ id, name }) => name ?? id);
  throw new UserError(WORK_TEXT.takes(least, [...new Set(named)]), 2);
}
