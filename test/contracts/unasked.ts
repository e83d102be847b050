import { expect, test } from 'vitest';
import { buttonsFor } from '../../src/chat/furniture.ts';
import type { Address } from '../../src/chat/invocation.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Sent } from '../../src/chat/messenger.ts';
import { outlineOf } from '../../src/chat/outline.ts';
import type { Answer } from '../../src/domain/answer.ts';
import { ANSWERS } from '../golden/answers.ts';
import { channelOf, postOf, type Rig, stand, type Tools, wordsOf } from './rig.ts';

/** More quotes than any platform shows in one message, each told from the others by a number. */
function long(): Answer {
  const answer = ANSWERS['found-several'];
  if (answer?.outcome !== 'found') throw new Error('it is one with quotes');
  const quotes = Array.from({ length: 20 }, (_, at) => answer.quotes.map((quote) => ({ ...quote, text: `${at}: ${quote.text}` })));
  return { ...answer, quotes: quotes.flat() };
}

const OFFERS: Message['buttons'] = [
  { action: 'do', label: 'Show all of it', index: 0, tone: 'primary' },
  { action: 'do', label: 'Stop', index: 1 },
];
/** What may stand under a post. */
const BUTTONS: Readonly<Record<string, (answer: Answer) => Message['buttons']>> = {
  none: () => [],
  'a command’s own': () => OFFERS,
  'an answer’s': (answer) => buttonsFor(answer, false),
};

/** What every messenger promises of posts that nobody asked for: in a channel itself, under one another, and in pages. */
export function unaskedCases({ rigged, newKey, another }: Tools): void {
  const send = (rig: Rig, to: Address, message: Message, again = false, key = newKey()): Promise<Sent> =>
    rig.messenger.send(to, message, { key, again });
  const posts = (rig: Rig): number => rig.seen('public').length;

  test('posts in a channel itself, then in a thread under that post; both can be edited', async () => {
    const rig = await rigged();
    if (!rig.standing) return;
    const channel = await channelOf(rig);
    const before = posts(rig);
    const top = await send(rig, channel, another(ANSWERS.found));
    expect(top).toMatchObject({ ok: true, message: expect.any(String), thread: null });
    const root = postOf(top, channel.channel);
    const second = postOf(await send(rig, { ...channel, message: root.message }, another(ANSWERS.found)), channel.channel);
    expect(second.thread).not.toBeNull();
    const third = postOf(await send(rig, { ...channel, thread: second.thread }, another(ANSWERS.found)), channel.channel);
    expect(third.thread).toBe(second.thread);
    const after = [ANSWERS.disputed, ANSWERS['found-several'], ANSWERS.partial];
    for (const [at, post] of [root, second, third].entries()) {
      const { message, thread } = post;
      const sent = await rig.messenger.edit(post, another(after[at] ?? ANSWERS.found), { key: newKey(), again: false });
      expect(sent).toEqual({ ok: true, message, thread });
    }
    expect(rig.seen('public').slice(before)).toEqual(after.map(wordsOf));
  });

  test.each(Object.entries(BUTTONS))(
    'with buttons of %s it finds what an earlier run posted, and posts what that did not',
    async (_, buttons) => {
      const rig = await rigged();
      if (!rig.standing) return;
      const message = (answer: Answer): Message => ({ ...another(answer), buttons: buttons(answer) });
      const channel = await channelOf(rig);
      const under = async () => ({ ...channel, message: (await stand(rig, channel, message(ANSWERS.partial), newKey())).message });
      const root = await under();
      const twice = async (to: Address): Promise<Sent> => {
        const key = newKey();
        const word = { ...message(ANSWERS.found), answerId: key };
        const sent = await send(rig, to, word, false, key);
        const before = posts(rig);
        expect(await send(rig, to, word, true, key)).toEqual(sent);
        expect(posts(rig)).toBe(before);
        return sent;
      };
      await twice(channel);
      const { thread } = postOf(await twice(root), channel.channel);
      await twice({ ...channel, thread });
      for (const to of [channel, await under(), { ...channel, thread }]) {
        const before = posts(rig);
        expect(await send(rig, to, message(ANSWERS.disputed), true)).toMatchObject({ ok: true });
        expect([posts(rig), rig.seen('public').at(-1)]).toEqual([before + 1, wordsOf(ANSWERS.disputed)]);
      }
    },
  );

  test('tells the pages of one answer from each other, though an earlier run may have posted any of them', async () => {
    const rig = await rigged();
    if (!rig.standing) return;
    const message = another(long());
    const { froms } = rig.messenger.pages(message, 4);
    const channel = await channelOf(rig);
    const root = await stand(rig, channel, another(ANSWERS.partial), newKey());
    const { thread } = postOf(await send(rig, { ...channel, message: root.message }, message), channel.channel);
    for (const from of froms.slice(1)) {
      const [page, key, before] = [{ ...message, from }, newKey(), posts(rig)];
      const sent = await send(rig, { ...channel, thread }, page, true, key);
      expect(sent).toMatchObject({ ok: true });
      expect(await send(rig, { ...channel, thread }, page, true, key)).toEqual(sent);
      expect(posts(rig)).toBe(before + 1);
    }
  });

  test.each([...Object.entries(ANSWERS), ['long', long()] as const])('knows the pages of "%s" before it shows them', async (_, answer) => {
    const rig = await rigged();
    const { messenger, standing } = rig;
    const message = another(answer);
    const { froms, left } = messenger.pages(message, 100);
    expect([froms[0], left]).toEqual([0, 0]);
    const items = outlineOf(answer).items.length;
    for (const [at, from] of froms.entries()) {
      const next = froms[at + 1] ?? items;
      expect(messenger.pages(message, at + 1)).toEqual({ froms: froms.slice(0, at + 1), left: items - next });
      expect(messenger.pages({ ...message, from }, 100)).toEqual({ froms: froms.slice(at), left: 0 });
    }
    if (!standing?.buttons) return;
    const channel = await channelOf(rig);
    const shown: string[] = [];
    for (const [at, from] of froms.entries()) {
      expect(await send(rig, channel, { ...another(answer), from })).toMatchObject({ ok: true });
      shown.push(...(rig.seen('public').at(-1) ?? []));
      const more = standing.buttons('public').flatMap((id) => /^sourced:more:\w+:(?<next>\d+)$/u.exec(id)?.groups?.next ?? []);
      expect(more).toEqual(at + 1 < froms.length ? [String(froms[at + 1])] : []);
    }
    expect(shown).toEqual(wordsOf(answer));
  });

  test('gives each post a link of its own, and throws for none', async () => {
    const rig = await rigged();
    if (!rig.standing) return;
    const channel = await channelOf(rig);
    const [one, two] = [
      await stand(rig, channel, another(ANSWERS.found), newKey()),
      await stand(rig, channel, another(ANSWERS.found), newKey()),
    ];
    const links = [await rig.messenger.link(one), await rig.messenger.link(two)];
    expect(links).toEqual([expect.stringMatching(/^\w+:\/\//u), expect.stringMatching(/^\w+:\/\//u)]);
    expect(new Set(links).size).toBe(2);
    rig.standing.remove('public');
    const gone = await rig.messenger.link(two);
    if (gone !== null) expect(gone).toBe(links[1]);
  });
}
