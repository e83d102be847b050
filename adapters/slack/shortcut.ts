import { z } from 'zod';
import type { Invocation } from '../../src/chat/invocation.ts';
import type { FileReferences } from './file-reference.ts';
import { writeHandle } from './handle.ts';
import { type Identity, isDirect, SLACK } from './identity.ts';
import { written } from './said.ts';

/** `callback_id` of the shortcut in a message's menu that files the message as a source. */
export const ADD_SOURCE = 'sourced_add_source';

const SHORTCUT = z.object({
  type: z.literal('message_action'),
  callback_id: z.literal(ADD_SOURCE),
  trigger_id: z.string(),
  response_url: z.string(),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.object({
    ts: z.string(),
    thread_ts: z.string().nullish(),
    text: z.string().nullish(),
    files: z.array(z.unknown()).nullish(),
  }),
});

/**
 * “Add as source” in a message's menu, as the command that it stands for: the message's text, and where it has an attached text, a
 * reference to the first in `file`. null: the body is something else. Pure.
 */
export function readShortcut(body: unknown, { teamId }: Identity, files: Pick<FileReferences, 'write'>, now: number): Invocation | null {
  const read = SHORTCUT.safeParse(body);
  if (!read.success) return null;
  const { trigger_id: trigger, response_url: url, user, channel, message } = read.data;
  const { ts, thread_ts: root } = message;
  const file = (message.files ?? []).map(textFile).find((each) => each !== null);
  return {
    key: [SLACK, teamId, 'shortcut', trigger].join(':'),
    platform: SLACK,
    address: {
      channel: channel.id,
      direct: isDirect(channel.id),
      thread: root && root !== ts ? root : null,
      message: null,
      person: user.id,
      visibility: 'private',
      handle: writeHandle({ url, trigger }),
    },
    input: {
      kind: 'command',
      name: 'desk add',
      options: { text: written(message.text ?? ''), ...(file === undefined ? {} : { file: files.write(file) }) },
    },
    groups: null,
    at: now,
  };
}

const FILE = z.object({
  mimetype: z.string().default(''),
  filetype: z.string().default(''),
  mode: z.string().default(''),
  url_private: z.string(),
});

/** Slack's words for plain texts (docs.slack.dev/reference/objects/file-object); it doesn't know the type of every one. */
const TEXTS: ReadonlySet<string> = new Set(['text', 'plain', 'markdown']);
/** Texts of another language than people's. */
const NOT_PLAIN: ReadonlySet<string> = new Set(['text/html', 'text/rtf', 'text/css', 'text/javascript']);
/** Kept elsewhere, or no more. */
const NOT_HERE: ReadonlySet<string> = new Set(['external', 'tombstone', 'hidden_by_limit']);

/** The address of a file that is a text; null: it is none, or Slack doesn't have it. */
function textFile(file: unknown): string | null {
  const read = FILE.safeParse(file);
  if (!read.success) return null;
  const { mimetype, filetype, mode, url_private: url } = read.data;
  const [type = ''] = mimetype.toLowerCase().split(';');
  const isText = TEXTS.has(filetype.toLowerCase()) || (type.startsWith('text/') && !NOT_PLAIN.has(type.trim()));
  return isText && !NOT_HERE.has(mode) ? url : null;
}
