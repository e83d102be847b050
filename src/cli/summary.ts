import type { z } from 'zod';
import { renderAnswer } from '../../adapters/console/render.ts';
import type { Context } from '../commands/command.ts';
import { instantOf } from '../desk/daily/calendar.ts';
import { type Summary, summaryOf } from '../desk/daily/summary.ts';
import { topicNamed } from '../desk/topics.ts';
import { UserError } from '../domain/errors.ts';
import { localTime } from '../domain/local-time.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { asOf } from './as-of.ts';
import { openToRead } from './context.ts';
import type { summaryOptions } from './options.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** `sourced summary`: what a daily summary that covers one day of the house's says, the pinned part first and then its topics. */
export async function runSummary({ topic, date }: z.output<typeof summaryOptions>, shell: Shell): Promise<ExitCode> {
  const { pinned, topics } = daySummary(topic, date, openToRead(shell, 'reader').context);
  await print([pinned, ...topics].map((answer) => renderAnswer(answer, shell.style)).join('\n\n\n'));
  return 0;
}

/**
 * The summary of a local day (`YYYY-MM-DD`; null: today), from its start to its end, or to now. Throws UserError (exit code 2) for no date, one
 * to come, and one before anything was kept. `topic` as in `topicNamed`; null: all.
 */
function daySummary(topic: string | null, date: string | null, present: Context): Summary {
  const { onFile, viewer, zone } = present;
  const today = localTime(present.now, zone).day;
  const day = date ?? today;
  const from = instantOf({ day, time: '00:00' }, zone);
  if (from === null) throw new UserError(CLI_TEXT.noSuchDay(day), 2);
  if (day > today) throw new UserError(CLI_TEXT.dayToCome(day), 2);
  const context = day === today ? present : asOf(endOf(day, zone), present);
  const { desk, now } = context;
  return summaryOf({
    onFile,
    desk,
    viewer,
    now,
    topics: topic === null ? [] : [topicNamed(topic, desk.view({ viewer, now }).topics).id],
    since: { seq: onFile.store.seqAt(from), at: from },
    day,
    zone,
    duty: null,
    next: null,
    offline: [],
    open: () => 0,
    edits: [],
    previous: null,
  });
}

/** The beginning of the next local day (epoch ms). */
function endOf(day: string, zone: string): number {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60_000).toISOString().slice(0, 10);
  const end = instantOf({ day: next, time: '00:00' }, zone);
  if (end === null) throw new Error(`${next} does not begin`);
  return end;
}
