import { expect, test } from 'vitest';
import { asOf } from '../../src/cli/as-of.ts';
import { askCommand } from '../../src/commands/ask.ts';
import type { Context } from '../../src/commands/command.ts';
import { answerOf } from '../../src/commands/registry.ts';
import { TOLD_NOBODY } from '../../src/desk/told.ts';
import { quotesOf } from '../../src/domain/answer.ts';
import { READER, type Viewer } from '../../src/domain/audience.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { SOURCE_FIELDS, source } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, HOLDERS, QUESTION, START, TWO_FACTS } from './a-desk.ts';
import { newsroom } from './a-newsroom.ts';
import { edits, reviewing } from './at-the-desk.ts';

const HOUR = 60 * 60_000;
const RAIN = 'Is more rain expected?';

function contextOf(desk: ADesk, viewer: Viewer): Context {
  return {
    desk: desk.desk,
    onFile: desk.onFile,
    who: { account: 'terminal', role: viewer.role, vouched: false, holders: HOLDERS },
    told: TOLD_NOBODY,
    books: desk.storage.books,
    place: null,
    zone: 'UTC',
    viewer,
    now: desk.now,
    conversation: NO_CONVERSATION,
    remember: () => undefined,
  };
}

/** What a reader would have been answered then. */
const answered = (desk: ADesk, moment: number, { question = QUESTION, viewer = READER } = {}) =>
  answerOf(askCommand, { question }, asOf(moment, contextOf(desk, viewer), newsroom.lexicon));

test('answers are as they were at the moment, to the millisecond', async () => {
  const desk = new ADesk();
  desk.now += HOUR;
  await desk.does('ED', `/desk status ${DEAD} disputed`);
  desk.now += HOUR;
  await desk.does('ED', `/desk status ${DEAD} withdrawn made up`);
  const stood = (moment: number) => answered(desk, moment);
  const status = (moment: number) => quotesOf(stood(moment))[0]?.status;
  expect(stood(START)).toMatchObject({ outcome: 'found', lookedAt: new Date(START).toISOString() });
  expect(status(START + HOUR - 1)).toBe('official');
  expect(status(START + HOUR)).toBe('disputed');
  expect(status(desk.now - 1)).toBe('disputed');
  expect(stood(desk.now).outcome).toBe('withdrawn');
  expect(() => stood(desk.now + 1)).toThrow('lies in the future');
  expect(() => stood(START - 1)).toThrow(`the memory begins at ${new Date(START).toISOString()}`);
  expect((await desk.hear(QUESTION))?.message.answer.outcome).toBe('withdrawn');
});

test('a sentence that was discarded later was shown then', async () => {
  const desk = new ADesk();
  await desk.hear(RAIN);
  desk.now += HOUR;
  await desk.presses('ED', 'Discard', await reviewing(desk, 'ED', 'More rain is expected.'));
  const outcome = (moment: number) => answered(desk, moment, { question: RAIN }).outcome;
  expect([outcome(START), outcome(desk.now)]).toEqual(['found', 'not-on-file']);
});

/** The fixture with another gate on its source. */
const gated = (gate: string) => ({ ...TWO_FACTS, 'flood/sources/wire.md': source(`${SOURCE_FIELDS}\n${gate}`) });

test('what somebody may not see today was not seen then, and what was closed then is closed', async () => {
  const outcomes = (desk: ADesk) => [START, desk.now].map((moment) => answered(desk, moment).outcome);
  const closing = new ADesk();
  closing.now += HOUR;
  edits(closing, gated('audience: {people: [VERA]}'));
  expect(outcomes(closing)).toEqual(['not-on-file', 'not-on-file']);
  expect(answered(closing, START, { viewer: { ...READER, person: 'VERA' } }).outcome).toBe('found');
  const opening = new ADesk(gated('audience: {people: [VERA]}'));
  opening.now += HOUR;
  edits(opening, gated(''));
  expect(outcomes(opening)).toEqual(['not-on-file', 'found']);
});

test('an embargo held at the moment, though it is over by now', async () => {
  const desk = new ADesk(gated('embargo: 2026-05-04T09:00:00Z'));
  desk.now += 2 * HOUR;
  expect([START, START + HOUR].map((moment) => answered(desk, moment).outcome)).toEqual(['not-on-file', 'found']);
});

test('what was put on file and taken back never was there', async () => {
  const desk = new ADesk();
  desk.now += HOUR;
  const receipt = await desk.does('ED', '/desk add title=Rain published=undated text="A barn fell near the bridge."');
  desk.now += 1000;
  await desk.presses('ED', 'Undo', receipt);
  expect(answered(desk, START + HOUR, { question: 'Did a barn fall?' }).outcome).toBe('not-on-file');
});
