import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../src/chat/platform.ts';

const SECRETS = /\bx(?:ox[a-z]|app)-[\w-]+|\bwss?:\/\/\S+|https?:\/\/\S+\/(?:commands|actions|app|link)\/\S+/gu;

/** A text without tokens and without the addresses that are as good as tokens. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(SECRETS, '…');
}

/** What may be logged of an error: its message, without secrets. */
export function reasonOf(error: unknown): string {
  return withoutSecrets(error instanceof Error ? error.message : String(error));
}

/**
 * For Slack's own libraries. What they say below a warning has whole messages in it and is dropped; what they warn of is told in one
 * line, at `debug`: what matters of it is told by the adapter itself.
 */
export function quietLogger(log: Log): Logger {
  const tell = (...said: unknown[]): void => log.debug({ said: said.map(reasonOf).join(' ').slice(0, 300) }, 'a Slack library warns');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: tell,
    error: tell,
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
