import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Json } from './json.ts';

/** What Slack sends of its own accord. */
export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

/** How a request is signed: by Slack, by somebody else, not at all, or by Slack ten minutes ago. */
export type Signing = 'valid' | 'forged' | 'unsigned' | 'stale';

export interface PostOptions {
  readonly signing?: Signing;
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

export interface PostResult {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
  readonly delayMs: number;
}

/** Events go as JSON; commands as a form; interactions as a form with the JSON in its `payload`. */
function encoded(kind: DeliveryKind, payload: Json): { readonly body: string; readonly contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const form = new URLSearchParams(Object.entries(fields).map(([key, value]): [string, string] => [key, String(value)]));
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' };
}

/** Headers that prove (or fail to prove) that Slack sent this. */
function signed(secret: string, body: string, signing: Signing): Record<string, string> {
  if (signing === 'unsigned') return {};
  const timestamp = Math.floor(Date.now() / 1000) - (signing === 'stale' ? 600 : 0);
  const key = signing === 'forged' ? `${secret}-guessed` : secret;
  const signature = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${signature}` };
}

/** Posts to an app's request URL on a connection of its own, and rejects if there is no answer. */
export function post(url: string, secret: string, kind: DeliveryKind, payload: Json, options: PostOptions = {}): Promise<PostResult> {
  const { body, contentType } = encoded(kind, payload);
  const { retry } = options;
  const headers = {
    'content-type': contentType,
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Slackbot 1.0',
    ...signed(secret, body, options.signing ?? 'valid'),
    ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }),
  };
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          contentType: response.headers['content-type'] ?? '',
          delayMs: performance.now() - from,
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
