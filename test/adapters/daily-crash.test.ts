import { describe, expect, onTestFinished, test } from 'vitest';
import type { Messenger } from '../../src/chat/messenger.ts';
import { localTime } from '../../src/domain/local-time.ts';
import { openStorage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';
import { ARun } from '../chat/daily/a-house.ts';
import { runs } from '../deep.ts';
import { DEAD, TWO_FACTS } from '../desk/a-desk.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/fake.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/fake-slack.ts';
import { folderWith } from '../knowledge/temp-knowledge.ts';
import { type AWire, MOMENTS, type Moment } from './a-wire.ts';
import { clientsOf } from './clients.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A channel on Slack and one on Discord with their daily summaries, and a bot with the platforms' own clients that ends when it is told to. */
class TwoChannels {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  readonly #storage = openStorage(MEMORY);
  readonly #wires: AWire[] = [];
  #ahead = 0;
  run!: ARun;
  #messengers: readonly Messenger[] = [];
  come: (platform: 'slack' | 'discord') => Moment | null = () => null;
  requests = 0;

  private constructor(slack: FakeSlack, discord: FakeDiscord) {
    [this.slack, this.discord] = [slack, discord];
  }

  static async start(): Promise<TwoChannels> {
    const two = new TwoChannels(await startFakeSlack(), await startFakeDiscord());
    onTestFinished(() => two.close());
    two.slack.addChannel({ name: 'news' });
    // A minute from now, and at that time every day.
    const first = two.now() + MINUTE;
    const { time } = localTime(first, 'UTC');
    for (const [platform, channel] of two.places)
      two.#storage.books.schedules.set({
        platform,
        channel,
        topics: [],
        days: [1, 2, 3, 4, 5, 6, 7],
        time,
        zone: 'UTC',
        duty: null,
        state: 'active',
        by: `${platform}:ED`,
        since: two.now(),
      });
    await two.born(folderWith(TWO_FACTS));
    two.pass(2 * MINUTE);
    await two.goes();
    return two;
  }

  get places(): readonly (readonly [platform: string, channel: string])[] {
    return [
      ['slack', this.slack.channel('news').id],
      ['discord', this.discord.channelId],
    ];
  }

  readonly now = (): number => Date.now() + this.#ahead;

  pass(ms: number): void {
    this.#ahead += ms;
    this.slack.advance(ms);
    this.discord.pass(ms);
  }

  async born(folder: string | null = null): Promise<void> {
    let run: ARun | null = null;
    const { slack, discord } = this;
    const come = (platform: 'slack' | 'discord') => {
      this.requests++;
      return this.come(platform);
    };
    const { messengers, wires } = await clientsOf({
      slack,
      discord,
      clock: this.now,
      come,
      end: () => run?.kill(),
      isOver: () => run?.isOver === true,
    });
    this.#wires.push(...wires);
    this.#messengers = messengers;
    run = new ARun(this.#storage, this.now, folder);
    this.run = run;
  }

  async goes(): Promise<void> {
    await this.run.goes(this.#messengers);
  }

  /** What changes is in everybody's summary. */
  withdraws(): void {
    const { onFile } = this.run;
    onFile.refresh();
    const held = onFile.find('fact', DEAD);
    if (!held) throw new Error('it is not on file');
    const holding = { ...held.holding, fields: { ...held.holding.fields, status: 'withdrawn' as const, reason: 'misheard' } };
    onFile.submit({ at: this.now(), by: 'slack:ED', changes: [{ holding, from: held.version, act: 'status', reason: 'misheard' }] });
  }

  /** What stands on both platforms: posts in the channel, what is pinned of ours, posts in threads. */
  seen() {
    const slack = this.slack.messagesIn('news').filter(({ botId }) => botId === this.slack.botId);
    const tops = slack.filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts);
    const discord = this.discord.botMessages();
    const channel = discord.filter(({ channelId }) => channelId === this.discord.channelId);
    return {
      slack: {
        tops: tops.length,
        pinned: this.slack.pinsIn('news').map(({ ts }) => tops.findIndex((each) => each.ts === ts)),
        below: slack.length - tops.length,
        edits: tops.map(({ edits }) => edits),
      },
      discord: {
        tops: channel.length,
        pinned: this.discord.pinnedIn(this.discord.channelId).map(({ id }) => channel.findIndex((each) => each.id === id)),
        below: discord.length - channel.length,
        edits: channel.map(({ edits }) => edits),
      },
      violations: [...this.slack.violations, ...this.discord.violations],
    };
  }

  async close(): Promise<void> {
    this.run.kill();
    for (const wire of this.#wires) await wire.close();
    await Promise.all([this.slack.close(), this.discord.close()]);
    this.#storage.close();
  }
}

/** The bot goes on until nothing is left to do, through the end of one of its lives. */
async function goesOn(two: TwoChannels, ends: { readonly at: number; readonly moment: Moment } | null): Promise<boolean> {
  two.requests = 0;
  two.come = () => (ends !== null && two.requests === ends.at ? ends.moment : null);
  let died = false;
  for (let turn = 0; turn < 8; turn++) {
    await two.goes();
    if (two.run.isOver) {
      died = true;
      two.come = () => null;
      await two.born();
    }
    two.pass(20_000);
  }
  expect(two.run.broke).toEqual([]);
  return died;
}

const folded = <T>(all: readonly T[], sample: readonly T[]): readonly T[] => (runs(0, 1) === 1 ? all : sample);
const REQUESTS = Array.from({ length: 24 }, (_, at) => at + 1);
const CASES = MOMENTS.flatMap((moment) => REQUESTS.map((at) => ({ at, moment })));

describe('with the platforms’ own clients, whichever request the process ends at', () => {
  test('undisturbed, the next day’s takes so many requests', async () => {
    const two = await TwoChannels.start();
    const expected = { tops: 1, pinned: [0], below: 1, edits: [0] };
    expect(two.seen()).toEqual({ slack: expected, discord: expected, violations: [] });
    two.pass(DAY);
    await goesOn(two, null);
    expect(two.requests).toBeLessThan(REQUESTS.length);
  });

  test.each(
    folded(
      CASES,
      CASES.filter((_, at) => at % 9 === 4),
    ),
  )('one summary a day, one pin: request $at, $moment', async (ends) => {
    const two = await TwoChannels.start();
    two.pass(DAY);
    await goesOn(two, ends);
    const expected = { tops: 2, pinned: [1], below: 2, edits: [0, 0] };
    expect(two.seen()).toEqual({ slack: expected, discord: expected, violations: [] });
  });

  test.each(
    folded(
      CASES,
      CASES.filter((_, at) => at % 12 === 7),
    ),
  )('edited, and corrected once: request $at, $moment', async (ends) => {
    const two = await TwoChannels.start();
    two.withdraws();
    await goesOn(two, ends);
    const { slack, discord, violations } = two.seen();
    expect([slack.tops, slack.pinned, slack.below, discord.tops, discord.pinned, discord.below]).toEqual([1, [0], 2, 1, [0], 2]);
    expect(slack.edits[0]).toBeGreaterThan(0);
    expect(discord.edits[0]).toBeGreaterThan(0);
    expect(violations).toEqual([]);
  });
});
