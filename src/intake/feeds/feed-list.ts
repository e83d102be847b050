import path from 'node:path';
import { z } from 'zod';
import type { Problem } from '../../domain/errors.ts';
import { readEntries } from '../../knowledge/entry.ts';
import { readText } from '../../knowledge/folder.ts';
import { fault } from '../../knowledge/problems.ts';
import { didYouMean } from '../../knowledge/suggest.ts';
import { parseYaml } from '../../knowledge/yaml.ts';
import { FEED_LIST_TEXT } from '../../text/intake.ts';

/** A feed that is polled. */
export interface Feed {
  /** http or https. */
  readonly url: string;
  /** null: what it brings stands under no topic. */
  readonly topicId: string | null;
  /** From one poll to the next, at the least. */
  readonly minutes: number;
  /** Of what it brings that names no publisher; null: none. */
  readonly publisher: string | null;
}

/** The feeds of a list; none where there are problems. */
export interface FeedList {
  readonly feeds: readonly Feed[];
  readonly problems: readonly Problem[];
}

const MINUTES = { usual: 15, most: 7 * 24 * 60 } as const;
const minutesError = { error: FEED_LIST_TEXT.minutes(MINUTES.most) };

const feedSchema = z.strictObject({
  // What an address says of its user is a secret, and so may be the rest: it is never repeated.
  url: z.string().refine(isFeedAddress, { error: FEED_LIST_TEXT.address }),
  topic: z.string().min(1).optional(),
  minutes: z.number().int(minutesError).min(1, minutesError).max(MINUTES.most, minutesError).default(MINUTES.usual),
  publisher: z.string().trim().min(1).max(300).optional(),
});

function isFeedAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/u.test(protocol) && username === '' && password === '';
}

/** Reads the operator's list of feeds (docs/operations.md, "Feeds"); `topicIds` are those on file. Never throws. */
export function readFeedList(file: string, topicIds: readonly string[]): FeedList {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => {
    problems.push(problem);
  };
  const name = path.basename(file);
  const text = readText(path.dirname(file), name, report);
  const document = text === null ? null : parseYaml(text, name, report);
  const { entries } = readEntries(feedSchema, 'feeds', document, report);
  const urls = new Set<string>();
  const feeds = entries.flatMap(({ whole, at }): Feed[] => {
    if (!whole) return [];
    const { url, topic, minutes, publisher } = whole;
    const { href } = new URL(url);
    if (urls.has(href)) report(fault(at('url'), FEED_LIST_TEXT.twice));
    urls.add(href);
    // Under a wrong topic, what is meant for few could be read by all.
    if (topic !== undefined && !topicIds.includes(topic))
      report(fault(at('topic'), FEED_LIST_TEXT.noTopic(topic, didYouMean(topic, topicIds))));
    return [{ url: href, topicId: topic ?? null, minutes, publisher: publisher ?? null }];
  });
  return { feeds: problems.some(({ severity }) => severity === 'error') ? [] : feeds, problems };
}
