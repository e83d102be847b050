/** Discord's gateway intents, as far as this server's events need them. */
export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

/** The intent for a message's events: there is one for guilds and one for direct conversations. */
export function messageIntent(guildId: string | null): number {
  return guildId === null ? INTENT.directMessages : INTENT.guildMessages;
}
