import type { APIApplicationCommandAutocompleteInteraction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { choicesFor } from '../../../adapters/discord/autocomplete.ts';
import { makeNewsroom } from '../../../src/desk/newsroom.ts';
import { type Gate, READER, type Viewer } from '../../../src/domain/audience.ts';
import type { Library } from '../../../src/domain/fact.ts';
import { EYES, library, newsroom } from '../../desk/a-newsroom.ts';
import { type ABot, type BotOptions, started } from './a-bot.ts';

type Typed = Pick<APIApplicationCommandAutocompleteInteraction, 'data'>;

const typed = (name: string, value: string): Typed => ({
  data: { id: '1', name: 'desk', type: 1, options: [{ name: 'x', type: 1, options: [{ name, type: 3, value, focused: true }] }] },
});
const choices = (name: string, value: string, viewer: Viewer = READER, desk = newsroom) =>
  choicesFor(typed(name, value), viewer, desk, EYES.now);
const ids = (...given: Parameters<typeof choices>): string[] => choices(...given).map(({ value }) => value);

const [fact] = library.facts;
if (!fact) throw new Error('a fact is on file');

describe('the choices for a fact', () => {
  test('hold its id and the beginning of its quote', () => {
    const [first] = choices('fact', fact.id);
    expect(first?.value).toBe(fact.id);
    expect(first?.name.startsWith(`${fact.id} · ${fact.quote.exact.slice(0, 20)}`)).toBe(true);
    expect(first?.name.length).toBeLessThanOrEqual(100);
  });

  test('are found by the id, by its part after the topic, and by words in any order', () => {
    const slug = fact.id.split('/')[1] ?? '';
    expect(ids('fact', fact.id.toUpperCase())).toContain(fact.id);
    expect(ids('fact', slug)).toContain(fact.id);
    const [one = '', two = '', three = ''] = fact.statement.split(/\s+/u).filter((word) => /^\p{L}{5,}$/u.test(word));
    expect(ids('fact', `${three} ${one} ${two.slice(0, 3)}`)).toContain(fact.id);
    expect(ids('fact', `${one} zzzzzz`)).toEqual([]);
  });

  test('are at most 25, each once, and none of them a passage', () => {
    const all = ids('fact', '');
    expect(all).toHaveLength(25);
    expect(new Set(all).size).toBe(25);
    expect(all.filter((id) => !library.facts.some((each) => each.id === id))).toEqual([]);
    const passage = newsroom.view(EYES).facts.find(({ reviewed }) => !reviewed);
    expect(passage && ids('fact', passage.id)).toEqual([]);
  });
});

describe('the choices for a source', () => {
  test('hold its id and title, and are found by either', () => {
    const [source] = library.sources;
    if (!source) throw new Error('a source is on file');
    const [first] = choices('source', source.id);
    expect(first).toEqual({ value: source.id, name: expect.stringContaining(source.id) });
    expect(first?.name).toContain(source.title.slice(0, 20));
    expect(ids('source', source.title)).toContain(source.id);
  });
});

test('the choices for a topic are those whose title, id or alias holds what is typed', () => {
  expect(ids('topic', 'TRIAL')[0]).toBe(library.topics.find(({ title }) => title === 'Trial of Dario Menck')?.id);
  expect(ids('topic', 'no such thing')).toEqual([]);
});

test.each(['question', '', 'constructor'])('there are none for an option "%s"', (name) => {
  expect(choices(name, '')).toEqual([]);
});

describe('what the viewer may not see', () => {
  const secret = library.topics.find(({ id }) => id === 'airline-outage');
  if (!secret) throw new Error('the topic is on file');
  const role = 'desk-role';

  /** The topic and all in it, for some alone. */
  function behind(gate: Gate): Library {
    const gated = <T extends { readonly gates: readonly Gate[] }>(thing: T, topicId: string): T =>
      topicId === secret?.id ? { ...thing, gates: [...thing.gates, gate] } : thing;
    return {
      topics: library.topics.map((topic) => gated(topic, topic.id)),
      sources: library.sources.map((source) => gated(source, source.topicId)),
      facts: library.facts.map((each) => gated(each, each.topicId)),
      names: library.names.map((name) => gated(name, name.topicId)),
    };
  }
  const audience = { roles: [], channels: [], groups: [], people: [] };
  const ours = library.facts.filter(({ topicId }) => topicId === secret.id);
  const typedInto: readonly (readonly [string, string])[] = [
    ['topic', secret.title],
    ['fact', ours[0]?.id ?? ''],
    ['fact', ours[0]?.statement ?? ''],
    ['source', ours[0]?.sourceId ?? ''],
  ];

  test.each([
    [
      'an audience of editors',
      { audience: { ...audience, roles: ['editor' as const] }, embargo: null },
      { ...READER, role: 'editor' as const },
    ],
    ['an audience of a group', { audience: { ...audience, groups: [role] }, embargo: null }, { ...READER, groups: [role] }],
    ['an audience of one', { audience: { ...audience, people: ['p1'] }, embargo: null }, { ...READER, person: 'p1' }],
    ['an embargo', { audience: null, embargo: '2030-01-01T00:00:00Z' }, { ...READER, role: 'editor' as const }],
  ])('is not among the choices: %s', (_gate, gate, insider) => {
    const desk = makeNewsroom(behind(gate), newsroom.lexicon);
    for (const [name, value] of typedInto) {
      expect(ids(name, value, insider, desk)).not.toEqual([]);
      expect(ids(name, value, READER, desk)).toEqual([]);
    }
  });

  /** A bot whose `/brief` takes a fact, too, and where the topic is for a role. */
  async function bot(options: BotOptions = {}): Promise<ABot> {
    const made = await started({
      desk: makeNewsroom(behind({ audience: { ...audience, roles: ['editor'] }, embargo: null }), newsroom.lexicon),
      ...options,
    });
    const option = (name: string) => ({ name, type: 3, autocomplete: true });
    Object.assign(made.fake.commands(null).find(({ name }) => name === 'brief') ?? {}, { options: [option('fact'), option('topic')] });
    return made;
  }
  const offered = async (made: ABot, person: string, channel: string): Promise<unknown[]> => {
    const done = made.fake.people.autocomplete(person, channel, 'brief', 'fact', ours[0]?.id ?? '');
    return (await done.choices()).map(({ value }) => value);
  };

  test('is shown to whoever has the role by a group on Discord, and to nobody else', async () => {
    const editors: string[] = [];
    const made = await bot({ roles: () => ({ editor: editors.map((id) => ({ id, name: null })), verifier: [], admin: [] }) });
    const { fake } = made;
    const [maha, jo] = [fake.addUser('maha'), fake.addUser('jo')];
    const desk = fake.addRole('desk');
    editors.push(desk.id);
    await made.restart();
    expect(await offered(made, maha.id, fake.channelId)).toEqual([]);
    fake.giveRole(maha.id, desk.id);
    expect(await offered(made, maha.id, fake.channelId)).toContain(ours[0]?.id);
    expect(await offered(made, jo.id, fake.channelId)).toEqual([]);
    // Without a home server nobody has a role in direct messages.
    expect(await offered(made, maha.id, fake.dmOf(maha.id).id)).toEqual([]);
  });

  test('is shown in direct messages to whoever has the role in the home server', async () => {
    const [home, editors]: [string[], string[]] = [[], []];
    const made = await bot({
      roles: () => ({ editor: editors.map((id) => ({ id, name: null })), verifier: [], admin: [] }),
      access: {
        get home() {
          return home[0] ?? null;
        },
      },
    });
    const { fake } = made;
    const [maha, jo] = [fake.addUser('maha'), fake.addUser('jo')];
    const desk = fake.addRole('desk');
    fake.giveRole(maha.id, desk.id);
    editors.push(desk.id);
    home.push(fake.guildId);
    await made.restart();
    expect(await offered(made, maha.id, fake.dmOf(maha.id).id)).toContain(ours[0]?.id);
    expect(await offered(made, jo.id, fake.dmOf(jo.id).id)).toEqual([]);
    // What can't be found out isn't shown, and that is no error.
    made.ahead = 120_000;
    fake.fault({ call: /members/u, kind: '502', times: 2 });
    expect(await offered(made, maha.id, fake.dmOf(maha.id).id)).toEqual([]);
  });
});
