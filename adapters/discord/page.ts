import type { APIEmbed } from 'discord.js';
import { type Item, isTitle } from '../../src/chat/outline.ts';
import { linesEmbed, quoteEmbeds, relatedEmbeds, sizeOf } from './embed.ts';
import { LIMITS, OURS } from './limits.ts';
import { linesText, stacked } from './lines.ts';

/** What a page has room for. */
export interface Room {
  /** Characters of `content`. */
  readonly content: number;
  readonly embeds: number;
  /** Characters over all embeds. */
  readonly total: number;
}

/** Some of an answer's items, laid out. */
export interface Page {
  /** Lines before the first quote, which need no embed; empty: none. */
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  /** Those that are shown, in order. */
  readonly items: readonly Item[];
  /** Whether the first quote is shown as fully as any message could show it. */
  readonly full: boolean;
}

interface Placed {
  readonly item: Item;
  readonly in: 'content' | 'embeds';
  /** Lines are put together into one embed, so they stay text until the page is complete. */
  readonly shown: string | APIEmbed;
}

/** As many of the items as there is room for, at least one. Whole items: none is begun that has no room. */
export function pageOf(items: readonly Item[], room: Room): Page {
  const placed: Placed[] = [];
  let full = true;
  for (const item of items) {
    // Only what a whole page has no room for is shown in a shorter form; all else waits for the next page.
    const alone = placed.every((each) => isTitle(each.item));
    const most = alone ? Number.POSITIVE_INFINITY : item.kind === 'lines' ? 2 : 1;
    const found = firstFitting(formsOf(item, placed), most, (form) => fits([...placed, form], room));
    if (found === null) break;
    if (alone && item.kind !== 'lines') full = found.at === 0;
    placed.push(found.form);
  }
  while (placed.length < items.length && placed.length > 1 && isTitle(placed.at(-1)?.item)) placed.pop();
  return { content: contentOf(placed), embeds: embedsOf(placed), items: placed.map(({ item }) => item), full };
}

function firstFitting(forms: Iterable<Placed>, most: number, suits: (form: Placed) => boolean): { form: Placed; at: number } | null {
  let at = 0;
  for (const form of forms) {
    if (at >= most) return null;
    if (suits(form)) return { form, at };
    at++;
  }
  return null;
}

/** The places and forms that an item may be shown in, the best first. */
function* formsOf(item: Item, before: readonly Placed[]): Generator<Placed> {
  if (item.kind === 'lines') {
    const shown = linesText(item.lines, OURS.lines);
    if (before.every((each) => each.in === 'content')) yield { item, in: 'content', shown };
    yield { item, in: 'embeds', shown };
  } else {
    const embeds = item.kind === 'quote' ? quoteEmbeds(item.evidence) : relatedEmbeds(item.related);
    for (const shown of embeds) yield { item, in: 'embeds', shown };
  }
}

function fits(placed: readonly Placed[], room: Room): boolean {
  const embeds = embedsOf(placed);
  const content = contentOf(placed);
  const total = embeds.reduce((sum, embed) => sum + sizeOf(embed), 0);
  // What takes no room in `content` has it also where that is full.
  return embeds.length <= room.embeds && total <= room.total && (content === '' || content.length <= room.content);
}

function contentOf(placed: readonly Placed[]): string {
  return stacked(placed.flatMap((each) => (each.in === 'content' && typeof each.shown === 'string' ? [each.shown] : [])));
}

function embedsOf(placed: readonly Placed[]): APIEmbed[] {
  const embeds: APIEmbed[] = [];
  let lines = '';
  const end = () => {
    if (lines !== '') embeds.push(linesEmbed(lines));
    lines = '';
  };
  for (const { shown, in: place } of placed) {
    if (place === 'content') continue;
    if (typeof shown === 'string') {
      const together = stacked([lines, shown]);
      if (together.length > LIMITS.embed.description) end();
      lines = stacked([lines, shown]);
    } else {
      end();
      embeds.push(shown);
    }
  }
  end();
  return embeds;
}
