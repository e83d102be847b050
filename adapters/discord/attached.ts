import { ATTACHED_MOST, type Attached } from '../../src/chat/messenger.ts';
import { faultOf } from './api.ts';

/** Where Discord keeps what people attach (Developer documentation, "Reference", CDN; `Attachment.url` and `.proxy_url`). */
const KEPT: readonly string[] = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** How long (ms) a file may take in all. */
const WITHIN = 10_000;

type Refused = Extract<Attached, { ok: false }>;

/**
 * The text of an attachment, by its address; nothing is fetched from anywhere but Discord itself, or, where `apiUrl` is set, from that
 * server. Read in pieces, so that no more than the most is ever held. Without a byte order mark, with line feeds alone.
 */
export async function readAttached(file: string, apiUrl: string | null): Promise<Attached> {
  const url = URL.parse(file);
  if (url === null || url.username + url.password !== '' || !isKept(url, apiUrl)) return refused('forbidden', 'no address of Discord');
  const signal = AbortSignal.timeout(WITHIN);
  const first = await read(url, signal);
  return first.ok || first.reason !== 'unreachable' || signal.aborted ? first : read(url, signal);
}

function isKept({ origin }: URL, apiUrl: string | null): boolean {
  return KEPT.includes(origin) || (apiUrl !== null && URL.parse(apiUrl)?.origin === origin);
}

async function read(url: URL, signal: AbortSignal): Promise<Attached> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal });
    if (!answer.ok) await answer.body?.cancel();
    if (answer.status === 404 || answer.status === 410) return refused('gone', `HTTP ${answer.status}`);
    if (answer.status === 429 || answer.status >= 500) return refused('unreachable', `HTTP ${answer.status}`);
    if (!answer.ok) return refused('forbidden', `HTTP ${answer.status}`);
    const bytes = await most(answer.body);
    return bytes === null ? refused('too-large', `more than ${ATTACHED_MOST} bytes`) : textOf(bytes);
  } catch (error) {
    return refused('unreachable', faultOf(error));
  }
}

/** null: there is more than that. */
async function most(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the download.
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > ATTACHED_MOST) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function textOf(bytes: Uint8Array): Attached {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? refused('not-text', 'a NUL in it') : { ok: true, text: text.replaceAll('\r\n', '\n') };
  } catch {
    return refused('not-text', 'no UTF-8');
  }
}

const refused = (reason: Refused['reason'], detail: string): Refused => ({ ok: false, reason, detail });
