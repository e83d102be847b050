import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annotationsFile } from '../../../src/desk/export/annotations.ts';
import { claimReviewsFile, reviewable } from '../../../src/desk/export/claim-reviews.ts';
import { csvFile } from '../../../src/desk/export/csv.ts';
import { outgoing } from '../../../src/desk/export/outgoing.ts';
import type { Role } from '../../../src/domain/audience.ts';
import type { Holding } from '../../../src/knowledge/holding.ts';
import { readKnowledge } from '../../../src/knowledge/read.ts';
import { type Folders, makeFolders } from '../../embargo/folders.ts';
import { type Files, fact, facts, folderWith, SOURCE_FIELDS, secondTopic, source } from '../../knowledge/temp-knowledge.ts';
import { ADesk } from '../a-desk.ts';
import { asked, entriesIn, heldAs, holdingsIn, NOW, planFor, put } from './out-of.ts';

/** All that an export writes, in every format. */
function everything(holdings: readonly Holding[], role: Role): unknown {
  const { entries, gone } = entriesIn(holdings, role);
  const out = outgoing(asked(heldAs(holdings), role));
  return {
    plan: planFor(asked(heldAs(holdings), role)),
    left: [out.gone, out.unfiled, gone],
    others: [csvFile(entries), annotationsFile(entries), claimReviewsFile(reviewable(entries))],
  };
}

describe('what a reader takes away', () => {
  let folders: Folders;
  beforeAll(() => {
    folders = makeFolders(['river-flood']);
  });
  afterAll(() => folders.remove());

  test('is byte for byte the same with and without what they may not see', () => {
    const [open, whole] = [holdingsIn(folders.open), holdingsIn(folders.whole)];
    expect(whole.length).toBeGreaterThan(open.length + 4);
    expect(everything(whole, 'reader')).toEqual(everything(open, 'reader'));
    expect(everything(whole, 'admin')).not.toEqual(everything(open, 'admin'));
  });

  test('loads without errors', () => {
    const read = readKnowledge(put(planFor(asked(heldAs(holdingsIn(folders.whole)), 'reader'))));
    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read.library?.facts.length).toBeGreaterThan(5);
  });
});

/** Everything in it leads to something that a reader may not see. */
const LEADING: Files = {
  'flood/topic.yaml': 'title: Flood\ndesk: Home desk\nbottomLine: [secret, dead]\n',
  'flood/facts.yaml': facts(
    fact({ links: '[{kind: corroborates, to: secret}, {kind: denies, to: storm/rain}]', names: '[storm-name]' }),
    fact({ id: 'secret', embargo: '2030-01-01' }),
    fact({
      id: 'absent',
      modality: 'absence',
      scope: '{slot: count, body: storm-name}',
      attribution: '{kind: named, as: Storm, by: storm-name}',
    }),
  ),
  'flood/sources/wire.md': source(`${SOURCE_FIELDS}\norigin: closed\ntranslationOf: closed`),
  'flood/sources/closed.md': source('id: closed\ntitle: Closed\nundated: true\nretrievedAt: 2026-05-03\naudience: {roles: [editor]}'),
  ...secondTopic('storm', '  - {id: storm-name, name: Storm, kind: thing}\n'),
  'storm/topic.yaml': 'title: Storm\ndesk: Home desk\nbottomLine: [rain]\naudience: {roles: [editor]}\n',
};
const textOf = (holdings: readonly Holding[], role: Role): string => JSON.stringify(everything(holdings, role));

test('nothing that goes out leads to what stays', () => {
  const holdings = holdingsIn(folderWith(LEADING));
  const readers = textOf(holdings, 'reader');
  for (const trace of ['secret', 'closed', 'storm']) expect(readers.includes(trace), trace).toBe(false);
  const read = readKnowledge(put(planFor(asked(heldAs(holdings), 'reader'))));
  expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(read.library?.facts.map(({ id }) => id)).toEqual(['flood/dead', 'flood/absent']);
});

