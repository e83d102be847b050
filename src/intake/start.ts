import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { importReads } from '../desk/import/import-reads.ts';
import type { OnFile } from '../desk/on-file.ts';
import { FETCH_LIMITS, fetchFeed, guardFor } from '../importers/fetch-feed.ts';
import { openReader } from '../importers/read.ts';
import { formatProblems } from '../knowledge/problems.ts';
import { INTAKE_TEXT } from '../text/intake.ts';
import { type FeedList, readFeedList } from './feeds/feed-list.ts';
import { makePolling } from './feeds/polling.ts';
import type { Polls } from './feeds/polls.ts';
import { inboxTrouble } from './inbox/examine.ts';
import { makeInbox } from './inbox/inbox.ts';
import type { IntakeSettings } from './settings.ts';
import type { IntakeCounts, IntakeLog, Take } from './taking.ts';

export interface IntakeMeans {
  readonly settings: IntakeSettings;
  readonly onFile: OnFile;
  readonly polls: Polls;
  /** Epoch ms. */
  readonly clock: () => number;
  /** One line for the operator. */
  readonly tell: (line: string) => void;
  readonly counts: IntakeCounts;
  readonly log: IntakeLog;
}

/** What comes in by itself, while the process runs. */
export interface Intake {
  /** Takes nothing more, and leaves what is in hand as it was; resolves when nothing is in hand. */
  readonly stop: () => Promise<void>;
}

/** How often (ms) the inbox is looked at, and whether a feed is due. */
const OFTEN = 1000;

/** Watches the inbox and polls the feeds, as far as they are set. What is wrong with either is told, and hinders nothing else. */
export function startIntake(means: IntakeMeans): Intake {
  const { settings, onFile, polls, clock, tell, counts, log } = means;
  if (settings.inbox === null && settings.feeds === null) return { stop: async () => undefined };
  const reader = openReader(clock);
  const takeAs =
    (by: string, staysInTopic: boolean): Take =>
    (reads, topicId) =>
      importReads(reads, { onFile, by, topicId, staysInTopic, clock });
  const topicIds = (): string[] => onFile.library.topics.map(({ id }) => id);
  const inbox =
    settings.inbox === null
      ? null
      : makeInbox({
          folder: settings.inbox,
          read: reader.readFile,
          take: takeAs('inbox', false),
          topicIds,
          zone: settings.timezone,
          clock,
          counts,
          log,
        });
  if (settings.inbox !== null) tell(INTAKE_TEXT.inbox(settings.inbox, inboxTrouble(settings.inbox)));
  const { feeds, problems }: FeedList = settings.feeds === null ? { feeds: [], problems: [] } : readFeedList(settings.feeds, topicIds());
  if (problems.length > 0) tell(INTAKE_TEXT.feedProblems(settings.feeds ?? '', formatProblems(problems)));
  if (settings.feeds !== null) tell(INTAKE_TEXT.feeds(feeds.length));
  const guard = guardFor(settings.privateFeeds);
  const polling = makePolling({
    feeds,
    polls,
    fetch: (url, validators, ending) => fetchFeed(url, validators, { ...guard, agent: userAgent(), ending, clock, limits: FETCH_LIMITS }),
    read: reader.readBytes,
    take: takeAs('feed', true),
    hand: randomBytes(8).toString('hex'),
    clock,
    random: Math.random,
    counts,
    log,
  });
  const going = setInterval(() => {
    // Neither rejects.
    void inbox?.look();
    void polling.go();
  }, OFTEN);
  return {
    stop: async () => {
      clearInterval(going);
      await Promise.all([inbox?.stop(), polling.stop()]);
      await reader.close();
    },
  };
}

function userAgent(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return `Sourced/${version}`;
}
