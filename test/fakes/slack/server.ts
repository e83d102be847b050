import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { type Api, argumentsOf, type Reply } from './api.ts';
import type { Changes } from './changes.ts';
import type { Fault, Faults } from './faults.ts';
import type { Files } from './files.ts';
import { decoded, type Json, record } from './json.ts';
import type { Responses } from './responses.ts';
import type { SocketHub } from './socket.ts';

/** One request of the app's. */
export interface Call {
  /** An API method, `response_url`, `file` (a download), or `page` for anything else. */
  readonly method: string;
  /** Its arguments; JSON within a form is decoded. */
  readonly body: Json;
  /** Monotonic milliseconds. */
  readonly at: number;
  /** The Authorization header. */
  readonly authorization: string | undefined;
}

const JSON_FIELDS = ['blocks', 'view', 'metadata', 'attachments'];

const readable = (args: Json): Json =>
  Object.fromEntries(Object.entries(args).map(([key, value]) => [key, JSON_FIELDS.includes(key) ? (decoded(value) ?? value) : value]));

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** What the server serves; set once, when all of it is there. */
export interface Routes {
  readonly api: Api;
  readonly responses: Responses;
  readonly files: Files;
  readonly hub: SocketHub;
}

/** HTTP and WebSocket on one port of the loopback. */
export class FakeServer {
  readonly calls: Call[] = [];
  readonly #server: Server;
  readonly #changes: Changes;
  readonly #faults: Faults;
  readonly #timers = new Set<NodeJS.Timeout>();
  #routes: Routes | undefined;

  constructor(changes: Changes, faults: Faults) {
    this.#changes = changes;
    this.#faults = faults;
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      });
    });
    this.#server.on('upgrade', (request, socket, head) => this.#routes?.hub.upgrade(request, socket, head));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  serve(routes: Routes): void {
    this.#routes = routes;
  }

  /** With the port, without a slash at the end. */
  origin(scheme: 'http' | 'ws'): string {
    const address = this.#server.address();
    return `${scheme}://127.0.0.1:${(address as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const routes = this.#routes;
    const url = new URL(request.url ?? '/', this.origin('http'));
    const body = await bodyOf(request);
    const { authorization } = request.headers;
    if (routes === undefined) throw new Error('not ready');
    if (url.pathname.startsWith('/api/')) {
      const method = url.pathname.slice('/api/'.length);
      const args = argumentsOf(request.headers, body, url.searchParams);
      this.calls.push({ method, body: readable(args), at: performance.now(), authorization });
      return this.#answer(response, method, routes.api, () => routes.api.call(method, authorization, args));
    }
    if (/^\/(?:commands|actions|app)\//u.test(url.pathname)) {
      const args = record(decoded(body));
      this.calls.push({ method: 'response_url', body: args, at: performance.now(), authorization });
      return this.#answer(response, 'response_url', routes.api, () => routes.responses.use(url.pathname, args));
    }
    if (url.pathname.startsWith('/files-pri/')) {
      this.calls.push({ method: 'file', body: { path: url.pathname }, at: performance.now(), authorization });
      return this.#answer(response, 'file', routes.api, () => routes.files.serve(url.pathname, authorization));
    }
    this.calls.push({ method: 'page', body: { path: url.pathname }, at: performance.now(), authorization });
    response.writeHead(url.pathname === '/signin' ? 200 : 404, { 'content-type': 'text/html' });
    response.end('<!DOCTYPE html><html><body>Sign in</body></html>');
  }

  #answer(response: ServerResponse, method: string, api: Api, run: () => Reply): void {
    const fault = this.#faults.take(method);
    this.#changes.notify();
    if (fault?.kind !== 'delay') {
      this.#reply(response, fault, api, run);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#reply(response, undefined, api, run);
    }, fault.ms ?? 0);
    this.#timers.add(timer);
  }

  #reply(response: ServerResponse, fault: Fault | undefined, api: Api, run: () => Reply): void {
    if (fault?.kind === 'drop-before') return void response.socket?.destroy();
    const { status, headers, body } = fault === undefined ? run() : faulty(fault, api);
    if (fault?.kind === 'drop-after' || fault?.applied === true) run();
    if (fault?.kind === 'drop-after') return void response.socket?.destroy();
    response.writeHead(status, headers);
    if (body instanceof Readable) {
      // Whoever hangs up has had enough.
      response.on('close', () => body.destroy());
      body.pipe(response);
    } else response.end(body);
    this.#changes.notify();
  }
}

function faulty(fault: Fault, api: Api): Reply {
  if (fault.kind === 'error') return api.refuse(fault.error ?? 'internal_error');
  if (fault.kind === 'ratelimited') {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'retry-after': String(fault.retryAfter ?? 1) };
    return { status: 429, headers, body: JSON.stringify({ ok: false, error: 'ratelimited' }) };
  }
  return { status: Number(fault.kind), headers: { 'content-type': 'text/html' }, body: '<html>upstream error</html>' };
}
