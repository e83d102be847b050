import type { Json } from './json.ts';
import { joined, type Method, named, type Parts } from './method.ts';
import { Refusal } from './model.ts';
import { messageJson } from './shapes.ts';

/** Pins that a channel may have: the reference documents the refusal without a figure, and bots have met it at 100. */
const MOST = 100;

function add(parts: Parts, args: Json): Json {
  const { workspace } = parts;
  const channel = joined(parts, args);
  const { ts } = named(parts, channel, args.timestamp);
  const pinned = workspace.pinsIn(channel.id);
  if (pinned.some((pin) => pin.ts === ts)) throw new Refusal('already_pinned');
  if (pinned.length >= MOST) throw new Refusal('too_many_pins');
  workspace.pin(channel.id, ts, workspace.identity.botUserId);
  return {};
}

/** Anybody's pin, of anybody's message. */
function remove(parts: Parts, args: Json): Json {
  const channel = joined(parts, args);
  const { ts } = named(parts, channel, args.timestamp);
  if (!parts.workspace.unpin(channel.id, ts)) throw new Refusal('no_pin');
  return {};
}

function list(parts: Parts, args: Json): Json {
  const { workspace } = parts;
  const channel = joined(parts, args);
  const items = workspace.pinsIn(channel.id).map((pin) => {
    const shown = { ...messageJson(workspace, named(parts, channel, pin.ts)), pinned_to: [channel.id] };
    return { type: 'message', channel: channel.id, message: shown, created: pin.created, created_by: pin.by };
  });
  return { items: items.toReversed() };
}

/** pins.* (docs.slack.dev/reference/methods/pins.add and its siblings); the channel need not be open for writing. */
export const PINS: Readonly<Record<string, Method>> = {
  'pins.add': { scope: 'pins:write', run: add },
  'pins.remove': { scope: 'pins:write', run: remove },
  'pins.list': { scope: 'pins:read', run: list },
};
