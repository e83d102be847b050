import { apiError, formError } from '../errors.ts';
import { numberOf, textOf } from '../json.ts';
import { checkThread } from '../limits/message.ts';
import { CHANNEL, type Channel } from '../model.ts';
import { refuse } from '../outgoing.ts';
import { requirePermissions } from '../permissions.ts';
import { type Ask, DONE, ok, type Route, route } from '../route.ts';
import { announceChannel, openThread } from '../threads.ts';
import { wireChannel } from '../wire.ts';
import type { World } from '../world.ts';

/** Channels themselves, and the threads in them. */
export function threadRoutes(world: World): readonly Route[] {
  const open = (ask: Ask) => {
    const parent = world.channel(ask.param('channel'));
    requirePermissions(world, parent, 'CREATE_PUBLIC_THREADS');
    const id = ask.param('message');
    const from = id === '' ? undefined : world.message(parent.id, id);
    refuse(checkThread(ask.body));
    if (parent.type !== CHANNEL.text) throw formError('type', 'Cannot execute action on this channel type');
    const thread = openThread(
      world,
      parent,
      world.bot,
      textOf(ask.body.name) ?? '',
      from,
      numberOf(ask.body.auto_archive_duration) || undefined,
    );
    return ok(wireChannel(world, thread), 201);
  };
  return [
    route('GET /channels/:channel', (ask) => {
      const channel = world.channel(ask.param('channel'));
      requirePermissions(world, channel);
      return ok(wireChannel(world, channel));
    }),
    route('PATCH /channels/:channel', (ask) => {
      const channel = world.channel(ask.param('channel'));
      requirePermissions(world, channel);
      change(world, channel, ask);
      return ok(wireChannel(world, channel));
    }),
    route('POST /channels/:channel/messages/:message/threads', open),
    route('POST /channels/:channel/threads', open),
    route('PUT /channels/:channel/thread-members/@me', () => DONE),
    route('DELETE /channels/:channel/thread-members/@me', () => DONE),
    route('POST /channels/:channel/typing', (ask) => {
      requirePermissions(world, world.channel(ask.param('channel')));
      return DONE;
    }),
  ];
}

function change(world: World, channel: Channel, { body }: Ask): void {
  const { thread } = channel;
  if (!thread) throw apiError(50_013);
  // Who may write in a thread may take it out of the archive, unless it is locked.
  const reopens = body.archived === false && body.locked === undefined && body.name === undefined && !thread.locked;
  if (reopens) requirePermissions(world, channel, 'SEND_MESSAGES_IN_THREADS');
  else if (thread.locked || thread.ownerId !== world.bot.id) requirePermissions(world, channel, 'MANAGE_THREADS');
  if (thread.archived && body.archived !== false) throw apiError(50_083);
  if (body.name !== undefined) {
    refuse(checkThread(body));
    channel.name = textOf(body.name) ?? channel.name;
  }
  if (typeof body.archived === 'boolean') thread.archived = body.archived;
  if (typeof body.locked === 'boolean') thread.locked = body.locked;
  announceChannel(world, 'THREAD_UPDATE', channel);
}
