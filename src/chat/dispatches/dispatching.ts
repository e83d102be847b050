import type { Offer } from '../../commands/call.ts';
import type { Followed } from '../../desk/follows/follows.ts';
import type { Eyes } from '../../desk/newsroom.ts';
import { notice } from '../../desk/notice.ts';
import type { OnFile } from '../../desk/on-file.ts';
import type { Answer } from '../../domain/answer.ts';
import { maySee } from '../../domain/audience.ts';
import type { Fact } from '../../domain/fact.ts';
import type { RoleHolders } from '../../domain/roles.ts';
import { citedBy } from '../cited.ts';
import type { Copy, Outbox } from '../corrections/outbox.ts';
import { saysStill } from '../corrections/said.ts';
import { AGAIN, type End } from '../corrections/word.ts';
import { addressOf, viewerFor } from '../eyes.ts';
import { type HandsMeans, makeHands } from '../hands.ts';
import { messageOf, postOf } from '../host.ts';
import type { Cited, Ledger, RecordedAnswer } from '../ledger.ts';
import type { Messenger } from '../messenger.ts';
import type { About, Dispatch, Dispatches } from './dispatches.ts';

/** What a message says once it is made for those who read it. */
export interface Composed {
  /** null: nothing is to be said any more. */
  readonly answer: Answer | null;
  readonly offers: readonly Offer[];
  /** Facts that it rests on without quoting them. */
  readonly facts: readonly Fact[];
  /** A line above the answer; null: none. */
  readonly above: string | null;
  /** How far the follow that it is of has come with it; null: it is of none. */
  readonly followed: Followed | null;
}

/** A message that can't be made yet. */
export interface Later {
  /** When it is tried again, epoch ms. */
  readonly later: number;
  /** Why, for the log. */
  readonly detail: string;
}

/** What makes messages of one kind. */
export interface Composer {
  /**
   * When a message may go out (epoch ms), asked at an instant (epoch ms): then, or later; null: nobody wants it any more. It is asked before
   * each try.
   */
  readonly goesAt: (dispatch: Dispatch, now: number) => number | null;
  /** Makes the message for those eyes; null: it isn't needed any more. Throws only for bugs. */
  readonly compose: (dispatch: Dispatch, eyes: Eyes) => Composed | Later | null;
}

/** By what the message is about. A notice is its own text. */
export type Composers = Readonly<Record<Exclude<About['kind'], 'notice'>, Composer>>;

export interface DispatchingOptions extends Pick<HandsMeans<Dispatch>, 'failed' | 'undelivered'> {
  readonly dispatches: Dispatches;
  readonly ledger: Pick<Ledger, 'record' | 'placed'>;
  readonly outbox: Pick<Outbox, 'copyOf'>;
  readonly onFile: OnFile;
  readonly holders: RoleHolders;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly composers: Composers;
}

/** Sends the messages that the bot sends of itself, once each. */
export interface Dispatching {
  /** Delivers all that waits for a platform, and can be delivered now. Never rejects. */
  readonly drain: (messenger: Messenger) => Promise<void>;
  /** Takes nothing more in hand; resolves when nothing is. */
  readonly stop: () => Promise<void>;
}

const DAY = 24 * 60 * 60_000;
/** How long (ms) a platform that isn't there is tried. */
const WORTH = 3 * DAY;

/**
 * As word of a correction goes out (`makeWord`): made for those who read it, written down before it is sent, and what is sent again is what
 * was written down, while all of it stands and is still theirs to see. Where it isn't, an earlier try may have arrived all the same: it counts
 * as told, so that corrections reach it.
 */
