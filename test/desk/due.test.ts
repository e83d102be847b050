import { describe, expect, test } from 'vitest';
import { fact, facts, secondTopic } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, QUESTION, START, saidIn } from './a-desk.ts';
import { faultsOf, formOf, labelsUnder, linesIn } from './at-the-desk.ts';

const DAY = 86_400_000;
const RAIN = fact({
  id: 'rain',
  quote: 'More rain is expected.',
  statement: 'Rain.',
  attribution: '{kind: unattributed}',
  status: null,
  modality: 'expected',
  validUntil: '2026-05-10',
});
const FILES = { 'flood/facts.yaml': facts(fact({ reviewBy: '2026-05-08' }), RAIN) };
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** What waits for review, item by item: the first line and the id. */
async function queue(desk: ADesk, options = ''): Promise<string[]> {
  const found: string[] = [];
  let shown = await desk.does('ED', `/desk review ${options}`);
  for (let turn = 0; turn < 20 && shown?.message.answer.outcome === 'briefing'; turn++) {
    const lines = linesIn(shown);
    const item = `${lines[0]} · ${lines[2] ?? ''}`;
    if (found.includes(item)) break;
    found.push(item);
    if (!labelsUnder(shown).includes('Next')) break;
    shown = await desk.presses('ED', 'Next', shown);
  }
  return found;
}

