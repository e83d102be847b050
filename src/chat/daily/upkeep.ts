import { nextMoment } from '../../desk/daily/clock-moments.ts';
import { correctionAnswer, editText } from '../../desk/daily/edit-text.ts';
import type { Schedules } from '../../desk/daily/schedules.ts';
import { type DaySummary, REPLIES, type Summaries } from '../../desk/daily/summaries.ts';
import { changesOf } from '../../desk/daily/summary.ts';
import { eyesOf, type SummaryMeans, summaryNow } from '../../desk/daily/summary-now.ts';
import type { OnFile } from '../../desk/on-file.ts';
import type { Point } from '../../desk/point.ts';
import { JOINED, type Store } from '../../desk/store.ts';
import type { Messenger } from '../messenger.ts';
import { CHANGES, postsOf, type Shown, unused } from './content.ts';
import { hasThread, nextReply, type PostMeans, show, type Trouble } from './posts.ts';
import type { Reason, Untold } from './tell.ts';

export interface UpkeepMeans extends SummaryMeans, PostMeans {
  readonly onFile: OnFile;
  readonly schedules: Pick<Schedules, 'of'>;
  readonly store: Pick<Store, 'seqAt' | 'lastSeq' | 'auditSince'>;
  readonly summaries: Pick<Summaries, 'posts' | 'put' | 'change' | 'find' | 'of'>;
  /** Tells whoever set the schedule what couldn't be done, once. */
  readonly tell: (about: DaySummary, what: Untold, reason: Reason) => void;
}

/**
 * Brings a summary's posts to what stands now, with a line on what changed; a correction is told in its thread, too, once it can't be undone
 * any more. null: they are there.
 */
export async function keepUp(id: string, messenger: Messenger, means: UpkeepMeans): Promise<Trouble | null> {
  means.onFile.refresh();
  noted(id, means);
  const trouble = await correct(id, messenger, means);
  if (trouble?.reason === 'unreachable') return trouble;
  return (await showAll(id, messenger, means)) ?? trouble;
}

/** Adds a line where something changed since it was last looked at. */
function noted(id: string, means: UpkeepMeans): void {
  const { summaries, desk, onFile, clock } = means;
  const summary = known(id, means);
  const { shown, notes } = summary;
  const now = clock();
  const point = onFile.point(now);
  const changes = changesOf({ onFile, desk, viewer: eyesOf(summary), now, topics: notes.topics, since: shown });
  const text = editText(changes);
  if (text === null && point.seq === shown.seq) return;
  const factIds = [...changes.values()].flatMap(({ id: factId, to }) => (to === null ? [] : [factId]));
  const edits = text === null ? notes.edits : [...notes.edits, { at: now, text, factIds }];
  summaries.change(id, { shown: point, notes: { ...notes, edits } });
}

/** Corrections that the thread hasn't been told of, in one reply; where there can be no thread, in the channel. */
async function correct(id: string, messenger: Messenger, means: UpkeepMeans): Promise<Trouble | null> {
  const { summaries, clock, onFile, desk } = means;
  const summary = known(id, means);
  const { notes } = summary;
  const due = notes.reply ?? replyDue(summary, means);
  if (due === null) return null;
  const [viewer, now] = [eyesOf(summary), clock()];
  const changes = changesOf({ onFile, desk, viewer, now, topics: notes.topics, since: due.since });
  const answer = correctionAnswer(changes, desk.view({ viewer, now }), now);
  const number = notes.reply?.number ?? nextReply(summaries.posts(id));
  if (notes.reply === null) {
    const reply = answer === null ? null : { ...due, number };
    summaries.change(id, { notes: { ...notes, corrected: due.until, reply } });
  }
  const trouble = answer === null ? null : await show(number, { answer, from: 0, offers: CHANGES }, summary, messenger, means);
  if (trouble?.reason !== 'unreachable') summaries.change(id, { notes: { ...known(id, means).notes, reply: null } });
  return trouble;
}

/**
 * From where to where corrections are to be told by now; null: nothing changed, or it can still be undone. Only what the channel's readers may
 * see counts, or when they are told would tell them of what they may not.
 */
function replyDue(summary: DaySummary, { onFile, desk, store, clock }: UpkeepMeans): { since: Point; until: Point } | null {
  const { corrected, topics } = summary.notes;
  const now = clock();
  const until = onFile.point(now);
  if (until.seq === corrected.seq && nextMoment(onFile.library, corrected.at) > now) return null;
  const changes = changesOf({ onFile, desk, viewer: eyesOf(summary), now, topics, since: corrected });
  const changedWithin = (ms: number) => new Set(store.auditSince(new Date(now - ms).toISOString()).map((row) => row.id));
  const [lately, long] = [changedWithin(JOINED.usual), changedWithin(JOINED.most)];
  const ids = [...changes.keys()];
  return ids.some((each) => lately.has(each)) && ids.every((each) => long.has(each)) ? null : { since: corrected, until };
}

/** All posts, though one of them can't be put right; what went wrong first. */
async function showAll(id: string, messenger: Messenger, means: UpkeepMeans): Promise<Trouble | null> {
  const { summaries, schedules, clock, tell } = means;
  const summary = known(id, means);
  const schedule = schedules.of(summary.platform, summary.channel);
  const all = postsOf(summaryNow(summary, schedule, clock(), means), messenger.pages, clock());
  const last = Math.max(all.length - 1, ...summaries.posts(id).flatMap(({ number }) => (number < REPLIES ? [number] : [])));
  let first: Trouble | null = null;
  for (let number = 0; number <= last; number++) {
    const posts = summaries.posts(id);
    // Where no thread can be opened, what stands is kept up, and nothing more is put into the channel.
    if (number > 0 && !hasThread(posts)) {
      tell(summary, 'noThread', 'forbidden');
      if (!posts.some((post) => post.number === number)) continue;
    }
    const shown: Shown = all[number] ?? unused(clock());
    const trouble = await show(number, shown, summary, messenger, means);
    first ??= trouble;
    if (trouble?.reason === 'unreachable' || (trouble?.reason === 'gone' && number === 0)) break;
  }
  return first;
}

function known(id: string, { summaries }: Pick<UpkeepMeans, 'summaries'>): DaySummary {
  const summary = summaries.find(id);
  if (!summary) throw new Error(`there is no summary ${id}`);
  return summary;
}
