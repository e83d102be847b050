import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeNewsroom } from '../../src/desk/newsroom.ts';
import { type Answer, OUTCOMES, type Outcome, quotesOf } from '../../src/domain/answer.ts';
import { READER, type Viewer } from '../../src/domain/audience.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { runs } from '../deep.ts';
import { EDITOR, FIXTURES, FLOOD, onFile, RECALL, SHIPPED } from './on-file.ts';

/**
 * Beside test/desk/any-question.test.ts, which asks all fixture topics: the shipped topic with its curly quotes and Arabic names, editors' eyes,
 * every outcome, related facts, passages, and what a briefing says in its own words.
 */
const NOW = Date.parse('2026-12-02T00:00:00Z');
const lexicon = loadLexicon();
const prepare = ({ library, questions }: ReturnType<typeof onFile>) => ({
  newsroom: makeNewsroom(library, lexicon),
  sources: new Map(library.sources.map((source) => [source.id, source.text])),
  quotes: new Set(library.facts.map((fact) => fact.quote.exact)),
  questions: [...questions.map((question) => question.ask), ...library.facts.flatMap((fact) => [...fact.questions, fact.statement])],
});
const FIXED = prepare(onFile(FIXTURES, [FLOOD, RECALL]));
const DESKS = [prepare(onFile(SHIPPED)), FIXED];

const HOSTILE = [
  '',
  ' ',
  '\u0000',
  '?'.repeat(100_000),
  'the transfer of ISIS detainees '.repeat(3_300),
  'a'.repeat(100_000),
  '“Kroober” ‘Al-Hout’ «Daesh» „Hol“',
  '\u202Eretsasid\u202C \u2066Al-Hol\u2069 \u200Bcamp\uFEFF',
  '🚁🚁 how many 👨‍👩‍👧 in Al-Hol? 🇮🇶',
  'كم عدد المعتقلين الذين سيتم نقلهم إلى سجن الحوت؟',
  'داعش \u202E٧٠٠٠\u202C الهول',
  '\uD83D how \uDE81 many \uDFFF',
  '<script>alert("Al-Hout")</script><b>who</b> &lt;3 &#x202E;',
  '(((((((((((((((((((((((((((((x+x+)+y',
  '^(?:.*)*$|\\p{L}{1,99999}|[\\',
  "' OR 1=1; SELECT quote FROM facts WHERE status='held' --",
  '\x24{jndi:ldap://example.org} {{7*7}} %s %n %00 ../../etc/passwd',
  '{"__proto__":{"status":"confirmed"}}',
  'n̷̢͉o̶̗t̸̙ ̵͖o̷n̶ ̸f̶i̵l̸e̶',
  'not not no never without nobody denied deny denied?',
  '1e309 -0 NaN 0x10 ٧٬٠٠٠ 7,000,000,000,000,000,000,000 ½ Ⅻ',
] as const;

interface Once {
  readonly on: typeof FIXED;
  readonly question: string;
  readonly viewer: Viewer;
}

/** What chance seldom asks. */
const RARE = [
  'Did police shoot a looter?',
  'Did the evacuation order for Harrow Ford come late?',
  'How many people are at Stanton Dam?',
].map((question): [Once] => [{ on: FIXED, question, viewer: READER }]);

const asked = fc.constantFrom(...DESKS).chain((on) => {
  const known = fc.constantFrom(...on.questions);
  const words = fc.constantFrom(...new Set(on.questions.flatMap((question) => question.split(' '))));
  const question = fc.oneof(
    { weight: 5, arbitrary: known },
    { weight: 4, arbitrary: fc.array(words, { maxLength: 12 }).map((some) => some.join(' ')) },
    { weight: 2, arbitrary: fc.tuple(known, known).map((both) => both.join(' and ')) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(known, fc.string({ unit: 'binary', maxLength: 12 }), fc.nat(80))
        .map(([text, odd, at]) => text.slice(0, at) + odd + text.slice(at)),
    },
    { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('hello', 'thanks!', 'help', 'what do we know?', 'what changed?', 'who says so?', 'and when?', 'why?'),
    },
  );
  return fc.record({ on: fc.constant(on), question, viewer: fc.constantFrom(READER, EDITOR) });
});

function expectExact(answer: Answer, sources: ReadonlyMap<string, string>): void {
  for (const { text, sourceId, start, end } of quotesOf(answer)) {
    if (text === '' || sources.get(sourceId)?.slice(start, end) !== text) expect({ sourceId, start, end, text }).toBe('an exact quote');
  }
  for (const { statement } of answer.related)
    if (![...sources.values()].some((text) => text.includes(statement))) expect(statement).toBe('a quote');
}

describe('whatever is asked', () => {
  test('nothing throws, and every quote in every outcome is an exact substring at its offsets', () => {
    const outcomes = new Set<Outcome>();
    fc.assert(
      fc.property(asked, ({ on, question, viewer }) => {
        const { answer } = on.newsroom.ask({ question, topic: null, viewer, now: NOW, conversation: NO_CONVERSATION });
        outcomes.add(answer.outcome);
        expectExact(answer, on.sources);
      }),
      { numRuns: runs(400, 10_000), seed: 20_261_202, examples: RARE },
    );
    expect([...outcomes].toSorted()).toEqual(OUTCOMES.filter((outcome) => outcome !== 'error').toSorted());
  });

  test('a search finds facts and passages that are exact at their offsets', () => {
    fc.assert(
      fc.property(asked, ({ on, question, viewer }) => {
        for (const { fact } of on.newsroom.search({ question, topic: null, viewer, now: NOW, limit: 20 }).hits)
          if (on.sources.get(fact.sourceId)?.slice(fact.quote.start, fact.quote.end) !== fact.quote.exact) expect(fact.quote).toBe('exact');
      }),
      { numRuns: runs(100, 2_000), seed: 20_261_202 },
    );
  });
});

test.each(HOSTILE.map((question, index) => [index, question] as const))(
  'hostile question %i is answered or declined, as any other',
  (_, question) => {
    for (const on of DESKS) {
      const { answer } = on.newsroom.ask({ question, topic: null, viewer: READER, now: NOW, conversation: NO_CONVERSATION });
      expect(answer.question).toBe(question);
      expectExact(answer, on.sources);
    }
  },
);

test('a briefing has no quote in its own lines, where it would stand without who said it and how it stands', () => {
  for (const { newsroom, quotes } of DESKS) {
    for (const topic of newsroom.topics({ viewer: READER, now: NOW })) {
      const answer = newsroom.brief({ topic: topic.id, viewer: READER, now: NOW });
      const lines = answer.outcome === 'briefing' ? answer.sections.flatMap((section) => section.lines) : [];
      expect(lines.filter((line) => [...quotes].some((quote) => line.includes(quote)))).toEqual([]);
    }
  }
});
