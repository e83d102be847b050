import { afterEach } from 'vitest';
import { connectSlack } from '../../../adapters/slack/connect.ts';
import { type Action, readButtonId } from '../../../src/chat/button.ts';
import { type Host, makeHost } from '../../../src/chat/host.ts';
import type { Platform, PlatformMeans } from '../../../src/chat/platform.ts';
import type { SlackConfig } from '../../../src/config.ts';
import type { Newsroom } from '../../../src/desk/newsroom.ts';
import { OnFile } from '../../../src/desk/on-file.ts';
import { TOLD_NOBODY } from '../../../src/desk/told.ts';
import { NO_ROLES } from '../../../src/domain/roles.ts';
import { openStorage } from '../../../src/storage/open.ts';
import { dataFolder } from '../../chat/a-host.ts';
import { newsroom } from '../../desk/a-newsroom.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/fake-slack.ts';
import type { Json } from '../../fakes/slack/json.ts';
import type { Message } from '../../fakes/slack/model.ts';
import type { FakeSlackOptions } from '../../fakes/slack/wiring.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A fake Slack that is gone after the test. Nobody is in a hurry: what is late depends on the machine. */
export async function aSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const slack = await startFakeSlack({ ackMs: 60_000, triggerMs: 60_000, ...options });
  open.push(() => slack.close());
  return slack;
}

/** A question that the fixture topics answer, what its quote has in it, and another one. */
export const FLIGHTS = { ask: 'How many flights did Brelvane cancel on Friday?', says: '214 flights' } as const;
export const FAILURE = { ask: "When did the airline's systems failure begin?", says: '04:50 local time' } as const;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Waits for what no event tells of. */
export async function until(look: () => boolean): Promise<void> {
  while (!look()) await turn();
}

export interface Bot {
  readonly slack: FakeSlack;
  readonly platform: Platform;
  readonly host: Host;
  /** What the host's watch and the log were told, in order. */
  readonly watched: string[];
  readonly reports: boolean[];
  /** All that was logged, as text. */
  readonly logged: string[];
  /** Resolves when everything that Slack told is acknowledged and answered. */
  readonly settled: () => Promise<void>;
  /** Ends it as a process ends: nothing is waited for. */
  readonly end: () => Promise<void>;
}

export interface BotOptions {
  readonly slack?: FakeSlack;
  readonly folder?: string;
  readonly config?: Partial<SlackConfig>;
  readonly means?: Partial<PlatformMeans>;
  /** Over the fixture topics, if left out. */
  readonly desk?: Newsroom;
  /** Put around the host: to break it. */
  readonly around?: (host: Host) => Host;
}

export const configOf = (slack: FakeSlack, config: Partial<SlackConfig> = {}): SlackConfig => ({
  botToken: slack.botToken,
  appToken: slack.appToken,
  signingSecret: null,
  host: '127.0.0.1',
  port: null,
  apiUrl: slack.apiUrl,
  ...config,
});

/** A bot that is connected to a fake Slack with Slack's own libraries. */
export async function aBot(options: BotOptions = {}): Promise<Bot> {
  const slack = options.slack ?? (await aSlack());
  const desk = options.desk ?? newsroom;
  const storage = openStorage(options.folder ?? dataFolder());
  const { ledger, store } = storage;
  const watched: string[] = [];
  const reports: boolean[] = [];
  const logged: string[] = [];
  const inner = makeHost({
    desk,
    ledger,
    // What is on file is the tests' desk: nothing is put in its place.
    onFile: new OnFile(store, { use: () => undefined }),
    told: TOLD_NOBODY,
    books: storage.books,
    zone: 'UTC',
    holders: options.means?.roles ?? NO_ROLES,
    clock: Date.now,
    watch: {
      answered: (_platform, outcome) => watched.push(outcome),
      undelivered: (_platform, reason) => watched.push(`undelivered ${reason}`),
      failed: (_reference, error) => watched.push(`failed ${error}`),
    },
  });
  let inHand = 0;
  const host: Host = {
    ...inner,
    take: (invocation) => {
      const taken = inner.take(invocation);
      if (taken) inHand++;
      return taken;
    },
    answer: (invocation, messenger) => inner.answer(invocation, messenger).finally(() => inHand--),
  };
  const log = (fields: object, message: string): void => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const platform = await connectSlack(configOf(slack, options.config), {
    host: options.around?.(host) ?? host,
    desk,
    log: { debug: log, info: log, warn: log, error: log },
    clock: Date.now,
    patience: { wait: turn, retried: () => watched.push('retried') },
    roles: NO_ROLES,
    publicChannels: [],
    commandPrefix: '',
    memory: ledger,
    report: (connected) => reports.push(connected),
    ...options.means,
  });
  const resumed = inner.resume(platform.messenger);
  let ended = false;
  const end = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    await platform.close();
    await inner.idle();
    storage.close();
  };
  open.unshift(end);
  return {
    slack,
    platform,
    host,
    watched,
    reports,
    logged,
    settled: async () => {
      await resumed;
      await until(() => inHand === 0 && slack.deliveries.every(({ acks }) => acks.length > 0));
    },
    end,
  };
}

/** What the bot itself posted in a channel, in order. */
export function postsIn(slack: FakeSlack, channel: string): readonly Message[] {
  return slack.messagesIn(channel).filter((message) => message.botId === slack.botId);
}

/** Picks the button (or menu) that does a thing, for `press`. */
export const doing =
  (action: Action) =>
  (element: Json): boolean =>
    readButtonId(String(element.action_id))?.action === action;

/** The actions of a message's buttons, in order. */
export function actionsOf(message: Message): (Action | undefined)[] {
  return message.blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => elements as Json[])
    .map((element) => readButtonId(String(element.action_id))?.action);
}

/** The delivery keys that posts carry. */
export const keysOf = (messages: readonly Message[]): unknown[] =>
  messages.map(({ metadata }) => (metadata?.event_payload as Json | undefined)?.key);

/** A value that was found, or the test is wrong. */
export function there<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('it is not there');
  return value;
}
