import type { ServerResponse } from 'node:http';
import type { LookupFunction } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FETCH_LIMITS, type Fetched, type FetchMeans, fetchFeed, guardFor } from '../../src/importers/fetch-feed.ts';
import { aServer } from './a-server.ts';

const NOW = Date.UTC(2026, 4, 3, 18, 20);
const FEED = '<rss version="2.0"><channel><title>Flood</title></channel></rss>';
const NONE = { etag: null, modified: null };

/** The names of these tests: each stands for an address of this machine. */
const lookup: LookupFunction = (_name, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);

/** Only one address of this machine counts as public, so that all others play what is private. */
function means(given: Partial<FetchMeans> = {}): FetchMeans {
  return {
    permits: (address) => address === '127.0.0.1',
    lookup,
    agent: 'Sourced/1',
    ending: new AbortController().signal,
    clock: () => NOW,
    limits: FETCH_LIMITS,
    ...given,
  };
}

const faultOf = (fetched: Fetched): string => (fetched.kind === 'failed' ? fetched.fault : fetched.kind);
const send = (response: ServerResponse, headers: Record<string, string | number>, body: string | Buffer = FEED, status = 200): void => {
  response.writeHead(status, headers).end(body);
};

describe('a feed', () => {
  test('comes with what tells its version, and is not sent again while it stays the same', async () => {
    const { origin, asked } = await aServer(({ headers }, response) => {
      const tags = { etag: 'W/"7"', 'last-modified': 'Sun, 03 May 2026 18:00:00 GMT', 'cache-control': 'public, max-age=600', age: 100 };
      if (headers['if-none-match'] === 'W/"7"') send(response, tags, '', 304);
      else send(response, { ...tags, 'content-type': 'application/rss+xml' });
    });
    const first = await fetchFeed(`${origin}/feed`, NONE, means());
    expect(first).toEqual({
      kind: 'body',
      bytes: Buffer.from(FEED),
      contentType: 'application/rss+xml',
      validators: { etag: 'W/"7"', modified: 'Sun, 03 May 2026 18:00:00 GMT' },
      freshFor: 500_000,
    });
    expect(first.kind === 'body' && (await fetchFeed(`${origin}/feed`, first.validators, means()))).toEqual({
      kind: 'unchanged',
      freshFor: 500_000,
    });
    expect(asked[0]?.headers).toMatchObject({ 'user-agent': 'Sourced/1', 'accept-encoding': 'gzip, deflate, br' });
    expect(asked[1]?.headers).toMatchObject({ 'if-modified-since': 'Sun, 03 May 2026 18:00:00 GMT' });
  });

  test.each([
    ['gzip', gzipSync(FEED)],
    ['x-gzip', gzipSync(FEED)],
    ['deflate', deflateSync(FEED)],
    ['BR', brotliCompressSync(FEED)],
    ['identity', Buffer.from(FEED)],
  ])('is unpacked: %s', async (packing, body) => {
    const { origin } = await aServer((_, response) => send(response, { 'content-encoding': packing }, body));
    expect(await fetchFeed(origin, NONE, means())).toMatchObject({ kind: 'body', bytes: Buffer.from(FEED), contentType: null });
  });

  test.each([
    ['gzip, gzip', gzipSync(gzipSync(FEED))],
    ['zip', Buffer.from('PK')],
    ['gzip', Buffer.from(FEED)],
    ['gzip', gzipSync(FEED).subarray(0, 30)],
    ['br', Buffer.from(FEED)],
    ['deflate', Buffer.from('x')],
  ])('that is packed otherwise than it says, or twice, fails: %s', async (packing, body) => {
    const { origin } = await aServer((_, response) => send(response, { 'content-encoding': packing }, body));
    expect(faultOf(await fetchFeed(origin, NONE, means()))).toBe('packing');
  });

  test.each([
    ['a date', new Date(NOW + 90_000).toUTCString(), 90_000],
    ['seconds', '120', 120_000],
    ['more than a day', '999999999', 24 * 60 * 60_000],
    ['the past', new Date(NOW - 90_000).toUTCString(), 0],
    ['nonsense', 'soon', 0],
  ])('whose server wants to be left alone says for how long: %s', async (_, value, ms) => {
    const { origin } = await aServer((_, response) => send(response, { 'retry-after': value }, '', 429));
    expect(await fetchFeed(origin, NONE, means())).toMatchObject({ kind: 'failed', fault: 'status', retryAfter: ms });
  });

  test('that was not asked whether it changed, and says that it did not, fails', async () => {
    const { origin } = await aServer((_, response) => send(response, {}, '', 304));
    expect(faultOf(await fetchFeed(origin, NONE, means()))).toBe('status');
  });

  test('says nothing of its version that could not be sent back', async () => {
    const { origin } = await aServer((_, response) => send(response, { etag: '\u00e9', 'last-modified': 'x'.repeat(600) }));
    expect(await fetchFeed(origin, NONE, means())).toMatchObject({ kind: 'body', validators: NONE });
  });
});

