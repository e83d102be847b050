import type { Message } from './message.ts';
import type { Pages } from './messenger.ts';
import { outlineOf } from './outline.ts';

/**
 * The pages of a message, by what the platform's own rendering leaves for the next. `nextOf`: the first item that a page doesn't show, always
 * beyond its `from`; null: it shows the last. No more pages are rendered than are asked for. Pure.
 */
export function pagesOf(message: Message, most: number, nextOf: (page: Message) => number | null): Pages {
  const froms = [message.from];
  let next = nextOf(message);
  while (next !== null && froms.length < most) {
    froms.push(next);
    next = nextOf({ ...message, from: next });
  }
  return { froms, left: next === null ? 0 : outlineOf(message.answer).items.length - next };
}
