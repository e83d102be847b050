import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Invocation } from '../../src/chat/invocation.ts';
import { openLedger } from '../../src/storage/ledger.ts';
import { aLedger, CHANNEL, dataFolder } from '../chat/a-host.ts';
import { ANSWERS } from '../golden/answers.ts';

const asked: Invocation = { key: 'k', platform: 'fake', address: CHANNEL, input: { kind: 'text', text: 'words' }, at: 5 };
const END = { outcome: 'sent', message: null, at: 7 } as const;

test('an end that can’t be written now is written later, and ends nothing else', async () => {
  const folder = dataFolder();
  const ledger = aLedger(folder);
  const beside = new DatabaseSync(path.join(folder, 'sourced.db'));
  ledger.take(asked);
  beside.exec(`CREATE TRIGGER full BEFORE UPDATE ON invocations BEGIN SELECT RAISE(ABORT, 'full'); END`);
  ledger.finish('k', END);
  await pause(100);
  beside.exec('DROP TRIGGER full');
  await expect.poll(() => beside.prepare('SELECT outcome FROM invocations').get(), { timeout: 4000 }).toMatchObject({ outcome: 'sent' });
  beside.close();
});

test('a write that fails leaves nothing behind, and the next one works', () => {
  const ledger = aLedger(dataFolder());
  const answer = {
    id: 'a1',
    key: 'k',
    platform: 'fake',
    address: CHANNEL,
    answer: ANSWERS.disputed,
    share: false,
    from: 0,
    above: null,
    at: 6,
  };
  ledger.record(answer, null);
  expect(() => ledger.record(answer, null)).toThrow();
  ledger.record({ ...answer, id: 'a2' }, null);
  expect(ledger.find('a2')?.id).toBe('a2');
});

test('what is forgotten is nowhere in the files any more', () => {
  const folder = dataFolder();
  const ledger = openLedger(folder);
  const text = 'the words of a question '.repeat(300);
  for (let at = 0; at < 20; at++) ledger.take({ ...asked, key: `k${at}`, input: { kind: 'text', text } });
  ledger.forget(100);
  ledger.close();
  for (const file of readdirSync(folder)) expect(readFileSync(path.join(folder, file), 'latin1')).not.toContain('the words of');
});

test('what ends after it is closed is unfinished to the next run', async () => {
  const folder = dataFolder();
  const ledger = openLedger(folder);
  ledger.take(asked);
  ledger.close();
  ledger.finish('k', END);
  await pause(60);
  expect(aLedger(folder).unfinished('fake')).toHaveLength(1);
});