export function makeDispatching(options: DispatchingOptions): Dispatching {
  const { dispatches, ledger, outbox, onFile, holders, clock, composers, failed, undelivered } = options;
  const started = clock();
  const hands = makeHands({ outbox: dispatches, deliver, broken, clock, failed, undelivered });
  const done = (state: Exclude<End['state'], 'waiting'>, detail: string | null = null): End => ({ state, detail, at: clock() });

  /** What a bug interrupts is tried again, ever more rarely: another version of the bot may know better. */
  function broken({ planned }: Dispatch): End {
    const now = clock();
    return { state: 'waiting', detail: 'something broke here', at: now + Math.max(AGAIN.unreachable, now - planned) };
  }

  async function deliver(dispatch: Dispatch, messenger: Messenger): Promise<End> {
    const { key, to, planned } = dispatch;
    const goesAt = composerOf(dispatch).goesAt(dispatch, clock());
    if (goesAt !== null && goesAt > clock()) return { state: 'waiting', detail: 'not at this hour', at: goesAt };
    const begun = outbox.copyOf(key);
    const recorded = begun ? await again(dispatch, begun, messenger) : await record(dispatch, messenger);
    if ('state' in recorded) return recorded;
    const { address } = recorded;
    const sending = { key, again: begun !== null };
    const sent =
      to.kind === 'tell'
        ? await messenger.tell(to.person, messageOf(recorded), sending)
        : await messenger.send(address, messageOf(recorded), sending);
    if (sent.ok) {
      ledger.placed(key, postOf(sent, address.channel));
      return done('done');
    }
    if (sent.reason === 'unsure') return done('ambiguous', sent.detail);
    if (sent.reason === 'unreachable' && clock() - Math.max(planned, started) <= WORTH)
      return { state: 'waiting', detail: sent.detail, at: clock() + AGAIN.unreachable };
    return done('unreachable', `${sent.reason}: ${sent.detail}`);
  }

  /** What a message says that was begun; an end: it isn't to be said any more. */
  async function again(dispatch: Dispatch, begun: Copy, messenger: Messenger): Promise<RecordedAnswer | End> {
    const viewer = await viewerFor(addressOf(dispatch.to), messenger, { onFile, holders });
    onFile.refresh();
    // From here on nothing comes between.
    const now = clock();
    const isTrue = ({ factId }: Cited): boolean => {
      const passage = factId.lastIndexOf('#') + 1;
      const id = passage > 0 ? factId.slice(0, passage) : factId;
      const { gates } = onFile.thing(id) ?? {};
      return gates !== undefined && maySee(gates, viewer, now) && saysStill(begun, { factId: id }, onFile);
    };
    if (composerOf(dispatch).goesAt(dispatch, now) === null) return done('ambiguous', 'nobody wants it any more');
    return begun.cited.every(isTrue) ? begun.recorded : done('ambiguous', 'it is not so any more, or not for them');
  }

  /** Writes down what a message says; an end: there is nothing to say, or not yet. */
  async function record(dispatch: Dispatch, messenger: Messenger): Promise<RecordedAnswer | End> {
    const { key, platform, to } = dispatch;
    const address = addressOf(to);
    const viewer = await viewerFor(address, messenger, { onFile, holders });
    onFile.refresh();
    // From here on nothing comes between.
    const composed = composerOf(dispatch).compose(dispatch, { viewer, now: clock() });
    if (composed === null) return done('needless');
    if ('later' in composed) return { state: 'waiting', detail: composed.detail, at: composed.later };
    const { answer, offers, facts, above, followed } = composed;
    if (answer === null) {
      if (followed) dispatches.write(null, followed);
      return done('needless');
    }
    const recorded: RecordedAnswer = {
      id: key,
      key: `dispatch ${key}`,
      platform,
      address,
      answer,
      share: false,
      from: 0,
      above,
      offers,
      asked: null,
      revises: null,
      at: clock(),
    };
    const cited = citedBy(answer, facts, onFile);
    if (followed) return dispatches.write({ recorded, cited }, followed) ? recorded : done('needless');
    ledger.record(recorded, cited, null);
    return recorded;
  }

  function composerOf({ about }: Dispatch): Composer {
    return about.kind === 'notice' ? plainly(about.text) : composers[about.kind];
  }

  return { drain: hands.work, stop: hands.stop };
}

function plainly(text: string): Composer {
  return {
    goesAt: (_dispatch, now) => now,
    compose: (_dispatch, { now }) => ({ answer: notice(text, '', now), offers: [], facts: [], above: null, followed: null }),
  };
}
