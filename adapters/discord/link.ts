import type { Post } from '../../src/chat/messenger.ts';
import type { Places } from './places.ts';

/** Where Discord's own apps open a message ("Copy Message Link"), whatever address the API has. */
const OWN = 'https://discord.com/channels';

/** The link to a message; null: the server isn't known now, or the conversation is a direct one. Never throws. */
export async function linkTo({ channel, thread, message }: Post, places: Pick<Places, 'guildOf'>): Promise<string | null> {
  const guild = await places.guildOf(channel);
  return guild === null ? null : `${OWN}/${guild}/${thread ?? channel}/${message}`;
}
