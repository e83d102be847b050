import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveryState } from '../../src/chat/corrections/outbox.ts';
import type { Dispatch, PlannedDispatch } from '../../src/chat/dispatches/dispatches.ts';
import type { Follow } from '../../src/desk/follows/follows.ts';
import { runs } from '../deep.ts';
import type { StorageRig } from '../storage/a-storage.ts';
import { affected } from '../storage/holdings.ts';
import { recorded } from '../storage/recorded.ts';

let keys = 0;
const planned = (once: string, more: Partial<PlannedDispatch> = {}): PlannedDispatch => ({
  key: (++keys).toString(16).padStart(12, '0'),
  platform: 'fake',
  to: { kind: 'tell', person: `U ${once}` },
  about: { kind: 'notice', text: once },
  planned: 5,
  once,
  ...more,
});
const DONE = { state: 'done', detail: null, at: 0 } as const;
const FOLLOW: Follow = {
  id: 'f',
  platform: 'fake',
  person: 'U1',
  what: { kind: 'topic', id: 'flood' },
  where: { kind: 'privately' },
  pace: 'now',
  zone: 'UTC',
  quiet: null,
  at: '08:00',
  turn: 0,
  since: { seq: 3, at: 7 },
  left: {},
};

/** What every keeper of dispatches promises; `make` gives a fresh place for one. */
export function dispatchesContract(name: string, make: () => StorageRig): void {
  describe(`dispatches contract: ${name}`, () => {
    test('plans a message once, and hands it out as it was planned, the oldest first', () => {
      const rig = make();
      const { dispatches } = rig.open();
      const late = planned('late', { planned: 9, to: { kind: 'reply', channel: 'C1', thread: null } });
      const early = planned('early', { planned: 3, about: { kind: 'follow', followId: 'f', turn: 2 } });
      const elsewhere = planned('elsewhere', { platform: 'other' });
      expect(dispatches.plan([late, early, elsewhere])).toBe(3);
      const again = rig.again?.().dispatches ?? dispatches;
      expect(again.plan([planned('late'), planned('early')])).toBe(0);
      expect(() => again.plan([planned('new'), { ...planned('newer'), key: late.key }])).toThrow();
      const next = () => again.next('fake', 10, 20);
      const shown = ({ once: _, ...rest }: PlannedDispatch, tries = 0): Dispatch => ({ ...rest, state: 'trying', tries, detail: null });
      expect([next(), next(), next()]).toEqual([shown(early), shown(late), null]);
      expect(again.find(early.key)).toEqual({ ...shown(early), tries: 1 });
      expect([again.find('nothing'), again.next('other', 0, 1)]).toEqual([null, shown(elsewhere)]);
    });

    test('keeps a message in one hand until its time is over, and what is over, over', () => {
      const { dispatches } = make().open();
      const one = planned('one');
      dispatches.plan([one]);
      const next = (now: number) => dispatches.next('fake', now, now + 10)?.tries ?? null;
      expect([next(1), next(10), next(11)]).toEqual([0, null, 1]);
      dispatches.keep(one.key, 50);
      expect([next(49), next(50)]).toEqual([null, 2]);
      dispatches.settle(one.key, { state: 'waiting', detail: 'rate limited', at: 500 });
      dispatches.keep(one.key, 900);
      expect([next(499), dispatches.find(one.key)?.detail, next(500)]).toEqual([null, 'rate limited', 3]);
      dispatches.settle(one.key, DONE);
      for (const state of ['waiting', 'unreachable'] as const) dispatches.settle(one.key, { state, detail: 'late', at: 0 });
      expect([dispatches.find(one.key), next(9000)]).toMatchObject([{ state: 'done', detail: null }, null]);
      expect(dispatches.plan([planned('one')])).toBe(0);
    });

    test('has one message at a time in hand for one addressee', () => {
      const rig = make();
      const { dispatches } = rig.open();
      const to = { kind: 'tell', person: 'U1' } as const;
      const [first, second] = [planned('1', { to }), planned('2', { to, planned: 6 })];
      dispatches.plan([first, second, planned('3', { to, platform: 'other' }), planned('4', { planned: 7 })]);
      const again = rig.again?.().dispatches ?? dispatches;
      const next = (now: number) => again.next('fake', now, now + 10)?.key ?? null;
      expect(dispatches.next('fake', 0, 10)?.key).toBe(first.key);
      expect([next(1), next(1)]).toEqual([expect.not.stringMatching(second.key), null]);
      expect(again.next('other', 1, 9)).not.toBeNull();
      // What waits for another try holds nobody up.
      dispatches.settle(first.key, { state: 'waiting', detail: null, at: 100 });
      expect([next(1), next(1)]).toEqual([second.key, null]);
    });

    test('writes a message down together with how far its follow has come, or neither', () => {
      const rig = make();
      const { dispatches, books, ledger, outbox } = rig.open();
      books.follows.set(FOLLOW);
      const cited = [{ factId: 'flood/dead', version: 2 }];
      const said = { recorded: recorded('a1', 'dispatch a1'), cited };
      const followed = { followId: 'f', turn: 0, since: { seq: 9, at: 99 }, left: { 'flood/dam': { seq: 3, at: 7 } } };
      dispatches.plan([planned('x', { key: 'a1' })]);
      expect(dispatches.write(said, { ...followed, turn: 1 })).toBe(false);
      expect([ledger.find('a1'), books.follows.find('f')]).toEqual([null, FOLLOW]);
      expect(dispatches.write(said, followed)).toBe(true);
      const again = rig.again?.() ?? { dispatches, books, ledger, outbox };
      const { since, left } = followed;
      expect([again.ledger.find('a1'), again.books.follows.find('f')]).toEqual([said.recorded, { ...FOLLOW, since, left, turn: 1 }]);
      // People were told it: later corrections reach it, and nobody asked for it.
      const copies = () => again.outbox.copies([affected('flood/dead', { version: 2 })]).map(({ recorded: { id }, state }) => [id, state]);
      expect([copies(), again.ledger.asked().size]).toEqual([[['a1', 'open']], 0]);
      for (const [state, shown] of [
        ['ambiguous', 'posted'],
        ['done', 'posted'],
      ] as const) {
        again.dispatches.settle('a1', { state, detail: null, at: 0 });
        expect(copies()).toEqual([['a1', shown]]);
      }
      const toldOf = (person: string, platform = 'fake') => again.dispatches.told('flood/dead', platform, { kind: 'tell', person });
      expect([toldOf('U x'), toldOf('U1'), toldOf('U x', 'other')]).toEqual([['a1'], [], []]);
      // Written twice is nothing, and so is what nobody follows any more.
      expect(again.dispatches.write({ recorded: recorded('a2', 'dispatch a2'), cited }, followed)).toBe(false);
      expect(again.dispatches.write(null, { ...followed, turn: 1, left: {} })).toBe(true);
      again.books.follows.stop('f', 'fake', 'U1');
      expect(again.dispatches.write(null, { ...followed, turn: 2 })).toBe(false);
      expect(again.ledger.find('a2')).toBeNull();
    });

    test('forgets what is old, with the answers of that time', () => {
      const { dispatches, ledger } = make().open();
      const [old, new_] = [planned('old', { planned: 10 }), planned('new', { planned: 20 })];
      dispatches.plan([old, new_]);
      ledger.forget(20);
      expect([dispatches.find(old.key), dispatches.find(new_.key)?.planned]).toEqual([null, 20]);
    });

    test('what surely never got there was told nobody', () => {
      const { dispatches, books, outbox } = make().open();
      books.follows.set(FOLLOW);
      dispatches.plan([planned('x', { key: 'a1' })]);
      dispatches.write({ recorded: recorded('a1', 'dispatch a1'), cited: [{ factId: 'f', version: 1 }] }, { ...FOLLOW, followId: 'f' });
      dispatches.settle('a1', { state: 'unreachable', detail: 'gone', at: 0 });
      expect(outbox.copies([affected('f')]).map(({ state }) => state)).toEqual(['failed']);
      expect(dispatches.told('f', 'fake', { kind: 'tell', person: 'U x' })).toEqual([]);
    });

    test('does what a simple model of it does, whenever the process ends', () => {
      fc.assert(
        fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
          const rig = make();
          let { dispatches } = rig.open();
          const model = new Model();
          let now = 0;
          let hand: string[] = [];
          for (const step of acts) {
            if (step.do === 'wait') now += step.ms;
            else if (step.do === 'end') {
              if (rig.again) dispatches = rig.again().dispatches;
              hand = [];
            } else if (step.do === 'plan') {
              const all = step.nths.map((nth) => planned(`m${nth}`, { to: { kind: 'tell', person: `U${nth % 3}` }, planned: now }));
              expect(dispatches.plan(all)).toBe(model.plan(all));
            } else if (step.do === 'next') {
              const taken = dispatches.next('fake', now, now + 30);
              expect(taken).toEqual(model.next(now, now + 30));
              if (taken) hand.push(taken.key);
            } else {
              const key = hand[step.nth % Math.max(1, hand.length)] ?? 'nothing';
              const end = { state: step.state, detail: step.state === 'done' ? null : 'why', at: now + step.ms };
              dispatches.settle(key, end);
              model.settle(key, end);
            }
          }
        }),
        { numRuns: runs(15, 1000) },
      );
    });
  });
}