describe('limits', () => {
  const limits = { ...FETCH_LIMITS, bytes: 64 * 1024 };

  test('a body is too large by what it says, or by what comes', async () => {
    const told = await aServer((_, response) => {
      response.writeHead(200, { 'content-length': limits.bytes + 1 });
      response.write(FEED);
    });
    const untold = await aServer((_, response) => {
      const flow = (): void => {
        while (response.write(Buffer.alloc(16 * 1024)));
      };
      response.on('drain', flow).writeHead(200);
      flow();
    });
    expect(faultOf(await fetchFeed(told.origin, NONE, means({ limits })))).toBe('too-large');
    expect(faultOf(await fetchFeed(untold.origin, NONE, means({ limits })))).toBe('too-large');
    const whole = await aServer((_, response) => send(response, {}, Buffer.alloc(limits.bytes)));
    expect(faultOf(await fetchFeed(whole.origin, NONE, means({ limits })))).toBe('body');
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)('a few packed bytes that become many are too many: %s', async (packing, pack) => {
    const bomb = pack(Buffer.alloc(8 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(limits.bytes);
    const { origin } = await aServer((_, response) => send(response, { 'content-encoding': packing }, bomb));
    expect(faultOf(await fetchFeed(origin, NONE, means({ limits })))).toBe('too-large');
  });

  test('what drips, never answers or never ends is over in time', async () => {
    const short = means({ limits: { ...FETCH_LIMITS, ms: 60 } });
    const silent = await aServer(() => undefined);
    const dripping = await aServer((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('<'), 5);
      response.on('close', () => clearInterval(drip));
    });
    const round = await aServer((request, response) => {
      setTimeout(() => send(response, { location: `${request.url}x` }, '', 302), 25);
    });
    for (const { origin } of [silent, dripping, round]) expect(faultOf(await fetchFeed(origin, NONE, short))).toBe('timeout');
  });

  test('a name that nobody answers for is over in time', async () => {
    const mute = means({ lookup: () => undefined, limits: { ...FETCH_LIMITS, ms: 60 } });
    expect(faultOf(await fetchFeed('http://mute.example/', NONE, mute))).toBe('timeout');
  });

  test('what was asked for by someone who leaves ends with them', async () => {
    const leaving = new AbortController();
    const { origin } = await aServer(() => leaving.abort());
    expect(faultOf(await fetchFeed(origin, NONE, means({ ending: leaving.signal })))).toBe('stopped');
  });

  test('a connection that breaks, or is not there, is told; nothing is thrown', async () => {
    const broken = await aServer((_, response) => response.socket?.resetAndDestroy());
    const half = await aServer((_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write(FEED, () => response.socket?.resetAndDestroy());
    });
    const noHttp = await aServer((_, response) => {
      response.socket?.end('SSH-2.0-OpenSSH\r\n\r\n');
    });
    for (const { origin } of [broken, half, noHttp]) expect(faultOf(await fetchFeed(origin, NONE, means()))).toBe('unreachable');
    expect(faultOf(await fetchFeed('http://127.0.0.1:1/', NONE, means()))).toBe('unreachable');
    const nameless: LookupFunction = (_name, _options, callback) =>
      callback(Object.assign(new Error('nowhere'), { code: 'ENOTFOUND' }), []);
    expect(faultOf(await fetchFeed('http://news.example/', NONE, means({ lookup: nameless })))).toBe('unreachable');
  });
});

describe('redirects', () => {
  test('are followed five times, each relative to the one before, and no further', async () => {
    const { origin, asked } = await aServer(({ url = '' }, response) => {
      const steps = Number(url.slice(1));
      if (steps === 0) send(response, {});
      else send(response, { location: `./${steps - 1}` }, 'moved', 301 + (steps % 2));
    });
    expect(faultOf(await fetchFeed(`${origin}/5`, NONE, means()))).toBe('body');
    expect(faultOf(await fetchFeed(`${origin}/6`, NONE, means()))).toBe('redirects');
    expect(asked.length).toBe(12);
  });

  test.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'javascript:1',
    'http://',
    'http://user:secret@127.0.0.1/',
    'http://127.0.0.2/',
    'http://[::1]/',
    '//2130706434/',
  ])('lead nowhere that is not allowed: %s', async (location) => {
    const { origin, asked } = await aServer((_, response) => send(response, { location }, '', 307));
    expect(faultOf(await fetchFeed(origin, NONE, means()))).toBe('address');
    expect(asked.length).toBe(1);
  });
});

