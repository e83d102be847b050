import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Affected, type Committed, pairKey } from '../../src/desk/store.ts';
import { holdingKey } from '../../src/knowledge/holding.ts';
import { runs } from '../deep.ts';
import type { StorageRig } from '../storage/a-storage.ts';
import { affected, change, commit, iso, source, topic } from '../storage/holdings.ts';
import { StoreModel } from '../storage/store-model.ts';

const SECOND = 1000;

/** The correction that a commit belongs to. */
function correctionOf(committed: Committed): string {
  if (!committed.ok || committed.correctionId === null) throw new Error('nobody was to be told');
  return committed.correctionId;
}

/** What every store promises; `make` gives a fresh place for one. */
export function storeContract(name: string, make: () => StorageRig): void {
  describe(`store contract: ${name}`, () => {
    const aStore = () => make().open().store;

    test('gives back what was put on file, as it was and in the order in which it came', () => {
      const store = aStore();
      expect([store.held(), store.lastSeq()]).toEqual([[], 0]);
      const committed = store.commit(commit(5, [change(topic('b'), 0), change(source('a'), 0)]));
      store.commit(commit(6, [change(topic('b', 'B'), 1)], { by: 'slack:U2' }));
      expect(committed).toEqual({
        ok: true,
        held: [
          { holding: topic('b'), version: 1, at: iso(5), by: 'slack:U1' },
          { holding: source('a'), version: 1, at: iso(5), by: 'slack:U1' },
        ],
        correctionId: null,
      });
      expect(store.held()).toEqual([
        { holding: topic('b', 'B'), version: 2, at: iso(6), by: 'slack:U2' },
        { holding: source('a'), version: 1, at: iso(5), by: 'slack:U1' },
      ]);
      expect(store.lastSeq()).toBe(3);
    });

    test('refuses all of a commit of which somebody was quicker with a part', () => {
      const store = aStore();
      store.commit(commit(1, [change(topic('a'), 0), change(topic('b'), 0)]));
      store.commit(commit(2, [change(topic('a', 'A'), 1)]));
      const late = commit(3, [change(topic('a', 'mine'), 1), change(topic('b', 'mine'), 1), change(topic('c'), 0), change(topic('d'), 1)], {
        affected: [affected('a/fact')],
        marks: [{ kind: 'topic', id: 'a', hash: 'h' }],
        proposals: [{ holding: topic('a'), hash: 'h', at: iso(3) }],
        dismissed: ['x y'],
      });
      expect(store.commit(late)).toEqual({ ok: false, standing: [{ holding: topic('a', 'A'), version: 2, at: iso(2), by: 'slack:U1' }] });
      expect(store.held().map(({ holding, version }) => [holding.id, version])).toEqual([
        ['a', 2],
        ['b', 1],
      ]);
      expect([store.lastSeq(), store.marks(), store.proposals(), store.dismissed()]).toEqual([3, [], [], new Set()]);
    });

    test('writes nothing of a commit that breaks on the way, and goes on', () => {
      const store = aStore();
      const round: { self?: unknown } = {};
      round.self = round;
      const broken = { ...topic('b'), fields: round } as never;
      expect(() => store.commit(commit(1, [change(topic('a'), 0), change(broken, 0)]))).toThrow(/circular/u);
      expect([store.held(), store.lastSeq()]).toEqual([[], 0]);
      expect(store.commit(commit(2, [change(topic('a'), 0)])).ok).toBe(true);
      expect(store.lastSeq()).toBe(1);
    });

    test('hands out the same object as long as it stands', () => {
      const store = aStore();
      const first = store.commit(commit(1, [change(topic('a'), 0), change(topic('b'), 0)]));
      const before = store.held();
      expect(store.held()).toBe(before);
      store.commit(commit(2, [change(topic('a', 'A'), 1)]));
      expect(store.held()[1]?.holding).toBe(before[1]?.holding);
      expect(first.ok && first.held[1]?.holding).toBe(before[1]?.holding);
      expect(store.heldAt(iso(1))[1]?.holding).toBe(before[1]?.holding);
      expect(store.held()[0]).not.toBe(before[0]);
    });

    test('knows what stood at every moment, that moment included, and who did what since', () => {
      const store = aStore();
      store.commit(commit(10, [change(topic('a', '1'), 0)]));
      store.commit(commit(20, [change(topic('a', '2'), 1), change(topic('b', '1'), 0)], { by: 'discord:2' }));
      expect(store.heldAt(iso(9))).toEqual([]);
      expect(store.heldAt(iso(19))).toEqual([{ holding: topic('a', '1'), version: 1, at: iso(10), by: 'slack:U1' }]);
      expect(store.heldAt(iso(20))).toEqual(store.held());
      expect(store.heldAt('1970-01-01T01:00:00.019+01:00')).toEqual(store.heldAt(iso(19)));
      expect(() => store.heldAt('yesterday')).toThrow('no instant');
      const [, second, third] = store.auditSince(iso(0));
      expect(store.auditSince(iso(10))).toEqual([second, third]);
      expect(store.history('topic', 'a')).toEqual([
        {
          seq: 1,
          at: iso(10),
          by: 'slack:U1',
          act: 'add',
          kind: 'topic',
          id: 'a',
          version: 1,
          reason: 'add a',
          holding: topic('a', '1'),
        },
        second,
      ]);
      expect(second).toMatchObject({ seq: 2, by: 'discord:2', act: 'edit', version: 2, holding: topic('a', '2') });
      expect([store.history('topic', 'c'), store.history('source', 'a')]).toEqual([[], []]);
    });

    test('remembers what the files said, until it is settled', () => {
      const store = aStore();
      const mark = { kind: 'topic', id: 'a', hash: '1' } as const;
      const proposal = { holding: topic('a', 'file'), hash: '2', at: iso(1) };
      store.commit(commit(1, [], { marks: [mark], proposals: [proposal, { ...proposal, holding: topic('b') }] }));
      store.commit(commit(2, [], { marks: [{ ...mark, hash: '3' }], proposals: [{ ...proposal, hash: '4' }], settled: [topic('b')] }));
      expect([store.marks(), store.proposals()]).toEqual([[{ ...mark, hash: '3' }], [{ ...proposal, hash: '4' }]]);
      store.commit(commit(3, [], { settled: [topic('a'), topic('c')], dismissed: [pairKey('b', 'a')] }));
      store.commit(commit(4, [], { dismissed: [pairKey('a', 'b'), pairKey('c', 'a')] }));
      expect([store.proposals(), store.dismissed()]).toEqual([[], new Set(['a b', 'a c'])]);
    });

    test('gathers what has to be told: by fact first, then by editor, for as long as it can be undone', () => {
      const store = aStore();
      const tell = (at: number, by: string, ...facts: Affected[]) => store.commit(commit(at * SECOND, [], { by, affected: facts }));
      const first = correctionOf(tell(0, 'slack:U1', affected('f', { reason: 'why', bySomethingElse: true })));
      const second = correctionOf(tell(1, 'slack:U2', affected('g')));
      expect(correctionOf(tell(2, 'slack:U2', affected('f', { version: 3, word: 'correction' }), affected('h')))).toBe(first);
      expect(correctionOf(tell(3, 'slack:U2', affected('i')))).toBe(second);
      expect(correctionOf(tell(4, 'slack:U3', affected('i'), affected('h')))).toBe(first);
      expect(store.correction(first)).toEqual({
        id: first,
        by: 'slack:U1',
        at: 0,
        goesAt: 64 * SECOND,
        state: 'waiting',
        affected: [{ factId: 'f', version: 3, word: 'correction', bySomethingElse: true, reason: 'why' }, affected('h'), affected('i')],
        steps: [],
      });
      expect(first).toMatch(/^[0-9a-f]{12}$/u);
      // At its time it goes, and is joined no more.
      expect(correctionOf(tell(64, 'slack:U1', affected('f')))).not.toBe(first);
      expect(store.correction('nothing')).toBeNull();
    });

    test('gathers what has to be told behind gates apart from all else', () => {
      const store = aStore();
      const behind = '[[null,"2026-12-01T06:00:00.000Z"]]';
      const tell = (at: number, ...facts: Affected[]) => store.commit(commit(at * SECOND, [], { by: 'slack:U1', affected: facts }));
      const apart = correctionOf(tell(0, affected('f', { behind })));
      const open = correctionOf(tell(1, affected('f', { behind, word: 'correction' }), affected('f')));
      expect(correctionOf(tell(2, affected('g', { behind })))).toBe(apart);
      const common = { by: 'slack:U1', state: 'waiting', steps: [] };
      const [hidden, both] = [affected('f', { word: 'correction' }), affected('g')];
      expect(store.correction(apart)).toEqual({ ...common, id: apart, at: 0, goesAt: 62 * SECOND, behind, affected: [hidden, both] });
      expect(store.correction(open)).toEqual({ ...common, id: open, at: SECOND, goesAt: 61 * SECOND, affected: [affected('f')] });
    });

    test('lets nobody put off word for ever, and brings none forward', () => {
      const store = aStore();
      const id = correctionOf(store.commit(commit(0, [], { affected: [affected('f')] })));
      for (const at of [50, 100, 150, 200, 250, 290]) store.commit(commit(at * SECOND, [], { affected: [affected('f')] }));
      expect(store.correction(id)?.goesAt).toBe(300 * SECOND);
      store.commit(commit(10 * SECOND, [], { affected: [affected('f')] }));
      expect(store.correction(id)?.goesAt).toBe(300 * SECOND);
    });

    test('notes every change of a correction in order, so that it can be undone', () => {
      const store = aStore();
      store.commit(commit(0, [change(topic('a'), 0)]));
      const id = correctionOf(store.commit(commit(1, [change(topic('a'), 1), change(source('s'), 0)], { affected: [affected('f')] })));
      store.commit(commit(2, [change(topic('a'), 2)], { affected: [affected('f')] }));
      expect(store.correction(id)?.steps).toEqual([
        { kind: 'topic', id: 'a', from: 1, to: 2 },
        { kind: 'source', id: 's', from: 0, to: 1 },
        { kind: 'topic', id: 'a', from: 2, to: 3 },
      ]);
    });

    test('does what a simple model of it does', () => {
      fc.assert(
        fc.property(fc.array(act(), { maxLength: 24 }), (acts) => {
          const rig = make();
          const model = new StoreModel();
          let store = rig.open().store;
          let at = 0;
          for (const { wait, by, changes, facts, reopen } of acts) {
            at += wait * SECOND;
            const next = commit(
              at,
              changes.map(({ id, kind, stale }) => {
                const holding = kind === 'topic' ? topic(id, `at ${at}`) : source(id, `at ${at}`);
                return change(holding, Math.max(0, model.version(holdingKey(holding)) + stale));
              }),
              { by, affected: facts },
            );
            const committed = store.commit(next);
            expect(committed).toEqual(model.commit(next, committed.ok ? committed.correctionId : null));
            if (reopen && rig.again) store = rig.again().store;
            expect(store.held()).toEqual(model.held());
          }
          expect(store.lastSeq()).toBe(model.audit.length);
          expect(store.auditSince(iso(-1))).toEqual(model.audit);
          for (const moment of [0, at / 2, at - 1, at]) expect(store.heldAt(iso(moment))).toEqual(model.heldAt(moment));
          for (const { holding } of model.held()) {
            expect(store.history(holding.kind, holding.id)).toEqual(model.history(holdingKey(holding)));
          }
          for (const each of model.corrections) expect(store.correction(each.id)).toEqual(each);
        }),
        { numRuns: runs(20, 500) },
      );
    });
  });
}

/** Somebody's act: now and then too late, on a few things, about a few facts. */
const act = () =>
  fc.record({
    wait: fc.constantFrom(0, 1, 20, 61, 400),
    by: fc.constantFrom('slack:U1', 'slack:U2', 'file'),
    changes: fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c'),
        kind: fc.constantFrom('topic' as const, 'source' as const),
        stale: fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1),
      }),
      { maxLength: 3 },
    ),
    facts: fc.array(
      fc.record({
        factId: fc.constantFrom('f', 'g', 'h', 'i'),
        version: fc.integer({ min: 1, max: 3 }),
        word: fc.constantFrom('correction' as const, 'update' as const),
        bySomethingElse: fc.boolean(),
        reason: fc.constantFrom(null, 'one', 'other'),
      }),
      { maxLength: 2 },
    ),
    reopen: fc.constantFrom(false, false, false, false, true),
  });