type Row = { -readonly [Field in keyof Dispatch]: Dispatch[Field] } & { readonly once: string; at: number };

/** What dispatches come to, told as plainly as can be. */
class Model {
  readonly rows: Row[] = [];

  plan(all: readonly PlannedDispatch[]): number {
    const fresh = all.filter(
      ({ once }, at) => !this.rows.some((row) => row.once === once) && all.findIndex((each) => each.once === once) === at,
    );
    for (const each of fresh) this.rows.push({ ...each, state: 'waiting', tries: 0, detail: null, at: 0 });
    return fresh.length;
  }

  next(now: number, until: number): Dispatch | null {
    const isBusy = (row: Row) =>
      this.rows.some((other) => other !== row && other.state === 'trying' && other.at > now && sameTo(other, row));
    const ready = this.rows.filter((row) => (row.state === 'waiting' || row.state === 'trying') && row.at <= now && !isBusy(row));
    const [row] = ready.sort((one, other) => one.planned - other.planned || (one.key < other.key ? -1 : 1));
    if (!row) return null;
    const { once: _once, at: _at, ...taken } = { ...row, state: 'trying' as const };
    Object.assign(row, { state: 'trying', at: until, tries: row.tries + 1 });
    return taken;
  }

  settle(key: string, { state, detail, at }: { state: DeliveryState; detail: string | null; at: number }): void {
    const row = this.rows.find((each) => each.key === key);
    if (!row || !(row.state === 'trying' || (row.state === 'waiting' && state !== 'waiting'))) return;
    Object.assign(row, { state, detail, at });
  }
}

const sameTo = (one: Row, other: Row): boolean => JSON.stringify(one.to) === JSON.stringify(other.to);

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('next' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      nth: fc.nat(5),
      state: fc.constantFrom('done', 'done', 'waiting', 'needless', 'ambiguous', 'unreachable'),
      ms: fc.constantFrom(0, 10, 50),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('plan' as const), nths: fc.array(fc.nat(8), { maxLength: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 10, 29, 30, 60_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const) }) },
);
