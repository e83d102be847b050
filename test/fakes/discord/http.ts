import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { readBody } from './body.ts';
import { ApiError, apiError } from './errors.ts';
import { answerOf, type Faults } from './faults.ts';
import { FILES, type Files } from './files.ts';
import { fieldsOf } from './json.ts';
import { type Answer, find, type Route } from './route.ts';
import type { World } from './world.ts';

const PREFIX = '/api/v10';

/** A call that reached the server, and what came of it. */
export interface Call {
  readonly method: string;
  /** Without the prefix and the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** When it came, by the server's clock. */
  readonly at: number;
  /** The status of the answer; null if there was none (yet). */
  status: number | null;
}

/** Answers the calls of the REST API. */
export class Rest {
  readonly calls: Call[] = [];
  readonly #world: World;
  readonly #faults: Faults;
  readonly #routes: readonly Route[];
  readonly #files: Files;
  readonly #token: () => string;

  constructor(world: World, faults: Faults, routes: readonly Route[], files: Files, token: () => string) {
    this.#world = world;
    this.#faults = faults;
    this.#routes = routes;
    this.#files = files;
    this.#token = token;
  }

  /** Reads a request, does what it asks, unless it is to go wrong, and answers. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method ?? 'GET';
    const path = url.pathname.replace(PREFIX, '');
    const call = `${method} ${path}`;
    const { json, files } = await readBody(request).catch(() => ({ json: undefined, files: [] }));
    const record: Call = { method, path, query: url.searchParams, body: json, at: this.#world.clock.now(), status: null };
    this.calls.push(record);
    this.#world.changes.tell();
    const fault = this.#faults.take(call);
    if (fault?.kind === 'delay') await wait(fault.ms);
    if (fault?.kind === 'drop-before') return drop(response, fault.reset);
    const failure = fault && answerOf(fault);
    if (failure) {
      record.status = failure.status;
      return send(response, failure.status, failure.body, failure.headers);
    }
    if (path.startsWith(FILES)) {
      record.status = this.#files.serve(path, response, fault?.kind === 'drop-after');
      return;
    }
    const answer = this.#attempt(call, url, () => {
      const { route, parts } = find(this.#routes, method, path);
      if (!route.open) this.#authorize(request);
      const param = (name: string): string => parts[name] ?? '';
      return route.handle({ query: url.searchParams, json, body: fieldsOf(json), files, call, param });
    });
    if (fault?.kind === 'drop-after') return drop(response, fault.reset);
    record.status = answer.status;
    send(response, answer.status, answer.body, {});
    this.#world.changes.tell();
  }

  #attempt(call: string, url: URL, act: () => Answer): Answer {
    try {
      if (!url.pathname.startsWith(PREFIX)) throw apiError(404);
      return act();
    } catch (error) {
      if (error instanceof ApiError) {
        // What a client could have known by Discord's published limits is its own fault.
        for (const { at, message } of error.problems) this.#world.violations.push(`${call}: ${at}: ${message}`);
        if (error.code === 50_006) this.#world.violations.push(`${call}: ${error.message}`);
        return { status: error.status, body: error.toWire() };
      }
      this.#world.violations.push(`the fake itself failed: ${error instanceof Error ? error.stack : String(error)}`);
      return { status: 500, body: { message: String(error), code: 0 } };
    }
  }

  #authorize(request: IncomingMessage): void {
    if (request.headers.authorization !== `Bot ${this.#token()}`) throw apiError(401);
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string>): void {
  const text = typeof body === 'string';
  response.writeHead(status, { ...(body !== undefined && { 'Content-Type': text ? 'text/html' : 'application/json' }), ...headers });
  response.end(body === undefined ? undefined : text ? body : JSON.stringify(body));
}

function drop(response: ServerResponse, reset = false): void {
  if (reset) response.socket?.resetAndDestroy();
  else response.socket?.destroy();
}
