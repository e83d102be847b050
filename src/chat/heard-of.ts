import type { Affected, Correction } from '../desk/store.ts';
import { type Answer, quotesOf } from '../domain/answer.ts';
import { gatesOf, maySee, type Viewer } from '../domain/audience.ts';
import type { Fact } from '../domain/fact.ts';
import { isDispatch } from './dispatch-key.ts';
import type { Addressee } from './dispatches.ts';
import type { Copy, Outbox, OutboxDelivery } from './outbox.ts';
import { targetsOf } from './targets.ts';
import { isWord } from './word-key.ts';

/** What somebody is about to be told of a fact. */
export interface Telling {
  readonly platform: string;
  readonly to: Addressee;
  /** Whose eyes it is for. */
  readonly viewer: Viewer;
  /** Epoch ms. */
  readonly now: number;
  /** As it stands. */
  readonly fact: Fact;
  /** The version that they were told up to; 0: none. */
  readonly from: number;
  /** When they were told up to then (epoch ms). */
  readonly since: number;
  /** Whether it is shown otherwise than it was at an instant (epoch ms). */
  readonly changedSince: (at: number) => boolean;
}

/**
 * Whether an addressee has heard of a change otherwise: by word of a correction, or by another message that the bot sent of itself. `coming`:
 * a correction is still to go, or on its way there, and may tell it · `no`.
 */
export function heardOf(telling: Telling, outbox: Pick<Outbox, 'of' | 'copies' | 'copyOf' | 'deliveries'>): 'heard' | 'coming' | 'no' {
  const { platform, to, fact, from, since, changedSince } = telling;
  const isThere = (each: { readonly platform: string; readonly target: unknown }) =>
    each.platform === platform && JSON.stringify(each.target) === JSON.stringify(to);
  const stands = (copy: Copy) => copy.state !== 'failed' && targetsOf([copy]).some(isThere);
  const copies = outbox.copies([of(fact.id, fact.version)]).filter(stands);
  // Of an answer that is edited where it stands nobody is told.
  const unasked = copies.filter(({ recorded }) => isDispatch(recorded) || (isWord(recorded) && recorded.revises === null));
  const last = unasked.findLast(({ recorded }) => recorded.at > since && tells(recorded.answer, fact.id));
  if (last && !changedSince(last.recorded.at)) return 'heard';
  const newest = outbox
    .of(fact.id, since)
    .find((each) => isOpenTo(each, telling) && each.affected.some(({ factId, version }) => factId === fact.id && version >= from));
  if (!newest) return 'no';
  if (newest.state === 'waiting') {
    const wrong = newest.affected.filter(({ factId }) => factId === fact.id);
    return copies.some(({ cited }) => cited.some((one) => wrong.some(({ version }) => one.factId === fact.id && one.version <= version)))
      ? 'coming'
      : 'no';
  }
  const delivery = outbox
    .deliveries(newest.id)
    .filter(isThere)
    .find(({ answerIds }) => answerIds.some((id) => outbox.copyOf(id)?.cited.some(({ factId }) => factId === fact.id)));
  if (!delivery || delivery.state === 'needless' || delivery.state === 'unreachable') return 'no';
  if (delivery.state === 'waiting' || delivery.state === 'trying') return 'coming';
  return isToldBy(delivery, fact.id, outbox) ? 'heard' : 'no';
}

/** Whether word of a correction shows a fact, or answers anew a question whose answer told it; other answers it only names. */
function isToldBy({ key, answerIds }: OutboxDelivery, factId: string, { copyOf }: Pick<Outbox, 'copyOf'>): boolean {
  const word = copyOf(key)?.recorded.answer;
  if (!word) return false;
  const anew = answerIds.flatMap((id) => copyOf(id) ?? []).filter(({ recorded: { answer } }) => answer.question === word.question);
  return tells(word, factId) || (word.question !== '' && anew.some(({ cited }) => cited.some((each) => each.factId === factId)));
}

/** Of what is behind gates that they don't pass, nothing may show: not by what is left out, either. */
const isOpenTo = ({ behind = '' }: Correction, { viewer, now }: Telling): boolean => maySee(gatesOf(behind), viewer, now);

/** Whether an answer shows a fact, or says how it stands; to name it beside others is not to tell of it. */
function tells(answer: Answer, factId: string): boolean {
  if (quotesOf(answer).some((quote) => quote.factId === factId)) return true;
  if ('factIds' in answer) return answer.factIds.includes(factId);
  return answer.outcome === 'briefing' && answer.sections.some(({ factIds = [] }) => factIds.includes(factId));
}

const of = (factId: string, version: number): Affected => ({ factId, version, word: 'update', bySomethingElse: false, reason: null });
