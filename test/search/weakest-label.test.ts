import { expect, test } from 'vitest';
import { type Answer, quotesOf } from '../../src/domain/answer.ts';
import { STATUS_LABEL, weakest } from '../../src/domain/status.ts';
import { asking, EDITOR, FIXTURES, FLOOD, onFile, quoteOf, RECALL } from './on-file.ts';

const { library, questions } = onFile(FIXTURES, [FLOOD, RECALL]);
const desk = asking(library, '2026-11-22T12:00:00Z');
const statusOf = (answer: Answer) => ('status' in answer ? answer.status : null);

test.each([
  ['How high was the river and how many people are in shelters?', 'river-level', 'shelters-2310', 'unconfirmed'],
  ['Was the Stannet Dam breached and how high was the river?', 'dam-breach-claim', 'river-level', 'disputed'],
])('an answer stands as its weakest quote does, and each quote keeps its own label: %s', (question, one, other, status) => {
  const answer = desk.ask(question);
  expect(statusOf(answer)).toBe(status);
  for (const slug of [one, other]) {
    const quote = quoteOf(answer, slug);
    expect(quote.label.startsWith(STATUS_LABEL[quote.status])).toBe(true);
  }
  expect(quoteOf(answer, 'river-level').status).toBe('official');
});

test('never is an answer told to stand better than a quote in it', () => {
  let told = 0;
  for (const question of [...questions.map(({ ask }) => ask), ...library.facts.flatMap((fact) => fact.questions)]) {
    for (const answer of [desk.ask(question), desk.as(EDITOR).ask(question)]) {
      const quotes = quotesOf(answer);
      const stated = quotes.filter((quote) => quote.modality !== 'absence');
      const shown = stated.length > 0 ? stated : quotes;
      if (answer.outcome === 'held' || answer.outcome === 'withdrawn') expect(quotes).toEqual([]);
      else expect({ question, status: statusOf(answer) }).toEqual({ question, status: weakest(shown.map((quote) => quote.status)) });
      for (const quote of stated) expect(quote.label.startsWith(STATUS_LABEL[quote.status])).toBe(true);
      if (quotes.length > 0) told++;
    }
  }
  expect(told).toBeGreaterThan(100);
});
