/** What the bot's operator reads of Discord, and what people see of it in Discord alone. */
export const DISCORD_TEXT = {
  /** Name of a thread whose question gives it none. */
  thread: 'Sourced',
  /** What the picker says of a command with sub-commands, and of options. */
  group: (name: string) => `Topics, sources, changes, what is unconfirmed, search, help (${name})`,
  option: {
    question: 'What you want to know',
    topic: 'Which topic; empty: all of them',
    limit: 'How many results at most',
    fact: 'Which fact, by its id or words of it',
    source: 'Which source, by its id or title',
    file: 'A text file (UTF-8)',
    status: 'The status that it is to have',
    reason: 'Why, in a few words',
    preview: 'Only show what would be done, and whom it would reach',
    kind: 'How the first is linked to the second',
    to: 'The other fact, by its id',
    off: 'Take the link away again',
    title: 'The title of the source',
    publisher: 'Who published it; empty: it names nobody',
    published: 'When it was published, as 2026-02-12 or 2026-02-12T14:05Z',
    url: 'Where it stands on the web',
    text: 'The text itself, if it is one paragraph; left out: you are asked for it',
    embargo: 'Until when only editors see it, as 2026-02-12T14:05Z',
    audience: 'Who alone may see it',
  } as Readonly<Record<string, string>>,
  /** In the menu of every message; at most 32 characters. */
  addAsSource: 'Add as source',

  leaving: 'I am being restarted. Ask again in a moment.',
  unknownCommand: 'I no longer have that command. Reload Discord (Ctrl+R) to see those that there are.',
  pressAgain: 'That took too long here. Press the button, or give the command, once more.',

  up: (name: string, servers: number, content: boolean) =>
    `As ${name} in ${servers} ${servers === 1 ? 'server' : 'servers'}.${content ? '' : ' Without MESSAGE_CONTENT: follow-ups need a mention.'}`,
  withoutContent:
    'Discord withholds MESSAGE_CONTENT: slash commands, mentions and direct messages work, follow-ups need a mention. ' +
    'Allow it in the Developer Portal: your application, Bot, Privileged Gateway Intents, Message Content Intent.',
  disconnected: 'The connection to Discord was lost; connecting again.',
  refusedToken:
    "Discord doesn't accept DISCORD_TOKEN. Take a new one from https://discord.com/developers/applications: your application, Bot, Reset Token.",
  unreachable: (where: string, why: string) =>
    `${where} can't be reached (${why}). Look at the network, and at DISCORD_API_URL if it is set.`,
  broken: (where: string, status: number) =>
    `${where} answers with HTTP ${status}. Look at https://discordstatus.com, and at DISCORD_API_URL if it is set.`,
  slow: (where: string, seconds: number) => `${where} didn't let the bot in within ${seconds} s.`,
  sessions: "Discord's daily number of connections is used up for this bot. It works again within a day.",
  shardingRequired: 'Discord wants more shards for this many servers: leave SOURCED_DISCORD_SHARDS unset, or set it to "auto".',
  closed: (code: number) => `Discord closed the connection for good (code ${code}).`,

  registered: (place: string, made: number, changed: number, gone: number) =>
    made + changed + gone === 0 ? `${place}: nothing to change.` : `${place}: ${made} new, ${changed} changed, ${gone} removed.`,
  notRegistered: (place: string, why: string) => `${place}: not registered (${why}).`,
  everywhere: 'everywhere',
  server: (id: string) => `server ${id}`,

  doctor: {
    token: (name: string) => `DISCORD_TOKEN is accepted: the bot is ${name}.`,
    content: 'MESSAGE_CONTENT is allowed.',
    noContent: 'MESSAGE_CONTENT is not allowed: slash commands, mentions and direct messages work, follow-ups without a mention do not.',
    noContentRemedy: 'Developer Portal, your application, Bot, Privileged Gateway Intents: switch Message Content Intent on.',
    noServers: 'The bot is in no server.',
    invite: (applicationId: string, permissions: string) =>
      `Invite it: https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissions}`,
    mayAll: (server: string) => `${server}: the bot has every permission that it needs.`,
    lacks: (server: string, names: readonly string[]) => `${server}: the bot lacks ${names.join(', ')}.`,
    lacksRemedy: "Server Settings, Roles: give the bot's role these permissions. Channels can take them away again for themselves.",
    noPins: (server: string) => `${server}: the bot can't pin a daily summary, since it lacks PIN_MESSAGES.`,
    noPinsRemedy:
      "Server Settings, Roles: give the bot's role Pin Messages. Manage Messages has not been enough since February 2026. Channels can take it away again for themselves.",
    notIn: (id: string) => `SOURCED_DISCORD_GUILDS names ${id}, a server that the bot is not in.`,
    notAtHome: (id: string) => `SOURCED_DISCORD_HOME names ${id}, a server that the bot is not in: nobody has a role in direct messages.`,
    notAtHomeRemedy: 'Invite the bot there, or name another server.',
    commands: (place: string) => `Commands ${place}: registered.`,
    noCommands: (place: string) => `Commands ${place}: not registered, or not as they are now.`,
    noCommandsRemedy: 'They are registered at the start, and by "npm run --silent sourced -- register".',
    commandsOf: (place: string) => `Commands ${place}`,
    refused: 'DISCORD_TOKEN is not accepted.',
    lookAgain: 'Look again later; the log of the bot says more once it runs.',
    notSeen: (what: string, why: string) => `${what} could not be looked at (${why}).`,
  },
} as const;
