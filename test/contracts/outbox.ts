import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutboxDelivery, Target } from '../../src/chat/corrections/outbox.ts';
import type { Storage } from '../../src/storage/open.ts';
import { runs } from '../deep.ts';
import type { StorageRig } from '../storage/a-storage.ts';
import { affected, commit } from '../storage/holdings.ts';
import { OutboxModel } from '../storage/outbox-model.ts';
import { asked, post, recorded } from '../storage/recorded.ts';

let keys = 0;
const planned = (target: Target, platform = 'fake', answerIds = ['a1']) => ({
  key: (++keys).toString(16).padStart(12, '0'),
  platform,
  target,
  answerIds,
});
const EDIT: Target = { kind: 'edit', answerId: 'a1' };
const REPLY: Target = { kind: 'reply', channel: 'C1', thread: null };
const REPLY_1: Target = { kind: 'reply', channel: 'C1', thread: '1' };
const TELL: Target = { kind: 'tell', person: 'U1' };
const REPORT: Target = { kind: 'report', person: 'U1' };
const DONE = { state: 'done', detail: null, at: 0 } as const;

/** A correction of a fact; the id. */
function correct({ store }: Storage, at: number, factId = `fact ${at}`): string {
  const committed = store.commit(commit(at, [], { by: `slack:U${at}`, affected: [affected(factId)] }));
  if (!committed.ok || committed.correctionId === null) throw new Error('nobody was to be told');
  return committed.correctionId;
}

