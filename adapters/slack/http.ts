import type { Server } from 'node:http';
import { type App, HTTPReceiver, type Logger, type Receiver } from '@slack/bolt';
import { reasonOf } from './logger.ts';

export interface HttpOptions {
  readonly signingSecret: string;
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
}

/** Where Slack sends requests to. */
export const REQUEST_PATH = '/slack/events';

/** How long (ms) a request may still take once the receiver stops; each is acknowledged at once. */
const GRACE = 1000;

/** Receives signed requests on one address. Bolt checks signature and age; what isn't taken is answered 503, so that Slack sends it again. */
export class HttpReceiver implements Receiver {
  readonly #options: HttpOptions;
  readonly #receiver: HTTPReceiver;
  #server: Server | null = null;

  constructor(options: HttpOptions) {
    const { signingSecret, logger } = options;
    this.#options = options;
    this.#receiver = new HTTPReceiver({
      signingSecret,
      logger,
      endpoints: [REQUEST_PATH],
      customRoutes: [{ path: '/healthz', method: ['GET'], handler: (_request, response) => void response.writeHead(200).end('ok') }],
      processEventErrorHandler: async ({ error, response }) => {
        logger.warn(reasonOf(error));
        if (!response.headersSent) response.writeHead(503).end();
        return false;
      },
      // Whatever isn't acknowledged has been answered above.
      unhandledRequestHandler: () => undefined,
    });
  }

  init(app: App): void {
    this.#receiver.init(app);
  }

  async start(): Promise<void> {
    const { host, port } = this.#options;
    this.#server = await this.#receiver.start({ host, port });
  }

  /** Takes no new requests; resolves when those in hand are answered. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const stopped = this.#receiver.stop();
    server.closeIdleConnections();
    const force = setTimeout(() => server.closeAllConnections(), GRACE);
    await stopped;
    clearTimeout(force);
  }
}
