import { postsOf, type Shown } from '../../src/chat/daily/content.ts';
import { buttonsFor } from '../../src/chat/furniture.ts';
import { editText } from '../../src/desk/daily/edit-text.ts';
import { changesOf, type Summary, summaryOf } from '../../src/desk/daily/summary.ts';
import type { Point } from '../../src/desk/point.ts';
import { READER } from '../../src/domain/audience.ts';
import type { Scene } from './answers.ts';
import { aDesk } from './desk.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** Nobody sees where it leads. */
const PREVIOUS = 'https://chat.example/the-one-before';

/**
 * A day of a channel's summary of the topic that is shipped: as posted at `now` (epoch ms), and after a change of status and a withdrawal in
 * the day, both made up.
 */
export function daily(now: number): Scene[] {
  const { newsroom: desk, onFile, does } = aDesk(now - DAY - HOUR);
  const since = onFile.point(now - DAY);
  const at = (at: number, edits: readonly { readonly at: number; readonly text: string }[]): Summary =>
    summaryOf({
      onFile,
      desk,
      viewer: READER,
      now: at,
      topics: ['detainee-transfer'],
      since,
      day: new Date(now).toISOString().slice(0, 10),
      zone: 'UTC',
      duty: 'Nadia',
      next: now + DAY,
      offline: [],
      open: () => 2,
      edits,
      previous: PREVIOUS,
    });
  /** A line at the desk, and what it makes of a summary that showed what stood at `shown`. */
  const edit = (line: string, at: number, shown: Point): { at: number; text: string } => {
    does(line, at);
    const text = editText(changesOf({ onFile, desk, viewer: READER, now: at, topics: [], since: shown }));
    if (text === null) throw new Error(`it changed nothing: ${line}`);
    return { at, text };
  };

  does('/desk status named-prisons disputed the ministry names other prisons', now - 16 * HOUR);
  const posted = at(now, []);
  const standing = onFile.point(now);
  const update = edit('/desk status second-group-arrival disputed the ministry knows of no second group', now + 2 * HOUR, standing);
  const shown = onFile.point(update.at);
  const correction = edit('/desk status helicopters-partly withdrawn the agency took its report back', now + 4.5 * HOUR, shown);
  const edited = at(correction.at + 60_000, [update, correction]);

  // On one page: what is left has a button.
  const shownOf = (summary: Summary) => postsOf(summary, () => ({ froms: [0], left: 0 }), now);
  const [pinned, thread] = shownOf(posted);
  const [later] = shownOf(edited);
  if (!pinned || !thread || !later) throw new Error('a summary without a topic');
  return [scene('daily', pinned), scene('daily-edited', later), scene('daily-thread', thread)];
}

function scene(name: string, { answer, from, offers }: Shown): Scene {
  return {
    name,
    asked: { question: '', how: 'shared' },
    message: { answer, answerId: 'a1', buttons: buttonsFor(answer, false, offers), from },
  };
}
