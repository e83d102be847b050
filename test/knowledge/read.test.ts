import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { formatProblems } from '../../src/knowledge/problems.ts';
import { readKnowledge } from '../../src/knowledge/read.ts';
import { fact, facts, folderWith, SOUND, SOURCE_FIELDS, secondTopic, source, TEXT, told } from './temp-knowledge.ts';

function refusal(folder: string): UserError {
  try {
    readKnowledge(folder);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('was read');
}

const linesOf = (folder: string): string[] => formatProblems(readKnowledge(folder).problems).split('\n').slice(0, -2).filter(Boolean);

describe('a folder that is no knowledge folder', () => {
  test('missing', () => {
    const folder = join(folderWith(), 'none');
    expect(refusal(folder)).toMatchObject({
      exitCode: 1,
      message: `The knowledge folder "${folder}" can't be read: it does not exist. Create it, or name another folder.`,
    });
  });

  test('a file', () => {
    const file = join(folderWith({ 'README.md': 'x' }), 'README.md');
    expect(refusal(file)).toMatchObject({ exitCode: 1, message: expect.stringContaining('is a file, but the knowledge folder is needed') });
  });

  test('without a topic', () => {
    const message =
      'A topic is a folder with topic.yaml, facts.yaml and sources/; knowledge/README.md shows their form. Add one, or name another folder.';
    expect(refusal(folderWith({}, {}))).toMatchObject({ exitCode: 1, message: expect.stringContaining(message) });
    expect(refusal(folderWith({ 'README.md': 'x', 'notes/a.txt': 'x' }, {})).message).toContain('There is no topic in');
  });

  test('with nothing but a link that leaves it: the reason is told with it', () => {
    const folder = folderWith({}, {});
    symlinkSync(folderWith(), join(folder, 'flood'));
    expect(refusal(folder).message).toContain('flood – is a link that leaves the knowledge folder');
  });
});

test('every problem of every file comes at once, and nothing is half-loaded', () => {
  const folder = folderWith({
    ...secondTopic('storm'),
    'storm/names.yaml': 'names: [\n',
    'flood/topic.yaml': 'titel: Flood\ndesk: Home desk\nbottomLine: [none]\n',
    'flood/sources/wire.md': source(SOURCE_FIELDS.replace('2026-05-03T19:00:00Z', 'today')),
    'flood/sources/bad.md': 'no front matter',
    'flood/facts.yaml': facts(fact({ status: 'sure' }), fact({ id: 'two', quote: 'Seven people have died.' }), fact({ id: 'two' })),
    'flood/questions.yaml': 'questions:\n  - {id: q, set: tune, kind: direct, ask: Why?, outcome: found, lead: [nothing]}\n',
  });
  const { library, questions, problems } = readKnowledge(folder);
  expect([library, questions]).toEqual([null, []]);
  expect(problems.map(({ file, line, field }) => `${file}:${line} ${field}`.trim())).toEqual([
    'flood/facts.yaml:7 facts[0].status',
    'flood/facts.yaml:12 facts[1].quote',
    'flood/facts.yaml:16 facts[2].id',
    'flood/questions.yaml:2 questions[0].lead[0]',
    'flood/sources/bad.md:1',
    'flood/sources/wire.md:6 retrievedAt',
    'flood/topic.yaml:1 titel',
    'flood/topic.yaml:1 title',
    'flood/topic.yaml:3 bottomLine[0]',
    'storm/names.yaml:2',
  ]);
});

test('warnings do not hinder', () => {
  const { library, problems } = readKnowledge(folderWith({ 'notes.txt': 'x' }));
  expect(problems).toHaveLength(1);
  expect(library?.facts).toHaveLength(1);
});

describe('what stands beside the known files', () => {
  test('is told and left alone', () => {
    const files = {
      'notes.txt': 'x',
      'drafts/a.txt': 'x',
      'flood/facts.yml': 'x',
      'flood/README.md': 'x',
      'flood/old/a': 'x',
      'flood/sources/a.txt': 'x',
      'flood/sources/b/c.md': 'x',
    };
    expect(told(files)).toEqual([
      'drafts – warning: is a folder without topic.yaml, so it is not read',
      'flood/README.md – warning: is not read',
      'flood/facts.yml – warning: is not read; did you mean facts.yaml?',
      'flood/old – warning: is not read',
      "flood/sources/a.txt – warning: is not read; a source's name ends in .md",
      "flood/sources/b – warning: is not read; a source's name ends in .md",
      "notes.txt – warning: is not read; only topics' folders stand here",
    ]);
  });

  test('README.md on top and dotfiles are ignored', () => {
    expect(told({ 'README.md': 'x', '.git/config': 'x', '.DS_Store': 'x', 'flood/.x': 'x', 'flood/sources/.y.md': 'x' })).toEqual([]);
  });
});

describe('what a topic needs', () => {
  test.each(['topic.yaml', 'facts.yaml'])('%s', (name) => {
    expect(told({ [`flood/${name}`]: null })).toContain(
      `flood/${name} – is missing; every topic has one (knowledge/README.md shows its form)`,
    );
  });

  test('sources', () => {
    expect(told({ 'flood/sources/wire.md': null })).toEqual([
      'flood/sources – is missing; every topic has one (knowledge/README.md shows its form)',
    ]);
  });

  test('names and questions may be left out', () => {
    expect(told({ 'flood/names.yaml': null, 'flood/facts.yaml': facts(fact({ attribution: '{kind: document, as: a memo}' })) })).toEqual(
      [],
    );
  });

  test('files where files are meant, folders where folders are', () => {
    expect(told({ 'flood/names.yaml': null, 'flood/names.yaml/x': 'x' })).toContain('flood/names.yaml – must be a file, but is a folder');
    expect(told({ 'flood/sources/wire.md': null, 'flood/sources': 'x' })).toContain('flood/sources – must be a folder, but is a file');
  });

  test('a plain name', () => {
    const renamed = Object.fromEntries(Object.entries(SOUND).map(([path, content]) => [path.replace('flood', 'The Flood'), content]));
    expect(linesOf(folderWith({}, renamed))).toEqual(["The Flood – a topic's folder is named with lower-case letters, digits and hyphens"]);
  });
});

describe('hostile content', () => {
  test('more than 5 MB', () => {
    expect(told({ 'flood/sources/big.md': Buffer.alloc(5 * 1024 * 1024 + 1, 'a') })).toEqual([
      'flood/sources/big.md – is 5.0 MB; the most is 5 MB',
    ]);
    expect(told({ 'flood/names.yaml': Buffer.alloc(6 * 1024 * 1024, '#') })).toContain('flood/names.yaml – is 6.0 MB; the most is 5 MB');
  });

  test('not UTF-8', () => {
    const latin = Buffer.concat([Buffer.from(source(SOURCE_FIELDS, TEXT, null)), Buffer.from('Caf\u00e9\n', 'latin1')]);
    expect(told({ 'flood/sources/wire.md': latin })).toEqual([
      'flood/sources/wire.md:10 – is not UTF-8 from this line on; save the file as UTF-8',
    ]);
  });

  test('binary', () => {
    expect(told({ 'flood/facts.yaml': Buffer.from([0, 1, 2, 27, 91]) })).toEqual([expect.stringMatching(/^flood\/facts\.yaml:1 – /u)]);
  });

  test('links: out of the folder, to nothing, in a circle, and within', () => {
    const folder = folderWith();
    symlinkSync('/etc/passwd', join(folder, 'flood/sources/passwd.md'));
    symlinkSync('/etc', join(folder, 'etc'));
    symlinkSync('nowhere', join(folder, 'flood/sources/nowhere.md'));
    symlinkSync('circle', join(folder, 'circle'));
    symlinkSync('..', join(folder, 'flood/up'));
    const leaves = 'is a link that leaves the knowledge folder; put the file itself here';
    expect(linesOf(folder)).toEqual([
      "circle – can't be read: its links go round in circles",
      `etc – ${leaves}`,
      "flood/sources/nowhere.md – can't be read: it does not exist",
      `flood/sources/passwd.md – ${leaves}`,
      'flood/up – warning: is not read',
    ]);
  });

  test('the folder itself may be a link, and a name that begins with dots leads nowhere else', () => {
    const link = join(folderWith({}, {}), 'link');
    const folder = folderWith({ '..flood/notes.txt': 'x' });
    symlinkSync(folder, link);
    expect(readKnowledge(link).library?.topics).toHaveLength(1);
  });

  test('what is neither file nor folder', async () => {
    const folder = folderWith();
    const server = createServer().listen(join(folder, 'flood/sources/pipe.md'));
    await once(server, 'listening');
    expect(linesOf(folder)).toEqual(['flood/sources/pipe.md – is neither a file nor a folder']);
    server.close();
    await once(server, 'close');
  });

  test('a path as a source id leads nowhere: it is an id like any other', () => {
    const path = source(SOURCE_FIELDS.replace('id: wire', 'id: ../../wire'));
    expect(told({ 'flood/sources/wire.md': path, 'flood/facts.yaml': facts(fact({ source: '../../wire' })) })).toEqual([]);
  });

  test('a control character in a source id', () => {
    const id = source(SOURCE_FIELDS.replace('id: wire', 'id: "wi\\tre"'));
    expect(told({ 'flood/sources/wire.md': id })).toEqual([expect.stringContaining('is not an id: it has a control character')]);
  });

  test('what would steer the terminal is shown as signs', () => {
    const lines = told({ 'flood/topic.yaml': `title: Flood\ndesk: x\nbottomLine: [dead]\n"\u001b[2J\u202e": x\n` });
    expect(lines).toEqual(['flood/topic.yaml:4 \\u{1b}[2J\\u{202e} – "\\u{1b}[2J\\u{202e}" is not a field that stands here']);
  });
});
