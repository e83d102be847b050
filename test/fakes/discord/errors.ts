import type { Fields } from './json.ts';

/** One thing wrong with a body: where (`embeds.0.title`), which of Discord's codes, and why. */
export interface Problem {
  readonly at: string;
  readonly code: string;
  readonly message: string;
}

const KNOWN = {
  401: [401, '401: Unauthorized', 0],
  404: [404, '404: Not Found', 0],
  10002: [404, 'Unknown Application'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  30003: [400, 'Maximum number of pins reached for the channel'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  30034: [400, 'Maximum number of daily application command creates has been reached (200)'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50021: [403, 'Cannot execute action on a system message'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
} as const satisfies Record<number, readonly [status: number, message: string, code?: number]>;

/** The errors the server can answer with by itself. */
export type KnownCode = keyof typeof KNOWN;

/** An answer in Discord's shape for errors. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly problems: readonly Problem[];

  constructor(status: number, code: number, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }

  /** The body of the answer. */
  toWire(): Fields {
    return { message: this.message, code: this.code, ...(this.problems.length > 0 && { errors: nested(this.problems) }) };
  }
}

/** One of Discord's errors, with its status and its words. */
export function apiError(known: KnownCode, problems: readonly Problem[] = []): ApiError {
  const [status, message, code = known]: readonly [number, string, number?] = KNOWN[known];
  return new ApiError(status, code, message, problems);
}

/** The error for a form with a single thing wrong. */
export function formError(at: string, message: string, code = 'BASE_TYPE_BAD_VALUE'): ApiError {
  return apiError(50_035, [{ at, code, message }]);
}

function nested(problems: readonly Problem[]): Fields {
  const root: Fields = {};
  for (const { at, code, message } of problems) {
    let here = root;
    for (const step of at.split('.')) {
      const next = (here[step] ?? {}) as Fields;
      here[step] = next;
      here = next;
    }
    here._errors = [...((here._errors as unknown[] | undefined) ?? []), { code, message }];
  }
  return root;
}
