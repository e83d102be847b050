import { randomBytes } from 'node:crypto';
import { type Answer, quotesOf } from '../../domain/answer.ts';
import { gateKey, gatesOf, maySee, type Viewer } from '../../domain/audience.ts';
import { UserError } from '../../domain/errors.ts';
import type { Fact } from '../../domain/fact.ts';
import { type RoleHolders, roleOf } from '../../domain/roles.ts';
import { plainKey } from '../../language/fold.ts';
import { isLive } from '../../search/conflicts.ts';
import { GAPS_TEXT } from '../../text/gaps.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Act } from '../on-file.ts';
import { accountShown, needs } from '../who.ts';
import { heldOf, type Work } from '../work.ts';
import { type GapEyes, mayKnow } from './gap-list.ts';
import type { GapAsk, GapSeen, Gaps } from './gaps.ts';

/** Questions that one entry has at most (knowledge/README.md; src/knowledge/schema.ts). */
const MOST_QUESTIONS = 4;

/**
 * Open questions as an editor saw them. Throws UserError (exit code 2) for one that this editor may not know of, in the same words as for one
 * that never was, and for one that somebody else has settled since.
 */
export function seenOpen(seen: readonly GapSeen[], gaps: Gaps, eyes: GapEyes, { who }: Pick<Work, 'who'>): readonly GapAsk[] {
  needs('editor', who);
  const found = gaps.find(seen.map(({ id }) => id));
  if (found.length === 0 || found.length < seen.length || !found.every((ask) => mayKnow(ask, eyes))) throw new UserError(GAPS_TEXT.gone, 2);
  const settled = found.find((ask, at) => ask.state !== 'open' || ask.version !== seen[at]?.version);
  if (!settled) return found;
  const { state, settled: how } = settled;
  if (how === null || state === 'open') throw new UserError(GAPS_TEXT.gone, 2);
  throw new UserError(GAPS_TEXT.quicker(accountShown(how.by, who.holders), how.at, state), 2);
}

/**
 * Settles questions that were seen open: filled by an entry, or (`factId` null) by what asking again finds; or closed, with `why`. Throws
 * UserError (exit code 2) where somebody in another process was quicker.
 */
export function settleGaps(
  asks: readonly GapAsk[],
  how: { readonly factId: string | null; readonly why: string | null },
  gaps: Gaps,
  { who, now }: Pick<Work, 'who' | 'now'>,
): void {
  const settled = { id: randomBytes(6).toString('hex'), by: who.account, at: now, ...how };
  if (!gaps.settle(asks, how.why === null ? 'filled' : 'closed', settled)) throw new UserError(GAPS_TEXT.gone, 2);
}

/** An entry that may answer a question. Throws UserError (exit code 2) for one that is on hold or withdrawn. */
export function answering(fact: Fact): Fact {
  if (!isLive(fact)) throw new UserError(GAPS_TEXT.notLive(fact.id), 2);
  return fact;
}

/**
 * The act that makes a question one of an entry's own. Its words must be such as everybody may see who may see the entry: what was asked in
 * private, or is about something closed, isn't. Comes with the question as the entry has it then. Throws UserError (exit code 2) for what isn't allowed.
 */
export function phraseAct(
  question: string,
  asks: readonly GapAsk[],
  fact: Fact,
  work: Work,
  publicChannels: readonly string[],
): { readonly act: Act; readonly question: string } {
  const text = question.trim().replace(/\s+/gu, ' ');
  if (text === '') throw new UserError(GAPS_TEXT.noQuestion, 2);
  const words = asks.filter((ask) => plainKey(ask.question) === plainKey(text));
  if (words.length > 0 && !words.some((ask) => isForAllOf(ask, fact, publicChannels))) throw new UserError(GAPS_TEXT.notForAll, 2);
  const held = heldOf('fact', answering(fact), work);
  const { fields } = held.holding;
  if (fields.questions.some((each) => plainKey(each) === plainKey(text))) throw new UserError(GAPS_TEXT.phrasedAlready(fact.id), 2);
  if (fields.questions.length >= MOST_QUESTIONS) throw new UserError(GAPS_TEXT.questionsFull(fact.id, MOST_QUESTIONS), 2);
  const holding = { ...held.holding, fields: { ...fields, questions: [...fields.questions, text] } };
  return {
    act: { at: work.now, by: work.who.account, changes: [{ holding, from: held.version, act: 'edit', reason: null }] },
    question: text,
  };
}

/**
 * Whether all who may see an entry may see a question's words: it was asked where all of the house may read, and nothing that it is about is
 * closed to them.
 */
function isForAllOf({ open, channel, behind }: GapAsk, { gates }: Fact, publicChannels: readonly string[]): boolean {
  const passed = new Set(gates.map((gate) => gateKey([gate])));
  return open && publicChannels.includes(channel) && behind.every((key) => gatesOf(key).every((gate) => passed.has(gateKey([gate]))));
}

const COVERED: ReadonlySet<Answer['outcome']> = new Set(['found', 'partial', 'disputed', 'not-known']);

/**
 * What answers a question by now, as an editor sees it, with nothing in it that whoever asked may not see; null: nothing that the desk has
 * reviewed does. What was answered beside the point is answered by something else only.
 */
export function answeredNow(
  ask: GapAsk,
  desk: Pick<Newsroom, 'ask'>,
  { view, viewer, now }: Pick<GapEyes, 'view' | 'viewer' | 'now'>,
  holders: RoleHolders,
): Answer | null {
  const { question, conversation, within } = ask;
  const topic = within !== null && view.topicById.has(within) ? within : null;
  const { answer } = desk.ask({ question, topic, viewer, now, conversation });
  const quotes = quotesOf(answer);
  const asker = askerOf(ask, holders);
  const isSeen = (id: string) => maySee(view.factById.get(id)?.gates ?? [], asker, now);
  if (!COVERED.has(answer.outcome) || !quotes.every(({ reviewed, factId }) => reviewed && isSeen(factId))) return null;
  return ask.kind === 'wrong' && quotes.every(({ factId }) => ask.told.includes(factId)) ? null : answer;
}

/** Whoever asked, as far as that is known without asking the platform for groups. */
function askerOf({ open, channel, person }: GapAsk, holders: RoleHolders): Viewer {
  if (open) return { role: 'reader', person: null, groups: [], channel };
  return { role: roleOf(person, [], holders), person, groups: [], channel: null };
}
