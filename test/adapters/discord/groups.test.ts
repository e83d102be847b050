import { describe, expect, test } from 'vitest';
import { Places } from '../../../adapters/discord/places.ts';
import { type ABot, QUESTION, started } from './a-bot.ts';

const groups = (bot: ABot, person: string, channel = bot.fake.channelId, direct = false): Promise<readonly string[]> =>
  bot.platform.messenger.groupsOf({ person, channel, direct });
const asked = (bot: ABot): number => bot.fake.calls.filter(({ path }) => path.includes('/members/')).length;
const warnings = (bot: ABot): number => bot.logs.filter((line) => line.startsWith("people's roles")).length;

describe('the groups of a person', () => {
  test('are the roles in the server of the channel, a thread’s, too', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const role = bot.fake.addRole('desk');
    bot.fake.giveRole(maha.id, role.id);
    const other = bot.fake.addGuild('Other');
    bot.fake.join(maha.id, other.id);
    const elsewhere = bot.fake.addRole('editors', [], other.id);
    bot.fake.giveRole(maha.id, elsewhere.id, other.id);
    expect(await groups(bot, maha.id)).toEqual([role.id]);
    expect(await groups(bot, maha.id, bot.fake.addChannel('news', other.id).id)).toEqual([elsewhere.id]);
    const thread = bot.fake.openThread(bot.fake.people.say(bot.fake.channelId, maha.id, 'x').message, maha.id, 'x');
    expect(await groups(bot, maha.id, thread.id)).toEqual([role.id]);
  });

  test('are remembered for a minute, also by those who ask at once', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const role = bot.fake.addRole('desk');
    await Promise.all([groups(bot, maha.id), groups(bot, maha.id)]);
    bot.fake.giveRole(maha.id, role.id);
    bot.ahead = 59_000;
    expect(await groups(bot, maha.id)).toEqual([]);
    expect(asked(bot)).toBe(1);
    bot.ahead = 61_000;
    expect(await groups(bot, maha.id)).toEqual([role.id]);
    bot.fake.takeRole(maha.id, role.id);
    bot.ahead = 122_000;
    expect(await groups(bot, maha.id)).toEqual([]);
  });

  test('in direct messages are those of the home server; without one there are none', async () => {
    const guilds: string[] = [];
    const access = {
      get home() {
        return guilds[0] ?? null;
      },
    };
    const bot = await started({ access });
    const maha = bot.fake.addUser('maha');
    const role = bot.fake.addRole('desk');
    bot.fake.giveRole(maha.id, role.id);
    const dm = bot.fake.dmOf(maha.id).id;
    expect(await groups(bot, maha.id, dm, true)).toEqual([]);
    expect(asked(bot)).toBe(0);
    guilds.push(bot.fake.guildId);
    await bot.restart();
    expect(await groups(bot, maha.id, dm, true)).toEqual([role.id]);
    // Who isn't in that server has none, and nothing is wrong with that.
    const jo = bot.fake.addStranger('jo');
    expect(await groups(bot, jo.id, bot.fake.dmOf(jo.id).id, true)).toEqual([]);
    expect(warnings(bot)).toBe(0);
  });

  test('are asked for twice, and none where that fails, which is told once', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const role = bot.fake.addRole('desk');
    bot.fake.giveRole(maha.id, role.id);
    bot.fake.fault({ call: /members/u, kind: 'drop-before', times: 4 });
    expect([await groups(bot, maha.id), await groups(bot, maha.id), warnings(bot)]).toEqual([[], [], 1]);
    bot.fake.fault({ call: /members/u, kind: '502' });
    expect(await groups(bot, maha.id)).toEqual([role.id]);
    bot.fake.fault({ call: /members/u, kind: 'error', status: 403, code: 50_001 });
    const jo = bot.fake.addUser('jo');
    const before = asked(bot);
    expect(await groups(bot, jo.id)).toEqual([]);
    expect([asked(bot), warnings(bot)]).toEqual([before + 1, 1]);
  });

  test('in a channel that nobody knows are none', async () => {
    const bot = await started();
    expect(await groups(bot, bot.fake.addUser('maha').id, '100000000000000009')).toEqual([]);
    expect(warnings(bot)).toBe(1);
  });
});

test('the server of a channel is what the gateway told of it; else it is asked for', async () => {
  const asked: string[] = [];
  const places = new Places({
    get: (route) => {
      asked.push(route);
      return Promise.resolve({ id: '2', type: 0, guild_id: '9' });
    },
  });
  places.learn({ id: '1', type: 0 }, '8');
  places.learn({ id: '1', type: 0, name: 'renamed' });
  places.learn({ id: '2', type: 0 });
  expect([await places.guildOf('1'), await places.guildOf('2'), await places.guildOf('2')]).toEqual(['8', '9', '9']);
  expect(asked).toEqual(['/channels/2']);
});

test('a channel that came with its server need not be asked for', async () => {
  const bot = await started();
  const maha = bot.fake.addUser('maha');
  await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
  await groups(bot, maha.id);
  expect(asked(bot)).toBe(1);
  expect(bot.fake.calls.filter(({ method, path }) => method === 'GET' && path === `/channels/${bot.fake.channelId}`)).toEqual([]);
});

test('what people do in a server brings their roles along', async () => {
  const bot = await started();
  const maha = bot.fake.addUser('maha');
  const role = bot.fake.addRole('desk');
  bot.fake.giveRole(maha.id, role.id);
  const { people, channelId } = bot.fake;
  await people.mention(channelId, maha.id, QUESTION).answer();
  await people.slash(maha.id, channelId, 'desk', {}, { subcommand: 'help' }).response();
  await people.dm(maha.id, QUESTION).answer();
  expect(bot.taken.map(({ groups: given }) => given)).toEqual([[role.id], [role.id], null]);
});
