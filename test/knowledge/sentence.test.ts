import { describe, expect, test } from 'vitest';
import { isWholeSentences } from '../../src/knowledge/sentence.ts';

/** `⟦` and `⟧` mark the quote. */
function judge(marked: string): string {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const { begins, ends } = isWholeSentences(marked.replace(/[⟦⟧]/gu, ''), start, end);
  return begins && ends ? 'whole' : begins ? 'ends inside' : ends ? 'begins inside' : 'neither';
}

describe('whole', () => {
  test.each([
    '⟦One.⟧',
    'One. ⟦Two.⟧ Three.',
    'One. ⟦Two. Three!⟧ Four.',
    '⟦A heading⟧\nText.',
    'One.\n⟦No full stop here⟧\n',
    'He said no.” ⟦Then he left.⟧',
    'One. ⟦“Two,” she said.⟧ Three.',
    'One. ⟦She said: “Two.”⟧ Three.',
    '⟦One (see above).⟧ Two.',
    'One… ⟦Two?⟧ Three.',
    '- ⟦A bullet.⟧',
    'Text\n> ⟦A quotation.⟧ More.',
    'He left. ⟦al-Hout was full.⟧',
    '⟦They went to cell No. 5.⟧ One.',
    '  ⟦Indented.⟧ Two.',
    'It cost 41.3 percent. ⟦iPhones sold.⟧ al-Hout was full.',
    'At 6 p.m. ⟦The council met.⟧',
    'In the U.S. ⟦The council met.⟧',
    'خرجوا. ⟦هل عادوا؟⟧ نعم.',
    '他来了。⟦她走了。⟧没人说话。',
  ])('%s', (text) => {
    expect(judge(text)).toBe('whole');
  });
});

describe('a piece that could lose its hedge or speaker', () => {
  test.each([
    ['⟦“Did it break?”⟧ she asked.', 'ends inside'],
    ['“Did it break?” ⟦she asked.⟧', 'begins inside'],
    ['“⟦It broke.”⟧ Nobody came.', 'begins inside'],
    ['The ⟦U.S. Central Command said so.⟧', 'begins inside'],
    ['⟦The U.S.⟧ Central Command said so.', 'ends inside'],
    ['The U.S. ⟦Central Command said so.⟧', 'begins inside'],
    ['⟦The toll, said Dr.⟧ Oskar, is six.', 'ends inside'],
    ['⟦It left at 4 a.m.⟧ Sunday, officials said.', 'ends inside'],
    ['⟦It rose by 41.⟧3 percent.', 'ends inside'],
    ['⟦They went to cell No.⟧ 5 today.', 'ends inside'],
    ['⟦One,⟧ two.', 'ends inside'],
    ['Reportedly, ⟦one or⟧ two.', 'neither'],
    ['⟦One.Two⟧. Three.', 'ends inside'],
    ['One.⟦Two.⟧ Three.', 'begins inside'],
  ])('%s', (text, verdict) => {
    expect(judge(text)).toBe(verdict);
  });
});
