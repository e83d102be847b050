import { expect, test } from 'vitest';
import type { FactHolding, Holding } from '../../../src/knowledge/holding.ts';
import { readKnowledge } from '../../../src/knowledge/read.ts';
import { type Files, fact, facts, folderWith, source } from '../../knowledge/temp-knowledge.ts';
import { ADesk } from '../a-desk.ts';
import { edits } from '../at-the-desk.ts';
import { asked, heldAs, holdingsIn, planFor, put, textsOf } from './out-of.ts';

/** Written as people write: comments, folded texts, spaces that mean nothing. */
const BY_HAND = `# The flood's entries.
facts:
  # Counts first.
  - id: dead     # the toll
    statement: >-
      Six people
      are dead.
    source:   wire
    quote: Six people have died, the interior ministry said on Sunday.
    attribution: {kind: official-on-record,   as: the interior ministry, by: ministry}  # on the record
    # It was "reported" before Sunday.
    status: unconfirmed   # until Monday
    modality: fact

  # Then the dam.
  - {id: dam,   statement: "The dam holds.", source: wire, quote: "“The dam is holding,” its chief said.", attribution: {kind: named, as: its chief}, status: unconfirmed, modality: fact}   # by hand
# The end.
`;
const FILES: Files = { 'flood/facts.yaml': BY_HAND };

const withFact = (holdings: readonly Holding[], id: string, change: Partial<FactHolding['fields']>): Holding[] =>
  holdings.map((each) => (each.kind === 'fact' && each.id === id ? { ...each, fields: { ...each.fields, ...change } } : each));

test('files that say the same are not touched', () => {
  const folder = folderWith(FILES);
  const plan = planFor(asked(heldAs(holdingsIn(folder)), 'admin'), textsOf(folder));
  expect(plan).toEqual({ files: [], kept: 4, problems: [] });
});

test('an entry that changed is edited where it stands; its comments stay, and all else stays byte for byte', () => {
  const folder = folderWith(FILES);
  const changed = withFact(holdingsIn(folder), 'flood/dead', { status: 'official', reason: 'on Monday', statement: 'Six: dead.' });
  const { files } = planFor(asked(heldAs(changed), 'admin'), textsOf(folder));
  expect(files.map(({ path }) => path)).toEqual(['flood/facts.yaml']);
  const text = files[0]?.content ?? '';
  const [before = '', after = ''] = BY_HAND.split('  - id: dead');
  expect(text.startsWith(before)).toBe(true);
  expect(text.endsWith(after.slice(after.indexOf('\n\n  # Then the dam.')))).toBe(true);
  for (const comment of ['# the toll', '# on the record', '# It was "reported" before Sunday.', '# until Monday'])
    expect(text).toContain(comment);
  put({ files }, folder);
  expect(holdingsIn(folder)).toEqual(changed);
  expect(planFor(asked(heldAs(changed), 'admin'), textsOf(folder)).files).toEqual([]);
});

test('a new entry comes behind the others, and entries that are only in the file stay', () => {
  const folder = folderWith(FILES);
  const all = holdingsIn(folder);
  const dead = all.find((each): each is FactHolding => each.id === 'flood/dead');
  if (!dead) throw new Error('no fact');
  const more: FactHolding = { ...dead, id: 'flood/new', fields: { ...dead.fields, id: 'new', statement: 'New: it is.' } };
  const held = heldAs([...all.filter(({ id }) => id !== 'flood/dam'), more]);
  const text = planFor(asked(held, 'admin'), textsOf(folder)).files[0]?.content ?? '';
  const end = BY_HAND.indexOf('# The end.');
  expect(text.startsWith(`${BY_HAND.slice(0, end)}  - id: new\n    statement: "New: it is."\n`)).toBe(true);
  expect(text.endsWith('    modality: fact\n# The end.\n')).toBe(true);
});

