import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { READER } from '../../src/domain/audience.ts';
import { asking, FIXTURES, FLOOD, onFile, RECALL, slugs } from './on-file.ts';

const { library, questions } = onFile(FIXTURES, [FLOOD, RECALL]);
const { ask, newsroom } = asking(library, '2026-11-22T12:00:00Z');
const EYES = { viewer: READER, now: Date.parse('2026-11-22T12:00:00Z') };
const SUPERSEDED = ['toll-ministry-seven', 'recall-units-48000'];
const isSuperseded = (factId: string): boolean => SUPERSEDED.some((slug) => factId.endsWith(`/${slug}`));

describe('the newest official toll leads', () => {
  test.each([
    'What is the death toll?',
    'What is the latest death toll?',
    'How many people have died?',
    'How many people died in the flood?',
  ])('%s', (question) => {
    expect(slugs(ask(question))[0]).toBe('toll-ministry-twelve');
  });
});

describe('the corrected number of heaters leads', () => {
  test.each([
    'How many heaters are being recalled?',
    'How many heaters did Tarnwick recall?',
    'How many heaters is Tarnwick recalling?',
    'How many heaters are affected by the recall?',
    'Are 48,000 heaters affected?',
  ])('%s', (question) => {
    expect(slugs(ask(question))[0]).toBe('recall-units-53500');
  });
});

test('what was superseded never leads and is never found, whatever is asked', () => {
  const asked = [
    'Did seven people die?',
    'What death toll did the ministry give on Friday?',
    'How many people had died by Friday noon?',
    'How many died, seven or twelve?',
    'How many heaters is Tarnwick recalling, 48,000?',
    'How many heaters did Tarnwick announce on Monday?',
    ...library.facts.flatMap((fact) => [...fact.questions, fact.statement]),
    ...questions.filter(({ lead }) => !lead.some(isSuperseded)).map((question) => question.ask),
  ];
  for (const question of asked) {
    const led = ask(question);
    if (led.outcome !== 'briefing') expect({ question, lead: slugs(led)[0] }).not.toMatchObject({ lead: expect.toBeOneOf(SUPERSEDED) });
    for (const { fact } of newsroom.search({ question, topic: null, limit: 100, ...EYES }).hits)
      expect(SUPERSEDED).not.toContain(fact.id.split('/')[1]);
  }
  expect(asked.length).toBeGreaterThan(150);
});

test('a briefing is without it, and says that it changed', () => {
  const answer = newsroom.brief({ topic: FLOOD, ...EYES });
  expect(slugs(answer)).not.toContain('toll-ministry-seven');
  const changed = answer.outcome === 'briefing' ? answer.sections.find((section) => section.title === 'What changed') : undefined;
  expect(changed?.quotes.map((quote) => quote.factId)).toEqual([`${FLOOD}/toll-ministry-twelve`]);
});

test('a correction is told with its standing where changes are asked for', () => {
  const answer = ask('What changed in the recall?');
  expect(answer.outcome).toBe('briefing');
  expect(quotesOf(answer).map((quote) => quote.factId)).toContain(`${RECALL}/recall-units-53500`);
});
