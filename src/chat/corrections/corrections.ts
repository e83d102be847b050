import { REPLIES, type Summaries } from '../../desk/daily/summaries.ts';
import { type Affected, type Correction, concerns, type Store } from '../../desk/store.ts';
import type { Reach } from '../../desk/told.ts';
import { roleOf } from '../../domain/roles.ts';
import { type HandsMeans, makeHands } from '../hands.ts';
import { newId } from '../host.ts';
import { viewerOf } from '../invocation.ts';
import type { Messenger } from '../messenger.ts';
import { amended, bearingOn } from './amend.ts';
import { heardBy } from './heard.ts';
import type { Copy, OutboxDelivery, Target } from './outbox.ts';
import { heardSince, isEditable, isPrivate, targetsOf, type WrongCopy } from './targets.ts';
import { AGAIN, type End, makeWord, type WordMeans } from './word.ts';
import { isWord } from './word-key.ts';

export interface CorrectionsOptions extends Omit<WordMeans, 'worth' | 'store'>, Pick<HandsMeans<OutboxDelivery>, 'failed' | 'undelivered'> {
  readonly store: Pick<Store, 'correction' | 'auditSince'>;
  /** Daily summaries that are kept up to date put right what stands in them, and tell their threads. */
  readonly summaries: Pick<Summaries, 'placeOf'>;
}

