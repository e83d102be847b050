import type { z } from 'zod';
import type { Books } from '../desk/books.ts';
import type { Eyes, Newsroom } from '../desk/newsroom.ts';
import type { OnFile } from '../desk/on-file.ts';
import type { Told } from '../desk/told.ts';
import type { Who } from '../desk/who.ts';
import type { Answer } from '../domain/answer.ts';
import { UserError } from '../domain/errors.ts';
import type { Conversation } from '../search/conversation.ts';
import type { Result } from './call.ts';

/** Where a command was called. Ids are the platform's own. */
export interface Place {
  readonly platform: string;
  /** A thread's parent; in direct messages the conversation itself. */
  readonly channel: string;
  readonly direct: boolean;
  /** null: in the channel itself. */
  readonly thread: string | null;
  readonly person: string;
}

/** All that a command may touch. */
export interface Context extends Eyes {
  readonly desk: Pick<Newsroom, 'ask' | 'search' | 'brief' | 'list' | 'view'>;
  /** What is on file, for those who may change it. */
  readonly onFile: OnFile;
  readonly who: Who;
  readonly told: Told;
  readonly books: Books;
  /** null: in a terminal. */
  readonly place: Place | null;
  /** The house's time zone, IANA's name. */
  readonly zone: string;
  /** The house's public channels, by id; left out: none. */
  readonly publicChannels?: readonly string[];
  readonly conversation: Conversation;
  /** Takes what the conversation has come to. */
  readonly remember: (conversation: Conversation) => void;
}

/** A command, once for all platforms: what they show of it, what it takes, what it does. */
export interface Command {
  /** The command that it is a sub-command of: "desk" in `/desk topics`; null: it stands alone. */
  readonly group: string | null;
  readonly name: string;
  readonly summary: string;
  /** The options that plain text after the command's name fills, a word each, the last one all that is left; empty: it takes none. */
  readonly takes: readonly string[];
  /** Whether people are offered it; the others are behind buttons and forms. */
  readonly listed: boolean;
  /** Whether only whoever calls may see what it says: it is the desk's own work. */
  readonly aside: boolean;
  /** Each platform reads its own kind of input into these; descriptions are shown to people. */
  readonly options: z.ZodObject;
  /** Checks the input by `options`. Throws UserError (exit code 2) where it doesn't fit. */
  readonly run: (input: unknown, context: Context) => Result;
}

interface Definition<S extends z.ZodObject> {
  readonly group: string | null;
  readonly name: string;
  readonly summary: string;
  readonly takes: readonly (keyof z.output<S> & string)[];
  /** Left out: people are offered it. */
  readonly listed?: boolean;
  /** Left out: whoever may read where it was called may see what it says. */
  readonly aside?: boolean;
  readonly options: S;
  readonly run: (input: z.output<S>, context: Context) => Answer | Result;
}

export function command<S extends z.ZodObject>({ run, ...definition }: Definition<S>): Command {
  return {
    ...definition,
    listed: definition.listed ?? true,
    aside: definition.aside ?? false,
    run: (input, context) => {
      const read = definition.options.safeParse(input);
      if (read.success) {
        const result = run(read.data, context);
        return 'kind' in result ? result : { kind: 'answer', answer: result, offers: [] };
      }
      throw new UserError(
        read.error.issues.map((issue) => `${nameOf(definition)}: ${issue.path.join('.')}: ${issue.message}`).join('\n'),
        2,
      );
    },
  };
}

/** As people type it, without the slash: "ask", "desk topics". */
export function nameOf({ group, name }: Pick<Command, 'group' | 'name'>): string {
  return group === null ? name : `${group} ${name}`;
}
