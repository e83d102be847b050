import { UserError } from '../domain/errors.ts';

/** Gives a piece of input up; `reason` is said as it stands. `cause` is what a library made of it. Always throws UserError. */
export function refuse(reason: string, cause?: unknown): never {
  throw new UserError(reason, 1, { cause });
}
