import type { Patience } from '../../src/chat/delivery.ts';
import { ATTACHED_MOST, type Attached } from '../../src/chat/messenger.ts';
import { failureOf, ofStatus } from './attempt.ts';
import { fileReferences } from './file-reference.ts';
import { isSlacksFile } from './hosts.ts';

/** `timeout`: how long (ms) a file may take in all; tries in all; the pause (ms) before a further one, and the longest that Slack may ask for. */
const TIMES = { timeout: 10_000, tries: 3, pause: 250, longest: 3000 } as const;

export interface AttachedMeans {
  readonly botToken: string;
  /** null: Slack's own. */
  readonly apiUrl: string | null;
  readonly patience: Patience;
}

/** What one request came to: a result, or how long (ms) to wait before the next. */
type Came = Attached | { readonly ok: null; readonly wait: number; readonly detail: string };

/**
 * Reads attached texts by what a message shortcut said of them. The bot's token goes to Slack's own servers and nowhere else, and nobody is
 * followed to another one. Never throws.
 */
export function attachedReader({ botToken, apiUrl, patience }: AttachedMeans): (reference: string) => Promise<Attached> {
  const references = fileReferences(botToken);
  return async (reference) => {
    const url = references.read(reference);
    if (url === null || !isSlacksFile(url, apiUrl)) return refused('forbidden', 'an address that is not from Slack');
    const signal = AbortSignal.timeout(TIMES.timeout);
    for (let tries = 1; ; tries++) {
      const came = await request(url, botToken, signal);
      if (came.ok !== null) return came;
      if (tries === TIMES.tries || came.wait > TIMES.longest || signal.aborted) return refused('unreachable', came.detail);
      patience.retried();
      await patience.wait(came.wait);
    }
  };
}

async function request(url: string, token: string, signal: AbortSignal): Promise<Came> {
  try {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual', signal });
    const came = ofResponse(response);
    if (came === null) return await textIn(response);
    await response.body?.cancel();
    return came;
  } catch (error) {
    const failure = failureOf(error);
    return { ok: null, wait: TIMES.pause, detail: 'detail' in failure ? failure.detail : failure.kind };
  }
}

/** What stands in the way of the body; null: nothing. */
function ofResponse({ status, headers }: Response): Came | null {
  // Slack leads whoever may not read a file to where people sign in, or shows that page in its place.
  if (status >= 300 && status < 400) return refused('forbidden', 'Slack asks to sign in');
  if (status === 401 || status === 403) return refused('forbidden', `HTTP ${status}`);
  if (status === 404 || status === 410) return refused('gone', `HTTP ${status}`);
  if (status !== 200) {
    const retryAfter = Number.parseInt(headers.get('retry-after') ?? '', 10);
    const came = ofStatus(status, Number.isNaN(retryAfter) ? null : retryAfter);
    if (came.kind === 'limited') return { ok: null, wait: came.ms, detail: 'rate limited' };
    return came.kind === 'refused' ? refused('forbidden', came.detail) : { ok: null, wait: TIMES.pause, detail: `HTTP ${status}` };
  }
  if (/^text\/html\b/iu.test(headers.get('content-type') ?? '')) return refused('forbidden', 'Slack asks to sign in');
  return Number(headers.get('content-length')) > ATTACHED_MOST ? refused('too-large', 'by its header') : null;
}

/** The text of a body, of which no more is read than is allowed. */
async function textIn({ body }: Response): Promise<Attached> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > ATTACHED_MOST) return refused('too-large', 'by its size');
    chunks.push(chunk);
  }
  return decoded(Buffer.concat(chunks));
}

/** UTF-8 to the letter, without its byte order mark, with line feeds alone. */
function decoded(bytes: Buffer): Attached {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? refused('not-text', 'a NUL character') : { ok: true, text: text.replaceAll('\r\n', '\n') };
  } catch {
    return refused('not-text', 'no UTF-8');
  }
}

function refused(reason: Extract<Attached, { ok: false }>['reason'], detail: string): Attached {
  return { ok: false, reason, detail };
}
