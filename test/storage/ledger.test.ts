import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Invocation } from '../../src/chat/invocation.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { openLedger } from '../../src/storage/ledger.ts';
import { aLedger, CHANNEL, dataFolder, PRIVATE } from '../chat/a-host.ts';
import { ANSWERS } from '../golden/answers.ts';

const asked = (key: string, address = CHANNEL): Invocation => ({
  key,
  platform: 'fake',
  address,
  input: { kind: 'text', text: 'secret words' },
  at: 5,
});
const recorded = {
  id: 'a1',
  key: 'k',
  platform: 'fake',
  address: CHANNEL,
  answer: ANSWERS.disputed,
  share: false,
  from: 0,
  above: null,
  at: 6,
} as const;

describe('the ledger', () => {
  test('takes a thing once, also for the next run and for another process on the same folder', () => {
    const folder = dataFolder();
    const first = openLedger(folder);
    const beside = openLedger(folder);
    expect([first.take(asked('k')), first.take(asked('k')), beside.take(asked('k')), beside.take(asked('l'))]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    first.close();
    beside.close();
    expect(aLedger(folder).take(asked('k'))).toBe(false);
  });

  test('gives an answer back exactly as it was', () => {
    const ledger = aLedger(dataFolder());
    ledger.record(recorded, null);
    expect(ledger.find('a1')).toEqual(recorded);
    expect(ledger.find('a2')).toBeNull();
  });

  test('knows what is unfinished, and forgets words and secrets of what is over', () => {
    const folder = dataFolder();
    const ledger = openLedger(folder);
    ledger.take(asked('k'));
    ledger.take(asked('l', PRIVATE));
    ledger.record(recorded, null);
    expect(ledger.unfinished('fake')).toEqual([
      { invocation: asked('k'), recorded },
      { invocation: asked('l', PRIVATE), recorded: null },
    ]);
    expect(ledger.unfinished('other')).toEqual([]);
    for (const key of ['k', 'l']) ledger.finish(key, { outcome: 'sent', message: 'm', at: 9 });
    expect(ledger.unfinished('fake')).toEqual([]);
    expect(ledger.take(asked('k'))).toBe(false);
    ledger.close();
  });

  test('keeps a conversation, a claim, an instant and a gap', () => {
    const ledger = aLedger(dataFolder());
    expect(ledger.conversation('t')).toBeNull();
    ledger.converse('t', { ...NO_CONVERSATION, topicId: 'a' }, 1);
    ledger.converse('t', { ...NO_CONVERSATION, topicId: 'b' }, 2);
    expect(ledger.conversation('t')).toEqual({ conversation: { ...NO_CONVERSATION, topicId: 'b' }, at: 2 });
    expect([ledger.claim('x', 'one', 1), ledger.claim('x', 'two', 2), ledger.claim('x', 'one', 3)]).toEqual(['one', 'one', 'one']);
    expect(ledger.noted('alive')).toBeNull();
    ledger.note('alive', 7);
    ledger.note('alive', 8);
    expect(ledger.noted('alive')).toBe(8);
    ledger.note('talk 1', 8);
    ledger.note('talk 2', 9);
    expect(ledger.notedNames('talk ')).toEqual(['talk 2', 'talk 1']);
    ledger.gap({ answerId: 'a', person: 'p', reason: 'first', at: 1 });
    ledger.gap({ answerId: 'a', person: 'p', reason: 'second', at: 2 });
    expect(ledger.gaps()).toEqual([{ answerId: 'a', person: 'p', reason: 'second', at: 2 }]);
  });

  test('forgets what is older than an instant, and nothing else', () => {
    const ledger = aLedger(dataFolder());
    ledger.take(asked('old'));
    ledger.take({ ...asked('new'), at: 50 });
    ledger.record(recorded, null);
    ledger.record({ ...recorded, id: 'a2', at: 50 }, { thread: 'of a2', conversation: NO_CONVERSATION });
    expect(ledger.conversation('of a2')).toEqual({ conversation: NO_CONVERSATION, at: 50 });
    expect(ledger.forget(50)).toBe(2);
    expect([ledger.find('a1'), ledger.find('a2')?.id]).toEqual([null, 'a2']);
    expect(ledger.unfinished('fake').map(({ invocation }) => invocation.key)).toEqual(['new']);
  });

  test('is nobody else’s to read', () => {
    const folder = path.join(dataFolder(), 'deeper');
    aLedger(folder);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });
});
