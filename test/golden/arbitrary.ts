import fc from 'fast-check';
import type { Answer, Evidence, Related } from '../../src/domain/answer.ts';
import { STATUS_LABEL, STATUSES } from '../../src/domain/status.ts';
import { ANSWERS, evidence } from './answers.ts';

/** Answers that break renderers: every outcome, with words in every field that would act if they were let. */

/** Words in the doses that random Unicode doesn't give: mentions, markup of both chats, bidi controls, what shows nothing. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(' ', ' ', 'the', 'detainees,', 'said.', '“', '”', '\n', '\n\n', '\t', '\u00A0', '\u2028', '…') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '<!channel>',
      '<!here|x>',
      '@everyone',
      '@here',
      '<@U1>',
      '<@123>',
      '<@&1>',
      '<#C1>',
      ':smile:',
      '<:x:1>',
      '*bold*',
      '**bold**',
      '_it_',
      '__u__',
      '~no~',
      '~~no~~',
      '||spoiler||',
      '`code`',
      '```\nblock\n```',
      '\n> quoted',
      '\n>>> quoted',
      '\n# title',
      '\n- item',
      '\n1. item',
      '&amp;',
      '&lt;',
      '<https://x.example|y>',
      '[y](https://x.example)',
      'https://x.example/a_b_c',
      'www.x.example',
      '\\',
      '\\*',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u200E', '\u200F'],
      ...['سجن', 'الحوت', '\u2067سجن الحوت\u2069', '\u202Bالمجموعة\u202C', 'ה'],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['\u200B', '\u200D', '\u2060', '\u2060\u2060', '\uFEFF', '\u00AD', '\u034F', '👩‍👩‍👧', '🔥', '東京', 'e\u0301', '\u0301'],
      ...['\u0000', '\u0007', '\u001B[31m', '\r', '\u007F', '\u009B', '\uD83D', '\uDE42'],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

/** A text of up to some hundred characters that has at least one that is seen. */
const words = fc.array(piece, { minLength: 1, maxLength: 24 }).map((pieces) => `${pieces.join('')}A`);

/** A text that is repeated until it has `least` characters or more. */
function long(least: number, most: number): fc.Arbitrary<string> {
  return fc.tuple(words, fc.integer({ min: least, max: most })).map(([text, length]) => text.repeat(Math.ceil(length / text.length)));
}

/** Quotes from a few words to more than a message holds; they keep their edges, which a trimming renderer would lose. */
const quote = fc.oneof(
  { weight: 12, arbitrary: fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join('') || '.') },
  { weight: 2, arbitrary: long(500, 2500) },
  { weight: 1, arbitrary: long(3000, 14_000) },
);

/** Labels, attributions, notes. */
const label = fc.oneof({ weight: 10, arbitrary: words }, { weight: 1, arbitrary: long(300, 1900) });

const instant = fc.constantFrom(null, '2026-02-12T06:40:00.000Z', '2026-02-12T00:00:00.000Z');

const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    text: quote,
    status: fc.constantFrom(...STATUSES),
    suffix: fc.oneof(fc.constant(''), label),
    lead: label,
    tail: fc.oneof(fc.constant(''), label),
    as: fc.option(label),
    publisher: fc.option(label),
    publishedAt: instant,
    asOf: instant,
    sourceTitle: label,
    url: fc.oneof(
      fc.constantFrom(null, 'https://courier.example/a?b=1&c=<d>', 'http://سجن.example/', 'javascript:alert(1)', 'file:///x', 'https://'),
      words,
    ),
    reviewed: fc.boolean(),
    notes: fc.array(label, { maxLength: 3 }),
  })
  .map(({ suffix, as, ...rest }) =>
    evidence({
      ...rest,
      label: STATUS_LABEL[rest.status] + (suffix === '' ? '' : ` · ${suffix}`),
      attribution: { kind: 'named', as, by: null, relayed: false, inherited: false, originId: 'x' },
    }),
  );

const anyRelated: fc.Arbitrary<Related> = fc.record({ factId: fc.constant('topic/fact'), statement: quote, label });

const quotes = fc.oneof(
  { weight: 6, arbitrary: fc.array(anyEvidence, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(anyEvidence, { minLength: 10, maxLength: 30, size: 'max' }) },
);

/** The asker's own words, up to what a chat takes in one post. */
const asked = fc.oneof({ weight: 6, arbitrary: words }, { weight: 1, arbitrary: long(1500, 1900) });

/** Addresses that lead somewhere, and those that must lead nowhere. */
const address = fc.oneof(
  fc.constantFrom(
    'https://a-house.slack.example/archives/C0123456789/p1234567890123456',
    'https://discord.com/channels/1/2/3',
    'http://x.example/a_b_c?d=e&f=~g~#h',
    'javascript:alert(1)',
    'https://x.example|<!channel>',
    'https://x.example)[y](https://y.example',
    'https://x.example/a b',
    'https://a@x.example/',
    'https://',
    '',
  ),
  words,
);

const link = fc.record({ text: label, url: address });

const section = fc.record(
  {
    title: label,
    quotes: fc.array(anyEvidence, { maxLength: 4 }),
    lines: fc.array(label, { maxLength: 14 }),
    links: fc.array(link, { maxLength: 3 }),
  },
  { requiredKeys: ['title', 'quotes', 'lines'] },
);

/** Any answer of any outcome. */
export const anyAnswer: fc.Arbitrary<Answer> = fc
  .record({
    question: asked,
    related: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(anyRelated, { maxLength: 8 }) }),
    notes: fc.array(fc.oneof(label, asked), { maxLength: 3 }),
    missing: fc.array(asked, { maxLength: 8 }),
    premise: fc.constantFrom(null, { status: 'contradicted' as const, factIds: ['topic/fact'] }),
  })
  .chain(({ missing, ...common }) =>
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(quotes, fc.constantFrom('found', 'partial', 'disputed', 'not-known'), fc.constantFrom(...STATUSES, null))
          .map(([found, outcome, status]): Answer => ({ ...ANSWERS.found, ...common, missing, outcome, status, quotes: found })),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.array(section, { maxLength: 12 }), asked)
          .map(([sections, title]): Answer => ({ ...ANSWERS.briefing, ...common, title, sections })),
      },
      {
        weight: 1,
        arbitrary: fc
          .array(fc.record({ label, question: asked }), { minLength: 1, maxLength: 12 })
          .map((choices): Answer => ({ ...ANSWERS.which, ...common, choices })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom('held', 'withdrawn'), label)
          .map(([outcome, message]): Answer => ({ ...ANSWERS.held, ...common, outcome, status: outcome, message })),
      },
      {
        weight: 1,
        arbitrary: fc.array(asked, { maxLength: 30 }).map((lines): Answer => ({ ...ANSWERS.notice, ...common, message: lines.join('\n') })),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Answer>(
          { ...ANSWERS['not-on-file'], ...common, missing },
          { ...ANSWERS.error, ...common, message: common.question },
        ),
      },
    ),
  );
