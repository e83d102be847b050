import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openStorage } from '../../src/storage/open.ts';
import { aStorage, dataFolder } from './a-storage.ts';
import { asked } from './recorded.ts';

const END = { outcome: 'sent', post: null, at: 7 } as const;

test('an end that can’t be written now is written later, and ends nothing else', () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const folder = dataFolder();
  const { ledger } = aStorage(folder);
  const beside = new DatabaseSync(path.join(folder, 'sourced.db'));
  const outcome = () => beside.prepare('SELECT outcome FROM invocations').get()?.outcome;
  ledger.take(asked('k'));
  beside.exec(`CREATE TRIGGER full BEFORE UPDATE ON invocations BEGIN SELECT RAISE(ABORT, 'full'); END`);
  ledger.finish('k', END);
  vi.advanceTimersByTime(100);
  expect(() => ledger.unfinished('fake')).toThrow('full');
  beside.exec('DROP TRIGGER full');
  expect(outcome()).toBeNull();
  vi.advanceTimersByTime(2000);
  expect(outcome()).toBe('sent');
  beside.close();
});

test('what is forgotten is nowhere in the files any more', () => {
  const folder = dataFolder();
  const storage = openStorage(folder);
  const text = 'the words of a question '.repeat(300);
  for (let at = 0; at < 20; at++) storage.ledger.take(asked(`k${at}`, { input: { kind: 'text', text } }));
  storage.ledger.forget(100);
  storage.close();
  for (const file of readdirSync(folder)) expect(readFileSync(path.join(folder, file), 'latin1')).not.toContain('the words of');
});

test('what ends after it is closed is unfinished to the next run', () => {
  const folder = dataFolder();
  const storage = openStorage(folder);
  storage.ledger.take(asked('k'));
  storage.close();
  storage.ledger.finish('k', END);
  expect(aStorage(folder).ledger.unfinished('fake')).toHaveLength(1);
});
