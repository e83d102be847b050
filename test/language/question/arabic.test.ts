import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arabicToEnglish } from '../../../src/language/question/arabic.ts';
import { readQuestion } from '../../../src/language/question/read.ts';
import type { Ask } from '../../../src/language/question/types.ts';
import { lexicon, names, namesIn, room } from '../shipped.ts';

const english = (text: string): string => arabicToEnglish(text, lexicon, names);

describe('an Arabic question in English words', () => {
  test('names come from the alias table, and never from the sound', () => {
    expect(english('أين سجن الحوت؟')).toBe('where Al-Hout Prison?');
    expect(english('الحوت')).toBe('Al-Hout Prison');
    expect(english('الهول')).toBe('Al-Hol camp');
    expect(english('زقزقة')).toBe('زقزقة');
  });

  test('the asking word comes first, and a question stays one', () => {
    expect(english('لماذا')).toBe('why');
    expect(english('المجموعة الثانية متى؟')).toMatch(/^when .*\?$/u);
  });

  test('text without Arabic words stays as it is', () => {
    expect(english('roads 7,000')).toBe('roads 7,000');
    expect(english('')).toBe('');
  });

  test('any text is put into English without fault', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.string({ unit: fc.constantFrom(...'كم متى أين من الحوت والهول ؟ ٧'), maxLength: 40 }),
        ),
        (text) => {
          expect(typeof english(text)).toBe('string');
          expect(/[?؟]$/u.test(english(text))).toBe(/[?؟]/u.test(text) || /[?؟]$/u.test(english(text.replace(/[?؟]/gu, ''))));
        },
      ),
    );
  });
});

describe('reading', () => {
  test.each<[string, Ask, string[]]>([
    ['كم عدد المعتقلين في سوريا؟', 'count', ['syria']],
    ['متى تصل المجموعة الثانية؟', 'time', []],
    ['أين سجن الحوت؟', 'place', ['al-hout']],
    ['أين مخيم الهول؟', 'place', ['al-hol']],
    ['لماذا يستقبل العراق المعتقلين؟', 'reason', ['iraq']],
    ['من في مخيم الهول؟', 'who', ['al-hol']],
    ['هل أكدت الحكومة العراقية العملية؟', 'confirmation', ['iraqi-government']],
  ])('%s', (text, ask, ids) => {
    const [part] = readQuestion(text, room).parts;
    expect(part?.ask).toBe(ask);
    expect(part?.needs.flatMap((need) => need.nameIds)).toEqual(ids);
  });

  test('keeps the whale and the horror apart', () => {
    expect(namesIn('هل الحوت قريب من الهول؟')).toEqual(['al-hout', 'al-hol']);
  });

  test('a word that nobody knows is missing, not dropped', () => {
    const [part] = readQuestion('أين زقزقة؟', room).parts;
    expect(part?.needs).toMatchObject([{ kind: 'unknown', text: 'زقزقة', optional: false }]);
  });
});
