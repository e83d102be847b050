import type { Summaries } from '../../desk/daily/summaries.ts';
import type { Newsroom } from '../../desk/newsroom.ts';
import { notice } from '../../desk/notice.ts';
import type { OnFile } from '../../desk/on-file.ts';
import type { Correction, Store } from '../../desk/store.ts';
import { maySee, type Viewer } from '../../domain/audience.ts';
import type { RoleHolders } from '../../domain/roles.ts';
import { citedBy } from '../cited.ts';
import { addressOf, NOWHERE, viewerFor } from '../eyes.ts';
import { messageOf, postOf } from '../host.ts';
import { type Address, viewerOf } from '../invocation.ts';
import type { Ledger, RecordedAnswer } from '../ledger.ts';
import type { Messenger, Sent } from '../messenger.ts';
import { amended, amendedTogether } from './amend.ts';
import { heardBy } from './heard.ts';
import type { Copy, Outbox, OutboxDelivery } from './outbox.ts';
import { reportLines } from './report.ts';
import { isPrivate } from './targets.ts';
import { wordKey } from './word-key.ts';
import { aboveEdited, aboveMessage, type Wording } from './wording.ts';

/** What a delivery came to. */
export type End = Parameters<Outbox['settle']>[1];

export interface WordMeans {
  readonly desk: Newsroom;
  readonly onFile: OnFile;
  readonly ledger: Pick<Ledger, 'find' | 'record' | 'placed'>;
  readonly outbox: Outbox;
  readonly store: Pick<Store, 'correction'>;
  readonly summaries: Pick<Summaries, 'placeOf'>;
  readonly holders: RoleHolders;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Whether a platform that isn't there is tried again. */
  readonly worth: (correction: Correction, delivery: OutboxDelivery) => boolean;
}

/** When (ms) a delivery is tried again whose answer is still being posted, or whose platform can't be reached. */
export const AGAIN = { open: 5_000, unreachable: 60_000 } as const;

/**
 * Delivers one message of a correction: composed for those who read it, written down before it is sent, and what is sent again is what was
 * written down. Throws for bugs, before anything was sent.
 */
