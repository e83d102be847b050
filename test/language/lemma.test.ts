import { describe, expect, test } from 'vitest';
import { parseIrregular, parseWords } from '../../src/language/lemma.ts';
import { lexicon } from './shipped.ts';

test.each([
  ['transferred', 'transfer'],
  ['arrived', 'arrive'],
  ['stopped', 'stop'],
  ['travelling', 'travel'],
  ['studies', 'study'],
  ['carried', 'carry'],
  ['going', 'go'],
  ['went', 'go'],
  ['flew', 'fly'],
  ['found', 'find'],
  ['left', 'leave'],
  ['saw', 'see'],
  ['is', 'be'],
  ['dying', 'die'],
  ['children', 'child'],
  ['women', 'woman'],
  ['crises', 'crisis'],
  ['bodies', 'body'],
  ['buses', 'bus'],
  ['churches', 'church'],
  ['prisons', 'prison'],
  ['detainees', 'detainee'],
  ['worse', 'bad'],
  ['biggest', 'big'],
  ['happier', 'happy'],
  ['news', 'news'],
  ['prison', 'prison'],
  ['centcom', 'centcom'],
  ['gizmos', 'gizmo'],
  ['zorbs', 'zorb'],
])('%s is indexed as %s', (word, base) => {
  expect(lexicon.key(word)).toBe(base);
});

test('every reading is kept, inflected ones first', () => {
  expect(lexicon.lemmas('building').map((lemma) => `${lemma.base} ${lemma.pos}`)).toEqual(['build v', 'building n']);
  expect(lexicon.lemmas('felt').map((lemma) => lemma.base)).toEqual(['feel', 'felt']);
});

test('a word outside the dictionary says so', () => {
  expect(lexicon.lemmas('zorb')).toEqual([{ base: 'zorb', pos: null }]);
});

test('short words and words that only end in s are left whole', () => {
  for (const word of ['bus', 'gas', 'crisis', 'press', 'as']) expect(lexicon.key(word), word).toBe(word);
});

describe('word lists', () => {
  test('irregular forms are read both ways, with their part of speech, comments left out', () => {
    const bases = parseIrregular('# verbs\n[v]\nlie: lay lain\nlay: laid lain\n\n[n]\nfoot: feet\n');
    expect(bases.get('lay')).toEqual([{ base: 'lie', pos: 'v' }]);
    expect(bases.get('lain')?.map((lemma) => lemma.base)).toEqual(['lie', 'lay']);
    expect(bases.get('feet')).toEqual([{ base: 'foot', pos: 'n' }]);
    expect(bases.size).toBe(4);
  });

  test('words stand apart by any white space', () => {
    expect([...parseWords('# stop\na  the\n of\n')]).toEqual(['a', 'the', 'of']);
  });
});