/** Word of what changed, to everybody who was told otherwise: planned when its time has come, delivered once each. */
export interface Corrections {
  readonly reach: (affected: readonly Affected[]) => Reach;
  /** Sets going what is due, and closes what is over. */
  readonly plan: () => void;
  /** Delivers all that waits for a platform, and can be delivered now. Never rejects. */
  readonly drain: (messenger: Messenger) => Promise<void>;
  /** Takes nothing more in hand; resolves when nothing is. */
  readonly stop: () => Promise<void>;
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** How long (ms) a platform that isn't there is tried: while the bot is there, and in all. The report may take a day more. */
const WORTH = { usual: 3 * DAY, most: 14 * DAY, report: DAY } as const;

export function makeCorrections(options: CorrectionsOptions): Corrections {
  const { desk, onFile, outbox, store, summaries, holders, clock, failed, undelivered } = options;
  const started = clock();
  const deliver = makeWord({ ...options, worth: (correction, delivery) => !isOver(correction, delivery, 0) });
  const hands = makeHands({ outbox, deliver, broken, clock, failed, undelivered });

  /** What a bug interrupts is tried again for as long as what can't be reached is. */
  function broken(delivery: OutboxDelivery): End {
    const correction = store.correction(delivery.correctionId);
    const over = correction !== null && isOver(correction, delivery, 0);
    const detail = 'something broke here';
    return over ? { state: 'unreachable', detail, at: clock() } : { state: 'waiting', detail, at: clock() + AGAIN.unreachable };
  }

  /** Whether a delivery's time was over so many ms ago. */
  function isOver({ goesAt }: Correction, { target }: OutboxDelivery, ago: number): boolean {
    const since = clock() - ago - (target.kind === 'report' ? WORTH.report : 0);
    return since - Math.max(goesAt, started) > WORTH.usual || since - goesAt > WORTH.most;
  }

  /** Whether a copy tells something else than what stands. What people may see takes asking the platform, which is done when word goes out. */
  function isWrong(copy: Copy, affected: readonly Affected[]): boolean {
    try {
      const { address } = copy.recorded;
      const standing = { role: isPrivate(address) ? roleOf(address.person, [], holders) : 'reader', groups: [] } as const;
      const viewer = viewerOf(address, standing);
      const now = clock();
      const heard = affected.flatMap((each) => heardBy({ affected: [each], behind: each.behind ?? '' }, viewer, onFile, now).affected);
      return amended(copy, heard, { desk, onFile, summaries, viewer, now }) !== null;
    } catch (error) {
      failed(copy.recorded.id, error);
      return true;
    }
  }

  /** Copies that tell something else than what stands, those that are still on their way included; `perhaps`: or that may, to somebody's eyes. */
  function wrong(affected: readonly Affected[], perhaps: boolean): WrongCopy[] {
    // What a summary of a day that is over says is looked at only where something in it may have to be put right: they become many.
    const all = affected.some(isForPast) ? outbox.copies(affected) : outbox.copiesNow(affected);
    const told = all.filter(({ state }) => state !== 'failed');
    const heard = heardSince(told, affected);
    return told.flatMap((copy) => {
      if ((heard.has(copy) && !isEditable(copy)) || !isPutRight(copy, affected)) return [];
      const may = perhaps && isPrivate(copy.recorded.address) && bearingOn(copy, affected, onFile) !== 'none';
      return may || isWrong(copy, affected) ? [{ copy, heard: heard.has(copy) }] : [];
    });
  }

  /** Whether a change is put right also where a summary says how things stood on a day that is over: it may not be said any more, or never was so. */
  function isForPast({ word, factId }: Affected): boolean {
    return word === 'correction' || onFile.fact(factId)?.status === 'held';
  }

  /** Whether anybody puts a copy right, we or the summary that it stands in. */
  function isPutRight({ recorded: { id }, cited }: Copy, affected: readonly Affected[]): boolean {
    const place = summaries.placeOf(id);
    return place === null || place.isKept || affected.some((each) => isForPast(each) && cited.some(({ factId }) => concerns(each, factId)));
  }

  function plan(): void {
    for (const correction of outbox.due(clock())) {
      try {
        advance(correction);
      } catch (error) {
        failed(correction.id, error);
      }
    }
  }

  /** One step further: word to all who were told otherwise, until nobody is left; then to the editors what it came to; then it is over. */
  function advance(correction: Correction): void {
    for (const delivery of outbox.deliveries(correction.id)) if (isOpen(delivery)) giveUp(correction, delivery);
    const known = outbox.deliveries(correction.id);
    if (known.some(isOpen)) return;
    const reported = known.some(({ target }) => target.kind === 'report');
    const word = reported ? [] : wordOn(correction, known);
    const something = known.some(({ state }) => state !== 'needless');
    const next = word.length > 0 ? word : reported || !something ? [] : reportsOn(correction);
    if (correction.state === 'waiting' || next.length > 0)
      outbox.plan(
        correction.id,
        next.map((each) => ({ ...each, key: newId() })),
      );
    if (next.length === 0) outbox.close(correction.id);
  }

  /** To everybody who was told otherwise, and to whom nothing of it has gone yet. */
  function wordOn(correction: Correction, known: readonly OutboxDelivery[]): Planned[] {
    const { affected, behind = '' } = correction;
    const gated = affected.map((each) => ({ ...each, behind }));
    const isKnown = (each: Planned) => known.some(({ target, platform }) => platform === each.platform && sameTarget(target, each.target));
    const told = wrong(gated, true).filter(({ copy: { recorded } }) => !isWord(recorded, correction) && isOurs(recorded.id));
    // Who reads a channel's summary is told there, by the summary that stands now.
    const isSummary = ({ target, answerIds }: Planned) =>
      target.kind === 'reply' && answerIds.every((id) => summaries.placeOf(id) !== null);
    return targetsOf(told).filter((each) => !isKnown(each) && !isSummary(each));
  }

  /** Whether we put a copy right: a summary that is kept up to date puts its own posts right, and what it replied we do. */
  function isOurs(answerId: string): boolean {
    const place = summaries.placeOf(answerId);
    return place === null || !place.isKept || place.number >= REPLIES;
  }

  /** Ends what nobody tries any more, since its platform isn't served; the report tells of it. */
  function giveUp(correction: Correction, delivery: OutboxDelivery): void {
    const { key, platform, state } = delivery;
    // Whoever has it in hand in another process has ended it well before that.
    if (!isOver(correction, delivery, HOUR) || hands.serve(platform)) return;
    const [end, detail] = [state === 'trying' ? ('ambiguous' as const) : ('unreachable' as const), 'its platform was not there'];
    outbox.settle(key, { state: end, detail, at: clock() });
    undelivered(platform, end, detail);
  }

  /** To whoever had a part in it. */
  function reportsOn({ at, by, steps }: Correction): Planned[] {
    const own = new Set(steps.map(({ kind, id, to }) => JSON.stringify([kind, id, to])));
    const parts = store
      .auditSince(new Date(at - 1).toISOString())
      .filter(({ kind, id, version }) => own.has(JSON.stringify([kind, id, version])));
    return [...new Set([by, ...parts.map((part) => part.by)])].flatMap((account) => {
      const [platform = '', ...person] = account.split(':');
      return person.length === 0 ? [] : [{ platform, target: { kind: 'report', person: person.join(':') }, answerIds: [] }];
    });
  }

  return {
    reach: (affected) => {
      const found = wrong(affected, false);
      const people = targetsOf(found).filter(({ target }) => target.kind === 'tell').length;
      return { posts: found.filter(({ copy }) => isEditable(copy)).length, people };
    },
    plan,
    drain: hands.work,
    stop: hands.stop,
  };
}

/** A delivery before it has a key. */
type Planned = Pick<OutboxDelivery, 'platform' | 'target' | 'answerIds'>;

const isOpen = ({ state }: OutboxDelivery): boolean => state === 'waiting' || state === 'trying';
const sameTarget = (one: Target, other: Target): boolean => JSON.stringify(one) === JSON.stringify(other);
