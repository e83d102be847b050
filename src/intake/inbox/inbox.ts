import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { Tally } from '../../desk/import/import-reads.ts';
import type { Incoming } from '../../desk/import/incoming.ts';
import type { Read, Where } from '../../desk/import/item.ts';
import { UserError } from '../../domain/errors.ts';
import { localTime } from '../../domain/local-time.ts';
import { INBOX_TEXT } from '../../text/intake.ts';
import { visible } from '../../text/visible.ts';
import { broughtAnything, countItems, type IntakeCounts, type IntakeLog, Interrupted, readUntil, type Take } from '../taking.ts';
import { type Claim, type Claims, HELD, makeClaims } from './claims.ts';
import { putBack, putInto } from './put.ts';
import { makeStillness } from './still.ts';
import { topicOf } from './topic-of.ts';
import { listWaiting, OUT, stateOf } from './waiting.ts';

export interface InboxMeans {
  /** The folder, as the operator named it. */
  readonly folder: string;
  /** What stands in a file. */
  readonly read: (file: string) => AsyncIterable<Read>;
  readonly take: Take;
  /** Those on file now. */
  readonly topicIds: () => readonly string[];
  /** The house's, for the days of what is done. */
  readonly zone: string;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly counts: Pick<IntakeCounts, 'imported' | 'filed'>;
  readonly log: IntakeLog;
}

/** A folder whose files are imported as they come, one at a time. */
export interface Inbox {
  /** Takes in what has stopped growing; resolves when nothing more is there to be taken. Never rejects. */
  readonly look: () => Promise<void>;
  /** Puts what is in hand back, and takes nothing more; resolves when nothing is in hand. */
  readonly stop: () => Promise<void>;
}

/** How often a file is tried whose import broke or ended the process. */
const TRIES = 3;

/** Why a file is put aside rather than taken in. */
class Refused extends Error {}

/**
 * Watches by looking again and again: shared folders of other machines tell nobody of what comes into them, and that a file has stopped growing
 * shows only in a second look.
 */
export function makeInbox(means: InboxMeans): Inbox {
  const { folder, clock, counts, log } = means;
  const stopping = new AbortController();
  const stillness = makeStillness();
  const claims: Claims = makeClaims(folder);
  /** What was told already, so that it isn't told with each look. */
  const told = new Set<string>();
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    for (const claim of await claims.takeOver(clock())) await inHand(claim, null);
    const waiting = await listWaiting(folder);
    told.delete(folder);
    for (const { file, state } of stillness.of(waiting, clock())) {
      if (stopping.signal.aborted) return;
      try {
        const claim = await claims.claim(file);
        if (claim) await inHand(claim, state);
      } catch (error) {
        tellOnce(file, error, 'a file of the inbox can not be moved');
      }
    }
  }

  /** `state`: as it was when it was looked at; null: that was another process. */
  async function inHand(claim: Claim, state: string | null): Promise<void> {
    const touching = setInterval(() => {
      claims.touch(claim, clock()).catch(() => undefined);
    }, HELD.touch);
    try {
      await takeIn(claim, state);
    } catch (error) {
      if (error instanceof Interrupted) await putBack(claim.at, path.join(folder, claim.file));
      // It stays where it is, and is tried again in its time.
      else log.error({ error, file: claim.file, tries: claim.tries }, 'taking in a file of the inbox broke');
    } finally {
      clearInterval(touching);
      await claims.release(claim);
    }
  }

  async function takeIn(claim: Claim, state: string | null): Promise<void> {
    const before = await lstat(claim.at);
    if (state !== null && stateOf(before) !== state) return back(claim);
    try {
      const tally = await imported(claim, before.isSymbolicLink() ? 'link' : before.isFile() ? 'file' : 'other');
      countItems(counts, 'inbox', tally);
      if (stateOf(await lstat(claim.at)) !== stateOf(before)) return back(claim);
      if (broughtAnything(tally)) await settle(claim, OUT.done, tally.refused === 0 ? null : noteOf(tally, claim.file), tally.refused);
      else await settle(claim, OUT.refused, tally.refused === 0 ? INBOX_TEXT.nothing : noteOf(tally, claim.file), tally.refused);
    } catch (error) {
      if (!(error instanceof Refused || error instanceof UserError)) throw error;
      await settle(claim, OUT.refused, error.message, 1);
    }
  }

  async function imported({ at, file, tries }: Claim, kind: 'file' | 'link' | 'other'): Promise<Tally> {
    if (kind === 'link') throw new Refused(INBOX_TEXT.link);
    if (kind === 'other') throw new Refused(INBOX_TEXT.notAFile);
    if (tries > TRIES) throw new Refused(INBOX_TEXT.tried(TRIES));
    const topic = topicOf(file, means.topicIds());
    if (!topic.ok) throw new Refused(topic.reason);
    const incoming = (read: Read): Incoming => ({
      read: { ...read, where: { ...read.where, file } },
      name: file,
      place: `inbox/${file}`,
      file: null,
    });
    return means.take(readUntil(stopping.signal, means.read(at), incoming), topic.topicId);
  }

  /** Somebody is still writing it: it goes back to where it came from, and is looked at again when it lies still. */
  async function back(claim: Claim): Promise<void> {
    if (!(await putBack(claim.at, path.join(folder, claim.file)))) await settle(claim, OUT.refused, INBOX_TEXT.newer, 1);
  }

  async function settle({ at, file }: Claim, end: 'done' | 'refused', note: string | null, refused: number): Promise<void> {
    const { day } = localTime(clock(), means.zone);
    await putInto(path.join(folder, OUT[end], day, path.dirname(file)), at, note === null ? null : `${note}\n`);
    counts.filed(end);
    if (note !== null) log.warn({ file, refused, end }, 'a file of the inbox was refused, or some of it; the note beside it says why');
    else log.info({ file }, 'a file of the inbox was taken in');
  }

  function tellOnce(what: string, error: unknown, message: string): void {
    if (told.has(what)) return;
    told.add(what);
    log.error({ error, file: what }, message);
  }

  return {
    look: async () => {
      if (stopping.signal.aborted) return;
      looking ??= look()
        .catch((error: unknown) => tellOnce(folder, error, 'the inbox can not be read'))
        .finally(() => {
          looking = null;
        });
      await looking;
    },
    stop: async () => {
      stopping.abort();
      await looking;
    },
  };
}

/** What of it isn't on file, a line each. */
function noteOf({ refused, refusals }: Tally, file: string): string {
  const placeOf = ({ at, name }: Where): string => INBOX_TEXT.entry(at, name) || path.posix.basename(file);
  const lines = refusals.map(({ where, reason }) => visible(INBOX_TEXT.refusal(placeOf(where), reason)));
  return [...lines, ...(refused > refusals.length ? [INBOX_TEXT.more(refused - refusals.length)] : [])].join('\n');
}
