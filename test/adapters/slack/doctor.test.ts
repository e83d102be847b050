import { expect, test } from 'vitest';
import { examineSlack } from '../../../adapters/slack/doctor.ts';
import { SCOPES } from '../../../adapters/slack/manifest.ts';
import { aSlack, configOf } from './a-bot.ts';

const ALL = Object.keys(SCOPES);
const wrong = (findings: Awaited<ReturnType<typeof examineSlack>>) => findings.filter(({ ok }) => !ok);

test('all is well: every finding says so, and nothing was sent to anybody', async () => {
  const slack = await aSlack({ scopes: ALL });
  const findings = await examineSlack({ slack: configOf(slack) });
  expect(wrong(findings)).toEqual([]);
  expect(findings).toHaveLength(3);
  expect(new Set(slack.calls.map(({ method }) => method))).toEqual(new Set(['auth.test', 'apps.connections.open']));
  expect(slack.connectionsOpened).toBe(0);
});

test('each missing scope is named with what stops working', async () => {
  const slack = await aSlack({ scopes: ALL.filter((scope) => scope !== 'im:history' && scope !== 'commands') });
  expect(wrong(await examineSlack({ slack: configOf(slack) })).map(({ what }) => what)).toEqual([
    'The scope commands is missing: the slash commands don’t work',
    'The scope im:history is missing: direct messages don’t reach the bot',
  ]);
});

test('without the scope for pins it says that no summary can be pinned, and where to add it', async () => {
  const slack = await aSlack({ scopes: ALL.filter((scope) => scope !== 'pins:write') });
  const [fault, ...others] = wrong(await examineSlack({ slack: configOf(slack) }));
  expect(fault?.what).toBe('The scope pins:write is missing: the bot can’t pin a daily summary, or take the pin off the one before');
  expect(fault?.remedy).not.toBe('');
  expect(others).toEqual([]);
});

test.each([
  [{ botToken: null }, ['SLACK_BOT_TOKEN is not set']],
  [{ appToken: null }, ['SLACK_APP_TOKEN is not set']],
  [{ appToken: null, signingSecret: 'x' }, ['HTTP: PORT is not set']],
  [{ appToken: null, port: 1 }, ['HTTP: SLACK_SIGNING_SECRET is not set']],
  [{ appToken: null, signingSecret: 'x', port: 1 }, []],
  [
    { botToken: 'xoxb-wrong', appToken: 'xapp-wrong' },
    [
      'SLACK_BOT_TOKEN is not taken: Slack doesn’t know it (invalid_auth).',
      'SLACK_APP_TOKEN is not taken: Slack doesn’t know it (invalid_auth).',
    ],
  ],
])('with %o it is told what is wrong, and what to do', async (config, faults) => {
  const slack = await aSlack({ scopes: ALL });
  const found = wrong(await examineSlack({ slack: configOf(slack, config) }));
  expect(found.map(({ what }) => what)).toEqual(faults);
  for (const { remedy } of found) expect(remedy).not.toBe('');
  expect(JSON.stringify(found)).not.toContain('-wrong');
});

test('a Slack that can’t be reached is told as that; no configuration has nothing to look at', async () => {
  const slack = await aSlack();
  const config = configOf(slack);
  await slack.close();
  expect(wrong(await examineSlack({ slack: config })).map(({ what }) => what)).toEqual([
    expect.stringContaining('ECONNREFUSED'),
    expect.stringContaining('ECONNREFUSED'),
  ]);
  expect(await examineSlack({ slack: null })).toEqual([]);
});
