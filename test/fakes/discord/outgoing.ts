import { apiError, formError, type Problem } from './errors.ts';
import { type Fields, fieldsOf, isFields, listOf, numberOf, textOf } from './json.ts';
import { checkMessage } from './limits/message.ts';
import { namedIn, notifiesNobody, pingedBy } from './mentions.ts';
import { FLAG, type Message, type Reference } from './model.ts';
import type { Draft, Edit } from './posting.ts';
import type { Upload } from './route.ts';
import type { World } from './world.ts';

/** What the bot sent as a message: a whole body, its files, and the call it came with. */
export interface Outgoing {
  readonly body: Fields;
  readonly files: readonly Upload[];
  readonly call: string;
}

const SETTABLE = FLAG.suppressEmbeds | FLAG.silent;

/** Refuses a body that breaks Discord's limits. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw apiError(50_035, problems);
}

/**
 * What a new message of the bot is made of.
 * @throws 50035 if it breaks Discord's limits, 50006 if there is nothing in it
 */
export function drafted(world: World, { body, files, call }: Outgoing, reference: Reference | null): Omit<Draft, 'channelId' | 'author'> {
  refuse(checkMessage(body));
  if (!notifiesNobody(body)) world.violations.push(`${call}: allowed_mentions doesn't say that nobody is notified`);
  const content = textOf(body.content) ?? '';
  const answered = reference ? (world.messages.get(reference.messageId)?.author.id ?? null) : null;
  const pinged = pingedBy(content, body.allowed_mentions, answered);
  const draft = {
    content,
    embeds: listOf(body.embeds).map(withType),
    components: listOf(body.components),
    attachments: attached(world, body, files, []),
    flags: numberOf(body.flags) & SETTABLE,
    nonce: nonceOf(body),
    reference,
    pinged,
    mentions: pinged.filter((id) => world.users.has(id)),
  };
  if (isEmpty(draft)) throw apiError(50_006);
  return draft;
}

/**
 * What an edit of one of the bot's messages changes.
 * @throws 50035 if it breaks Discord's limits, 50006 if it leaves nothing
 */
export function edited(world: World, message: Message, { body, files, call }: Outgoing): Edit {
  refuse(checkMessage(body));
  const content = body.content === undefined ? undefined : (textOf(body.content) ?? '');
  if (content !== undefined && !notifiesNobody(body)) {
    world.violations.push(`${call}: allowed_mentions doesn't say that nobody is notified`);
  }
  // Edits notify no one; the first text of a deferred answer does.
  const fresh = (message.flags & FLAG.loading) !== 0 && message.ephemeralFor === null;
  const pinged = content === undefined ? [] : pingedBy(content, body.allowed_mentions, null);
  const edit: Edit = {
    ...(content !== undefined && { content, mentions: namedIn(world, content).filter((id) => pinged.includes(id)) }),
    ...(content !== undefined && fresh && { pinged }),
    ...(body.embeds !== undefined && { embeds: listOf(body.embeds).map(withType) }),
    ...(body.components !== undefined && { components: listOf(body.components) }),
    ...((body.attachments !== undefined || files.length > 0) && { attachments: attached(world, body, files, message.attachments) }),
    ...(body.flags !== undefined && { flags: (message.flags & ~SETTABLE) | (numberOf(body.flags) & SETTABLE) }),
  };
  if (isEmpty({ ...message, ...edit })) throw apiError(50_006);
  return edit;
}

/**
 * The message a new one answers; null if none, or if it is gone and that doesn't matter.
 * @throws 50035 if it is gone and that matters
 */
export function referenceOf(world: World, body: Fields, channelId: string): Reference | null {
  if (!isFields(body.message_reference)) return null;
  const { message_id: id, fail_if_not_exists: must = true } = body.message_reference;
  const message = world.messages.get(String(id));
  if (message && !message.deleted && message.channelId === channelId) {
    return { messageId: message.id, channelId, guildId: world.channel(channelId).guildId };
  }
  if (must === false) return null;
  throw formError('message_reference', 'Unknown message', 'REPLIES_UNKNOWN_MESSAGE');
}

function nonceOf(body: Fields): string | number | null {
  return typeof body.nonce === 'string' || typeof body.nonce === 'number' ? body.nonce : null;
}

function isEmpty(message: Pick<Message, 'content' | 'embeds' | 'components' | 'attachments'>): boolean {
  return message.content.trim() === '' && message.embeds.length + message.components.length + message.attachments.length === 0;
}

function withType(embed: Fields): Fields {
  return { type: 'rich', ...embed };
}

function attached(world: World, body: Fields, files: readonly Upload[], before: readonly Fields[]): readonly Fields[] {
  const kept = body.attachments === undefined ? before : before.filter((one) => listOf(body.attachments).some(({ id }) => id === one.id));
  const added = files.map((file, index) => {
    const said = listOf(body.attachments).find(({ id }) => String(id) === String(index));
    return {
      id: world.clock.snowflake(),
      filename: file.name,
      size: file.size,
      content_type: file.contentType,
      url: `http://localhost/${file.name}`,
      proxy_url: `http://localhost/${file.name}`,
      ...(typeof said?.description === 'string' && { description: said.description }),
    };
  });
  return [...kept, ...added];
}

/** The body of a callback's data, which may be missing. */
export function dataOf(body: Fields): Fields {
  return fieldsOf(body.data);
}
