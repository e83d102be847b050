import { describe, expect, test } from 'vitest';
import type { Name } from '../../src/domain/fact.ts';
import { mergeNames } from '../../src/knowledge/aliases.ts';
import { libraryOf, SOUND, secondTopic, told } from './temp-knowledge.ts';

const MINISTRY = String(SOUND['flood/names.yaml']);
const named = (...lines: string[]): Record<string, string> => ({
  'flood/names.yaml': `${MINISTRY}${lines.map((line) => `  - {${line}}\n`).join('')}`,
});

describe('a spelling that two names share', () => {
  test.each([
    ['an alias', 'id: other, name: Other, kind: body, aliases: [The Interior Ministry]', 'names[1].aliases[0] – "The Interior Ministry"'],
    ['a name', 'id: other, name: interior-ministry, kind: body', 'names[1].name – "interior-ministry"'],
  ])('%s, as the alias table compares', (_, line, start) => {
    expect(told(named(line))).toEqual([
      `flood/names.yaml:3 ${start} is already a spelling of ministry (flood/names.yaml:2); no two names may share one`,
    ]);
  });

  test('in different topics', () => {
    expect(told(secondTopic('storm', '  - {id: weather, name: Weather Office, kind: body, aliases: [INTERIOR MINISTRY]}\n'))).toEqual([
      'storm/names.yaml:2 names[0].aliases[0] – "INTERIOR MINISTRY" is already a spelling of ministry (flood/names.yaml:2); no two names may share one',
    ]);
  });

  test('in Arabic', () => {
    expect(told(named('id: a, name: الحوت, kind: place', 'id: b, name: حوت, kind: place'))[0]).toContain(
      '"حوت" is already a spelling of a',
    );
  });

  test('a maybe may be shared', () => {
    expect(told(named('id: a, name: Aa, kind: place, maybe: [Cooper]', 'id: b, name: Bb, kind: place, maybe: [Cooper]'))).toEqual([]);
  });
});

test('a maybe that is also a spelling of the same name', () => {
  expect(told(named('id: a, name: Kroober, kind: place, aliases: [Cropper], maybe: [cropper]'))).toEqual([
    'flood/names.yaml:3 names[1].maybe[0] – "cropper" is also a spelling of the same name; it is either sure or a maybe',
  ]);
});

test('a spelling of nothing but signs', () => {
  expect(told(named('id: a, name: A, kind: place, aliases: ["--"]'))[0]).toContain('"--" has no letter or digit to find it by');
});

test('one id in two topics is one name with the spellings of both', () => {
  const files = secondTopic(
    'storm',
    '  - {id: ministry, name: Ministry of the Interior, kind: body, is: [department], aliases: [MOI, the interior ministry]}\n',
  );
  expect(told(files)).toEqual([]);
  expect(libraryOf(files).names).toEqual([
    {
      id: 'ministry',
      topicId: 'flood',
      name: 'Interior Ministry',
      kind: 'body',
      is: ['ministry', 'department'],
      in: [],
      aliases: ['the interior ministry', 'Ministry of the Interior', 'MOI'],
      maybe: [],
      gates: [],
    },
  ]);
});

test('one id for two kinds of thing', () => {
  expect(told(secondTopic('storm', '  - {id: ministry, name: Ministry Square, kind: place}\n'))).toEqual([
    'storm/names.yaml:2 names[0].kind – is place here, but body in flood/names.yaml:2; one id is one thing',
  ]);
});

test('spellings from a closed topic never join an open name', () => {
  const name: Name = { id: 'a', topicId: 't', name: 'Aa', kind: 'body', is: [], in: [], aliases: ['One'], maybe: ['Two'], gates: [] };
  const closed: Name = { ...name, topicId: 'u', aliases: ['Secret'], gates: [{ audience: null, embargo: '2026-05-03T00:00:00.000Z' }] };
  expect(mergeNames([name, closed])).toEqual([name, closed]);
  expect(mergeNames([name, { ...name, topicId: 'u', aliases: ['Two'] }])).toEqual([{ ...name, aliases: ['One', 'Two'], maybe: [] }]);
});
