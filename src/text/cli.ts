/** Every sentence of the command line and of the configuration, apart from answers. */

export const CONFIG_TEXT = {
  logLevel: (levels: readonly string[]) => `must be one of ${levels.join(', ')}.`,
  unknown: (key: string, hint: string) => `${key} is not a setting of Sourced${hint === '' ? '.' : hint} See .env.example.`,
  port: 'must be a port number from 0 to 65535.',
  url: 'must be a URL that begins with http:// or https://.',
  botToken: 'must be a bot token, which begins with xoxb- (in the Slack app: OAuth & Permissions, Bot User OAuth Token).',
  appToken:
    'must be an app-level token, which begins with xapp- (in the Slack app: Basic Information, App-Level Tokens, scope connections:write).',
  prefix: 'must be at most 20 of a-z, 0-9, - and _.',
  shards: 'must be auto or a number from 1.',
  yesNo: 'must be yes or no.',
  days: 'must be a number of days from 1.',
  sentences: 'must be a number of sentences from 1000 to 9999999.',
  timezone: 'must be a time zone as the IANA names it, such as Europe/Berlin, or UTC.',
  dotEnv: (reason: string) => `.env can't be read: ${reason}.`,
} as const;

export const CLI_TEXT = {
  about: 'Answers questions with quotes from sources on file, says who said it, and says plainly what is not confirmed or not on file.',
  serve: 'serve every platform whose tokens are set; with none, a chat in the terminal',
  doctor: 'what is missing to run: tokens, scopes, intents, permissions; sends nothing',
  manifest: 'the manifest to make the Slack app from; --http URL for signed HTTP instead of Socket Mode',
  httpUrl: 'where Slack reaches the bot, such as https://bot.example',
  register: "register Discord's commands, only what differs",
  ask: 'answer one question, or a file of them',
  search: 'rank facts and passages for a question, without an answer made of them',
  brief: 'the briefing on a topic',
  summary: 'the daily summary, as it is pinned in channels',
  check: "every problem in the knowledge folder, then each topic's own questions",

  knowledge: "the folder that the topics' folders are in (default: SOURCED_KNOWLEDGE, else the project's own)",
  data: 'the folder that the memory is in (default: SOURCED_DATA, else data/)',
  migrate: 'bring the database in the data folder up to date',
  backup: 'copy the database to a new file, while the bot runs or not',
  restore: 'put a backup in the place of the database; what was there is kept beside it',
  serveRole: 'whose eyes the chat in the terminal has: reader, editor, verifier or admin; no approval counts there',
  asOfOption: 'answer as it would have been at this instant, from what was on file then',
  asOf: '--as-of takes an instant such as 2026-05-04T06:00:00Z.',
  notYet: '--as-of lies in the future; nothing can be told as of then.',
  beforeMemory: (first: string | null) =>
    `Nothing was kept at that moment${first === null ? '' : `: the memory begins at ${first}`}. --data names the data folder that the memory is in.`,
  dateOption: 'the day that it covers, in the house’s time zone (default: today)',
  date: '--date takes a day such as 2026-05-04.',
  noSuchDay: (day: string) => `--date ${day}: there is no such day.`,
  dayToCome: (day: string) => `--date ${day} is still to come; nothing can be told of it.`,
  migrated: (names: readonly string[]) => (names.length === 0 ? 'The database is up to date.' : `Brought up to date: ${names.join(', ')}.`),
  backedUp: (file: string) => `Copied to ${file}.`,
  restored: (file: string, kept: string | null) => `Restored from ${file}.${kept === null ? '' : ` What was there is kept as ${kept}.`}`,
  stands: (problems: string) => `The knowledge files have errors, so what stood before stays:\n\n${problems}`,
  now: 'answer as at this instant, for output that can be repeated',
  json: 'print one JSON object instead of text',
  batch: 'read {"id","question"} lines, print one JSON object a line, in order',
  topic: 'only this topic: its folder, title or an alias',
  role: 'whose eyes: reader, editor, verifier or admin',
  limit: 'how many at most',
  strict: "questions of a topic's own test that go wrong count as problems, too",

  banner: (topics: readonly string[]) =>
    `Sourced · ${topics.length === 1 ? '1 topic' : `${topics.length} topics`} on file: ${topics.join(', ')} · ask in your own words, or type help`,
  /** A bug: everything else is told in plain words. */
  broke: (reference: string) => `Something broke here (reference ${reference}). LOG_LEVEL=debug shows the details.`,
  output: (reason: string) => `The output can't be written: ${reason}.`,

  noTokens:
    'No token is set, so npm start opens a chat in the terminal. Set SLACK_BOT_TOKEN with SLACK_APP_TOKEN, or DISCORD_TOKEN; .env.example says where they are.',
  finding: (ok: boolean, what: string, remedy: string) =>
    `${ok ? 'ok     ' : 'MISSING'}  ${what}${remedy === '' ? '' : `\n         ${remedy}`}`,
  noDiscord: 'DISCORD_TOKEN is not set, so there is nowhere to register commands.',
  badUrl: '--http takes a URL that begins with https:// or http://.',
  nothingAsked: 'Give a question in quotation marks, or --batch with a file.',
  both: 'Give either a question or --batch with a file, not both.',
  instant: '--now takes an instant such as 2026-05-04T06:00:00Z.',
  number: (name: string, least: number, most: number) => `--${name} takes a whole number from ${least} to ${most}.`,
  oneOf: (name: string, options: readonly string[]) => `--${name} takes one of ${options.join(', ')}.`,

  batchUnreadable: (file: string, reason: string) => `${file} can't be read: ${reason}.`,
  batchLine: (file: string, line: number, reason: string) => `${file}:${line} – ${reason}`,
  notJson: 'is not a JSON object such as {"id":"1","question":"…"}',
  noQuestion: '"question" must be a text',
  badId: '"id" must be a text or a number',
  moreLines: (count: number) => `and ${count} more`,
} as const;

export const CHECK_TEXT = {
  topic: (id: string, right: number, asked: number) => `${id}: ${right} of ${asked} of its own questions come back right`,
  wrong: (ask: string, faults: readonly string[]) => `“${ask}” – ${faults.join('; ')}`,
  nearMisses: (count: number) => (count === 1 ? '1 near miss' : `${count} near misses`),
  falseAbstentions: (count: number) => (count === 1 ? '1 false abstention' : `${count} false abstentions`),
  proposals:
    "What was read from quotes whose fact doesn't say what it answers. Write it down where it is right, and correct it where it isn't:",
  nearCopy: (questionId: string, similarity: number) =>
    `is nearly the test question ${questionId} (${Math.round(similarity * 100)} % of the content words): it would give the test away`,
  summary: (errors: number, warnings: number, wrong: number, asked: number) =>
    `${errors === 1 ? '1 error' : `${errors} errors`}, ${warnings === 1 ? '1 warning' : `${warnings} warnings`}; ${asked - wrong} of ${asked} questions right.`,
} as const;
