import { afterAll, describe, expect, test } from 'vitest';
import { runs } from '../deep.ts';
import { ADesk, HOLDERS } from '../desk/a-desk.ts';
import { firstDifference } from '../search/hidden.ts';
import { FLOOD, RECALL } from '../search/on-file.ts';
import { makeFolders } from './folders.ts';
import { HIDDEN_TOPIC, LIFT } from './hidden-facts.ts';
import { nextOnSlack } from './pages.ts';
import { questionsAround } from './questions.ts';
import { seenOn } from './seen.ts';

const folders = makeFolders([FLOOD, RECALL, 'museum-theft']);
afterAll(folders.remove);

const now = Date.parse(LIFT) - 1;
const questions = questionsAround(folders.hidden);
const asked = questions.filter((_, at) => at % runs(10, 1) === 0);
const hidden = folders.hidden.facts;
const some = <T>(all: readonly T[]): readonly T[] => all.filter((_, at) => at % runs(6, 1) === 0);

/** Options and lines that aim at what is hidden, by a reader and by an editor without access. */
const LINES = [
  ...['topics', 'sources', 'changes', 'changes since 30d', 'unconfirmed', 'help'].map((sub) => `/desk ${sub}`),
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

/** Asks in a channel, in a thread, aside and in direct messages, and presses all that stands under what comes. */
async function talk(folder: string): Promise<ADesk> {
  const desk = new ADesk({}, { folder, now, holders: HOLDERS });
  const places = [{}, { visibility: 'private', message: null }, { direct: true, channel: 'D1' }, { thread: 'T1' }] as const;
  for (const [at, question] of asked.entries()) {
    const reply = await desk.hear(question, places[at % places.length]);
    if (!reply) continue;
    const { answerId, buttons } = reply.message;
    const more = nextOnSlack(reply.message);
    const presses = [...buttons, ...(more === null ? [] : [{ action: 'more', index: more } as const])];
    for (const { action, index } of presses)
      await desk.hear({ kind: 'press', button: { action, index, answerId } }, { ...places[at % places.length], person: at % 3 === 0 ? 'U2' : 'U1' });
  }
  for (const line of LINES) await desk.does('U1', line);
  await desk.hear({ kind: 'command', name: 'ask', options: { question: 'Who is that?', topic: HIDDEN_TOPIC.id } });
  await desk.hear({ kind: 'press', button: { action: 'context', index: 0, answerId: 'abcdefabcdef' } });
  expect(desk.broke).toEqual([]);
  return desk;
}

describe('people who may not see what is hidden', () => {
  test('are told, shown and refused the same by every button and command', async () => {
    const [without, within] = [await talk(folders.open), await talk(folders.whole)];
    const [one, other] = [seenOn(without), seenOn(within)];
    expect(firstDifference(one, other, one)).toBeNull();
    expect(other).toHaveLength(one.length);
    expect(one.length).toBeGreaterThan(2 * asked.length);
    expect(new Set(without.messenger.posted.map(({ message }) => message.answer.outcome)).size).toBeGreaterThan(5);
  });
});
