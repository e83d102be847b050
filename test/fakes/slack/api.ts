import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { decoded, type Json, record, text } from './json.ts';
import type { Method, Parts } from './method.ts';
import { CHAT } from './method-chat.ts';
import { CONVERSATIONS } from './method-conversations.ts';
import { OTHERS } from './method-others.ts';
import { PINS } from './method-pins.ts';
import { Refusal } from './model.ts';

/** What goes back over HTTP. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | Readable;
}

const METHODS: ReadonlyMap<string, Method> = new Map(Object.entries({ ...CHAT, ...CONVERSATIONS, ...PINS, ...OTHERS }));

/** The arguments of a call, from a form or from JSON. */
export function argumentsOf(headers: IncomingHttpHeaders, body: string, query: URLSearchParams): Json {
  const isJson = (headers['content-type'] ?? '').includes('application/json');
  const sent = isJson ? record(decoded(body)) : Object.fromEntries(new URLSearchParams(body));
  return { ...Object.fromEntries(query), ...sent };
}

/** Answers calls as the Web API does. */
export class Api {
  readonly #parts: Parts;
  readonly #scopes: readonly string[];

  constructor(parts: Parts, scopes: readonly string[]) {
    this.#parts = parts;
    this.#scopes = scopes;
  }

  /** An answer that says no, with 200 as Slack does. */
  refuse(code: string, more: Json = {}): Reply {
    return this.#json({ ok: false, error: code, ...more });
  }

  call(name: string, authorization: string | undefined, args: Json): Reply {
    try {
      const method = METHODS.get(name);
      if (method === undefined) throw new Refusal('unknown_method', { req_method: name });
      this.#authorize(method, authorization?.replace(/^Bearer\s+/u, '') ?? text(args.token));
      const { scope } = method;
      const needed = typeof scope === 'function' ? scope(this.#parts, args) : scope;
      if (needed !== undefined && !this.#scopes.includes(needed))
        throw new Refusal('missing_scope', { needed, provided: this.#scopes.join(',') });
      return this.#json({ ok: true, ...method.run(this.#parts, args) });
    } catch (error) {
      if (error instanceof Refusal) return this.refuse(error.code, error.more);
      throw error;
    }
  }

  #authorize(method: Method, token: string): void {
    const { botToken, appToken } = this.#parts.workspace.identity;
    if (token === '') throw new Refusal('not_authed');
    if (token !== botToken && token !== appToken) throw new Refusal('invalid_auth');
    if (token !== (method.appToken === true ? appToken : botToken)) throw new Refusal('not_allowed_token_type');
  }

  #json(body: Json): Reply {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-oauth-scopes': this.#scopes.join(',') };
    return { status: 200, headers, body: JSON.stringify(body) };
  }
}
