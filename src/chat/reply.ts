import type { Form } from '../commands/form.ts';
import type { Newsroom } from '../desk/newsroom.ts';
import type { Answer } from '../domain/answer.ts';
import type { Conversation } from '../search/conversation.ts';
import type { Address } from './invocation.ts';
import type { Ledger } from './ledger.ts';

/** What replies are made from. */
export interface Means {
  readonly desk: Newsroom;
  readonly ledger: Ledger;
  /** Epoch ms. */
  readonly now: number;
}

/** What the bot does about an invocation. */
export type Reply =
  | {
      readonly kind: 'answer';
      readonly to: Address;
      readonly answer: Answer;
      /** Whether a button offers to share it to the channel. */
      readonly share: boolean;
      /** The first item to show; 0: from the start. */
      readonly from: number;
      /** Said above the answer: what was asked, where nobody there has seen it; null: nothing. */
      readonly above: string | null;
      /** What the conversation has come to; null: it stays as it was. */
      readonly conversation: Conversation | null;
    }
  | { readonly kind: 'form'; readonly to: Address; readonly form: Form }
  | { readonly kind: 'silence' };

export const SILENCE: Reply = { kind: 'silence' };

/** An answer that only the person sees, and that leads nowhere: notes, receipts, what a button opens. */
export function aside(to: Address, answer: Answer, from = 0): Reply {
  return { kind: 'answer', to: { ...to, visibility: 'private' }, answer, share: false, from, above: null, conversation: null };
}
