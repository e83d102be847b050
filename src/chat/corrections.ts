import type { Newsroom } from '../desk/newsroom.ts';
import { notice } from '../desk/notice.ts';
import type { OnFile } from '../desk/on-file.ts';
import { type Affected, type Correction, concerns, type Store } from '../desk/store.ts';
import type { Reach } from '../desk/told.ts';
import { type RoleHolders, roleOf } from '../domain/roles.ts';
import { CORRECTION_TEXT } from '../text/work.ts';
import { amended, saysOtherwise } from './amend.ts';
import { citedBy } from './cited.ts';
import { messageOf, newId, postOf } from './host.ts';
import { type Address, viewerOf } from './invocation.ts';
import type { Ledger, RecordedAnswer } from './ledger.ts';
import type { Messenger, Sent } from './messenger.ts';
import type { Copy, DeliveryState, Outbox, OutboxDelivery, Target } from './outbox.ts';
import { reportLines } from './report.ts';
import { isPrivate, targetsOf } from './targets.ts';

export interface CorrectionsOptions {
  readonly desk: Newsroom;
  readonly onFile: OnFile;
  readonly ledger: Pick<Ledger, 'find' | 'record' | 'placed'>;
  readonly outbox: Outbox;
  readonly store: Pick<Store, 'correction'>;
  readonly holders: RoleHolders;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Told of a bug in a delivery, with the delivery's key; it is tried again later. */
  readonly failed: (reference: string, error: unknown) => void;
}

/** Word of what changed, to everybody who was told otherwise: planned when its time has come, delivered once each. */
export interface Corrections {
  readonly reach: (affected: readonly Affected[]) => Reach;
  /** Sets going what is due, and closes what is over. */
  readonly plan: () => void;
  /** Delivers all that waits for a platform, and can be delivered now. Never rejects. */
  readonly drain: (messenger: Messenger) => Promise<void>;
}

/** A delivery that is in hand is kept for so long (ms), and renewed so often: what a crash leaves behind is taken up after that. */
const HAND = { lease: 10_000, renew: 3_000 } as const;
/** When (ms) a delivery is tried again whose answer is still being posted, or whose platform can't be reached. */
const AGAIN = { open: 5_000, unreachable: 60_000 } as const;
/** How long (ms) after its time a correction is still tried. */
const WORTH = 24 * 60 * 60_000;
/** Deliveries of one platform at a time. */
const AT_ONCE = 4;

type End = { readonly state: Exclude<DeliveryState, 'trying'>; readonly detail: string | null; readonly at: number };

