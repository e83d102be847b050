import { describe, expect, onTestFinished, test } from 'vitest';
import { nextAfter } from '../../../src/desk/daily/calendar.ts';
import type { Schedule, Weekday } from '../../../src/desk/daily/schedules.ts';
import type { DaySummary } from '../../../src/desk/daily/summaries.ts';
import { localTime } from '../../../src/domain/local-time.ts';
import { openStorage } from '../../../src/storage/open.ts';
import { MEMORY } from '../../../src/storage/sqlite.ts';
import { runs } from '../../deep.ts';
import { TWO_FACTS } from '../../desk/a-desk.ts';
import { FakeMessenger } from '../../fakes/messenger.ts';
import { folderWith } from '../../knowledge/temp-knowledge.ts';
import { ARun } from './a-house.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEP = 10 * MINUTE;
/** Within so long whatever goes wrong once is made good, if somebody is there. */
const SOON = 3 * STEP;
/** For how long questions and answers are kept, where nothing else is said. */
const KEPT = 90 * DAY;
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** Four zones, among them hours that are skipped and that come twice, and one that changes by half an hour. */
const SCHEDULES: readonly Pick<Schedule, 'platform' | 'channel' | 'zone' | 'time' | 'days'>[] = [
  { platform: 'one', channel: 'berlin', zone: 'Europe/Berlin', time: '02:30', days: EVERY_DAY },
  { platform: 'one', channel: 'york', zone: 'America/New_York', time: '01:30', days: EVERY_DAY },
  { platform: 'other', channel: 'kolkata', zone: 'Asia/Kolkata', time: '07:00', days: WEEKDAYS },
  { platform: 'other', channel: 'howe', zone: 'Australia/Lord_Howe', time: '23:50', days: EVERY_DAY },
];

/** Numbers that look like chance, the same each time (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Two runs of the bot on one storage, and what goes wrong for so many days; what stands in the end. */
async function live(from: number, days: number, seed: number) {
  let now = from;
  const storage = openStorage(MEMORY);
  onTestFinished(storage.close);
  const folder = folderWith(TWO_FACTS);
  const chance = chanceOf(seed);
  const towns = ['one', 'other'].map((platform) => new FakeMessenger(platform));
  const run = (own: string | null = null) => new ARun(storage, () => now, own);
  const pair: [ARun, ARun] = [run(folder), run()];
  for (const each of SCHEDULES)
    storage.books.schedules.set({ ...each, topics: [], duty: null, state: 'active', by: 'one:ED', since: from });
  const downs: Span[] = [];
  let back = from;
  let stirred = from;
  const due = SCHEDULES.map((schedule) => nextAfter(schedule, from));
  const broke: unknown[] = [];
  const end = from + days * DAY;
  let edits = 0;
  for (; now < end; now += STEP) {
    // As the bot does each day.
    if ((now - from) % DAY === 0) storage.ledger.forget(now - KEPT);
    if (now < back) continue;
    if (downs.at(-1)?.to === back && pair.every(({ isOver }) => isOver)) for (const at of [0, 1] as const) pair[at] = run();
    // Now and then something changes, the network breaks, a run is killed somewhere, or both are gone for hours or days.
    if (chance() < 0.02) {
      change(pair[0], ++edits);
      stirred = now;
    }
    for (const [at, schedule] of SCHEDULES.entries()) {
      if (now < (due[at] ?? end)) continue;
      due[at] = nextAfter(schedule, now);
      stirred = now;
    }
    for (const town of towns) {
      if (chance() < 0.02) town.lose('unreachable');
      if (chance() < 0.02) town.fail('unreachable');
    }
    for (const at of [0, 1] as const)
      if (chance() < 0.01) pair[at].death = { step: pair[at].steps + 1 + Math.floor(chance() * 12), after: chance() < 0.5 };
    // Both wake together when there is something to do, and for an hour after; else by turns, a day each.
    const awake = now - stirred < HOUR ? pair : pair.filter((_, at) => at === Math.floor(now / DAY) % 2);
    await Promise.all(awake.map((each) => each.goes(towns)));
    for (const at of [0, 1] as const) {
      broke.push(...pair[at].broke);
      if (pair[at].isOver) pair[at] = run();
    }
    if (chance() < 0.0008) {
      for (const each of pair) each.kill();
      back = now + STEP + Math.floor(chance() * chance() * 3 * DAY);
      downs.push({ from: now, to: back });
    }
  }
  return { storage, towns, downs, broke, edits };

  function change({ onFile }: ARun, turn: number): void {
    onFile.refresh();
    const held = onFile.find('fact', 'flood/dam');
    if (!held) throw new Error('the dam is not on file');
    const fields = { ...held.holding.fields, status: turn % 2 === 0 ? ('unconfirmed' as const) : ('official' as const) };
    const changed = { holding: { ...held.holding, fields }, from: held.version, act: 'status', reason: null } as const;
    const done = onFile.submit({ at: now, by: 'one:ED', changes: [changed] });
    if (!done.ok) throw new Error('somebody was quicker');
  }
}

