import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { importReads } from '../../src/desk/import/import-reads.ts';
import { OnFile } from '../../src/desk/on-file.ts';
import { openStorage } from '../../src/storage/open.ts';
import { FILE } from '../../src/storage/sqlite.ts';
import { anItem, incoming } from '../desk/import/an-import.ts';
import { FIXTURES, scratch, sourced } from './run-cli.ts';

/** One topic alone: reading all takes longer than all else. */
const KNOWLEDGE = path.join(scratch, 'knowledge');
cpSync(path.join(FIXTURES, 'river-flood'), path.join(KNOWLEDGE, 'river-flood'), { recursive: true });

const CLI = path.join(import.meta.dirname, '../../src/cli.ts');
const article = (id: string, body: string, more: object = {}) =>
  JSON.stringify({ id, title: `Title of ${id}`, publisher: 'Wire', publishedAt: '2026-05-01T06:00:00Z', url: null, body, ...more });
const numbered = (n: number) =>
  Array.from({ length: n }, (_, nth) => article(`n-${nth}`, `Report ${nth} came in at noon. Crew ${nth} was safe.`));

/** A folder with these files, and a data folder for it. */
function aFolder(files: Readonly<Record<string, string | readonly string[]>>) {
  const root = mkdtempSync(path.join(scratch, 'import-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, 'in', name)), { recursive: true });
    writeFileSync(path.join(root, 'in', name), typeof content === 'string' ? content : content.join('\n'));
  }
  const [folder, data] = [path.join(root, 'in'), path.join(root, 'data')];
  return { folder, data, args: [folder, '--knowledge', KNOWLEDGE, '--data', data] };
}

/** What is on file in a data folder; the audit is asked, too. */
function within<T>(data: string, look: (store: OnFile['store']) => T): T {
  const storage = openStorage(data);
  try {
    return look(storage.store);
  } finally {
    storage.close();
  }
}

const versionsIn = (data: string, prefix: string): ReadonlyMap<string, number> =>
  within(
    data,
    (store) =>
      new Map(
        store
          .held()
          .flatMap(({ holding, version }) =>
            holding.kind === 'source' && holding.id.startsWith(prefix) ? [[holding.id, version] as const] : [],
          ),
      ),
  );

describe('sourced import', () => {
  test('brings files on file, names what it refused, and skips them the next time', async () => {
    const { args, data } = aFolder({
      'wire.jsonl': [
        article('https://wire.example/7?a=b#c', 'The lighthouse at Cape Orrin lost its lamp on Monday.'),
        '{"id":"x",',
        article('empty', ''),
      ],
      'deep/note.txt': 'The keeper of Cape Orrin lives in Dunmore. He is ninety.',
      'picture.png': '\u0089PNG\r\n\u001a\n\u0000\u0000',
    });
    const first = await sourced(['import', ...args]);
    expect(first.code).toBe(1);
    expect(first.stderr).toBe('');
    const lines = first.stdout.trimEnd().split('\n');
    expect(lines.slice(0, 3)).toEqual(['In: 2 sources, 0 new versions.', 'Skipped: 0 on file already.', 'Refused: 3.']);
    expect(lines.slice(3)).toEqual([
      expect.stringMatching(/^ {2}\S*picture\.png – /u),
      expect.stringMatching(/^ {2}\S*wire\.jsonl:2 – /u),
      expect.stringMatching(/^ {2}\S*wire\.jsonl:3 \(empty\) – /u),
    ]);
    expect([...versionsIn(data, 'https:').keys()]).toEqual(['https://wire.example/7?a=b#c']);
    const again = await sourced(['import', ...args]);
    expect(again.stdout).toContain('In: 0 sources, 0 new versions.\nSkipped: 2 on file already.\nRefused: 3.\n');
  });

  test('names the first twenty that it refused', async () => {
    const { args } = aFolder({ 'bad.jsonl': Array.from({ length: 25 }, () => 'nonsense') });
    const { code, stdout } = await sourced(['import', ...args]);
    expect(code).toBe(1);
    expect(stdout.match(/bad\.jsonl:\d+/gu)).toHaveLength(20);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('  and 5 more');
  });

  test('shows what a file’s names would do to the terminal', async () => {
    const { args } = aFolder({ 'a\u001b[2J.jsonl': ['nonsense'] });
    expect((await sourced(['import', ...args])).stdout).not.toContain('\u001b');
  });

  test('puts sources into a topic by its title, and exits with 0 where all is well', async () => {
    const { args, data } = aFolder({ 'a.jsonl': numbered(2) });
    expect(await sourced(['import', ...args, '--topic', 'river-flood'])).toMatchObject({ code: 0, stderr: '' });
    const topics = within(data, (store) => store.held().flatMap(({ holding }) => (holding.id.startsWith('n-') ? [holding.topicId] : [])));
    expect(topics).toEqual(['river-flood', 'river-flood']);
  });

  test.each([
    { more: ['--topic', 'no-such'], says: 'no-such' },
    { more: ['/no/such/place'], says: 'There is no /no/such/place. Nothing was imported.' },
  ])('$more: wrong use, and nothing is changed', async ({ more, says }) => {
    const { args, data } = aFolder({ 'a.jsonl': numbered(2) });
    const { code, stdout, stderr } = await sourced(['import', ...args, ...more]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    if (existsSync(path.join(data, FILE))) expect(versionsIn(data, 'n-').size).toBe(0);
  });

  test('goes nowhere without a data folder for other knowledge', async () => {
    const { folder } = aFolder({ 'a.jsonl': numbered(2) });
    expect(await sourced(['import', folder, '--knowledge', KNOWLEDGE])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--data'),
    });
  });
});

/** An import in a process of its own. */
function imports(args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<number | null> } {
  const child = spawn(process.execPath, [CLI, 'import', ...args], { cwd: scratch, env: { PATH: process.env.PATH }, stdio: 'ignore' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, ended: once(child, 'exit').then(([code]) => code as number | null) };
}

test('what may be used no longer is not told, though nothing ran when its time was over', async () => {
  const { data } = aFolder({ 'none.jsonl': '' });
  const storage = openStorage(data);
  const onFile = new OnFile(storage.store, { use: () => undefined });
  const clock = () => Date.parse('2026-05-01T00:00:00Z');
  const items = [anItem({ uri: 'over', expires: '2026-05-02T00:00:00Z' })].map((item) => incoming(item));
  await importReads(items, { onFile, by: 'import', topicId: null, clock });
  storage.close();
  const { stdout } = await sourced(['search', 'old bridge closed', '--knowledge', KNOWLEDGE, '--data', data]);
  expect(stdout).not.toContain('The old bridge');
  expect(within(data, (store) => store.history('source', 'over').map(({ by }) => by))).toEqual(['import', 'expiry']);
});

describe('processes', () => {
  const MANY = 1500;

  test('one that is killed in the middle loses nothing and doubles nothing: the next run goes on', async () => {
    const { args, data } = aFolder({ 'many.jsonl': numbered(MANY) });
    const { child, ended } = imports(args);
    const storage = openStorage(data);
    let there = 0;
    while (there === 0 && child.exitCode === null) {
      await new Promise((resolve) => setImmediate(resolve));
      there = storage.store.held().filter(({ holding }) => holding.id.startsWith('n-')).length;
    }
    child.kill('SIGKILL');
    await ended;
    storage.close();
    const left = versionsIn(data, 'n-').size;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(MANY);
    const { code, stdout } = await sourced(['import', ...args]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      `In: ${(MANY - left).toLocaleString('en')} sources, 0 new versions.\nSkipped: ${left.toLocaleString('en')} on file already.`,
    );
    const versions = versionsIn(data, 'n-');
    expect(versions.size).toBe(MANY);
    expect([...versions.values()].every((version) => version === 1)).toBe(true);
  });

  test('two at once bring each source on file once', async () => {
    const { args, data } = aFolder({ 'many.jsonl': numbered(600) });
    const both = [imports(args), imports(args)];
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
    const versions = versionsIn(data, 'n-');
    expect(versions.size).toBe(600);
    expect([...versions.values()].every((version) => version === 1)).toBe(true);
  });
});