describe('facts that are due for another look', () => {
  test('come to the queue at the start of their day, those whose window has lapsed as well, the most asked first', async () => {
    const desk = new ADesk(FILES);
    desk.now = at('2026-05-08') - 1;
    expect(await queue(desk)).toEqual([]);
    desk.now++;
    expect(await queue(desk)).toEqual([`Its date for review is past · ${DEAD}`]);
    desk.now = at('2026-05-10');
    const [first, second] = [`Its date for review is past · ${DEAD}`, 'What it says of time has lapsed · flood/rain'];
    expect(await queue(desk)).toEqual([first, second]);
    await desk.hear('Is more rain expected?');
    expect(await queue(desk)).toEqual([second, first]);
  });

  test('are those with a lapsed window, whatever date for review they came with, until an editor says that they still stand', async () => {
    const desk = new ADesk({ 'flood/facts.yaml': facts(fact({ validUntil: '2026-05-08', reviewBy: '2026-05-15' })) });
    const [lapsed, past] = [`What it says of time has lapsed · ${DEAD}`, `Its date for review is past · ${DEAD}`];
    desk.now = at('2026-05-08') - 1;
    expect(await queue(desk)).toEqual([]);
    desk.now++;
    expect(await queue(desk)).toEqual([lapsed]);
    const shown = await desk.does('ED', '/desk review');
    expect(linesIn(shown)).toContain('Nothing on file says whether it happened.');
    await desk.presses('ED', 'Still stands', shown);
    // The same date as before, and yet given anew.
    const done = await desk.fills('ED', { by: '2026-05-15' });
    expect(await queue(desk)).toEqual([]);
    await desk.presses('ED', 'Undo', done);
    expect(await queue(desk)).toEqual([lapsed]);
    desk.now = at('2026-05-15');
    expect(await queue(desk)).toEqual([past]);
  });

  test('are none where the date was given after the window had lapsed, and are again where it was given before', async () => {
    const desk = new ADesk({ 'flood/facts.yaml': facts(fact({ validUntil: '2026-05-08' })) });
    desk.now = at('2026-05-07');
    expect(await queue(desk)).toEqual([]);
    const options = { fact: DEAD, version: '1', by: '2026-05-20' };
    await desk.hear({ kind: 'command', name: 'desk stands', options }, { person: 'ED', visibility: 'private', message: null });
    expect(desk.onFile.fact(DEAD)?.reviewBy).toBe('2026-05-20T00:00:00.000Z');
    desk.now = at('2026-05-09');
    expect(await queue(desk)).toEqual([`What it says of time has lapsed · ${DEAD}`]);
    await desk.presses('ED', 'Still stands', await desk.does('ED', '/desk review'));
    await desk.fills('ED', { by: '2026-05-21' });
    expect(await queue(desk)).toEqual([]);
  });

  test('are those of one desk, if it is named', async () => {
    const desk = new ADesk({
      ...FILES,
      ...secondTopic('quake'),
      'quake/topic.yaml': 'title: Quake\ndesk: Foreign desk\nbottomLine: [rain]\n',
    });
    desk.now = at('2026-05-09');
    expect(await queue(desk, 'desk="home DESK"')).toEqual([`Its date for review is past · ${DEAD}`]);
    expect(await queue(desk, 'desk="Foreign desk"')).toEqual([]);
  });

  test('still stand once an editor says so, until the next date; that is a version with a line in the audit, and is told to nobody', async () => {
    const desk = new ADesk(FILES);
    await desk.hear(QUESTION);
    desk.now = at('2026-05-09');
    const shown = await desk.does('ED', '/desk review');
    expect(labelsUnder(shown)).toEqual(['Still stands', 'Edit', 'Put on hold', 'Withdraw']);
    expect(linesIn(shown)).toContain('Due for review on 2026-05-08.');
    await desk.presses('ED', 'Still stands', shown);
    expect(faultsOf(formOf(desk))).toEqual([]);
    expect(formOf(desk).fields[0]?.value).toBe('2026-05-16');
    expect(saidIn(await desk.fills('ED', { by: '2026-05-01' }))).toBe('The next review is a date that is still to come.');
    await desk.presses('ED', 'Still stands', shown);
    const done = saidIn(await desk.fills('ED', {}));
    expect(done).toBe(`${DEAD} stands. Next review: 2026-05-16.`);
    expect(desk.onFile.fact(DEAD)).toMatchObject({ version: 2, reviewBy: '2026-05-16T00:00:00.000Z', status: 'official' });
    expect(desk.onFile.store.history('fact', DEAD).at(-1)).toMatchObject({
      act: 'edit',
      by: 'fake:ED',
      reason: 'stands, next review 2026-05-16',
    });
    expect(await queue(desk)).toEqual([]);
    const before = desk.messenger.posted.length;
    await desk.passes(5 * 60_000);
    expect(desk.messenger.posted).toHaveLength(before);
    desk.now = at('2026-05-16');
    expect(await queue(desk)).toContain(`Its date for review is past · ${DEAD}`);
  });

  test('take no second word where another editor was quicker', async () => {
    const desk = new ADesk(FILES);
    desk.now = at('2026-05-09');
    const shown = await desk.does('ED', '/desk review');
    await desk.does('EVA', `/desk status ${DEAD} disputed two counts`);
    await desk.presses('ED', 'Still stands', shown);
    expect(saidIn(await desk.fills('ED', {}))).toContain('Somebody was quicker, so nothing of yours was changed.');
    expect(desk.onFile.fact(DEAD)).toMatchObject({ status: 'disputed', reviewBy: '2026-05-08T00:00:00.000Z' });
  });

  test('can be put on hold and withdrawn from there, with a reason', async () => {
    const desk = new ADesk(FILES);
    desk.now = at('2026-05-09');
    await desk.presses('ED', 'Put on hold', await desk.does('ED', '/desk review'));
    expect(formOf(desk)).toMatchObject({ title: 'Why', note: `On hold for ${DEAD}, from now on.` });
    await desk.fills('ED', { reason: 'the figure is old' });
    expect(desk.onFile.fact(DEAD)?.status).toBe('held');
    expect(await queue(desk)).toEqual([]);
  });

  test('are told with the date that is past, and how old their source is', async () => {
    const desk = new ADesk(FILES);
    desk.now = START + 20 * DAY;
    const reply = await desk.hear(QUESTION);
    const answer = reply?.message.answer;
    expect(answer?.outcome === 'found' && answer.quotes[0]?.notes).toEqual(
      expect.arrayContaining(['Published 2 weeks ago.', 'This entry was due for review on 2026-05-08.']),
    );
  });

  test('that still stand are put right for nobody, though people were told that they were due', async () => {
    const desk = new ADesk(FILES);
    desk.now = at('2026-05-09');
    await desk.hear('/desk unconfirmed');
    await desk.hear('/brief flood');
    await desk.presses('ED', 'Still stands', await desk.does('ED', '/desk review'));
    await desk.fills('ED', {});
    await desk.does('ED', `/desk status ${DEAD} disputed two counts`);
    await desk.does('ED', `/desk status ${DEAD} official one count`);
    const before = desk.messenger.posted.map(({ id, edits }) => [id, edits]);
    await desk.passes(10 * 60_000);
    expect(desk.messenger.posted.map(({ id, edits }) => [id, edits])).toEqual(before);
  });

  test('grow old without anybody being told of it', async () => {
    const desk = new ADesk(FILES);
    await desk.hear(QUESTION);
    desk.now = START + 40 * DAY;
    await desk.does('ED', `/desk status ${DEAD} disputed two counts`);
    await desk.does('ED', `/desk status ${DEAD} official one count`);
    const before = desk.messenger.posted.length;
    await desk.passes(10 * 60_000);
    expect(desk.messenger.posted.slice(before).filter(({ message }) => /^Correction|^Update/u.test(message.above ?? ''))).toEqual([]);
  });
});
