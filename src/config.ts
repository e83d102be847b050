import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import { UserError } from './domain/errors.ts';
import { isTimeZone } from './domain/local-time.ts';
import type { RoleHolder, RoleHolders } from './domain/roles.ts';
import { because } from './knowledge/folder.ts';
import { didYouMean } from './knowledge/suggest.ts';
import { CONFIG_TEXT } from './text/cli.ts';

/** What the environment sets. Read once, at the start. */
export interface Config {
  /** The folder that the topics' folders are in. */
  readonly knowledge: string;
  /** The folder that the bot keeps its memory in. */
  readonly data: string;
  /** Whether the knowledge folder is the project's own, and the data folder, too: what is asked of another folder never touches this one's. */
  readonly usual: { readonly knowledge: boolean; readonly data: boolean };
  /** Message texts are logged only at `debug`. */
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** null: none of its tokens is set. */
  readonly slack: SlackConfig | null;
  readonly discord: DiscordConfig | null;
  /** Before every Slack command's name, since these are shared by a workspace's apps; empty: none. */
  readonly commandPrefix: string;
  /** Ids of channels in which `/ask` and `/brief` answer for all to see. */
  readonly publicChannels: readonly string[];
  /** Who is editor, verifier and admin. */
  readonly roles: RoleHolders;
  /** The house's time zone, IANA's name. */
  readonly timezone: string;
  /** Days after which questions and answers are forgotten. */
  readonly keepQuestionsDays: number;
  /** The folder whose files are imported as they come; null: none. */
  readonly inbox: string | null;
  /** The list of feeds that are polled, a YAML file; null: none. */
  readonly feeds: string | null;
  /** Whether feeds may lead to private addresses and to this machine. */
  readonly privateFeeds: boolean;
  /** Sentences of the newest sources that are searched in memory; older ones are searched in the database. */
  readonly indexSentences: number;
  /** Where `/healthz`, `/readyz` and `/metrics` are served; port 0: nowhere. */
  readonly health: { readonly host: string; readonly port: number };
  /** What decides about colour (no-color.org). */
  readonly terminal: { readonly NO_COLOR: string; readonly TERM: string };
  /** Settings under our prefix that mean nothing, each with a reason: a typo is told, and hinders nothing. */
  readonly warnings: readonly string[];
}

/** How Slack is reached: by Socket Mode with an app token, else by signed HTTP. */
export interface SlackConfig {
  /** null: missing, which the doctor and the start tell. */
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  /** HTTP only. */
  readonly host: string;
  readonly port: number | null;
  /** null: Slack's own. */
  readonly apiUrl: string | null;
}

export interface DiscordConfig {
  readonly token: string;
  /** null: Discord's own. */
  readonly apiUrl: string | null;
  /** Servers that the commands are registered in; none: everywhere (which may take Discord an hour). */
  readonly guilds: readonly string[];
  /** How many shards; `auto`: as Discord recommends. */
  readonly shards: number | 'auto';
  /** The server whose roles count in direct messages; null: none do. */
  readonly home: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const PREFIX = 'SOURCED_';
const OWN_KNOWLEDGE = path.join(import.meta.dirname, '..', 'knowledge');

const OWN_DATA = path.join(import.meta.dirname, '..', 'data');

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/u).filter((each) => each !== ''));
/** "U123, S045:Night desk": ids, each with a name where people are to read one. */
const holders = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .map((each): RoleHolder => {
        const [id = '', ...name] = each.split(':');
        return { id: id.trim(), name: name.join(':').trim() || null };
      }),
  );
const port = z
  .string()
  .regex(/^\d{1,5}$/u, { error: CONFIG_TEXT.port })
  .transform(Number)
  .refine((number) => number <= 65_535, { error: CONFIG_TEXT.port });
const url = z.url({ protocol: /^https?$/u, error: CONFIG_TEXT.url });

