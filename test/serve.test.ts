import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from './fakes/discord/fake.ts';
import { type FakeSlack, startFakeSlack } from './fakes/slack/fake-slack.ts';

/** `npm start` as operators see it: a process of its own, over both platforms' servers. */

const CLI = path.join(import.meta.dirname, '../src/cli.ts');
const QUESTION = 'When will the second group arrive?';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Served {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Everything printed so far, logs included. */
  readonly printed: () => string;
  /** Resolves when a line that matches has been printed. */
  readonly line: (pattern: RegExp) => Promise<RegExpExecArray>;
}

function serve(env: Readonly<Record<string, string>>): Served {
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-serve-'));
  const child = spawn(process.execPath, [CLI, 'serve'], {
    cwd: folder,
    env: { PATH: process.env.PATH, SOURCED_DATA: path.join(folder, 'data'), SOURCED_HEALTH_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  open.push(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const line = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const hit = pattern.exec(printed);
      if (hit) return hit;
      await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended.then(() => Promise.reject(new Error(printed)))]);
    }
  };
  return { process: child, ended, printed: () => printed, line };
}

async function slack(): Promise<{ fake: FakeSlack; env: Record<string, string> }> {
  const fake = await startFakeSlack({ ackMs: 60_000, triggerMs: 60_000 });
  open.push(() => fake.close());
  return { fake, env: { SLACK_BOT_TOKEN: fake.botToken, SLACK_APP_TOKEN: fake.appToken, SLACK_API_URL: fake.apiUrl } };
}

async function discord(): Promise<{ fake: FakeDiscord; env: Record<string, string> }> {
  const fake = await startFakeDiscord();
  open.push(() => fake.close());
  return { fake, env: { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.apiUrl } };
}

describe('serving', () => {
  test('brings up both platforms, says so in a line each, answers in both, and leaves when asked', async () => {
    const [s, d] = [await slack(), await discord()];
    const served = serve({ ...s.env, ...d.env });
    await served.line(/^Slack: up\. .+$/mu);
    await served.line(/^Discord: up\. .+$/mu);
    const { ts } = s.fake.mention('newsroom', 'ada', QUESTION);
    const answer = await s.fake.until(() => s.fake.messagesIn('newsroom', ts)[1]);
    expect(answer.text).toContain('second group of detainees is expected');
    const user = d.fake.addUser('maha');
    const said = await d.fake.people.mention(d.fake.channelId, user.id, QUESTION).answer(60_000);
    expect(said.embeds[0]?.description).toContain('second group of detainees is expected');
    served.process.kill('SIGTERM');
    expect(await served.ended).toBe(0);
    expect(s.fake.messagesIn('newsroom', ts)).toHaveLength(2);
  });

  test('logs neither tokens nor what was asked and answered', async () => {
    const { fake, env } = await slack();
    const served = serve(env);
    await served.line(/^Slack: up/mu);
    const { ts } = fake.mention('newsroom', 'ada', QUESTION);
    await fake.until(() => fake.messagesIn('newsroom', ts)[1]);
    await served.line(/"msg":"answered"/u);
    for (const secret of [fake.botToken, fake.appToken, 'second group', 'detainees']) expect(served.printed()).not.toContain(secret);
  });

  test('goes on with one platform where the other is refused, and shows it', async () => {
    const [s, d] = [await slack(), await discord()];
    const served = serve({ ...s.env, ...d.env, SLACK_BOT_TOKEN: 'xoxb-wrong', SOURCED_HEALTH_PORT: '0' });
    const [told] = await served.line(/^Slack: not started\. .+$/mu);
    expect(told).toContain('SLACK_BOT_TOKEN');
    expect(told).toContain('OAuth & Permissions');
    await served.line(/^Discord: up/mu);
    const user = d.fake.addUser('maha');
    await d.fake.people.mention(d.fake.channelId, user.id, QUESTION).answer(60_000);
    served.process.kill('SIGTERM');
    expect(await served.ended).toBe(0);
  });

  test('ends with 1 only where every platform was refused, and says what to do', async () => {
    const [s, d] = [await slack(), await discord()];
    const served = serve({ ...s.env, ...d.env, SLACK_APP_TOKEN: 'xapp-wrong', DISCORD_TOKEN: 'wrong' });
    expect(await served.ended).toBe(1);
    expect(served.printed()).toMatch(/^Slack: not started\. .*SLACK_APP_TOKEN/mu);
    expect(served.printed()).toMatch(/^Discord: not started\. .*DISCORD_TOKEN/mu);
    expect(served.printed()).toContain('doctor');
    for (const token of [s.fake.botToken, 'xapp-wrong']) expect(served.printed()).not.toContain(token);
  });

  test('tries on where the network is to blame', async () => {
    const served = serve({ DISCORD_TOKEN: 'any', DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    await served.line(/^Discord: not started yet, trying on\. .+$/mu);
    served.process.kill('SIGTERM');
    expect(await served.ended).toBe(0);
  });

  test('takes up after a kill what it had taken and not yet answered, once', async () => {
    const { fake, env } = await slack();
    const folder = mkdtempSync(path.join(tmpdir(), 'sourced-killed-'));
    open.push(async () => rmSync(folder, { recursive: true, force: true }));
    const data = { ...env, SOURCED_DATA: folder };
    const first = serve(data);
    await first.line(/^Slack: up/mu);
    fake.fault({ method: 'chat.postMessage', kind: 'delay', ms: 600_000, times: 1 });
    const { ts, acked } = fake.mention('newsroom', 'ada', QUESTION);
    await acked;
    await fake.until(() => fake.callsOf('chat.postMessage').length > 0);
    first.process.kill('SIGKILL');
    await first.ended;
    fake.clearFaults();
    const second = serve(data);
    await second.line(/^Slack: up/mu);
    await fake.until(() => fake.messagesIn('newsroom', ts)[1]);
    second.process.kill('SIGTERM');
    await second.ended;
    expect(fake.messagesIn('newsroom', ts)).toHaveLength(2);
  });
});
