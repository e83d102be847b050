import { renderAnswer } from '../../adapters/console/render.ts';
import { renderMessage as renderDiscord } from '../../adapters/discord/render.ts';
import { renderMessage as renderSlack } from '../../adapters/slack/render.ts';
import { buttonsFor } from '../../src/chat/furniture.ts';
import type { Message } from '../../src/chat/message.ts';
import { PLAIN } from '../../src/cli/shell.ts';
import type { Answer } from '../../src/domain/answer.ts';

interface Page {
  readonly payload: unknown;
  readonly next: number | null;
}

/** Every page of a message as a platform is sent it, each as pressing "more" shows it. */
function pagesOf(message: Message, render: (message: Message) => Page): unknown[] {
  const pages: unknown[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const { payload, next }: Page = render({ ...message, from });
    pages.push(payload);
    from = next;
  }
  return pages;
}

/** All that the three chats are sent of an answer, in private with its "share" button and in public without, as text. */
export function payloadsOf(answer: Answer): string {
  const messages = [true, false].map((share): Message => ({ answer, answerId: 'a1b2c3', buttons: buttonsFor(answer, share), from: 0 }));
  return JSON.stringify([
    renderAnswer(answer, PLAIN),
    ...messages.flatMap((message) => [pagesOf(message, renderSlack), pagesOf(message, renderDiscord)]),
  ]);
}

/** The first item on the next page of what Slack, which has the least room, is sent; null: there is none. */
export const nextOnSlack = (message: Message): number | null => renderSlack(message).next;
