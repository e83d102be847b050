import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A web server on this machine. */
export interface AServer {
  /** `http://127.0.0.1:port`, without a slash. */
  readonly origin: string;
  readonly port: number;
  /** What was asked of it. */
  readonly asked: IncomingMessage[];
}

/** A server that goes when the test is over, with whatever connections are still open. */
export async function aServer(answer: (request: IncomingMessage, response: ServerResponse) => void, host = '127.0.0.1'): Promise<AServer> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  server.listen(0, host);
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://${host}:${port}`, port, asked };
}