/**
 * The days that a channel has a summary of: each on which it was due, unless nobody was there from then to the day's end. `perhaps`: those on
 * which everybody was gone again so soon that it may not have come to be posted.
 */
function expectedDays(schedule: (typeof SCHEDULES)[number], from: number, end: number, downs: readonly Span[]) {
  const { zone } = schedule;
  const awake = (at: number) => downs.every((down) => at <= down.from || at >= down.to);
  const [days, perhaps] = [new Set<string>(), new Set<string>()];
  for (let slot = nextAfter(schedule, from); slot !== null && slot < end; slot = nextAfter(schedule, slot)) {
    const { day } = localTime(slot, zone);
    let at = Math.ceil((slot - from) / STEP) * STEP + from;
    while (at < end && !awake(at)) at += STEP;
    if (at >= end) break;
    const posted = at - slot < 6 * HOUR ? day : localTime(at, zone).day;
    const next = nextAfter(schedule, at);
    // What was missed is made up for at once, unless that day's own is still to come.
    if (posted !== day && next !== null && localTime(next, zone).day === posted) continue;
    days.add(posted);
    const isShort = ({ from: gone, to }: Span) => gone >= at && gone < at + SOON && localTime(to, zone).day !== posted;
    if (downs.some(isShort)) perhaps.add(posted);
  }
  return { days: [...days], perhaps };
}

describe('daily summaries over a long time', () => {
  const WHOLE = { from: Date.parse('2026-01-05T00:00:00Z'), days: 365 };
  const SPRING = { from: Date.parse('2026-03-26T00:00:00Z'), days: 8 };
  const isDeep = runs(0, 1) === 1;
  const AUTUMN = { from: Date.parse('2026-10-23T00:00:00Z'), days: 8 };

  test.each(isDeep ? [WHOLE] : [SPRING, AUTUMN])(
    'come once a channel and day, and go on from one another, whatever goes wrong ($days days)',
    async ({ from, days }) => {
      const { storage, towns, downs, broke, edits } = await live(from, days, 20_261_123);
      expect(broke).toEqual([]);
      expect(edits).toBeGreaterThan(days / 4);
      for (const schedule of SCHEDULES) {
        const { platform, channel } = schedule;
        const begun = summariesOf(platform, channel);
        const made = begun.filter(({ state }) => state !== 'failed');
        const { days: due, perhaps } = expectedDays(schedule, from, from + days * DAY, downs);
        expect(begun.map(({ day }) => day)).toEqual(due);
        expect(begun.filter(({ state, day }) => state === 'failed' && !perhaps.has(day))).toEqual([]);
        expect(made.length).toBeGreaterThan(due.length - perhaps.size - 1);
        // Nothing is skipped, nothing told twice.
        expect(made.slice(1).map(({ since }) => since)).toEqual(made.slice(0, -1).map((each) => each.made));
        // What stands in the channel is what is known to stand there, one post for each.
        const town = towns.find((each) => each.platform === platform);
        const posts = (town?.posted ?? []).filter(({ to }) => to.channel === channel && to.thread === null && to.message === null);
        expect(made.map(({ id }) => storage.books.summaries.posts(id)[0]?.message)).toEqual(posts.map(({ id }) => id));
        const last = made.at(-1);
        const [top] = storage.books.summaries.posts(last?.id ?? '');
        expect(town?.pinnedIn(channel)).toEqual([top?.message]);
        expect(made.slice(0, -1).every(({ state, pin }) => state === 'over' && pin === 'off')).toBe(true);
      }

      function summariesOf(platform: string, channel: string): DaySummary[] {
        const all: DaySummary[] = [];
        for (let at = from - DAY; at < from + (days + 2) * DAY; at += DAY) {
          const found = storage.books.summaries.of(platform, channel, new Date(at).toISOString().slice(0, 10));
          if (found) all.push(found);
        }
        return all;
      }
    },
  );
});