/** What every outbox promises; `make` gives a fresh place for one. */
export function outboxContract(name: string, make: () => StorageRig): void {
  describe(`outbox contract: ${name}`, () => {
    test('lets a correction go at its time, and keeps it until it is over', () => {
      const storage = make().open();
      const { outbox, store } = storage;
      const first = correct(storage, 0);
      const second = correct(storage, 10);
      const due = (now: number) => outbox.due(now).map(({ id }) => id);
      expect([due(59_999), due(60_000), due(60_010)]).toEqual([[], [first], [first, second]]);
      expect(outbox.due(60_000)).toEqual([store.correction(first)]);
      outbox.plan(second, []);
      expect([store.correction(second)?.state, due(0)]).toEqual(['going', [second]]);
      outbox.close(second);
      outbox.close(first);
      expect([store.correction(first)?.state, due(100_000)]).toEqual(['done', []]);
      // What is going or over isn't joined any more.
      expect(correct(storage, 20, 'fact 10')).not.toBe(second);
    });

    test('has the corrections of a fact whose time comes after an instant, the newest first', () => {
      const storage = make().open();
      const { outbox } = storage;
      const [first, second] = [correct(storage, 0, 'f'), correct(storage, 100_000, 'f')];
      correct(storage, 200_000, 'g');
      outbox.close(first);
      expect(outbox.of('f', 59_999)).toEqual([second, first]);
      expect([outbox.of('f', 60_000), outbox.of('f', 160_000), outbox.of('h', 0)]).toEqual([[second], [], []]);
    });

    test('goes to each target of a correction once', () => {
      const storage = make().open();
      const { outbox } = storage;
      const id = correct(storage, 0);
      const [edit, reply, elsewhere] = [planned(EDIT), planned(REPLY), planned(REPLY, 'other')];
      expect(outbox.plan(id, [edit, reply])).toBe(2);
      expect(outbox.plan(id, [planned({ answerId: 'a1', kind: 'edit' }), planned(REPLY_1), elsewhere])).toBe(2);
      expect(outbox.deliveries(id).map(({ key, target }) => [key, target])).toEqual([
        [edit.key, EDIT],
        [reply.key, REPLY],
        [expect.any(String), REPLY_1],
        [elsewhere.key, REPLY],
      ]);
      const other = correct(storage, 1);
      expect(outbox.plan(other, [planned(EDIT)])).toBe(1);
      outbox.close(id);
      expect([outbox.plan(id, [planned(EDIT)]), outbox.due(9).map((each) => each.id)]).toEqual([0, [other]]);
      expect(() => outbox.plan('nothing', [planned(EDIT)])).toThrow();
      expect(() => outbox.plan(other, [planned(TELL), { ...planned(REPORT), key: edit.key }])).toThrow();
      expect(outbox.deliveries(other)).toHaveLength(1);
    });

    test('edits first, then replies, tells people, and reports when nothing else of it is open anywhere', () => {
      const storage = make().open();
      const { outbox } = storage;
      const id = correct(storage, 0);
      const elsewhere = planned(TELL, 'other');
      outbox.plan(id, [planned(REPORT), planned(TELL), planned(REPLY), planned(EDIT), elsewhere]);
      const order: string[] = [];
      for (let next = outbox.next('fake', 1, 9); next; next = outbox.next('fake', 1, 9)) {
        order.push(next.target.kind);
        outbox.settle(next.key, DONE);
      }
      expect(order).toEqual(['edit', 'reply', 'tell']);
      expect(outbox.next('other', 1, 9)).toEqual({ ...elsewhere, correctionId: id, state: 'trying', tries: 0, detail: null });
      expect(outbox.next('fake', 1, 9)).toBeNull();
      outbox.settle(elsewhere.key, { state: 'unreachable', detail: 'user_not_found', at: 1 });
      expect(outbox.next('fake', 1, 9)?.target).toEqual(REPORT);
      expect(outbox.deliveries(id).at(-1)).toMatchObject({ state: 'unreachable', tries: 1, detail: 'user_not_found' });
    });

    test('keeps a delivery in one hand until its time is over, and says that it was begun before', () => {
      const storage = make().open();
      const { outbox } = storage;
      const first = correct(storage, 0);
      const second = correct(storage, 1);
      outbox.plan(first, [planned(EDIT)]);
      outbox.plan(second, [planned(EDIT)]);
      const next = (now: number) => outbox.next('fake', now, now + 10);
      const one = next(1);
      expect([one?.correctionId, one?.tries]).toEqual([first, 0]);
      expect([next(2)?.correctionId, next(3), next(10)]).toEqual([second, null, null]);
      expect(next(11)).toEqual({ ...one, tries: 1 });
      outbox.keep(one?.key ?? '', 30);
      expect([next(29)?.correctionId, next(29)]).toEqual([second, null]);
      // To be tried again later; the other one isn't held up by it.
      outbox.settle(one?.key ?? '', { state: 'waiting', detail: 'rate limited', at: 500 });
      outbox.keep(one?.key ?? '', 900);
      expect(next(499)?.correctionId).toBe(second);
      expect(next(500)).toEqual({ ...one, detail: 'rate limited', tries: 2 });
      // Who comes late undoes no end.
      outbox.settle(one?.key ?? '', DONE);
      for (const state of ['waiting', 'unreachable'] as const) outbox.settle(one?.key ?? '', { state, detail: 'late', at: 0 });
      expect(outbox.deliveries(first)).toMatchObject([{ state: 'done', detail: null, tries: 3 }]);
    });

    describe('knows what people were told', () => {
      const cited = [{ factId: 'f', version: 2 }];
      const copies = ({ outbox }: Storage, version = 2) =>
        outbox.copies([affected('f', { version })]).map((copy) => [copy.recorded.id, copy.state, copy.post]);

      test('in that version or an earlier one, the oldest first, each answer once', () => {
        const { ledger, outbox } = make().open();
        ledger.record(recorded('a1', 'k', { at: 9 }), [...cited, { factId: 'g', version: 1 }], null);
        ledger.record(recorded('a2', 'l', { at: 8 }), [{ factId: 'f', version: 1 }], null);
        const ids = (...facts: Parameters<typeof outbox.copies>[0]) => outbox.copies(facts).map((copy) => copy.recorded.id);
        expect(ids(affected('f', { version: 1 }))).toEqual(['a2']);
        expect(ids(affected('f', { version: 2 }), affected('g'))).toEqual(['a2', 'a1']);
        expect(ids(affected('h'))).toEqual([]);
        expect(outbox.copies([affected('g')])).toEqual([outbox.copyOf('a1')]);
        expect(outbox.copyOf('a1')).toEqual({
          recorded: recorded('a1', 'k', { at: 9 }),
          state: 'failed',
          post: null,
          cited: [...cited, { factId: 'g', version: 1 }],
          revised: false,
        });
        expect(outbox.copyOf('a0')).toBeNull();
      });

      test('of any passage of a source', () => {
        const { ledger, outbox } = make().open();
        for (const [at, factId] of ['s#0-4', 's#10-20', 'sa#0-4', 't/s#0-4', 's#', 's'].entries()) {
          ledger.record(recorded(factId, 'k', { at }), [{ factId, version: 1 }], null);
        }
        const ids = (factId: string) => outbox.copies([affected(factId)]).map((copy) => copy.recorded.id);
        expect([ids('s#'), ids('s'), ids('s#0-4')]).toEqual([['s#0-4', 's#10-20', 's#'], ['s'], ['s#0-4']]);
      });

      test('and how far it is: asked for, or put there by the bot itself', () => {
        const storage = make().open();
        const { ledger, outbox } = storage;
        for (const [at, key] of ['open', 'sent', 'private', 'failed'].entries()) {
          ledger.take(asked(key));
          ledger.record(recorded(key, key, { at }), cited, null);
        }
        ledger.finish('sent', { outcome: 'sent', post: post('1'), at: 9 });
        ledger.finish('private', { outcome: 'sent', post: null, at: 9 });
        ledger.finish('failed', { outcome: 'failed', post: null, at: 9 });
        for (const [at, id] of ['own', 'own private', 'never placed'].entries())
          ledger.record(recorded(id, id, { at: 10 + at }), cited, null);
        ledger.placed('own', post('2'));
        ledger.placed('own private', null);
        const word = planned(TELL);
        outbox.plan(correct(storage, 0), [word]);
        ledger.record(recorded(word.key, 'word', { at: 20 }), cited, null);
        ledger.unfinished('fake');
        expect(copies(storage)).toEqual([
          ['open', 'open', null],
          ['sent', 'posted', post('1')],
          ['private', 'posted', null],
          ['failed', 'failed', null],
          ['own', 'posted', post('2')],
          ['own private', 'posted', null],
          ['never placed', 'failed', null],
          [word.key, 'open', null],
        ]);
        outbox.settle(word.key, { state: 'ambiguous', detail: null, at: 0 });
        expect(copies(storage).at(-1)).toEqual([word.key, 'posted', null]);
      });

      test('and which answer stands in a post now, however often it was put right', () => {
        const storage = make().open();
        const { ledger } = storage;
        ledger.take(asked('k'));
        ledger.record(recorded('a1', 'k'), cited, null);
        ledger.finish('k', { outcome: 'sent', post: post('1'), at: 9 });
        ledger.unfinished('fake');
        ledger.record(recorded('a2', 'edit 1', { at: 10, revises: 'a1' }), [{ factId: 'f', version: 3 }], null);
        expect([copies(storage), copies(storage, 3)]).toEqual([[], [['a2', 'posted', post('1')]]]);
        ledger.record(recorded('a3', 'edit 2', { at: 10, revises: 'a2' }), [{ factId: 'f', version: 4 }], null);
        // Said of the first answer instead of the last one: it is the same post.
        ledger.record(recorded('a0', 'edit 3', { at: 10, revises: 'a1' }), [{ factId: 'f', version: 5 }], null);
        expect([copies(storage, 4), copies(storage, 5)]).toEqual([[], [['a0', 'posted', post('1')]]]);
        expect(['a1', 'a2', 'a3', 'a0'].map((id) => storage.outbox.copyOf(id)?.revised)).toEqual([true, true, true, false]);
      });

      test('and that what is on its way into a post isn’t there yet, and what never got there doesn’t stand in it', () => {
        const storage = make().open();
        const { ledger, outbox } = storage;
        ledger.record(recorded('a1', 'k'), cited, null);
        ledger.placed('a1', post('1'));
        const edit = planned(EDIT);
        outbox.plan(correct(storage, 0), [edit]);
        ledger.record(recorded(edit.key, 'edit', { at: 10, revises: 'a1' }), cited, null);
        expect(copies(storage)).toEqual([[edit.key, 'open', post('1')]]);
        outbox.settle(edit.key, { state: 'unreachable', detail: 'forbidden', at: 0 });
        expect(copies(storage)).toEqual([
          ['a1', 'posted', post('1')],
          [edit.key, 'failed', post('1')],
        ]);
        expect(outbox.copyOf('a1')?.revised).toBe(false);
      });

      test('and where a post is that was put right before anybody knew', () => {
        const storage = make().open();
        const { ledger } = storage;
        ledger.take(asked('k'));
        ledger.record(recorded('a1', 'k'), cited, null);
        ledger.record(recorded('a2', 'edit', { revises: 'a1' }), cited, null);
        ledger.finish('k', { outcome: 'sent', post: post('1'), at: 9 });
        ledger.unfinished('fake');
        expect(copies(storage)).toEqual([['a2', 'posted', post('1')]]);
      });
    });

    test('forgets deliveries of what is over and old, never what is going', () => {
      const storage = make().open();
      const { outbox, ledger, store } = storage;
      const [over, going] = [correct(storage, 0), correct(storage, 1)];
      outbox.plan(over, [planned(EDIT)]);
      outbox.plan(going, [planned(EDIT)]);
      outbox.close(over);
      ledger.forget(60_000);
      expect(outbox.deliveries(over)).toHaveLength(1);
      ledger.forget(100_000);
      expect([outbox.deliveries(over).length, outbox.deliveries(going).length, store.correction(over)?.state]).toEqual([0, 1, 'done']);
    });

    test('does what a simple model of it does, whenever the process ends', () => {
      fc.assert(
        fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
          const rig = make();
          let storage = rig.open();
          const model = new OutboxModel();
          let now = 0;
          for (const goesAt of [60_000, 60_001, 60_002]) {
            model.corrections.push({ id: correct(storage, goesAt - 60_000), goesAt, state: 'waiting' });
          }
          const idOf = (nth: number) => model.corrections[nth]?.id ?? '';
          let hand: OutboxDelivery[] = [];
          for (const step of acts) {
            const { outbox } = storage;
            if (step.do === 'wait') now += step.ms;
            else if (step.do === 'end') {
              // What was in hand is let go of; only the time tells.
              if (rig.again) storage = rig.again();
              hand = [];
            } else if (step.do === 'plan') {
              const all = step.targets.map(([target, platform]) => planned(target, platform));
              expect(outbox.plan(idOf(step.nth), all)).toBe(model.plan(idOf(step.nth), all));
            } else if (step.do === 'next') {
              const taken = outbox.next(step.platform, now, now + 30);
              expect(taken).toEqual(model.next(step.platform, now, now + 30));
              if (taken) hand.push(taken);
            } else {
              const key = hand[step.nth % Math.max(1, hand.length)]?.key ?? 'nothing';
              const end = { state: step.state, detail: step.state === 'done' ? null : 'why', at: now + step.ms };
              outbox.settle(key, end);
              model.settle(key, end);
            }
            expect(storage.outbox.due(now).map(({ id }) => id)).toEqual(model.due(now));
          }
          for (const { id } of model.corrections) expect(storage.outbox.deliveries(id)).toEqual(model.deliveries(id));
        }),
        { numRuns: runs(30, 1000) },
      );
    });
  });
}

const target = fc.constantFrom<Target>(EDIT, { kind: 'edit', answerId: 'a2' }, REPLY, REPLY_1, TELL, REPORT);
const platform = fc.constantFrom('fake', 'other');
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('next' as const), platform }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      nth: fc.nat(5),
      state: fc.constantFrom('done', 'done', 'waiting', 'needless', 'ambiguous', 'unreachable'),
      ms: fc.constantFrom(0, 10, 50),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('plan' as const),
      nth: fc.nat(2),
      targets: fc.array(fc.tuple(target, platform), { maxLength: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 10, 29, 30, 60_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const) }) },
);
