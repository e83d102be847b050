import type { HomeView, KnownBlock } from '@slack/types';
import { outlineOf } from '../../src/chat/outline.ts';
import type { Answer } from '../../src/domain/answer.ts';
import { CHAT_TEXT } from '../../src/text/chat.ts';
import { heading } from './blocks.ts';
import { fits, less, lineBlocks, nothing, type Room } from './items.ts';
import { LIMITS } from './limits.ts';
import { fill } from './page.ts';

/** Characters that an answer's items must have, or only their number is told. */
const LEAST = 500;

/** A view has no fallback text. */
const NO_TEXT = { characters: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

/**
 * Several answers under each other on an App Home, whole items only. Each has an equal share of the room, and what one leaves goes to
 * those after it; an answer that is cut says how much is left and where to find it. Pure.
 */
export function renderHome(answers: readonly Answer[]): HomeView {
  const blocks: KnownBlock[] = [];
  let room: Room = LIMITS.view;
  for (const [at, answer] of answers.entries()) {
    const left = answers.length - at;
    const share = { blocks: Math.floor(room.blocks / left), characters: Math.floor(room.characters / left) };
    const added = answerBlocks(answer, share, at > 0);
    blocks.push(...added);
    room = less(room, added);
  }
  return { type: 'home', blocks: blocks.length > 0 ? blocks : nothing() };
}

function answerBlocks(answer: Answer, room: Room, ruled: boolean): KnownBlock[] {
  const { head, items, foot } = outlineOf(answer);
  const [title, ...rest] = head;
  const rule: KnownBlock[] = ruled ? [{ type: 'divider' }] : [];
  const above = [...rule, ...(title === undefined ? [] : heading(title.text)), ...lineBlocks(rest)];
  const below = lineBlocks(foot);
  const fixed = less(room, [...above, ...below, ...moreLine(items.length)]);
  if (fixed.blocks < 1 || fixed.characters < LEAST) {
    const told = [...rule, ...moreLine(items.length)];
    return fits(told, room) ? told : [];
  }
  const { shown, next } = fill(items, 0, fixed, NO_TEXT);
  return [...above, ...shown.flatMap(({ blocks }) => blocks), ...(next === null ? [] : moreLine(items.length - next)), ...below];
}

function moreLine(count: number): KnownBlock[] {
  return count === 0 ? [] : lineBlocks([{ text: CHAT_TEXT.moreInBrief(count), tone: 'plain' }]);
}
