import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { readButtonId } from '../../src/chat/button.ts';
import type { DiscordPayload } from './render.ts';

/** What is read of a message that Discord gives back. */
const FOUND = z.object({
  id: z.string(),
  type: z.int().default(0),
  flags: z.int().default(0),
  content: z.string().default(''),
  author: z.object({ id: z.string() }).optional(),
  embeds: z.array(z.unknown()).default([]),
  components: z.array(z.unknown()).default([]),
  message_reference: z.object({ message_id: z.string().optional() }).nullish(),
});
export type Found = z.output<typeof FOUND>;

/** MessageFlags.Loading: a deferred answer that hasn't come yet. */
const LOADING = 128;

/** MessageType: Default, Reply, ChatInputCommand, ContextMenuCommand; all others are Discord's own words in their author's name. */
const WRITTEN: readonly number[] = [0, 19, 20, 23];

/** Who wrote a message; null: Discord itself, as when something was pinned, or a thread was opened. */
export const writerOf = ({ author, type }: Found): string | null => (WRITTEN.includes(type) ? (author?.id ?? null) : null);

/** A message in an answer of the API; null: it is none. */
export function readFound(answer: unknown): Found | null {
  const read = FOUND.safeParse(answer);
  return read.success ? read.data : null;
}

export function readAllFound(answer: unknown): Found[] {
  return Array.isArray(answer) ? answer.flatMap((each) => readFound(each) ?? []) : [];
}

export const isLoading = ({ flags }: Found): boolean => (flags & LOADING) !== 0;

/** The recorded answer that a message shows, if it has buttons: their ids hold its id. */
export function answerOf({ components }: Found): string | null {
  for (const part of components.flatMap(partsIn)) {
    const pressed = typeof part.custom_id === 'string' ? readButtonId(part.custom_id) : null;
    if (pressed) return pressed.answerId;
  }
  return null;
}

function partsIn(row: unknown): { readonly custom_id?: unknown }[] {
  const parts = typeof row === 'object' && row !== null && 'components' in row ? row.components : [];
  return Array.isArray(parts) ? parts.filter((part) => typeof part === 'object' && part !== null) : [];
}

/**
 * Whether a message is the one that was sent with that key. Discord doesn't give a nonce back, so it is told by its buttons; one without
 * buttons by saying the same: such a one is only looked for among what came after it was asked for.
 */
export function isSame(found: Found, payload: DiscordPayload, key: string): boolean {
  const own = answerOf(found);
  if (own !== null || payload.components.length > 0) return own === key;
  return found.content.trim() === payload.content.trim() && found.embeds.length === payload.embeds.length;
}

/** What is compared of an embed. */
const EMBED = z.object({
  author: z.object({ name: z.string() }).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  footer: z.object({ text: z.string() }).optional(),
});

/**
 * Whether a message shows a payload: the same words in the same places over the same buttons. Discord trims what it is given, and adds
 * fields of its own.
 */
export function shows(found: Found, payload: DiscordPayload): boolean {
  return isDeepStrictEqual(shownOf(found), shownOf(payload));
}

function shownOf({ content, embeds, components }: Pick<Found, 'content' | 'embeds' | 'components'>): object {
  return { content: content.trim(), embeds: embeds.map(wordsOf), parts: components.flatMap(partsIn).map(({ custom_id: id }) => id) };
}

function wordsOf(embed: unknown): readonly (string | undefined)[] {
  const { author, title, description, fields = [], footer } = EMBED.safeParse(embed).data ?? {};
  const words = [author?.name, title, description, footer?.text, ...fields.flatMap(({ name, value }) => [name, value])];
  return words.map((text) => text?.trim());
}