test('an admin takes everything with its gates, also what no role opens', () => {
  const only = {
    ...LEADING,
    'flood/sources/closed.md': source('id: closed\ntitle: C\nundated: true\nretrievedAt: 2026-05-03\naudience: {channels: [C1]}'),
  };
  const holdings = holdingsIn(folderWith(only));
  const read = readKnowledge(put(planFor(asked(heldAs(holdings), 'admin'))));
  expect(read.library?.sources.find(({ id }) => id === 'closed')?.gates).toEqual([
    { audience: { roles: [], channels: ['C1'], groups: [], people: [] }, embargo: null },
  ]);
  expect(textOf(holdings, 'editor').includes('C1')).toBe(false);
});

test('a topic whose entries all stay behind is none; its open sources go without a topic', () => {
  const files: Files = { 'flood/facts.yaml': facts(fact({ embargo: '2030-01-01' })), ...secondTopic('storm') };
  const plan = planFor(asked(heldAs(holdingsIn(folderWith(files))), 'reader'));
  expect(plan.files.map(({ path }) => path)).toEqual([
    'storm/sources/storm-wire.md',
    'storm/facts.yaml',
    'storm/topic.yaml',
    'unfiled.jsonl',
  ]);
  expect(JSON.parse(plan.files.at(-1)?.content ?? '')).toMatchObject({ id: 'wire', publisher: 'Valley Wire' });
});

test('what is on hold, withdrawn or only proposed goes to no reader, and is given to nobody for use', async () => {
  const files: Files = {
    'flood/facts.yaml': facts(
      fact(),
      fact({ id: 'held-one', status: 'held', reason: 'R1', at: '2026-05-04' }),
      fact({ id: 'withdrawn-one', status: 'withdrawn', reason: 'R2', at: '2026-05-04' }),
      fact({
        id: 'proposed',
        status: 'confirmed',
        approvals: '[{by: Zoe Q, at: 2026-05-03, reason: R3}, {by: Bob, at: 2026-05-03, reason: R4}]',
      }),
    ),
  };
  const holdings = holdingsIn(folderWith(files));
  const readers = textOf(holdings, 'reader');
  for (const trace of ['held-one', 'withdrawn-one', 'Zoe', 'R3', 'status: confirmed']) expect(readers.includes(trace), trace).toBe(false);
  expect(entriesIn(holdings, 'admin').entries.map(({ fact: { id } }) => id)).toEqual(['flood/dead', 'flood/proposed']);
  for (const kept of ['held-one', 'withdrawn-one', 'Zoe']) expect(textOf(holdings, 'editor').includes(kept), kept).toBe(true);
});

test('a killed source is kept with why and when for editors, and goes to no reader', async () => {
  const desk = new ADesk();
  await desk.does('ED', '/desk kill wire not theirs');
  const held = desk.onFile.all();
  const text = planFor(asked(held, 'editor', desk.now)).files.find(({ path }) => path.endsWith('wire.md'))?.content ?? '';
  expect(text).toContain('status: withdrawn\nreason: not theirs\nat: 2026-05-04T');
  expect(planFor(asked(held, 'reader', desk.now)).files).toEqual([]);
});

test('who approved what stands is in editors’ files only', async () => {
  const desk = new ADesk();
  await desk.does('ED', '/desk status dead confirmed seen');
  await desk.does('VERA', '/desk status dead confirmed heard');
  const plan = planFor(asked(desk.onFile.all(), 'reader', desk.now));
  const text = JSON.stringify(plan.files);
  for (const trace of ['fake:', 'VERA', 'seen', 'heard']) expect(text).not.toContain(trace);
  expect(readKnowledge(put(plan)).library?.facts.find(({ id }) => id === 'flood/dead')?.proposedStatus).toBe('confirmed');
});

test('an embargo counts as it stands when the export is made', () => {
  const holdings = holdingsIn(folderWith({ 'flood/facts.yaml': facts(fact(), fact({ id: 'later', embargo: '2026-05-05' })) }));
  expect(entriesIn(holdings, 'reader', NOW).entries).toHaveLength(1);
  expect(entriesIn(holdings, 'reader', Date.parse('2026-05-05')).entries).toHaveLength(2);
});
