import { clientFor } from '../../../adapters/slack/client.ts';
import { slackMessenger } from '../../../adapters/slack/messenger.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { Messenger, Post, Sent } from '../../../src/chat/messenger.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { SILENT } from '../../fakes/slack/bolt-app.ts';
import type { FakeSlack } from '../../fakes/slack/fake-slack.ts';
import { ANSWERS } from '../../golden/answers.ts';

/** A messenger with Slack's own client, and a clock and a patience of the test's. */
export interface Rig {
  readonly messenger: Messenger;
  /** Pauses that were waited out, in ms. */
  readonly waited: number[];
  /** What was logged at `warn` and `error`. */
  readonly logged: string[];
  /** Lets so many ms go by. */
  readonly pass: (ms: number) => void;
}

export function aMessenger(slack: FakeSlack): Rig {
  const waited: number[] = [];
  const logged: string[] = [];
  const loud = (fields: object, message: string): void => void logged.push(`${message} ${JSON.stringify(fields)}`);
  let now = 1_800_000_000_000;
  return {
    messenger: slackMessenger({
      client: clientFor(slack.botToken, slack.apiUrl, SILENT),
      botId: slack.botId,
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      patience: { wait: async (ms) => void waited.push(ms), retried: () => undefined },
      log: { debug: () => undefined, info: () => undefined, warn: loud, error: loud },
      clock: () => now,
    }),
    waited,
    logged,
    pass: (ms) => {
      now += ms;
    },
  };
}

/** A message of an answer; a notice if none is given. */
export const messageOf = (answer: Answer = ANSWERS.notice): Message => ({ answer, answerId: 'a1b2c3', buttons: [], from: 0 });

/** Where a message stands. */
export function postOf(sent: Sent, channel = ''): Post {
  if (!sent.ok || sent.message === null) throw new Error(`not posted: ${JSON.stringify(sent)}`);
  return { channel: sent.channel ?? channel, thread: sent.thread, message: sent.message };
}
