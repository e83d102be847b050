import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { FILE } from '../src/storage/sqlite.ts';
import { expectToldOnce, reportsIn } from './adapters/told-once.ts';
import { type Told, TwoPlatforms } from './adapters/two-platforms.ts';
import { runs } from './deep.ts';
import { TWO_FACTS } from './desk/a-desk.ts';
import { folderWith } from './knowledge/temp-knowledge.ts';

/** Only to end what hangs (ms). */
const PATIENT = 100_000;
const CLI = path.join(import.meta.dirname, '../src/cli.ts');

/** The bot as operators run it. */
function serve(two: TwoPlatforms, knowledge: string, data: string): { child: ChildProcess; ended: Promise<unknown> } {
  const { slack, discord } = two;
  const child = spawn(process.execPath, [CLI, 'serve'], {
    env: {
      PATH: process.env.PATH,
      SOURCED_KNOWLEDGE: knowledge,
      SOURCED_DATA: data,
      SOURCED_HEALTH_PORT: '0',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended };
}

/** While nobody was there, the time has come: for what waits, and for taking up what was in hand. */
function timeGoesBy(data: string): void {
  const database = new DatabaseSync(path.join(data, FILE));
  const now = Date.now();
  database.exec(`UPDATE corrections SET goes_at = ${now} WHERE goes_at > ${now}; UPDATE deliveries SET at = ${now} WHERE at > ${now}`);
  database.close();
}

/** How much of the word is there. */
function arrived({ slack, discord }: TwoPlatforms): number {
  const edits = [...slack.messagesIn('story'), ...discord.botMessages()].reduce((sum, each) => sum + each.edits, 0);
  return edits + slack.messagesIn('story').length + discord.botMessages().length;
}

test('word of a change goes out once, however often the process is killed meanwhile', async () => {
  const knowledge = folderWith(TWO_FACTS);
  const data = mkdtempSync(path.join(tmpdir(), 'sourced-killed-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const [slack, discord]: [Told, Told] = [
    { threads: runs(6, 60), more: runs(2, 30), direct: runs(2, 20), aside: runs(2, 20) },
    { threads: runs(4, 30), more: runs(2, 15), direct: runs(2, 15), aside: runs(2, 10) },
  ];
  const two = await TwoPlatforms.start(knowledge, data);
  onTestFinished(() => two.close());
  await two.tell(slack, discord);
  two.hold();
  await two.leave();
  const kills = runs(1, 8);
  const before = arrived(two);
  const all = 3 * slack.threads + slack.more + 2 * discord.threads + discord.more;
  for (let kill = 1; kill <= kills; kill++) {
    timeGoesBy(data);
    const { child, ended } = serve(two, knowledge, data);
    const enough = before + Math.floor((all * kill) / (kills + 2));
    const look = () => arrived(two) >= enough;
    await Promise.any([two.slack.until(look, PATIENT), two.discord.until(look, PATIENT)]);
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
  }
  timeGoesBy(data);
  const last = serve(two, knowledge, data);
  await two.slack.until(() => reportsIn(two).length > 0, PATIENT);
  last.child.kill('SIGTERM');
  expect(await last.ended).toEqual([0, null]);
  expectToldOnce(two, slack, discord);
});
