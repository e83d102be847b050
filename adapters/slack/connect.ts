import type { Receiver, webApi } from '@slack/bolt';
import { type Platform, type PlatformMeans, StartFailure } from '../../src/chat/platform.ts';
import type { SlackConfig } from '../../src/config.ts';
import { SLACK_TEXT } from '../../src/text/slack.ts';
import { TakingApp, takenIn } from './app.ts';
import { homePublisher } from './app-home.ts';
import { clientFor, clientOptions } from './client.ts';
import { readCommand } from './commands.ts';
import { readEvent, readHomeOpened } from './events.ts';
import { startFailure, type Way, wayOf } from './failures.ts';
import { fileReferences } from './file-reference.ts';
import { HttpReceiver } from './http.ts';
import type { Identity } from './identity.ts';
import { quietLogger, reasonOf } from './logger.ts';
import { slackMessenger } from './messenger.ts';
import { readPress, readSubmission } from './presses.ts';
import { readShortcut } from './shortcut.ts';
import { SocketReceiver } from './socket.ts';

/**
 * Connects to Slack and answers until it is stopped. Throws StartFailure where it can't; whatever happens after that is reported, and
 * mended where it can be.
 */
export async function connectSlack(config: SlackConfig, means: PlatformMeans): Promise<Platform> {
  const way = wayOf(config);
  if (typeof way === 'string') throw new StartFailure(way, true);
  const logger = quietLogger(means.log);
  const client = clientFor(way.botToken, config.apiUrl, logger);
  const identity = await whoAmI(client, way.botToken);
  const receiver = receiverFor(way, config, means);
  const app = new TakingApp(
    {
      token: way.botToken,
      botId: identity.botId,
      botUserId: identity.userId,
      receiver,
      logger,
      convoStore: false,
      clientOptions: clientOptions(config.apiUrl),
    },
    { host: means.host, log: means.log, read: readerOf(identity, way.botToken, means) },
  );
  const { apiUrl } = config;
  const messenger = slackMessenger({ client, botId: identity.botId, botToken: way.botToken, apiUrl, ...means });
  listen(app, means, messenger, homePublisher(client, messenger, means));
  try {
    await app.start();
  } catch (error) {
    app.refuse();
    throw failureOf(error, way, config);
  }
  // After whoever waits for this has looked at what an earlier run left: nothing new may be mistaken for it.
  setImmediate(() => app.admit());
  if (way.kind === 'http') means.report(true, SLACK_TEXT.connected);

  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    app.refuse();
    stopping ??= receiver.stop().then(() => undefined);
    return stopping;
  };
  return { name: 'Slack', detail: detailOf(identity, way, config), messenger, stop, close: stop };
}

async function whoAmI(client: webApi.WebClient, token: string): Promise<Identity> {
  const { user_id, bot_id, team_id, user, team } = await client.auth.test().catch((error: unknown) => {
    throw startFailure(error, 'SLACK_BOT_TOKEN', token);
  });
  if (!user_id || !bot_id || !team_id) throw new StartFailure(`${SLACK_TEXT.noBot} ${SLACK_TEXT.place.botToken}`, true);
  return { userId: user_id, botId: bot_id, teamId: team_id, userName: user ?? user_id, teamName: team ?? team_id };
}

function receiverFor(way: Way, { apiUrl, host }: SlackConfig, { log, report }: PlatformMeans): Receiver {
  const logger = quietLogger(log);
  return way.kind === 'socket'
    ? new SocketReceiver({ appToken: way.appToken, apiUrl, logger, log, report })
    : new HttpReceiver({ signingSecret: way.signingSecret, host, port: way.port, logger });
}

/** Reads whatever Slack sends, by what it is. */
function readerOf(identity: Identity, botToken: string, { clock, commandPrefix: prefix, publicChannels }: PlatformMeans) {
  const files = fileReferences(botToken);
  return (body: unknown) =>
    readEvent(body, identity, clock()) ??
    readCommand(body, { prefix, publicChannels }, identity, clock()) ??
    readPress(body, identity, clock()) ??
    readShortcut(body, identity, files, clock()) ??
    readSubmission(body, identity, clock());
}

/** Acknowledges, then answers what was taken; the acknowledgement goes first, and the answer needn't wait until it has gone. */
function listen(
  app: TakingApp,
  { host, log }: PlatformMeans,
  messenger: ReturnType<typeof slackMessenger>,
  publish: ReturnType<typeof homePublisher>,
): void {
  const turn = inTurns();
  const answer = async (context: Readonly<Record<string, unknown>>): Promise<void> => {
    const taken = takenIn(context);
    if (taken === null) return;
    if (host.busy() > 0) await turn();
    await host.answer(taken, messenger);
  };
  app.event(/^(?:message|app_mention)$/u, ({ context }) => answer(context));
  app.event('app_home_opened', async ({ body }) => {
    const opened = readHomeOpened(body);
    if (opened) await publish(opened);
  });
  app.command(/^\//u, ({ ack, context }) => Promise.all([ack(), answer(context)]).then(() => undefined));
  app.action(/^/u, ({ ack, context }) => Promise.all([ack(), answer(context)]).then(() => undefined));
  app.shortcut(/^/u, ({ ack, context }) => Promise.all([ack(), answer(context)]).then(() => undefined));
  app.view(/^/u, ({ ack, context }) => Promise.all([ack(), answer(context)]).then(() => undefined));
  app.error(async (error) => log.error({ reason: reasonOf(error) }, 'Bolt could not handle what Slack sent'));
}

/**
 * Resolves once for each call, in order, and lets Node look at its sockets in between: answering is computing, and what comes meanwhile
 * is to be acknowledged first.
 */
function inTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}

function failureOf(error: unknown, way: Way, { host }: SlackConfig): StartFailure {
  if (way.kind === 'socket') return startFailure(error, 'SLACK_APP_TOKEN', way.appToken);
  return new StartFailure(SLACK_TEXT.noListening(host, way.port, reasonOf(error)), false, { cause: error });
}

function detailOf({ userName, teamName }: Identity, way: Way, { host }: SlackConfig): string {
  return way.kind === 'socket' ? SLACK_TEXT.bySocket(userName, teamName) : SLACK_TEXT.byHttp(userName, teamName, host, way.port);
}
