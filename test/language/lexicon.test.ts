import { describe, expect, test } from 'vitest';
import { MEETS } from '../../src/language/lexicon.ts';
import { lexicon } from './shipped.ts';

/** Whether a word of the evidence may meet a word of the question. */
const meets = (question: string, evidence: string): boolean => lexicon.expansions(question, null).has(evidence);

describe('what may meet what', () => {
  test.each([
    ['aircraft', 'helicopter'],
    ['vehicle', 'car'],
    ['weapon', 'rifle'],
    ['child', 'boy'],
    ['people', 'child'],
  ])('a question for "%s" may be met by "%s", never the reverse', (general, specific) => {
    expect(meets(general, specific)).toBe(true);
    expect(meets(specific, general)).toBe(false);
  });

  test.each([
    ['prison', 'jail'],
    ['move', 'transfer'],
    ['cause', 'reason'],
  ])('"%s" and "%s" meet both ways', (one, other) => {
    expect(meets(one, other)).toBe(true);
    expect(meets(other, one)).toBe(true);
  });

  test('"child" is never met by "people"', () => {
    expect(meets('child', 'people')).toBe(false);
    expect(lexicon.isKindOf('people', 'child')).toBe(false);
  });

  test.each([
    ['win', 'lose'],
    ['increase', 'decrease'],
    ['open', 'close'],
    ['arrive', 'depart'],
    ['accept', 'reject'],
    ['arrest', 'release'],
    ['confirm', 'deny'],
  ])('"%s" never meets its opposite "%s"', (one, other) => {
    expect(meets(one, other)).toBe(false);
    expect(meets(other, one)).toBe(false);
  });

  test('a word meets itself best, and nothing meets it better', () => {
    for (const word of ['prison', 'arrive', 'detainee', 'zorb', 'heavy']) {
      const found = lexicon.expansions(word, null);
      expect(found.get(word)).toBe(MEETS.same);
      for (const weight of found.values()) {
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(MEETS.same);
      }
    }
  });

  test('a word is met by what derives from it, but not by who does it', () => {
    expect(lexicon.expansions('arrive', 'v').get('arrival')).toBe(MEETS.derived);
    expect(meets('kill', 'killer')).toBe(false);
  });
});

describe('words', () => {
  test.each(['prison', 'transferred', 'children', 'the', 'hot', 'hut', 'hole', 'hull', 'howl'])('English knows "%s"', (word) => {
    expect(lexicon.isWord(word)).toBe(true);
  });

  test.each(['zorb', 'nasiriyah', 'kroober', 'hout'])('English does not know "%s"', (word) => {
    expect(lexicon.isWord(word)).toBe(false);
  });

  test('verbs with their particles', () => {
    expect(lexicon.isVerb('take over')).toBe(true);
    expect(lexicon.isVerb('prison over')).toBe(false);
  });

  test('persons and things', () => {
    for (const noun of ['teacher', 'minister', 'child']) expect(lexicon.isPerson(noun), noun).toBe(true);
    for (const noun of ['bridge', 'reason', 'zorb']) expect(lexicon.isPerson(noun), noun).toBe(false);
  });

  test('kinds, one way', () => {
    expect(lexicon.isKindOf('helicopter', 'aircraft')).toBe(true);
    expect(lexicon.isKindOf('aircraft', 'helicopter')).toBe(false);
    expect(lexicon.isKindOf('child', 'people')).toBe(false);
    expect(lexicon.isKindOf('zorb', 'aircraft')).toBe(false);
  });

  test('phrases are found where they begin', () => {
    const keys = ['the', 'prime', 'minister', 'leave'];
    expect(lexicon.phraseAt(keys, 1)).toBe(2);
    expect(lexicon.phraseAt(keys, 0)).toBe(0);
    expect(lexicon.phraseAt(keys, 9)).toBe(0);
  });

  test('regions, and the countries in them', () => {
    expect(lexicon.gazetteer.regionOf('European')).toBe('europe');
    expect(lexicon.gazetteer.regionOf('prison')).toBeNull();
    expect(lexicon.gazetteer.namesCountryIn('two French citizens', 'europe')).toBe(true);
    expect(lexicon.gazetteer.namesCountryIn('Asian and European citizens', 'europe')).toBe(false);
    expect(lexicon.gazetteer.namesCountryIn('two Iraqi nationals', 'europe')).toBe(false);
  });
});
