import { type Logger, LogLevel, type webApi } from '@slack/bolt';
import type { Finding } from '../../src/chat/platform.ts';
import type { Config, SlackConfig } from '../../src/config.ts';
import { SLACK_TEXT } from '../../src/text/slack.ts';
import { clientFor } from './client.ts';
import { refusalOf, tokenFault, whyUnreachable } from './failures.ts';
import { SCOPES } from './manifest.ts';

const TEXT = SLACK_TEXT.doctor;
const nothing = (): void => undefined;
const SILENT: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** Looks at everything that the bot needs to run in Slack, in the order in which to mend it. Sends nothing to anybody. */
export async function examineSlack({ slack }: Pick<Config, 'slack'>): Promise<Finding[]> {
  if (slack === null) return [];
  return [...(await bot(slack)), ...(slack.appToken === null ? http(slack) : await socket(slack, slack.appToken))];
}

async function bot({ botToken, apiUrl }: SlackConfig): Promise<Finding[]> {
  if (botToken === null) return [wrong(TEXT.missing(TEXT.botToken), SLACK_TEXT.place.botToken)];
  try {
    const who = await clientFor(botToken, apiUrl, SILENT).auth.test();
    if (!who.bot_id) return [wrong(SLACK_TEXT.noBot, SLACK_TEXT.place.botToken)];
    return [fine(TEXT.taken(TEXT.botToken, `@${who.user} in ${who.team}`)), ...scopes(who)];
  } catch (error) {
    return [failed('SLACK_BOT_TOKEN', botToken, error)];
  }
}

/** Slack names a token's scopes with every answer. */
function scopes({ response_metadata: told }: webApi.AuthTestResponse): Finding[] {
  const given = told && 'scopes' in told && Array.isArray(told.scopes) ? told.scopes : null;
  if (given === null) return [];
  const missing = Object.entries(SCOPES).filter(([scope]) => !given.includes(scope));
  if (missing.length === 0) return [fine(TEXT.scopes)];
  return missing.map(([scope, what]) => wrong(TEXT.scope(scope, what), SLACK_TEXT.place.scopes));
}

/** Asks for a connection's address, and doesn't connect. */
async function socket({ apiUrl }: SlackConfig, appToken: string): Promise<Finding[]> {
  try {
    await clientFor(appToken, apiUrl, SILENT).apps.connections.open({});
    return [fine(TEXT.taken(TEXT.appToken, 'Socket Mode'))];
  } catch (error) {
    return [failed('SLACK_APP_TOKEN', appToken, error)];
  }
}

function http({ signingSecret, host, port }: SlackConfig): Finding[] {
  if (signingSecret === null && port === null) return [wrong(TEXT.missing(TEXT.appToken), SLACK_TEXT.place.appToken)];
  return [
    ...(signingSecret === null ? [wrong(TEXT.httpLacks('SLACK_SIGNING_SECRET'), SLACK_TEXT.place.signingSecret)] : []),
    ...(port === null ? [wrong(TEXT.httpLacks('PORT'), TEXT.port)] : []),
    ...(signingSecret !== null && port !== null ? [fine(TEXT.http(host, port))] : []),
  ];
}

function failed(name: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', token: string, error: unknown): Finding {
  const code = refusalOf(error, token);
  if (code !== null) return { ok: false, ...tokenFault(name, token, code) };
  return wrong(SLACK_TEXT.unreachable(whyUnreachable(error)), TEXT.network);
}

const fine = (what: string): Finding => ({ ok: true, what, remedy: '' });
const wrong = (what: string, remedy: string): Finding => ({ ok: false, what, remedy });
