import type { Offer } from '../commands/call.ts';
import { type Answer, quotesOf } from '../domain/answer.ts';
import { CHAT_TEXT } from '../text/chat.ts';
import type { Button } from './button.ts';

/** Label of a choice's button; the whole label stands in the answer. */
const CHOICE = 75;

/** The buttons under an answer: those that every such answer has, then a command's own. `share`: it is private, and could be shown to the channel. */
export function buttonsFor(answer: Answer, share: boolean, offers: readonly Offer[] = []): Button[] {
  const own = offers.map(({ label, tone }, index): Button => ({ action: 'do', label: shortened(label), index, ...(tone && { tone }) }));
  return [...usual(answer, share), ...own];
}

function usual(answer: Answer, share: boolean): Button[] {
  const plain = (action: Exclude<Button['action'], 'choose' | 'more' | 'do'>): Button => ({
    action,
    label: CHAT_TEXT.button[action],
    index: 0,
  });
  const shared = share ? [plain('share')] : [];
  switch (answer.outcome) {
    case 'found':
    case 'partial':
    case 'disputed':
    case 'not-known':
      return [...shared, plain('context'), plain('origins'), plain('script'), plain('wrong')];
    case 'not-on-file':
      return [...shared, plain('wrong')];
    case 'which':
      return answer.choices.map(({ label }, index) => ({ action: 'choose', label: shortened(`${index + 1} · ${label}`), index }));
    case 'briefing':
      return quotesOf(answer).length > 0 ? shared : [];
    case 'held':
    case 'withdrawn':
    case 'notice':
    case 'error':
      return [];
  }
}

function shortened(label: string): string {
  return label.length <= CHOICE
    ? label
    : `${[...label]
        .slice(0, CHOICE - 20)
        .join('')
        .slice(0, CHOICE - 1)
        .trimEnd()}…`;
}
