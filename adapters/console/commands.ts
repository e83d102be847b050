import { newReference } from '../../src/desk/failure.ts';
import type { Answer, Choice } from '../../src/domain/answer.ts';
import { CONSOLE_TEXT } from '../../src/text/console.ts';
import { RENDER_TEXT } from '../../src/text/render.ts';
import { LIMITS } from './limits.ts';
import type { ConsoleStyle } from './style.ts';
import { paragraph } from './wrap.ts';

/** What a line is answered with, and how. */
export interface Answering {
  /** Answers a question. May throw: the person then sees a reference, and the chat goes on. */
  readonly ask: (line: string) => Answer;
  readonly style: ConsoleStyle;
  /** Told once of each error that `ask` threw, with the reference that the person sees; for the log. */
  readonly failed: (reference: string, error: unknown) => void;
}

/** What one typed line leads to. */
export interface Turn {
  /** An answer, a text of the terminal's own, or nothing to print. */
  readonly say: Answer | string | null;
  /** What a bare number on the next line would choose from. */
  readonly choices: readonly Choice[];
  readonly leave: boolean;
}

/** One typed line, `choices` being those of the answer before it. */
export function takeTurn(line: string, choices: readonly Choice[], answering: Answering): Turn {
  const typed = line.trim();
  const { width } = answering.style;
  switch (typed.toLowerCase()) {
    case '':
      return { say: null, choices, leave: false };
    case 'quit':
    case 'exit':
      return { say: null, choices: [], leave: true };
    case 'help':
      return { say: CONSOLE_TEXT.help.flatMap((text) => paragraph(text, width)).join('\n'), choices, leave: false };
  }
  if (choices.length === 0 || !/^\d{1,3}$/u.test(typed)) return reply(typed, answering);
  const chosen = choices[Number(typed) - 1];
  if (chosen !== undefined) return reply(chosen.question, answering);
  return { say: paragraph(CONSOLE_TEXT.pick(choices.length), width).join('\n'), choices, leave: false };
}

function reply(question: string, { ask, style, failed }: Answering): Turn {
  try {
    const answer = ask(question);
    return { say: answer, choices: answer.outcome === 'which' ? answer.choices.slice(0, LIMITS.choices) : [], leave: false };
  } catch (error) {
    const reference = newReference();
    failed(reference, error);
    const lines = [RENDER_TEXT.broke, RENDER_TEXT.reference(reference)].flatMap((text) => paragraph(text, style.width));
    return { say: lines.join('\n'), choices: [], leave: false };
  }
}
