import type { KnownBlock } from '@slack/types';
import { type Item, isTitle } from '../../src/chat/outline.ts';
import { hasRoom, leastForms, lessText, type TextRoom } from './fallback.ts';
import { fits, itemBlocks, less, type Room, shortened } from './items.ts';

/** An item as it is shown. */
export interface Shown {
  readonly item: Item;
  readonly blocks: readonly KnownBlock[];
  /** The least that the fallback text says of it. */
  readonly text: string;
  /** The item's quote stands in the blocks. */
  readonly whole: boolean;
}

export interface Page {
  readonly shown: readonly Shown[];
  /** The first item that is not shown; null: all are. */
  readonly next: number | null;
}

/**
 * As many whole items as there is room for, from `from` on, and at least one: what no page has room for is shown in its fullest form
 * that fits.
 */
export function fill(items: readonly Item[], from: number, room: Room, text: TextRoom): Page {
  const shown: Shown[] = [];
  let left = room;
  let leftText = text;
  for (const item of items.slice(from)) {
    const added = add(item, left, leftText, shown.at(-1)?.item) ?? (shown.length === 0 ? barest(item, left, leftText) : null);
    if (added === null) break;
    shown.push(added);
    left = less(left, added.blocks);
    leftText = lessText(leftText, added.text);
  }
  const done = from + shown.length >= items.length;
  if (!done && shown.length > 1 && isTitle(shown.at(-1)?.item)) shown.pop();
  return { shown, next: done ? null : from + shown.length };
}

function add(item: Item, room: Room, text: TextRoom, before: Item | undefined): Shown | null {
  const blocks = [...ruled(item, before), ...itemBlocks(item)];
  const least = leastForms(item)
    .slice(0, item.kind === 'quote' ? -1 : 1)
    .find((form) => hasRoom(form, text));
  return least === undefined || !fits(blocks, room) ? null : { item, blocks, text: least, whole: true };
}

function barest(item: Item, room: Room, text: TextRoom): Shown {
  const whole = itemBlocks(item);
  const least = leastForms(item).find((form) => hasRoom(form, text)) ?? '';
  if (fits(whole, room)) return { item, blocks: whole, text: least, whole: true };
  return { item, blocks: shortened(item, room), text: least, whole: false };
}

/** A title that follows a quote has a line above it, or it would be read as that quote's. */
function ruled(item: Item, before: Item | undefined): KnownBlock[] {
  const title = item.kind === 'lines' && item.lines[0]?.tone === 'strong';
  return title && before !== undefined && before.kind !== 'lines' ? [{ type: 'divider' }] : [];
}
