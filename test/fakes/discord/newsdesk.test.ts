import { type Client, DiscordAPIError } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, ready } from './client.ts';
import { type FakeDiscord, startFakeDiscord } from './fake.ts';
import type { Done } from './handles.ts';
import type { Fields } from './json.ts';
import { checkModal } from './limits/modal.ts';
import type { Message, User } from './model.ts';

let fake: FakeDiscord;
let client: Client<true>;
let maha: User;

beforeEach(async () => {
  fake = await startFakeDiscord();
  maha = fake.addUser('maha');
  client = await ready(clientOf(fake, { rest: { retries: 0 } }), fake.token);
});

afterEach(async () => {
  await client.destroy();
  await fake.close();
});

const body = { content: 'new', allowed_mentions: { parse: [] } };
const patch = ({ channelId, id }: Message): Promise<unknown> => client.rest.patch(`/channels/${channelId}/messages/${id}`, { body });
const reopen = (id: string): Promise<unknown> => client.rest.patch(`/channels/${id}`, { body: { archived: false } });
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : error),
  );

describe('editing', () => {
  test("is for the bot's own messages, and is counted", async () => {
    const own = fake.botSays(fake.channelId, 'old');
    await patch(own);
    await patch(own);
    expect(own).toMatchObject({ content: 'new', edits: 2 });
    expect(await codeOf(patch(fake.people.say(fake.channelId, maha.id, 'mine').message))).toBe(50_005);
    fake.people.delete(own);
    expect(await codeOf(patch(own))).toBe(10_008);
  });

  test('in an archived thread needs it reopened, which a locked one takes a right for', async () => {
    const thread = fake.openThread(fake.people.say(fake.channelId, maha.id, 'x').message, maha.id, 'x');
    const own = fake.botSays(thread.id, 'old');
    fake.archive(thread.id);
    expect(await codeOf(patch(own))).toBe(50_083);
    await reopen(thread.id);
    expect(await codeOf(patch(own))).toBeNull();
    fake.archive(thread.id, { locked: true });
    expect(await codeOf(reopen(thread.id))).toBe(50_013);
    fake.giveRole(fake.botUserId, fake.addRole('keeper', ['MANAGE_THREADS']).id);
    expect(await codeOf(reopen(thread.id))).toBeNull();
  });

  test.each(['drop-before', 'drop-after'] as const)('can be cut off: %s', async (kind) => {
    const own = fake.botSays(fake.channelId, 'old');
    fake.fault({ call: /^PATCH/u, kind });
    await expect(patch(own)).rejects.toThrow();
    expect(own.edits).toBe(kind === 'drop-after' ? 1 : 0);
  });

  test('has a limit of its own for old messages, which the client waits out', async () => {
    const own = fake.botSays(fake.channelId, 'old');
    fake.fault({ call: /^PATCH/u, kind: 'old-edits', retryAfter: 0.01 });
    await patch(own);
    expect(fake.calls.filter(({ method }) => method === 'PATCH').map(({ status }) => status)).toEqual([429, 200]);
  });
});

test('members have roles, as long as they have them', async () => {
  const role = fake.addRole('desk');
  const roles = async (): Promise<unknown> => ((await client.rest.get(`/guilds/${fake.guildId}/members/${maha.id}`)) as Fields).roles;
  fake.giveRole(maha.id, role.id);
  expect(await roles()).toEqual([role.id]);
  fake.takeRole(maha.id, role.id);
  expect(await roles()).toEqual([]);
  expect(await codeOf(client.rest.get(`/guilds/${fake.guildId}/members/${fake.addStranger('jo').id}`))).toBe(10_007);
});

describe('files', () => {
  test('are there as they were put, or as it was said that they are not', async () => {
    const get = async (url: string): Promise<[number, string]> => {
      const answer = await fetch(url, { redirect: 'manual' });
      return [answer.status, await answer.text()];
    };
    expect(await get(fake.attach('ä b.txt', 'ü').url)).toEqual([200, 'ü']);
    expect((await get(fake.attach('a.txt', 'x', { status: 404 }).url))[0]).toBe(404);
    const { url } = fake.attach('a.txt', 'x', { status: 302, location: 'http://127.0.0.1/' });
    expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe('http://127.0.0.1/');
    const cut = fake.attach('a.txt', 'xyz').url;
    fake.fault({ call: 'GET /attachments/', kind: 'drop-after' });
    await expect(get(cut)).rejects.toThrow();
  });
});

describe('what people do', () => {
  /** The first interaction that comes is answered with this modal. */
  function modalFor(components: readonly Fields[]): void {
    client.once('interactionCreate', (interaction) => {
      void client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
        auth: false,
        body: { type: 9, data: { title: 't', custom_id: 'f', components } },
      });
    });
  }
  const menu = async (message: Message): Promise<Done> => {
    await client.rest.post(`/applications/${fake.applicationId}/commands`, { body: { type: 3, name: 'Add' } });
    return fake.people.menu(maha.id, message, 'Add');
  };

  test('picking from the menu of a message brings that message along, with its files', async () => {
    const file = fake.attach('a.txt', 'x');
    const message = fake.people.say(fake.channelId, maha.id, 'words', [file]).message;
    const heard = new Promise<Fields>((resolve) => client.ws.once('INTERACTION_CREATE' as never, (data: Fields) => resolve(data)));
    await menu(message);
    expect((await heard).data).toMatchObject({
      type: 3,
      name: 'Add',
      target_id: message.id,
      resolved: { messages: { [message.id]: { content: 'words', attachments: [{ filename: 'a.txt', url: file.url }] } } },
    });
    expect(() => fake.people.slash(maha.id, fake.channelId, 'Add')).toThrow('There is no command');
    expect(() => fake.people.menu(maha.id, message, 'Other')).toThrow('there are: Add');
  });

  test('a modal comes back with what was picked in it, or was picked already', async () => {
    const select = (custom_id: string, more: Fields = {}): Fields => ({
      type: 18,
      label: 'l',
      component: {
        type: 3,
        custom_id,
        options: [
          { label: 'a', value: 'a', default: true },
          { label: 'b', value: 'b' },
        ],
        ...more,
      },
    });
    modalFor([select('one'), select('two', { required: false, min_values: 0 })]);
    const modal = await (await menu(fake.people.say(fake.channelId, maha.id, 'x').message)).modal();
    expect(() => fake.people.submit(maha.id, modal, { one: 'c' })).toThrow('one offers no c');
    expect(() => fake.people.submit(maha.id, modal, { one: '' })).toThrow('Nothing is picked in one');
    const heard = new Promise<Fields>((resolve) => client.ws.once('INTERACTION_CREATE' as never, (data: Fields) => resolve(data)));
    fake.people.submit(maha.id, modal, { two: '' });
    expect((await heard).data).toMatchObject({ components: [{ component: { values: ['a'] } }, { component: { values: [] } }] });
  });
});

test.each<[string, Fields]>([
  ['components.0.component.disabled', { type: 3, custom_id: 'm', options: [{ label: 'l', value: 'v' }], disabled: true }],
  ['components.0.component.min_values', { type: 3, custom_id: 'm', options: [{ label: 'l', value: 'v' }], min_values: 0 }],
  ['components.0.component.options', { type: 3, custom_id: 'm', options: [] }],
  ['components.0.component.value', { type: 4, custom_id: 'm', style: 1, max_length: 3, value: 'four' }],
])('a modal with %s is refused', (at, component) => {
  const problems = checkModal({ title: 't', custom_id: 'f', components: [{ type: 18, label: 'l', component }] });
  expect(problems.map((problem) => problem.at)).toEqual([at]);
});
