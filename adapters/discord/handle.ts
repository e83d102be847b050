import { z } from 'zod';

/** What an interaction is answered with. A secret for 15 minutes: never logged, never recorded with an answer. */
export interface Handle {
  readonly applicationId: string;
  readonly id: string;
  readonly token: string;
  readonly kind: 'command' | 'press' | 'form';
  /**
   * How it is deferred where the answer takes its time: for all to see, or for the person alone (type 5), or without a sign (type 6),
   * so that the answer's own visibility stays open.
   */
  readonly defers: 'public' | 'private' | 'silent';
  /** As late as can be: what comes may be a form, which can only be the first response. */
  readonly late: boolean;
}

const HANDLE = z.object({
  applicationId: z.string(),
  id: z.string(),
  token: z.string(),
  kind: z.enum(['command', 'press', 'form']),
  defers: z.enum(['public', 'private', 'silent']),
  late: z.boolean(),
});

/** As an address holds it. */
export function writeHandle(handle: Handle): string {
  return JSON.stringify(handle);
}

/** Throws for what `writeHandle` didn't write. */
export function readHandle(text: string): Handle {
  return HANDLE.parse(JSON.parse(text));
}
