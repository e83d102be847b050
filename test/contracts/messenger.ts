import { afterEach, describe, expect, test } from 'vitest';
import { buttonsFor } from '../../src/chat/furniture.ts';
import type { Address } from '../../src/chat/invocation.ts';
import type { Messenger } from '../../src/chat/messenger.ts';
import { type Answer, quotesOf } from '../../src/domain/answer.ts';
import { ANSWERS } from '../golden/answers.ts';

export const PLACES = ['public', 'private', 'direct'] as const;
export type PlaceName = (typeof PLACES)[number];

/** What goes wrong with the next post, and whether it was applied. */
export type Fault = 'rate limited' | 'unavailable' | 'dropped before' | 'dropped after' | 'forbidden';

/** A messenger and the platform behind it. */
export interface Rig {
  readonly messenger: Messenger;
  /** Where it can send to. */
  readonly places: readonly PlaceName[];
  /** An address there, for one message: some that platforms give are good for one answer only. */
  readonly address: (place: PlaceName) => Promise<Address>;
  /** The quotes of each post that people see in a place, decoded from what the platform really holds. */
  readonly seen: (place: PlaceName) => readonly (readonly string[])[];
  /** The faults that the platform can have, each for the next post to the first of its places. */
  readonly faults: readonly Fault[];
  readonly fault: (fault: Fault) => void;
  readonly close: () => Promise<void>;
}

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
          expect(rig.seen(place).at(-1)).toEqual([
            ...quotesOf(answer).map(({ text }) => text),
            ...answer.related.map(({ statement }) => statement),
          ]);
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
      for (const fault of ['rate limited', 'unavailable', 'dropped before', 'dropped after', 'forbidden'] as const) {
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
  });
}
