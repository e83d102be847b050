import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldArabic, foldLatinName, foldWord, hasArabic, latinDigits, plainKey, stripInvisible } from '../../src/language/fold.ts';
import { NameTable } from '../../src/language/names.ts';
import { lexicon, namesIn, shippedNames } from './shipped.ts';

const arabic = fc.string({ unit: fc.constantFrom(...'والبفكلتزامحهةىيئؤأإآٱیک٣۷َّـ\u200f ?؟'), maxLength: 20 });
const latin = fc.string({ unit: fc.constantFrom(..."abeilorstuz ABHKé'’ʿ`´.-ẞİ㎑ﬁ"), maxLength: 20 });
const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), latin, arabic);

describe('folding', () => {
  test.each([
    ['foldWord', foldWord],
    ['plainKey', plainKey],
    ['foldArabic', foldArabic],
    ['stripInvisible', stripInvisible],
    ['latinDigits', latinDigits],
  ])('%s twice is folding once', (_name, fold) => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('a word: case, accents and typographic apostrophes', () => {
    expect(foldWord('Müller’s CAFÉ')).toBe("muller's cafe");
    expect(foldWord('isn´t')).toBe("isn't");
    expect(foldWord('Zürich')).toBe(foldWord('ZU\u0308RICH'));
    expect(foldWord('hole')).not.toBe(foldWord('hull'));
  });

  test('a spelling as a key: no punctuation, dots of abbreviations or possessives', () => {
    expect(plainKey('U.S. Central Command')).toBe('us central command');
    expect(plainKey("Da'esh")).toBe('daesh');
    expect(plainKey('Baghdad’s airport')).toBe('baghdad airport');
    expect(plainKey('  Al-Hout   Prison ')).toBe('al hout prison');
    expect(plainKey('الحوت')).toBe('حوت');
  });

  test('Arabic: marks, letter forms, digits, article', () => {
    expect(foldArabic('القِيَادَةُ')).toBe(foldArabic('القيادة'));
    expect(foldArabic('أحمد إحمد آحمد')).toBe('احمد احمد احمد');
    expect(foldArabic('مــوصـل')).toBe('موصل');
    expect(foldArabic('على')).toBe(foldArabic('علی'));
    expect(foldArabic('\u200fسجن\u200f')).toBe('سجن');
    expect(foldArabic('٧٠٠٠ و ۷۰۰۰')).toBe('7000 و 7000');
    expect(foldArabic('السجن')).toBe('سجن');
    expect(foldArabic('والسجن بالسجن للسجن')).toBe('سجن سجن سجن');
    expect(foldArabic('اله')).toBe('اله');
  });

  test('Arabic: a word that begins like the article folds alike with it and without', () => {
    expect(foldArabic('الالتزام')).toBe(foldArabic('التزام'));
  });

  test('knows Arabic when it sees it', () => {
    expect(hasArabic('Kroober كروبر')).toBe(true);
    expect(hasArabic('Kroober')).toBe(false);
  });
});

describe('the Latin fold of names', () => {
  test.each([
    ['Al-Hout', 'el-Hout', 'Al-Hoot', 'Al-Hut', 'al Hout', 'Hoot', 'Al-Hout Prison'],
    ['Al-Hol', 'Al-Hawl', 'el-Hol', 'Al-Howl', 'Al-Houl', 'Al-Hol camp'],
    ['Nasiriyah', 'Nasiriya', 'Nassiriya', 'Nasiriyya', 'Nasiriyyah', 'Nasiria'],
    ['Dhi Qar', 'Thi Qar', 'Dhi Kar', 'Dhi-Qar', 'Dhi Qar Province'],
    ['Kroober', 'Kruber', 'Kroobeer'],
    ['Ash-Shaddadi', 'Shaddadi', 'ash-Shadadi'],
    ['Khalid', 'Ḫālid'.replace('Ḫ', 'Kh')],
    ['Raqqa', 'Raqqah', 'ar-Raqqa', 'Rakka'],
    ['Jaʿfar', 'Jafar', "Ja'far"],
  ])('%s folds alike in its spellings', (first, ...others) => {
    for (const other of others) expect(foldLatinName(other), other).toBe(foldLatinName(first));
  });

  test('keeps different names apart', () => {
    const folds = ['Al-Hout', 'Al-Hol', 'Nasiriyah', 'Dhi Qar', 'Kroober', 'Baghdad', 'Mosul', 'Raqqa', 'Khalid', 'Shaddadi'].map(
      foldLatinName,
    );
    expect(new Set(folds).size).toBe(folds.length);
  });

  test('drops an article of a sun letter only when it is hyphenated', () => {
    expect(foldLatinName('Ar-Raqqa')).toBe(foldLatinName('Raqqa'));
    expect(foldLatinName('Ar Raqqa')).not.toBe(foldLatinName('Raqqa'));
  });

  test('takes English words for names, which is why a fold alone never counts', () => {
    for (const word of ['hot', 'hut']) expect(foldLatinName(word)).toBe(foldLatinName('Al-Hout'));
    for (const word of ['hole', 'hull', 'howl']) expect(foldLatinName(word)).toBe(foldLatinName('Al-Hol'));
  });
});

describe("the first topic's names", () => {
  test.each<[string, readonly string[]]>([
    ['al-hout', ['Al-Hout', 'Hoot', 'Hut', 'el-Hout', 'Al Hoot', 'Nasiriyah Central Prison', 'سجن الحوت', 'الحوت', 'بسجن الحوت']],
    ['kroober', ['Kroober', 'Cropper', 'Camp Cropper', 'Kruber', 'كروبر', '“Kroober” Prison']],
    ['nasiriyah', ['Nasiriyah', 'Nasiriya', 'Nassiriya', 'Nasiriyya', 'Nasriya', 'الناصرية']],
    ['dhi-qar', ['Dhi Qar', 'Thi Qar', 'Zi Qar', 'DhiQar', 'ذي قار']],
    ['al-hol', ['Al-Hol', 'Hawl', 'Howl', 'Houl', 'Alhol', 'الهول', 'مخيم الهول']],
    ['isis', ['ISIS', 'ISIL', 'IS group', 'Daesh', "Da'esh", 'Da’esh', 'Islamic State', 'داعش', 'تنظيم الدولة', 'IS']],
    ['us-central-command', ['U.S. Central Command', 'CENTCOM', 'centcom', 'US Central Command', 'القيادة المركزية']],
  ])('%s is found by every spelling', (id, spellings) => {
    for (const spelling of spellings) expect(namesIn(spelling), spelling).toContain(id);
  });

  test('الحوت and الهول stay apart', () => {
    expect(namesIn('الحوت')).toEqual(['al-hout']);
    expect(namesIn('الهول')).toEqual(['al-hol']);
    expect(foldArabic('الحوت')).not.toBe(foldArabic('الهول'));
  });

  test.each(['hot', 'hole', 'hull', 'a hot day', 'a hole in the hull', 'is', 'us', 'it is hot'])('"%s" is no name', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  test('"hut" and "howl" are none by folding, either', () => {
    const table = new NameTable(
      shippedNames.map((name) => ({ ...name, aliases: name.aliases.filter((alias) => !/^(?:hut|howl)$/iu.test(alias)) })),
      lexicon,
    );
    for (const text of ['hut', 'howl', 'Hut', 'Howl', 'the hut burned', 'wolves howl', 'hot', 'hole', 'hull'])
      expect(namesIn(text, table), text).toEqual([]);
    for (const text of ['al-hut', 'Al-Howl', 'Houl']) expect(namesIn(text, table), text).toHaveLength(1);
  });

  test.each(['the hut burned', 'wolves howl'])('"%s" names nothing', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  test('"Cooper" is only ever asked about', () => {
    expect(namesIn('Cooper')).toEqual(['kroober?']);
  });
});
