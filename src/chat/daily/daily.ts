import { nextAfter } from '../../desk/daily/calendar.ts';
import { nextMoment } from '../../desk/daily/clock-moments.ts';
import { dueDay, isLate, newSummary } from '../../desk/daily/due-summary.ts';
import type { Schedule, Schedules } from '../../desk/daily/schedules.ts';
import type { DaySummary, Summaries } from '../../desk/daily/summaries.ts';
import { summaryNow } from '../../desk/daily/summary-now.ts';
import { DAILY_TEXT } from '../../text/daily.ts';
import { newId } from '../host.ts';
import type { Ledger } from '../ledger.ts';
import type { Messenger } from '../messenger.ts';
import { CHANGES, type Shown } from './content.ts';
import { inHand, Lost } from './hand.ts';
import { end, type MakeMeans, make } from './make.ts';
import { placeOf } from './posts.ts';
import { makePresence } from './presence.ts';
import type { Reason, Untold } from './tell.ts';
import { keepUp, type UpkeepMeans } from './upkeep.ts';

export interface DailyOptions extends Omit<UpkeepMeans, 'held' | 'tell' | 'summaries' | 'ledger' | 'schedules'> {
  readonly schedules: Schedules;
  readonly summaries: Summaries;
  readonly ledger: Pick<Ledger, 'record' | 'find' | 'placed' | 'noted' | 'note' | 'notedNames'>;
  /** Sends a person a line, once for each `once`. */
  readonly notify: (account: string, text: string, once: string) => void;
  /** Told of a bug, with the summary's id. */
  readonly failed: (reference: string, error: unknown) => void;
  readonly undelivered: (platform: string, reason: string, detail: string) => void;
}

/** Daily summaries: made when they are due, pinned, and kept up to date until the next one comes. */
export interface Daily {
  /** Makes what is due on a platform, and looks after what stands there. Never rejects. */
  readonly drain: (messenger: Messenger) => Promise<void>;
  /** Takes nothing more in hand; resolves when nothing is. */
  readonly stop: () => Promise<void>;
}

const MINUTE = 60_000;
/**
 * How often (ms) a summary is looked at though nothing has changed, and while a correction waits to be told; how long it rests after a look, so
 * that changes that come together are one edit; how long after a platform wasn't there.
 */
const LOOK = { usual: 60 * MINUTE, corrections: 15_000, rest: 10_000, unreachable: MINUTE } as const;

