import { z } from 'zod';
import { type Pressed, readButtonId } from '../../src/chat/button.ts';
import type { Address, Invocation } from '../../src/chat/invocation.ts';
import { FORM, readForm } from './form.ts';
import { readPlace, writeHandle } from './handle.ts';
import { type Identity, isDirect, SLACK } from './identity.ts';

const PRESS = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string() }),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({
    channel_id: z.string().optional(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  view: z.object({ private_metadata: z.string().default('') }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: z.string().default(''),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});
type Press = z.output<typeof PRESS>;

/** A pressed button, or a menu's choice, as an invocation; null: the body is something else, or the button none of ours. Pure. */
export function readPress(body: unknown, { teamId }: Identity, now: number): Invocation | null {
  const read = PRESS.safeParse(body);
  if (!read.success) return null;
  const press = read.data;
  const button = press.actions.map(buttonOf).find((each) => each !== null);
  const address = placeOf(press);
  if (!button || !address) return null;
  const once = press.trigger_id ?? `${press.actions[0]?.action_ts} ${press.user.id}`;
  return {
    key: [SLACK, teamId, 'press', once].join(':'),
    platform: SLACK,
    address,
    input: { kind: 'press', button },
    groups: null,
    at: now,
  };
}

function buttonOf({ action_id: id, selected_option: option }: Press['actions'][number]): Pressed | null {
  const button = readButtonId(id);
  return button && option ? { ...button, index: Number(option.value) } : button;
}

/** Where it was pressed: under a post, under what only the person sees, or on their home page, which answers in direct messages. */
function placeOf({ container, channel: within, message, user, view, response_url: url, trigger_id: trigger }: Press): Address | null {
  const channel = container.channel_id ?? within?.id ?? view?.private_metadata ?? '';
  if (channel === '') return null;
  const direct = isDirect(channel);
  const isPrivate = container.is_ephemeral;
  // In a channel, what comes of a post's buttons stands in the thread under it.
  const under = isPrivate || direct ? undefined : container.message_ts;
  const thread = container.thread_ts ?? message?.thread_ts ?? null;
  return {
    channel,
    direct,
    // Slack's reference lists neither of the two; both are sent. A thread that nobody has begun yet is only `message`'s.
    thread,
    message: thread === null ? (under ?? null) : null,
    person: user.id,
    visibility: isPrivate ? 'private' : 'public',
    // The bot's own posts in direct messages are answered by posts there, which can be looked up.
    handle: writeHandle({ url: direct && !isPrivate ? null : (url ?? null), trigger: trigger ?? null }),
  };
}

/** What was typed into an input or picked in it, and null where that was nothing. */
const INPUT = z.object({
  value: z.string().nullable().default(null),
  selected_option: z.object({ value: z.string() }).nullable().default(null),
});

const SUBMISSION = z.object({
  type: z.literal('view_submission'),
  user: z.object({ id: z.string() }),
  trigger_id: z.string().optional(),
  view: z.object({
    id: z.string(),
    callback_id: z.literal(FORM),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), INPUT)) }),
  }),
});

/** A filled form as an invocation; null: the body is something else. Pure. */
export function readSubmission(body: unknown, { teamId }: Identity, now: number): Invocation | null {
  const read = SUBMISSION.safeParse(body);
  if (!read.success) return null;
  const { view, user, trigger_id: trigger } = read.data;
  const place = readPlace(view.private_metadata);
  if (!place) return null;
  const { id, channel, direct, thread } = place;
  return {
    key: [SLACK, teamId, 'form', trigger ?? view.id].join(':'),
    platform: SLACK,
    address: { channel, direct, thread, message: null, person: user.id, visibility: 'private', handle: null },
    input: { kind: 'form', id, values: readForm(view.state.values) },
    groups: null,
    at: now,
  };
}
