import type { AllowedMentionsTypes, APIEmbed } from 'discord.js';
import type { Button } from '../../src/chat/button.ts';
import type { Message } from '../../src/chat/message.ts';
import { type Item, outlineOf, standingOf, titleOver } from '../../src/chat/outline.ts';
import { STATUS_LABEL } from '../../src/domain/status.ts';
import { CHAT_TEXT } from '../../src/text/chat.ts';
import { RENDER_TEXT } from '../../src/text/render.ts';
import { linesEmbed } from './embed.ts';
import { lineText } from './escape.ts';
import { LIMITS, OURS } from './limits.ts';
import { linesText, stacked } from './lines.ts';
import { type Page, pageOf } from './page.ts';
import { type Row, rowsOf } from './rows.ts';

/**
 * A message's body (Create Message, REST v10), without what only sending knows: nonce, reply, ephemeral flag. SUPPRESS_EMBEDS can't be
 * set, since it hides our embeds, too; that no link is previewed comes from there being none.
 */
export interface DiscordPayload {
  /** May be empty where there are embeds. */
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: Row[];
  /** Nobody is ever notified, whatever stands in a text. */
  readonly allowed_mentions: { readonly parse: AllowedMentionsTypes[] };
}

export interface Rendered {
  readonly payload: DiscordPayload;
  /** The first item that isn't shown (`Message.from` of the next page); null: all are. */
  readonly next: number | null;
}

/**
 * A page of an answer. `content` holds the headline and the standing of the first quote, and never a quote: it is all that a notification
 * shows, and nobody should read a claim there without its status. Quotes follow as embeds, and last what is missing and the notes.
 */
export function renderMessage({ answer, answerId, buttons, from, above: asked }: Message): Rendered {
  const { head, items, foot } = outlineOf(answer, asked);
  // A select has 25 options, and nobody can choose what has none.
  const until = answer.outcome === 'which' ? Math.min(items.length, from + LIMITS.select.options) : items.length;
  const over = titleOver(items, from);
  const opening = [...head, ...(from > 0 && over !== null ? [over] : [])].map((line) => linesText([line], OURS.headLine));
  const { page, above, below } = layOut(items.slice(from, until), {
    opening: opening.join('\n'),
    foot: from === 0 ? linesText(foot, OURS.foot) : '',
  });
  const next = from + page.items.length < items.length ? from + page.items.length : null;
  const content = stacked([above, standing(page, LIMITS.content - above.length - '\n\n'.length)]);
  const choosable = buttons.filter(({ action, index }) => action !== 'choose' || (index >= from && (next === null || index < next)));
  const more: Button[] = next === null ? [] : [{ action: 'more', label: CHAT_TEXT.more(items.length - next), index: next }];
  const embeds = [...page.embeds, ...(below === '' ? [] : [linesEmbed(below)])];
  return {
    payload: {
      content: content === '' && embeds.length === 0 ? RENDER_TEXT.none : content,
      embeds,
      components: rowsOf([...choosable, ...more], answerId),
      allowed_mentions: { parse: [] },
    },
    next,
  };
}

interface Around {
  readonly opening: string;
  /** Empty: none. */
  readonly foot: string;
}

interface LaidOut {
  readonly page: Page;
  /** In `content`. */
  readonly above: string;
  /** In an embed after all others; empty: none. */
  readonly below: string;
}

/** The foot stands below the quotes; in `content` where there is nothing to stand below, or where the first quote needs its room. */
function layOut(items: readonly Item[], { opening, foot }: Around): LaidOut {
  const content = LIMITS.content - OURS.standing;
  const room = { content: content - opening.length - 2, embeds: LIMITS.embeds, total: LIMITS.embed.total };
  const apart = pageOf(items, { ...room, embeds: room.embeds - (foot === '' ? 0 : 1), total: room.total - foot.length });
  const whole = (page: Page) => stacked([opening, page.content, foot]);
  if (apart.embeds.length === 0 && whole(apart).length <= content) return { page: apart, above: whole(apart), below: '' };
  if (!apart.full) {
    const within = pageOf(items, { ...room, content: room.content - foot.length - 2 });
    if (within.full && whole(within).length <= content) return { page: within, above: whole(within), below: '' };
  }
  return { page: apart, above: stacked([opening, apart.content]), below: foot };
}

/** "Not confirmed · security sources": how the page's first quote stands, and who says it; its label at least. */
function standing({ items }: Page, room: number): string {
  const [first, ...others] = items.filter((item) => item.kind === 'quote');
  if (first === undefined) return '';
  const who = standingOf(first.evidence).slice(0, 1);
  const short = STATUS_LABEL[first.evidence.status];
  const told = [[first.evidence.label, ...who], [short, ...who], [first.evidence.label], [short]].map(joined);
  const before = others.length > 0 ? CHAT_TEXT.first : '';
  return told.map((text) => before + text).find((text) => text.length <= room) ?? '';
}

function joined(parts: readonly string[]): string {
  return parts.map(lineText).join(' · ');
}
