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
const RARE = ['Did police shoot a looter?', 'Did the evacuation order for Harrow Ford come late?', 'How many people are at Stanton Dam?'].map(
  (question): [Once] => [{ on: FIXED, question, viewer: READER }],
);
      expect(lines.filter((line) => [...quotes].some((quote) => line.includes(quote)))).toEqual([]);
    }
  }
});