export function makeCorrections({ desk, onFile, ledger, outbox, store, holders, clock, failed }: CorrectionsOptions): Corrections {
  const done = (state: End['state'], detail: string | null = null): End => ({ state, detail, at: clock() });
  const later = (ms: number, detail: string): End => ({ state: 'waiting', detail, at: clock() + ms });

  /** Copies that tell something else than what stands, or that may; those that are still on their way count, too. */
  function wrong(affected: readonly Affected[]): Copy[] {
    return outbox.copies(affected).filter((copy) => {
      if (copy.state === 'failed') return false;
      const { address } = copy.recorded;
      // What a person may see takes asking the platform, which is done when the word goes out.
      if (isPrivate(address)) return saysOtherwise(copy, affected, onFile) !== false;
      return amended(copy, affected, { desk, onFile, viewer: viewerOf(address, NOBODY), now: clock() }) !== null;
    });
  }

  function plan(): void {
    const now = clock();
    for (const correction of outbox.due(now)) {
      const copies = wrong(correction.affected);
      const known = outbox.deliveries(correction.id);
      const targets = targetsOf(copies);
      const fresh = targets.filter(
        (each) => !known.some(({ target, platform }) => platform === each.platform && sameTarget(target, each.target)),
      );
      const report = known.length === 0 && fresh.length > 0 ? reportTo(correction.by) : [];
      if (correction.state === 'waiting' || fresh.length > 0)
        outbox.plan(
          correction.id,
          [...fresh, ...report].map((each) => ({ ...each, key: newId() })),
        );
      const open = outbox.deliveries(correction.id).filter(({ state }) => state === 'waiting' || state === 'trying');
      if (now - correction.goesAt > WORTH)
        for (const { key } of open) outbox.settle(key, done('unreachable', 'its platform was not there'));
      else if (open.length > 0) continue;
      outbox.close(correction.id);
    }
  }

  async function deliver(delivery: OutboxDelivery, messenger: Messenger): Promise<End> {
    const correction = store.correction(delivery.correctionId);
    if (!correction) throw new Error(`a delivery of ${delivery.correctionId}, which is no correction`);
    const { target } = delivery;
    switch (target.kind) {
      case 'edit':
        return edit(target.answerId, delivery, correction, messenger);
      case 'reply':
        return post(delivery, correction, messenger, { ...NOWHERE, channel: target.channel, thread: target.thread, visibility: 'public' });
      case 'tell':
        return post(delivery, correction, messenger, { ...NOWHERE, channel: target.person, person: target.person, direct: true });
      case 'report':
        return report(target.person, delivery, correction, messenger);
    }
  }

  /** An answer is put right where it stands. */
  async function edit(answerId: string, { key, tries }: OutboxDelivery, correction: Correction, messenger: Messenger): Promise<End> {
    const begun = ledger.find(key);
    const copy = outbox.copyOf(begun ? key : answerId);
    if (!copy || copy.revised) return done('needless');
    if (copy.state === 'open') return later(AGAIN.open, 'it is still being posted');
    if (!copy.post) return done('unreachable', 'it has no post of its own');
    const { address, above } = copy.recorded;
    const answer = begun
      ? begun.answer
      : amended(copy, correction.affected, { desk, onFile, viewer: await viewerFor(address, messenger), now: clock() });
    if (answer === null) return done('needless');
    const line = CORRECTION_TEXT.edited(wordOf(copy, correction), atOf(correction), reasonOf(copy, correction));
    const revision: RecordedAnswer = begun ?? {
      ...copy.recorded,
      id: key,
      key: keyOf(correction, key),
      answer,
      above: [line, ...linesBelow(above, copy.recorded.revises !== null)].join('\n'),
      share: false,
      from: 0,
      offers: [],
      revises: answerId,
      at: clock(),
    };
    if (!begun) ledger.record(revision, citedBy(answer, [], onFile), null);
    return endOf(await messenger.edit(copy.post, messageOf(revision), { key, again: tries > 0 }), correction);
  }

  /** One message on answers that were given in a thread, or told to a person. */
  async function post(delivery: OutboxDelivery, correction: Correction, messenger: Messenger, to: Address): Promise<End> {
    const { key, answerIds, tries, target } = delivery;
    const begun = ledger.find(key);
    const recorded = begun ?? (await compose());
    if (!recorded) return done('needless');
    if (!begun) ledger.record(recorded, citedBy(recorded.answer, [], onFile), null);
    const sending = { key, again: tries > 0 };
    const sent =
      target.kind === 'tell'
        ? await messenger.tell(target.person, messageOf(recorded), sending)
        : await messenger.send(to, messageOf(recorded), sending);
    if (sent.ok) ledger.placed(key, postOf(sent, to.channel));
    return endOf(sent, correction);

    async function compose(): Promise<RecordedAnswer | null> {
      const viewer = await viewerFor(to, messenger);
      const found = answerIds.flatMap((id) => {
        const copy = outbox.copyOf(id);
        const answer = copy && amended(copy, correction.affected, { desk, onFile, viewer, now: clock() });
        return copy && answer ? [{ copy, answer }] : [];
      });
      const last = found.at(-1);
      if (!last) return null;
      const { copy, answer } = last;
      const question = copy.recorded.answer.question;
      const others = [...new Set(found.map((each) => each.copy.recorded.answer.question))].filter(
        (each) => each !== '' && each !== question,
      );
      const word = wordOf(copy, correction);
      const [at, reason] = [atOf(correction), reasonOf(copy, correction)];
      const line =
        target.kind === 'tell'
          ? CORRECTION_TEXT.tell(word, at, new Date(copy.recorded.at).toISOString(), question, reason)
          : (target.kind === 'reply' && target.thread === null ? CORRECTION_TEXT.inChannel : CORRECTION_TEXT.reply)(
              word,
              at,
              question,
              reason,
            );
      const above = [line, ...(others.length === 0 ? [] : [CORRECTION_TEXT.also(others)])].join('\n');
      const { platform } = delivery;
      return {
        id: key,
        key: keyOf(correction, key),
        platform,
        address: to,
        answer,
        share: false,
        from: 0,
        above,
        offers: [],
        asked: copy.recorded.asked,
        revises: null,
        at: clock(),
      };
    }
  }

  /** Whoever made the change hears what became of it. */
  async function report(person: string, { key, tries }: OutboxDelivery, correction: Correction, messenger: Messenger): Promise<End> {
    const lines = reportLines(correction, outbox.deliveries(correction.id), (id) => ledger.find(id));
    const message = { answer: notice(lines.join('\n'), '', clock()), answerId: key, buttons: [], from: 0 };
    return endOf(await messenger.tell(person, message, { key, again: tries > 0 }), correction);
  }

  /** Whose eyes a message is for, with the rights that they have now. */
  async function viewerFor(address: Address, messenger: Messenger) {
    if (!isPrivate(address)) return viewerOf(address, NOBODY);
    const place = { person: address.person, channel: address.channel, direct: address.direct };
    const groups = onFile.mindsGroups(holders) ? await messenger.groupsOf(place) : [];
    return viewerOf(address, { role: roleOf(address.person, groups, holders), groups });
  }

  function endOf(sent: Sent, { goesAt }: Correction): End {
    if (sent.ok) return done('done');
    if (sent.reason === 'unsure') return done('ambiguous', sent.detail);
    const worth = sent.reason === 'unreachable' && clock() - goesAt < WORTH;
    return worth ? later(AGAIN.unreachable, sent.detail) : done('unreachable', `${sent.reason}: ${sent.detail}`);
  }

  async function one(delivery: OutboxDelivery, messenger: Messenger): Promise<void> {
    const { key } = delivery;
    const renewing = setInterval(() => outbox.keep(key, clock() + HAND.lease), HAND.renew);
    try {
      outbox.settle(key, await deliver(delivery, messenger));
    } catch (error) {
      failed(key, error);
      outbox.settle(key, later(AGAIN.unreachable, 'something broke here'));
    } finally {
      clearInterval(renewing);
    }
  }

  return {
    reach: (affected) => {
      const targets = targetsOf(wrong(affected)).map(({ target, platform }) => ({ ...target, platform }));
      return { posts: targets.filter(({ kind }) => kind === 'edit').length, people: targets.filter(({ kind }) => kind === 'tell').length };
    },
    plan,
    drain: async (messenger) => {
      const hand = async (): Promise<void> => {
        for (;;) {
          const now = clock();
          const delivery = outbox.next(messenger.platform, now, now + HAND.lease);
          if (!delivery) return;
          await one(delivery, messenger);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, hand));
    },
  };

  function wordOf({ cited }: Copy, { affected }: Correction): string {
    const about = affected.filter((each) => cited.some(({ factId }) => concerns(each, factId)));
    return CORRECTION_TEXT.word[about.some(({ word }) => word === 'correction') ? 'correction' : 'update'];
  }

  function reasonOf({ cited }: Copy, { affected }: Correction): string | null {
    const about = affected.filter((each) => each.reason !== null && cited.some(({ factId }) => concerns(each, factId)));
    return about.length === 0 ? null : [...new Set(about.map(({ reason }) => reason))].join(' · ');
  }
}

/** For all to see, it doesn't matter who looks. */
const NOBODY = { role: 'reader', groups: [] } as const;
const NOWHERE: Address = { channel: '', direct: false, thread: null, message: null, person: '', visibility: 'private', handle: null };

/** What stood above an answer, without the line of an earlier correction. */
function linesBelow(above: string | null, corrected: boolean): string[] {
  const lines = above === null ? [] : above.split('\n');
  return corrected ? lines.slice(1) : lines;
}

const keyOf = (correction: Correction, key: string): string => `correction ${correction.id} ${key}`;
const atOf = ({ at }: Correction): string => new Date(at).toISOString();
const sameTarget = (one: Target, other: Target): boolean => JSON.stringify(one) === JSON.stringify(other);

function reportTo(account: string): { platform: string; target: Target; answerIds: readonly string[] }[] {
  const [platform = '', ...person] = account.split(':');
  return person.length === 0 ? [] : [{ platform, target: { kind: 'report', person: person.join(':') }, answerIds: [] }];
}
