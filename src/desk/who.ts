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

/** Throws UserError (exit code 2) that says who can do it, where it takes a role that this one hasn't. */
export function needs(least: Exclude<Role, 'reader'>, { role, holders }: Who): void {
  if (isAtLeast(role, least)) return;
  const named = holdersOf(least, holders).map(({ id, name }) => name ?? id);
  throw new UserError(WORK_TEXT.takes(least, [...new Set(named)]), 2);
}
