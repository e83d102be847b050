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
  readonly addresses: Readonly<Partial<Record<PlaceName, Address>>>;
  /** The quotes of each post that people see in a place, decoded from what the platform really holds. */
  readonly seen: (place: PlaceName) => readonly (readonly string[])[];
  /** The faults that the platform can have, each for the next post to a public place. */
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
    const here = (rig: Rig): [PlaceName, Address] => {
      const place = PLACES.find((each) => rig.addresses[each] !== undefined) ?? 'public';
      const address = rig.addresses[place];
      if (!address) throw new Error('a rig has at least one address');
      return [place, address];
    };

    test.each(Object.entries(ANSWERS))(
      'carries "%s" with its quotes as they are, where it was sent and nowhere else',
      async (_name, answer) => {
        const rig = await rigged();
        for (const place of PLACES) {
          const address = rig.addresses[place];
          if (!address) continue;
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

    test('posts a key once, also when an earlier run may have', async () => {
      const rig = await rigged();
      const [place, address] = here(rig);
      const key = newKey();
      const first = await rig.messenger.send(address, message(ANSWERS.disputed), { key, again: false });
      expect(await rig.messenger.send(address, message(ANSWERS.disputed), { key, again: true })).toEqual(first);
      expect(rig.seen(place)).toHaveLength(1);
    });

    test('posts many at once, each once', async () => {
      const rig = await rigged();
      const [place, address] = here(rig);
      await Promise.all(
        Array.from({ length: 8 }, () => rig.messenger.send(address, message(ANSWERS.found), { key: newKey(), again: false })),
      );
      expect(rig.seen(place)).toHaveLength(8);
    });

    test('gets an answer through every fault, once; what is forbidden it says, and posts nothing', async () => {
      for (const fault of ['rate limited', 'unavailable', 'dropped before', 'dropped after', 'forbidden'] as const) {
        const rig = await rigged();
        if (!rig.faults.includes(fault)) continue;
        const [place, address] = here(rig);
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
