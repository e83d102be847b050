import type { ServerResponse } from 'node:http';
import type { LookupFunction } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Read } from '../../src/desk/import/item.ts';
import { FETCH_LIMITS, fetchFeed } from '../../src/importers/fetch-feed.ts';
import type { Feed } from '../../src/intake/feeds/feed-list.ts';
import { makePolling, type PollingMeans } from '../../src/intake/feeds/polling.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';
import { aServer } from '../importers/a-server.ts';
import { aStorage, dataFolder } from '../storage/a-storage.ts';
import { aDesk, anItem, itemRead, refusedRead } from './a-desk.ts';
import { aLog } from './a-log.ts';

const MINUTE = 60_000;
const lookup: LookupFunction = (_name, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
const feed = (url: string, given: Partial<Feed> = {}): Feed => ({ url, topicId: null, minutes: 15, publisher: null, ...given });
const feedOf = (...entries: readonly string[]): string => `<rss>${entries.map((entry) => `<item>${entry}</item>`).join('')}</rss>`;

/** Reads the feeds of these tests; an entry "!why" is refused. */
async function* read(bytes: Buffer, { name }: { readonly name: string }): AsyncGenerator<Read> {
  for (const [, entry = ''] of bytes.toString().matchAll(/<item>(.*?)<\/item>/gu))
    yield entry.startsWith('!') ? refusedRead(name, entry.slice(1)) : itemRead(name, anItem(entry));
}

/** A poller over a database, with a clock that is set. */
function aPoller(feeds: readonly Feed[], given: Partial<PollingMeans> = {}, polls = aStorage(MEMORY).polls) {
  const [desk, kept] = [aDesk(), aLog()];
  const clock = { now: Date.UTC(2026, 4, 3) };
  const polling = makePolling({
    feeds,
    polls,
    fetch: (url, validators, ending) =>
      fetchFeed(url, validators, { permits: () => true, lookup, agent: 'Sourced/1', ending, clock: () => clock.now, limits: FETCH_LIMITS }),
    read,
    take: desk.take,
    hand: Math.random().toString(),
    clock: () => clock.now,
    random: () => 0,
    counts: kept.counts,
    log: kept.log,
    ...given,
  });
  const minutesLater = async (minutes: number): Promise<void> => {
    clock.now += minutes * MINUTE;
    await polling.go();
  };
  return { desk, clock, polling, minutesLater, ...kept };
}

const send = (response: ServerResponse, body: string, headers: Record<string, string> = {}, status = 200): void => {
  response.writeHead(status, headers).end(body);
};

describe('feeds', () => {
  test('are polled when they are due, and what is new comes on file with the publisher and topic of the list', async () => {
    const bodies = [feedOf('One.'), feedOf('One.'), feedOf('Two.', 'One.')];
    const { origin, asked } = await aServer((_, response) => send(response, bodies.shift() ?? ''));
    const { desk, minutesLater, counted } = aPoller([feed(`${origin}/`, { topicId: 'river-flood', publisher: 'The Herald' })]);
    for (const minutes of [0, 14, 1, 15]) await minutesLater(minutes);
    expect(asked).toHaveLength(3);
    expect(desk.onFile).toEqual([`river-flood|${origin}/|One.`, `river-flood|${origin}/|Two.`]);
    expect(desk.brought.map(({ item }) => item.publisher)).toEqual(['The Herald', 'The Herald', 'The Herald']);
    expect(counted).toEqual({ 'poll new': 2, 'poll unchanged': 1, 'feed added': 2, 'feed skipped': 1 });
  });

  test('say over a restart that they have not changed, and are then not read again', async () => {
    const folder = dataFolder();
    const { origin, asked } = await aServer(({ headers }, response) => {
      if (headers['if-none-match'] === '"7"') send(response, '', {}, 304);
      else send(response, feedOf('One.'), { etag: '"7"' });
    });
    const first = aPoller([feed(origin)], {}, aStorage(folder).polls);
    await first.minutesLater(0);
    const second = aPoller([feed(origin)], {}, aStorage(folder).polls);
    await second.minutesLater(1);
    expect(asked).toHaveLength(1);
    await second.minutesLater(15);
    expect([asked.length, second.desk.brought.length, second.counted]).toEqual([2, 0, { 'poll unchanged': 1 }]);
  });

  test('are polled by one process of two on one database', async () => {
    const folder = dataFolder();
    const { origin, asked } = await aServer((_, response) => send(response, feedOf('One.')));
    const pollers = [1, 2, 3].map(() => aPoller([feed(origin), feed(`${origin}/b`)], {}, aStorage(folder).polls));
    await Promise.all(pollers.map(({ minutesLater }) => minutesLater(0)));
    await Promise.all(pollers.map(({ minutesLater }) => minutesLater(1)));
    expect(asked.map(({ url }) => url).sort()).toEqual(['/', '/b']);
  });

  test('that fail are asked less and less, are told once for each kind of trouble, and once more when they are well', async () => {
    const answers: [number, string, Record<string, string>?][] = [
      [500, ''],
      [503, ''],
      [429, '', { 'retry-after': '7200' }],
      [200, '<!DOCTYPE html><p>Sign in'],
      [200, feedOf('One.')],
    ];
    const { origin, asked } = await aServer((_, response) => {
      const [status, body, headers] = answers.shift() ?? [404, ''];
      send(response, body, headers, status);
    });
    const { desk, minutesLater, said, logged, counted } = aPoller([feed(`${origin}/?key=secret`)]);
    const polledAfter: number[] = [];
    for (let minute = 0; asked.length < 5; minute++) {
      const before = asked.length;
      await minutesLater(minute === 0 ? 0 : 1);
      if (asked.length > before) polledAfter.push(minute);
    }
    expect(polledAfter).toEqual([0, 15, 45, 165, 285]);
    expect(said()).toEqual(['warn: a feed can not be taken in', 'warn: a feed can not be taken in', 'info: a feed is well again']);
    expect(logged.map(([, fields]) => 'trouble' in fields && fields.trouble)).toEqual(['status', 'not-a-feed', false]);
    expect(JSON.stringify(logged)).not.toContain('secret');
    expect(counted).toEqual({ 'poll failed': 4, 'poll new': 1, 'feed added': 1 });
    expect(desk.onFile).toHaveLength(1);
  });

  test('of which some entries are refused bring the others; one that is refused as a whole failed', async () => {
    const bodies = [feedOf('One.', '!has no text'), feedOf('!has no text')];
    const { origin } = await aServer((_, response) => send(response, bodies.shift() ?? ''));
    const { minutesLater, said, counted } = aPoller([feed(origin)]);
    await minutesLater(0);
    await minutesLater(15);
    expect(counted).toEqual({ 'poll new': 1, 'poll failed': 1, 'feed added': 1, 'feed refused': 2 });
    expect(said()).toEqual(['warn: some entries of a feed were refused', 'warn: a feed can not be taken in']);
  });

  test('whose import breaks come again as if they had not been fetched', async () => {
    const { origin, asked } = await aServer((_, response) => send(response, feedOf('One.'), { etag: '"7"' }));
    const desk = aDesk();
    let broken = true;
    const { minutesLater, said } = aPoller([feed(origin)], {
      take: (reads, topicId) => (broken ? Promise.reject(new Error('the database is locked')) : desk.take(reads, topicId)),
    });
    await minutesLater(0);
    broken = false;
    await minutesLater(15);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined]);
    expect(desk.onFile).toHaveLength(1);
    expect(said()).toEqual(['error: taking in a feed broke', 'info: a feed is well again']);
  });

  test('that are being fetched are broken off at the end, and come first thing in the next run', async () => {
    const folder = dataFolder();
    const begun = Promise.withResolvers<void>();
    let answers = false;
    const { origin } = await aServer((_, response) => {
      if (answers) send(response, feedOf('One.'));
      else begun.resolve();
    });
    const first = aPoller([feed(origin)], {}, aStorage(folder).polls);
    const going = first.polling.go();
    await begun.promise;
    await first.polling.stop();
    await going;
    expect([first.said(), first.counted]).toEqual([[], {}]);
    answers = true;
    const second = aPoller([feed(origin)], {}, aStorage(folder).polls);
    await second.minutesLater(0);
    expect(second.desk.onFile).toHaveLength(1);
  });

  test.each([
    '<html><item>No.</item></html>',
    ' <!-- <rss> --><!DOCTYPE HTML PUBLIC "x"><item>No.</item>',
    '<?xml version="1.0"?>\n<!doctype html>\n<html xmlns="http://www.w3.org/1999/xhtml"><item>No.</item></html>',
    'Nothing here. <item>No.</item>',
    '',
  ])('are no web pages, whatever these call themselves: %s', async (body) => {
    const { origin } = await aServer((_, response) => send(response, body, { 'content-type': 'application/rss+xml' }));
    const { minutesLater, desk, counted } = aPoller([feed(origin)]);
    await minutesLater(0);
    expect([desk.onFile, counted]).toEqual([[], { 'poll failed': 1 }]);
  });

  test.each(['\ufeff', '  \n', '<?xml version="1.0"?><!-- <html> -->\n', '<!DOCTYPE rss>'])(
    'are feeds even where the server calls them web pages: %j',
    async (before) => {
      const { origin } = await aServer((_, response) => send(response, `${before}${feedOf('One.')}`, { 'content-type': 'text/html' }));
      const { minutesLater, desk } = aPoller([feed(origin)]);
      await minutesLater(0);
      expect(desk.onFile).toHaveLength(1);
    },
  );
});
