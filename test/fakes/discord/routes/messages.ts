import { apiError } from '../errors.ts';
import { type Channel, isWritten, type Message } from '../model.ts';
import { drafted, edited, referenceOf } from '../outgoing.ts';
import { may, type Permission, requirePermissions } from '../permissions.ts';
import { post, remove, revise } from '../posting.ts';
import { type Ask, DONE, ok, type Route, route } from '../route.ts';
import { requireOpen } from '../threads.ts';
import { wireMessage } from '../wire.ts';
import type { World } from '../world.ts';

const NONCE_FOR = 5 * 60_000;

/** Reading and writing messages in channels, threads and direct conversations. */
export function messageRoutes(world: World): readonly Route[] {
  const shown = (message: Message) => wireMessage(world, message, world.contentAllowed);
  return [
    route('GET /channels/:channel/messages', (ask) => {
      const channel = world.channel(ask.param('channel'));
      requirePermissions(world, channel);
      return ok(may(world, channel, world.bot.id, 'READ_MESSAGE_HISTORY') ? page(world, channel, ask).map(shown) : []);
    }),
    route('GET /channels/:channel/messages/:message', (ask) => {
      const channel = world.channel(ask.param('channel'));
      requirePermissions(world, channel, 'READ_MESSAGE_HISTORY');
      return ok(shown(world.message(channel.id, ask.param('message'))));
    }),
    route('POST /channels/:channel/messages', (ask) => ok(shown(create(world, ask)))),
    route('PATCH /channels/:channel/messages/:message', (ask) => {
      const channel = world.channel(ask.param('channel'));
      requirePermissions(world, channel);
      const message = world.message(channel.id, ask.param('message'));
      if (message.author.id !== world.bot.id) throw apiError(50_005);
      if (!isWritten(message)) throw apiError(50_021);
      requireOpen(channel);
      return ok(shown(revise(world, message, edited(world, message, ask))));
    }),
    route('DELETE /channels/:channel/messages/:message', (ask) => {
      const channel = world.channel(ask.param('channel'));
      requirePermissions(world, channel);
      const message = world.message(channel.id, ask.param('message'));
      if (message.author.id !== world.bot.id) requirePermissions(world, channel, 'MANAGE_MESSAGES');
      requireOpen(channel);
      remove(world, message);
      return DONE;
    }),
  ];
}

function create(world: World, ask: Ask): Message {
  const channel = world.channel(ask.param('channel'));
  const embeds = Array.isArray(ask.body.embeds) && ask.body.embeds.length > 0;
  const needed: Permission[] = [
    channel.thread ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES',
    ...(embeds ? (['EMBED_LINKS'] as const) : []),
  ];
  requirePermissions(world, channel, ...needed);
  if (channel.thread?.locked) requireOpen(channel);
  if (channel.recipientId !== null && world.closedDms.has(channel.recipientId)) throw apiError(50_007);
  const reference = referenceOf(world, ask.body, channel.id);
  if (reference && !may(world, channel, world.bot.id, 'READ_MESSAGE_HISTORY')) throw apiError(160_002);
  const draft = drafted(world, ask, reference);
  const known = ask.body.enforce_nonce === true ? sameNonce(world, draft.nonce ?? null) : undefined;
  return known ?? post(world, { ...draft, channelId: channel.id, author: world.bot });
}

function sameNonce(world: World, nonce: string | number | null): Message | undefined {
  if (nonce === null) return undefined;
  const since = world.clock.now() - NONCE_FOR;
  return [...world.messages.values()].find(
    (one) => one.author.id === world.bot.id && String(one.nonce) === String(nonce) && Date.parse(one.timestamp) > since && !one.deleted,
  );
}

/** A page of a channel's messages, newest first, by Discord's `before`, `after`, `around` and `limit`. */
function page(world: World, channel: Channel, { query }: Ask): Message[] {
  const limit = Number(query.get('limit') ?? 50);
  const all = world.messagesIn(channel.id).sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
  const [before, after, around] = ['before', 'after', 'around'].map((name) => query.get(name));
  if (after)
    return all
      .filter((one) => BigInt(one.id) > BigInt(after))
      .slice(0, limit)
      .reverse();
  if (before)
    return all
      .filter((one) => BigInt(one.id) < BigInt(before))
      .slice(-limit)
      .reverse();
  if (around) {
    const place = all.findIndex((one) => one.id === around);
    return all.slice(Math.max(0, place - Math.floor(limit / 2)), place + Math.ceil(limit / 2)).reverse();
  }
  return all.slice(-limit).reverse();
}