export function makeDaily(options: DailyOptions): Daily {
  const { schedules, summaries, ledger, onFile, store, clock, notify, failed, undelivered } = options;
  const hand = newId();
  const presence = makePresence(ledger, clock);
  const working = new Map<string, Promise<void>>();
  /** What was looked at: where the desk's history had come to, when, and until when the clock alone changes nothing (epoch ms). */
  const looked = new Map<string, { readonly seq: number; readonly at: number; readonly still: number; readonly schedule: string }>();
  /** Schedules of which nothing is due until then (epoch ms). */
  const idle = new Map<string, number>();
  let stopped = false;

  function claim(own: Iterable<Schedule>): void {
    const now = clock();
    for (const schedule of own) {
      const key = JSON.stringify(schedule);
      if (now < (idle.get(key) ?? 0)) continue;
      const { platform } = schedule;
      const day = dueDay(schedule, summaries, now);
      if (day === null) idle.set(key, nextAfter(schedule, now) ?? Number.POSITIVE_INFINITY);
      if (day === null) continue;
      const means = { last: summaries.last(platform, schedule.channel), point: onFile.point(now), seqAt: store.seqAt };
      summaries.claim(newSummary(schedule, day, now, means));
    }
  }

  function isDue({ id, state, notes }: DaySummary, schedule: Schedule | null): boolean {
    const last = looked.get(id);
    if (state === 'making' || !last || last.schedule !== JSON.stringify(schedule)) return true;
    const ago = clock() - last.at;
    const seq = store.lastSeq();
    if (last.seq !== seq) return ago >= LOOK.rest;
    if (notes.corrected.seq !== seq || notes.reply !== null) return ago >= LOOK.corrections;
    return clock() >= last.still || ago >= LOOK.usual;
  }

  /** One look at a summary; from when on it may be taken again (epoch ms). */
  async function look(id: string, messenger: Messenger, held: () => void): Promise<number> {
    const summary = summaries.find(id);
    if (summary?.state !== 'making' && summary?.state !== 'standing') return clock();
    const means: UpkeepMeans & MakeMeans = { ...options, held, tell };
    const { platform, channel } = summary;
    const isStopped = schedules.of(platform, channel) === null;
    const isPosted = placeOf(summaries.posts(id)[0] ?? NOWHERE) !== null;
    if (isStopped) return clock() + ((await end(summary, true, messenger, means)) ? 0 : LOOK.unreachable);
    if (summary.state === 'making') {
      if (!isPosted && isTooLate(summary)) return clock();
      const shown = await begin(summary, messenger, means);
      if (!shown || !(await make(id, shown, messenger, means))) return clock() + LOOK.unreachable;
      if (summaries.find(id)?.state !== 'standing') return clock();
    }
    const schedule = JSON.stringify(schedules.of(platform, channel));
    const at = clock();
    const seq = store.lastSeq();
    const trouble = await keepUp(id, messenger, means);
    if (trouble) undelivered(messenger.platform, trouble.reason, trouble.detail);
    if (trouble?.reason === 'unreachable') return clock() + LOOK.unreachable;
    if (trouble?.reason === 'gone') summaries.change(id, { state: 'over', detail: `${trouble.reason}: ${trouble.detail}` });
    looked.set(id, { seq, at, still: nextMoment(onFile.library, at), schedule });
    return clock();
  }

  /** What a summary's first post shows: as things stand when it is first tried. null: not yet, for an earlier one is in another hand. */
  async function begin(summary: DaySummary, messenger: Messenger, means: UpkeepMeans): Promise<(() => Shown) | null> {
    const { id, platform, channel, notes } = summary;
    const begun = summaries.posts(id).length > 0;
    const before = begun ? null : summaries.last(platform, channel);
    const post = before && placeOf(summaries.posts(before.id)[0] ?? NOWHERE);
    const previous = begun ? notes.previous : post ? await messenger.link(post) : null;
    means.held();
    if (!begun && !passOver(summary, before)) return null;
    onFile.refresh();
    const point = onFile.point(clock());
    const since = before?.made ?? summary.since;
    const offline = presence.gaps(platform, since.at);
    const noted = { ...summary, since, notes: { ...notes, previous, offline, corrected: begun ? notes.corrected : point } };
    summaries.change(id, { notes: noted.notes, ...(!begun && { since, made: point, shown: point }) });
    return () => ({ answer: summaryNow(noted, schedules.of(platform, channel), clock(), means).pinned, from: 0, offers: CHANGES });
  }

  /**
   * What isn't known to be posted when the next one comes has failed, and the next one covers it. Where nobody knows whether the last one was,
   * its post becomes the next one's own: it is looked up under its key and shows that, or is posted only then. False: another hand has it.
   */
  function passOver({ id, platform, channel }: DaySummary, before: DaySummary | null): boolean {
    const isMissed = (each: DaySummary) =>
      each.channel === channel && each.id !== id && placeOf(summaries.posts(each.id)[0] ?? NOWHERE) === null;
    for (const earlier of summaries.open(platform).filter(isMissed)) {
      // From here on whoever had it in hand has it no more.
      if (!summaries.take(earlier.id, hand, clock(), clock())) return false;
      miss(earlier);
    }
    const unknown = summaries.unknown(platform, channel);
    return unknown === null || unknown.made.at < (before?.made.at ?? 0) || summaries.adopt(id, unknown.id, clock());
  }

  /** A day that is over before its summary could be posted has none; the next one covers it. */
  function isTooLate(summary: DaySummary): boolean {
    const { day, notes } = summary;
    if (!isLate(day, notes.due, notes.zone, clock())) return false;
    miss(summary);
    return true;
  }

  function miss(summary: DaySummary): void {
    const { id, platform, notes } = summary;
    presence.away(platform, notes.due);
    summaries.change(id, { state: 'failed', detail: 'unreachable' });
    tell(summary, 'notPosted', 'unreachable');
  }

  function tell({ id, platform, channel, day, notes }: DaySummary, what: Untold, reason: Reason): void {
    undelivered(platform, reason, what);
    notify(notes.by, DAILY_TEXT[what](channel, day, DAILY_TEXT.because[reason]), `summary ${id} ${what}`);
  }

  async function one({ id }: DaySummary, messenger: Messenger): Promise<void> {
    try {
      await inHand(id, hand, summaries, clock, (held) => look(id, messenger, held));
    } catch (error) {
      if (!(error instanceof Lost)) failed(id, error);
    }
  }

  return {
    drain: async (messenger) => {
      if (stopped) return;
      try {
        presence.here(messenger.platform);
        const all = schedules.all().filter(({ platform }) => platform === messenger.platform);
        const own = new Map(all.map((schedule) => [schedule.channel, schedule]));
        claim(own.values());
        // A channel's earlier ones are over as soon as the newest one stands.
        const newest = new Map(summaries.open(messenger.platform).map((summary) => [summary.channel, summary]));
        for (const summary of newest.values()) {
          if (working.has(summary.id) || !isDue(summary, own.get(summary.channel) ?? null)) continue;
          const work = one(summary, messenger).finally(() => working.delete(summary.id));
          working.set(summary.id, work);
        }
      } catch (error) {
        failed(messenger.platform, error);
      }
      await Promise.all(working.values());
    },
    stop: async () => {
      stopped = true;
      await Promise.all(working.values());
    },
  };
}

const NOWHERE = { channel: null, thread: null, message: null };
