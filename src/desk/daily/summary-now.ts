import { READER, type Viewer } from '../../domain/audience.ts';
import type { Newsroom } from '../newsroom.ts';
import type { OnFile } from '../on-file.ts';
import { nextAfter } from './calendar.ts';
import type { Schedule } from './schedules.ts';
import type { DaySummary } from './summaries.ts';
import { type Summary, summaryOf } from './summary.ts';

export interface SummaryMeans {
  readonly onFile: OnFile;
  readonly desk: Pick<Newsroom, 'view'>;
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
  { onFile, desk, open }: SummaryMeans,
): Summary {
  const { day, since, notes } = summary;
  const { topics, zone, duty, offline, previous } = notes;
  const viewer = eyesOf(summary);
  const { factById } = desk.view({ viewer, now });
  const edits = notes.edits.filter(({ factIds }) => factIds.every((id) => factById.has(id)));
  const next = schedule === null || schedule.state === 'paused' ? null : nextAfter(schedule, now);
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
    next,
    offline,
    open: (topicId) => open(summary, topicId),
    edits,
    previous,
  });
}
