import { expect, test } from 'vitest';
import { source } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, saidIn } from './a-desk.ts';
import { edits, newIds, reviewing, statusOf } from './at-the-desk.ts';

const ADD = '/desk add title=Rain published=undated text="A barn fell, police said. Nobody was hurt."';

test('only for a minute, and only by whoever did it', async () => {
  const desk = new ADesk();
  const receipt = await desk.does('ED', `/desk status ${DEAD} held being checked`);
  expect(saidIn(await desk.presses('EVA', 'Undo', receipt))).toContain('no longer on record');
  desk.now += 60_001;
  expect(saidIn(await desk.presses('ED', 'Undo', receipt))).toContain('The minute for undoing is over');
  expect(statusOf(desk, DEAD)).toBe('held');
});

test('not twice, and not what somebody changed since', async () => {
  const desk = new ADesk();
  const receipt = await desk.does('ED', `/desk status ${DEAD} held being checked`);
  await desk.does('EVA', `/desk status ${DEAD} disputed`);
  expect(saidIn(await desk.presses('ED', 'Undo', receipt))).toBe('There is nothing left to undo: somebody changed it since.');
  expect(statusOf(desk, DEAD)).toBe('disputed');
});

test('a source on which somebody has built is not taken away under it', async () => {
  const desk = new ADesk();
  const receipt = await desk.does('ED', ADD);
  const [id = ''] = await newIds(desk, 'fact', async () => desk.presses('EVA', 'Publish', await reviewing(desk, 'EVA', 'A barn fell')));
  expect(saidIn(await desk.presses('ED', 'Undo', receipt))).toBe(`That can't be undone any more: ${id} rests on it by now.`);
  expect(desk.broke).toEqual([]);
  expect(desk.onFile.fact(id)).not.toBeNull();
});

test('text behind a source is taken off as long as nobody has built on it', async () => {
  const desk = new ADesk();
  const receipt = await desk.does('ED', ADD);
  await desk.presses('ED', 'Add more text', receipt);
  const more = await desk.fills('ED', { text: 'A bridge fell. A tree fell.' });
  const published = await desk.presses('EVA', 'Publish', await reviewing(desk, 'EVA', 'A bridge fell.'));
  expect(saidIn(await desk.presses('ED', 'Undo', more))).toContain("can't be undone any more");
  await desk.presses('EVA', 'Undo', published);
  expect(saidIn(await desk.presses('ED', 'Undo', more))).toContain('Undone');
  expect(desk.onFile.library.sources.at(-1)?.text).toBe('A barn fell, police said. Nobody was hurt.');
});

test('a quote whose source has changed since isn’t brought back', async () => {
  const desk = new ADesk();
  await desk.does('ED', '/desk edit dam');
  const receipt = await desk.fills('ED', { quote: 'More rain is expected.', kind: 'unattributed', as: '' });
  const text = String(desk.onFile.find('source', 'wire')?.holding.text).replace('“The dam is holding,” its chief said. ', '');
  const facts =
    '  - {id: dead, statement: Six., source: wire, quote: "Six people have died, the interior ministry said on Sunday.", attribution: {kind: official-on-record, as: the interior ministry, by: ministry}, status: official, modality: fact}\n';
  expect(edits(desk, { 'flood/sources/wire.md': source(undefined, text), 'flood/facts.yaml': `facts:\n${facts}` }).taken).toBe(true);
  expect(saidIn(await desk.presses('ED', 'Undo', receipt))).toBe('There is nothing left to undo: somebody changed it since.');
  expect(desk.broke).toEqual([]);
});
