/** What a button under an answer does. */
export const ACTIONS = ['choose', 'share', 'context', 'origins', 'script', 'wrong', 'more', 'do'] as const;
export type Action = (typeof ACTIONS)[number];

export interface Button {
  readonly action: Action;
  /** At most 75 characters (Slack's limit; Discord's is 80). */
  readonly label: string;
  /** Which choice (`choose`) or offer (`do`), or the first item still to be shown (`more`); 0 for the others. */
  readonly index: number;
  /** How it looks where a platform can tell buttons apart; left out: plain. */
  readonly tone?: 'primary' | 'danger';
}

/** A button as it comes back when it is pressed. */
export interface Pressed {
  readonly action: Action;
  /** The recorded answer that it stands under. */
  readonly answerId: string;
  readonly index: number;
}

const PRESSED = /^sourced:(?<action>[a-z]+):(?<answerId>[a-z0-9]{1,40}):(?<index>\d{1,4})$/u;

/** The button's id in a payload; at most 100 characters (Discord's `custom_id`), unique in a message. */
export function buttonId({ action, index }: Pick<Button, 'action' | 'index'>, answerId: string): string {
  return `sourced:${action}:${answerId}:${index}`;
}

/** What an id that a platform sent back stands for; null: it is none of ours. */
export function readButtonId(id: string): Pressed | null {
  const { action, answerId, index } = PRESSED.exec(id)?.groups ?? {};
  const known = ACTIONS.find((each) => each === action);
  return known === undefined || answerId === undefined ? null : { action: known, answerId, index: Number(index) };
}
