import type { Post } from '../../src/chat/messenger.ts';
import type { Places } from './places.ts';

/** Where people open messages, which is another host than the API's in no documentation ("Message links" of Discord's help centre). */
const OWN = 'https://discord.com/channels';

/** The link to a message; null: the server isn't known now, or the conversation is a direct one. Never throws. */
export async function linkTo({ channel, thread, message }: Post, places: Pick<Places, 'guildOf'>): Promise<string | null> {
  const guild = await places.guildOf(channel);
  return guild === null ? null : `${OWN}/${guild}/${thread ?? channel}/${message}`;
}
