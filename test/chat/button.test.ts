import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIONS, buttonId, readButtonId } from '../../src/chat/button.ts';
import { buttonsFor } from '../../src/chat/furniture.ts';
import { ANSWERS } from '../golden/answers.ts';

describe('a button id', () => {
  test('comes back as what it was, and fits both platforms', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTIONS), fc.stringMatching(/^[a-z0-9]{1,40}$/u), fc.nat(9999), (action, answerId, index) => {
        const id = buttonId({ action, index }, answerId);
        expect(id.length).toBeLessThanOrEqual(100);
        expect(readButtonId(id)).toEqual({ action, answerId, index });
      }),
    );
  });

  test('of anybody else is none of ours', () => {
    for (const id of [
      '',
      'x',
      'sourced:delete:a:0',
      'sourced:share:A:0',
      'sourced:share:a:',
      'sourced:share:a:0 ',
      `sourced:share:${'a'.repeat(41)}:0`,
    ])
      expect(readButtonId(id)).toBeNull();
  });
});

describe('the buttons under an answer', () => {
  test('fit every kind of it', () => {
    const under = Object.fromEntries(
      Object.entries(ANSWERS).map(([name, answer]) => [name, buttonsFor(answer, false).map(({ action }) => action)]),
    );
    expect(under.found).toEqual(['context', 'origins', 'script', 'wrong']);
    expect(under['not-on-file']).toEqual(['wrong']);
    expect(under.which).toEqual(['choose', 'choose']);
    for (const name of ['held', 'withdrawn', 'notice', 'error']) expect(under[name]).toEqual([]);
    expect(buttonsFor(ANSWERS.found, true)[0]?.action).toBe('share');
  });

  test('have labels that fit, however long a choice is', () => {
    const which = { ...ANSWERS.which, choices: [{ label: 'ab😀'.repeat(60), question: 'x' }] };
    expect(buttonsFor(which, false)[0]?.label.length).toBeLessThanOrEqual(75);
    expect(buttonsFor(which, false)[0]?.label.isWellFormed()).toBe(true);
  });
});
