import { ButtonStyle, ComponentType, Events, GatewayIntentBits, type Message, MessageFlags, Partials, TextInputStyle } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, ready } from './client.ts';
import { type FakeDiscord, startFakeDiscord } from './fake.ts';
import type { User } from './model.ts';

let fake: FakeDiscord;
let client = {} as Awaited<ReturnType<typeof ready>>;
let maha: User;

beforeEach(async () => {
  fake = await startFakeDiscord();
  maha = fake.addUser('maha');
  client = await ready(clientOf(fake), fake.token);
});

afterEach(async () => {
  await client.destroy();
  await fake.close();
});

const echo = async (message: Message): Promise<void> => {
  if (!message.author.bot) await message.reply(`You said: ${message.content}`);
};

describe('messages', () => {
  test('a mention is answered', async () => {
    client.on(Events.MessageCreate, (message) => void echo(message));
    const said = fake.people.mention(fake.channelId, maha.id, 'when?');
    const answer = await said.answer();
    expect(answer.content).toBe(`You said: <@${fake.botUserId}> when?`);
    expect(answer.reference?.messageId).toBe(said.message.id);
    expect(answer.pinged).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  test('a direct message opens a conversation that both sides see', async () => {
    client.on(Events.MessageCreate, (message) => void echo(message));
    const answer = await fake.people.dm(maha.id, 'hello').answer();
    expect(answer.channelId).toBe(fake.dmOf(maha.id).id);
    expect(fake.messagesIn(answer.channelId).map(({ content }) => content)).toEqual(['hello', 'You said: hello']);
  });

  test('what would notify someone is written down, and is a violation', async () => {
    const channel = await client.channels.fetch(fake.channelId);
    if (!channel?.isSendable()) throw new Error('No channel');
    await channel.send({ content: `<@${maha.id}> @everyone`, allowedMentions: { parse: ['users'] } });
    expect(fake.botMessages().at(-1)?.pinged).toEqual([maha.id]);
    expect(fake.violations).toHaveLength(1);
  });

  test('too much is refused, and named', async () => {
    const channel = await client.channels.fetch(fake.channelId);
    if (!channel?.isSendable()) throw new Error('No channel');
    await expect(channel.send('x'.repeat(2001))).rejects.toMatchObject({ code: 50_035, status: 400 });
    await expect(channel.send({ embeds: [{ title: 'x'.repeat(257) }] })).rejects.toMatchObject({ code: 50_035 });
    expect(fake.violations).toEqual([
      `POST /channels/${fake.channelId}/messages: content: Must be 2000 or fewer in length.`,
      `POST /channels/${fake.channelId}/messages: embeds.0.title: Must be 256 or fewer in length.`,
    ]);
  });

  test('the same nonce is the same message', async () => {
    const channel = await client.channels.fetch(fake.channelId);
    if (!channel?.isSendable()) throw new Error('No channel');
    const first = await channel.send({ content: 'once', nonce: 'n1', enforceNonce: true });
    const second = await channel.send({ content: 'once', nonce: 'n1', enforceNonce: true });
    expect(second.id).toBe(first.id);
    fake.pass(10 * 60_000);
    const later = await channel.send({ content: 'once', nonce: 'n1', enforceNonce: true });
    expect(later.id).not.toBe(first.id);
  });

  test('edits, deletions, pages and pins', async () => {
    const channel = await client.channels.fetch(fake.channelId);
    if (!channel?.isTextBased() || !channel.isSendable()) throw new Error('No channel');
    const texts = ['one', 'two', 'three'];
    const [one, two] = [await channel.send('one'), await channel.send('two'), await channel.send('three')];
    expect((await channel.messages.fetch({ limit: 10 })).map(({ content }) => content)).toEqual(texts.toReversed());
    expect((await channel.messages.fetch({ after: one.id, cache: false })).size).toBe(2);
    await two.edit('2');
    expect(fake.messagesIn(fake.channelId)[1]).toMatchObject({ content: '2', versions: ['two'] });
    await two.pin();
    expect((await channel.messages.fetchPins()).items.map(({ message }) => message.id)).toEqual([two.id]);
    await two.delete();
    expect(fake.messagesIn(fake.channelId).map(({ content }) => content)).toEqual(['one', 'three', '']);
    await expect(channel.messages.fetch(two.id)).rejects.toMatchObject({ code: 10_008 });
  });

  test('a channel has 250 pins, which only PIN_MESSAGES gives a right to', async () => {
    const channel = await client.channels.fetch(fake.channelId);
    if (!channel?.isTextBased() || !channel.isSendable()) throw new Error('No channel');
    const [one, two] = [await channel.send('one'), await channel.send('two')];
    await one.pin();
    fake.pinOthers(channel.id, maha.id, 249);
    await expect(two.pin()).rejects.toMatchObject({ code: 30_003 });
    await one.unpin();
    await two.pin();
    expect([fake.pinnedIn(channel.id).length, fake.pinnedIn(channel.id).at(-1)?.id]).toEqual([250, two.id]);
    const system = fake.messagesIn(channel.id).at(-1)?.id ?? '';
    await expect(client.rest.put(`/channels/${channel.id}/messages/pins/${system}`)).rejects.toMatchObject({ code: 50_021 });
    fake.takeFromBot(['PIN_MESSAGES']);
    fake.giveEveryone(['MANAGE_MESSAGES']);
    await expect(two.unpin()).rejects.toMatchObject({ code: 50_013 });
  });

  test('a thread has the id of its message, and there is only one', async () => {
    client.on(Events.MessageCreate, (message) => {
      if (!message.author.bot) void message.startThread({ name: 'On this' }).then((thread) => thread.send('Here.'));
    });
    const said = fake.people.mention(fake.channelId, maha.id, 'more?');
    const answer = await said.answer();
    expect(fake.threads(fake.channelId)).toMatchObject([{ id: said.message.id, name: 'On this' }]);
    expect(answer.channelId).toBe(said.message.id);
    const call = client.rest.post(`/channels/${fake.channelId}/messages/${said.message.id}/threads`, { body: { name: 'Again' } });
    await expect(call).rejects.toMatchObject({ code: 160_004 });
    fake.archive(said.message.id, { locked: true });
    await expect(client.rest.post(`/channels/${said.message.id}/messages`, { body: { content: 'x' } })).rejects.toMatchObject({
      code: 50_083,
    });
  });

  test('what the bot may not do, it is refused', async () => {
    const channel = await client.channels.fetch(fake.channelId);
    if (!channel?.isSendable()) throw new Error('No channel');
    fake.deny(fake.channelId, ['EMBED_LINKS']);
    await expect(channel.send({ embeds: [{ title: 'x' }] })).rejects.toMatchObject({ code: 50_013 });
    fake.deny(fake.channelId, ['VIEW_CHANNEL']);
    await expect(channel.send('x')).rejects.toMatchObject({ code: 50_001 });
    fake.deny(fake.channelId, []);
    await channel.send('x');
  });
});

test('without the intent, the bot reads only what is said to it', async () => {
  const quiet = await ready(
    clientOf(fake, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages], partials: [Partials.Channel] }),
    fake.token,
  );
  const heard: string[] = [];
  quiet.on(Events.MessageCreate, (message) => void heard.push(message.content));
  fake.people.say(fake.channelId, maha.id, 'not for you');
  fake.people.mention(fake.channelId, maha.id, 'for you');
  const last = new Promise((resolve) => quiet.on(Events.MessageDelete, resolve));
  fake.people.delete(fake.botSays(fake.channelId, 'own'));
  await last;
  expect(heard).toEqual(['', `<@${fake.botUserId}> for you`, 'own']);
  await quiet.destroy();
});

