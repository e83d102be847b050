import type { Handle } from './handle.ts';

/** Kinds of first response (Developer documentation, "Receiving and Responding", Interaction Callback Type). */
export const TYPE = { message: 4, defer: 5, deferSilently: 6, choices: 8, form: 9 } as const;
/** MessageFlags.Ephemeral: for who asked alone. */
export const EPHEMERAL = 64;

/** The sign that an answer is on its way. */
export function deferralOf({ defers }: Pick<Handle, 'defers'>): object {
  switch (defers) {
    case 'public':
      return { type: TYPE.defer };
    case 'private':
      return { type: TYPE.defer, data: { flags: EPHEMERAL } };
    case 'silent':
      return { type: TYPE.deferSilently };
  }
}