describe('private addresses', () => {
  test.each([
    '127.0.0.1',
    'localhost',
    'LocalHost',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.01',
    '１２７.0.0.1',
    '127.0.0.1.',
    '0.0.0.0',
    '0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
  ])('are never connected to, however they are spelt: %s', async (host) => {
    const { port, asked } = await aServer((_, response) => send(response, {}), '127.0.0.1');
    expect(faultOf(await fetchFeed(`http://${host}:${port}/`, NONE, means(guardFor(false))))).toBe('address');
    expect(asked).toEqual([]);
  });

  test('are reached where the operator allows it', async () => {
    const { port } = await aServer((_, response) => send(response, {}));
    expect(faultOf(await fetchFeed(`http://2130706433:${port}/`, NONE, means(guardFor(true))))).toBe('body');
  });

  test('are not reached by a name that resolves to one thing first and to another then', async () => {
    const hidden = await aServer((_, response) => send(response, {}), '127.0.0.2');
    const answers = ['127.0.0.1', '127.0.0.2'];
    const rebinding: LookupFunction = (_name, _options, callback) =>
      callback(null, [{ address: answers.shift() ?? '127.0.0.2', family: 4 }]);
    const { port, asked } = await aServer((_, response) =>
      send(response, { location: `http://rebind.example:${hidden.port}/`, connection: 'close' }, '', 302),
    );
    expect(faultOf(await fetchFeed(`http://rebind.example:${port}/`, NONE, means({ lookup: rebinding })))).toBe('address');
    expect([asked.length, hidden.asked.length, answers.length]).toEqual([1, 0, 0]);
  });

  test('are passed over where a name has public ones, too', async () => {
    const { port, asked } = await aServer((_, response) => send(response, {}));
    const both: LookupFunction = (_name, _options, callback) =>
      callback(
        null,
        ['127.0.0.2', '127.0.0.1'].map((address) => ({ address, family: 4 })),
      );
    expect(faultOf(await fetchFeed(`http://both.example:${port}/`, NONE, means({ lookup: both })))).toBe('body');
    expect(asked.length).toBe(1);
  });
});
