import { apiError } from '../errors.ts';
import { messageIntent } from '../intents.ts';
import { type Channel, MESSAGE, type Message } from '../model.ts';
import { may, requirePermissions } from '../permissions.ts';
import { announceChange, post } from '../posting.ts';
import { type Ask, DONE, ok, type Route, route } from '../route.ts';
import { wireMessage } from '../wire.ts';
import type { World } from '../world.ts';

/** Pinned messages, by the present paths and by the old ones. */
export function pinRoutes(world: World): readonly Route[] {
  const target = (ask: Ask): [Channel, Message] => {
    const channel = world.channel(ask.param('channel'));
    requirePermissions(world, channel);
    const { bot } = world;
    if (!may(world, channel, bot.id, 'PIN_MESSAGES') && !may(world, channel, bot.id, 'MANAGE_MESSAGES')) throw apiError(50_013);
    return [channel, world.message(channel.id, ask.param('message'))];
  };
  const pin = (ask: Ask) => {
    const [channel, message] = target(ask);
    if (message.pinnedAt !== null) return DONE;
    if (pinned(world, channel).length >= world.maxPins) throw apiError(30_003);
    message.pinnedAt = world.clock.iso();
    announce(world, channel, message);
    const reference = { messageId: message.id, channelId: channel.id, guildId: channel.guildId };
    post(world, { channelId: channel.id, author: world.bot, type: MESSAGE.pinned, reference });
    return DONE;
  };
  const unpin = (ask: Ask) => {
    const [channel, message] = target(ask);
    message.pinnedAt = null;
    announce(world, channel, message);
    return DONE;
  };
  const read = (ask: Ask): Message[] => {
    const channel = world.channel(ask.param('channel'));
    requirePermissions(world, channel, 'READ_MESSAGE_HISTORY');
    return pinned(world, channel);
  };
  const shown = (message: Message) => wireMessage(world, message, world.contentAllowed);
  return [
    route('GET /channels/:channel/messages/pins', (ask) => {
      const limit = Number(ask.query.get('limit') ?? 50);
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

function pinned(world: World, channel: Channel): Message[] {
  const all = world.messagesIn(channel.id).filter((one) => one.pinnedAt !== null);
  return all.sort((one, other) => ((one.pinnedAt ?? '') < (other.pinnedAt ?? '') ? 1 : -1));
}

function announce(world: World, channel: Channel, message: Message): void {
  const { guildId } = channel;
  announceChange(world, message);
  const data = { channel_id: channel.id, last_pin_timestamp: message.pinnedAt, ...(guildId !== null && { guild_id: guildId }) };
  world.dispatch({ event: 'CHANNEL_PINS_UPDATE', guildId, channel, intents: guildId === null ? messageIntent(null) : 1, data: () => data });
}
