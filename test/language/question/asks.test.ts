import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAsk, findStanding, findWhole } from '../../../src/language/question/asks.ts';
import type { Ask } from '../../../src/language/question/types.ts';

describe('what is asked for', () => {
  test.each<[string, Ask]>([
    ['how many detainees are in syria', 'count'],
    ['what is the number of detainees', 'count'],
    ['what is the latest toll', 'count'],
    ['number of detainees', 'count'],
    ['death toll', 'count'],
    ['how much does it cost', 'amount'],
    ['how big is the camp', 'amount'],
    ['how far is it', 'amount'],
    ['what is the price of bread', 'amount'],
    ['what percentage goes by air', 'amount'],
    ['how long will it take', 'duration'],
    ['how old is he', 'duration'],
    ['how many years did he serve', 'duration'],
    ['when will they arrive', 'time'],
    ['what time is it due', 'time'],
    ['on which day did it fall', 'time'],
    ['how soon will they arrive', 'time'],
    ['what is the date', 'time'],
    ['arrival date', 'time'],
    ['where is the camp', 'place'],
    ['to where are they taken', 'place'],
    ['what is the location of the camp', 'place'],
    ['why are they moved', 'reason'],
    ['what is the reason for it', 'reason'],
    ['what caused it', 'reason'],
    ['how come they leave', 'reason'],
    ['who is in the camp', 'who'],
    ['whom did he meet', 'who'],
    ['with whom did he meet', 'who'],
    ['how will they be moved', 'manner'],
    ['by what means', 'manner'],
    ['in what way', 'manner'],
    ['which prisons will take them', 'which'],
    ['what kind of prisons', 'which'],
    ['what are the names of the prisons', 'which'],
    ['what', 'what'],
    ['is it so', 'whether'],
    ['did they arrive', 'whether'],
    ['are there children', 'whether'],
    ['any children', 'whether'],
    ['who says so', 'source'],
    ['says who', 'source'],
    ['who said that', 'source'],
    ['according to whom', 'source'],
    ['what is the source', 'source'],
    ['where does that come from', 'source'],
    ['how do we know', 'source'],
    ['the camp', 'what'],
    ['', 'what'],
  ])('%s', (text, ask) => {
    expect(findAsk(text).ask).toBe(ask);
  });

  test('knows where the asking words stand, and whether a noun follows', () => {
    expect(findAsk('so how many detainees are there')).toMatchObject({ start: 3, takesNoun: true });
    expect(findAsk('which prisons')).toMatchObject({ start: 0, end: 5, takesNoun: true });
    expect(findAsk('when will they arrive')).toMatchObject({ start: 0, end: 4, takesNoun: false });
    expect(findAsk('the camp')).toEqual({ ask: 'what', start: -1, end: -1, takesNoun: false });
  });

  test('any text has an ask, and offsets within it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom('how', 'many', 'much', 'when', 'what', 'is', 'the', 'number', 'of', 'who', 'says', 'which', 'date'), {
          maxLength: 8,
        })
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const { start, end } = findAsk(input);
        expect(start === -1 ? end === -1 : start < end && end <= input.length).toBe(true);
      }),
    );
  });
});

describe('confirmed or denied', () => {
  const standing = (text: string) => findStanding(text, findAsk(text).ask)?.ask ?? null;

  test.each([
    ['is it confirmed', 'confirmation'],
    ['has the iraqi government confirmed it', 'confirmation'],
    ['who confirmed it', 'confirmation'],
    ['was it verified', 'confirmation'],
    ['is it official', 'confirmation'],
    ['is there official confirmation', 'confirmation'],
    ['did centcom deny it', 'denial'],
    ['has anyone denied it', 'denial'],
    ['did they reject the claim', 'denial'],
  ])('%s', (text, expected) => {
    expect(standing(text)).toBe(expected);
  });

  test.each([
    'how many confirmed cases are there',
    'when will it be confirmed by the court',
    'did they reject the offer',
    'is the official there',
    'where is the camp',
  ])('%s asks for neither', (text) => {
    expect(standing(text)).toBeNull();
  });
});

describe('a whole topic', () => {
  test.each([
    ['what do we know about the transfer', 'overview', ' the transfer'],
    ['summary of the flood', 'overview', ' the flood'],
    ['sum up', 'overview', ''],
    ['latest on the flood', 'overview', ' the flood'],
    ['brief me on the flood', 'overview', null],
    ['tell me about the flood', 'overview', null],
    ['what changed', 'changes', ''],
    ['what has changed since yesterday', 'changes', ' since yesterday'],
    ['any corrections', 'changes', ''],
    ['what is new', 'changes', ''],
  ])('%s', (text, kind, rest) => {
    const whole = findWhole(text);
    expect(whole?.kind).toBe(kind);
    if (rest !== null) expect(` ${text.slice(whole?.end).trim()}`.trimEnd()).toBe(rest);
  });

  test.each(['how many detainees are there', 'where is the camp', 'is it confirmed', 'who says so'])('%s is none', (text) => {
    expect(findWhole(text)).toBeNull();
  });
});
