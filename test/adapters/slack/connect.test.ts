import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { StartFailure } from '../../../src/chat/platform.ts';
import type { SlackConfig } from '../../../src/config.ts';
import { aBot, aSlack, FLIGHTS, postsIn } from './a-bot.ts';

const LOOPBACK = '127.0.0.1';

/** A port that was free just now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

/** Why the bot doesn't start. */
async function failure(config: SlackConfig | Partial<SlackConfig>, slack = aSlack()): Promise<StartFailure> {
  const error: unknown = await aBot({ slack: await slack, config }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StartFailure)) throw new Error(`it ${error === null ? 'started' : `threw ${error}`}`);
  return error;
}

describe('a start', () => {
  test('says as whom, where and how', async () => {
    const { platform } = await aBot();
    expect(platform).toMatchObject({ name: 'Slack', detail: 'as @sourced in newsroom, by Socket Mode' });
  });

  test.each([
    [{ botToken: null }, 'SLACK_BOT_TOKEN is not set'],
    [{ appToken: null }, 'neither SLACK_APP_TOKEN'],
    [{ appToken: null, signingSecret: 'x' }, 'PORT is not'],
    [{ botToken: 'xoxb-wrong' }, 'SLACK_BOT_TOKEN is not taken: Slack doesn’t know it (invalid_auth)'],
    [{ botToken: 'nonsense' }, 'Bot User OAuth Token'],
    [{ appToken: 'xapp-wrong' }, 'SLACK_APP_TOKEN is not taken: Slack doesn’t know it (invalid_auth)'],
  ])('with %o is refused in plain words', async (config, words) => {
    const { message, refused } = await failure(config);
    expect(message).toContain(words);
    expect(message).toMatch(/In Slack’s app settings|Set the port/u);
    expect(message).not.toMatch(/wrong|nonsense/u);
    expect(refused).toBe(true);
  });

  test('says so where the two tokens are in each other’s place', async () => {
    const slack = await aSlack();
    const bot = await failure({ botToken: slack.appToken }, Promise.resolve(slack));
    expect(bot.message).toContain('belongs in SLACK_APP_TOKEN');
    const app = await failure({ appToken: slack.botToken }, Promise.resolve(slack));
    expect(app.message).toContain('belongs in SLACK_BOT_TOKEN');
    expect(`${bot.message}${app.message}`).not.toContain(slack.botToken);
  });

  test.each(['account_inactive', 'token_revoked', 'not_authed'])('with a token that is %s is refused', async (error) => {
    const slack = await aSlack();
    slack.fault({ method: 'auth.test', kind: 'error', error });
    expect(await failure({}, Promise.resolve(slack))).toMatchObject({ refused: true, message: expect.stringContaining(error) });
  });

  test('without the scope of connections is refused', async () => {
    const slack = await aSlack();
    slack.fault({ method: 'apps.connections.open', kind: 'error', error: 'missing_scope' });
    expect((await failure({}, Promise.resolve(slack))).message).toContain('connections:write');
  });

  test.each([
    { method: 'auth.test', kind: '503' },
    { method: 'auth.test', kind: 'ratelimited' },
    { method: 'apps.connections.open', kind: 'drop-before' },
    { method: 'socket', kind: '503' },
  ] as const)('that fails for %o may be tried again, and then works', async (fault) => {
    const slack = await aSlack();
    slack.fault(fault);
    expect((await failure({}, Promise.resolve(slack))).refused).toBe(false);
    const { settled } = await aBot({ slack });
    slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
  });

  test('without a network says so', async () => {
    const { message, refused } = await failure({ apiUrl: `http://${LOOPBACK}:${await freePort()}/api/` });
    expect(message).toContain('ECONNREFUSED');
    expect(refused).toBe(false);
  });
});

test('nothing that is logged holds a token, a command’s address or what people wrote', async () => {
  const { slack, settled, logged } = await aBot();
  slack.fault({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
  slack.fault({ method: 'response_url', kind: 'drop-before' });
  slack.mention('newsroom', 'ada', FLIGHTS.ask);
  slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask);
  await settled();
  slack.fault({ method: 'apps.connections.open', kind: '500' });
  slack.fault({ method: 'socket', kind: '503' });
  slack.killSockets();
  await slack.until(() => slack.connections === 0);
  await slack.until(() => slack.connections === 2);
  expect(logged.length).toBeGreaterThan(0);
  for (const secret of [slack.botToken, slack.appToken, 's3cr3t', 'ticket=', 'Brelvane']) expect(logged.join('\n')).not.toContain(secret);
});

describe('by HTTP', () => {
  async function byHttp() {
    const slack = await aSlack();
    const port = await freePort();
    const bot = await aBot({ slack, config: { appToken: null, signingSecret: slack.signingSecret, port } });
    const url = `http://${LOOPBACK}:${port}/slack/events`;
    slack.useHttp(url);
    return { ...bot, url, port };
  }

  test('signed requests are answered once, and acknowledged', async () => {
    const { slack, settled, url, port, platform } = await byHttp();
    expect(platform.detail).toContain(`by HTTP on ${LOOPBACK}:${port}`);
    expect(await slack.verifyUrl(url)).toMatchObject({ status: 200, body: expect.stringContaining('a-challenge') });
    slack.duplicateNext();
    const asked = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await settled();
    slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask);
    await settled();
    expect((await asked.allAcked).map(({ status }) => status)).toEqual([200, 200]);
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    expect(slack.ephemeralsFor('ada')).toHaveLength(1);
    expect((await fetch(`http://${LOOPBACK}:${port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://${LOOPBACK}:${port}/else`)).status).toBe(404);
  });

  test.each(['forged', 'unsigned', 'stale'] as const)('%s requests are turned away', async (signing) => {
    const { slack, watched, url } = await byHttp();
    const asked = slack.deliveries.length;
    slack.useHttp(url, signing);
    const { allAcked } = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    expect((await allAcked).map(({ status }) => status)).toEqual([401, 401]);
    expect([asked, watched, postsIn(slack, 'newsroom')]).toEqual([0, [], []]);
  });

  test('what cannot be written down is answered 503, so that Slack sends it again', async () => {
    const slack = await aSlack();
    const port = await freePort();
    await aBot({
      slack,
      config: { appToken: null, signingSecret: slack.signingSecret, port },
      around: (host) => ({
        ...host,
        take: () => {
          throw new Error('the disk is full');
        },
      }),
    });
    slack.useHttp(`http://${LOOPBACK}:${port}/slack/events`);
    expect((await slack.mention('newsroom', 'ada', FLIGHTS.ask).allAcked).map(({ status }) => status)).toEqual([503, 503]);
  });

  test('nothing listens after it is stopped; a port that is taken is told', async () => {
    const { slack, platform, port } = await byHttp();
    const taken = await failure({ appToken: null, signingSecret: slack.signingSecret, port }, Promise.resolve(slack));
    expect(taken).toMatchObject({ refused: false, message: expect.stringContaining('EADDRINUSE') });
    await platform.stop();
    await expect(fetch(`http://${LOOPBACK}:${port}/healthz`)).rejects.toThrow();
  });
});
