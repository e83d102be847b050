import { DiscordAPIError, HTTPError, type RateLimitData, RateLimitError, REST, type RouteLike } from 'discord.js';
import { type Attempt, deliver, type Patience } from '../../src/chat/delivery.ts';

/** What is needed to reach Discord's REST API; `apiUrl` null: Discord's own. */
export interface ApiAccess {
  readonly token: string;
  readonly apiUrl: string | null;
}

/** Discord's own address (Developer documentation, "API Reference"). */
const OWN = 'https://discord.com/api';
export const API_VERSION = '10';

/**
 * How long (ms) a call may take; what the wait for a rate limit may be before it is handed on as `limited`; and what is waited where Discord
 * doesn't say how long, and where too many direct conversations were opened.
 */
const TIME = { call: 10_000, limit: 15_000, unsaid: 1000, conversations: 10_000 } as const;

/** Discord's error codes that mean something here (Developer documentation, "Opcodes and Status Codes", JSON error codes). */
export const CODE = {
  unknownChannel: 10_003,
  unknownMember: 10_007,
  unknownMessage: 10_008,
  unknownUser: 10_013,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  tooManyPins: 30_003,
  conversationsTooFast: 40_003,
  alreadyAcknowledged: 40_060,
  missingAccess: 50_001,
  cannotSendToUser: 50_007,
  missingPermissions: 50_013,
  invalidWebhookToken: 50_027,
  threadArchived: 50_083,
  noMutualServers: 50_278,
  noHistoryToReply: 160_002,
  threadExists: 160_004,
  threadLocked: 160_005,
} as const;

type Reason = Extract<Attempt, { kind: 'refused' }>['reason'];
const REASONS: ReadonlyMap<number, Reason> = new Map<number, Reason>([
  [CODE.missingAccess, 'forbidden'],
  [CODE.missingPermissions, 'forbidden'],
  [CODE.cannotSendToUser, 'forbidden'],
  [CODE.noMutualServers, 'forbidden'],
  [CODE.threadLocked, 'forbidden'],
  [CODE.unknownChannel, 'gone'],
  [CODE.unknownMessage, 'gone'],
  [CODE.unknownUser, 'gone'],
  [CODE.threadArchived, 'gone'],
  [CODE.unknownInteraction, 'too-late'],
  [CODE.unknownWebhook, 'too-late'],
  [CODE.invalidWebhookToken, 'too-late'],
]);

/** Errors with which surely nothing was sent: no address, no connection. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export interface CallOptions {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  /** False where what is in the path is secret enough: interactions and their webhooks. */
  readonly auth?: boolean;
  /** Ends the call after so many ms, the wait for a rate limit included. */
  readonly within?: number;
}

/** Where an API is, without what discord.js adds itself. */
export function apiBase(apiUrl: string | null): string {
  return (apiUrl ?? OWN).replace(/\/+(?:v\d+\/*)?$/u, '');
}

/** Discord's REST API by discord.js's own client, which keeps to the rate limits; nothing is tried twice here: `deliver` does that. */
export class Api {
  readonly #rest: REST;
  readonly #token: string;

  constructor({ token, apiUrl }: ApiAccess) {
    this.#token = token;
    this.#rest = new REST({
      api: apiBase(apiUrl),
      version: API_VERSION,
      retries: 0,
      timeout: TIME.call,
      // Without `Retry-After` discord.js would ask again at once, for as long as it takes.
      rejectOnRateLimit: (limit) => limit.retryAfter <= 0 || waitOf(limit) > TIME.limit,
    }).setToken(token);
  }

  get(route: RouteLike, options: CallOptions = {}): Promise<unknown> {
    return this.#call('GET', route, options);
  }

  post(route: RouteLike, options: CallOptions = {}): Promise<unknown> {
    return this.#call('POST', route, options);
  }

  patch(route: RouteLike, options: CallOptions = {}): Promise<unknown> {
    return this.#call('PATCH', route, options);
  }

  put(route: RouteLike, options: CallOptions = {}): Promise<unknown> {
    return this.#call('PUT', route, options);
  }

  delete(route: RouteLike, options: CallOptions = {}): Promise<unknown> {
    return this.#call('DELETE', route, options);
  }

  /** Lets go of the timers. */
  close(): void {
    this.#rest.clearHandlerSweeper();
    this.#rest.clearHashSweeper();
  }

  async #call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    fullRoute: RouteLike,
    { body, query, auth = true, within }: CallOptions,
  ) {
    try {
      return await this.#rest.request({
        // The enum's values are these words.
        method: method as Parameters<REST['request']>[0]['method'],
        fullRoute,
        auth,
        ...(body !== undefined && { body }),
        ...(query && { query: new URLSearchParams(query) }),
        ...(within !== undefined && { signal: AbortSignal.timeout(within) }),
      });
    } catch (error) {
      // discord.js forgets a token that was refused once, and a token may be good again.
      if (statusOf(error) === 401) this.#rest.setToken(this.#token);
      throw error;
    }
  }
}

/** What an error of a call means for a delivery. In `detail` no address stands: an interaction's holds its token. */
export function attemptOf(error: unknown): Exclude<Attempt, { kind: 'done' }> {
  if (error instanceof RateLimitError) return { kind: 'limited', ms: Math.max(waitOf(error), TIME.unsaid) };
  const code = codeOf(error);
  if (code === CODE.conversationsTooFast) return { kind: 'limited', ms: TIME.conversations };
  const status = statusOf(error);
  if (status !== null && status >= 500) return { kind: 'lost', detail: `HTTP ${status}` };
  if (status !== null) return { kind: 'refused', reason: REASONS.get(code ?? 0) ?? 'failed', detail: `HTTP ${status}, code ${code}` };
  const name = faultOf(error);
  return NOT_SENT.has(name) ? { kind: 'missed', detail: name } : { kind: 'lost', detail: name };
}

/** How long (ms) a limit lasts. One within a limit (edits of old messages) leaves the outer one open. */
function waitOf({ timeToReset, sublimitTimeout }: Pick<RateLimitData, 'timeToReset' | 'sublimitTimeout'>): number {
  return Math.max(timeToReset, sublimitTimeout);
}

/** Discord's own code for what went wrong; null: it isn't one of its answers. */
export function codeOf(error: unknown): number | null {
  return error instanceof DiscordAPIError ? Number(error.code) : null;
}

/** The HTTP status that a call was answered with; null: it wasn't answered. */
export function statusOf(error: unknown): number | null {
  return error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : null;
}

/** The system's name for what is wrong with the network: "ECONNREFUSED". */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? faultOf(error.cause) : error.name;
}

/** A call that is no message: repeated while it fails for no reason of its own. Throws the last error. */
export async function steadily<T>(call: () => Promise<T>, patience: Patience): Promise<T> {
  let result: { readonly value: T } | null = null;
  let last: unknown = null;
  await deliver(
    {
      attempt: async () => {
        try {
          result = { value: await call() };
          return { kind: 'done', message: null, thread: null };
        } catch (error) {
          last = error;
          return attemptOf(error);
        }
      },
      lookUp: 'safe',
      again: false,
    },
    patience,
  );
  if (result === null) throw last;
  return (result as { readonly value: T }).value;
}
