import { describe, expect, test } from 'vitest';
import type { Address } from '../../../src/chat/invocation.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { Sending } from '../../../src/chat/messenger.ts';
import { DEAD } from '../../desk/a-desk.ts';
import { FakeMessenger } from '../../fakes/messenger.ts';
import { AChannel, HOUR, MINUTE, SCHEDULE } from './a-channel.ts';

const DAM = 'flood/dam';

describe('a daily summary', () => {
  test('is posted at its hour and pinned, with each topic in its thread', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T06:59:00Z');
    expect(channel.town.posted).toEqual([]);
    await channel.until('2026-11-25T07:01:00Z');
    expect(channel.tops).toHaveLength(1);
    expect(channel.pinned).toEqual([channel.tops[0]?.id]);
    expect(channel.text(channel.tops[0])).toMatch(/Daily summary · Wed 25 Nov 2026[\s\S]*Duty editor: Ada/u);
    expect(channel.below(0).map((post) => channel.text(post))).toEqual([expect.stringContaining('Six people have died')]);
    expect(channel.summary('2026-11-25')).toMatchObject({ state: 'standing', pin: 'pinned' });
    channel.expectSound();
  });

  test('is edited when something changes, never posted again; a line says what', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T09:00:00Z');
    const before = channel.town.posted.map((post) => channel.text(post));
    await channel.until('2026-11-25T12:00:00Z');
    expect(channel.town.posted.map((post) => channel.text(post))).toEqual(before);
    channel.sets(DAM, { status: 'official' });
    await channel.passes(MINUTE, 15_000);
    expect(channel.town.posted).toHaveLength(2);
    expect(channel.text(channel.tops[0])).toMatch(
      /As of [^\n]*12:0\d[\s\S]*12:0\d Update: 1 status changed: flood\/dam Not confirmed → Official statement/u,
    );
    expect(channel.town.posted.every(({ edits }) => edits === 1)).toBe(true);
    expect(channel.text(channel.below(0)[0])).toContain('Official statement: “The dam is holding,”');
    await channel.until('2026-11-25T18:00:00Z');
    expect(channel.town.posted.every(({ edits }) => edits === 1)).toBe(true);
    expect(channel.tops).toHaveLength(1);
    channel.expectSound();
  });

  test('a correction is told in its thread as well, once it cannot be undone any more', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T08:00:00Z');
    channel.sets(DAM, { status: 'withdrawn', reason: 'misheard' }, 'misheard');
    await channel.passes(30_000, 5_000);
    expect(channel.text(channel.tops[0])).toContain('Correction: flood/dam withdrawn');
    expect(channel.text(channel.below(0)[0])).not.toContain('The dam is holding');
    expect(channel.below(0)).toHaveLength(1);
    await channel.passes(2 * MINUTE, 5_000);
    expect(channel.below(0)).toHaveLength(2);
    expect(channel.text(channel.below(0)[1])).toMatch(/Correction[\s\S]*misheard/u);
    await channel.passes(3 * HOUR, MINUTE);
    expect(channel.below(0)).toHaveLength(2);
    channel.expectSound();
  });

  test('what is undone within the minute is told nobody but by the post that showed it', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T08:00:00Z');
    channel.sets(DEAD, { status: 'withdrawn', reason: 'misheard' }, 'misheard');
    await channel.passes(20_000, 5_000);
    channel.sets(DEAD, { status: 'held', reason: undefined });
    channel.sets(DEAD, { status: 'official', reason: undefined });
    await channel.passes(HOUR, 15_000);
    expect(channel.below(0)).toHaveLength(1);
    expect(channel.text(channel.below(0)[0])).toContain('Six people have died');
    channel.expectSound();
  });

  test('a window that lapses moves by the clock alone', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T08:00:00Z');
    channel.sets(DAM, { modality: 'expected', validUntil: '2026-11-25T10:00:00Z' });
    await channel.until('2026-11-25T09:59:00Z');
    expect(channel.text(channel.below(0)[0])).toContain('flood/dam: open until Wed 25 Nov 2026, 10:00.');
    await channel.until('2026-11-25T10:01:00Z');
    expect(channel.text(channel.below(0)[0])).toMatch(/windows that have passed\n[^\n]*The dam is holding/u);
    expect(channel.text(channel.below(0)[0])).not.toContain('open until');
    channel.expectSound();
  });

  test('a quiet day says so', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-26T07:05:00Z');
    expect(channel.text(channel.tops[1])).toContain('Nothing new since');
  });

  test('the next day’s is pinned before the old one is unpinned, and the old one is over', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-26T06:59:00Z');
    const seen: number[] = [];
    channel.town.before = async () => void seen.push(channel.pinned.length);
    await channel.until('2026-11-26T07:01:00Z');
    expect(seen.every((pins) => pins >= 1)).toBe(true);
    expect(channel.pinned).toEqual([channel.tops[1]?.id]);
    expect(channel.text(channel.tops[1])).toContain(`fake://news/${channel.tops[0]?.id}`);
    expect(channel.summary('2026-11-25')).toMatchObject({ state: 'over', pin: 'off' });
    expect(channel.summary('2026-11-26').since).toEqual(channel.summary('2026-11-25').made);
    const edits = channel.tops[0]?.edits;
    channel.sets(DAM, { status: 'official' });
    await channel.passes(10 * MINUTE, MINUTE);
    expect([channel.tops[0]?.edits, channel.tops[1]?.edits]).toEqual([edits, 1]);
  });

  test('after three days down exactly one comes, which covers all of them and says that the bot was offline', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T07:30:00Z');
    channel.sleepsUntil('2026-11-28T07:00:30Z');
    channel.sets(DAM, { status: 'official' });
    await channel.until('2026-11-28T12:00:00Z');
    expect(channel.tops).toHaveLength(2);
    expect(channel.summary('2026-11-28').since).toEqual(channel.summary('2026-11-25').made);
    expect(channel.text(channel.tops[1])).toMatch(/offline from Wed 25 Nov 2026, 07:30[^\n]*Sat 28 Nov 2026, 07:01/u);
    expect(channel.text(channel.below(1)[0])).toContain('flood/dam: was Not confirmed, is Official statement.');
    expect(channel.pinned).toEqual([channel.tops[1]?.id]);
  });

  test('back before its hour it waits for that; back on a day without one it comes at once', async () => {
    const channel = new AChannel(undefined, { days: [1, 2, 3, 4, 5] });
    await channel.until('2026-11-25T07:30:00Z');
    channel.sleepsUntil('2026-11-27T03:00:00Z');
    await channel.until('2026-11-27T06:59:00Z');
    expect(channel.tops).toHaveLength(1);
    channel.sleepsUntil('2026-11-28T20:00:00Z');
    await channel.passes(2 * MINUTE, MINUTE);
    expect(channel.tops).toHaveLength(2);
    expect(channel.summary('2026-11-28').state).toBe('standing');
    await channel.until('2026-11-30T06:59:00Z');
    expect(channel.tops).toHaveLength(2);
  });

  test('ended a little late in the night, it still is that day’s', async () => {
    const channel = new AChannel(undefined, { time: '23:50' });
    await channel.until('2026-11-25T23:40:00Z');
    channel.sleepsUntil('2026-11-26T00:20:00Z');
    await channel.passes(2 * MINUTE, MINUTE);
    expect(channel.summary('2026-11-25').state).toBe('standing');
    await channel.until('2026-11-26T23:51:00Z');
    expect(channel.summary('2026-11-26').state).toBe('standing');
    expect(channel.tops).toHaveLength(3);
  });

  test('paused, none comes and the last one goes on; stopped, it is left as things stand and unpinned', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T08:00:00Z');
    const { schedules } = channel.storage.books;
    schedules.set({ ...SCHEDULE, state: 'paused' });
    await channel.until('2026-11-26T08:00:00Z');
    channel.sets(DAM, { status: 'official' });
    await channel.passes(2 * MINUTE, MINUTE);
    expect([channel.tops.length, channel.tops[0]?.edits]).toEqual([1, 2]);
    schedules.stop(SCHEDULE.platform, SCHEDULE.channel);
    channel.sets(DAM, { status: 'unconfirmed' });
    await channel.passes(5 * MINUTE, MINUTE);
    expect([channel.pinned, channel.tops[0]?.edits]).toEqual([[], 3]);
    expect(channel.summary('2026-11-25').state).toBe('over');
  });
});

