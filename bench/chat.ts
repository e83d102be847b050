import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FakeDiscord, startFakeDiscord } from '../test/fakes/discord/fake.ts';
import { type FakeSlack, startFakeSlack } from '../test/fakes/slack/fake-slack.ts';

/**
 * `npm run bench:chat`: wall time from a question to its whole answer standing in the chat, against an echo bot of the same library that
 * posts the same payload; both in a process of their own, on the same loopback server, one at a time, by turns.
 */
const ROUNDS = 3;
const WARM = 200;
const ASKS = 200;
const QUESTION = 'When will the second group arrive?';

const folder = mkdtempSync(path.join(tmpdir(), 'sourced-bench-'));
const root = path.join(import.meta.dirname, '..');

/** A way of asking: resolves when the answer stands there. */
type Ask = () => Promise<unknown>;

interface Stage {
  readonly name: string;
  /** For the bot's environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly ready: () => Promise<unknown>;
  readonly gone: () => Promise<unknown>;
  readonly asks: Readonly<Record<string, Ask>>;
  /** What the echo bot says, as our bot said it. */
  readonly payloads: () => object;
  readonly echo: string;
}

async function measure(stage: Stage): Promise<void> {
  const times = new Map<string, { ours: number[]; echo: number[] }>(Object.keys(stage.asks).map((how) => [how, { ours: [], echo: [] }]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const who of ['ours', 'echo'] as const) {
      const script = who === 'ours' ? [path.join(root, 'src/cli.ts'), 'serve'] : [path.join(root, stage.echo), payloadFile(stage)];
      await withBot(script, stage, async () => {
        for (const [how, ask] of Object.entries(stage.asks)) {
          for (let at = 0; at < WARM; at++) await ask();
          for (let at = 0; at < ASKS; at++) {
            const start = performance.now();
            await ask();
            times.get(how)?.[who].push(performance.now() - start);
          }
        }
      });
    }
  }
  for (const [how, { ours, echo }] of times) {
    const [mine, theirs] = [p50(ours), p50(echo)];
    console.log(
      `${stage.name}, ${how}: p50 ${mine.toFixed(2)} ms, echo ${theirs.toFixed(2)} ms, ${(mine / theirs).toFixed(2)} × (must 1.5 ×)`,
    );
  }
}

async function withBot(script: readonly string[], stage: Stage, work: () => Promise<void>): Promise<void> {
  const env = {
    PATH: process.env.PATH,
    LOG_LEVEL: 'warn',
    SOURCED_DATA: path.join(folder, 'data'),
    SOURCED_HEALTH_PORT: '0',
    ...stage.env,
  };
  const bot: ChildProcess = spawn(process.execPath, script, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(bot, 'exit');
  await stage.ready();
  await work();
  bot.kill('SIGTERM');
  await ended;
  await stage.gone();
}

function payloadFile(stage: Stage): string {
  const file = path.join(folder, 'echo.json');
  writeFileSync(file, JSON.stringify(stage.payloads()));
  return file;
}

function p50(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function onSlack(slack: FakeSlack): Stage {
  const last = (method: string) => slack.callsOf(method).at(-1)?.body as Record<string, unknown>;
  return {
    name: 'Slack',
    env: { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    ready: () => slack.until(() => slack.connections > 0),
    gone: () => slack.until(() => slack.connections === 0),
    asks: {
      mention: async () => {
        const { ts } = slack.mention('newsroom', 'ada', QUESTION);
        await slack.until(() => slack.messagesIn('newsroom', ts).length > 1);
      },
      '/ask': async () => {
        const before = slack.ephemeralsFor('ada').length;
        slack.slash('ada', 'newsroom', '/ask', QUESTION);
        await slack.until(() => slack.ephemeralsFor('ada').length > before);
      },
    },
    payloads: () => {
      const { channel: _channel, thread_ts: _thread, token: _token, metadata: _metadata, ...mention } = last('chat.postMessage');
      return { apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken, mention, command: last('response_url') };
    },
    echo: 'bench/echo/slack.ts',
  };
}

function onDiscord(discord: FakeDiscord): Stage {
  const user = discord.addUser('ada');
  const opening = discord.people.say(discord.channelId, user.id, 'a thread');
  const thread = discord.openThread(opening.message, user.id, 'desk');
  let identified = 0;
  const data = (call: RegExp) =>
    discord.calls.findLast(({ method, path: at, status }) => call.test(`${method} ${at}`) && status !== null && status < 300)?.body;
  return {
    name: 'Discord',
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, SOURCED_DISCORD_GUILDS: discord.guildId },
    ready: async () => {
      await discord.until(() => discord.gateway.identified > identified && discord.commands(discord.guildId).length > 0);
      identified = discord.gateway.identified;
    },
    gone: () => discord.until(() => discord.gateway.connected === 0),
    asks: {
      mention: () => discord.people.mention(thread.id, user.id, QUESTION).answer(),
      '/ask': () => discord.people.slash(user.id, discord.channelId, 'ask', { question: QUESTION }).response(),
    },
    payloads: () => {
      const {
        nonce: _nonce,
        enforce_nonce: _enforce,
        message_reference: _reference,
        ...mention
      } = data(/^POST .*\/messages$/u) as Record<string, unknown>;
      const { data: command } = data(/^POST .*\/callback$/u) as { data: object };
      return { apiUrl: discord.apiUrl, token: discord.token, mention, command };
    },
    echo: 'bench/echo/discord.ts',
  };
}

const slack = await startFakeSlack({ ackMs: 60_000 });
await measure(onSlack(slack));
await slack.close();
const discord = await startFakeDiscord();
await measure(onDiscord(discord));
await discord.close();
rmSync(folder, { recursive: true });
