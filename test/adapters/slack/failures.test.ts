import { expect, test } from 'vitest';
import { connectSlack } from '../../../adapters/slack/connect.ts';
import { examineSlack } from '../../../adapters/slack/doctor.ts';
import type { PlatformMeans } from '../../../src/chat/platform.ts';
import { aSlack, configOf } from './a-bot.ts';

test('a token with characters that no token has is told as a wrong one, not as a network’s fault', async () => {
  const slack = await aSlack();
  const config = { ...configOf(slack), botToken: 'xoxb-1…' };
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const failure = await connectSlack(config, { log } as unknown as PlatformMeans).catch((error: unknown) => error);
  expect(failure).toMatchObject({ refused: true, message: expect.stringContaining('SLACK_BOT_TOKEN is not taken') });
  const [finding] = await examineSlack({ slack: config });
  expect(finding).toMatchObject({ ok: false, what: expect.stringContaining('SLACK_BOT_TOKEN is not taken') });
});
