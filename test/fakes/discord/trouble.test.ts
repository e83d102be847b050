import { type Client, Events, type Message } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, ready } from './client.ts';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from './fake.ts';
import type { User } from './model.ts';

let fake: FakeDiscord;
let maha: User;
const clients: Client[] = [];

async function start(options: FakeOptions = {}): Promise<void> {
  fake = await startFakeDiscord(options);
  maha = fake.addUser('maha');
}

async function connect(): Promise<Client<true>> {
  const client = clientOf(fake);
  clients.push(client);
  return ready(client, fake.token);
}

beforeEach(() => start());

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await fake.close();
});

describe('calls that go wrong', () => {
  const send = async (client: Client<true>, options: object = {}): Promise<Message> => {
    const channel = await client.channels.fetch(fake.channelId);
    if (!channel?.isSendable()) throw new Error('No channel');
    return channel.send({ content: 'x', ...options });
  };
  const call = 'POST /channels';

  test.each([
    { call, kind: 'ratelimited' },
    { call, kind: 'ratelimited', global: true },
    { call, kind: '500' },
    { call, kind: '502', times: 3 },
    { call, kind: '503' },
    { call, kind: 'drop-before', reset: true },
    { call, kind: 'delay', ms: 1 },
  ] as const)('the client gets through by itself: %o', async (fault) => {
    const client = await connect();
    fake.fault(fault);
    expect((await send(client)).content).toBe('x');
    expect(fake.messagesIn(fake.channelId)).toHaveLength(1);
  });

  test.each([
    { call, kind: 'drop-before' },
    { call, kind: '500', times: 4 },
    { call, kind: 'error', status: 403, code: 50_013 },
  ] as const)('the client gives up: %o', async (fault) => {
    const client = await connect();
    fake.fault(fault);
    await expect(send(client)).rejects.toThrow();
    expect(fake.messagesIn(fake.channelId)).toEqual([]);
  });

  test('an answer that is lost leaves the message, and a nonce keeps it from coming twice', async () => {
    const client = await connect();
    fake.fault({ call, kind: 'drop-after' });
    await expect(send(client)).rejects.toThrow();
    fake.fault({ call, kind: 'drop-after', reset: true });
    await send(client, { nonce: 'n', enforceNonce: true });
    expect(fake.messagesIn(fake.channelId)).toHaveLength(2);
    fake.fault({ call, kind: 'drop-after', reset: true });
    await send(client);
    expect(fake.messagesIn(fake.channelId)).toHaveLength(4);
  });
});

