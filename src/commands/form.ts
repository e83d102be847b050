/** A question back to the person: plain data, which an adapter shows as a modal. */
export interface Form {
  /** Says what a filled form is for; comes back with it, at most 100 characters. */
  readonly id: string;
  /** At most 24 characters, as Slack's modals allow. */
  readonly title: string;
  /** One line above the fields; empty: none. */
  readonly note: string;
  readonly fields: readonly Field[];
  /** On the button that sends it; at most 24 characters. */
  readonly submit: string;
}

export interface Field {
  readonly name: string;
  /** At most 45 characters, as Discord's modals allow. */
  readonly label: string;
  /** Shown in the empty field; at most 100 characters. */
  readonly hint: string;
  readonly lines: 'one' | 'many';
  /** Characters; at most 3,000 (Slack's inputs). */
  readonly most: number;
  readonly required: boolean;
}
