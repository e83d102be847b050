import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { runs } from '../deep.ts';
import { ADesk, HOLDERS } from '../desk/a-desk.ts';
import { firstDifference } from '../search/hidden.ts';
import { makeFolders, SOME_TOPICS } from './folders.ts';
import { FROM_EDITORS, HIDDEN_TOPIC, LIFT } from './hidden-facts.ts';
import { nextOnSlack } from './pages.ts';
import { questionsAround } from './questions.ts';
import { seenOn } from './seen.ts';

const folders = makeFolders(SOME_TOPICS);
afterAll(folders.remove);

const now = Date.parse(LIFT) - 1;
const questions = questionsAround(folders.hidden);
const asked = questions.filter((_, at) => at % runs(30, 1) === 0);
const hidden = folders.hidden.facts;
const some = <T>(all: readonly T[]): readonly T[] => all.filter((_, at) => at % runs(10, 1) === 0);

/** Options and lines that aim at what is hidden, by a reader and by an editor without access. */
const LINES = [
  ...['topics', 'sources', 'changes', 'changes since 30d', 'unconfirmed', 'gaps', 'stats', 'help'].map((sub) => `/desk ${sub}`),
  ...[HIDDEN_TOPIC.id, ...HIDDEN_TOPIC.aliases].flatMap((topic) => [`/brief ${topic}`, `/desk sources ${topic}`]),
  ...some(hidden).flatMap(({ topicId, id, sourceId }) => [
    `/desk history ${topicId}/${id}`,
    `/desk history ${id}`,
    `/desk status ${topicId}/${id} held checking`,
    `/desk kill ${sourceId} wrong`,
    `/desk link ${id} contradicts river-flood/dead`,
    `/desk edit ${topicId}/${id}`,
  ]),
  ...some(folders.hidden.words).map((word) => `/desk search Who runs the ${word} office?`),
];

/** What only editors may do, to what is open. */
const WORK = [
  '/desk review',
  '/desk review river-flood',
  '/desk review desk="Home desk"',
  '/desk gaps',
  '/desk gaps river-flood',
  '/desk stats 30',
  '/desk add title="The Lantern inquiry" publisher=none published=2026-11-20 topic=river-flood text="The river has fallen."',
  '/desk status river-flood/toll-ministry-seven disputed checked again',
  '/desk kill nw-flood-0313 wrong preview=true',
  '/desk status company-recall/incidents-17 held checking preview=true',
];

/** Asks in a channel, in a thread, aside and in direct messages, and presses all that stands under what comes. */
async function talk(folder: string, person: string, lines: readonly string[]): Promise<ADesk> {
  const desk = new ADesk({}, { folder, now, holders: HOLDERS });
  const places = [{}, { visibility: 'private', message: null }, { direct: true, channel: 'D1' }, { thread: 'T1' }] as const;
  for (const [at, question] of asked.entries()) {
    const reply = await desk.hear(question, { ...places[at % places.length], person });
    if (!reply) continue;
    const { answerId, buttons } = reply.message;
    const more = nextOnSlack(reply.message);
    const presses = [...buttons, ...(more === null ? [] : [{ action: 'more', index: more } as const])];
    for (const { action, index } of presses)
      await desk.hear(
        { kind: 'press', button: { action, index, answerId } },
        { ...places[at % places.length], person: at % 3 === 0 ? 'U2' : person },
      );
  }
  for (const line of lines) {
    const reply = await desk.does(person, line);
    for (const { action, index } of reply?.message.buttons ?? [])
      if (action === 'do')
        await desk.hear({ kind: 'press', button: { action, index, answerId: reply?.message.answerId ?? '' } }, { ...places[1], person });
  }
  await desk.hear({ kind: 'command', name: 'ask', options: { question: 'Who is that?', topic: HIDDEN_TOPIC.id } });
  await desk.hear({ kind: 'press', button: { action: 'context', index: 0, answerId: 'abcdefabcdef' } });
  expect(desk.broke).toEqual([]);
  return desk;
}

describe('people who may not see what is hidden', () => {
  test('are told, shown and refused the same by every button and command', async () => {
    const [without, within] = [await talk(folders.open, 'U1', LINES), await talk(folders.whole, 'U1', LINES)];
    const one = expectAlike(without, within);
    expect(one.length).toBeGreaterThan(2 * asked.length);
    expect(new Set(without.messenger.posted.map(({ message }) => message.answer.outcome)).size).toBeGreaterThan(5);
  });

  test('are so, too, where they are editors: what they do to what is open reads the same', async () => {
    const closed = makeFolders(SOME_TOPICS, FROM_EDITORS);
    onTestFinished(closed.remove);
    const lines = [...LINES, ...WORK];
    const [without, within] = [await talk(closed.open, 'ED', lines), await talk(closed.whole, 'ED', lines)];
    expectAlike(without, within);
    expect(within.onFile.fact('river-flood/toll-ministry-seven')?.status).toBe('withdrawn');
    expect(within.onFile.library.facts.length).toBeGreaterThan(without.onFile.library.facts.length);
  });
});

function expectAlike(without: ADesk, within: ADesk): string[] {
  const [one, other] = [seenOn(without), seenOn(within)];
  expect(firstDifference(one, one, other)).toBeNull();
  expect(other).toHaveLength(one.length);
  return one;
}
