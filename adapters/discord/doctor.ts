import { PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import type { Finding } from '../../src/chat/platform.ts';
import { DISCORD_TEXT } from '../../src/text/discord.ts';
import { Api, apiBase, attemptOf, statusOf } from './api.ts';
import { areRegistered } from './commands.ts';
import type { DiscordAccess } from './connect.ts';

const TEXT = DISCORD_TEXT.doctor;

/** What the bot needs in a server, by Discord's names. */
const NEEDED = {
  VIEW_CHANNEL: PermissionFlagsBits.ViewChannel,
  SEND_MESSAGES: PermissionFlagsBits.SendMessages,
  SEND_MESSAGES_IN_THREADS: PermissionFlagsBits.SendMessagesInThreads,
  CREATE_PUBLIC_THREADS: PermissionFlagsBits.CreatePublicThreads,
  READ_MESSAGE_HISTORY: PermissionFlagsBits.ReadMessageHistory,
  EMBED_LINKS: PermissionFlagsBits.EmbedLinks,
} as const;
/** PIN_MESSAGES (Developer documentation, "Permissions"), which is part of MANAGE_MESSAGES no more. */
const PIN = 1n << 51n;

/** Application flags for MESSAGE_CONTENT, of few and of many servers (Developer documentation, "Application Resource"). */
const CONTENT = (1 << 18) | (1 << 19);

const ME = z.object({ id: z.string(), username: z.string() });
const APPLICATION = z.object({ id: z.string(), flags: z.int().default(0) });
const GUILDS = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string().default('0') }));
type Guild = z.output<typeof GUILDS>[number];

/** Looks at the token, the intent, the servers' permissions and the commands, and sends nothing. Never throws for what Discord says. */
export async function examineDiscord({ discord }: { readonly discord: DiscordAccess | null }): Promise<Finding[]> {
  if (discord === null) return [];
  const api = new Api(discord);
  try {
    return await examine(api, discord);
  } finally {
    api.close();
  }
}

async function examine(api: Api, access: DiscordAccess): Promise<Finding[]> {
  const me = await look(() => api.get('/users/@me'), ME);
  if ('failure' in me) return [unreached(me.failure, access)];
  const findings: Finding[] = [fine(TEXT.token(me.found.username))];
  const application = await look(() => api.get('/applications/@me'), APPLICATION);
  if ('failure' in application) findings.push(unseen('MESSAGE_CONTENT', application.failure));
  else if ((application.found.flags & CONTENT) !== 0) findings.push(fine(TEXT.content));
  else findings.push({ ok: false, what: TEXT.noContent, remedy: TEXT.noContentRemedy });
  const applicationId = 'failure' in application ? me.found.id : application.found.id;

  const guilds = await look(() => api.get('/users/@me/guilds'), GUILDS);
  if ('failure' in guilds) findings.push(unseen('servers', guilds.failure));
  else {
    const invite = TEXT.invite(applicationId, String(Object.values(NEEDED).reduce((sum, bit) => sum | bit, PIN)));
    if (guilds.found.length === 0) findings.push({ ok: false, what: TEXT.noServers, remedy: invite });
    findings.push(...guilds.found.flatMap(permissions));
    const missing = access.guilds.filter((id) => !guilds.found.some((guild) => guild.id === id));
    findings.push(...missing.map((id) => ({ ok: false, what: TEXT.notIn(id), remedy: invite })));
    const { home } = access;
    if (home !== null && !guilds.found.some(({ id }) => id === home)) {
      findings.push({ ok: false, what: TEXT.notAtHome(home), remedy: TEXT.notAtHomeRemedy });
    }
  }
  for (const guild of access.guilds.length === 0 ? [null] : access.guilds) findings.push(await commands(api, applicationId, guild));
  return findings;
}

function permissions({ name, permissions }: Guild): Finding[] {
  const has = BigInt(permissions);
  if ((has & PermissionFlagsBits.Administrator) !== 0n) return [fine(TEXT.mayAll(name))];
  const lacking = Object.entries(NEEDED).flatMap(([permission, bit]) => ((has & bit) === 0n ? [permission] : []));
  return [
    lacking.length === 0 ? fine(TEXT.mayAll(name)) : { ok: false, what: TEXT.lacks(name, lacking), remedy: TEXT.lacksRemedy },
    ...((has & PIN) === 0n ? [{ ok: false, what: TEXT.noPins(name), remedy: TEXT.noPinsRemedy }] : []),
  ];
}

async function commands(api: Api, applicationId: string, guild: string | null): Promise<Finding> {
  const place = guild === null ? DISCORD_TEXT.everywhere : DISCORD_TEXT.server(guild);
  try {
    if (await areRegistered(api, applicationId, guild)) return fine(TEXT.commands(place));
    return { ok: false, what: TEXT.noCommands(place), remedy: TEXT.noCommandsRemedy };
  } catch (error) {
    return unseen(TEXT.commandsOf(place), error);
  }
}

/** Looks once; an answer that isn't as documented counts as a failure. */
async function look<T>(call: () => Promise<unknown>, shape: z.ZodType<T>): Promise<{ readonly found: T } | { readonly failure: unknown }> {
  try {
    return { found: shape.parse(await call()) };
  } catch (failure) {
    return { failure };
  }
}

function unreached(failure: unknown, { apiUrl }: DiscordAccess): Finding {
  const status = statusOf(failure);
  if (status === 401) return { ok: false, what: TEXT.refused, remedy: DISCORD_TEXT.refusedToken };
  const where = apiBase(apiUrl);
  return {
    ok: false,
    what: status === null ? DISCORD_TEXT.unreachable(where, why(failure)) : DISCORD_TEXT.broken(where, status),
    remedy: '',
  };
}

function unseen(what: string, failure: unknown): Finding {
  return { ok: false, what: TEXT.notSeen(what, why(failure)), remedy: TEXT.lookAgain };
}

function why(failure: unknown): string {
  const came = attemptOf(failure);
  return 'detail' in came ? came.detail : came.kind;
}

const fine = (what: string): Finding => ({ ok: true, what, remedy: '' });