const settings = z.object({
  SOURCED_KNOWLEDGE: z.string().default(OWN_KNOWLEDGE),
  SOURCED_DATA: z.string().default(OWN_DATA),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: url.optional(),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: url.optional(),
  PORT: port.optional(),
  SOURCED_HOST: z.string().default('127.0.0.1'),
  SOURCED_HEALTH_PORT: port.default(8787),
  SOURCED_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{0,20}$/u, { error: CONFIG_TEXT.prefix })
    .default(''),
  SOURCED_PUBLIC_CHANNELS: list,
  SOURCED_EDITORS: holders,
  SOURCED_VERIFIERS: holders,
  SOURCED_ADMINS: holders,
  SOURCED_DISCORD_HOME: z.string().optional(),
  SOURCED_DISCORD_GUILDS: list,
  SOURCED_DISCORD_SHARDS: z
    .string()
    .regex(/^(?:auto|[1-9]\d{0,3})$/u, { error: CONFIG_TEXT.shards })
    .transform((text) => (text === 'auto' ? ('auto' as const) : Number(text)))
    .default('auto'),
  SOURCED_TIMEZONE: z.string().default('UTC').refine(isTimeZone, { error: CONFIG_TEXT.timezone }),
  SOURCED_KEEP_QUESTIONS_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/u, { error: CONFIG_TEXT.days })
    .transform(Number)
    .default(90),
  SOURCED_INBOX: z.string().optional(),
  SOURCED_FEEDS: z.string().optional(),
  SOURCED_FEEDS_PRIVATE: z
    .string()
    .regex(/^(?:yes|no)$/iu, { error: CONFIG_TEXT.yesNo })
    .transform((text) => text.toLowerCase() === 'yes')
    .default(false),
  SOURCED_INDEX_SENTENCES: z
    .string()
    .regex(/^[1-9]\d{3,6}$/u, { error: CONFIG_TEXT.sentences })
    .transform(Number)
    .default(100_000),
  LOG_LEVEL: z
    .string()
    .default('info')
    .transform((level) => level.toLowerCase())
    .pipe(z.enum(LOG_LEVELS, { error: CONFIG_TEXT.logLevel(LOG_LEVELS) })),
  NO_COLOR: z.string().default(''),
  TERM: z.string().default(''),
});

/** Takes `.env` in the working directory into the environment, if there is one; what is set already stays. */
export function loadDotEnv(): void {
  if (!existsSync('.env')) return;
  try {
    loadEnvFile('.env');
  } catch (error) {
    throw new UserError(CONFIG_TEXT.dotEnv(because(error)), 2, { cause: error });
  }
}

/** The configuration, from an environment; an empty value counts as unset. Throws UserError (exit code 2) that names all faults at once. */
export function readConfig(environment: Environment = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => (value ?? '').trim() !== ''));
  const read = settings.safeParse(set);
  if (!read.success) throw new UserError(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'), 2);
  const given = read.data;
  const known = Object.keys(settings.shape).filter((key) => key.startsWith(PREFIX));
  const unknown = Object.keys(environment).filter((key) => key.startsWith(PREFIX) && !known.includes(key));
  return {
    knowledge: given.SOURCED_KNOWLEDGE,
    data: given.SOURCED_DATA,
    usual: { knowledge: given.SOURCED_KNOWLEDGE === OWN_KNOWLEDGE, data: given.SOURCED_DATA === OWN_DATA },
    logLevel: given.LOG_LEVEL,
    slack: slackConfig(given),
    discord: discordConfig(given),
    commandPrefix: given.SOURCED_COMMAND_PREFIX,
    publicChannels: given.SOURCED_PUBLIC_CHANNELS,
    roles: { editor: given.SOURCED_EDITORS, verifier: given.SOURCED_VERIFIERS, admin: given.SOURCED_ADMINS },
    timezone: given.SOURCED_TIMEZONE,
    keepQuestionsDays: given.SOURCED_KEEP_QUESTIONS_DAYS,
    indexSentences: given.SOURCED_INDEX_SENTENCES,
    inbox: given.SOURCED_INBOX ?? null,
    feeds: given.SOURCED_FEEDS ?? null,
    privateFeeds: given.SOURCED_FEEDS_PRIVATE,
    health: { host: given.SOURCED_HOST, port: given.SOURCED_HEALTH_PORT },
    terminal: { NO_COLOR: given.NO_COLOR, TERM: given.TERM },
    warnings: unknown.map((key) => CONFIG_TEXT.unknown(key, didYouMean(key, known))),
  };
}

/** Whether any platform has a token, so that there is something to serve. */
export const hasPlatforms = ({ slack, discord }: Config): boolean => slack !== null || discord !== null;

type Given = z.output<typeof settings>;

function slackConfig(given: Given): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken = null, SLACK_APP_TOKEN: appToken = null, SLACK_SIGNING_SECRET: signingSecret = null } = given;
  if (botToken === null && appToken === null && signingSecret === null) return null;
  return { botToken, appToken, signingSecret, host: given.SOURCED_HOST, port: given.PORT ?? null, apiUrl: given.SLACK_API_URL ?? null };
}

function discordConfig(given: Given): DiscordConfig | null {
  if (given.DISCORD_TOKEN === undefined) return null;
  const { SOURCED_DISCORD_GUILDS: guilds, SOURCED_DISCORD_SHARDS: shards, SOURCED_DISCORD_HOME: home = null } = given;
  // People paste it with the word that stands before it in a request.
  return { token: given.DISCORD_TOKEN.replace(/^Bot\s+/iu, ''), apiUrl: given.DISCORD_API_URL ?? null, guilds, shards, home };
}
