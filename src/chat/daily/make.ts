import { nextMoment } from '../../desk/daily/clock-moments.ts';
import type { DaySummary, Summaries } from '../../desk/daily/summaries.ts';
import type { Messenger, Pinned } from '../messenger.ts';
import type { Shown } from './content.ts';
import { placeOf, show } from './posts.ts';
import { keepUp, type UpkeepMeans } from './upkeep.ts';

export interface MakeMeans extends UpkeepMeans {
  readonly summaries: Pick<Summaries, 'posts' | 'put' | 'find' | 'of' | 'open' | 'pinned' | 'change'>;
}

/**
 * Posts a summary, pins it, and takes the pin off the channel's earlier ones, in that order: a channel is never without. Each step is written
 * down, and safe to take again. False: the platform wasn't there, and it is to be tried again.
 */
export async function make(id: string, shown: () => Shown, messenger: Messenger, means: MakeMeans): Promise<boolean> {
  const { summaries, held } = means;
  const summary = known(id, summaries);
  if (placeOf(summaries.posts(id)[0] ?? NOWHERE) === null) {
    const trouble = await show(0, shown(), summary, messenger, means);
    held();
    if (trouble?.reason === 'unreachable') return false;
    if (trouble) {
      summaries.change(id, { state: 'failed', detail: `${trouble.reason}: ${trouble.detail}` });
      means.tell(summary, 'notPosted', trouble.reason);
      return true;
    }
  }
  if (!(await pin(id, messenger, means))) return false;
  for (const earlier of summaries.open(summary.platform))
    if (earlier.channel === summary.channel && earlier.id !== id && !(await end(earlier, isPast(earlier, means), messenger, means)))
      return false;
  for (const earlier of summaries.pinned(summary.platform, summary.channel))
    if (earlier.id !== id && !(await unpin(earlier, messenger, means))) return false;
  summaries.change(id, { state: 'standing' });
  return true;
}

async function pin(id: string, messenger: Messenger, means: MakeMeans): Promise<boolean> {
  const { summaries, held } = means;
  const summary = known(id, summaries);
  const post = placeOf(summaries.posts(id)[0] ?? NOWHERE);
  if (!post || (summary.pin !== 'none' && summary.pin !== 'trying')) return true;
  summaries.change(id, { pin: 'trying' });
  let pinned = await messenger.pin(post);
  held();
  if (!pinned.ok && pinned.reason === 'full') {
    // Only where there is no room for both does the earlier one go first.
    for (const earlier of summaries.pinned(summary.platform, summary.channel))
      if (earlier.id !== id && !(await unpin(earlier, messenger, means))) return false;
    pinned = await messenger.pin(post);
    held();
  }
  if (pinned.ok) summaries.change(id, { pin: 'pinned', detail: null });
  else if (pinned.reason === 'unreachable') return false;
  else {
    summaries.change(id, { pin: 'refused', detail: `${pinned.reason}: ${pinned.detail}` });
    means.tell(summary, 'notPinned', pinned.reason);
  }
  return true;
}

/** Takes the pin off a summary: it is over. `anew`: it is left as things stand now. False: the platform wasn't there. */
export async function end({ id }: DaySummary, anew: boolean, messenger: Messenger, means: MakeMeans): Promise<boolean> {
  const { summaries } = means;
  if (placeOf(summaries.posts(id)[0] ?? NOWHERE) !== null) {
    const trouble = anew ? await keepUp(id, messenger, means) : null;
    if (trouble?.reason === 'unreachable') return false;
    const { pin } = known(id, summaries);
    if ((pin === 'pinned' || pin === 'trying') && !(await unpin(known(id, summaries), messenger, means))) return false;
  }
  summaries.change(id, { state: 'over' });
  return true;
}

/** Whether something may have changed since a summary's posts were last looked at. */
function isPast({ shown }: DaySummary, { onFile, clock }: MakeMeans): boolean {
  const now = clock();
  return onFile.point(now).seq !== shown.seq || nextMoment(onFile.library, shown.at) <= now;
}

/** Takes the pin off a summary of ours, which is over then; of nobody else's post. False: the platform wasn't there. */
async function unpin(earlier: DaySummary, messenger: Messenger, means: MakeMeans): Promise<boolean> {
  const { summaries, held } = means;
  const post = placeOf(summaries.posts(earlier.id)[0] ?? NOWHERE);
  const unpinned: Pinned = post ? await messenger.unpin(post) : { ok: true };
  held();
  if (!unpinned.ok && unpinned.reason === 'unreachable') return false;
  if (unpinned.ok) summaries.change(earlier.id, { pin: 'off', state: 'over' });
  else {
    summaries.change(earlier.id, { pin: 'off', state: 'over', detail: `still pinned: ${unpinned.reason}: ${unpinned.detail}` });
    means.tell(earlier, 'stillPinned', unpinned.reason);
  }
  return true;
}

function known(id: string, summaries: Pick<Summaries, 'find'>): DaySummary {
  const summary = summaries.find(id);
  if (!summary) throw new Error(`there is no summary ${id}`);
  return summary;
}

const NOWHERE = { channel: null, thread: null, message: null };