describe('the gateway', () => {
  const hear = (client: Client): string[] => {
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message) => {
      heard.push(message.content);
      void message.client.rest.get('/users/@me');
    });
    return heard;
  };

  test('an event may come twice', async () => {
    const client = await connect();
    const raw: unknown[] = [];
    client.on(Events.Raw, ({ t, d }) => raw.push(t === 'MESSAGE_CREATE' ? d.content : t));
    const heard = hear(client);
    fake.duplicateNext();
    fake.people.say(fake.channelId, maha.id, 'a');
    fake.people.say(fake.channelId, maha.id, 'b');
    await fake.until(() => heard.includes('b'));
    expect(raw).toEqual(['a', 'a', 'b']);
    // The client itself passes on only one of them, as long as it remembers the message.
    expect(heard).toEqual(['a', 'b']);
  });

  test.each([
    ['the connection breaks', () => fake.killGateway()],
    ['the server asks for it', () => fake.reconnect()],
    ['the server closes with a code', () => fake.closeWith(4000)],
    ['the session can be resumed still', () => fake.invalidateSession({ now: true, resumable: true })],
  ])('what was missed is made up for when %s', async (_why, trouble) => {
    const heard = hear(await connect());
    trouble();
    fake.people.say(fake.channelId, maha.id, 'missed');
    await fake.until(() => heard.length === 1);
    expect(fake.gateway).toMatchObject({ connected: 1, identified: 1, resumed: 1 });
  });

  test.each([
    ['at once', () => fake.invalidateSession({ now: true })],
    [
      'when it is resumed',
      () => {
        fake.invalidateSession();
        fake.killGateway();
      },
    ],
  ])('a session that ends %s is begun anew, and what was missed is gone', async (_when, trouble) => {
    const heard = hear(await connect());
    trouble();
    fake.people.say(fake.channelId, maha.id, 'missed');
    await fake.until(() => fake.gateway.identified === 2);
    fake.people.say(fake.channelId, maha.id, 'heard');
    await fake.until(() => heard.length === 1);
    expect(heard).toEqual(['heard']);
  });

  test('a client that was turned away begins anew, and what people wrote meanwhile is only in the channel', async () => {
    const heard = hear(await connect());
    fake.offline();
    fake.people.say(fake.channelId, maha.id, 'meanwhile');
    await fake.until(() => fake.gateway.refused > 0);
    fake.online();
    await fake.until(() => fake.gateway.connected === 1);
    fake.people.say(fake.channelId, maha.id, 'later');
    await fake.until(() => heard.length > 0);
    expect(heard).toEqual(['later']);
    expect(fake.gateway).toMatchObject({ identified: 2, resumed: 0 });
    expect(fake.messagesIn(fake.channelId).map(({ content }) => content)).toEqual(['meanwhile', 'later']);
  });

  test('a client that starts while it is away gets through once it is back', async () => {
    fake.offline();
    const client = connect();
    await fake.until(() => fake.gateway.refused > 0);
    fake.online();
    expect((await client).isReady()).toBe(true);
  });

  test('heartbeats are answered, members can be asked for', async () => {
    await fake.close();
    await start({ heartbeatInterval: 20 });
    const client = await connect();
    const beat = new Promise<string>((resolve) =>
      client.on(Events.Debug, (text) => text.includes('Heartbeat acknowledged') && resolve(text)),
    );
    expect(await beat).toContain('latency');
    const members = await client.guilds.resolve(fake.guildId)?.members.fetch();
    expect(members?.has(maha.id)).toBe(true);
  });

  test('a wrong token is refused', async () => {
    const client = clientOf(fake);
    clients.push(client);
    await expect(client.login('wrong')).rejects.toThrow();
    expect(fake.calls[0]).toMatchObject({ path: '/gateway/bot', status: 401 });
  });

  test('a token that is replaced ends the connection and is refused from then on', async () => {
    const client = await connect();
    const closed = new Promise<number>((resolve) => client.on(Events.ShardDisconnect, ({ code }) => resolve(code)));
    client.on(Events.ShardError, () => undefined);
    const old = fake.token;
    fake.replaceToken('new');
    expect(await closed).toBe(4004);
    await expect(client.rest.get('/users/@me')).rejects.toMatchObject({ status: 401 });
    const again = clientOf(fake, { rest: { retries: 0 } });
    clients.push(again);
    await expect(again.login(old)).rejects.toThrow('An invalid token was provided.');
  });

  test('an intent that is not allowed is refused', async () => {
    await fake.close();
    await start({ messageContent: false });
    const client = clientOf(fake);
    clients.push(client);
    const closed = new Promise<number>((resolve) => client.on(Events.ShardDisconnect, ({ code }) => resolve(code)));
    const failed = new Promise((resolve) => client.on(Events.ShardError, resolve));
    void client.login(fake.token).catch(() => undefined);
    expect(await closed).toBe(4014);
    expect(await failed).toMatchObject({ message: 'Used disallowed intents' });
  });

  test('guilds are spread over shards', async () => {
    await fake.close();
    await start({ shards: 2 });
    const other = fake.addGuild('Other');
    const client = clientOf(fake, { shards: 'auto' });
    clients.push(client);
    const { guilds } = await ready(client, fake.token);
    expect(fake.gateway.connected).toBe(2);
    expect(new Set([guilds.resolve(fake.guildId)?.shardId, guilds.resolve(other.id)?.shardId]).size).toBe(2);
  });
});
