import { expect, test } from 'vitest';
import { sha256Of } from '../../src/knowledge/hash.ts';
import { splitFrontMatter } from '../../src/knowledge/source-file.ts';
import { fact, facts, libraryOf, SOURCE_FIELDS, source, TEXT, told } from './temp-knowledge.ts';

const FILE = 'flood/sources/wire.md';

test('the text is everything below the closing line, to the last character', () => {
  const text = `\n  ${TEXT}\n---\nMore.\n\n`;
  expect(splitFrontMatter(`---\na: 1\n---\n${text}`)).toEqual({ front: 'a: 1\n', text, textLine: 4 });
  expect(libraryOf({ [FILE]: source(SOURCE_FIELDS, text) }).sources[0]).toMatchObject({ text, sha256: sha256Of(text) });
});

test('the text is not normalised', () => {
  const text = `${TEXT}Cafe\u0301 and caf\u00e9 \u00a0 \u2028\ufeff.\n`;
  expect(libraryOf({ [FILE]: source(SOURCE_FIELDS, text) }).sources[0]?.text).toBe(text);
});

test('a byte-order mark and Windows line ends are left out, with a warning', () => {
  const windows = `\ufeff${source().replaceAll('\n', '\r\n')}`;
  expect(told({ [FILE]: windows })).toEqual([
    `${FILE}:1 – warning: begins with a byte-order mark, which is left out; save the file as UTF-8 without it`,
    `${FILE}:1 – warning: has Windows line ends (CR), which are read as LF; save the file with LF`,
  ]);
  expect(libraryOf({ [FILE]: windows }).sources[0]).toMatchObject({ text: TEXT, sha256: sha256Of(TEXT) });
});

test('old Macintosh line ends are line ends, too', () => {
  expect(libraryOf({ [FILE]: source().replaceAll('\n', '\r') }).sources[0]?.text).toBe(TEXT);
});

test('a file without front matter, or with an open one', () => {
  const reason = 'must begin with a line "---", then the fields, then a second line "---" and the text';
  expect(told({ [FILE]: TEXT })).toEqual([`${FILE}:1 – ${reason}`]);
  expect(told({ [FILE]: '---\nid: wire\n' })).toEqual([`${FILE}:1 – ${reason}`]);
});

test('no text', () => {
  expect(told({ [FILE]: source(SOURCE_FIELDS, '\n') })[0]).toBe(`${FILE}:9 – has no text below the closing "---"`);
});

test('faults of the front matter have their lines in the file', () => {
  expect(told({ [FILE]: source(`${SOURCE_FIELDS}\npublsher: x`) })).toEqual([
    `${FILE}:7 publsher – "publsher" is not a field that stands here; did you mean publisher?`,
  ]);
  expect(told({ [FILE]: source('id: wire\ntitle: a: b') })).toEqual([expect.stringContaining(`${FILE}:3 – this line can't be read`)]);
});

test('a changed text', () => {
  const [old, now] = [sha256Of(TEXT), sha256Of(`${TEXT} `)];
  expect(told({ [FILE]: source(SOURCE_FIELDS, `${TEXT} `, old) })).toEqual([
    `${FILE}:7 sha256 – the text changed since it was recorded: recorded ${old}, now ${now}; if the change is meant, put the new value in`,
  ]);
});

test('a missing check sum is a warning with the value; capitals in it are the same', () => {
  expect(told({ [FILE]: source(SOURCE_FIELDS, TEXT, null) })).toEqual([
    `${FILE}:2 sha256 – warning: is missing; put in  sha256: ${sha256Of(TEXT)}`,
  ]);
  expect(told({ [FILE]: source(SOURCE_FIELDS, TEXT, sha256Of(TEXT).toUpperCase()) })).toEqual([]);
});

test('a date or undated, one of the two', () => {
  expect(told({ [FILE]: source(`${SOURCE_FIELDS}\nundated: true`) })).toContain(
    `${FILE}:7 undated – a source has a publishedAt or is undated, not both; leave one out`,
  );
  expect(told({ [FILE]: source(SOURCE_FIELDS.replace(/\npublishedAt.*/u, '')) })).toEqual([
    `${FILE}:2 publishedAt – is missing; a source without a date says "undated: true" instead`,
  ]);
});

test('published after it was retrieved', () => {
  expect(told({ [FILE]: source(SOURCE_FIELDS.replace('2026-05-03T18:20:00Z', '2026-05-03T23:00:00+02:00')) })).toEqual([
    `${FILE}:5 publishedAt – warning: lies after retrievedAt (2026-05-03T19:00:00.000Z): nobody can have read it before it was out`,
  ]);
  expect(told({ [FILE]: source(SOURCE_FIELDS.replace('2026-05-03T18:20:00Z', '2026-05-03T20:30:00+02:00')) })).toEqual([]);
});

test("a name that isn't the id, and control characters, are warnings", () => {
  expect(told({ [FILE]: null, 'flood/sources/other.md': source() })).toEqual([
    'flood/sources/other.md:2 id – warning: the file is called other.md, but its id is wire; call it wire.md',
  ]);
  expect(told({ [FILE]: source(SOURCE_FIELDS, `${TEXT}\u001b[31m\n`) })).toEqual([
    `${FILE}:11 – warning: the text has a control character (U+001B); is it really in the original?`,
  ]);
});

test('a withdrawn source needs reason and at, and only it has them', () => {
  expect(told({ [FILE]: source(`${SOURCE_FIELDS}\nstatus: withdrawn`) })).toEqual([
    `${FILE}:2 at – is missing; a withdrawn source needs at`,
    `${FILE}:2 reason – is missing; a withdrawn source needs reason`,
  ]);
  expect(told({ [FILE]: source(`${SOURCE_FIELDS}\nreason: killed`) })).toEqual([`${FILE}:7 reason – goes only with "status: withdrawn"`]);
});

test('relative time in a quote of an undated source', () => {
  const undated = source(SOURCE_FIELDS.replace(/publishedAt.*/u, 'undated: true'), `${TEXT}The rain will stop tomorrow.\n`);
  expect(told({ [FILE]: undated })).toEqual([
    `${FILE}:5 undated – warning: 1 quote of this source speaks of time relative to it ("on Sunday"); answers will say that it can't be placed in time`,
  ]);
  const two = facts(fact(), fact({ id: 'twin' }), fact({ id: 'rain', quote: 'The rain will stop tomorrow.' }));
  expect(told({ [FILE]: undated, 'flood/facts.yaml': two })[0]).toContain(
    '2 quotes of this source speak of time relative to it ("on Sunday", "tomorrow")',
  );
});
