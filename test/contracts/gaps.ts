import { describe, expect, test } from 'vitest';
import type { KeptAsk } from '../../src/chat/ledger.ts';
import type { Settled, Wrong } from '../../src/desk/gaps/gaps.ts';
import { blank } from '../../src/domain/answer.ts';
import type { StorageRig } from '../storage/a-storage.ts';
import { recorded } from '../storage/recorded.ts';

const MISS: KeptAsk = { topicId: 'river-flood', behind: [], missed: true };
const SETTLED: Settled = { id: 'f00000000001', by: 'fake:ED', at: 900, factId: 'river-flood/dead', why: null };
const WRONG: Wrong = {
  answerId: 'a1',
  platform: 'fake',
  channel: 'C1',
  open: true,
  person: 'U2',
  topicId: null,
  behind: ['["x"]'],
  reason: 'first',
  at: 20,
};

/** What gaps and asks do, wherever they are kept. */
export function gapsContract(name: string, make: () => StorageRig): void {
  describe(`gaps in ${name}`, () => {
    const opened = () => {
      const rig = make();
      const storage = rig.open();
      const { ledger, books } = storage;
      const ask = (id: string, at: number, kept: KeptAsk | null = MISS) =>
        ledger.record(
          recorded(id, id, { at, answer: { ...blank(`question ${id}`, null, at), outcome: 'not-on-file', missing: [] } }),
          [{ factId: 'river-flood/near', version: 1 }],
          null,
          kept,
        );
      return { rig, ledger, gaps: books.gaps, asks: books.asks, ask };
    };

    test('a miss is written down with its answer, or not at all', () => {
      const { gaps, asks, ask } = opened();
      ask('a2', 20);
      ask('a1', 10);
      ask('a3', 30, { ...MISS, missed: false });
      ask('a4', 40, null);
      expect(() => ask('a1', 50)).toThrow();
      expect(gaps.open()).toMatchObject([
        {
          id: 'a1',
          kind: 'miss',
          question: 'question a1',
          told: ['river-flood/near'],
          open: true,
          person: 'U1',
          state: 'open',
          version: 1,
          settled: null,
        },
        { id: 'a2', topicId: 'river-flood' },
      ]);
      expect(asks.since(20)).toEqual([{ platform: 'fake', outcome: 'not-on-file', topicId: 'river-flood', behind: [], times: 2 }]);
    });

    test('what a person said of an answer is kept once; the last word counts', () => {
      const { gaps, ask } = opened();
      ask('a1', 10, null);
      gaps.wrong(WRONG);
      gaps.wrong({ ...WRONG, reason: 'second', at: 30 });
      gaps.wrong({ ...WRONG, person: 'U3', reason: '' });
      expect(gaps.open().map(({ kind, person, reason, behind }) => [kind, person, reason, behind])).toEqual([
        ['wrong', 'U3', '', ['["x"]']],
        ['wrong', 'U2', 'second', ['["x"]']],
      ]);
    });

    test('all of them are settled, or none: whoever comes second changes nothing', () => {
      const { gaps, ask } = opened();
      for (const [at, id] of ['a1', 'a2', 'a3'].entries()) ask(id, at);
      const seen = gaps.open();
      expect(gaps.settle(seen.slice(1), 'filled', SETTLED)).toBe(true);
      expect(gaps.settle(seen, 'closed', { ...SETTLED, id: 'f00000000002', factId: null, why: 'no' })).toBe(false);
      expect(gaps.open().map(({ id }) => id)).toEqual(['a1']);
      expect(gaps.find(['a2', 'none', 'a1']).map(({ id, state, version, settled }) => [id, state, version, settled])).toEqual([
        ['a2', 'filled', 2, SETTLED],
        ['a1', 'open', 1, null],
      ]);
      expect(gaps.settledBy(SETTLED.id).map(({ id }) => id)).toEqual(['a2', 'a3']);
    });

    test('what is filled is to be told until it is planned; what is closed never is', () => {
      const { gaps, ask } = opened();
      for (const [at, id] of ['a1', 'a2', 'a3'].entries()) ask(id, 10 + at);
      const [one, two, three] = gaps.open();
      if (!one || !two || !three) throw new Error('there are three');
      gaps.settle([two, three], 'filled', SETTLED);
      gaps.settle([one], 'closed', { ...SETTLED, id: 'f00000000002', factId: null, why: 'no' });
      expect(gaps.untold()).toEqual([{ id: SETTLED.id, at: 900, since: 11 }]);
      gaps.tell(SETTLED.id);
      expect(gaps.untold()).toEqual([]);
    });

    test('a source is noted for what is open', () => {
      const { gaps, ask } = opened();
      ask('a1', 1);
      ask('a2', 2);
      gaps.noteSource(['a1', 'none'], 'wire');
      expect(gaps.open().map(({ sourceId }) => sourceId)).toEqual(['wire', null]);
    });

    test('what is said once more opens what was settled, behind the gates that it is about now', () => {
      const { gaps, ask } = opened();
      ask('a1', 10);
      gaps.wrong(WRONG);
      const [, wrong] = gaps.open();
      if (!wrong) throw new Error('there is one');
      gaps.settle([wrong], 'closed', { ...SETTLED, factId: null, why: 'no' });
      expect(gaps.open()).toHaveLength(1);
      gaps.wrong({ ...WRONG, reason: 'I meant the other', behind: ['gate'], topicId: null, at: 40 });
      const again = gaps.open().find(({ id }) => id === wrong.id);
      expect(again).toMatchObject({ reason: 'I meant the other', behind: ['gate'], topicId: null, state: 'open', settled: null });
      expect(again?.version).toBeGreaterThan(wrong.version);
    });

    test('the words go with the answers, and whose they were; counts stay', () => {
      const { gaps, asks, ask, ledger } = opened();
      ask('a1', 10);
      ask('a2', 60);
      gaps.wrong(WRONG);
      const [first] = gaps.open();
      if (!first) throw new Error('there is one');
      gaps.settle([first], 'closed', { ...SETTLED, factId: null, why: 'secret words' });
      ledger.forget(50);
      expect(gaps.open().map(({ id }) => id)).toEqual(['a2']);
      expect(gaps.find(['a1'])).toEqual([]);
      expect(gaps.tally().map(({ at, state }) => [at, state])).toEqual([
        [10, 'closed'],
        [20, 'open'],
        [60, 'open'],
      ]);
      expect(asks.since(0)).toMatchObject([{ times: 2 }]);
      // An answer that is kept no longer takes what was said of it along, whenever that was.
      gaps.wrong({ ...WRONG, at: 70 });
      expect(gaps.open().map(({ id }) => id)).toEqual(['a2']);
    });

    test('facts are counted as far as answers are kept, each answer once, and only what somebody asked', () => {
      const { asks, ledger } = opened();
      const kept = { ...MISS, missed: false };
      ledger.record(recorded('b1', 'k', { at: 10 }), [{ factId: 'f', version: 1 }], null, kept);
      const twice = [
        { factId: 'f', version: 1 },
        { factId: 'f', version: 2 },
      ];
      ledger.record(recorded('b2', 'k', { at: 20 }), twice, null, kept);
      ledger.record(recorded('b3', 'k', { at: 20 }), twice, null);
      const told = (since: number) => asks.toldSince(since).map(({ factId, topicId, outcome, times }) => [factId, topicId, outcome, times]);
      expect([told(0), told(20), told(21)]).toEqual([[['f', 'river-flood', 'notice', 2]], [['f', 'river-flood', 'notice', 1]], []]);
      ledger.forget(15);
      expect(told(0)).toEqual([['f', 'river-flood', 'notice', 1]]);
    });

    test('another process on the same folder settles nothing a second time', () => {
      const { rig, gaps, ask } = opened();
      if (!rig.again) return;
      ask('a1', 1);
      const beside = rig.again().books.gaps;
      const [mine, theirs] = [gaps.open(), beside.open()];
      expect([beside.settle(theirs, 'filled', SETTLED), gaps.settle(mine, 'closed', { ...SETTLED, why: 'no' })]).toEqual([true, false]);
      expect(gaps.find(['a1'])).toMatchObject([{ state: 'filled', settled: SETTLED }]);
    });
  });
}
