/** Characters of a field that fits every platform (Slack's inputs). */
export const LONGEST_FIELD = 3000;

/** A question back to the person: plain data, which an adapter shows as a modal. */
export interface Form {
  /** Says what a filled form is for; comes back with it, at most 100 characters. */
  readonly id: string;
  /** At most 24 characters, as Slack's modals allow. */
  readonly title: string;
  /** Above the fields, at most 1,000 characters; empty: none. */
  readonly note: string;
  /** At most 5, as Discord's modals allow. */
  readonly fields: readonly Field[];
  /** On the button that sends it; at most 24 characters. */
  readonly submit: string;
}

/** A line or a text to fill in, or, with `choices`, one of these to pick. */
export interface Field {
  readonly name: string;
  /** At most 45 characters, as Discord's modals allow. */
  readonly label: string;
  /** Shown in the empty field; at most 100 characters. */
  readonly hint: string;
  readonly lines: 'one' | 'many';
  /** Characters; at most `LONGEST_FIELD`. */
  readonly most: number;
  readonly required: boolean;
  /** What stands in it already, at most `most` characters, or the value of the choice that is picked; left out: nothing. */
  readonly value?: string;
  /** At most 25, as Discord's selects allow; left out: a text. */
  readonly choices?: readonly FieldChoice[];
}

export interface FieldChoice {
  /** At most 75 characters (Slack's limit; Discord's is 100). */
  readonly label: string;
  /** At most 100 characters; comes back. */
  readonly value: string;
}
