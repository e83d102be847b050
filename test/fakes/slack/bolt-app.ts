import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { FakeSlack } from './fake-slack.ts';

const nothing = (): void => undefined;

/** For clients whose failures are the point of a test. */
export const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

export interface Running {
  readonly app: App;
  readonly stop: () => Promise<void>;
}

/** Retries at once, so that nothing has to be waited for. */
export const QUICK = { retries: 3, minTimeout: 0, maxTimeout: 1 } as const;

/** A real app in Socket Mode; `arm` adds its listeners before it connects. It connects again `pingTimeoutMs` after a connection is lost. */
export async function socketApp(slack: FakeSlack, arm: (app: App) => void, pingTimeoutMs = 5000): Promise<Running> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: QUICK, logger: SILENT };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: pingTimeoutMs,
    logger: SILENT,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: slack.botToken, receiver, clientOptions, logger: SILENT });
  arm(app);
  await app.start();
  return {
    app,
    stop: async () => {
      // The library rejects, with nobody to catch it, every start that hasn't yet been greeted when it disconnects.
      receiver.client.removeAllListeners('disconnected');
      await receiver.client.disconnect();
    },
  };
}

/** A real app that listens for HTTP; the fake posts to it. */
export async function httpApp(slack: FakeSlack, arm: (app: App) => void): Promise<Running & { readonly url: string }> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: SILENT });
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: QUICK, logger: SILENT };
  const app = new App({ token: slack.botToken, receiver, clientOptions, logger: SILENT });
  arm(app);
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the app has no port');
  const url = `http://127.0.0.1:${address.port}/slack/events`;
  slack.useHttp(url);
  return { app, url, stop: async () => void (await receiver.stop()) };
}
