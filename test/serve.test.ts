import { describe, expect, test } from 'vitest';
import { aFolder, discord, serve, slack } from './a-process.ts';

/** `npm start` as operators see it: a process of its own, over both platforms' servers. */

const QUESTION = 'When will the second group arrive?';

describe('serving', () => {
  test('brings up both platforms, says so in a line each, answers in both, and leaves when asked', async () => {
    const [s, d] = [await slack(), await discord()];
    const served = serve({ ...s.env, ...d.env });
    await served.line(/^Slack: up\. .+$/mu);
    await served.line(/^Discord: up\. .+$/mu);
    const { ts } = s.fake.mention('newsroom', 'ada', QUESTION);
    const answer = await s.fake.until(() => s.fake.messagesIn('newsroom', ts)[1]);
    expect(answer.text).toContain('second group of detainees is expected');
    const user = d.fake.addUser('maha');
    const said = await d.fake.people.mention(d.fake.channelId, user.id, QUESTION).answer(60_000);
    expect(said.embeds[0]?.description).toContain('second group of detainees is expected');
    served.process.kill('SIGTERM');
    expect(await served.ended).toBe(0);
    expect(s.fake.messagesIn('newsroom', ts)).toHaveLength(2);
  });

  test('logs neither tokens nor what was asked and answered', async () => {
    const { fake, env } = await slack();
    const served = serve(env);
    await served.line(/^Slack: up/mu);
    const { ts } = fake.mention('newsroom', 'ada', QUESTION);
    await fake.until(() => fake.messagesIn('newsroom', ts)[1]);
    await served.line(/"msg":"answered"/u);
    for (const secret of [fake.botToken, fake.appToken, 'second group', 'detainees']) expect(served.printed()).not.toContain(secret);
  });

  test('goes on with one platform where the other is refused, and shows it', async () => {
    const [s, d] = [await slack(), await discord()];
    const served = serve({ ...s.env, ...d.env, SLACK_BOT_TOKEN: 'xoxb-wrong', SOURCED_HEALTH_PORT: '0' });
    const [told] = await served.line(/^Slack: not started\. .+$/mu);
    expect(told).toContain('SLACK_BOT_TOKEN');
    expect(told).toContain('OAuth & Permissions');
    await served.line(/^Discord: up/mu);
    const user = d.fake.addUser('maha');
    await d.fake.people.mention(d.fake.channelId, user.id, QUESTION).answer(60_000);
    served.process.kill('SIGTERM');
    expect(await served.ended).toBe(0);
  });

  test('ends with 1 only where every platform was refused, and says what to do', async () => {
    const [s, d] = [await slack(), await discord()];
    const served = serve({ ...s.env, ...d.env, SLACK_APP_TOKEN: 'xapp-wrong', DISCORD_TOKEN: 'wrong' });
    expect(await served.ended).toBe(1);
    expect(served.printed()).toMatch(/^Slack: not started\. .*SLACK_APP_TOKEN/mu);
    expect(served.printed()).toMatch(/^Discord: not started\. .*DISCORD_TOKEN/mu);
    expect(served.printed()).toContain('doctor');
    for (const token of [s.fake.botToken, 'xapp-wrong']) expect(served.printed()).not.toContain(token);
  });

  test('tries on where the network is to blame', async () => {
    const served = serve({ DISCORD_TOKEN: 'any', DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    await served.line(/^Discord: not started yet, trying on\. .+$/mu);
    served.process.kill('SIGTERM');
    expect(await served.ended).toBe(0);
  });

  test('takes up after a kill what it had taken and not yet answered, once', async () => {
    const { fake, env } = await slack();
    const folder = aFolder();
    const data = { ...env, SOURCED_DATA: folder };
    const first = serve(data);
    await first.line(/^Slack: up/mu);
    fake.fault({ method: 'chat.postMessage', kind: 'delay', ms: 600_000, times: 1 });
    const { ts, acked } = fake.mention('newsroom', 'ada', QUESTION);
    await acked;
    await fake.until(() => fake.callsOf('chat.postMessage').length > 0);
    first.process.kill('SIGKILL');
    await first.ended;
    fake.clearFaults();
    const second = serve(data);
    await second.line(/^Slack: up/mu);
    await fake.until(() => fake.messagesIn('newsroom', ts)[1]);
    second.process.kill('SIGTERM');
    await second.ended;
    expect(fake.messagesIn('newsroom', ts)).toHaveLength(2);
  });
});
