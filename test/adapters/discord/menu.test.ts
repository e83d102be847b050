import { expect, test } from 'vitest';
import { listOf } from '../../fakes/discord/json.ts';
import { inputsOf } from '../../fakes/discord/limits/modal.ts';
import { type ABot, started } from './a-bot.ts';

/** A bot that leaves what it is asked to the test. */
const silent = (): Promise<ABot> => started({ wrap: (host) => ({ ...host, answer: async () => undefined }) });

test('the menu of a message brings its words and its first text, for whoever picked it alone', async () => {
  const bot = await silent();
  const { fake } = bot;
  const [maha, jo] = [fake.addUser('maha'), fake.addUser('jo')];
  const role = fake.addRole('desk');
  fake.giveRole(jo.id, role.id);
  const file = fake.attach('statement.txt', 'In full.\r\n');
  const message = fake.people.say(fake.channelId, maha.id, `Said <@${jo.id}>: **no**`, [
    fake.attach('a.png', 'x', { contentType: 'image/png' }),
    file,
  ]).message;
  fake.people.menu(jo.id, message, 'Add as source');
  await bot.took(1);
  expect(bot.taken[0]).toMatchObject({
    input: { kind: 'command', name: 'desk add', options: { text: `Said <@${jo.id}>: **no**`, file: file.url } },
    address: { channel: fake.channelId, person: jo.id, visibility: 'private', message: null },
    groups: [role.id],
  });
  expect(await bot.platform.messenger.read(file.url)).toEqual({ ok: true, text: 'In full.\n' });
});

test('in a direct conversation it stands, too', async () => {
  const bot = await silent();
  const { fake } = bot;
  const maha = fake.addUser('maha');
  const message = fake.people.dm(maha.id, 'As he said.').message;
  await bot.took(1);
  fake.people.menu(maha.id, message, 'Add as source');
  await bot.took(2);
  expect(bot.taken[1]).toMatchObject({ input: { options: { text: 'As he said.' } }, address: { direct: true }, groups: null });
});

test('a file that a command is given comes as its address', async () => {
  const bot = await silent();
  const { fake } = bot;
  const maha = fake.addUser('maha');
  const options = [
    { name: 'question', type: 3, required: true },
    { name: 'file', type: 11 },
  ];
  Object.assign(fake.commands(null).find(({ name }) => name === 'ask') ?? {}, { options });
  const file = fake.attach('statement.txt', 'x');
  fake.people.slash(maha.id, fake.channelId, 'ask', { question: 'x', file: file.id });
  await bot.took(1);
  expect(bot.taken[0]?.input).toEqual({ kind: 'command', name: 'ask', options: { question: 'x', file: file.url } });
});

test('it opens a form with the words in it, of which the topic is picked; what is filled in comes back', async () => {
  const editors: string[] = [];
  const bot = await started({ roles: () => ({ editor: editors.map((id) => ({ id, name: null })), verifier: [], admin: [] }) });
  const { fake } = bot;
  const maha = fake.addUser('maha');
  editors.push(maha.id);
  await bot.restart();
  const message = fake.people.say(fake.channelId, maha.id, 'The mayor said: "No."\n\nNothing else.').message;
  const modal = await fake.people.menu(maha.id, message, 'Add as source').modal();
  const inputs = inputsOf(modal.data);
  expect(inputs.find(({ custom_id: name }) => name === 'text')).toMatchObject({ type: 4, style: 2, value: message.content });
  const topic = inputs.find(({ custom_id: name }) => name === 'topic');
  const [, second] = listOf(topic?.options);
  const before = bot.taken.length;
  fake.people.submit(maha.id, modal, { title: 'A word', published: '2026-11-22', topic: String(second?.value) });
  await bot.took(before + 1);
  expect(bot.taken.at(-1)?.input).toMatchObject({
    kind: 'form',
    id: modal.customId,
    values: { title: 'A word', topic: second?.value, text: message.content },
  });
});
