import { apiError } from '../errors.ts';
import { messageIntent } from '../intents.ts';
import { type Channel, isWritten, MESSAGE, type Message } from '../model.ts';
import { requirePermissions } from '../permissions.ts';
import { announceChange, post } from '../posting.ts';
import { type Ask, DONE, ok, type Route, route } from '../route.ts';
import { requireOpen } from '../threads.ts';
import { wireMessage } from '../wire.ts';
import type { World } from '../world.ts';

/** Pinned messages, by the present paths and by the old ones; the newest pin comes first. */
export function pinRoutes(world: World): readonly Route[] {
  const target = (ask: Ask): [Channel, Message] => {
    const channel = world.channel(ask.param('channel'));
    // Since February 2026 MANAGE_MESSAGES is not enough (Developer documentation, Change Log).
    requirePermissions(world, channel, 'PIN_MESSAGES');
    const message = world.message(channel.id, ask.param('message'));
    if (!isWritten(message)) throw apiError(50_021);
    requireOpen(channel);
    return [channel, message];
  };
  const pin = (ask: Ask) => {
    const [channel, message] = target(ask);
    if (message.pinnedAt !== null) return DONE;
    if (world.pinnedIn(channel.id).length >= world.maxPins) throw apiError(30_003);
    world.pin(message);
    announce(world, channel, message);
    const reference = { messageId: message.id, channelId: channel.id, guildId: channel.guildId };
    post(world, { channelId: channel.id, author: world.bot, type: MESSAGE.pinned, reference });
    return DONE;
  };
  const unpin = (ask: Ask) => {
    const [channel, message] = target(ask);
    if (message.pinnedAt === null) return DONE;
    message.pinnedAt = null;
    announce(world, channel, message);
    return DONE;
  };
  const read = (ask: Ask): Message[] => {
    const channel = world.channel(ask.param('channel'));
    requirePermissions(world, channel, 'READ_MESSAGE_HISTORY');
    return world.pinnedIn(channel.id).reverse();
  };
  const shown = (message: Message) => wireMessage(world, message, world.contentAllowed);
  return [
    route('GET /channels/:channel/messages/pins', (ask) => {
      const limit = Math.min(50, Number(ask.query.get('limit') ?? 50));
      const before = ask.query.get('before');
      const left = read(ask).filter(({ pinnedAt }) => before === null || (pinnedAt ?? '') < before);
      const items = left.slice(0, limit).map((message) => ({ pinned_at: message.pinnedAt, message: shown(message) }));
      return ok({ items, has_more: left.length > limit });
    }),
    route('GET /channels/:channel/pins', (ask) => ok(read(ask).map(shown))),
    route('PUT /channels/:channel/messages/pins/:message', pin),
    route('PUT /channels/:channel/pins/:message', pin),
    route('DELETE /channels/:channel/messages/pins/:message', unpin),
    route('DELETE /channels/:channel/pins/:message', unpin),
  ];
}

function announce(world: World, channel: Channel, message: Message): void {
  const { guildId } = channel;
  announceChange(world, message);
  const data = { channel_id: channel.id, last_pin_timestamp: message.pinnedAt, ...(guildId !== null && { guild_id: guildId }) };
  world.dispatch({ event: 'CHANNEL_PINS_UPDATE', guildId, channel, intents: guildId === null ? messageIntent(null) : 1, data: () => data });
}
