import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { READER } from '../../src/domain/audience.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { asking, EDITOR, FIXTURES, FLOOD, onFile, RECALL } from './on-file.ts';

const { library, questions } = onFile(FIXTURES, [FLOOD, RECALL]);
const desk = asking(library, '2026-11-22T12:00:00Z');
const NOW = Date.parse('2026-11-22T12:00:00Z');
const shut = library.facts.filter((fact) => fact.status === 'held' || fact.status === 'withdrawn');
/** Nothing of these may reach anybody. */
const SHUT = shut.flatMap((fact) => [
  fact.quote.exact,
  fact.statement,
  ...fact.quote.exact.split(/, /u).filter((clause) => clause.length > 40),
]);

function expectNothingShut(output: unknown): void {
  const json = JSON.stringify(output);
  for (const words of SHUT) expect(json).not.toContain(JSON.stringify(words).slice(1, -1));
}

describe('an entry on hold', () => {
  test.each([
    'Did the evacuation order for Harrow Ford come late?',
    'Was the evacuation order for Harrow Ford late?',
    'What did the local emergency official say?',
    'Who said the evacuation order came almost three hours late?',
  ])('is told as such, with the desk to ask, and without its words: %s', (question) => {
    for (const { ask } of [desk, desk.as(EDITOR)]) {
      const answer = ask(question);
      expect(answer).toMatchObject({
        outcome: 'held',
        status: 'held',
        topicId: FLOOD,
        message: 'An entry on this is on hold. Ask the Home desk.',
      });
      expectNothingShut(answer);
      expect(JSON.stringify(answer)).not.toContain('disputes the time by telephone');
    }
  });
});

describe('a withdrawn entry', () => {
  test.each(['Did police shoot a looter?', 'Was a looter shot on Thursday evening?', 'Did police shoot somebody in Mill Lane?'])(
    'is told with its date and reason, and without its words: %s',
    (question) => {
      const answer = desk.ask(question);
      expect(answer).toMatchObject({
        outcome: 'withdrawn',
        status: 'withdrawn',
        topicId: FLOOD,
        message:
          'Withdrawn 2026-03-14. Do not use. Reason: The Courier retracted the sentence on 14 March; the neighbour had not been there.',
      });
      expectNothingShut(answer);
    },
  );
});

test('no question, search or briefing brings their words up, not for editors either', () => {
  const words = shut.flatMap((fact) => fact.quote.exact.split(/[^\p{L}]+/u)).filter((word) => word.length > 3);
  const asked = [
    ...questions.map((question) => question.ask),
    ...words.map((word) => `What about ${word}?`),
    ...words.map((word) => `Who said ${word}?`),
    'what do we know about the flood?',
    'what changed in the flood?',
  ];
  for (const viewer of [READER, EDITOR]) {
    for (const question of asked) {
      const eyes = { viewer, now: NOW, topic: null };
      const { answer, conversation } = desk.newsroom.ask({ question, conversation: NO_CONVERSATION, ...eyes });
      expectNothingShut(answer);
      for (const quote of quotesOf(answer)) expect(['held', 'withdrawn']).not.toContain(quote.status);
      expectNothingShut(desk.newsroom.ask({ question: 'who says?', conversation, ...eyes }).answer);
      expectNothingShut(desk.newsroom.search({ question, limit: 100, ...eyes }).hits.map((hit) => hit.fact.quote));
    }
    for (const topic of [FLOOD, RECALL]) expectNothingShut(desk.newsroom.brief({ viewer, now: NOW, topic }));
  }
  expect(shut).toHaveLength(2);
});
