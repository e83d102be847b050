import { describe, expect, test } from 'vitest';
import { aSlack, until } from './a-bot.ts';
import { aMessenger } from './a-messenger.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function withGroups() {
  const slack = await aSlack();
  const rig = aMessenger(slack);
  const desk = slack.setGroup({ handle: 'desk', members: ['ada', 'ben'] }).id;
  const lead = slack.setGroup({ handle: 'lead', members: ['ada'] }).id;
  slack.setGroup({ handle: 'former', members: ['ada'], disabled: true });
  const groupsOf = (name: string) => rig.messenger.groupsOf({ person: slack.user(name).id, channel: 'C1', direct: false });
  const asked = () => slack.callsOf('usergroups.list').length;
  return { ...rig, slack, desk, lead, groupsOf, asked };
}

describe('the groups of a person', () => {
  test('are all that they are in, from one request for everybody, made when somebody asks', async () => {
    const { slack, groupsOf, asked, desk, lead } = await withGroups();
    expect(asked()).toBe(0);
    expect(await Promise.all([groupsOf('ada'), groupsOf('ben')])).toEqual([[desk, lead], [desk]]);
    slack.addUser({ name: 'cleo' });
    expect(await groupsOf('cleo')).toEqual([]);
    expect(slack.callsOf('usergroups.list').map(({ body }) => body)).toEqual([{ include_users: 'true', include_disabled: 'false' }]);
  });

  test('are taken from memory for a minute, then looked up behind the answer, and after two minutes before it', async () => {
    const { slack, groupsOf, asked, pass, desk, lead } = await withGroups();
    await groupsOf('ben');
    slack.setGroup({ handle: 'lead', members: ['ben'] });
    pass(59_999);
    expect([await groupsOf('ben'), asked()]).toEqual([[desk], 1]);
    pass(1);
    expect(await groupsOf('ben')).toEqual([desk]);
    while ((await groupsOf('ben')).length === 1) await turn();
    expect(asked()).toBe(2);
    slack.setGroup({ handle: 'desk', members: [] });
    pass(120_000);
    expect(await groupsOf('ben')).toEqual([lead]);
  });

  test('are not what they were once two minutes have gone by', async () => {
    const { slack, groupsOf, pass } = await withGroups();
    await groupsOf('ben');
    slack.fault({ method: 'usergroups.list', kind: '503' });
    pass(120_000);
    expect(await groupsOf('ben')).toEqual([]);
  });

  test.each([{ kind: '503' }, { kind: 'drop-after' }, { kind: 'drop-before' }, { kind: 'error', error: 'missing_scope' }] as const)(
    'are none where Slack doesn’t tell (%o); that is said once, and asked again after half a minute',
    async (fault) => {
      const { slack, groupsOf, asked, pass, logged, desk } = await withGroups();
      slack.fault({ method: 'usergroups.list', ...fault, times: 2 });
      expect(await groupsOf('ben')).toEqual([]);
      pass(29_999);
      expect([await groupsOf('ben'), asked()]).toEqual([[], 1]);
      pass(1);
      expect([await groupsOf('ben'), asked()]).toEqual([[], 2]);
      expect(logged).toHaveLength(1);
      pass(30_000);
      expect(await groupsOf('ben')).toEqual([desk]);
      slack.fault({ method: 'usergroups.list', ...fault });
      pass(120_000);
      expect(await groupsOf('ben')).toEqual([]);
      expect(logged).toHaveLength(2);
    },
  );

  test('are not asked for before Slack’s own pause is over', async () => {
    const { slack, groupsOf, asked, pass, desk } = await withGroups();
    slack.fault({ method: 'usergroups.list', kind: 'ratelimited', retryAfter: 45 });
    expect(await groupsOf('ben')).toEqual([]);
    pass(44_999);
    expect([await groupsOf('ben'), asked()]).toEqual([[], 1]);
    pass(1);
    expect(await groupsOf('ben')).toEqual([desk]);
  });

  test('stay what they are while a look-up behind the answer fails', async () => {
    const { slack, groupsOf, asked, pass, logged, desk } = await withGroups();
    await groupsOf('ben');
    slack.fault({ method: 'usergroups.list', kind: 'ratelimited', retryAfter: 30 });
    pass(60_000);
    expect([await groupsOf('ben'), logged]).toEqual([[desk], []]);
    await until(() => logged.length === 1);
    pass(29_999);
    expect([await groupsOf('ben'), asked()]).toEqual([[desk], 2]);
  });
});
