import { describe, expect, test } from 'vitest';
import { DEAD } from '../../desk/a-desk.ts';
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
      /As of [^\n]*12:0\d[\s\S]*12:0\d Update: 1 status changed: Not confirmed → Official statement/u,
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

  test('paused, none comes and the last one goes on; stopped, it is unpinned and left as it is', async () => {
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
    expect([channel.pinned, channel.tops[0]?.edits]).toEqual([[], 2]);
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
    expect(channel.run.told).toEqual([]);
  });

  test('at the limit it stands unpinned, which whoever set it is told once; posted again by hand it is pinned', async () => {
    const channel = new AChannel();
    channel.town.pinOthers('news', 100);
    await channel.until('2026-11-25T12:00:00Z');
    expect(channel.tops).toHaveLength(1);
    expect(channel.summary('2026-11-25')).toMatchObject({ state: 'standing', pin: 'refused' });
    expect(channel.run.told).toEqual([expect.stringMatching(/^summary \w+ notPinned fake:ED .*as many pins as/u)]);
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
    expect(channel.run.told.map((line) => line.split(' ')[2])).toEqual(['notPosted', 'notPinned']);
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
