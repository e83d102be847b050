import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type HealthServer, type PlatformHealth, serveHealth } from '../src/health.ts';
import { makeMetrics } from '../src/metrics.ts';

const servers: HealthServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function served(platforms: Record<string, PlatformHealth['state']>) {
  const metrics = makeMetrics(() => 3);
  const states = new Map(Object.entries(platforms).map(([name, state]) => [name, { state, detail: 'a line' }] as const));
  const server = await serveHealth({ host: '127.0.0.1', port: 0, platforms: () => states, metrics });
  servers.push(server);
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return { status: response.status, text: await response.text() };
  };
  return { get, metrics, server };
}

describe('health', () => {
  test('is fine while one platform is down; readiness is not, and both say which', async () => {
    const { get } = await served({ Slack: 'connected', Discord: 'refused' });
    expect(await get('/healthz')).toMatchObject({ status: 200, text: expect.stringContaining('"Discord":{"state":"refused"') });
    expect((await get('/readyz')).status).toBe(503);
  });

  test('is ready when every platform is connected', async () => {
    const { get } = await served({ Slack: 'connected', Discord: 'connected' });
    expect((await get('/readyz')).status).toBe(200);
  });

  test('answers nothing else', async () => {
    const { get } = await served({});
    expect([(await get('/')).status, (await get('/healthz', 'POST')).status, (await get('/readyz')).status]).toEqual([404, 405, 503]);
  });

  test('stays up whatever is asked of it', async () => {
    const { get, server } = await served({ Slack: 'connected' });
    const socket = connect(server.port, '127.0.0.1');
    socket.end('GET // HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    const [said] = await once(socket, 'data');
    expect(String(said)).toMatch(/^HTTP\/1\.1 404/u);
    expect((await get('/healthz?x=//')).status).toBe(200);
  });

  test('cannot have a port that is taken', async () => {
    const { server } = await served({});
    const again = serveHealth({ host: '127.0.0.1', port: server.port, platforms: () => new Map(), metrics: makeMetrics(() => 0) });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

test('metrics count asks by outcome, how long they took, retries and the queue', async () => {
  const { get, metrics } = await served({});
  metrics.answered('slack', 'found', 12, 'river-flood');
  metrics.answered('slack', 'found', 3000, null);
  metrics.filled(2 * 3_600_000);
  metrics.retried('discord');
  metrics.undelivered('discord', 'unsure');
  metrics.connected('slack', true);
  metrics.failed();
  const { text } = await get('/metrics');
  for (const line of [
    'sourced_asks_total{platform="slack",outcome="found",topic="river-flood"} 1',
    'sourced_asks_total{platform="slack",outcome="found",topic="none"} 1',
    'sourced_gap_to_fact_seconds_bucket{le="3600"} 0',
    'sourced_gap_to_fact_seconds_bucket{le="14400"} 1',
    'sourced_answer_seconds_bucket{le="0.025",platform="slack"} 1',
    'sourced_delivery_retries_total{platform="discord"} 1',
    'sourced_undelivered_total{platform="discord",reason="unsure"} 1',
    'sourced_connected{platform="slack"} 1',
    'sourced_bugs_total 1',
    'sourced_queue 3',
  ])
    expect(text).toContain(line);
});

test('metrics tell what the desk has to see to, as it stands when they are asked for', async () => {
  let day: number | null = null;
  const metrics = makeMetrics(
    () => 0,
    () => ({ openGaps: 4, unanswered: { day, month: 0.25 }, due: 2 }),
  );
  const quiet = (await metrics.expose()).text;
  for (const line of ['sourced_gaps_open 4', 'sourced_facts_due 2', 'sourced_unanswered_share{window="30d"} 0.25'])
    expect(quiet).toContain(line);
  expect(quiet).not.toContain('window="24h"');
  day = 0.5;
  expect((await metrics.expose()).text).toContain('sourced_unanswered_share{window="24h"} 0.5');
});
