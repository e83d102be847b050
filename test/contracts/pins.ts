import { expect, test } from 'vitest';
import type { Post } from '../../src/chat/messenger.ts';
import { ANSWERS } from '../golden/answers.ts';
import { channelOf, FAULTS, type Rig, STANDING, stand, type Tools } from './rig.ts';

const CALLS = ['pin', 'unpin'] as const;

/** What every messenger promises about pins. */
export function pinCases({ rigged, newKey, another }: Tools): void {
  const inChannel = async (rig: Rig): Promise<Post> => stand(rig, await channelOf(rig), another(ANSWERS.found), newKey());

  test('pins a post where it stands, and no other, however often it is asked to; takes the pin off in the same way', async () => {
    const rig = await rigged();
    const { messenger, standing } = rig;
    if (!standing) return;
    for (const place of [await channelOf(rig), ...(await Promise.all(STANDING.map(rig.address)))]) {
      const [post, other] = [await stand(rig, place, another(ANSWERS.found), newKey()), await inChannel(rig)];
      const before = standing.pins.count(post);
      for (let time = 1; time <= 3; time++) {
        expect(await messenger.pin(post)).toEqual({ ok: true });
        expect([standing.pins.has(post), standing.pins.has(other), standing.pins.count(post)]).toEqual([true, false, before + 1]);
      }
      for (let time = 1; time <= 3; time++) {
        expect(await messenger.unpin(post)).toEqual({ ok: true });
        expect([standing.pins.has(post), standing.pins.count(post)]).toEqual([false, before]);
      }
    }
  });

  test('says that there is no room for another pin, and takes nobody’s; what is pinned already is no failure there', async () => {
    const rig = await rigged();
    const { messenger, standing } = rig;
    if (!standing) return;
    const [today, yesterday] = [await inChannel(rig), await inChannel(rig)];
    expect(await messenger.pin(yesterday)).toEqual({ ok: true });
    standing.pins.fill(today);
    const most = standing.pins.count(today);
    expect(await messenger.pin(today)).toEqual({ ok: false, reason: 'full', detail: expect.any(String) });
    expect(await messenger.pin(yesterday)).toEqual({ ok: true });
    expect([standing.pins.has(today), standing.pins.count(today)]).toEqual([false, most]);
    expect(await messenger.unpin(yesterday)).toEqual({ ok: true });
    expect(await messenger.pin(today)).toEqual({ ok: true });
    expect([standing.pins.has(today), standing.pins.count(today)]).toEqual([true, most]);
  });

  test('says that a post is gone; that needs no unpinning, whether it was pinned or not', async () => {
    for (const pinned of [false, true]) {
      const rig = await rigged();
      const { messenger, standing } = rig;
      if (!standing) return;
      const [kept, post] = [await inChannel(rig), await inChannel(rig)];
      expect(await messenger.pin(kept)).toEqual({ ok: true });
      if (pinned) expect(await messenger.pin(post)).toEqual({ ok: true });
      standing.remove('public');
      expect(await messenger.unpin(post)).toEqual({ ok: true });
      expect(await messenger.pin(post)).toMatchObject({ ok: false, reason: 'gone' });
      expect([standing.pins.has(kept), standing.pins.count(kept)]).toEqual([true, 1]);
    }
  });

  test('leaves a post pinned that it edits', async () => {
    const rig = await rigged();
    const { messenger, standing } = rig;
    if (!standing) return;
    const post = await inChannel(rig);
    expect(await messenger.pin(post)).toEqual({ ok: true });
    expect(await messenger.edit(post, another(ANSWERS.disputed), { key: newKey(), again: false })).toMatchObject({ ok: true });
    expect([standing.pins.has(post), standing.pins.count(post)]).toEqual([true, 1]);
  });

  test.each(CALLS)('%ss through every fault, once; what is forbidden it says, and changes nothing', async (call) => {
    for (const fault of FAULTS) {
      const rig = await rigged();
      const { messenger, standing } = rig;
      if (!standing?.faults[call].includes(fault)) continue;
      const post = await inChannel(rig);
      if (call === 'unpin') expect(await messenger.pin(post)).toEqual({ ok: true });
      standing.fault(call, fault);
      const came = await messenger[call](post);
      const done = fault !== 'forbidden';
      expect({ fault, ok: came.ok, pinned: standing.pins.has(post) }).toEqual({ fault, ok: done, pinned: done === (call === 'pin') });
      expect(standing.pins.count(post)).toBe(standing.pins.has(post) ? 1 : 0);
      if (!came.ok) expect(came.reason).toBe('forbidden');
    }
  });
}
