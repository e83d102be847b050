import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { linesOf } from '../../src/importers/jsonl.ts';
import { LIMITS, type Limits } from '../../src/importers/limits.ts';
import { openReader, type Reader } from '../../src/importers/read.ts';
import { IMPORTER_TEXT } from '../../src/text/importers.ts';
import { bytesOf, FIXTURES, NOW, readFixture, reasonsIn } from './reading.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'importers-'));
const readers: Reader[] = [];
const opened = (limits: Partial<Limits> = {}): Reader => {
  const reader = openReader(() => NOW, { ...LIMITS, ...limits });
  readers.push(reader);
  return reader;
};
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all(readers.map((reader) => reader.close()));
});

const reader = opened();
// Refuses before it starts anything.
const narrow = opened({ bytes: 2_000 });

async function all<T>(each: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of each) list.push(one);
  return list;
}

function written(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('a file', () => {
  test('read in a process of its own is what is read without it', async () => {
    for (const name of ['page.html', 'newsml-message.xml', 'rss.xml']) {
      const reads = await all(reader.readBytes(bytesOf(name), { name, contentType: null }));
      expect(reads).toEqual(readFixture(name));
    }
  });

  test('is named as it was given', async () => {
    const file = path.join(FIXTURES, 'article.txt');
    expect(await all(reader.readFile(file))).toMatchObject([{ ok: true, where: { file, at: null, name: 'Dam holds as Lenne rises' } }]);
  });

  test.each<readonly [string, string | null, string]>([
    ['missing', null, IMPORTER_TEXT.unreadable('ENOENT')],
    ['empty.txt', '', IMPORTER_TEXT.empty],
    ['empty.jsonl', '\n\n', IMPORTER_TEXT.empty],
    ['zip.html', 'PK\x05\x06', IMPORTER_TEXT.packed('zip')],
    ['large.txt', 'words '.repeat(400), IMPORTER_TEXT.tooLarge(2_400, 2_000)],
  ])('that is %s is refused', async (name, content, reason) => {
    const file = content === null ? path.join(folder, name) : written(name, content);
    expect(reasonsIn(await all((name === 'large.txt' ? narrow : reader).readFile(file)))).toEqual([reason]);
  });

  test('that is a folder is refused', async () => {
    mkdirSync(path.join(folder, 'a.txt'));
    expect(await all(reader.readFile(path.join(folder, 'a.txt')))).toMatchObject([{ ok: false }]);
  });
});

describe('JSONL', () => {
  test('is read line by line: bad lines are named, the rest goes on', async () => {
    const reads = await all(reader.readFile(path.join(FIXTURES, 'archive.jsonl')));
    expect(reads).toMatchObject([
      {
        ok: true,
        where: { at: 1 },
        item: { uri: 'tar:1/α', title: 'Dam holds', text: 'The dam held.\n\nNobody was hurt.  ', publishedAt: '2026-05-03T18:20:00.000Z' },
      },
      { ok: false, where: { at: 2, name: null }, reason: 'is not JSON: Unexpected end of JSON input' },
      {
        ok: true,
        where: { at: 4 },
        item: { uri: '3', title: 'Trains stopped at noon, the operator said on Sunday, and would not say when…', publishedAt: null },
      },
      { ok: false, where: { at: 5, name: '4' }, reason: IMPORTER_TEXT.notAnObject },
      { ok: false, where: { at: 6, name: '5' }, reason: IMPORTER_TEXT.loneSurrogate },
    ]);
  });

  test('is known without its extension, from a file and from memory', async () => {
    const content = '{"body":"One."}\n{"body":"Two."}\n';
    expect(reasonsIn(await all(reader.readFile(written('archive.json', content))))).toEqual(['read: One.', 'read: Two.']);
    expect(reasonsIn(await all(reader.readBytes(Buffer.from(content), { name: 'attached', contentType: null })))).toEqual([
      'read: One.',
      'read: Two.',
    ]);
  });

  test('has lines passed over that are longer than a line may be', async () => {
    const content = `{"body":"One."}\n{"body":"${'x'.repeat(300_000)}"}\n{"body":"Three."}\n\xFF`;
    const file = written('long.jsonl', Buffer.from(content, 'latin1'));
    expect(reasonsIn(await all(opened({ line: 100_000 }).readFile(file)))).toEqual([
      'read: One.',
      IMPORTER_TEXT.lineTooLong(100_000),
      'read: Three.',
      IMPORTER_TEXT.notUtf8,
    ]);
  });

  test('holds no more than a line of it, however long', async () => {
    // 400 MB, of which no part may be kept.
    const chunk = Buffer.alloc(1_000_000, 'x');
    function* endless() {
      for (let index = 0; index < 400; index++) yield chunk;
      yield Buffer.from('\n{"body":"Words."}');
    }
    const lines = await all(linesOf(endless(), 1_000));
    expect(lines.map(({ number, bytes }) => [number, bytes === null ? null : Buffer.from(bytes).toString()])).toEqual([
      [1, null],
      [2, '{"body":"Words."}'],
    ]);
  });
});

describe('the process that parses', () => {
  // In a program of its own, which nothing but its reading keeps up, and which ends without closing.
  const program = `
    import { LIMITS } from './src/importers/limits.ts';
    import { openReader } from './src/importers/read.ts';
    const reader = openReader(() => 0, { ...LIMITS, milliseconds: 300 });
    // As nested, some ten seconds of work.
    for (const [name, text] of [['slow.html', '<html><body>' + '<div>'.repeat(300_000)], ['next.txt', 'Words.']])
      for await (const read of reader.readBytes(Buffer.from(text), { name, contentType: null }))
        console.log(read.ok ? read.item.text : read.where.file + ' ' + read.reason);`;

  test('is ended over a file that takes too long, another reads the next, and neither keeps anybody up', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: path.join(import.meta.dirname, '../..'),
    });
    expect(stdout).toBe(`slow.html ${IMPORTER_TEXT.tooSlow(0.3)}\nWords.\n`);
  });

  test('is ended over a file that takes too much memory', async () => {
    const small = opened({ heap: 48 });
    const many = Buffer.from(`{"items":[${'[[],[]],'.repeat(500_000)}1]}`);
    expect(reasonsIn(await all(small.readBytes(many, { name: 'many.json', contentType: null })))).toEqual([IMPORTER_TEXT.tooMuchMemory]);
  });
});
