import { describe, expect, test } from 'vitest';
import { STATUSES } from '../../src/domain/status.ts';
import { fact, facts } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, QUESTION, saidIn, TWO_FACTS } from './a-desk.ts';
import { labelsUnder, statusOf } from './at-the-desk.ts';

test('hold and withdraw take effect at once, and need a reason', async () => {
  const desk = new ADesk();
  for (const status of ['held', 'withdrawn']) {
    expect(saidIn(await desk.does('ED', `/desk status ${DEAD} ${status}`))).toContain('needs a reason');
    await desk.does('ED', `/desk status ${DEAD} ${status} the ministry asked`);
    expect((await desk.hear(QUESTION))?.message.answer.outcome).toBe(status);
  }
});

test('a held entry is released; what was withdrawn stays so, whatever is asked of it', async () => {
  const desk = new ADesk();
  await desk.does('ED', `/desk status ${DEAD} held why`);
  await desk.does('EVA', `/desk status ${DEAD} official`);
  expect(statusOf(desk, DEAD)).toBe('official');
  expect(saidIn(await desk.does('EVA', `/desk status ${DEAD} official`))).toBe('flood/dead is Official statement already.');
  await desk.does('ED', `/desk status ${DEAD} withdrawn wrong`);
  for (const status of STATUSES) await desk.does('ADA', `/desk status ${DEAD} ${status} why`);
  expect(statusOf(desk, DEAD)).toBe('withdrawn');
});

test('nobody’s word is never official', async () => {
  const anonymous = fact({ id: 'rain', quote: 'More rain is expected.', attribution: '{kind: anonymous, as: an aide}', status: null });
  const desk = new ADesk({ ...TWO_FACTS, 'flood/facts.yaml': facts(fact(), anonymous) });
  expect(saidIn(await desk.does('ED', '/desk status rain official'))).toContain('never an official statement');
  expect(statusOf(desk, 'flood/rain')).toBe('unconfirmed');
});

describe('who may', () => {
  const acts = [
    [`/desk status ${DEAD} held why`, 'ED'],
    ['/desk kill wire why', 'ED'],
    ['/desk link dam denies dead', 'ED'],
    [`/desk edit ${DEAD}`, 'ED'],
    ['/desk discard wire', 'ED'],
    ['/desk review', 'ED'],
    ['/desk add title=T published=undated text=Rain.', 'ED'],
    ['/desk answer 0123', 'ED'],
  ] as const;

  test.each(acts)('%s is refused to readers, with the names of those who may', async (line, editor) => {
    const desk = new ADesk();
    const seq = desk.onFile.store.lastSeq();
    expect(saidIn(await desk.does('U1', line))).toBe('That takes an editor. Ask: Ed Ito, EVA, Vera Ruiz, ADA.');
    expect([desk.onFile.store.lastSeq(), desk.messenger.forms]).toEqual([seq, []]);
    expect(saidIn(await desk.does(editor, line))).not.toContain('That takes');
  });

  test('it says how to name somebody where nobody is', async () => {
    const desk = new ADesk(TWO_FACTS, { holders: { editor: [], verifier: [], admin: [] } });
    expect(saidIn(await desk.does('ED', '/desk review'))).toContain('SOURCED_EDITORS');
  });

  test('a role holds as long as somebody is in the group that has it', async () => {
    const holders = { editor: [{ id: 'S1', name: 'Night desk' }], verifier: [], admin: [] };
    const desk = new ADesk(TWO_FACTS, { holders });
    expect(saidIn(await desk.does('NIA', '/desk review'))).toBe('That takes an editor. Ask: Night desk.');
    desk.messenger.groups.set('NIA', ['S1']);
    const receipt = await desk.does('NIA', `/desk status ${DEAD} held why`);
    expect(statusOf(desk, DEAD)).toBe('held');
    desk.messenger.groups.set('NIA', []);
    expect(saidIn(await desk.presses('NIA', 'Undo', receipt))).toContain('That takes an editor.');
    expect(statusOf(desk, DEAD)).toBe('held');
  });
});

test('a dry run does nothing until its button is pressed, and then only what stood there', async () => {
  const desk = new ADesk();
  await desk.hear(QUESTION);
  const dry = await desk.does('ED', `/desk status ${DEAD} preview=yes disputed`);
  expect(saidIn(dry)).toBe(
    'Not done yet. flood/dead is Disputed from now on.\nIt was told in 1 post. If you do it, word of it goes out a minute later.',
  );
  expect([statusOf(desk, DEAD), labelsUnder(dry)]).toEqual(['official', ['Do it']]);
  await desk.does('EVA', `/desk status ${DEAD} unconfirmed`);
  const late = await desk.presses('ED', 'Do it', dry);
  expect(saidIn(late)).toContain('status: was “official”, is “unconfirmed”');
  expect(statusOf(desk, DEAD)).toBe('unconfirmed');
});
