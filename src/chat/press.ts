import type { Call } from '../commands/call.ts';
import { forScript, inContext, whoElse } from '../desk/furniture.ts';
import { notice } from '../desk/notice.ts';
import { type Answer, quotesOf } from '../domain/answer.ts';
import type { Fact } from '../domain/fact.ts';
import { isLive } from '../search/conflicts.ts';
import { type Conversation, NO_CONVERSATION } from '../search/conversation.ts';
import type { View } from '../search/view.ts';
import { CHAT_TEXT } from '../text/chat.ts';
import type { Pressed } from './button.ts';
import { type Address, type Invocation, threadKey, viewerOf } from './invocation.ts';
import type { RecordedAnswer } from './ledger.ts';
import { recompose, stands } from './recompose.ts';
import { aside, type Means, plainly, type Reply } from './reply.ts';
import { WRONG_FORM } from './wrong.ts';

/** What a press may lead to, at an address. */
export interface Doing {
  /** Asks a choice's question. */
  readonly ask: (question: string, to: Address) => Reply;
  /** Does what a command offered. */
  readonly call: (call: Call, to: Address) => Reply;
}

/** What a button does. Whoever presses gets an answer or a reason. */
export function pressed(
  { action, answerId, index }: Pressed,
  { address, key }: Invocation,
  { desk, ledger, now, standing }: Means,
  { ask, call }: Doing,
): Reply {
  const recorded = ledger.find(answerId);
  const say = (text: string): Reply => aside(address, notice(text, '', now));
  // Only who asked sees a private answer's buttons; whoever else presses one has made it up.
  const another = recorded?.address.visibility === 'private' && recorded.address.person !== address.person;
  if (!recorded || another) return say(CHAT_TEXT.forgotten);
  const mine = { viewer: viewerOf({ ...address, visibility: 'private' }, standing), now };
  switch (action) {
    case 'choose': {
      const choice = recorded.answer.outcome === 'which' ? recorded.answer.choices[index] : undefined;
      if (!choice) return say(CHAT_TEXT.forgotten);
      // What comes of a private answer is private, whatever the platform says of the message that was pressed.
      const to: Address = recorded.address.visibility === 'private' ? { ...address, visibility: 'private' } : address;
      // In public the answer is there for all; in private everyone asks for themselves.
      if (to.visibility === 'public' && !claimed(`choose ${answerId} ${index}`, key)) return say(CHAT_TEXT.chosen);
      return ask(choice.question, to);
    }
    case 'share': {
      const to: Address = { ...address, visibility: 'public', handle: null, message: null };
      const eyes = { viewer: viewerOf(to, standing), now };
      // What stands above a briefing names its topic.
      const { outcome, topicId } = recorded.answer;
      if (outcome === 'briefing' && topicId !== null && !desk.view(eyes).topicById.has(topicId)) return say(CHAT_TEXT.notForChannel);
      if (!claimed(`share ${answerId}`, key)) return say(CHAT_TEXT.sharedAlready);
      const { answer, asked } = recompose(recorded, desk, { from: mine.viewer, to: eyes.viewer }, now);
      const factIds = quotesOf(answer).map((quote) => quote.factId);
      // What another answer leads to leans on nothing that was said aside.
      const same = factIds.length > 0 && factIds.join(' ') === idsIn(recorded.answer);
      const conversation = (same ? asIn(recorded, factIds) : null) ?? { ...NO_CONVERSATION, topicId: answer.topicId, factIds };
      // In the channel nobody has seen what was asked in private.
      const above = answer.question === '' ? null : CHAT_TEXT.asked(answer.question);
      return { ...plainly(to, answer), above, asked, conversation };
    }
    case 'more':
      // What was closed since is closed here, too.
      return stands(recorded.answer, desk.view(mine)) ? { ...aside(address, recorded.answer), from: index } : say(CHAT_TEXT.gone);
    case 'wrong':
      return { kind: 'form', to: address, form: WRONG_FORM.for(answerId), call: null };
    case 'do': {
      const offer = recorded.offers[index];
      return offer ? call(offer, { ...address, visibility: 'private' }) : say(CHAT_TEXT.forgotten);
    }
    case 'context':
    case 'origins':
    case 'script': {
      const view = desk.view(mine);
      const facts = factsOf(recorded.answer, view);
      if (facts.length === 0) return say(CHAT_TEXT.gone);
      const open = { context: inContext, origins: whoElse, script: forScript }[action];
      return { ...aside(address, open({ facts, view, now })), facts };
    }
  }

  /** The conversation that a recorded answer stood in, as long as nothing else was asked in it; null: it has gone on. */
  function asIn({ platform, address: where }: RecordedAnswer, factIds: readonly string[]): Conversation | null {
    const kept = ledger.conversation(threadKey(platform, where))?.conversation ?? null;
    return kept !== null && kept.factIds.join(' ') === factIds.join(' ') ? kept : null;
  }

  /** True for the press that came first, however often that one is carried out. */
  function claimed(what: string, by: string): boolean {
    return ledger.claim(what, by, now) === by;
  }
}

const idsIn = (answer: Answer): string =>
  quotesOf(answer)
    .map((quote) => quote.factId)
    .join(' ');

function factsOf(answer: Answer, view: View): Fact[] {
  const ids = new Set(quotesOf(answer).map((quote) => quote.factId));
  return [...ids].flatMap((id) => view.factById.get(id) ?? []).filter(isLive);
}
