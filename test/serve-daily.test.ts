import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { localTime } from '../src/domain/local-time.ts';
import { openStorage } from '../src/storage/open.ts';
import { FILE } from '../src/storage/sqlite.ts';
import { aFolder, discord, type Served, serve, slack } from './a-process.ts';
import { runs } from './deep.ts';
import { TWO_FACTS } from './desk/a-desk.ts';
import { folderWith } from './knowledge/temp-knowledge.ts';

const DAY = 24 * 60 * 60_000;

/** It is the next day for the channels' last summaries, and nobody has them in hand. */
function nextDay(file: string): void {
  const database = new DatabaseSync(file);
  for (const { id, day } of database.prepare('SELECT id, day FROM summaries ORDER BY day').all() as { id: string; day: string }[]) {
    const before = new Date(Date.parse(day) - DAY).toISOString().slice(0, 10);
    database
      .prepare('UPDATE summaries SET day = ?, made_at = made_at - ?, since_at = since_at - ?, until = 0 WHERE id = ?')
      .run(before, DAY, DAY, id);
  }
  database.close();
}

/** What a killed process had in hand is free. */
function letGo(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('UPDATE summaries SET until = 0');
  database.close();
}

test('one summary a channel and day, and one pin, however often the process is killed', async () => {
  const [onSlack, onDiscord, data, knowledge] = [await slack(), await discord(), aFolder(), folderWith(TWO_FACTS)];
  const news = onSlack.fake.addChannel({ name: 'news' }).id;
  const file = path.join(data, FILE);
  const storage = openStorage(data);
  // At a minute that is over already, every day.
  const { time } = localTime(Date.now() - 60_000, 'UTC');
  for (const [platform, channel] of [
    ['slack', news],
    ['discord', onDiscord.fake.channelId],
  ] as const)
    storage.books.schedules.set({
      platform,
      channel,
      topics: [],
      days: [1, 2, 3, 4, 5, 6, 7],
      time,
      zone: 'UTC',
      duty: null,
      state: 'active',
      by: `${platform}:ED`,
      since: Date.now() - 30 * DAY,
    });
  storage.close();
  const start = (): Served =>
    serve({ ...onSlack.env, ...onDiscord.env, SOURCED_DATA: data, SOURCED_KNOWLEDGE: knowledge, LOG_LEVEL: 'error' });
  const tops = () =>
    onSlack.fake.messagesIn('news').filter(({ botId, threadTs, ts }) => botId === onSlack.fake.botId && (threadTs ?? ts) === ts);
  const posts = () => onDiscord.fake.botMessages().filter(({ channelId }) => channelId === onDiscord.fake.channelId);
  const pins = () => [
    onSlack.fake.pinsIn('news').map(({ ts }) => ts),
    onDiscord.fake.pinnedIn(onDiscord.fake.channelId).map(({ id }) => id),
  ];
  const requests = () => onSlack.fake.calls.length + onDiscord.fake.calls.length;
  const until = async (look: () => boolean) => {
    await Promise.any([onSlack.fake.until(look, 100_000), onDiscord.fake.until(look, 100_000)]);
  };
  const isDone = (day: number) => () =>
    tops().length === day &&
    posts().length === day &&
    onDiscord.fake.botMessages().length === 2 * day &&
    onSlack.fake.messagesIn('news').filter(({ botId }) => botId === onSlack.fake.botId).length === 2 * day &&
    JSON.stringify(pins()) === JSON.stringify([[tops().at(-1)?.ts], [posts().at(-1)?.id]]);

  const kills = runs(1, 12);
  for (let day = 1; day <= kills; day++) {
    if (day > 1) nextDay(file);
    const first = start();
    // Connecting takes some; then somewhere among the requests of the day.
    await first.line(/Slack is|Slack:|connected|up/iu);
    const from = requests();
    await until(() => requests() >= from + day || isDone(day)());
    first.process.kill('SIGKILL');
    await first.ended;
    letGo(file);
    const second = start();
    await until(isDone(day));
    second.process.kill('SIGTERM');
    await second.ended;
    expect(second.printed()).not.toContain('broke');
  }
  expect(isDone(kills)()).toBe(true);
  expect([onSlack.fake.violations, onDiscord.fake.violations]).toEqual([[], []]);
});
