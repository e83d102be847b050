/** What Discord's markup in a post names. */
export interface Named {
  readonly botId: string;
  /** What a person is called; null: not known. */
  readonly person: (id: string) => string | null;
  /** What a channel is called; null: not known. */
  readonly channel: (id: string) => string | null;
}

/**
 * A post as a person reads it: the bot's own mention goes, what else stands in angle brackets becomes words. Source: Discord's developer
 * documentation, "Message Formatting".
 */
export function plainWords(content: string, { botId, person, channel }: Named): string {
  return content
    .replace(/<@!?(\d+)>/gu, (_all, id: string) => (id === botId ? ' ' : `@${person(id) ?? 'someone'}`))
    .replace(/<@&\d+>/gu, '@role')
    .replace(/<#(\d+)>/gu, (_all, id: string) => `#${channel(id) ?? 'channel'}`)
    .replace(/<a?:(\w+):\d+>/gu, ':$1:')
    .replace(/<t:(-?\d{1,13})(?::\w)?>/gu, (_all, seconds: string) => moment(Number(seconds)))
    .replace(/<\/([^:<>]+):\d+>/gu, '/$1')
    .replace(/<id:(\w+)>/gu, '#$1')
    .replace(/[^\S\n]{2,}/gu, ' ')
    .trim();
}

/** Whether a post names the bot: Discord says whom it mentions, a ping by a reply included. Roles and `@everyone` name nobody. */
export function isMentioned(content: string, mentions: readonly { readonly id: string }[], botId: string): boolean {
  return mentions.some(({ id }) => id === botId) || new RegExp(`<@!?${botId}>`, 'u').test(content);
}

function moment(seconds: number): string {
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? '' : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
