import type { Attempt } from '../../src/chat/delivery.ts';
import { failureOf, ofCode, ofStatus } from './attempt.ts';

/** How long (ms) one request may take. */
const TIMEOUT = 10_000;

/** One try at answering by a `response_url`. What it posts has no id that Slack would tell. */
export async function respond(url: string, body: object): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await response.text();
    const code = codeIn(text);
    if (response.ok) return code === null ? { kind: 'done', message: null, thread: null } : ofResponse(code);
    // Used up (5 times), too old (30 minutes), or nobody's.
    if (response.status === 404 || response.status === 410) return { kind: 'refused', reason: 'too-late', detail: code ?? 'expired_url' };
    const wait = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    if (response.status < 500 && response.status !== 429 && code !== null) return ofResponse(code);
    const came = ofStatus(response.status, Number.isNaN(wait) ? null : wait);
    // Whoever answers with an error has said that it isn't done; only silence leaves that open. And nobody here can be asked.
    return came.kind === 'lost' ? { kind: 'missed', detail: came.detail } : came;
  } catch (error) {
    return failureOf(error);
  }
}

function ofResponse(code: string): Attempt {
  return ['used_url', 'expired_url', 'no_service'].includes(code) ? { kind: 'refused', reason: 'too-late', detail: code } : ofCode(code);
}

/** The code of a refusal, which comes bare or as `{"ok":false,"error":…}`; null: there is none. */
function codeIn(text: string): string | null {
  const said = text.trim();
  if (/^[a-z_]{3,60}$/u.test(said) && said !== 'ok') return said;
  const named = /"ok"\s*:\s*false[\s\S]*?"error"\s*:\s*"(?<code>[a-z_]+)"/u.exec(said)?.groups?.code;
  return named ?? null;
}
