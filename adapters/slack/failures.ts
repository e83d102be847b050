import { StartFailure } from '../../src/chat/platform.ts';
import type { SlackConfig } from '../../src/config.ts';
import { SLACK_TEXT } from '../../src/text/slack.ts';
import { codeOf, failureOf, ofCode } from './attempt.ts';

type TokenName = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

/** What is wrong with a token that Slack refused with a code, and what to do, in plain words. The token itself is not in it. */
export function tokenFault(name: TokenName, token: string, code: string): { readonly what: string; readonly remedy: string } {
  const place = name === 'SLACK_BOT_TOKEN' ? SLACK_TEXT.place.botToken : SLACK_TEXT.place.appToken;
  const hint = hintAt(name, token);
  return { what: SLACK_TEXT.wrongToken(name, code), remedy: hint === '' ? place : `${hint} ${place}` };
}

function hintAt(name: TokenName, token: string): string {
  if (token.startsWith('xapp-')) return name === 'SLACK_APP_TOKEN' ? '' : SLACK_TEXT.looksLike.app;
  if (token.startsWith('xoxb-')) return name === 'SLACK_BOT_TOKEN' ? '' : SLACK_TEXT.looksLike.bot;
  return /^xox[pe]/u.test(token) ? SLACK_TEXT.looksLike.user : '';
}

/** Slack's code for why it refuses a token; null: it doesn't, or wasn't asked. What can't stand in a request's header it would not know. */
export function refusalOf(error: unknown, token: string): string | null {
  if (/[^\x21-\x7e]/u.test(token)) return 'invalid_auth';
  const code = codeOf(error);
  return code !== null && ofCode(code).kind === 'refused' ? code : null;
}

/** Why Slack could not be started with a token. */
export function startFailure(error: unknown, name: TokenName, token: string): StartFailure {
  const code = refusalOf(error, token);
  if (code !== null) {
    const { what, remedy } = tokenFault(name, token, code);
    return new StartFailure(`${what} ${remedy}`, true);
  }
  return new StartFailure(SLACK_TEXT.unreachable(whyUnreachable(error)), false);
}

/** Why a call didn't come through. */
export function whyUnreachable(error: unknown): string {
  const failure = failureOf(error);
  return failure.kind === 'limited' ? 'it asks to wait' : failure.detail;
}

/** What of the tokens is set: how Slack can be reached. */
export type Way =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string; readonly port: number };

/** The way that the configuration allows; a text says what is missing for any. */
export function wayOf({ botToken, appToken, signingSecret, port }: SlackConfig): Way | string {
  if (botToken === null) return SLACK_TEXT.noBotToken;
  if (appToken !== null) return { kind: 'socket', botToken, appToken };
  if (signingSecret !== null && port !== null) return { kind: 'http', botToken, signingSecret, port };
  if (signingSecret !== null) return SLACK_TEXT.noPort;
  return SLACK_TEXT.noWay;
}
