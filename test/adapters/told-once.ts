import { expect } from 'vitest';
import type { FakeDiscord } from '../fakes/discord/fake.ts';
import type { FakeSlack } from '../fakes/slack/fake-slack.ts';
import type { Told } from './two-platforms.ts';

interface Platforms {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
}

const isWord = (words: string): boolean => /(?:Correction|Update), \d{4}-\d\d-\d\d/u.test(words);

/** What stands where, in the end, on one platform. */
interface Seen {
  readonly edits: readonly number[];
  /** Of each thread, how many messages of its own are word of the change. */
  readonly replies: readonly number[];
  /** Of each person, how many messages of their own are. */
  readonly tells: readonly number[];
  readonly violations: readonly string[];
}

const count = <T>(all: readonly T[], keyOf: (each: T) => string): number[] =>
  [...Map.groupBy(all, keyOf).values()].map((each) => each.length);

function onSlack({ slack }: Platforms): Seen {
  const own = [...slack.messagesIn('story')].filter(({ botId }) => botId === slack.botId);
  const people = [...new Set(slack.calls.flatMap(({ method, body }) => (method === 'conversations.open' ? [String(body.users)] : [])))];
  const direct = people.flatMap((person) => slack.messagesIn(slack.dmWith(person).id)).filter(({ botId }) => botId === slack.botId);
  const isReply = ({ edits, text, blocks }: (typeof own)[number]) => edits === 0 && isWord(text + JSON.stringify(blocks));
  return {
    edits: [...own, ...direct].filter((each) => !isReply(each) && !/has gone out/u.test(each.text)).map(({ edits }) => edits),
    replies: count(own.filter(isReply), ({ threadTs = '' }) => threadTs),
    tells: count(direct.filter(isReply), ({ channel }) => channel),
    violations: slack.violations,
  };
}

function onDiscord({ discord }: Platforms): Seen {
  const own = discord.botMessages();
  const direct = new Set(
    own.map(({ channelId }) => channelId).filter((id) => id !== discord.channelId && !discord.threads().some((thread) => thread.id === id)),
  );
  const isReply = ({ edits, content, embeds }: (typeof own)[number]) => edits === 0 && isWord(content + JSON.stringify(embeds));
  return {
    edits: own.filter((each) => !isReply(each)).map(({ edits }) => edits),
    replies: count(
      own.filter((each) => isReply(each) && !direct.has(each.channelId)),
      ({ channelId }) => channelId,
    ),
    tells: count(
      own.filter((each) => isReply(each) && direct.has(each.channelId)),
      ({ channelId }) => channelId,
    ),
    violations: discord.violations,
  };
}

const once = (times: number): number[] => Array.from({ length: times }, () => 1);

/** Everybody was told once, and nothing was told twice. `fleeting`: what was told aside has no post of its own. */
function expectOnce(seen: Seen, { threads, more, direct, aside }: Told, fleeting: boolean): void {
  const posts = threads + more + direct + (fleeting ? 0 : aside);
  expect(seen).toEqual({ edits: once(posts), replies: once(threads), tells: once(direct + aside), violations: [] });
}

/** What of the bot's is on its way to the editor, once it is there. */
export const reportsIn = ({ slack }: Platforms) => slack.messagesIn(slack.dmWith('ed').id).filter(({ text }) => /has gone out/u.test(text));

/** Each copy was edited once, each thread had one reply, each person one message of their own, and the editor one report. */
export function expectToldOnce(platforms: Platforms, slack: Told, discord: Told): void {
  expectOnce(onSlack(platforms), slack, true);
  expectOnce(onDiscord(platforms), discord, false);
  expect(reportsIn(platforms)).toHaveLength(1);
}