describe('interactions', () => {
  beforeEach(async () => {
    const option = { name: 'question', description: 'What', type: 3 as const, required: true, autocomplete: true };
    await client.application.commands.set([{ name: 'ask', description: 'Ask', options: [option] }]);
  });

  test('a command is answered at once, for one person', async () => {
    client.on(Events.InteractionCreate, (it) => {
      if (it.isChatInputCommand()) void it.reply({ content: `Re: ${it.options.getString('question')}`, flags: MessageFlags.Ephemeral });
    });
    const done = fake.people.slash(maha.id, fake.channelId, 'ask', { question: 'who?' });
    expect((await done.acknowledged).type).toBe(4);
    expect((await done.response()).content).toBe('Re: who?');
    expect(fake.ephemeralsFor(maha.id)).toHaveLength(1);
    expect(fake.messagesIn(fake.channelId)).toEqual([]);
    expect(fake.commandCreations).toBe(1);
    expect(fake.violations).toEqual([]);
  });

  test('a command is deferred, then answered, then followed up', async () => {
    client.on(Events.InteractionCreate, async (it) => {
      if (!it.isChatInputCommand()) return;
      await it.deferReply({ flags: MessageFlags.Ephemeral });
      await it.editReply('Here.');
      await it.followUp('And this.');
    });
    const done = fake.people.slash(maha.id, fake.channelId, 'ask', { question: 'who?' });
    expect((await done.acknowledged).type).toBe(5);
    expect(await done.response()).toMatchObject({ content: 'Here.', ephemeralFor: maha.id });
    expect((await fake.until(() => done.followUps()[0])).content).toBe('And this.');
    expect(fake.messagesIn(fake.channelId).map(({ content }) => content)).toEqual(['And this.']);
  });

  test('the first follow-up takes the place of a deferral and stays with one person', async () => {
    client.on(Events.InteractionCreate, async (it) => {
      if (!it.isChatInputCommand()) return;
      await it.deferReply({ flags: MessageFlags.Ephemeral });
      await it.followUp('Here.');
    });
    const done = fake.people.slash(maha.id, fake.channelId, 'ask', { question: 'who?' });
    expect(await done.response()).toMatchObject({ content: 'Here.', ephemeralFor: maha.id });
    expect(done.followUps()).toEqual([]);
  });

  test('too late, twice, and long after', async () => {
    const errors: unknown[] = [];
    client.on(Events.InteractionCreate, async (it) => {
      if (!it.isChatInputCommand()) return;
      if (it.options.getString('question') === 'late') fake.pass(3001);
      await it.reply('x').catch((error) => errors.push(error.code));
      const again = client.rest.post(`/interactions/${it.id}/${it.token}/callback`, { body: { type: 5 }, auth: false });
      await again.catch((error) => errors.push(error.code));
      fake.pass(15 * 60_000);
      if (it.replied) await it.followUp('y').catch((error) => errors.push(error.code));
      await it.client.rest.get('/users/@me');
    });
    const late = fake.people.slash(maha.id, fake.channelId, 'ask', { question: 'late' });
    expect(await late.acknowledged).toMatchObject({ type: null });
    await fake.until(() => errors.length === 2 && fake.calls.at(-1)?.status === 200);
    await fake.people.slash(maha.id, fake.channelId, 'ask', { question: 'soon' }).response();
    await fake.until(() => errors.length === 4 && fake.calls.at(-1)?.status === 200);
    expect(errors).toEqual([10_062, 10_062, 40_060, 50_027]);
  });

  test('an option being typed gets suggestions', async () => {
    client.on(Events.InteractionCreate, (it) => {
      if (it.isAutocomplete()) void it.respond([{ name: `${it.options.getFocused()}?`, value: 'v' }]);
    });
    const done = fake.people.autocomplete(maha.id, fake.channelId, 'ask', 'question', 'who');
    expect(await done.choices()).toEqual([{ name: 'who?', value: 'v' }]);
  });

  test('a button opens a modal, and the modal is answered', async () => {
    client.on(Events.InteractionCreate, async (it) => {
      if (it.isChatInputCommand()) {
        const button = { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Propose', customId: 'propose' } as const;
        await it.reply({ content: 'Well', components: [{ type: ComponentType.ActionRow, components: [button] }] });
      } else if (it.isButton()) {
        const input = { type: ComponentType.TextInput, customId: 'text', label: 'Text', style: TextInputStyle.Short } as const;
        await it.showModal({ title: 'Propose', customId: 'modal', components: [{ type: ComponentType.ActionRow, components: [input] }] });
      } else if (it.isModalSubmit() && it.isFromMessage()) {
        await it.update({ content: `Got: ${it.fields.getTextInputValue('text')}`, components: [] });
      }
    });
    const reply = await fake.people.slash(maha.id, fake.channelId, 'ask', { question: 'who?' }).response();
    const pressed = fake.people.press(maha.id, reply, 'propose');
    const modal = await pressed.modal();
    expect(modal).toMatchObject({ title: 'Propose', customId: 'modal' });
    expect(fake.modalOf(maha.id)?.customId).toBe('modal');
    const sent = fake.people.submit(maha.id, modal, { text: 'a line' });
    expect((await sent.acknowledged).type).toBe(7);
    expect(reply).toMatchObject({ content: 'Got: a line', components: [] });
    expect(() => fake.people.press(maha.id, reply, 'propose')).toThrow('No such component');
    expect(fake.violations).toEqual([]);
  });

  test('commands beyond the limits are refused', async () => {
    await expect(client.application.commands.create({ name: 'Ask', description: 'x' })).rejects.toMatchObject({ code: 50_035 });
    expect(fake.commands(null)).toHaveLength(1);
    expect(fake.violations).toHaveLength(1);
  });
});
