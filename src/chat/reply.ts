import type { Call, Offer } from '../commands/call.ts';
import type { Form } from '../commands/form.ts';
import type { Books } from '../desk/books.ts';
import type { Newsroom } from '../desk/newsroom.ts';
import type { OnFile } from '../desk/on-file.ts';
import type { Told } from '../desk/told.ts';
import type { Answer } from '../domain/answer.ts';
import type { Fact } from '../domain/fact.ts';
import type { RoleHolders } from '../domain/roles.ts';
import type { Conversation } from '../search/conversation.ts';
import type { Address, Standing } from './invocation.ts';
import type { KeptAsk, Ledger } from './ledger.ts';

/** What replies are made from. */
export interface Means {
  readonly desk: Newsroom;
  readonly ledger: Ledger;
  readonly onFile: OnFile;
  readonly told: Told;
  readonly books: Books;
  /** The house's time zone, IANA's name. */
  readonly zone: string;
  /** Of whoever asked. */
  readonly standing: Standing;
  readonly holders: RoleHolders;
  /** The house's public channels, by id: what is asked there for all to read, everybody may know of. */
  readonly publicChannels: readonly string[];
  /** Epoch ms. */
  readonly now: number;
}

/** An answer, and where it goes. */
export interface AnswerReply {
  readonly kind: 'answer';
  readonly to: Address;
  readonly answer: Answer;
  /** Buttons of the command's own. */
  readonly offers: readonly Offer[];
  /** Facts that it rests on beside those that it quotes. */
  readonly facts: readonly Fact[];
  /** Whether what it shows counts as told: an editor's own work at the desk tells nobody anything. */
  readonly tells: boolean;
  /** Whether a button offers to share it to the channel. */
  readonly share: boolean;
  /** The first item to show; 0: from the start. */
  readonly from: number;
  /** Said above the answer: what was asked, where nobody there has seen it; null: nothing. */
  readonly above: string | null;
  /** The conversation that the question was asked in; null: there was no question. */
  readonly asked: Conversation | null;
  /** What the conversation has come to; null: it stays as it was. */
  readonly conversation: Conversation | null;
  /** What is kept of it without its words, where somebody asked it; null: nobody did. */
  readonly ask: KeptAsk | null;
}

/** What the bot does about an invocation. */
export type Reply =
  | AnswerReply
  /** `call`: what is done with what is filled in; null: the form's own id says it. */
  | { readonly kind: 'form'; readonly to: Address; readonly form: Form; readonly call: Call | null }
  | { readonly kind: 'silence' };

export const SILENCE: Reply = { kind: 'silence' };

/** An answer, with nothing beside it. */
export function plainly(to: Address, answer: Answer): AnswerReply {
  return {
    kind: 'answer',
    to,
    answer,
    offers: [],
    facts: [],
    tells: true,
    share: false,
    from: 0,
    above: null,
    asked: null,
    conversation: null,
    ask: null,
  };
}

/** An answer that only the person sees, and that leads nowhere: notes, receipts, what a button opens. */
export function aside(to: Address, answer: Answer): AnswerReply {
  return plainly({ ...to, visibility: 'private' }, answer);
}
