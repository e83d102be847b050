import { expect, test } from 'vitest';
import { fact, facts } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, QUESTION, saidIn, TWO_FACTS } from './a-desk.ts';
import { labelsUnder, linesIn, statusOf } from './at-the-desk.ts';

const outcome = async (desk: ADesk, question = QUESTION) => (await desk.hear(question))?.message.answer.outcome;

test('withdraws a source, its entries and its sentences in one act; Undo brings all of it back', async () => {
  const desk = new ADesk();
  await desk.does('VERA', `/desk status ${DEAD} held being checked`);
  expect(await outcome(desk, 'Is more rain expected?')).toBe('found');
  const seq = desk.onFile.store.lastSeq();
  const receipt = await desk.does('ED', '/desk kill wire the agency retracted it');
  expect(saidIn(receipt).split('\n')).toEqual([
    '“Dam holds” is withdrawn, and 2 entries with it, from now on.',
    'It was told in 1 post. Word of the change goes out in 60 seconds unless you undo it.',
  ]);
  expect([statusOf(desk, DEAD), statusOf(desk, 'flood/dam')]).toEqual(['withdrawn', 'withdrawn']);
  expect(new Set(desk.onFile.store.auditSince('1970-01-01T00:00:00Z').flatMap(({ seq: each, at }) => (each > seq ? [at] : []))).size).toBe(
    1,
  );
  expect(await outcome(desk)).toBe('withdrawn');
  expect(await outcome(desk, 'Is more rain expected?')).toBe('not-on-file');
  await desk.presses('ED', 'Undo', receipt);
  expect([statusOf(desk, DEAD), statusOf(desk, 'flood/dam')]).toEqual(['held', 'unconfirmed']);
  expect(await outcome(desk, 'Is more rain expected?')).toBe('found');
});

test('takes a reason and an editor, and says beforehand whom it would reach', async () => {
  const desk = new ADesk();
  await desk.hear(QUESTION);
  expect(saidIn(await desk.does('U1', '/desk kill wire why'))).toContain('That takes an editor. Ask: Ed Ito');
  expect(saidIn(await desk.does('ED', '/desk kill wire'))).toContain('needs a reason');
  const dry = await desk.does('ED', '/desk kill wire preview=yes made up');
  expect(saidIn(dry).split('\n')).toEqual([
    'Not done yet. “Dam holds” is withdrawn, and 2 entries with it, from now on.',
    'It was told in 1 post. If you do it, word of it goes out a minute later.',
  ]);
  expect([statusOf(desk, DEAD), labelsUnder(dry)]).toEqual(['official', ['Do it']]);
  await desk.presses('ED', 'Do it', dry);
  expect(statusOf(desk, DEAD)).toBe('withdrawn');
  expect(saidIn(await desk.does('ED', '/desk kill source="dam holds" again'))).toContain('is withdrawn already');
});

test('what was killed stays so: no status, wording or file brings it back', async () => {
  const desk = new ADesk();
  await desk.does('ED', '/desk kill wire made up');
  expect(saidIn(await desk.does('EVA', `/desk status ${DEAD} official`))).toContain('What was withdrawn stays withdrawn');
  await desk.does('EVA', `/desk edit ${DEAD}`);
  expect(saidIn(await desk.fills('EVA', { modality: 'estimate' }))).toContain('what was withdrawn stays so');
  expect(statusOf(desk, DEAD)).toBe('withdrawn');
});

test('of an entry that only others may see, whoever kills hears nothing, and it is withdrawn all the same', async () => {
  const hidden = fact({
    id: 'secret',
    statement: 'More rain is on its way.',
    quote: 'More rain is expected.',
    attribution: '{kind: unattributed}',
    status: null,
    modality: 'expected',
    audience: '{people: [VERA]}',
  });
  const desk = new ADesk({ ...TWO_FACTS, 'flood/facts.yaml': facts(fact(), hidden) });
  const told = await desk.hear('Is more rain expected?', { person: 'VERA', channel: 'D1', direct: true, visibility: 'private' });
  expect(told?.message.answer.outcome).toBe('found');
  const receipt = await desk.does('ED', '/desk kill wire made up');
  expect(saidIn(receipt).split('\n')).toEqual([
    '“Dam holds” is withdrawn, and 1 entry with it, from now on.',
    'Nobody has been told of it, so nobody has to be told.',
  ]);
  expect(statusOf(desk, 'flood/secret')).toBe('withdrawn');
  // Undone in the meantime or not: what became of it is the others' business.
  await desk.does('VERA', '/desk link secret corroborates dead');
  expect(saidIn(await desk.presses('ED', 'Undo', receipt))).toBe('Undone. It is as it was; whoever was told in the meantime is put right.');
  expect(linesIn(await desk.does('VERA', '/desk history secret')).at(-2)).toContain('from the files');
});
