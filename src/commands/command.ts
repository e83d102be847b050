import type { z } from 'zod';
import type { Eyes, Newsroom } from '../desk/newsroom.ts';
import type { Answer } from '../domain/answer.ts';
import { UserError } from '../domain/errors.ts';
import type { Conversation } from '../search/conversation.ts';

/** All that a command may touch. */
export interface Context extends Eyes {
  readonly desk: Pick<Newsroom, 'ask' | 'search' | 'brief' | 'list' | 'view'>;
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
  /** The option that plain text after the command's name fills; null where it takes none. */
  readonly takes: string | null;
  /** Each platform reads its own kind of input into these; descriptions are shown to people. */
  readonly options: z.ZodObject;
  /** Checks the input by `options`. Throws UserError (exit code 2) where it doesn't fit. */
  readonly run: (input: unknown, context: Context) => Answer;
}

interface Definition<S extends z.ZodObject> {
  readonly group: string | null;
  readonly name: string;
  readonly summary: string;
  readonly takes: (keyof z.output<S> & string) | null;
  readonly options: S;
  readonly run: (input: z.output<S>, context: Context) => Answer;
}

export function command<S extends z.ZodObject>({ run, ...definition }: Definition<S>): Command {
  return {
    ...definition,
    run: (input, context) => {
      const read = definition.options.safeParse(input);
      if (read.success) return run(read.data, context);
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
