import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

/** How a platform is, as operators see it. */
export interface PlatformHealth {
  readonly state: 'starting' | 'connected' | 'disconnected' | 'refused';
  /** One line, without secrets. */
  readonly detail: string;
}

export interface HealthServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

interface Served {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly platforms: () => ReadonlyMap<string, PlatformHealth>;
  readonly metrics: Pick<Metrics, 'expose'>;
}

/**
 * Serves `/healthz` (200 while the process is well enough to go on; every platform's state in it), `/readyz` (200 while every platform
 * that has tokens is connected, else 503) and `/metrics`. Rejects where the port can't be had.
 */
export async function serveHealth({ host, port, platforms, metrics }: Served): Promise<HealthServer> {
  const server = createServer(async (request, response) => {
    const [path] = (request.url ?? '/').split('?');
    const all = [...platforms()];
    const json = (status: number) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(`${JSON.stringify({ ok: status === 200, platforms: Object.fromEntries(all) })}\n`);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405, { allow: 'GET, HEAD' }).end();
    else if (path === '/healthz') json(200);
    else if (path === '/readyz') json(all.length > 0 && all.every(([, { state }]) => state === 'connected') ? 200 : 503);
    else if (path === '/metrics') {
      const { text, type } = await metrics.expose();
      response.writeHead(200, { 'content-type': type }).end(text);
    } else response.writeHead(404).end();
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
