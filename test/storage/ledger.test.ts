import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from '../../src/storage/ledger.ts';
import { ledgerContract } from '../contracts/ledger.ts';
import { aStorage, dataFolder, PLACES } from './a-storage.ts';
import { asked, recorded } from './recorded.ts';

for (const [name, make] of PLACES) ledgerContract(name, make);

test('a ledger takes a thing once, also for the next run and for another process on the same folder', () => {
  const folder = dataFolder();
  const first = openLedger(folder);
  const beside = openLedger(folder);
  expect([first.take(asked('k')), beside.take(asked('k')), beside.take(asked('l'))]).toEqual([true, false, true]);
  first.close();
  beside.close();
  expect(aStorage(folder).ledger.take(asked('k'))).toBe(false);
});

test('an answer counts as asked for, also where another run had taken the question', () => {
  const folder = dataFolder();
  aStorage(folder).ledger.take(asked('k'));
  const { ledger } = aStorage(folder);
  ledger.record(recorded('a1', 'k'), [{ factId: 'f', version: 1 }], null);
  expect(ledger.asked()).toEqual(new Map([['f', 1]]));
});

test('a ledger is nobody else’s to read', () => {
  const folder = path.join(dataFolder(), 'deeper');
  aStorage(folder).ledger.take(asked('k'));
  for (const name of ['.', 'sourced.db', 'sourced.db-wal']) expect(statSync(path.join(folder, name)).mode & 0o077).toBe(0);
});
