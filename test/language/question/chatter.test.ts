import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallTalk, stripChatter } from '../../../src/language/question/chatter.ts';

describe('small talk', () => {
  test.each([
    ['hi', 'greeting'],
    ['hello there', 'greeting'],
    ['hey!', 'greeting'],
    ['good morning', 'greeting'],
    ['thanks', 'thanks'],
    ['thank you so much!', 'thanks'],
    ['cheers mate', 'thanks'],
    ['ok, thanks', 'thanks'],
    ['got it', 'thanks'],
    ['help', 'help'],
    ['what can you do?', 'help'],
    ['who are you', 'help'],
    ['how does this work?', 'help'],
    ['???', 'help'],
  ])('%s', (text, kind) => {
    expect(smallTalk(text)).toBe(kind);
  });

  test.each([
    'hi, how many are there?',
    'thanks for the number of dead',
    'how many',
    'help the detainees',
    'who are the detainees',
    'what can the prisons hold',
    'good',
    '',
  ])('"%s" is none', (text) => {
    expect(smallTalk(text)).toBeNull();
  });
});

describe('what is said around a question', () => {
  test.each([
    ['hi, how many are there?', 'how many are there?'],
    ['hello bot, where is it?', 'where is it?'],
    ['please tell me when they arrive', 'when they arrive'],
    ['do we know how many are there?', 'how many are there?'],
    ['can you tell me who said so?', 'who said so?'],
    ['quick question: where is it?', 'where is it?'],
    ['any idea why?', 'why?'],
    ['so, where is it?', 'where is it?'],
    ['i was wondering where it is', 'where it is'],
    ['my editor wants to know where it is', 'where it is'],
    ['remind me, who said so?', 'who said so?'],
  ])('before: %s', (asked, question) => {
    expect(stripChatter(asked)).toBe(question);
  });

  test.each([
    ['how many are there please', 'how many are there'],
    ['how many are there, thanks!', 'how many are there'],
    ['how many are there, asap', 'how many are there'],
    ['how many are there, does anyone know?', 'how many are there?'],
    ['how many are there so far?', 'how many are there?'],
    ['how many are there, mate?', 'how many are there?'],
  ])('after: %s', (asked, question) => {
    expect(stripChatter(asked)).toBe(question);
  });

  test.each([
    'how many detainees are in syria?',
    'is al-hout prison in nasiriyah?',
    'where do the detainees go?',
    'who says so?',
    'has the iraqi government confirmed it?',
  ])('nothing: %s', (question) => {
    expect(stripChatter(question)).toBe(question);
  });

  test('greetings and thanks alone leave nothing', () => {
    for (const text of ['hi', 'please', 'thanks']) expect(stripChatter(text)).toBe('');
  });

  test('chatter of any depth comes off', () => {
    const before = fc.constantFrom('hi, ', 'so, ', 'please ', 'quick question: ', 'do we know ', 'ok, ');
    const after = fc.constantFrom(', thanks', ' please', ', asap', ', mate');
    fc.assert(
      fc.property(fc.array(before, { maxLength: 4 }), fc.array(after, { maxLength: 3 }), (openers, closers) => {
        expect(stripChatter(`${openers.join('')}where is the camp${closers.join('')}`)).toBe('where is the camp');
      }),
    );
  });

  test('what is left is never longer, and has nothing left to strip', () => {
    const words = fc.array(fc.constantFrom('hi', 'please', 'how many', 'so', 'thanks', 'the camp', 'do we know', 'is', ',', '?', '!'), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((each) => each.join(' ')),
          fc.string({ unit: 'binary', maxLength: 60 }),
        ),
        (text) => {
          const rest = stripChatter(text);
          expect(rest.length).toBeLessThanOrEqual(text.length);
          expect(stripChatter(rest)).toBe(rest);
        },
      ),
    );
  });
});
