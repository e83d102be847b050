import { describe, expect, test } from 'vitest';
import { fact, facts, SOURCE_FIELDS, source, told } from './temp-knowledge.ts';

const factFault = (fields: Record<string, string | null>): string[] => told({ 'flood/facts.yaml': facts(fact(fields)) });
const topicFault = (text: string): string[] => told({ 'flood/topic.yaml': text });
const SOUND_TOPIC = 'title: Flood\ndesk: Home\nbottomLine: [dead]\n';

test('the sound files have no problem', () => {
  expect(told()).toEqual([]);
});

describe('what a field may say', () => {
  test.each([
    [
      'a mistyped status',
      { status: 'comfirmed' },
      'facts.yaml:7 facts[0].status – "comfirmed" is not one of confirmed, official, unconfirmed, disputed, found-false, held, withdrawn; did you mean confirmed?',
    ],
    [
      'a wrong modality',
      { modality: 'rumour' },
      'facts.yaml:8 facts[0].modality – "rumour" is not one of fact, estimate, expected, possible, characterisation, absence',
    ],
    ['a missing modality', { modality: null }, 'facts.yaml:2 facts[0].modality – is missing'],
    ['an empty statement', { statement: '' }, 'facts.yaml:3 facts[0].statement – is empty; write a value or leave the field out'],
    ['blanks for a statement', { statement: '"  "' }, 'facts.yaml:3 facts[0].statement – is empty; write a value or leave the field out'],
    [
      'a number for a text',
      { statement: '6' },
      'facts.yaml:3 facts[0].statement – must be text, but is the number 6; put quotes around it',
    ],
    ['a list for a text', { statement: '[a]' }, 'facts.yaml:3 facts[0].statement – must be text, but is a list'],
    ['a text for a list', { questions: 'How many?' }, 'facts.yaml:9 facts[0].questions – must be a list, but is "How many?"'],
    ['five questions', { questions: '[a, b, c, d, e]' }, 'facts.yaml:9 facts[0].questions – has more than 4 values'],
    [
      'a number in an answer',
      { answers: '[{slot: count, value: 6}]' },
      'facts.yaml:9 facts[0].answers[0].value – must be text, but is the number 6; put quotes around it',
    ],
    ['an unknown slot', { answers: '[{slot: cuont}]' }, 'did you mean count?'],
    [
      'an unknown field',
      { stauts: 'held' },
      'facts.yaml:9 facts[0].stauts – "stauts" is not a field that stands here; did you mean status?',
    ],
    [
      'an unknown field further in',
      { attribution: '{kind: unattributed, relaid: true}', status: null },
      'facts[0].attribution.relaid – "relaid" is not a field that stands here; did you mean relayed?',
    ],
    ['an unknown field of an answer', { answers: '[{slot: what, unti: x}]' }, '"unti" is not a field that stands here; did you mean unit?'],
    [
      'yes for true',
      { attribution: '{kind: unattributed, relayed: "yes"}', status: null },
      'attribution.relayed – must be true or false, but is "yes"',
    ],
    ['an id with capitals', { id: 'Dead' }, 'facts[0].id – "Dead" is not an id: use lower-case letters, digits and hyphens'],
    [
      'a source with a control character',
      { source: '"wi\\tre"' },
      'facts[0].source – "wi\\u{9}re" is not an id: it has a control character or half a character in it',
    ],
    [
      'a link like a path',
      { links: '[{kind: denies, to: ../x}]' },
      'facts[0].links[0].to – "../x" is not a fact: write its id, or topic/id for another topic',
    ],
    [
      'an impossible date',
      { asOf: '2026-02-30' },
      'facts[0].asOf – "2026-02-30" is not a date or an instant with its zone: write 2026-05-03 or 2026-05-03T18:20:00Z',
    ],
    ['an instant without a zone', { asOf: '2026-05-03T18:20:00' }, 'is not a date or an instant with its zone'],
    ['a date that is a number', { asOf: '2026' }, 'facts[0].asOf – the number 2026 is not a date'],
    ['an audience of nobody', { audience: '{}' }, 'facts[0].audience – lets nobody in'],
    [
      'an unknown role',
      { audience: '{roles: [editors]}' },
      'facts[0].audience.roles[0] – "editors" is not one of reader, editor, verifier, admin; did you mean editor?',
    ],
    [
      'an unknown part of a scope',
      { modality: 'absence', scope: '{slot: confirmatoin}' },
      'facts[0].scope.slot[0] – "confirmatoin" is not one of',
    ],
    ['a scope of nothing', { modality: 'absence', scope: '{slot: []}' }, 'facts[0].scope.slot – needs at least 1 value'],
    ['a scope without a slot', { modality: 'absence', scope: '{subject: x}' }, 'facts[0].scope.slot – is missing'],
    [
      'a group of fields that is a text',
      { attribution: 'the ministry' },
      'facts[0].attribution – must be a group of fields, but is "the ministry"',
    ],
  ])('%s', (_, fields, reason) => {
    expect(factFault(fields)).toEqual([expect.stringContaining(reason)]);
  });

  test('an id of more than 200 characters', () => {
    expect(factFault({ id: 'a'.repeat(201) })[0]).toContain('facts[0].id – is longer than 200 characters');
  });
});

