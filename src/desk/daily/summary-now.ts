import { READER, type Viewer } from '../../domain/audience.ts';
import type { Newsroom } from '../newsroom.ts';
import type { OnFile } from '../on-file.ts';
import { nextSummary } from './due-summary.ts';
import type { Schedule } from './schedules.ts';
import type { DaySummary, Summaries } from './summaries.ts';
import { type Summary, summaryOf } from './summary.ts';

export interface SummaryMeans {
  readonly onFile: OnFile;
  readonly desk: Pick<Newsroom, 'view'>;
  readonly summaries: Pick<Summaries, 'of'>;
  /** How many of the staff's questions on a topic nothing on file answers, as far as all may know of them. */
  readonly open: (place: Pick<DaySummary, 'platform' | 'channel'>, topicId: string) => number;
}

/** The eyes of all who read a channel. */
export const eyesOf = ({ channel }: Pick<DaySummary, 'channel'>): Viewer => ({ ...READER, channel });

/** What a channel's summary says at an instant (epoch ms), for all who read the channel. `schedule`: null where no more come. */
export function summaryNow(
  summary: Pick<DaySummary, 'platform' | 'channel' | 'day' | 'since' | 'notes'>,
  schedule: Schedule | null,
  now: number,
  { onFile, desk, summaries, open }: SummaryMeans,
): Summary {
  const { day, since, notes } = summary;
  const { topics, zone, duty, offline, previous } = notes;
  const viewer = eyesOf(summary);
  const { factById } = desk.view({ viewer, now });
  const edits = notes.edits.filter(({ factIds }) => factIds.every((id) => factById.has(id)));
  return summaryOf({
    onFile,
    desk,
    viewer,
    now,
    topics,
    since,
    day,
    zone,
    duty,
    next: nextSummary(schedule, summaries, now),
    offline,
    open: (topicId) => open(summary, topicId),
    edits,
    previous,
  });
}
