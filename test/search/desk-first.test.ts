import { expect, test } from 'vitest';
import { makeNewsroom } from '../../src/desk/newsroom.ts';
import { quotesOf } from '../../src/domain/answer.ts';
import { READER } from '../../src/domain/audience.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { quoteAt } from '../../src/domain/quote.ts';
import { type Source, UNFILED } from '../../src/domain/source.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { unreviewed } from '../../src/search/passage.ts';
import { aSource, FILLER } from './rank/a-file.ts';

/** All of a source as the desk published it. */
const published = (source: Source): Fact => ({
  ...unreviewed(source, quoteAt(source.text, 0, source.text.length)),
  id: `${UNFILED}/${source.id}`,
  statement: source.text,
  status: 'official',
  reviewed: true,
  attribution: { kind: 'official-on-record', as: 'The city', by: null, relayed: false, inherited: false, originId: source.id },
});

const asked = (question: string, sources: readonly Source[], facts: readonly Fact[] = []) => {
  const newsroom = makeNewsroom({ topics: [], names: [], facts, sources }, loadLexicon());
  const { answer } = newsroom.ask({ question, viewer: READER, now: Date.parse('2026-05-04'), topic: null, conversation: NO_CONVERSATION });
  return { outcome: answer.outcome, quotes: quotesOf(answer).map(({ text }) => text) };
};

test('what the desk published leads, however much closer the words of a passage are', () => {
  const city = aSource(
    'city',
    'The mayor of Brent stepped down on Friday over the harbour contract, which cost the city 40 million euros and led to two inquiries.',
  );
  const blog = aSource('blog', 'The mayor of Brent resigned on Monday.');
  const question = 'When did the mayor of Brent resign?';
  for (const sources of [[city], [city, blog], [blog, city]])
    expect(asked(question, sources, [published(city)])).toEqual({ outcome: 'found', quotes: [city.text] });
});

test.each([
  ['What did the bank raise rates to in March?', true],
  ['What did the bank raise rates to in April?', false],
  ['When did Agnes Bell resign from Elm hospital?', true],
  ['When did Agnes Bell join Elm hospital?', false],
])('a passage does not answer where a month or the verb is another one: %s', (question, isAnswered) => {
  const wire = aSource('wire', 'Sister Agnes Bell resigned from Elm hospital on Tuesday. The bank raised rates to 4.5 percent in March.');
  expect(asked(question, [wire, ...FILLER]).outcome).toBe(isAnswered ? 'found' : 'not-on-file');
});