test('an entry of one line, and lists of any form, keep what is noted beside them', () => {
  const folder = folderWith(FILES);
  const changed = withFact(holdingsIn(folder), 'flood/dam', { statement: 'It holds.' });
  const text = planFor(asked(heldAs(changed), 'admin'), textsOf(folder)).files[0]?.content ?? '';
  expect(text).toContain('  - {id: dam, statement: "It holds.", source: wire,');
  expect(text).toContain('}   # by hand\n');
  const empty = new Map([['flood/facts.yaml', 'facts: []   # none yet\n']]);
  const added = planFor(asked(heldAs(changed), 'admin'), empty).files.find(({ path }) => path === 'flood/facts.yaml')?.content ?? '';
  expect(added).toMatch(/^facts:\n {2}- id: dead\n[\s\S]*# none yet\n$/u);
});

test('a source is found by its id whatever its file is called; its front matter keeps its comments', () => {
  const header = 'id: wire   # by hand\ntitle: Dam holds\npublisher: Valley Wire # who\npublishedAt: 2026-05-03\nretrievedAt: 2026-05-03';
  const folder = folderWith({ ...FILES, 'flood/sources/wire.md': null, 'flood/sources/my-own-name.md': source(header) });
  const changed = holdingsIn(folder).map((each) =>
    each.kind === 'source'
      ? {
          ...each,
          fields: { ...each.fields, publisher: 'Hill: Wire', status: 'withdrawn', reason: 'x', at: '2026-05-04T00:00:00.000Z' } as const,
        }
      : each,
  );
  const { files } = planFor(asked(heldAs(changed), 'admin'), textsOf(folder));
  expect(files.map(({ path }) => path)).toEqual(['flood/sources/my-own-name.md']);
  const text = files[0]?.content ?? '';
  expect(text).toContain('id: wire # by hand\n');
  expect(text).toContain('publisher: "Hill: Wire" # who\n');
  expect(text).toContain('status: withdrawn\nreason: x\n');
});

test('what others put there stays, and has its name for itself', () => {
  const folder = folderWith(FILES);
  const holdings = holdingsIn(folder);
  const there = new Map([
    ['flood/sources/WIRE.md', source('id: other\ntitle: Other\nundated: true\nretrievedAt: 2026-05-03')],
    ['flood/notes.yaml', 'mine'],
  ]);
  const paths = planFor(asked(heldAs(holdings), 'admin'), there).files.map(({ path }) => path);
  expect(paths.filter((path) => path.includes('/sources/'))).toEqual([expect.stringMatching(/^flood\/sources\/wire-[0-9a-f]{4}\.md$/u)]);
  expect(paths).not.toContain('flood/notes.yaml');
});

test('nothing is planned over files with errors: they are named', () => {
  const folder = folderWith(FILES);
  const held = heldAs(holdingsIn(folder));
  for (const [path, text] of [
    ['flood/facts.yaml', 'facts:\n  - {id: dead\n'],
    ['flood/facts.yaml', 'facts:\n  - id: dead\n    nonsense: 1\n'],
    ['flood/topic.yaml', 'titel: x\n'],
    ['flood/sources/wire.md', source().replace('Six', 'Ten')],
    ['flood/names.yaml', null],
  ] as const) {
    const { problems } = planFor(asked(held, 'admin'), new Map([...textsOf(folder), [path, text]]));
    expect(problems.map(({ file }) => file)).toContain(path);
  }
  const moved = new Map([['storm/sources/wire.md', source()]]);
  expect(planFor(asked(held, 'admin'), moved).problems).toEqual([expect.objectContaining({ file: 'storm/sources/wire.md' })]);
});

test('into the knowledge folder itself: what was changed in chat stands in the files, and nothing is to be settled', async () => {
  const desk = new ADesk({ 'flood/facts.yaml': facts(fact(), fact({ id: 'second' })) });
  await desk.does('ED', '/desk status dead disputed because');
  put(planFor(asked(desk.onFile.all(), 'admin', desk.now), textsOf(desk.folder)), desk.folder);
  const before = desk.onFile.store.lastSeq();
  const { taken, problems } = edits(desk, {});
  expect(taken).toBe(true);
  expect(problems.filter(({ file }) => file === '')).toEqual([]);
  expect(desk.onFile.store.proposals()).toEqual([]);
  expect(desk.onFile.store.lastSeq()).toBe(before);
});

test('what two people approved in chat goes out with both, and loads as a proposal', async () => {
  const desk = new ADesk();
  await desk.does('ED', '/desk status dead confirmed seen');
  await desk.does('VERA', '/desk status dead confirmed heard');
  expect(desk.onFile.fact('flood/dead')?.status).toBe('confirmed');
  const read = readKnowledge(put(planFor(asked(desk.onFile.all(), 'admin', desk.now))));
  const loaded = read.library?.facts.find(({ id }) => id === 'flood/dead');
  expect([loaded?.status, loaded?.proposedStatus]).toEqual(['official', 'confirmed']);
  const held = read.holdings?.find((each): each is FactHolding => each.id === 'flood/dead');
  expect(held?.fields.approvals.map(({ by, reason }) => [by, reason])).toEqual([
    ['fake:ED', 'seen'],
    ['fake:VERA', 'heard'],
  ]);
});
