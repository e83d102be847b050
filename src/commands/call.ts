import type { Answer } from '../domain/answer.ts';
import type { Form } from './form.ts';

/** A command with its input, as plain data: what a button or a form does when somebody uses it, with that person's own rights. */
export interface Call {
  /** As people type it, without the slash: "desk status". */
  readonly command: string;
  readonly input: Readonly<Record<string, string>>;
}

/** A button that a command puts under its answer. */
export interface Offer extends Call {
  /** At most 75 characters (Slack's limit; Discord's is 80). */
  readonly label: string;
  readonly tone?: 'primary' | 'danger';
}

/** A form that a command wants filled; it is given an id when it is shown. What is filled in joins the call's input. */
export interface Asking {
  readonly kind: 'form';
  readonly form: Omit<Form, 'id'>;
  readonly call: Call;
}

/** An answer, with buttons of the command's own under it. */
export interface Saying {
  readonly kind: 'answer';
  readonly answer: Answer;
  readonly offers: readonly Offer[];
}

/** What a command comes to. */
export type Result = Saying | Asking;
