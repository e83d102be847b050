import { webApi } from '@slack/bolt';
import type { Attempt } from '../../src/chat/delivery.ts';
import { reasonOf, withoutSecrets } from './logger.ts';

type Refusal = Extract<Attempt, { kind: 'refused' }>['reason'];

const REASONS: Readonly<Record<Exclude<Refusal, 'failed'>, readonly string[]>> = {
  forbidden: [
    'not_in_channel',
    'cant_update_message',
    'edit_window_closed',
    'channel_not_found',
    'user_not_in_channel',
    'missing_scope',
    'no_permission',
    'permission_denied',
    'access_denied',
    'ekm_access_denied',
    'team_access_not_granted',
    'messages_tab_disabled',
    'cannot_reply_to_message',
    'cannot_dm_bot',
    'user_not_visible',
  ],
  gone: ['is_archived', 'is_inactive', 'thread_not_found', 'message_not_found', 'user_not_found', 'user_disabled'],
  'too-late': ['expired_trigger_id', 'trigger_expired', 'invalid_trigger_id', 'exchanged_trigger_id', 'trigger_exchanged'],
};

/** Codes after which a call may have been carried out in part (docs.slack.dev/reference/methods: `fatal_error`, `internal_error`). */
const PERHAPS_APPLIED: ReadonlySet<string> = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);
const LIMITED: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
/** Pause (ms) where Slack says that there is a limit, but not for how long. */
const USUAL = 1000;

/** Slack's own code for why it said no; null: it didn't get to say anything. */
export function codeOf(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? String(error.data.error) : null;
}

/** What a failed call of the Web API, or a failed request, came to. */
export function failureOf(error: unknown): Exclude<Attempt, { kind: 'done' }> {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'limited', ms: error.retryAfter * 1000 };
  if (error instanceof webApi.WebAPIHTTPError) return ofStatus(error.statusCode);
  const code = codeOf(error);
  if (code !== null) return ofCode(code);
  const original = error instanceof webApi.WebAPIRequestError ? error.original : error;
  // A 429 that doesn't say for how long.
  if (original instanceof Error && original.message.startsWith('Retry header did not contain')) return { kind: 'limited', ms: USUAL };
  const detail = `${reasonOf(original)}${networkCode(original) === null ? '' : ` (${networkCode(original)})`}`;
  return { kind: neverSent(original) ? 'missed' : 'lost', detail };
}

/** What an HTTP status other than 200 came to. `retryAfter` is in seconds. */
export function ofStatus(status: number, retryAfter: number | null = null): Exclude<Attempt, { kind: 'done' }> {
  if (status === 429) return { kind: 'limited', ms: retryAfter === null ? USUAL : retryAfter * 1000 };
  if (status >= 500 || status === 408) return { kind: 'lost', detail: `HTTP ${status}` };
  return { kind: 'refused', reason: 'failed', detail: `HTTP ${status}` };
}

/** What one of Slack's codes came to. */
export function ofCode(code: string): Exclude<Attempt, { kind: 'done' }> {
  if (LIMITED.has(code)) return { kind: 'limited', ms: USUAL };
  // A page of a proxy's stands where a code should.
  if (!/^[a-z_]{1,80}$/u.test(code)) return { kind: 'lost', detail: 'an answer that is not Slack’s' };
  if (PERHAPS_APPLIED.has(code)) return { kind: 'lost', detail: code };
  const reason = (['forbidden', 'gone', 'too-late'] as const).find((each) => REASONS[each].includes(code));
  return {
    kind: 'refused',
    reason: reason ?? (code.startsWith('restricted_action') ? 'forbidden' : 'failed'),
    detail: withoutSecrets(code),
  };
}

/** Codes of Node's and undici's for what ended before a request was sent. */
const BEFORE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'UND_ERR_CONNECT_TIMEOUT'];

function neverSent(error: unknown): boolean {
  const code = networkCode(error);
  return code !== null && (BEFORE.includes(code) || /CERT|^ERR_TLS|^ERR_SSL/u.test(code));
}

/** The network's code for why a request failed, from wherever it stands among the causes. */
function networkCode(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}