describe('topic.yaml', () => {
  test('what is missing', () => {
    expect(topicFault('desk: Home\n')).toEqual(['flood/topic.yaml:1 bottomLine – is missing', 'flood/topic.yaml:1 title – is missing']);
  });

  test.each([
    ['no bottom line', `${SOUND_TOPIC.replace('[dead]', '[]')}`, 'topic.yaml:3 bottomLine – needs at least 1 value'],
    ['three facts', `${SOUND_TOPIC.replace('[dead]', '[dead, dead, dead]')}`, 'bottomLine – has more than 2 values'],
    [
      'an unknown field',
      `${SOUND_TOPIC}embargoed: 2026-05-03\n`,
      'topic.yaml:4 embargoed – "embargoed" is not a field that stands here; did you mean embargo?',
    ],
    ['a list', '- a\n', 'topic.yaml:1 – must be fields, one a line ("title: ..."), but is a list'],
    ['an empty file', '', 'topic.yaml:1 – must be fields, one a line ("title: ..."), but is empty'],
    ['__proto__', `${SOUND_TOPIC}__proto__: {a: b}\n`, 'topic.yaml:4 __proto__ – "__proto__" is not a field that stands here'],
  ])('%s', (_, text, reason) => {
    expect(topicFault(text)).toEqual([expect.stringContaining(reason)]);
  });

  test('tells the first twenty of many unknown fields', () => {
    const problems = topicFault(SOUND_TOPIC + Array.from({ length: 500 }, (_, index) => `field-number-${index}: x\n`).join(''));
    expect(problems).toHaveLength(20);
    expect(problems.at(-1)).toContain('(and 480 more unknown fields)');
  });
});

describe('lists', () => {
  test.each([
    ['no list', 'facts: none\n', 'facts.yaml:1 facts – must be a list; each entry begins with "- "'],
    ['another key', 'fact: []\n', '"fact" is not a field that stands here; did you mean facts?'],
    ['an empty file', '# nothing yet\n', 'the file must begin with "facts:" and a list below it'],
    ['an entry that is a text', 'facts:\n  - dead\n', 'facts.yaml:2 facts[0] – must be fields, one a line ("id: ..."), but is "dead"'],
  ])('%s', (_, text, reason) => {
    expect(told({ 'flood/facts.yaml': text }).join('\n')).toContain(reason);
  });
});

describe('questions.yaml', () => {
  const asked = (fields: string): string[] =>
    told({ 'flood/questions.yaml': `questions:\n  - {id: q1, set: tune, kind: direct, ask: How many?, ${fields}}\n` });

  test('takes one outcome or several', () => {
    expect(asked('outcome: found, lead: [dead]')).toEqual([]);
    expect(asked('outcome: [found, partial], lead: [flood/dead]')).toEqual([]);
  });

  test.each([
    ['a wrong outcome', 'outcome: fuond', 'questions[0].outcome[0] – "fuond" is not one of found, partial,'],
    ['a wrong outcome among several', 'outcome: [found, no]', 'questions[0].outcome[1] – "no" is not one of'],
    ['no outcome', 'also: []', 'questions[0].outcome – is missing'],
    [
      'a wrong premise',
      'outcome: found, premise: false',
      'questions[0].premise – the yes/no value false is not one of contradicted, not-on-file',
    ],
  ])('%s', (_, fields, reason) => {
    expect(asked(fields)).toEqual([expect.stringContaining(reason)]);
  });
});

describe('front matter', () => {
  test.each([
    [
      'a web address of another kind',
      'url: "javascript:alert(1)"',
      'url – "javascript:alert(1)" is not a web address that begins with http:// or https://',
    ],
    ['a language in words', 'language: English', 'language – "English" is not a language code such as en, ar or de-AT'],
    ['a status of a fact', 'status: held', 'status – can only be withdrawn, but is "held"; leave the field out otherwise'],
    ['a check sum that is none', 'sha256: abc', 'sha256 – "abc" is not a SHA-256'],
    ['an empty publisher', 'publisher:', 'publisher – is empty; write a value or leave the field out'],
    ['undated: false', 'undated: false', 'undated – can only be true, but is the yes/no value false'],
  ])('%s', (_, line, reason) => {
    const key = `${line.split(':')[0]}:`;
    const kept = SOURCE_FIELDS.split('\n').filter(
      (other) => !other.startsWith(key) && !(key === 'undated:' && other.startsWith('publishedAt')),
    );
    const sum = key === 'sha256:' ? null : undefined;
    expect(told({ 'flood/sources/wire.md': source([...kept, line].join('\n'), undefined, sum) })).toEqual([
      expect.stringContaining(reason),
    ]);
  });

  test('a missing retrievedAt', () => {
    const fields = SOURCE_FIELDS.replace(/\nretrievedAt.*/u, '');
    expect(told({ 'flood/sources/wire.md': source(fields) })).toEqual(['flood/sources/wire.md:2 retrievedAt – is missing']);
  });
});