describe('pins', () => {
  test('of other people are left alone; where there is no room for both, the old one of ours goes first', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T08:00:00Z');
    channel.town.pinOthers('news', 99);
    const others = channel.pinned.slice(1);
    await channel.until('2026-11-26T08:00:00Z');
    expect(channel.pinned).toEqual([...others, channel.tops[1]?.id]);
    expect(channel.told).toEqual([]);
  });

  test('at the limit it stands unpinned, which whoever set it is told once; posted again by hand it is pinned', async () => {
    const channel = new AChannel();
    channel.town.pinOthers('news', 100);
    await channel.until('2026-11-25T12:00:00Z');
    expect(channel.tops).toHaveLength(1);
    expect(channel.summary('2026-11-25')).toMatchObject({ state: 'standing', pin: 'refused' });
    expect(channel.told).toEqual([expect.stringMatching(/stands in news, but is not pinned: .*as many pins as/u)]);
    channel.town.maxPins = 101;
    channel.storage.books.summaries.change(channel.summary('2026-11-25').id, { state: 'making', pin: 'none' });
    await channel.passes(2 * MINUTE, MINUTE);
    expect(channel.pinned).toContain(channel.tops[0]?.id);
    expect(channel.tops).toHaveLength(1);
  });

  test('where the bot may not pin, it is told; where it may not post, too, and the next one covers both days', async () => {
    const channel = new AChannel();
    channel.town.pinless.add('news');
    channel.town.fail('forbidden', 'send');
    await channel.until('2026-11-26T08:00:00Z');
    expect(channel.tops).toHaveLength(1);
    expect(channel.summary('2026-11-25').state).toBe('failed');
    expect(channel.summary('2026-11-26').since.at).toBe(channel.summary('2026-11-25').since.at);
    expect(channel.told).toEqual([expect.stringContaining('could not be posted'), expect.stringContaining('is not pinned')]);
  });

  test('a post that somebody deleted is not posted again that day, and the next day’s comes', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T08:00:00Z');
    channel.town.remove(channel.tops[0]?.id ?? '');
    channel.sets(DAM, { status: 'official' });
    await channel.until('2026-11-25T12:00:00Z');
    expect(channel.tops).toEqual([]);
    await channel.until('2026-11-26T08:00:00Z');
    expect(channel.tops).toHaveLength(1);
    expect(channel.pinned).toEqual([channel.tops[0]?.id]);
    channel.expectSound();
  });
});

