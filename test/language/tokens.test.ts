import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldToken, type Token, tokenize } from '../../src/language/tokens.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(..."abcXYZ0129 .,:;-’'\n“”U.S.كتب٣٧é"), maxLength: 80 }),
);

const lowers = (input: string): string[] => tokenize(input).map((token) => token.lower);

describe('laws', () => {
  test('offsets slice back to the text of each token', () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const token of tokenize(input)) expect(input.slice(token.start, token.end)).toBe(token.text);
      }),
    );
  });

  test('tokens stand in order, never overlap, and leave out no letter or digit', () => {
    fc.assert(
      fc.property(text, (input) => {
        let at = 0;
        const gaps: string[] = [];
        for (const token of tokenize(input)) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          gaps.push(input.slice(at, token.start));
          at = token.end;
        }
        expect(gaps.concat(input.slice(at)).join('')).not.toMatch(/\p{L}|\p{N}/u);
      }),
    );
  });

  test('folding a token twice is folding it once', () => {
    // One possessive ending is taken off; text with an apostrophe left over is not a word.
    const word = fc.string({ unit: fc.constantFrom(...'abcdeéÜß'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, (input) => {
        expect(foldToken(foldToken(input))).toBe(foldToken(input));
        expect(foldToken(`${input}’s`)).toBe(foldToken(input));
      }),
    );
  });
});

test.each<[string, string[]]>([
  ['The river rose.', ['the', 'river', 'rose']],
  ["U.S. Central Command's 7,000", ['us', 'central', 'command', '7,000']],
  ["isn't it?", ["isn't", 'it']],
  ['the workers’ café’s roof', ['the', 'workers', 'cafe', 'roof']],
  ['Al-Hout', ['al', 'hout']],
  ['E20s and A380', ['e20', 'and', 'a380']],
  ['21st at 04:50 or 5pm', ['21st', 'at', '04:50', 'or', '5pm']],
  ['3.5 km, 12km', ['3.5', 'km', '12km']],
  ['“Kroober” Prison', ['kroober', 'prison']],
  ['القيادة ٧٠٠٠', ['قياده', '7000']],
  ['...', []],
  ['', []],
])('%s', (input, expected) => {
  expect(lowers(input)).toEqual(expected);
});

describe('what a token is', () => {
  const one = (input: string): Token | undefined => tokenize(input).at(-1);

  test.each([
    ['Nasiriyah', 'word', true],
    ['prison', 'word', false],
    ['7,000', 'number', false],
    ['٧٠٠٠', 'number', false],
    ['سجن', 'arabic', false],
    ['Éric', 'word', true],
  ])('%s', (input, kind, capital) => {
    expect(one(input)).toMatchObject({ kind, capital });
  });

  test('joined to the one before only by a hyphen between letters or digits', () => {
    expect(tokenize('Al-Hout').map((token) => token.joined)).toEqual([false, true]);
    expect(tokenize('two‑way - street').map((token) => token.joined)).toEqual([false, true, false]);
    expect(one('-5')?.joined).toBe(false);
  });
});
