import type { BriefingAnswer, Evidence } from '../../domain/answer.ts';
import type { Viewer } from '../../domain/audience.ts';
import { isAge } from '../../text/answer.ts';
import { SUMMARY_TEXT } from '../../text/summary.ts';
import { between, type ChangeSet, changesIn, stateIn, stateOf } from '../changes/change-set.ts';
import type { Newsroom } from '../newsroom.ts';
import type { OnFile } from '../on-file.ts';
import type { Point } from '../point.ts';
import { pinnedPart } from './summary-pinned.ts';
import { topicSummary } from './summary-topic.ts';
import { topicsSeen } from './summary-topics.ts';

/** What a daily summary is asked for with. */
export interface SummaryAsked {
  /** What stood at the beginning. */
  readonly onFile: Pick<OnFile, 'asOf'>;
  readonly desk: Pick<Newsroom, 'view'>;
  /** Whose eyes read it: of what they may not see it has no trace. */
  readonly viewer: Viewer;
  /** Epoch ms. */
  readonly now: number;
  /** Ids, in the order in which they are told; empty: all that the viewer may see. */
  readonly topics: readonly string[];
  /** It covers what changed from there to now. */
  readonly since: Point;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** IANA's name. */
  readonly zone: string;
  /** As the desk names them; null: nobody is named. */
  readonly duty: string | null;
  /** Epoch ms; null: no further one is set. */
  readonly next: number | null;
  /** When the bot wasn't there, epoch ms. */
  readonly offline: readonly { readonly from: number; readonly to: number }[];
  /** How many of staff's questions on a topic found nothing. */
  readonly open: (topicId: string) => number;
  /** What edits of the post were about (`editText`), the first one first; epoch ms. */
  readonly edits: readonly { readonly at: number; readonly text: string; readonly factIds?: readonly string[] }[];
  /** A link to the one before; null: there is none. */
  readonly previous: string | null;
}

export interface Summary {
  /** At most `PINNED_LINES` lines, whatever platform shows it. */
  readonly pinned: BriefingAnswer;
  /** DOMAIN.md's twelve sections of each topic, in the order of the topics. */
  readonly topics: readonly BriefingAnswer[];
}

/** A day's summary. Pure: what is equal in what is asked with gives equal summaries. */
export function summaryOf(asked: SummaryAsked): Summary {
  const view = asked.desk.view(asked);
  const changes = changesOf(asked);
  const topics = topicsSeen(asked, view, changes);
  return {
    pinned: pinnedPart(topics, asked, view),
    topics: topics.map((topic) => topicSummary(topic, asked, view)),
  };
}

/** What changed for the readers of a summary on its topics from a point to now. */
export function changesOf({ onFile, desk, viewer, now, topics, since }: ChangesAsked): ChangeSet {
  const view = desk.view({ viewer, now });
  const changes = between(stateOf(onFile.asOf(since).library, viewer, since.at), stateIn(view, viewer, now));
  return changesIn(changes, topics.length === 0 ? view.topicById.keys() : topics);
}

/** All that what changed depends on. */
export type ChangesAsked = Pick<SummaryAsked, 'onFile' | 'desk' | 'viewer' | 'now' | 'topics' | 'since'>;

/** Equal for answers of a summary that say the same, whenever they were looked at: a lapsed window, or an embargo that lifted, is otherwise. */
export function contentKey({ title, topicId, status, sections, notes }: BriefingAnswer): string {
  // The number of a version may go up by what these readers may not see.
  const quoted = ({ version: _version, attribution: { kind, as, relayed, inherited }, notes: said, ...quote }: Evidence) => [
    quote,
    [kind, as, relayed, inherited],
    said.filter((note) => !isAge(note)),
  ];
  return JSON.stringify([
    title,
    topicId,
    status,
    notes,
    sections.map(({ title: over, lines, links = [], quotes, numbered }, at) => [
      over,
      numbered,
      at === 0 ? lines.filter(isStanding) : lines,
      links,
      quotes.map(quoted),
    ]),
  ]);
}

/** Whether a header's line says more than when the summary was looked at, or that it was edited. */
const isStanding = (line: string): boolean =>
  !SUMMARY_TEXT.moving.some((words) => line.startsWith(words)) && !SUMMARY_TEXT.isEdit.test(line);
