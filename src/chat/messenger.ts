import type { Form } from '../commands/form.ts';
import type { Address } from './invocation.ts';
import type { Message } from './message.ts';

/** What became of a message. Failures are values: the host decides what the person is told. */
export type Sent =
  | {
      readonly ok: true;
      /** The platform's id of the post; null where it gives none (a private reply). */
      readonly message: string | null;
      /** The thread that it stands in; null: none. */
      readonly thread: string | null;
      /** Where it stands, if it was sent to a person: the conversation's id. Left out: where it was sent to. */
      readonly channel?: string;
    }
  | {
      readonly ok: false;
      /**
       * `forbidden`: may not post there · `gone`: channel, thread or post is no more, or archived · `too-late`: the platform's time for
       * this reply is over · `unsure`: it may have arrived and can't be looked up, so it isn't sent again · `failed`: the platform won't
       * have it, or there is a bug · `unreachable`: tried for as long as is sensible, and not there.
       */
      readonly reason: 'forbidden' | 'gone' | 'too-late' | 'unsure' | 'failed' | 'unreachable';
      /** The platform's own code or message, for the log. */
      readonly detail: string;
    };

export interface Sending {
  /** The delivery's own key: two sends with one key are one message, wherever the platform can be asked. At most 25 characters. */
  readonly key: string;
  /** An earlier try may have arrived (a restart): look it up before anything is posted. */
  readonly again: boolean;
  /**
   * Epoch ms, by the host's clock: no earlier try is older, so that none is looked for beyond it. Left out: not known, and where more was
   * said since than is looked through, the post is left `unsure`.
   */
  readonly since?: number;
}

/** ms that a platform's clock and the host's may be apart. */
export const CLOCKS_APART = 10 * 60_000;

/** A post that stands somewhere. Ids are the platform's own. */
export interface Post {
  /** The channel, a thread's parent; in direct messages the conversation itself. */
  readonly channel: string;
  /** null: in the channel itself. */
  readonly thread: string | null;
  readonly message: string;
}

/** What became of a pin, or of taking one off. */
export type Pinned =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /**
       * `full`: the channel has as many pins as the platform allows · `forbidden`: may not pin there · `gone`: channel, thread or post is no
       * more, or archived · `unreachable`: tried for as long as is sensible, and not there · `failed`: the platform won't have it, or there
       * is a bug.
       */
      readonly reason: 'full' | 'forbidden' | 'gone' | 'unreachable' | 'failed';
      /** The platform's own code or message, for the log. */
      readonly detail: string;
    };

/** The pages that a message takes: it shown whole, with nothing behind a `more` button. */
export interface Pages {
  /** `Message.from` of each, in order; never empty. */
  readonly froms: readonly number[];
  /** Items that none of these pages shows, for which a `more` button stands under the last; 0: all are shown. */
  readonly left: number;
}

/** A text that somebody attached, or why it can't be had. */
export type Attached =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'too-large' | 'not-text' | 'gone' | 'forbidden' | 'unreachable'; readonly detail: string };

/** Bytes of an attached text that are read; a larger one is refused. */
export const ATTACHED_MOST = 1024 * 1024;

/**
 * A platform as the host sees it. Waits out rate limits, retries what surely didn't arrive, and looks up what may have. Never throws for
 * what the platform says; only for bugs.
 */
export interface Messenger {
  readonly platform: string;
  readonly send: (to: Address, message: Message, sending: Sending) => Promise<Sent>;
  /** Shows a form to who pressed or called; only in answer to a press or a command. */
  readonly open: (to: Address, form: Form, sending: Sending) => Promise<Sent>;
  /**
   * Puts a message in the place of one of the bot's own posts; nobody is notified. The same as before is no failure; an archived thread is
   * reopened for it where that is allowed.
   */
  readonly edit: (post: Post, message: Message, sending: Sending) => Promise<Sent>;
  /** A direct message to a person, who may never have written to the bot. */
  readonly tell: (person: string, message: Message, sending: Sending) => Promise<Sent>;
  /**
   * Pins one of the bot's own posts to where it stands: its channel, or on Discord its thread. One that is pinned already is no failure, so
   * that it may be repeated at any time. Changes nothing about other pins, also where the channel is full.
   */
  readonly pin: (post: Post) => Promise<Pinned>;
  /**
   * Takes the pin off one of the bot's own posts; of nobody else's, ever: platforms let a bot take off any pin. One that isn't pinned, or
   * isn't there any more, is no failure.
   */
  readonly unpin: (post: Post) => Promise<Pinned>;
  /**
   * The pages that a message takes from its own `from` on, each as the same message is shown with that `from`; at most `most` of them (at
   * least 1). Pure.
   */
  readonly pages: (message: Message, most: number) => Pages;
  /** A link that opens a post on the platform; null where none can be had now. Never throws. */
  readonly link: (post: Post) => Promise<string | null>;
  /** The ids of the groups (Slack: user groups; Discord: roles) that a person is in, there; none where they can't be read. Never throws. */
  readonly groupsOf: (place: Pick<Address, 'person' | 'channel' | 'direct'>) => Promise<readonly string[]>;
  /** The text of an attached file, by what the adapter put in the option `file`. Never throws. */
  readonly read: (file: string) => Promise<Attached>;
}
