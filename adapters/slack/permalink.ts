import type { webApi } from '@slack/bolt';
import { deliver, type Patience } from '../../src/chat/delivery.ts';
import type { Post } from '../../src/chat/messenger.ts';
import type { Calls } from './calls.ts';

/** The link to a post (docs.slack.dev/reference/methods/chat.getPermalink, which takes no scope); null: Slack gives none now. Never throws. */
export async function permalink(
  client: webApi.WebClient,
  calls: Calls,
  patience: Patience,
  { channel, message }: Post,
): Promise<string | null> {
  let link: string | null = null;
  const attempt = () =>
    calls.tried(async () => {
      ({ permalink: link = null } = await client.chat.getPermalink({ channel, message_ts: message }));
      return { message: null, thread: null };
    });
  await deliver({ attempt, lookUp: 'safe', again: false }, patience);
  return link;
}
