import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findFiles } from '../../../src/desk/import/find-files.ts';
import { importFiles } from '../../../src/desk/import/import-files.ts';
import type { Read } from '../../../src/desk/import/item.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { AnArchive, anItem } from './an-import.ts';

function aFolder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'sourced-import-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  return root;
}

const namesIn = (paths: readonly string[]) =>
  findFiles(paths).map((found) => (found.ok ? found.name : `refused ${path.basename(found.file)}`));

describe('files', () => {
  test('are found in folders within folders, by name, without what begins with a dot', () => {
    const root = aFolder({ 'b.txt': 'b', 'a/z.txt': 'z', 'a/deep/y.md': 'y', '.DS_Store': 'x', '.git/config': 'x' });
    expect(namesIn([root])).toEqual(['a/deep/y.md', 'a/z.txt', 'b.txt']);
  });

  test('that are named by themselves have their own name', () => {
    const root = aFolder({ 'a/z.txt': 'z', '.hidden': 'h' });
    expect(namesIn([path.join(root, 'a/z.txt'), path.join(root, '.hidden')])).toEqual(['z.txt', '.hidden']);
  });

  test('links to folders are not gone through, and what is no file is not read', async () => {
    const root = aFolder({ 'a.txt': 'a' });
    symlinkSync(root, path.join(root, 'loop'));
    symlinkSync(path.join(root, 'a.txt'), path.join(root, 'b.txt'));
    symlinkSync(path.join(root, 'nowhere'), path.join(root, 'c.txt'));
    const server = createServer().listen(path.join(root, 'socket'));
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    expect(namesIn([root])).toEqual(['a.txt', 'b.txt', 'refused c.txt', 'refused socket']);
  });

  test('a path that is not there is wrong use', () => {
    const root = aFolder({ 'a.txt': 'a' });
    const missing = path.join(root, 'b.txt');
    expect(() => findFiles([path.join(root, 'a.txt'), missing])).toThrow(new UserError(`There is no ${missing}. Nothing was imported.`, 2));
  });
});

/** Takes each file for an article; one that begins with "many:" for one a line. Counts what it read. */
function aReader() {
  const read: string[] = [];
  return {
    read,
    async *readFile(file: string): AsyncGenerator<Read> {
      read.push(path.basename(file));
      const { readFileSync } = await import('node:fs');
      const text = readFileSync(file, 'utf8');
      const lines = text.startsWith('many:') ? text.split('\n').slice(1) : null;
      const item = (each: string, uri: string | null) => anItem({ uri, title: path.basename(file), text: each });
      if (lines)
        for (const [nth, each] of lines.entries())
          yield { ok: true, item: item(each, `${path.basename(file)} ${nth}`), where: { file, at: nth + 1, name: null } };
      else if (text === 'bad') yield { ok: false, reason: 'is no text', where: { file, at: null, name: null } };
      else yield { ok: true, item: item(text, null), where: { file, at: null, name: null } };
    },
  };
}

describe('importing files', () => {
  async function imports(archive: AnArchive, root: string, topicId: string | null = null) {
    const reader = aReader();
    const told: number[] = [];
    const progress = (_tally: object, bytes: number) => told.push(bytes);
    const files = findFiles([root]);
    const tally = await importFiles(files, {
      onFile: archive.onFile,
      by: 'import',
      topicId,
      clock: () => archive.now,
      readFile: reader.readFile,
      memory: archive.memory,
      progress,
    });
    return { tally, read: reader.read, told };
  }
  const FILES = {
    'a.txt': 'One article. It stands.',
    'b.txt': 'Another one. It stands, too.',
    'bad.bin': 'bad',
    'many.txt': 'many:\nFirst of many.\nSecond of many.',
  };

  test('an article that is on file as it is is not read again', async () => {
    const [archive, root] = [new AnArchive(), aFolder(FILES)];
    expect((await imports(archive, root)).tally).toMatchObject({ added: 4, refused: 1 });
    writeFileSync(path.join(root, 'b.txt'), 'Another one. It was changed.');
    const { tally, read } = await imports(archive, root);
    expect(tally).toMatchObject({ added: 0, versions: 1, same: 3, refused: 1 });
    expect(read).toEqual(['b.txt', 'bad.bin']);
  });

  test('it is read where it goes into a topic', async () => {
    const [archive, root] = [new AnArchive(), aFolder(FILES)];
    await imports(archive, root);
    expect((await imports(archive, root, 'flood')).tally).toMatchObject({ versions: 4, refused: 1 });
    expect((await imports(archive, root, 'flood')).read).toEqual(['bad.bin']);
  });

  test('words that are there again are read again', async () => {
    const [archive, root] = [new AnArchive(), aFolder({ 'a.txt': 'One article. It stands.' })];
    await imports(archive, root);
    writeFileSync(path.join(root, 'a.txt'), 'Another text. It was changed.');
    await imports(archive, root);
    writeFileSync(path.join(root, 'a.txt'), 'One article. It stands.');
    expect((await imports(archive, root)).tally).toMatchObject({ versions: 1, same: 0 });
  });

  test('a file of which a piece was refused is read again each time, and so is one that was broken off', async () => {
    const [archive, root] = [new AnArchive(), aFolder({ 'many.txt': 'many:\nFirst of many.\n \nThird.', 'z.txt': 'Last.' })];
    await imports(archive, root);
    expect((await imports(archive, root)).read).toEqual(['many.txt']);
  });

  test('tells how many bytes it went through, never back, to the last', async () => {
    const [archive, root] = [new AnArchive(), aFolder(FILES)];
    const total = Object.values(FILES).join('').length;
    for (let run = 0; run < 2; run++) {
      const { told } = await imports(archive, root);
      expect(told).toEqual([...told].sort((a, b) => a - b));
      expect(told.at(-1)).toBeLessThanOrEqual(total);
    }
  });

  test('a file that went away meanwhile is named, and the rest goes on', async () => {
    const [archive, root] = [new AnArchive(), aFolder(FILES)];
    const files = findFiles([root]);
    rmSync(path.join(root, 'a.txt'));
    const { readFile } = aReader();
    const tally = await importFiles(files, {
      onFile: archive.onFile,
      by: 'import',
      topicId: null,
      clock: () => archive.now,
      readFile,
      memory: archive.memory,
    });
    expect(tally).toMatchObject({ added: 3, refused: 2 });
    expect(tally.refusals[0]?.where.file).toBe(path.join(root, 'a.txt'));
  });
});
