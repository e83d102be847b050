import { describe, expect, test } from 'vitest';
import { conflictPairs } from '../../src/desk/conflict-pairs.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { fact, facts } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, QUESTION, saidIn, TWO_FACTS } from './a-desk.ts';
import { labelsUnder, linesIn } from './at-the-desk.ts';

const outcome = async (desk: ADesk) => (await desk.hear(QUESTION))?.message.answer.outcome;

const count = (id: string, quote: string, value: string, fields: Readonly<Record<string, string>> = {}) =>
  fact({
    id,
    quote,
    attribution: '{kind: unattributed}',
    status: 'unconfirmed',
    answers: `[{slot: count, unit: people, subject: dead in the flood, value: ${value}}]`,
    ...fields,
  });

const SOURCE_TEXT = 'Six people have died. Nine people have died. More rain is expected.\nThe number of the missing isn’t known.\n';
const DISAGREEING = {
  ...TWO_FACTS,
  'flood/sources/wire.md': `---\nid: wire\ntitle: Dam holds\npublisher: Valley Wire\npublishedAt: 2026-05-03\nretrievedAt: 2026-05-03T19:00:00Z\n---\n${SOURCE_TEXT}`,
  'flood/facts.yaml': facts(count('dead', 'Six people have died.', 'Six'), count('dam', 'Nine people have died.', 'Nine')),
};

describe('links', () => {
  test('are set, taken off, and undone', async () => {
    const desk = new ADesk();
    expect(saidIn(await desk.does('ED', '/desk link dam denies dead'))).toContain('dam now denies dead.');
    expect(await outcome(desk)).toBe('disputed');
    expect(saidIn(await desk.does('ED', '/desk link dam denies dead'))).toBe('They are linked so already.');
    const receipt = await desk.does('ED', '/desk link dam denies dead off=yes');
    expect(await outcome(desk)).toBe('found');
    expect(saidIn(await desk.does('ED', '/desk link dam denies dead off=yes'))).toBe('They are not linked so.');
    await desk.presses('ED', 'Undo', receipt);
    expect(await outcome(desk)).toBe('disputed');
  });

  test.each([
    ['dead supersedes dead', 'An entry is not linked to itself.'],
    ['dead supersedes nothing', 'There is no entry "nothing" on file.'],
    ['dead outdoes dam', 'kind is one of supersedes'],
  ])('%s is refused', async (link, reason) => {
    expect(saidIn(await new ADesk().does('ED', `/desk link ${link}`))).toContain(reason);
  });

  test('never let entries replace each other in a circle, so that neither would be shown', async () => {
    const third = fact({ id: 'third', quote: 'More rain is expected.', attribution: '{kind: unattributed}', status: null });
    const desk = new ADesk({ ...TWO_FACTS, 'flood/facts.yaml': `${TWO_FACTS['flood/facts.yaml']}${third}` });
    await desk.does('ED', '/desk link dam supersedes dead');
    await desk.does('ED', '/desk link third corrects dam');
    for (const link of ['dead supersedes dam', 'dead corrects third'])
      expect(saidIn(await desk.does('ED', `/desk link ${link}`))).toContain('neither would be shown');
    expect(saidIn(await desk.does('ED', '/desk link dead contradicts third'))).toContain('now contradicts');
  });
});

describe('figures that differ', () => {
  test('are shown to an editor, who says whether they conflict', async () => {
    const desk = new ADesk(DISAGREEING);
    expect(await outcome(desk)).toBe('found');
    const shown = await desk.does('ED', '/desk review');
    expect(linesIn(shown)).toEqual([
      'These two may contradict each other',
      '“Six people have died.”',
      '“Nine people have died.”',
      'flood/dead',
      'flood/dam',
    ]);
    await desk.presses('ED', 'They contradict', shown);
    expect(await outcome(desk)).toBe('disputed');
    expect(linesIn(await desk.does('ED', '/desk history dead'))).toContain('“Six people have died.”');
  });

  test('that don’t conflict are no longer shown, and there is nothing to undo about it', async () => {
    const desk = new ADesk(DISAGREEING);
    const noted = await desk.presses('ED', 'No conflict', await desk.does('ED', '/desk review'));
    expect([saidIn(noted), labelsUnder(noted)]).toEqual(['Noted: no conflict. The two are not shown against each other.', ['Next']]);
    expect(saidIn(await desk.does('EVA', '/desk review'))).toBe('Nothing waits for review.');
    expect(await outcome(desk)).toBe('found');
  });

  const on = (id: string, value: string, fields: Partial<Fact> = {}): Fact => ({
    ...({ id, sourceId: id, topicId: 't', status: 'unconfirmed', modality: 'fact', asOf: null, links: [] } as unknown as Fact),
    quote: { exact: value, prefix: '', suffix: '', start: 0, end: 4 },
    answers: [{ slot: 'count', unit: 'people', subject: 'the dead', value, declared: true }],
    ...fields,
  });
  const answers = (fields: object) =>
    [{ slot: 'count', unit: 'people', subject: 'the dead', value: 'nine', declared: true, ...fields }] as const;

  test('conflict only on the same subject, measure, unit, way of saying and date', () => {
    expect(conflictPairs([on('a', 'six'), on('b', 'nine'), on('c', 'Six')]).map((pair) => pair.map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    const others: Partial<Fact>[] = [
      { answers: answers({ subject: 'the missing' }) },
      { answers: answers({ subject: null }) },
      { answers: answers({ unit: 'cows' }) },
      { answers: answers({ slot: 'amount' }) },
      { answers: answers({ slot: 'what' }) },
      { answers: answers({ value: null }) },
      { answers: null },
      { topicId: 'other' },
      { modality: 'estimate' },
      { asOf: '2026-05-01T00:00:00.000Z' },
      { links: [{ kind: 'supersedes', to: 'a' }] },
      { status: 'held' },
      { status: 'withdrawn' },
      { status: 'found-false' },
      { sourceId: 'a' },
    ];
    for (const other of others) expect(conflictPairs([on('a', 'six'), on('b', 'nine', other)])).toEqual([]);
  });

  test('of an entry that a newer one replaces are no conflict any more', async () => {
    const desk = new ADesk(DISAGREEING);
    await desk.does('ED', '/desk add title=Rain published=2026-05-04 text="Seven people have died."');
    await desk.presses('ED', 'Publish', await desk.presses('ED', 'Next', await desk.does('ED', '/desk review')));
    const id = desk.onFile.library.facts.at(-1)?.id ?? '';
    await desk.does('ED', `/desk link ${id} supersedes ${DEAD}`);
    expect(saidIn(await desk.does('ED', '/desk review'))).toBe('Nothing waits for review.');
  });
});
