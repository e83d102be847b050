import type { Correction, Store } from '../../desk/store.ts';
import { type Answer, quotesOf } from '../../domain/answer.ts';
import { gatesOf, maySee, type Viewer } from '../../domain/audience.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Outbox, OutboxDelivery } from '../corrections/outbox.ts';
import type { Addressee, Dispatches } from './dispatches.ts';

/** What somebody is about to be told of a fact. */
export interface Telling {
  readonly fact: Fact;
  /** The version that they were told up to; 0: none. */
  readonly from: number;
  /** Corrections whose time came before that (epoch ms) are none of it. */
  readonly since: number;
  /** Whether it is shown otherwise than it was at an instant (epoch ms). */
  readonly changedSince: (at: number) => boolean;
}

/** Who is about to be told. */
export interface Hearer {
  readonly platform: string;
  readonly to: Addressee;
  /** Whose eyes it is for. */
  readonly viewer: Viewer;
  /** Epoch ms. */
  readonly now: number;
}

export interface HeardMeans {
  readonly outbox: Pick<Outbox, 'of' | 'copyOf' | 'deliveries'>;
  readonly dispatches: Pick<Dispatches, 'told'>;
  readonly store: Pick<Store, 'correction'>;
}

/**
 * Whether an addressee has heard of a change otherwise: by word of a correction, or by another message that the bot sent of itself. `coming`:
 * a correction is still to go, or on its way there, and may tell it · `no`.
 */
export type Heard = 'heard' | 'coming' | 'no';

/** Looks what somebody has heard; what was looked up for one fact isn't looked up again for the next. */
export function makeHeard({ platform, to, viewer, now }: Hearer, { outbox, dispatches, store }: HeardMeans): (telling: Telling) => Heard {
  const copyOf = once(outbox.copyOf);
  const deliveries = once(outbox.deliveries);
  const correction = once(store.correction);
  const target = JSON.stringify(to);
  /** Of what is behind gates that they don't pass, nothing may show: not by what is left out, either. */
  const isOpenTo = ({ behind = '' }: Correction): boolean => maySee(gatesOf(behind), viewer, now);
  const cites = (answerId: string, factId: string) => copyOf(answerId)?.cited.some((each) => each.factId === factId) ?? false;

  return ({ fact: { id }, from, since, changedSince }) => {
    const last = dispatches
      .told(id, platform, to)
      .flatMap((answerId) => copyOf(answerId) ?? [])
      .find(({ recorded }) => tells(recorded.answer, id));
    if (last && !changedSince(last.recorded.at)) return 'heard';
    const newest = outbox
      .of(id, since)
      .flatMap((correctionId) => correction(correctionId) ?? [])
      .find((each) => isOpenTo(each) && each.affected.some(({ factId, version }) => factId === id && version >= from));
    if (!newest) return 'no';
    if (newest.state === 'waiting') return 'coming';
    const delivery = deliveries(newest.id).find(
      (each) =>
        each.platform === platform && JSON.stringify(each.target) === target && each.answerIds.some((answerId) => cites(answerId, id)),
    );
    if (!delivery || delivery.state === 'needless' || delivery.state === 'unreachable') return 'no';
    if (delivery.state === 'waiting' || delivery.state === 'trying') return 'coming';
    return isToldBy(delivery, id) ? 'heard' : 'no';
  };

  /** Whether word of a correction shows a fact, or answers anew a question whose answer told it; other answers it only names. */
  function isToldBy({ key, answerIds }: OutboxDelivery, factId: string): boolean {
    const word = copyOf(key)?.recorded.answer;
    if (!word) return false;
    const anew = answerIds.filter((answerId) => word.question !== '' && copyOf(answerId)?.recorded.answer.question === word.question);
    return tells(word, factId) || anew.some((answerId) => cites(answerId, factId));
  }
}

/** Whether an answer shows a fact, or says how it stands; to name it beside others is not to tell of it. */
function tells(answer: Answer, factId: string): boolean {
  if (quotesOf(answer).some((quote) => quote.factId === factId)) return true;
  if ('factIds' in answer) return answer.factIds.includes(factId);
  return answer.outcome === 'briefing' && answer.sections.some(({ factIds = [] }) => factIds.includes(factId));
}

function once<T>(look: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    if (!known.has(id)) known.set(id, look(id));
    return known.get(id) as T;
  };
}
