import type { ActionsBlock, Button as SlackButton, StaticSelect } from '@slack/types';
import { type Button, buttonId } from '../../src/chat/button.ts';
import type { Message } from '../../src/chat/message.ts';
import { CHAT_TEXT } from '../../src/text/chat.ts';
import { plainText, shortText } from './blocks.ts';
import { LIMITS } from './limits.ts';

/** Items that are left to show: how many, and the first of them. */
export interface Rest {
  readonly count: number;
  readonly next: number;
}

/**
 * The buttons under an answer, in rows; `rest` adds the one that shows more, last. More choices than a row holds become a menu: its id
 * is that of choice 0, and the chosen option's value is the choice's index.
 */
export function buttonBlocks({ buttons, answerId }: Pick<Message, 'buttons' | 'answerId'>, rest: Rest | null): ActionsBlock[] {
  const choices = buttons.filter(({ action }) => action === 'choose');
  const asMenu = choices.length > LIMITS.actions.choices;
  const shown = asMenu ? buttons.filter(({ action }) => action !== 'choose') : buttons;
  const more: Button[] = rest === null ? [] : [{ action: 'more', label: CHAT_TEXT.more(rest.count), index: rest.next }];
  const elements: (SlackButton | StaticSelect)[] = [
    ...(asMenu ? [menu(choices, answerId)] : []),
    ...[...shown, ...more].map((each) => button(each, answerId)),
  ];
  return Array.from({ length: Math.ceil(elements.length / LIMITS.actions.row) }, (_, row) => ({
    type: 'actions',
    elements: elements.slice(row * LIMITS.actions.row, (row + 1) * LIMITS.actions.row),
  }));
}

function button({ action, label, index, tone }: Button, answerId: string): SlackButton {
  const style = tone === undefined ? {} : { style: tone };
  return { type: 'button', action_id: buttonId({ action, index }, answerId), text: shortText(label), ...style };
}

function menu(choices: readonly Button[], answerId: string): StaticSelect {
  return {
    type: 'static_select',
    action_id: buttonId({ action: 'choose', index: 0 }, answerId),
    placeholder: plainText(CHAT_TEXT.choose, LIMITS.view.placeholder),
    options: choices.slice(0, LIMITS.options).map(({ label, index }) => ({
      text: shortText(label),
      value: String(index),
    })),
  };
}
