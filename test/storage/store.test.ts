import { expect, test } from 'vitest';
import { storeContract } from '../contracts/store.ts';
import { aStorage, dataFolder, PLACES } from './a-storage.ts';
import { affected, change, commit, topic } from './holdings.ts';

for (const [name, make] of PLACES) storeContract(name, make);

test('a store is the same for who opens it beside, and each sees what the other writes', () => {
  const folder = dataFolder();
  const one = aStorage(folder).store;
  one.commit(commit(1, [change(topic('b'), 0), change(topic('a'), 0)], { affected: [affected('f')] }));
  const other = aStorage(folder).store;
  expect(other.held()).toEqual(one.held());
  expect(other.commit(commit(2, [change(topic('a', 'A'), 1)])).ok).toBe(true);
  expect(one.lastSeq()).toBe(3);
  expect(one.commit(commit(3, [change(topic('a', 'late'), 1)]))).toMatchObject({ ok: false, standing: [{ version: 2 }] });
  expect(one.held()).toEqual(other.held());
});
