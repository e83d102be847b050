import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEY, type KeptArchive, SPAN, type ToArchive, WORD } from '../../src/search/archive.ts';
import { backUp } from '../../src/storage/backup.ts';
import { FILE, MEMORY } from '../../src/storage/sqlite.ts';
import { runs } from '../deep.ts';
import { aStorage, dataFolder } from './a-storage.ts';

/** A source whose passages have these words. */
const source = (id: string, passages: readonly (readonly string[])[], more: Partial<ToArchive> = {}): ToArchive => ({
  id,
  version: 1,
  gates: '',
  tokens: 'one way',
  spans: Int32Array.from(passages.flatMap((words, at) => [at * 10, at * 10 + 9, words.length])),
  terms: passages.map((words) => words.flatMap((word) => [KEY + word, WORD + word])),
  ...more,
});

/** Where a word's key stands, as source and place in it. */
function places(archive: KeptArchive, word: string, gates = ''): string[] {
  return [...archive.having(gates, KEY + word)].flatMap((number) =>
    [...archive.sources.values()]
      .filter((each) => each.gates === gates && number >= each.first && number < each.first + each.spans.length / SPAN)
      .map((each) => `${each.id} ${number - each.first}`),
  );
}

test('has what was put there, after a restart and for another process, too', () => {
  const folder = dataFolder();
  const { archive } = aStorage(folder);
  const other = aStorage(folder).archive;
  expect(archive.change({ put: [source('a', [['dam', 'broke'], ['dam']]), source('b', [[], ['dam']])], remove: [] })).toBe(true);
  expect(other.sources.size).toBe(0);
  expect([other.refresh(), other.refresh()]).toEqual([true, false]);
  for (const each of [
    archive,
    other,
    (() => {
      const again = aStorage(folder).archive;
      again.refresh();
      return again;
    })(),
  ]) {
    expect([...each.sources.keys()]).toEqual(['a', 'b']);
    expect(each.sources.get('a')).toMatchObject({ version: 1, gates: '', tokens: 'one way', spans: source('a', [['', ''], ['']]).spans });
    expect([places(each, 'dam'), places(each, 'broke'), places(each, 'flood')]).toEqual([['a 0', 'a 1', 'b 1'], ['a 0'], []]);
    expect([...each.words('')].sort()).toEqual(['broke', 'dam']);
  }
});

test('takes a new version for the old one, and another set of gates for another place', () => {
  const { archive } = aStorage(MEMORY);
  archive.change({ put: [source('a', [['dam'], ['rain']]), source('b', [['dam']])], remove: [] });
  expect([...archive.words('')].sort()).toEqual(['dam', 'rain']);
  archive.change({ put: [source('a', [['snow']], { version: 2 }), source('b', [['dam']], { gates: 'shut' })], remove: [] });
  expect([places(archive, 'dam'), places(archive, 'snow'), places(archive, 'dam', 'shut')]).toEqual([[], ['a 0'], ['b 0']]);
  expect([[...archive.words('')], [...archive.words('shut')], [...archive.words('other')]]).toEqual([['snow'], ['dam'], []]);
  expect(archive.sources.get('a')?.version).toBe(2);
  archive.change({ put: [source('c', [['hail']])], remove: ['a', 'nothing'] });
  expect([[...archive.sources.keys()].sort(), [...archive.words('')], places(archive, 'snow')]).toEqual([['b', 'c'], ['hail'], []]);
});

test('two processes that move the same source end with one of it', () => {
  const folder = dataFolder();
  const [one, other] = [aStorage(folder).archive, aStorage(folder).archive];
  for (const each of [one, other]) each.change({ put: [source('a', [['dam']])], remove: [] });
  one.change({ put: [source('b', [['dam']])], remove: [] });
  other.refresh();
  for (const each of [one, other]) expect(places(each, 'dam')).toEqual(['a 0', 'b 0']);
});

test('what breaks changes nothing, and goes through when it is tried again', () => {
  const { archive } = aStorage(MEMORY);
  const broken = source('b', [['rain']], { gates: 'shut', version: null as unknown as number });
  expect(() => archive.change({ put: [source('a', [['dam']], { gates: 'shut' }), broken], remove: [] })).toThrow('NOT NULL');
  expect([archive.sources.size, places(archive, 'dam', 'shut'), archive.refresh()]).toEqual([0, [], false]);
  expect(archive.change({ put: [source('a', [['dam']], { gates: 'shut' })], remove: [] })).toBe(true);
  expect([places(archive, 'dam', 'shut'), [...archive.words('shut')]]).toEqual([['a 0'], ['dam']]);
});

test('while another process writes, nothing is changed and it says so', () => {
  const folder = dataFolder();
  const { archive } = aStorage(folder);
  const beside = new DatabaseSync(path.join(folder, FILE));
  beside.exec('BEGIN IMMEDIATE');
  expect(archive.change({ put: [source('a', [['dam']])], remove: [] })).toBe(false);
  beside.exec('COMMIT');
  beside.close();
  expect(archive.sources.size).toBe(0);
  expect(archive.change({ put: [source('a', [['dam']])], remove: [] })).toBe(true);
});

test('finds every word, whatever is in it, and no other', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('"', '*', 'NOT', 'a b', "o'neill", 'ال', '#x', '\u0000', '\u{E000}0041', 'é', 'É'),
  );
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), (words) => {
      const { archive, close } = aStorage(MEMORY);
      archive.change({
        put: [
          source(
            'a',
            words.map((each) => [each]),
          ),
        ],
        remove: [],
      });
      for (const [at, each] of words.entries()) expect(places(archive, each)).toEqual([`a ${at}`]);
      expect([...archive.words('')].sort()).toEqual(words.toSorted());
      close();
    }),
    { numRuns: runs(25, 1000) },
  );
});

test('is in a backup', () => {
  const [folder, copies] = [dataFolder(), dataFolder()];
  aStorage(folder).archive.change({ put: [source('a', [['dam']])], remove: [] });
  backUp(folder, path.join(copies, FILE));
  const { archive } = aStorage(copies);
  archive.refresh();
  expect([places(archive, 'dam'), [...archive.words('')]]).toEqual([['a 0'], ['dam']]);
});
