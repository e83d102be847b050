import type { Offer } from '../../commands/call.ts';
import { between, type ChangeSet, type Seen, type State, stateIn, stateOf } from '../../desk/changes/change-set.ts';
import { awakeAt, lastOccasion, occasionFrom } from '../../desk/follows/follow-time.ts';
import { followedAnswer, type News, newsOn } from '../../desk/follows/followed.ts';
import type { Follow, Follows } from '../../desk/follows/follows.ts';
import { SETTLED, Touches } from '../../desk/follows/touches.ts';
import type { Eyes, Newsroom } from '../../desk/newsroom.ts';
import type { OnFile } from '../../desk/on-file.ts';
import type { Point } from '../../desk/point.ts';
import type { View } from '../../search/view.ts';
import { FOLLOW_TEXT } from '../../text/follow.ts';
import type { Outbox } from '../corrections/outbox.ts';
import { AGAIN } from '../corrections/word.ts';
import { newId } from '../host.ts';
import type { Addressee, Dispatch, Dispatches, PlannedDispatch } from './dispatches.ts';
import type { Composed, Composer, Later } from './dispatching.ts';
import { makeHeard } from './heard-of.ts';

export interface FollowingOptions {
  readonly desk: Newsroom;
  readonly onFile: OnFile;
  readonly follows: Follows;
  readonly dispatches: Pick<Dispatches, 'plan' | 'write' | 'told'>;
  readonly outbox: Pick<Outbox, 'of' | 'copyOf' | 'deliveries'>;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** Telling those who follow something what changed. */
export interface Following {
  /** Sets messages going to all for whom there may be something. Cheap where nothing changed. */
  readonly plan: () => void;
  /** Makes the messages. */
  readonly composer: Composer;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * A message is planned where something was done about what is followed, whoever may see that, and made when it goes out, for the eyes that it
 * goes to: where they see no change, nothing is sent. It tells what changed between how the follow was told up to and how things stand, as
 * far as it can't be undone any more; in the act that writes it down the follow has come that far. What can still be undone, or what a
 * correction is about to tell, is left for the next one.
 */
export function makeFollowing({ desk, onFile, follows, dispatches, outbox, clock }: FollowingOptions): Following {
  const touches = new Touches(onFile);
  let looked: Point & { readonly minute: number } = { seq: -1, at: 0, minute: -1 };

  /** The last line of the audit that can't be undone any more at an instant. */
  const settledAt = (at: number): number => onFile.store.seqAt(at - SETTLED);

  function plan(): void {
    const now = clock();
    const settled = settledAt(now);
    const minute = Math.floor(now / MINUTE);
    touches.take({ seq: settled, at: now }, () => firstOf(follows.all(), { seq: settled, at: now }));
    if (settled === looked.seq && minute === looked.minute && !touches.lifted(looked.at, now)) return;
    const due: PlannedDispatch[] = [];
    for (const follow of follows.all()) {
      const ripe = touches.ripe(follow, now);
      if (ripe === null) {
        // Nothing happened since: it need not be looked back so far.
        if (now - follow.since.at > DAY) dispatches.write(null, comeTo(follow, { seq: Math.max(follow.since.seq, settled), at: now }, []));
      } else if (awakeAt(follow, occasionFrom(follow, ripe)) <= now && awakeAt(follow, now) === now) {
        const { id, platform, turn } = follow;
        const about = { kind: 'follow', followId: id, turn } as const;
        due.push({ key: newId(), once: `follow ${id} ${turn}`, platform, to: addresseeOf(follow), about, planned: now });
      }
    }
    if (due.length > 0) dispatches.plan(due);
    looked = { seq: settled, at: now, minute };
  }

  function compose({ about, to, platform }: Dispatch, { viewer, now }: Eyes): Composed | Later | null {
    const follow = about.kind === 'follow' ? follows.find(about.followId) : null;
    if (!follow || about.kind !== 'follow' || follow.turn !== about.turn) return null;
    const view = desk.view({ viewer, now });
    const until: Point = { seq: Math.max(follow.since.seq, settledAt(lastOccasion(follow, now))), at: now };
    const stateAt = (seq: number, at: number) => stateOf(onFile.asOf({ seq, at }).library, viewer, at);
    const settled = stateAt(until.seq, now);
    const isOpen = opened(settled, stateIn(view, viewer, now));
    const changes = changesOf(follow, settled, ({ seq, at }) => stateAt(seq, at));
    const heardOf = makeHeard({ platform, to, viewer, now }, { outbox, dispatches, store: onFile.store });
    const sinceThen = new Map<number, ChangeSet>();
    const told: News[] = [];
    const left: string[] = [];
    let coming = false;
    for (const news of newsOn(follow.what, changes)) {
      const { id, from } = news.change;
      const changedSince = (at: number) => {
        const known = sinceThen.get(at) ?? between(stateAt(onFile.store.seqAt(at), now), settled);
        sinceThen.set(at, known);
        return known.has(id);
      };
      const telling = { fact: news.to.fact, from: from?.fact.version ?? 0, since: baseOf(follow, id).at - SETTLED, changedSince };
      const heard = isOpen(id) ? 'undoable' : heardOf(telling);
      if (heard === 'undoable' || heard === 'coming') left.push(id);
      else if (heard === 'no') told.push(news);
      coming ||= heard === 'coming';
    }
    if (told.length === 0 && left.length > 0)
      return { later: coming ? now + AGAIN.open : occasionFrom(follow, now + AGAIN.open), detail: 'it may still be undone, or corrected' };
    const followed = comeTo(follow, until, left);
    const name = nameOf(follow, view);
    const answer = told.length === 0 || name === null ? null : followedAnswer(name.title, name.topicId, told, view, now);
    return { answer, offers: [stopOffer(follow)], facts: [], above: null, followed };
  }

  return {
    plan,
    composer: {
      compose,
      goesAt: ({ about }, now) => {
        const follow = about.kind === 'follow' ? follows.find(about.followId) : null;
        return follow && awakeAt(follow, now);
      },
    },
  };
}

/** Where the oldest of all follows has come to. */
function firstOf(all: readonly Follow[], now: Point): Point {
  return {
    seq: Math.min(now.seq, ...all.map(({ since }) => since.seq)),
    at: Math.min(now.at, ...all.map(({ since }) => since.at)),
  };
}

/** From where on a follower is still to be told of an entry. */
const baseOf = ({ since, left }: Pick<Follow, 'since' | 'left'>, factId: string): Point => left[factId] ?? since;

/** What changed since the follower was told, of each entry from where it was told up to. */
function changesOf(follow: Follow, settled: State, stateAt: (point: Point) => State): ChangeSet {
  const changes = new Map(between(stateAt(follow.since), settled));
  for (const [id, point] of Object.entries(follow.left)) {
    const change = between(stateAt(point), settled).get(id);
    if (change) changes.set(id, change);
    else changes.delete(id);
  }
  return changes;
}

function comeTo(follow: Follow, since: Point, left: readonly string[]) {
  const { id: followId, turn } = follow;
  return { followId, turn, since, left: Object.fromEntries(left.map((id) => [id, baseOf(follow, id)])) };
}

/** Whether something was done about an entry since it was settled, were it only done and taken back again. */
function opened(settled: State, now: State): (id: string) => boolean {
  const changed = between(settled, now);
  const versions = (seen: Seen | undefined) => seen && [seen.fact.version, seen.source.version].join(' ');
  const isAsItWas = (id: string) => !changed.has(id) && versions(settled.get(id)) === versions(now.get(id));
  return (id) => ![id, ...(settled.get(id)?.newer ?? []).map(({ by }) => by)].every(isAsItWas);
}

/** What it is called for those eyes; null: it isn't there for them. */
function nameOf({ what, where }: Follow, view: View): { readonly title: string; readonly topicId: string } | null {
  const title = where.kind === 'privately' ? FOLLOW_TEXT.title : FOLLOW_TEXT.threadTitle;
  if (what.kind === 'fact') {
    const fact = view.factById.get(what.id);
    return fact ? { title: title(FOLLOW_TEXT.entry(fact.id)), topicId: fact.topicId } : null;
  }
  const topic = view.topicById.get(what.id);
  return topic ? { title: title(topic.title), topicId: topic.id } : null;
}

function addresseeOf({ person, where }: Follow): Addressee {
  return where.kind === 'privately' ? { kind: 'tell', person } : { kind: 'reply', channel: where.channel, thread: where.thread };
}

const stopOffer = ({ id }: Follow): Offer => ({ label: FOLLOW_TEXT.button.stop, command: 'desk unfollow', input: { id } });
