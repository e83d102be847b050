import type { APIActionRowComponent, APIButtonComponentWithCustomId, APIStringSelectComponent } from 'discord.js';
import { type Button, buttonId } from '../../src/chat/button.ts';
import { CHAT_TEXT } from '../../src/text/chat.ts';
import { clipped, plainText } from './escape.ts';
import { LIMITS, OURS } from './limits.ts';

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

/**
 * Buttons in rows, the choices in a row of their own. More choices than that become one select: its id is that of choice 0, and the
 * chosen option's value is the choice's index, as text.
 */
export function rowsOf(buttons: readonly Button[], answerId: string): Row[] {
  const choices = buttons.filter(({ action }) => action === 'choose');
  const others = buttons.filter(({ action }) => action !== 'choose').map((each) => button(each, answerId));
  const chosen: Row[] =
    choices.length > OURS.choiceButtons
      ? [{ type: 1, components: [select(choices, answerId)] }]
      : inRows(choices.map((each) => button(each, answerId)));
  return [...chosen, ...inRows(others)].slice(0, LIMITS.rows);
}

function inRows(buttons: readonly APIButtonComponentWithCustomId[]): Row[] {
  return Array.from({ length: Math.ceil(buttons.length / LIMITS.buttons) }, (_, row) => ({
    type: 1,
    components: buttons.slice(row * LIMITS.buttons, (row + 1) * LIMITS.buttons),
  }));
}

/** ButtonStyle: Primary, Secondary, Danger. */
const STYLE = { primary: 1, plain: 2, danger: 4 } as const;

function button({ action, label, index, tone }: Button, answerId: string): APIButtonComponentWithCustomId {
  return {
    type: 2,
    style: STYLE[tone ?? 'plain'],
    label: named(label, index, LIMITS.buttonLabel),
    custom_id: buttonId({ action, index }, answerId),
  };
}

function select(choices: readonly Button[], answerId: string): APIStringSelectComponent {
  return {
    type: 3,
    custom_id: buttonId({ action: 'choose', index: 0 }, answerId),
    placeholder: CHAT_TEXT.choose,
    options: choices.slice(0, LIMITS.select.options).map(({ label, index }) => ({
      label: named(label, index, LIMITS.select.label),
      value: String(index),
    })),
  };
}

/** A button's label may be cut: the whole words stand in the message. It is never empty. */
function named(label: string, index: number, most: number): string {
  const words = clipped(label, most, plainText);
  return words === '' ? String(index + 1) : words;
}
