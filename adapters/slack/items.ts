import type { KnownBlock } from '@slack/types';
import type { Item, Line } from '../../src/chat/outline.ts';
import { RENDER_TEXT } from '../../src/text/render.ts';
import { line, linkLine, richText, section, sizeOf } from './blocks.ts';
import { cut } from './escape.ts';
import { LIMITS } from './limits.ts';
import { evidenceBlocks, relatedBlocks, shorterEvidence, shorterRelated } from './quote.ts';

/** A line's end, and an isolate around the line. */
const ROUND_A_LINE = 3;

/** Room that is left for blocks. */
export interface Room {
  readonly blocks: number;
  readonly characters: number;
}

export function fits(blocks: readonly KnownBlock[], room: Room): boolean {
  return blocks.length <= room.blocks && sizeOf(blocks) <= room.characters;
}

export function less(room: Room, blocks: readonly KnownBlock[]): Room {
  return { blocks: room.blocks - blocks.length, characters: room.characters - sizeOf(blocks) };
}

/** An item whole. */
export function itemBlocks(item: Item): KnownBlock[] {
  switch (item.kind) {
    case 'quote':
      return evidenceBlocks(item.evidence);
    case 'related':
      return relatedBlocks(item.related);
    case 'lines':
      return lineBlocks(item.lines);
  }
}

/** Lines that are no quotes, together. */
export function lineBlocks(lines: readonly Line[]): KnownBlock[] {
  return richText([section(lines.map(({ text, tone, url }) => (url === undefined ? line(text, tone === 'strong') : linkLine(text, url))))]);
}

/** Slack takes no message and shows no view without content. */
export function nothing(): KnownBlock[] {
  return lineBlocks([{ text: RENDER_TEXT.none, tone: 'plain' }]);
}

/**
 * An item that a whole message has no room for, in the fullest form that fits. A quote goes as a whole; lines are ours or the asker's,
 * and only they are cut, each to its share.
 */
export function shortened(item: Item, room: Room): KnownBlock[] {
  if (item.kind === 'lines') {
    const share = Math.floor((room.characters - LIMITS.overhead.block - LIMITS.overhead.part) / item.lines.length) - ROUND_A_LINE;
    return lineBlocks(item.lines.map((each) => ({ ...each, text: cut(each.text, share - (each.url ?? '').length) })));
  }
  const forms = item.kind === 'quote' ? shorterEvidence(item.evidence) : shorterRelated(item.related);
  return forms.find((blocks) => fits(blocks, room)) ?? [];
}
