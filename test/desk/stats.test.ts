import { describe, expect, test } from 'vitest';
import { figures } from '../../src/desk/stats.ts';
import { fact, facts, secondTopic } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, QUESTION, saidIn } from './a-desk.ts';
import { linesIn } from './at-the-desk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ASIDE = { visibility: 'private', message: null } as const;
const MISSED = 'How many ships sank?';

describe('/desk stats', () => {
  test('tells what was asked, what came of it, what is asked most and how long questions stay open', async () => {
    const desk = new ADesk({ 'flood/facts.yaml': facts(fact({ reviewBy: '2026-05-04' })) });
    await desk.hear(MISSED, { person: 'U1' });
    await desk.hear('Where did the ships sink?', { person: 'U1' });
    for (const person of ['U1', 'U2', 'U3']) await desk.hear(QUESTION, { person });
    await desk.hear('hello');
    await desk.hear('/brief flood');
    desk.now += 5 * HOUR;
    await desk.presses('ED', 'Point at an entry', await desk.does('ED', '/desk gaps'));
    await desk.fills('ED', { nearest: '', fact: DEAD });
    const shown = await desk.does('ED', '/desk stats');
    expect(shown?.message.answer).toMatchObject({ title: 'What was asked in the last 30 days' });
    expect(linesIn(shown)).toEqual([
      'By what it came to',
      '6 questions.',
      'Found: 3 (50 %)',
      'Not on file: 2 (33 %)',
      'Briefings: 1 (17 %)',
      'Not on file: 2 of 5 that were put to the file (40 %).',
      'By topic',
      'Flood: 4 (67 %)',
      'About no topic on file: 2 (33 %)',
      'Most asked',
      `${DEAD}: told 4 times`,
      'Due for another look, most asked first',
      `${DEAD}: due for review, told 4 times`,
      'Open questions',
      'Open now: 1.',
      'Answered since: 1. Closed: 0.',
      'From question to entry: 5 h, half of them sooner.',
    ]);
  });

  test('tells of the days that are asked for', async () => {
    const desk = new ADesk();
    await desk.hear(QUESTION);
    desk.now += 2 * DAY;
    expect(linesIn(await desk.does('ED', '/desk stats 1'))).toContain('0 questions.');
    expect(linesIn(await desk.does('ED', '/desk stats 3'))).toContain('1 question.');
    expect(saidIn(await desk.does('ED', '/desk stats 0'))).toContain('days');
  });

  test('is for editors: others are told who can', async () => {
    const desk = new ADesk();
    expect(saidIn(await desk.does('U1', '/desk stats'))).toBe('That takes an editor. Ask: Ed Ito, EVA, Vera Ruiz, ADA.');
  });

  test('leaves out without a trace what is about things that an editor may not see', async () => {
    const files = {
      ...secondTopic('quake'),
      'quake/topic.yaml': 'title: Quake\ndesk: Home desk\nbottomLine: [rain]\naudience: {people: [EVA]}\n',
    };
    const desk = new ADesk(files);
    await desk.hear(QUESTION);
    const before = linesIn(await desk.does('ED', '/desk stats'));
    await desk.hear('What do we know about quake?', { ...ASIDE, person: 'EVA' });
    await desk.hear('Who measured the quake?', { ...ASIDE, person: 'EVA' });
    expect(linesIn(await desk.does('ED', '/desk stats'))).toEqual(before);
    expect(linesIn(await desk.does('EVA', '/desk stats')).join('\n')).toContain('Quake: ');
  });

  test('counts nothing of what the bot said of itself, shared or put right', async () => {
    const desk = new ADesk();
    const aside = await desk.hear(QUESTION, { ...ASIDE, person: 'U1' });
    await desk.presses('U1', 'Share to channel', aside);
    await desk.does('ED', `/desk status ${DEAD} disputed two counts`);
    await desk.passes(10 * 60_000);
    expect(desk.storage.books.asks.since(0)).toMatchObject([{ outcome: 'found', times: 1, topicId: 'flood', platform: 'fake' }]);
  });
});

test('the figures for those who watch the bot are numbers over all that there is', async () => {
  const desk = new ADesk({ 'flood/facts.yaml': facts(fact({ reviewBy: '2026-05-04' })) });
  const now = () =>
    figures({
      books: desk.storage.books,
      view: desk.desk.view({ viewer: { role: 'admin', person: null, groups: [], channel: null }, now: desk.now }),
      now: desk.now,
      onFile: desk.onFile,
    });
  expect(now()).toEqual({ openGaps: 0, unanswered: { day: null, month: null }, due: 1 });
  await desk.hear(MISSED, { person: 'U1' });
  await desk.hear(MISSED, { person: 'U2' });
  desk.now += DAY + 1;
  await desk.hear(QUESTION);
  await desk.hear(MISSED, { person: 'U3' });
  expect(now()).toEqual({ openGaps: 3, unanswered: { day: 0.5, month: 0.75 }, due: 1 });
  // What nobody can settle any more, since its words are forgotten, is open for nobody.
  desk.now += 1;
  desk.storage.ledger.forget(desk.now);
  expect(now()).toEqual({ openGaps: 0, unanswered: { day: 0.5, month: 0.75 }, due: 1 });
});
