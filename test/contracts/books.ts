import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../src/desk/daily/schedules.ts';
import type { DaySummary, SummaryPost } from '../../src/desk/daily/summaries.ts';
import type { StorageRig } from '../storage/a-storage.ts';

const SCHEDULE: Schedule = {
  platform: 'fake',
  channel: 'C1',
  topics: ['river-flood'],
  days: [1, 2, 3],
  time: '07:00',
  zone: 'Europe/Berlin',
  duty: 'Ada',
  state: 'active',
  by: 'fake:ED',
  since: 1000,
};

const NEW_SUMMARY: Omit<DaySummary, 'id' | 'state' | 'pin' | 'detail' | 'shown'> = {
  platform: 'fake',
  channel: 'C1',
  day: '2026-11-24',
  since: { seq: 1, at: 10 },
  made: { seq: 5, at: 50 },
  notes: {
    due: 50,
    topics: [],
    zone: 'UTC',
    duty: null,
    by: 'fake:ED',
    offline: [{ from: 20, to: 30 }],
    previous: null,
    edits: [],
    corrected: { seq: 5, at: 50 },
    reply: null,
  },
};

const post = (summaryId: string, number: number, more: Partial<SummaryPost> = {}): SummaryPost => ({
  summaryId,
  number,
  answerId: `a${number}`,
  shows: 'x',
  state: 'posted',
  channel: 'C1',
  thread: number === 0 ? null : 't',
  message: `m${number}`,
  ...more,
});

/** What schedules and daily summaries do, wherever they are kept. */
export function summariesContract(name: string, make: () => StorageRig): void {
  describe(`schedules and summaries in ${name}`, () => {
    test('a channel has one schedule, the last one that was set', () => {
      const { schedules } = make().open().books;
      schedules.set(SCHEDULE);
      const next = { ...SCHEDULE, time: '08:00', topics: [], duty: null, state: 'paused' } as const;
      schedules.set(next);
      schedules.set({ ...SCHEDULE, channel: 'C2' });
      expect(schedules.all()).toEqual([next, { ...SCHEDULE, channel: 'C2' }]);
      expect(schedules.of('fake', 'C1')).toEqual(next);
      expect(schedules.of('other', 'C1')).toBeNull();
      expect([schedules.stop('fake', 'C1'), schedules.stop('fake', 'C1'), schedules.of('fake', 'C1')]).toEqual([true, false, null]);
    });

    test('a channel has one summary a day, whoever is quicker', () => {
      const rig = make();
      const { summaries } = rig.open().books;
      const beside = rig.again?.().books.summaries ?? summaries;
      expect([summaries.claim(NEW_SUMMARY), beside.claim({ ...NEW_SUMMARY, made: { seq: 9, at: 90 } })]).toEqual([true, false]);
      expect(beside.claim({ ...NEW_SUMMARY, channel: 'C2' })).toBe(true);
      const found = summaries.of('fake', 'C1', '2026-11-24');
      expect(found).toEqual({ ...NEW_SUMMARY, id: found?.id, state: 'making', pin: 'none', detail: null, shown: NEW_SUMMARY.made });
      expect(beside.find(found?.id ?? '')).toEqual(found);
      expect(summaries.open('fake').map(({ channel }) => channel)).toEqual(['C1', 'C2']);
    });

    test('the last one is the last that was posted, and pinned ones are found until they are off', () => {
      const { summaries } = make().open().books;
      for (const [day, at] of [
        ['2026-11-24', 50],
        ['2026-11-25', 60],
      ] as const)
        summaries.claim({ ...NEW_SUMMARY, day, made: { seq: 5, at } });
      const [one, other] = summaries.open('fake').map(({ id }) => id);
      if (one === undefined || other === undefined) throw new Error('they are not there');
      expect(summaries.last('fake', 'C1')).toBeNull();
      summaries.put(post(one, 0));
      summaries.put(post(other, 0, { state: 'open', message: null, channel: null }));
      expect(summaries.last('fake', 'C1')?.id).toBe(one);
      summaries.change(one, { pin: 'trying', state: 'standing' });
      summaries.change(other, { pin: 'pinned' });
      expect(summaries.pinned('fake', 'C1').map(({ id }) => id)).toEqual([one, other]);
      summaries.change(one, { pin: 'off', state: 'over', detail: 'why' });
      expect(summaries.pinned('fake', 'C1').map(({ id }) => id)).toEqual([other]);
      expect(summaries.open('fake').map(({ id }) => id)).toEqual([other]);
      expect(summaries.find(one)).toMatchObject({ state: 'over', pin: 'off', detail: 'why', notes: NEW_SUMMARY.notes });
      expect(() => summaries.change('none', { state: 'over' })).toThrow('there is no summary none');
    });

    test('it is in one hand at a time, until that lets go or its time is over', () => {
      const rig = make();
      const { summaries } = rig.open().books;
      const beside = rig.again?.().books.summaries ?? summaries;
      summaries.claim(NEW_SUMMARY);
      const { id } = summaries.open('fake')[0] ?? { id: '' };
      expect([summaries.take(id, 'a', 100, 200), beside.take(id, 'b', 150, 250), beside.keep(id, 'b', 300)]).toEqual([true, false, false]);
      expect([summaries.keep(id, 'a', 300), beside.take(id, 'b', 299, 400), beside.take(id, 'b', 300, 400)]).toEqual([true, false, true]);
      expect(summaries.keep(id, 'a', 500)).toBe(false);
      summaries.release(id, 'a', 0);
      expect(summaries.take(id, 'a', 350, 500)).toBe(false);
      beside.release(id, 'b', 360);
      expect([summaries.take(id, 'a', 359, 500), summaries.take(id, 'a', 360, 500)]).toEqual([false, true]);
    });

    test('its posts stand by number, and what is kept up to date is known by its answer', () => {
      const { summaries } = make().open().books;
      summaries.claim(NEW_SUMMARY);
      const { id } = summaries.open('fake')[0] ?? { id: '' };
      summaries.put(post(id, 1));
      summaries.put(post(id, 0));
      summaries.put(post(id, 1, { answerId: 'b1', shows: 'y', state: 'editing' }));
      expect(summaries.posts(id)).toEqual([post(id, 0), post(id, 1, { answerId: 'b1', shows: 'y', state: 'editing' })]);
      expect(['a0', 'a1', 'b1'].map(summaries.placeOf)).toEqual([{ number: 0, isKept: true }, null, { number: 1, isKept: true }]);
      summaries.change(id, { state: 'over' });
      expect(summaries.placeOf('a0')).toEqual({ number: 0, isKept: false });
    });
  });
}
