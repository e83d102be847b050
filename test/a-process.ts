import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from './fakes/discord/fake.ts';
import { type FakeSlack, startFakeSlack } from './fakes/slack/fake-slack.ts';

export const CLI = path.join(import.meta.dirname, '../src/cli.ts');

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A folder that goes when the test is over, after whatever was opened since. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-process-'));
  open.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The served process, as its operator sees it. */
export interface Served {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Everything printed so far, logs included. */
  readonly printed: () => string;
  /** Resolves when a line that matches has been printed. */
  readonly line: (pattern: RegExp) => Promise<RegExpExecArray>;
}

/** `npm start` in a process of its own, with a data folder of its own unless `env` names one; killed when the test is over. */
export function serve(env: Readonly<Record<string, string>>): Served {
  const folder = aFolder();
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

/** A Slack on this machine, and what the process has to know of it. */
export async function slack(): Promise<{ fake: FakeSlack; env: Record<string, string> }> {
  const fake = await startFakeSlack({ ackMs: 60_000, triggerMs: 60_000 });
  open.push(() => fake.close());
  return { fake, env: { SLACK_BOT_TOKEN: fake.botToken, SLACK_APP_TOKEN: fake.appToken, SLACK_API_URL: fake.apiUrl } };
}

/** A Discord on this machine, and what the process has to know of it. */
export async function discord(): Promise<{ fake: FakeDiscord; env: Record<string, string> }> {
  const fake = await startFakeDiscord();
  open.push(() => fake.close());
  return { fake, env: { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.apiUrl } };
}
