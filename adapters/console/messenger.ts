import type { Messenger, Sent } from '../../src/chat/messenger.ts';
import type { Answer } from '../../src/domain/answer.ts';
import { CONSOLE_TEXT } from '../../src/text/console.ts';
import { renderAnswer } from './render.ts';
import type { ConsoleStyle } from './style.ts';

/** What is printed can't be changed, and a terminal has one reader. */
const NOT_HERE: Sent = { ok: false, reason: 'failed', detail: 'a terminal has no posts' };

/** Writes answers to a terminal: whoever reads it reads all, so that there is one place only, and a key is written once. */
export function consoleMessenger(write: (text: string) => Promise<void>, style: ConsoleStyle): Messenger {
  const written = new Set<string>();
  return {
    platform: 'console',
    send: async (_to, { answer }, { key }) => {
      if (!written.has(key)) {
        written.add(key);
        await write(renderAnswer(answer satisfies Answer, style));
      }
      return { ok: true, message: key, thread: null };
    },
    open: async () => ({ ok: false, reason: 'failed', detail: CONSOLE_TEXT.noForms }),
    edit: async () => NOT_HERE,
    tell: async () => NOT_HERE,
    pin: async () => ({ ok: false, reason: 'forbidden', detail: 'a terminal has no pins' }),
    unpin: async () => ({ ok: true }),
    // Printed whole, however long it is.
    pages: ({ from }) => ({ froms: [from], left: 0 }),
    link: async () => null,
    groupsOf: async () => [],
    read: async () => ({ ok: false, reason: 'gone', detail: 'a terminal has no files' }),
  };
}