/** The thread below a post is somewhere else: none can be opened, as on Discord where that isn't allowed. */
const withoutThreads = (channel: AChannel): void => {
  const { send } = channel.town;
  Object.assign(channel.town, {
    send: (to: Address, message: Message, sending: Sending) =>
      send(to.message === null ? to : { ...to, message: null }, message, sending).then((sent) =>
        sent.ok ? { ...sent, thread: null } : sent,
      ),
  });
};

describe('what goes wrong', () => {
  test('where no thread can be opened, what stands is put right all the same, and whoever set it is told once', async () => {
    const channel = new AChannel();
    withoutThreads(channel);
    await channel.until('2026-11-25T08:00:00Z');
    channel.sets(DAM, { status: 'withdrawn', reason: 'misheard' }, 'misheard');
    await channel.until('2026-11-25T10:00:00Z');
    expect(channel.tops.map((post) => channel.text(post)).filter((text) => text.includes('The dam is holding'))).toEqual([]);
    expect(channel.tops.filter((post) => channel.text(post).includes('misheard'))).not.toEqual([]);
    expect(channel.told).toEqual([expect.stringContaining('has no thread in news')]);
    channel.expectSound();
  });

  test('a post that can not be put right does not keep the others from it', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T08:00:00Z');
    channel.sets(DAM, { status: 'withdrawn', reason: 'misheard' }, 'misheard');
    channel.town.fail('failed', 'edit');
    await channel.passes(2 * MINUTE, 30_000);
    expect(channel.text(channel.below(0)[0])).not.toContain('The dam is holding');
  });

  test('what changes while the next one can not be posted is put right in the one before as well', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-26T06:59:00Z');
    const away = new FakeMessenger();
    for (let tries = 0; tries < 400; tries++) away.fail('unreachable');
    const town = channel.town;
    Object.assign(channel, { town: away });
    await channel.until('2026-11-26T08:00:00Z');
    channel.sets(DAM, { status: 'withdrawn', reason: 'misheard' }, 'misheard');
    await channel.until('2026-11-26T09:00:00Z');
    Object.assign(channel, { town });
    await channel.until('2026-11-26T10:00:00Z');
    expect(channel.tops).toHaveLength(2);
    expect(channel.town.posted.map((post) => channel.text(post)).filter((text) => text.includes('The dam is holding'))).toEqual([]);
    channel.expectSound();
  });

  test('after the platform was away, what stands then is posted, and not what stood when it was tried first', async () => {
    const channel = new AChannel();
    const said: string[] = [];
    await channel.until('2026-11-25T06:59:00Z');
    for (let tries = 0; tries < 3; tries++) channel.town.fail('unreachable', 'send');
    await channel.until('2026-11-25T07:01:00Z');
    channel.sets(DEAD, { status: 'withdrawn', reason: 'misheard' }, 'misheard');
    const { send } = channel.town;
    Object.assign(channel.town, {
      send: (to: Address, message: Message, sending: Sending) => {
        said.push(JSON.stringify(message));
        return send(to, message, sending);
      },
    });
    await channel.until('2026-11-25T08:00:00Z');
    expect(channel.tops).toHaveLength(1);
    expect(said.filter((text) => text.includes('Six people have died'))).toEqual([]);
    channel.expectSound();
  });

  test.each(['lose', 'fail'] as const)('one of which nobody knows whether it was posted becomes the next one’s post (%s)', async (how) => {
    const channel = new AChannel();
    await channel.until('2026-11-26T06:59:00Z');
    channel.town[how]('unreachable', 'send');
    await channel.passes(MINUTE);
    expect(channel.tops).toHaveLength(how === 'lose' ? 2 : 1);
    channel.sleepsUntil('2026-11-27T07:00:30Z');
    await channel.passes(2 * MINUTE, MINUTE);
    expect(channel.tops).toHaveLength(2);
    expect(channel.text(channel.tops[1])).toContain('Fri 27 Nov 2026');
    expect(channel.text(channel.tops[1])).toContain('offline from Thu 26 Nov 2026, 07:00');
    expect(channel.pinned).toEqual([channel.tops[1]?.id]);
    const [before, missed, next] = ['2026-11-25', '2026-11-26', '2026-11-27'].map((day) => channel.summary(day));
    expect([before?.state, missed?.state, next?.state]).toEqual(['over', 'failed', 'standing']);
    expect(next?.since).toEqual(before?.made);
    await channel.passes(HOUR, MINUTE);
    expect(channel.told).toHaveLength(1);
    channel.sets(DAM, { status: 'withdrawn', reason: 'misheard' }, 'misheard');
    await channel.passes(HOUR, MINUTE);
    expect(channel.town.posted.map((post) => channel.text(post)).filter((text) => text.includes('The dam is holding'))).toEqual([]);
    channel.expectSound();
  });

  test('where it can not be found out, the next one has a post of its own', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-26T06:59:00Z');
    channel.town.fail('unreachable', 'send');
    await channel.passes(MINUTE);
    channel.sleepsUntil('2026-11-27T07:00:30Z');
    channel.town.fail('unsure', 'send');
    await channel.passes(2 * MINUTE, MINUTE);
    expect(channel.tops).toHaveLength(2);
    expect([channel.pinned, channel.summary('2026-11-27').state]).toEqual([[channel.tops[1]?.id], 'standing']);
    channel.expectSound();
  });

  test('one that another process has in hand is not taken from it', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-26T06:59:00Z');
    channel.town.fail('unreachable', 'send');
    await channel.passes(MINUTE);
    channel.sleepsUntil('2026-11-27T07:00:00Z');
    const { id } = channel.summary('2026-11-26');
    expect(channel.storage.books.summaries.take(id, 'another', channel.now, channel.now + 10 * MINUTE)).toBe(true);
    await channel.passes(5 * MINUTE, MINUTE);
    expect([channel.tops.length, channel.summary('2026-11-26').state, channel.summary('2026-11-27').state]).toEqual([
      1,
      'making',
      'making',
    ]);
    await channel.passes(10 * MINUTE, MINUTE);
    expect([channel.tops.length, channel.summary('2026-11-26').state, channel.summary('2026-11-27').state]).toEqual([
      2,
      'failed',
      'standing',
    ]);
    channel.expectSound();
  });

  test('a dry run counts posts of days that are over only where they are put right', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-28T08:00:00Z', 10 * MINUTE);
    const { onFile, rounds } = channel.run;
    const dam = onFile.find('fact', DAM);
    if (!dam) throw new Error('the dam is not on file');
    const posts = (status: 'official' | 'held'): number => {
      const holding = { ...dam.holding, fields: { ...dam.holding.fields, status } };
      const act = { at: channel.now, by: 'fake:ED', changes: [{ holding, from: dam.version, act: 'status' as const, reason: null }] };
      return onFile.supposing(act, (affected) => rounds.reach(affected).posts);
    };
    expect([posts('official'), posts('held')]).toEqual([1, 4]);
  });

  test('summaries whose day is over stay that day’s: what may not be said goes from them, and nobody is told in their threads', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-28T08:00:00Z', 10 * MINUTE);
    const shown = () => channel.town.posted.filter(({ to }) => !to.direct).length;
    const before = shown();
    const [first] = channel.tops.map((post) => channel.text(post));
    channel.sets(DAM, { status: 'official' });
    await channel.passes(HOUR, MINUTE);
    expect(shown()).toBe(before);
    expect(channel.text(channel.tops[0])).toBe(first);
    channel.sets(DAM, { status: 'withdrawn', reason: 'misheard' }, 'misheard');
    await channel.passes(HOUR, MINUTE);
    // One reply, in the thread of the one that stands.
    expect(shown()).toBe(before + 1);
    const old = channel.text(channel.below(0)[0]);
    expect(old).not.toContain('The dam is holding');
    expect(old).toContain('Six people have died');
    expect(old).toContain('Wed 25 Nov 2026');
    expect(channel.below(0)[0]?.message.above).toMatch(/^Correction/u);
    channel.expectSound();
  });

  test('stopped, it is left as things stand at once', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T08:00:00Z');
    channel.storage.books.schedules.stop(SCHEDULE.platform, SCHEDULE.channel);
    await channel.passes(2000, 1000);
    expect(channel.pinned).toEqual([]);
    expect(channel.text(channel.tops[0])).toContain('Next update: none set');
  });

  test('a platform that was away for days is said, though the bot was there', async () => {
    const channel = new AChannel();
    await channel.until('2026-11-25T08:00:00Z');
    const town = channel.town;
    const away = new FakeMessenger();
    for (let tries = 0; tries < 9000; tries++) away.fail('unreachable');
    Object.assign(channel, { town: away });
    await channel.until('2026-11-28T06:59:00Z', 10 * MINUTE);
    Object.assign(channel, { town });
    await channel.until('2026-11-28T07:05:00Z');
    expect(channel.tops).toHaveLength(2);
    expect(channel.text(channel.tops[1])).toContain('offline');
  });
});
