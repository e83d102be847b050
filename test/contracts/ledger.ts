import { describe, expect, test } from 'vitest';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import type { StorageRig } from '../storage/a-storage.ts';
import { asked, post, recorded } from '../storage/recorded.ts';

const SENT = { outcome: 'sent', post: null, at: 9 } as const;

/** What every ledger promises; `make` gives a fresh place for one. */
export function ledgerContract(name: string, make: () => StorageRig): void {
  describe(`ledger contract: ${name}`, () => {
    const aLedger = () => make().open().ledger;

    test('takes a thing once', () => {
      const ledger = aLedger();
      expect([ledger.take(asked('k')), ledger.take(asked('k')), ledger.take(asked('l'))]).toEqual([true, false, true]);
    });

    test('gives an answer back exactly as it was', () => {
      const ledger = aLedger();
      ledger.record(recorded('a1', 'k'), [], null);
      expect(ledger.find('a1')).toEqual(recorded('a1', 'k'));
      expect(ledger.find('a2')).toBeNull();
    });

    test('knows what is unfinished in the order in which it was taken, with the last answer to it', () => {
      const ledger = aLedger();
      ledger.take(asked('l', { at: 7 }));
      ledger.take(asked('k'));
      ledger.record(recorded('a1', 'k'), [], null);
      ledger.record(recorded('a2', 'k', { at: 8 }), [], null);
      expect(ledger.unfinished('fake')).toEqual([
        { invocation: asked('k'), recorded: recorded('a2', 'k', { at: 8 }) },
        { invocation: asked('l', { at: 7 }), recorded: null },
      ]);
      expect(ledger.unfinished('other')).toEqual([]);
      ledger.finish('k', SENT);
      ledger.finish('l', { ...SENT, outcome: 'silent' });
      expect(ledger.unfinished('fake')).toEqual([]);
      expect(ledger.take(asked('k'))).toBe(false);
    });

    test('writes all of an answer or nothing, and goes on', () => {
      const ledger = aLedger();
      ledger.record(recorded('a1', 'k'), [], null);
      const kept = { thread: 't', conversation: NO_CONVERSATION };
      expect(() => ledger.record(recorded('a1', 'k'), [{ factId: 'f', version: 1 }], kept)).toThrow();
      expect(ledger.conversation('t')).toBeNull();
      ledger.record(recorded('a2', 'k'), [], kept);
      expect([ledger.find('a2')?.id, ledger.conversation('t')]).toEqual(['a2', { conversation: NO_CONVERSATION, at: 6 }]);
    });

    test('keeps a conversation, a form and an instant', () => {
      const ledger = aLedger();
      expect([ledger.conversation('t'), ledger.formOf('f'), ledger.noted('alive')]).toEqual([null, null, null]);
      ledger.converse('t', { ...NO_CONVERSATION, topicId: 'a' }, 1);
      ledger.converse('t', { ...NO_CONVERSATION, topicId: 'b' }, 2);
      expect(ledger.conversation('t')).toEqual({ conversation: { ...NO_CONVERSATION, topicId: 'b' }, at: 2 });
      ledger.keepForm('f', { command: 'desk edit', input: { fact: 'a/b' } }, 1);
      ledger.keepForm('f', { command: 'desk edit', input: { fact: 'a/c' } }, 2);
      expect(ledger.formOf('f')).toEqual({ command: 'desk edit', input: { fact: 'a/c' } });
      ledger.note('alive', 7);
      ledger.note('alive', 8);
      expect(ledger.noted('alive')).toBe(8);
    });

    test('finds the names that begin so, whatever stands in them', () => {
      const ledger = aLedger();
      for (const [at, name] of ['talk 1', 'talk 2', 'Talk 3', 'talk%', '🗣️ 4', '🗣️ 5'].entries()) ledger.note(name, at);
      expect(ledger.notedNames('talk ')).toEqual(['talk 2', 'talk 1']);
      expect(ledger.notedNames('talk%')).toEqual(['talk%']);
      expect(ledger.notedNames('🗣️ ')).toEqual(['🗣️ 5', '🗣️ 4']);
      expect(ledger.notedNames('')).toHaveLength(6);
    });

    test('lets one have what only one may have, until it is given up', () => {
      const ledger = aLedger();
      expect([ledger.claim('x', 'one', 1), ledger.claim('x', 'two', 2), ledger.claim('x', 'one', 3)]).toEqual(['one', 'one', 'one']);
      ledger.release('one');
      expect(ledger.claim('x', 'two', 4)).toBe('two');
    });

    test('counts how often people were told a fact: each answer once, no revision, and nothing that nobody asked for', () => {
      const ledger = aLedger();
      const told = (factId: string, version = 1) => ({ factId, version });
      ledger.take(asked('k'));
      ledger.take(asked('l'));
      ledger.record(recorded('a1', 'k'), [told('f'), told('f'), told('g')], null);
      ledger.record(recorded('a2', 'l'), [told('f', 2), told('f', 1)], null);
      ledger.record(recorded('a3', 'l', { revises: 'a2' }), [told('f', 3)], null);
      ledger.record(recorded('a4', 'of nobody'), [told('f', 3), told('h')], null);
      expect(ledger.asked()).toEqual(
        new Map([
          ['f', 2],
          ['g', 1],
        ]),
      );
    });

    test('forgets what is older than an instant with all that hangs on it, and nothing else', () => {
      const { ledger, outbox } = make().open();
      const cited = [{ factId: 'f', version: 1 }];
      ledger.take(asked('old'));
      ledger.take(asked('new', { at: 50 }));
      ledger.record(recorded('a1', 'old'), cited, null);
      ledger.record(recorded('a2', 'new', { at: 50, revises: 'a1' }), cited, { thread: 'of a2', conversation: NO_CONVERSATION });
      ledger.record(recorded('a3', 'new', { at: 51 }), cited, null);
      ledger.keepForm('old', { command: 'desk edit', input: {} }, 49);
      ledger.keepForm('new', { command: 'desk edit', input: {} }, 50);
      ledger.finish('old', { ...SENT, post: post('1') });
      expect(ledger.conversation('of a2')).toEqual({ conversation: NO_CONVERSATION, at: 50 });
      expect(ledger.forget(50)).toBe(2);
      expect([ledger.find('a1'), ledger.find('a2')?.id, ledger.formOf('old'), ledger.formOf('new')?.command]).toEqual([
        null,
        'a2',
        null,
        'desk edit',
      ]);
      expect(ledger.unfinished('fake').map(({ invocation }) => invocation.key)).toEqual(['new']);
      // What stands in the place of what is forgotten stands there still.
      const affected = { factId: 'f', version: 1, word: 'update', bySomethingElse: false, reason: null } as const;
      expect(outbox.copies([affected]).map((copy) => [copy.recorded.id, copy.post])).toEqual([
        ['a2', post('1')],
        ['a3', null],
      ]);
      expect(ledger.asked()).toEqual(new Map([['f', 1]]));
    });

    test('takes nothing more once it is closed', () => {
      const rig = make();
      const { ledger } = rig.open();
      ledger.take(asked('k'));
      ledger.take(asked('l'));
      ledger.finish('l', SENT);
      ledger.close();
      ledger.finish('k', SENT);
      expect(ledger.unfinished('fake').map(({ invocation }) => invocation.key)).toEqual(['k']);
    });
  });
}
