/** Where an operator finds things in Slack's app settings (api.slack.com/apps). */
const PLACE = {
  botToken: 'In Slack’s app settings: OAuth & Permissions, Bot User OAuth Token (begins with xoxb-). Set it as SLACK_BOT_TOKEN.',
  appToken:
    'In Slack’s app settings: Basic Information, App-Level Tokens, one with the scope connections:write (begins with xapp-). Set it as SLACK_APP_TOKEN.',
  signingSecret: 'In Slack’s app settings: Basic Information, App Credentials, Signing Secret. Set it as SLACK_SIGNING_SECRET.',
  scopes: 'In Slack’s app settings: OAuth & Permissions, Bot Token Scopes. Then install the app to the workspace again.',
  socketMode: 'In Slack’s app settings: Socket Mode, Enable Socket Mode.',
} as const;

/** What Slack's codes for a token that it doesn't take mean. */
const TOKEN_FAULT: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack doesn’t know it',
  not_authed: 'it is empty',
  account_inactive: 'its app was removed from the workspace, or the workspace is gone',
  user_removed_from_team: 'its app was removed from the workspace',
  team_disabled: 'the workspace is disabled',
  token_revoked: 'it was revoked',
  token_expired: 'it has expired',
  not_allowed_token_type: 'it is a token of another kind',
  missing_scope: 'it lacks a scope',
  no_permission: 'it lacks a permission',
  org_login_required: 'the workspace is being moved',
  ekm_access_denied: 'the workspace’s administrators have suspended access',
  access_denied: 'access is denied',
};

/** Slack: everything that is said there and nowhere else, and what operators read about it. */
export const SLACK_TEXT = {
  place: PLACE,
  /** Whose token it looks like, for a hint; the prefix alone decides nothing. */
  looksLike: {
    bot: 'It looks like a bot token, which belongs in SLACK_BOT_TOKEN.',
    app: 'It looks like an app-level token, which belongs in SLACK_APP_TOKEN.',
    user: 'It looks like a user’s token; a bot’s is needed.',
  },

  noBotToken: `SLACK_BOT_TOKEN is not set. ${PLACE.botToken}`,
  noWay: `neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET with PORT (HTTP) is set. ${PLACE.appToken}`,
  noPort: 'SLACK_SIGNING_SECRET is set, but PORT is not. Set the port that Slack’s requests come to, or SLACK_APP_TOKEN for Socket Mode.',
  wrongToken: (name: string, code: string) => `${name} is not taken: ${TOKEN_FAULT[code] ?? 'Slack refuses it'} (${code}).`,
  noBot: 'SLACK_BOT_TOKEN is not a bot’s.',
  unreachable: (reason: string) => `Slack can’t be reached: ${reason}.`,
  noListening: (host: string, port: number, reason: string) => `no requests can be taken on ${host}:${port}: ${reason}.`,
  noHello: 'Slack opened a connection and said nothing',
  switchedOff: `Socket Mode is switched off. ${PLACE.socketMode}`,

  bySocket: (bot: string, team: string) => `as @${bot} in ${team}, by Socket Mode`,
  byHttp: (bot: string, team: string, host: string, port: number) => `as @${bot} in ${team}, by HTTP on ${host}:${port}`,
  connected: 'connected',
  lost: (reason: string) => `no connection (${reason})`,

  /** Where a private answer may have been lost on the way, and can't be looked up. */
  mayBeLost: 'The answer to your question may not have reached you. If you don’t see it, it is a button away.',
  showIt: 'Show it',
  openedTooLate: 'That took too long to open. Press again.',
  someone: 'someone',

  about: 'Answers questions with quotes from sources on file, says who said it, and says plainly what is not confirmed.',
  deskCommand: 'shows what is on file, what changed, and what is not confirmed; editors add and correct with it',

  /** The shortcut in a message's menu: a name of at most 24 characters, a description of at most 150. */
  addSource: { name: 'Add as source', description: 'files this message, or a text attached to it, as a source' },

  doctor: {
    botToken: 'SLACK_BOT_TOKEN',
    appToken: 'SLACK_APP_TOKEN',
    missing: (what: string) => `${what} is not set`,
    taken: (what: string, as: string) => `${what}: Slack takes it${as === '' ? '' : ` (${as})`}`,
    scope: (scope: string, what: string) => `The scope ${scope} is missing: ${what}`,
    scopes: 'All scopes that the bot needs are there',
    http: (host: string, port: number) => `HTTP: signed requests are taken on ${host}:${port}`,
    httpLacks: (what: string) => `HTTP: ${what} is not set`,
    network: 'Look at the network, a proxy or SLACK_API_URL.',
    port: 'Set PORT to the port that Slack’s requests come to.',
  },
  /** What stops working without a scope. */
  scope: {
    'app_mentions:read': 'mentions in channels don’t reach the bot',
    'chat:write': 'the bot can’t answer',
    commands: 'the slash commands don’t work',
    'im:history': 'direct messages don’t reach the bot',
    'im:write': 'the bot can’t begin a direct message',
    'channels:history': 'follow-ups without a mention in public channels don’t reach the bot, and lost answers there can’t be looked up',
    'groups:history': 'follow-ups without a mention in private channels don’t reach the bot, and lost answers there can’t be looked up',
    'pins:read': 'the bot can’t see what is pinned',
    'pins:write': 'the bot can’t pin a daily summary, or take the pin off the one before',
    'users:read': 'the bot can’t see who is asking',
    'usergroups:read': 'the bot can’t see what groups people are in',
    'files:read': 'the bot can’t read texts that are attached to a message',
  },
} as const;
