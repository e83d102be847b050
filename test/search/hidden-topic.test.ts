import { afterAll, describe, expect, test } from 'vitest';
import { READER } from '../../src/domain/audience.ts';
import { allBytes, bytesAround, copied, firstDifference, misspelt, opened, removeCopies } from './hidden.ts';
import { EDITOR, FIXTURES, FLOOD, onFile, RECALL } from './on-file.ts';

afterAll(removeCopies);

const THEFT = 'museum-theft';
const LIFT = Date.parse('2026-12-01T06:00:00Z');
const now = LIFT - 1;
const EYES = { viewer: READER, now };
/** A spelling that only the hidden topic has for a thing that is public, too. */
const CODE_NAME = 'Emberlight';

const hiddenBy = (gate: string) =>
  copied([FLOOD, RECALL, THEFT], (topic) => {
    topic(THEFT).append(gate);
    topic(THEFT).edit('names', (names) => [
      ...names,
      { id: 'emberline-e20', name: 'EmberLine E20', kind: 'thing', is: ['heater'], aliases: [CODE_NAME] },
    ]);
  });
const stripped = opened(copied([FLOOD, RECALL]));

const theft = onFile(FIXTURES, [THEFT]).library;
const spellings = theft.names.flatMap((name) => [name.name, ...name.aliases, ...name.maybe]);
const titles = theft.topics.flatMap((topic) => [topic.id, topic.title, ...topic.aliases]);
const QUESTIONS = [...spellings, ...titles, CODE_NAME].flatMap((spelling, index) => [
  `Who is ${spelling}?`,
  `What do we know about ${misspelt(spelling, index)}?`,
  `How many heaters did ${misspelt(spelling, index + 1)} recall?`,
  `Where is ${misspelt(spelling.toLowerCase(), index + 2)}?`,
]);

/** What a reader gets who has no such topic on file. */
const seen = allBytes(QUESTIONS, stripped, EYES);

describe.each([
  ['audience', 'audience: {roles: [editor]}'],
  ['embargo', 'embargo: 2026-12-01T06:00:00Z'],
])('a topic behind an %s', (_, gate) => {
  const newsroom = opened(hiddenBy(gate));

  test('gives a reader no answer, no name to correct a spelling to, no choice', () => {
    expect(firstDifference(QUESTIONS, allBytes(QUESTIONS, newsroom, EYES), seen)).toBeNull();
    expect(QUESTIONS.length).toBeGreaterThan(60);
  });

  test('is no topic: not listed, not offered, not named in an error', () => {
    const asked = [...titles, ...titles.map((title, index) => misspelt(title, index)), 'no such topic'];
    expect(bytesAround(asked, newsroom, EYES)).toEqual(bytesAround(asked, stripped, EYES));
    expect(newsroom.topics(EYES).map((topic) => topic.id)).toEqual([RECALL, FLOOD]);
  });

  test('is there for an editor, names and all', () => {
    const eyes = { viewer: EDITOR, now };
    expect(newsroom.topics(eyes).map((topic) => topic.id)).toContain(THEFT);
    expect(newsroom.brief({ topic: THEFT, ...eyes }).outcome).toBe('briefing');
    expect(firstDifference(QUESTIONS, allBytes(QUESTIONS, newsroom, eyes), seen)).not.toBeNull();
  });
});

test('a topic under embargo is there for everybody from the instant of its lift', () => {
  const newsroom = opened(hiddenBy('embargo: 2026-12-01T06:00:00Z'));
  expect(newsroom.topics({ viewer: READER, now: LIFT }).map((topic) => topic.id)).toContain(THEFT);
});
