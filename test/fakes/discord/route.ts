import { apiError } from './errors.ts';
import type { Fields } from './json.ts';

/** A file that came with a body. */
export interface Upload {
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
}

/** A request as the routes see it. */
export interface Ask {
  readonly query: URLSearchParams;
  /** The body, or what stands for it in a form; anything JSON can be. */
  readonly json: unknown;
  readonly body: Fields;
  readonly files: readonly Upload[];
  /** What the call is named in violations. */
  readonly call: string;
  /** A part of the path. */
  param(name: string): string;
}

/** What a route answers; without a body it is empty. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** A call of the API. */
export interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  /** True if it needs no token: what is in the path is secret enough. */
  readonly open: boolean;
  readonly handle: (ask: Ask) => Answer;
}

/** A call as `GET /channels/:channel`, and what it does. */
export function route(call: string, handle: (ask: Ask) => Answer, open = false): Route {
  const [method = '', path = ''] = call.split(' ');
  const pattern = new RegExp(`^${path.replaceAll(/:(\w+)/gu, '(?<$1>[^/]+)')}$`, 'u');
  return { method, pattern, open, handle };
}

/** The answer to what went well. */
export function ok(body: unknown, status = 200): Answer {
  return { status, body };
}

/** The answer when there is nothing to say. */
export const DONE: Answer = { status: 204 };

/**
 * The route for a call, and the parts of its path.
 * @throws 404 if the server has no such route
 */
export function find(routes: readonly Route[], method: string, path: string): { route: Route; parts: Readonly<Record<string, string>> } {
  for (const one of routes) {
    const hit = one.method === method ? one.pattern.exec(path) : null;
    if (hit)
      return {
        route: one,
        parts: Object.fromEntries(Object.entries(hit.groups ?? {}).map(([key, part]) => [key, decodeURIComponent(part)])),
      };
  }
  throw apiError(404);
}
