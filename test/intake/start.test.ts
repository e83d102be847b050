import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aFolder, serve, slack } from '../a-process.ts';
import { aServer } from '../importers/a-server.ts';
import { folderWith } from '../knowledge/temp-knowledge.ts';
import { aStorage } from '../storage/a-storage.ts';

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title><link>https://news.example/</link><description>News</description>
<item><title>Ferry</title><guid>tag:news.example,2026:ferry</guid><pubDate>Sun, 03 May 2026 18:00:00 GMT</pubDate>
<description>The ferry across the Wend resumed service on Sunday, the harbour office said.</description></item></channel></rss>`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('the served process takes in what lies in the inbox and what a feed brings, and counts it', async () => {
  const { env } = await slack();
  const [inbox, lists, data] = [path.join(aFolder(), 'inbox'), aFolder(), aFolder()];
  const { origin } = await aServer((_, response) => response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(RSS));
  const feeds = path.join(lists, 'feeds.yaml');
  writeFileSync(feeds, `feeds:\n  - url: ${origin}/feed\n`);
  mkdirSync(inbox);
  writeFileSync(path.join(inbox, 'bridge.txt'), 'Bridge closed\n\nThe Alder bridge was closed on Monday, the road office said.\n');
  writeFileSync(path.join(inbox, 'photo.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]));
  const port = await freePort();
  const served = serve({
    ...env,
    SOURCED_DATA: data,
    SOURCED_KNOWLEDGE: folderWith(),
    SOURCED_INBOX: inbox,
    SOURCED_FEEDS: feeds,
    SOURCED_FEEDS_PRIVATE: 'yes',
    SOURCED_HOST: '127.0.0.1',
    SOURCED_HEALTH_PORT: String(port),
  });
  await served.line(/^Inbox: what is put into/mu);
  await served.line(/^Feeds: 1 polled/mu);
  await served.line(/a file of the inbox was taken in/u);
  await served.line(/a file of the inbox was refused/u);
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(metrics).toContain('sourced_inbox_files_total{folder="done"} 1');
  expect(metrics).toContain('sourced_intake_items_total{from="inbox",outcome="added"} 1');
  expect(metrics).toContain('sourced_feed_polls_total{outcome="new"} 1');
  expect(served.printed()).not.toContain('road office');
  expect(readdirSync(inbox).sort()).toEqual(['.taken', 'done', 'refused']);
  served.process.kill('SIGTERM');
  expect(await served.ended).toBe(0);
  const { store } = aStorage(data);
  const texts = store
    .held()
    .flatMap(({ holding, by }) => (holding.kind === 'source' && by !== 'file' ? [`${by}: ${holding.text.trim()}`] : []));
  expect(texts.sort()).toEqual([
    'feed: The ferry across the Wend resumed service on Sunday, the harbour office said.',
    'inbox: The Alder bridge was closed on Monday, the road office said.',
  ]);
});
