import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { examineIntake } from '../../src/intake/examine.ts';

test('the doctor says of inbox and feeds whether they can be used, and nothing of what is not set', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-examine-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [knowledge, feeds] = [path.join(folder, 'knowledge'), path.join(folder, 'feeds.yaml')];
  mkdirSync(path.join(knowledge, 'river-flood'), { recursive: true });
  writeFileSync(feeds, 'feeds:\n  - url: https://news.example\n    topic: river-flood\n');
  const found = (inbox: string | null, list: string | null) => examineIntake({ inbox, feeds: list }, knowledge);
  expect(found(null, null)).toEqual([]);
  expect(found(folder, feeds)).toEqual([
    { ok: true, what: expect.stringContaining(folder), remedy: '' },
    { ok: true, what: expect.stringContaining('lists 1 feed'), remedy: '' },
  ]);
  writeFileSync(feeds, 'feeds:\n  - url: https://news.example\n    topic: harbour\n');
  expect(found(path.join(folder, 'nowhere'), feeds)).toEqual([
    { ok: false, what: expect.anything(), remedy: expect.stringContaining('it does not exist') },
    { ok: false, what: expect.anything(), remedy: expect.stringContaining('"harbour" is no topic on file') },
  ]);
  expect(found(feeds, null)[0]?.remedy).toContain('it is no folder');
});
