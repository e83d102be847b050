import { correctionAnswer, editText } from '../../desk/daily/edit-text.ts';
import type { Schedules } from '../../desk/daily/schedules.ts';
import { type DaySummary, REPLIES, type Summaries } from '../../desk/daily/summaries.ts';
import { changesOf } from '../../desk/daily/summary.ts';
import { eyesOf, type SummaryMeans, summaryNow } from '../../desk/daily/summary-now.ts';
import type { OnFile } from '../../desk/on-file.ts';
import type { Point } from '../../desk/point.ts';
import { JOINED, type Store } from '../../desk/store.ts';
import type { Messenger } from '../messenger.ts';
import { postsOf, type Shown, unused } from './content.ts';
import { hasThread, nextReply, type PostMeans, show, type Trouble } from './posts.ts';

export interface UpkeepMeans extends SummaryMeans, PostMeans {
  readonly onFile: OnFile;
  readonly schedules: Pick<Schedules, 'of'>;
  readonly store: Pick<Store, 'seqAt' | 'lastSeq'>;
  readonly summaries: Pick<Summaries, 'posts' | 'put' | 'change' | 'find'>;
}

/**
 * Brings a summary's posts to what stands now, with a line on what changed; a correction is told in its thread, too, once it can't be undone
 * any more. null: they are there.
 */
export async function keepUp(id: string, messenger: Messenger, means: UpkeepMeans): Promise<Trouble | null> {
  means.onFile.refresh();
  const trouble = await correct(noted(id, means), messenger, means);
  if (trouble?.reason === 'unreachable') return trouble;
  return (await showAll(id, messenger, means)) ?? trouble;
}

/** The summary, with a line more where something changed since it was last looked at. */
function noted(id: string, { summaries, desk, onFile, clock }: UpkeepMeans): DaySummary {
  const summary = summaries.find(id);
  if (!summary) throw new Error(`there is no summary ${id}`);
  const { shown, notes } = summary;
  const now = clock();
  const point = onFile.point(now);
  const changes = changesOf({ onFile, desk, viewer: eyesOf(summary), now, topics: notes.topics, since: shown });
  const text = editText(changes);
  // What only the clock brought is there to be seen, and moves nothing that is compared later.
  if (text === null && point.seq === shown.seq) return summary;
  const factIds = [...changes.values()].flatMap(({ id, to }) => (to === null ? [] : [id]));
  const edits = text === null ? notes.edits : [...notes.edits, { at: now, text, factIds }];
  const next = { ...summary, shown: point, notes: { ...notes, edits } };
  summaries.change(id, { shown: next.shown, notes: next.notes });
  return next;
}

/** Corrections that the thread hasn't been told of, in one reply. */
async function correct(summary: DaySummary, messenger: Messenger, means: UpkeepMeans): Promise<Trouble | null> {
  const { summaries, clock, onFile, desk } = means;
  const posts = summaries.posts(summary.id);
  if (!hasThread(posts)) return null;
  const { notes } = summary;
  const due = notes.reply ?? replyDue(summary, means);
  if (due === null) return null;
  const [viewer, now] = [eyesOf(summary), clock()];
  const changes = changesOf({ onFile, desk, viewer, now, topics: notes.topics, since: due.since });
  const answer = correctionAnswer(changes, desk.view({ viewer, now }), now);
  if (notes.reply === null) {
    const reply = answer === null ? null : { ...due, number: nextReply(posts) };
    summaries.change(summary.id, { notes: { ...notes, corrected: due.until, reply } });
    if (reply === null) return null;
    return correct({ ...summary, notes: { ...notes, corrected: due.until, reply } }, messenger, means);
  }
  const trouble = answer === null ? null : await show(notes.reply.number, { answer, from: 0 }, summary, messenger, means);
  if (trouble?.reason !== 'unreachable') summaries.change(summary.id, { notes: { ...notes, reply: null } });
  return trouble;
}

/** From where to where corrections are to be told by now; null: nothing changed, or it can still be undone. */
function replyDue({ notes: { corrected } }: DaySummary, { onFile, store, clock }: UpkeepMeans): { since: Point; until: Point } | null {
  const now = clock();
  const until = onFile.point(now);
  if (until.seq === corrected.seq) return null;
  const isQuiet = store.seqAt(now - JOINED.usual) >= until.seq;
  const waitedLong = store.seqAt(now - JOINED.most) > corrected.seq;
  return isQuiet || waitedLong ? { since: corrected, until } : null;
}

async function showAll(id: string, messenger: Messenger, means: UpkeepMeans): Promise<Trouble | null> {
  const { summaries, schedules, clock } = means;
  const summary = summaries.find(id);
  if (!summary) throw new Error(`there is no summary ${id}`);
  const schedule = schedules.of(summary.platform, summary.channel);
  const all = postsOf(summaryNow(summary, schedule, clock(), means), messenger.pages, clock());
  const last = Math.max(all.length - 1, ...summaries.posts(id).flatMap(({ number }) => (number < REPLIES ? [number] : [])));
  for (let number = 0; number <= last; number++) {
    if (number > 0 && !hasThread(summaries.posts(id))) break;
    const shown: Shown = all[number] ?? unused(clock());
    const trouble = await show(number, shown, summary, messenger, means);
    if (trouble) return trouble;
  }
  return null;
}