export function makeWord({ desk, onFile, summaries, ledger, outbox, store, holders, clock, worth }: WordMeans) {
  const done = (state: Exclude<End['state'], 'waiting'>, detail: string | null = null): End => ({ state, detail, at: clock() });
  const later = (ms: number, detail: string): End => ({ state: 'waiting', detail, at: clock() + ms });
  const stillOpen = (): End => later(AGAIN.open, 'it is still being posted');

  return async (delivery: OutboxDelivery, messenger: Messenger): Promise<End> => {
    const correction = store.correction(delivery.correctionId);
    if (!correction) throw new Error(`a delivery of ${delivery.correctionId}, which is no correction`);
    const { target } = delivery;
    const sent =
      target.kind === 'edit'
        ? await edit(target.answerId, delivery, correction, messenger)
        : target.kind === 'report'
          ? await report(target.person, delivery, correction, messenger)
          : await post(delivery, correction, messenger);
    return 'state' in sent ? sent : endOf(sent, correction, delivery);
  };

  /** An answer is put right where it stands. */
  async function edit(answerId: string, { key }: OutboxDelivery, correction: Correction, messenger: Messenger): Promise<Sent | End> {
    const begun = ledger.find(key) !== null;
    const end = begun ? null : await revise(answerId, key, correction, messenger);
    if (end) return end;
    const copy = outbox.copyOf(key);
    // What stands in its place by now was made later.
    if (!copy?.post || copy.revised) return done('needless');
    return messenger.edit(copy.post, messageOf(copy.recorded), { key, again: begun });
  }

  /** Writes down what an answer says once it is right; an end: there is nothing to write down, or not yet. */
  async function revise(answerId: string, key: string, correction: Correction, messenger: Messenger): Promise<End | null> {
    const known = outbox.copyOf(answerId);
    const viewer = known && (await viewerFor(placeOf(known), messenger, { onFile, holders }));
    onFile.refresh();
    // Looked at after the wait: from here on nothing comes between.
    const copy = outbox.copyOf(answerId);
    if (!copy || !viewer || copy.revised || copy.state === 'failed') return done('needless');
    if (copy.state === 'open') return stillOpen();
    if (!copy.post) return done('unreachable', 'it has no post of its own');
    const heard = heardBy(correction, viewerOf(copy.recorded.address, viewer), onFile, clock());
    const answer = amended(copy, heard.affected, { desk, onFile, summaries, viewer, now: clock() });
    if (!answer) return done('needless');
    const above = aboveEdited(copy, wordingFor(heard, viewer));
    const own = { id: key, key: wordKey(correction, key), answer, above, revises: answerId, at: clock() };
    const from = summaries.placeOf(answerId) === null ? 0 : copy.recorded.from;
    record({ ...copy.recorded, ...own, share: false, from, offers: [] });
    return null;
  }

  /** One message on answers that were given in a thread, or told to a person. */
  async function post(delivery: OutboxDelivery, correction: Correction, messenger: Messenger): Promise<Sent | End> {
    const { key, target } = delivery;
    const begun = ledger.find(key);
    const recorded = begun ?? (await compose(delivery, correction, messenger));
    if ('state' in recorded) return recorded;
    const { address } = recorded;
    const sending = { key, again: begun !== null };
    const sent =
      target.kind === 'tell'
        ? await messenger.tell(target.person, messageOf(recorded), sending)
        : await messenger.send(address, messageOf(recorded), sending);
    if (sent.ok) ledger.placed(key, postOf(sent, address.channel));
    return sent;
  }

  /** Writes down what a message says; an end: there is nothing to say, or not yet. */
  async function compose({ key, platform, target, answerIds }: OutboxDelivery, correction: Correction, messenger: Messenger) {
    const to: Address = target.kind === 'reply' || target.kind === 'tell' ? addressOf(target) : NOWHERE;
    const viewer = await viewerFor(to, messenger, { onFile, holders });
    onFile.refresh();
    const copies = answerIds.flatMap((id) => outbox.copyOf(id) ?? []).filter(({ state }) => state !== 'failed');
    // Nobody hears that an answer has changed before it is there, and of a newer change before the older one.
    if (copies.some(({ state }) => state === 'open')) return stillOpen();
    const heardWith = ({ recorded: { address } }: Copy) => heardBy(correction, viewerOf(address, viewer), onFile, clock());
    const right = amendedTogether(copies, (copy) => heardWith(copy).affected, { desk, onFile, summaries, viewer, now: clock() });
    const last = right?.shown.at(-1);
    if (!right || !last) return done('needless');
    const { post, recorded } = last;
    const address = target.kind === 'reply' && post ? { ...to, channel: post.channel, thread: post.thread } : to;
    return record({
      id: key,
      key: wordKey(correction, key),
      platform,
      address,
      answer: right.answer,
      share: false,
      from: 0,
      above: aboveMessage(right, target, address.thread, wordingFor(heardWith(last), viewer)),
      offers: [],
      asked: recorded.asked,
      revises: null,
      at: clock(),
    });
  }

  /** Whoever made the change hears what became of it. */
  function report(person: string, { key, tries }: OutboxDelivery, correction: Correction, messenger: Messenger): Promise<Sent> {
    const lines = reportLines(correction, outbox.deliveries(correction.id), (id) => ledger.find(id));
    // The moment that stands in it isn't shown.
    const message = { answer: notice(lines.join('\n'), '', clock()), answerId: key, buttons: [], from: 0 };
    return messenger.tell(person, message, { key, again: tries > 0 });
  }

  function record(answer: RecordedAnswer): RecordedAnswer {
    ledger.record(answer, citedBy(answer.answer, [], onFile), null);
    return answer;
  }

  /** What changed is spoken of where it may be seen, and where it isn't any more. */
  function wordingFor(correction: Correction, viewer: Viewer): Wording {
    return { correction, tellable: (factId) => maySee(onFile.thing(factId)?.gates ?? [], viewer, clock()) };
  }

  function endOf(sent: Sent, correction: Correction, delivery: OutboxDelivery): End {
    if (sent.ok) return done('done');
    if (sent.reason === 'unsure') return done('ambiguous', sent.detail);
    if (sent.reason === 'unreachable' && worth(correction, delivery)) return later(AGAIN.unreachable, sent.detail);
    return done('unreachable', `${sent.reason}: ${sent.detail}`);
  }
}

/** Where an answer stands: what was meant for one person alone may stand in their direct messages, wherever they asked. */
function placeOf({ recorded: { address }, post }: Copy): Address {
  const moved = isPrivate(address) && post !== null && post.channel !== address.channel;
  return moved ? { ...address, channel: post.channel, direct: true } : address;
}
