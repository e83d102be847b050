import { expect, test } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { pagesOf } from '../../src/chat/pages.ts';
import { ANSWERS } from '../golden/answers.ts';

const MESSAGE: Message = { answer: ANSWERS.notice, answerId: 'a1', buttons: [], from: 0 };
/** As many items as there are lots of lines. */
const long = (items: number): Message => ({
  ...MESSAGE,
  answer: { ...ANSWERS.notice, outcome: 'notice', message: 'A line.\n'.repeat(items * 10) } as Message['answer'],
});

test('a message that is shown whole has one page, wherever it begins', () => {
  expect(pagesOf(MESSAGE, 12, () => null)).toEqual({ froms: [0], left: 0 });
  expect(pagesOf({ ...MESSAGE, from: 7 }, 12, () => null)).toEqual({ froms: [7], left: 0 });
});

test('each page begins where the one before ends; no more are rendered than are asked for', () => {
  const rendered: number[] = [];
  const next = ({ from }: Message): number | null => {
    rendered.push(from);
    return from + 3 < 500 ? from + 3 : null;
  };
  expect(pagesOf(long(500), 4, next)).toEqual({ froms: [0, 3, 6, 9], left: 488 });
  expect(rendered).toEqual([0, 3, 6, 9]);
  expect(pagesOf({ ...long(500), from: 495 }, 4, next)).toEqual({ froms: [495, 498], left: 0 });
});
