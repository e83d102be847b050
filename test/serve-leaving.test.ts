import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startFakeSlack } from './fakes/slack/fake-slack.ts';

test('asked to end, it leaves in time, though a post hangs and a platform is still connecting; nothing more is taken', async () => {
  const slack = await startFakeSlack({ ackMs: 60_000, triggerMs: 60_000 });
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-leaving-'));
  const env = {
    PATH: process.env.PATH,
    SOURCED_DATA: path.join(folder, 'data'),
    SOURCED_HEALTH_PORT: '0',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: 'any',
    DISCORD_API_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api`,
  };
  const served = spawn(process.execPath, [path.join(import.meta.dirname, '../src/cli.ts'), 'serve'], { cwd: folder, env });
  served.stderr.resume();
  try {
    for await (const text of served.stdout.iterator({ destroyOnReturn: false })) if (String(text).includes('Slack: up')) break;
    slack.fault({ method: 'chat.postMessage', kind: 'delay', ms: 600_000, times: 9 });
    const { acked } = slack.mention('newsroom', 'ada', 'When will the second group arrive?');
    await acked;
    const asked = Date.now();
    served.kill('SIGTERM');
    await slack.until(() => slack.connections === 0);
    expect(Date.now() - asked).toBeLessThan(5000);
    const [code] = await once(served, 'exit');
    expect(code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(14_000);
  } finally {
    served.kill('SIGKILL');
    silent.closeAllConnections();
    silent.close();
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 40_000);
