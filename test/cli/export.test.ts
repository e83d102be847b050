import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKnowledge } from '../../src/knowledge/read.ts';
import { fact, facts, folderWith } from '../knowledge/temp-knowledge.ts';
import { file, NOW, scratch, sourced } from './run-cli.ts';

const QUESTIONS = `# The topic's own test.
questions:
  - {id: q1, set: tune, kind: direct, ask: How many died?, outcome: found, lead: [dead]}   # first
`;
/** A folder with an entry that only an editor may see. */
const knowledge = () =>
  folderWith({
    'flood/facts.yaml': facts(fact(), fact({ id: 'later', statement: 'Later.', embargo: '2030-01-01' })),
    'flood/questions.yaml': QUESTIONS,
  });
let folders = 0;
const target = (): string => path.join(scratch, `out-${++folders}`, 'knowledge');
const on = (folder: string) => ['--knowledge', folder, '--now', NOW];
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => !item.isDirectory())
    .map((item) => path.relative(folder, path.join(item.parentPath, item.name)))
    .sort();

describe('export', () => {
  test('writes knowledge files, as a reader unless said', async () => {
    const out = target();
    const { code, stdout, stderr } = await sourced(['export', out, ...on(knowledge())]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`4 files written to ${out}: 1 topic, 1 source, 1 entry.\n`);
    expect(filesIn(out)).toEqual(['flood/facts.yaml', 'flood/names.yaml', 'flood/sources/wire.md', 'flood/topic.yaml']);
    expect(readKnowledge(out).problems).toEqual([]);
  });

  test('of everything writes the topic’s questions, too; again, it finds nothing to do', async () => {
    const [out, from] = [target(), knowledge()];
    await sourced(['export', out, '--role', 'admin', ...on(from)]);
    expect(readFileSync(path.join(out, 'flood/questions.yaml'), 'utf8')).toBe(QUESTIONS);
    expect(readKnowledge(out).library?.facts.map(({ id }) => id)).toEqual(['flood/dead', 'flood/later']);
    const again = await sourced(['export', out, '--role', 'admin', ...on(from)]);
    expect(again.stdout).toBe(`0 files written to ${out}, 5 left as they were: 1 topic, 1 source, 2 entries.\n`);
  });

  test('into the knowledge folder itself leaves its files as they are', async () => {
    const from = knowledge();
    const { stdout } = await sourced(['export', from, '--role', 'admin', ...on(from)]);
    expect(stdout).toContain('0 files written');
  });

  test.each([
    ['csv', 'entries.csv'],
    ['json', 'annotations.json'],
    ['claimreview', 'claim-reviews.json'],
  ])('as %s writes %s and touches nothing else there', async (format, name) => {
    const out = target();
    mkdirSync(out, { recursive: true });
    writeFileSync(path.join(out, 'mine.txt'), 'mine');
    const { code } = await sourced(['export', out, '--format', format, ...on(knowledge())]);
    expect(code).toBe(0);
    expect(filesIn(out)).toEqual([name, 'mine.txt'].sort());
    expect(readFileSync(path.join(out, name), 'utf8')).not.toContain('later');
  });
});

describe('export refuses', () => {
  test('what is no folder, no format and no role', async () => {
    const at = file('a-file', 'mine');
    const out = target();
    const from = knowledge();
    const refused = await sourced(['export', at, ...on(from)]);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('is a file');
    expect(readFileSync(at, 'utf8')).toBe('mine');
    for (const wrong of [
      ['--format', 'pdf'],
      ['--role', 'boss'],
    ])
      expect((await sourced(['export', out, ...wrong, ...on(from)])).code).toBe(2);
    expect((await sourced(['export', ...on(from)])).code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });

  test('to follow a link out of the folder, and writes nothing then', async () => {
    for (const link of ['flood', 'flood/sources', 'flood/facts.yaml', 'flood/sources/wire.md']) {
      const [out, outside] = [target(), target()];
      mkdirSync(outside, { recursive: true });
      const at = path.join(out, link);
      mkdirSync(path.dirname(at), { recursive: true });
      const aim = link.includes('.') ? path.join(outside, 'aim') : outside;
      if (link.includes('.')) writeFileSync(aim, 'mine');
      symlinkSync(aim, at);
      const { code, stderr } = await sourced(['export', out, ...on(knowledge())]);
      expect([link, code]).toEqual([link, 1]);
      expect(stderr).toContain(link);
      expect(filesIn(outside)).toEqual(link.includes('.') ? ['aim'] : []);
      expect(lstatSync(at).isSymbolicLink()).toBe(true);
      expect(filesIn(out)).toEqual([link]);
    }
  });

  test('to write over files with errors, and names them', async () => {
    const out = target();
    mkdirSync(path.join(out, 'flood'), { recursive: true });
    writeFileSync(path.join(out, 'flood/facts.yaml'), 'facts: [{id: x}]\n');
    const { code, stderr } = await sourced(['export', out, ...on(knowledge())]);
    expect(code).toBe(1);
    expect(stderr).toContain('flood/facts.yaml');
    expect(filesIn(out)).toEqual(['flood/facts.yaml']);
  });

  test('to put a file where a folder is, and leaves no file of its own behind', async () => {
    const out = target();
    mkdirSync(path.join(out, 'entries.csv'), { recursive: true });
    const { code, stderr } = await sourced(['export', out, '--format', 'csv', ...on(knowledge())]);
    expect(code).toBe(1);
    expect(stderr).toContain('entries.csv');
    expect(filesIn(out)).toEqual([]);
  });
});
