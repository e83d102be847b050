import { afterEach, describe, expect, test } from 'vitest';
import { buttonsFor } from '../../src/chat/furniture.ts';
import type { Address } from '../../src/chat/invocation.ts';
import type { Post } from '../../src/chat/messenger.ts';
import type { Answer } from '../../src/domain/answer.ts';
import { ANSWERS } from '../golden/answers.ts';
import { pinCases } from './pins.ts';
import { FAULTS, PLACES, type PlaceName, postOf, type Rig, STANDING, stand, wordsOf } from './rig.ts';
import { unaskedCases } from './unasked.ts';

/** What every messenger promises; `make` gives a fresh rig. */
export function messengerContract(name: string, make: () => Promise<Rig>): void {
  describe(`messenger contract: ${name}`, () => {
    const open: Rig[] = [];
    afterEach(async () => {
      for (const rig of open.splice(0)) await rig.close();
    });
    const rigged = async (): Promise<Rig> => {
      const rig = await make();
      open.push(rig);
      return rig;
    };
    let keys = 0;
    const message = (answer: Answer) => ({ answer, answerId: `a${keys}`, buttons: buttonsFor(answer, false), from: 0 });
    const newKey = () => `a${++keys}`;
    const here = async (rig: Rig): Promise<[PlaceName, Address]> => {
      const [place] = rig.places;
      if (place === undefined) throw new Error('a rig has at least one place');
      return [place, await rig.address(place)];
    };

    test.each(Object.entries(ANSWERS))(
      'carries "%s" with its quotes as they are, where it was sent and nowhere else',
      async (_name, answer) => {
        const rig = await rigged();
        for (const place of rig.places) {
          const address = await rig.address(place);
          const before = PLACES.map((each) => rig.seen(each).length);
          expect(await rig.messenger.send(address, message(answer), { key: newKey(), again: false })).toMatchObject({ ok: true });
          expect(rig.seen(place).at(-1)).toEqual(wordsOf(answer));
          expect(PLACES.map((each) => rig.seen(each).length)).toEqual(before.map((count, at) => count + (PLACES[at] === place ? 1 : 0)));
        }
      },
    );

    test('shows a key once, also when an earlier run may have sent it', async () => {
      const rig = await rigged();
      for (const place of rig.places) {
        const address = await rig.address(place);
        const key = newKey();
        const first = await rig.messenger.send(address, message(ANSWERS.disputed), { key, again: false });
        const second = await rig.messenger.send(address, message(ANSWERS.disputed), { key, again: true });
        // What only one person sees can't be looked up everywhere.
        if (place === 'private' && !second.ok) expect(second.reason).toBe('unsure');
        else expect(second).toEqual(first);
        expect(rig.seen(place).filter((quotes) => quotes.length > 0)).toHaveLength(1);
      }
    });

    test('posts what an earlier run did not get to send, though the same words stand there already', async () => {
      const rig = await rigged();
      for (const place of rig.places) {
        await rig.messenger.send(await rig.address(place), message(ANSWERS.found), { key: newKey(), again: false });
        const sent = await rig.messenger.send(await rig.address(place), message(ANSWERS.found), { key: newKey(), again: true });
        if (place === 'private' && !sent.ok) expect(sent.reason).toBe('unsure');
        else expect({ sent, posts: rig.seen(place).length }).toMatchObject({ sent: { ok: true }, posts: 2 });
      }
    });

    test('posts many at once, each once', async () => {
      const rig = await rigged();
      const [place, address] = await here(rig);
      await Promise.all(
        Array.from({ length: 8 }, () => rig.messenger.send(address, message(ANSWERS.found), { key: newKey(), again: false })),
      );
      expect(rig.seen(place)).toHaveLength(8);
    });

    test('gets an answer through every fault, once; what is forbidden it says, and posts nothing', async () => {
      for (const fault of FAULTS) {
        const rig = await rigged();
        if (!rig.faults.includes(fault)) continue;
        const [place, address] = await here(rig);
        rig.fault(fault);
        const sent = await rig.messenger.send(address, message(ANSWERS['found-several']), { key: newKey(), again: false });
        expect({ fault, ok: sent.ok, posts: rig.seen(place).length }).toEqual({
          fault,
          ok: fault !== 'forbidden',
          posts: fault === 'forbidden' ? 0 : 1,
        });
        if (!sent.ok) expect(sent.reason).toBe('forbidden');
      }
    });

    test('gives groups for anybody, and a reason for a file that is none; neither throws', async () => {
      const rig = await rigged();
      const [, address] = await here(rig);
      expect(await rig.messenger.groupsOf(address)).toEqual([]);
      for (const file of ['', 'nonsense', '{"url":"https://files.example/x"}']) {
        expect(await rig.messenger.read(file)).toMatchObject({ ok: false, reason: expect.any(String), detail: expect.any(String) });
      }
    });

    /** Another message each time, also of one answer: the recorded answer that it names is another one. */
    const another = (answer: Answer) => ({ ...message(answer), answerId: newKey() });
    const standIn = async (rig: Rig, place: (typeof STANDING)[number], answer: Answer): Promise<Post> =>
      stand(rig, await rig.address(place), another(answer), newKey());
    const places = (rig: Rig) => STANDING.filter((place) => rig.places.includes(place));

    test.each(Object.entries(ANSWERS))(
      'puts "%s" in a post’s place with its quotes as they are, and nowhere else',
      async (_name, answer) => {
        const rig = await rigged();
        const { standing } = rig;
        if (!standing) return;
        for (const place of places(rig)) {
          await standIn(rig, place, ANSWERS['found-several']);
          const post = await standIn(rig, place, ANSWERS.disputed);
          const before = PLACES.map((each) => rig.seen(each));
          const sent = await rig.messenger.edit(post, another(answer), { key: newKey(), again: false });
          expect(sent).toEqual({ ok: true, message: post.message, thread: post.thread });
          expect(PLACES.map((each) => rig.seen(each))).toEqual(
            before.map((seen, at) => (PLACES[at] === place ? [...seen.slice(0, -1), wordsOf(answer)] : seen)),
          );
          expect(standing.edits(place).slice(-2)).toEqual([0, 1]);
        }
      },
    );

    test('edits once for a key, also when an earlier run may have; what that did not get to do is done', async () => {
      const rig = await rigged();
      const { standing } = rig;
      if (!standing) return;
      for (const place of places(rig)) {
        const post = await standIn(rig, place, ANSWERS.found);
        const [key, first] = [newKey(), another(ANSWERS.disputed)];
        const sent = await rig.messenger.edit(post, first, { key, again: false });
        expect(await rig.messenger.edit(post, first, { key, again: true })).toEqual(sent);
        expect(standing.edits(place).at(-1)).toBe(1);
        const second = another(ANSWERS['found-several']);
        expect(await rig.messenger.edit(post, second, { key: newKey(), again: true })).toEqual(sent);
        expect(standing.edits(place).at(-1)).toBe(2);
        expect(rig.seen(place).at(-1)).toEqual(wordsOf(ANSWERS['found-several']));
      }
    });

    test('edits through every fault, once; what is forbidden it says, and leaves the post as it was', async () => {
      for (const fault of FAULTS) {
        const rig = await rigged();
        const [place] = places(rig);
        if (!rig.standing?.faults.edit.includes(fault) || place === undefined) continue;
        const post = await standIn(rig, place, ANSWERS.found);
        rig.standing.fault('edit', fault);
        const sent = await rig.messenger.edit(post, another(ANSWERS.disputed), { key: newKey(), again: false });
        const done = fault !== 'forbidden';
        expect({ fault, ok: sent.ok, edits: rig.standing.edits(place) }).toEqual({ fault, ok: done, edits: [done ? 1 : 0] });
        expect(rig.seen(place)).toEqual([wordsOf(done ? ANSWERS.disputed : ANSWERS.found)]);
        if (!sent.ok) expect(sent.reason).toBe('forbidden');
      }
    });

    test('says that a post is gone, and posts nothing in its stead', async () => {
      const rig = await rigged();
      if (!rig.standing) return;
      for (const place of places(rig)) {
        const post = await standIn(rig, place, ANSWERS.found);
        rig.standing.remove(place);
        for (const again of [false, true]) {
          expect(await rig.messenger.edit(post, another(ANSWERS.disputed), { key: newKey(), again })).toMatchObject({
            ok: false,
            reason: 'gone',
          });
        }
        expect(rig.seen(place)).toEqual([]);
      }
    });

    test('tells somebody who never wrote to it, by a post that can be edited', async () => {
      const rig = await rigged();
      if (!rig.standing) return;
      const { person, seen } = rig.standing.stranger();
      const before = PLACES.map((each) => rig.seen(each));
      const sent = await rig.messenger.tell(person, another(ANSWERS.disputed), { key: newKey(), again: false });
      expect(sent).toMatchObject({ ok: true, channel: expect.any(String), message: expect.any(String) });
      expect(seen()).toEqual([wordsOf(ANSWERS.disputed)]);
      expect(await rig.messenger.edit(postOf(sent, ''), another(ANSWERS.found), { key: newKey(), again: false })).toMatchObject({
        ok: true,
      });
      expect(seen()).toEqual([wordsOf(ANSWERS.found)]);
      expect(PLACES.map((each) => rig.seen(each))).toEqual(before);
    });

    test('tells a person once for a key, also when an earlier run may have; what that did not get to say is said', async () => {
      const rig = await rigged();
      if (!rig.standing) return;
      const { person, seen } = rig.standing.stranger();
      const [key, word] = [newKey(), another(ANSWERS.disputed)];
      const sent = await rig.messenger.tell(person, word, { key, again: false });
      expect(await rig.messenger.tell(person, word, { key, again: true })).toEqual(sent);
      expect(seen()).toHaveLength(1);
      expect(await rig.messenger.tell(person, another(ANSWERS.disputed), { key: newKey(), again: true })).toMatchObject({ ok: true });
      expect(seen()).toHaveLength(2);
    });

    test('tells through every fault, once; who can’t be told is a reason', async () => {
      for (const fault of FAULTS) {
        const rig = await rigged();
        if (!rig.standing?.faults.tell.includes(fault)) continue;
        const { person, seen } = rig.standing.stranger();
        rig.standing.fault('tell', fault);
        const sent = await rig.messenger.tell(person, another(ANSWERS.found), { key: newKey(), again: false });
        const done = fault !== 'forbidden';
        expect({ fault, ok: sent.ok, posts: seen().length }).toEqual({ fault, ok: done, posts: done ? 1 : 0 });
        if (!sent.ok) expect(sent.reason).toBe('forbidden');
      }
    });

    test('where nothing can be edited or pinned and nobody written to, it says so', async () => {
      const rig = await rigged();
      if (rig.standing) return;
      const [, address] = await here(rig);
      const sending = { key: newKey(), again: false };
      const post = { channel: address.channel, thread: null, message: 'any' };
      expect(await rig.messenger.edit(post, message(ANSWERS.found), sending)).toMatchObject({ ok: false, reason: 'failed' });
      expect(await rig.messenger.tell(address.person, message(ANSWERS.found), sending)).toMatchObject({ ok: false, reason: 'failed' });
      expect(await rig.messenger.pin(post)).toMatchObject({ ok: false, reason: 'forbidden' });
      expect(await rig.messenger.unpin(post)).toEqual({ ok: true });
      expect(await rig.messenger.link(post)).toBeNull();
    });

    unaskedCases({ rigged, newKey, another });
    pinCases({ rigged, newKey, another });
  });
}
