import { describe, expect, test } from 'vitest';
import { fact, facts, SOUND, SOURCE_FIELDS, secondTopic, source, told } from './temp-knowledge.ts';

const factWith = (fields: Record<string, string | null>): string[] => told({ 'flood/facts.yaml': facts(fact(fields)) });

describe('what leads nowhere', () => {
  test.each([
    ['a source', { source: 'wrie' }, 'flood/facts.yaml:4 facts[0].source – there is no source wrie; did you mean wire?'],
    [
      'a speaker',
      { attribution: '{kind: named, as: x, by: minstry}', status: null },
      'facts.yaml:6 facts[0].attribution.by – there is no name minstry in any names.yaml; did you mean ministry?',
    ],
    ['a name', { names: '[ministry, police]' }, 'facts.yaml:9 facts[0].names[1] – there is no name police in any names.yaml'],
    [
      'a body',
      { modality: 'absence', scope: '{slot: count, body: police}' },
      'facts.yaml:9 facts[0].scope.body – there is no name police in any names.yaml',
    ],
    [
      'a link',
      { links: '[{kind: denies, to: deaf}]' },
      'facts.yaml:9 facts[0].links[0].to – there is no fact deaf in flood/facts.yaml; did you mean dead?',
    ],
    [
      'a link to another topic',
      { links: '[{kind: denies, to: floood/dead}]' },
      'facts[0].links[0].to – there is no topic floood; did you mean flood?',
    ],
    ['a link to itself', { links: '[{kind: denies, to: flood/dead}]' }, 'facts[0].links[0].to – a fact is not linked to itself'],
  ])('%s', (_, fields, reason) => {
    expect(factWith(fields)).toEqual([expect.stringContaining(reason)]);
  });

  test('a place in a name', () => {
    expect(told({ 'flood/names.yaml': `${SOUND['flood/names.yaml']}  - {id: dam, name: Dam, kind: place, in: [valley]}\n` })).toEqual([
      'flood/names.yaml:3 names[1].in[0] – there is no name valley in any names.yaml',
    ]);
  });

  test('places that lie in each other', () => {
    const names = `${SOUND['flood/names.yaml']}  - {id: a, name: Aa, kind: place, in: [b]}\n  - {id: b, name: Bb, kind: place, in: [a]}\n`;
    expect(told({ 'flood/names.yaml': names })).toEqual([
      expect.stringContaining('a comes to lie in itself'),
      expect.stringContaining('b comes to lie in itself'),
    ]);
  });

  test('the bottom line', () => {
    expect(told({ 'flood/topic.yaml': 'title: F\ndesk: H\nbottomLine: [dead, none]\n' })).toEqual([
      'flood/topic.yaml:3 bottomLine[1] – there is no fact none in flood/facts.yaml',
    ]);
  });

  test.each(['lead', 'also', 'never'])("a question's %s", (field) => {
    const text = `questions:\n  - {id: q, set: tune, kind: direct, ask: Why?, outcome: found, ${field}: [dead, ded]}\n`;
    expect(told({ 'flood/questions.yaml': text })).toEqual([
      `flood/questions.yaml:2 questions[0].${field}[1] – there is no fact ded in flood/facts.yaml; did you mean dead?`,
    ]);
  });

  test("a translation's original", () => {
    const translated = (of: string): string[] => told({ 'flood/sources/wire.md': source(`${SOURCE_FIELDS}\ntranslationOf: ${of}`) });
    expect(translated('none')).toEqual(['flood/sources/wire.md:7 translationOf – there is no source none']);
    expect(translated('wire')).toEqual(['flood/sources/wire.md:7 translationOf – a source is no translation of itself']);
  });
});

test('references between topics are followed', () => {
  const link = facts(fact({ links: '[{kind: corroborates, to: storm/rain}]', names: '[wind]' }));
  expect(told({ ...secondTopic('storm', '  - {id: wind, name: Wind, kind: thing}\n'), 'flood/facts.yaml': link })).toEqual([]);
});

describe('an id that is used twice', () => {
  test('a fact', () => {
    expect(told({ 'flood/facts.yaml': facts(fact(), fact()) })).toEqual([
      'flood/facts.yaml:9 facts[1].id – the id dead is already taken by flood/facts.yaml:2; give this one another id',
    ]);
  });

  test('a name in one topic', () => {
    const text = `${SOUND['flood/names.yaml']}  - {id: ministry, name: Other, kind: body}\n`;
    expect(told({ 'flood/names.yaml': text })).toEqual([
      'flood/names.yaml:3 names[1].id – the id ministry is already taken by flood/names.yaml:2; give this one another id',
    ]);
  });

  test('a question', () => {
    const line = '  - {id: q, set: tune, kind: direct, ask: Why?, outcome: found}\n';
    expect(told({ 'flood/questions.yaml': `questions:\n${line}${line}` })[0]).toContain(
      'questions[1].id – the id q is already taken by flood/questions.yaml:2',
    );
  });

  test('a source, over all topics', () => {
    expect(told({ ...secondTopic('storm'), 'storm/sources/wire.md': source() })).toEqual([
      'storm/sources/wire.md:2 id – the id wire is already taken by flood/sources/wire.md:2; give this one another id',
    ]);
  });
});

describe('one fault is not told as two', () => {
  test('a fact with a fault is still there for others', () => {
    const two = facts(fact({ status: 'oficial' }), fact({ id: 'twin', links: '[{kind: corroborates, to: dead}]' }));
    expect(told({ 'flood/facts.yaml': two })).toEqual([expect.stringContaining('did you mean official?')]);
  });

  test("files that can't be read aren't called empty", () => {
    expect(told({ 'flood/facts.yaml': 'facts: [' })).toEqual([expect.stringContaining('flood/facts.yaml:1 –')]);
    expect(told({ 'flood/names.yaml': 'names: [' })).toEqual([expect.stringContaining('flood/names.yaml:1 –')]);
    expect(told({ 'flood/sources/wire.md': '---\nid: [\n---\n' })[0]).toContain('flood/sources/wire.md:3 –');
    expect(told({ 'flood/sources/wire.md': Buffer.from([0xff]) })).toHaveLength(1);
  });

  test('but what one entry has wrong is told in full', () => {
    const fields = {
      status: 'oficial',
      quote: 'Seven people have died, the interior ministry said on Sunday.',
      names: '[x]',
      attribution: '{kind: named}',
      answers: '[{slot: count, value: Nine}]',
    };
    expect(factWith(fields).map((line) => line.replace(/^.*?facts\[0\]\.(\S+) .*$/u, '$1'))).toEqual([
      'quote',
      'attribution.as',
      'status',
      'names[0]',
      'answers[0].value',
    ]);
  });
});
