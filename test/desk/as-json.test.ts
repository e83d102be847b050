import { expect, test } from 'vitest';
import { answerAsJson } from '../../src/desk/as-json.ts';
import { quotesOf } from '../../src/domain/answer.ts';
import { answerLine } from '../cli/contract.ts';
import { ANSWERS } from '../golden/answers.ts';

const golden = Object.entries(ANSWERS);

test.each(golden)('%s keeps the contract and loses nothing', (_name, answer) => {
  const line = answerLine.parse(JSON.parse(JSON.stringify(answerAsJson(answer, 'q1', () => 'rendered'))));
  expect(line).toMatchObject({ id: 'q1', question: answer.question, outcome: answer.outcome, topic: answer.topicId, text: 'rendered' });
  expect(line.quotes.map((quote) => quote.factId)).toEqual(quotesOf(answer).map((quote) => quote.factId));
  expect(line.status === null).toBe(line.quotes.length === 0);
  expect(line.choices).toHaveLength(answer.outcome === 'which' ? answer.choices.length : 0);
});

test('covers every outcome', () => {
  expect(new Set(golden.map(([, answer]) => answer.outcome)).size).toBe(11);
});
