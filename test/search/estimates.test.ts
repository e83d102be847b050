import { expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { READER } from '../../src/domain/audience.ts';
import { asking, FIXTURES, FLOOD, onFile, quoteOf, RECALL } from './on-file.ts';

const { library } = onFile(FIXTURES, [FLOOD, RECALL]);
const { ask, newsroom } = asking(library, '2026-11-22T12:00:00Z');

test.each([
  ['How many people have left their homes?', 'evacuees-4000', 'Official statement · as relayed · Estimate'],
  ['How many houses are uninhabitable?', 'houses-300', 'Not confirmed · Estimate'],
  ['How much will the recall cost?', 'recall-cost', 'Official statement · Estimate'],
  ['What does the analyst say the recall will cost?', 'cost-analyst', 'Not confirmed · Estimate'],
  ['What did Henrik Saal say about the damage?', 'damage-estimate', 'Official statement · as relayed · Possible only'],
  ['What did Governor Anrich call the flood?', 'governor-view', "Official statement · as relayed · Governor Marta Anrich's view"],
])('%s → %s says what it is: %s', (question, fact, label) => {
  const answer = ask(question);
  expect(answer.outcome).toBe('found');
  expect(quoteOf(answer, fact).label).toBe(label);
});

test('an exact count in the same sentence is no estimate', () => {
  expect(quoteOf(ask('How many people spent the night in the sports hall?'), 'sports-hall-650').label).toBe(
    'Official statement · as relayed',
  );
});

test('estimates of two hands stand apart and are neither merged nor disputed', () => {
  const answer = ask('How much will the recall cost?');
  for (const quote of quotesOf(answer)) expect(quote.label).toMatch(/ · Estimate$/u);
  expect(answer.outcome).toBe('found');
});

test('a briefing keeps the suffix at the quote and at the figure', () => {
  for (const topic of [FLOOD, RECALL]) {
    const answer = newsroom.brief({ topic, viewer: READER, now: Date.parse('2026-11-22T12:00:00Z') });
    const sections = answer.outcome === 'briefing' ? answer.sections : [];
    const estimates = sections.flatMap((section) => section.quotes).filter((quote) => quote.modality === 'estimate');
    for (const quote of estimates) expect(quote.label).toMatch(/ · Estimate$/u);
    expect(estimates.length).toBeGreaterThan(1);
    const figures = sections.find((section) => section.title === 'Key figures')?.lines ?? [];
    for (const fact of library.facts.filter((each) => each.modality === 'estimate' && each.topicId === topic))
      for (const { slot, value } of fact.answers ?? [])
        if (slot === 'count' || slot === 'amount') expect(figures.find((line) => line.startsWith(`${value} · `))).toMatch(/ · Estimate$/u);
  }
});
