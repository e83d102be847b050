import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Address } from '../../src/chat/invocation.ts';
import type { Answer, Choice } from '../../src/domain/answer.ts';
import { CONSOLE_TEXT } from '../../src/text/console.ts';
import { type Answering, takeTurn } from './commands.ts';
import { LIMITS } from './limits.ts';
import { consoleMessenger } from './messenger.ts';

/** A chat in the terminal, or with whatever stands at the other end of two pipes. */
export interface Chat {
  readonly input: Readable & { readonly isTTY?: boolean | undefined };
  readonly output: Writable & { readonly isTTY?: boolean | undefined };
  /** Answers a line. May throw: an error with a reference is printed then, and the chat goes on. */
  readonly ask: (line: string) => Answer;
  /** Columns of text. */
  readonly width: number;
  readonly colour: boolean;
  /** Printed first; empty: nothing. */
  readonly banner: string;
  /** Earlier lines for the arrow keys, newest first. */
  readonly history: readonly string[];
  /** Told of each error that `ask` threw and of the reference that the person saw; left out: nobody is told. */
  readonly failed?: (reference: string, error: unknown) => void;
}

/** Errors that only say that the other end has gone: a closed pipe, a closed terminal. */
const GONE: ReadonlySet<unknown> = new Set(['EPIPE', 'EIO', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);

/**
 * Answers line after line until the input ends, the person leaves (`quit`, `exit`, Ctrl-D, Ctrl-C on an empty line) or the
 * output closes; resolves in each of these cases. Rejects only where a stream fails in another way.
 */
export async function runChat(chat: Chat): Promise<void> {
  const { input, output } = chat;
  const terminal = input.isTTY === true && output.isTTY === true;
  const lines = open(chat, terminal);
  const over = new AbortController();
  const failures: Error[] = [];
  const end = (error?: NodeJS.ErrnoException) => {
    if (error !== undefined && !GONE.has(error.code)) failures.push(error);
    over.abort();
    lines.close();
  };
  // These listeners stay: a write under way may still fail after the chat, and nobody else would catch it.
  output.on('error', end);
  output.once('close', () => end());
  input.on('error', end);

  const say = async (text: string) => {
    if (text === '' || over.signal.aborted || output.write(`${text}\n\n`)) return;
    await once(output, 'drain', { signal: over.signal }).catch(() => undefined);
  };
  const asked = await converse(chat, lines, terminal, over.signal, say);
  lines.close();
  // The shell's prompt belongs on a line of its own after Ctrl-D and Ctrl-C.
  if (terminal && !asked && !over.signal.aborted) output.write('\n');
  const [failure] = failures;
  if (failure !== undefined) throw failure;
}

/** Where everything is said. */
const HERE: Address = {
  channel: 'console',
  direct: true,
  thread: null,
  message: null,
  person: 'console',
  visibility: 'public',
  handle: null,
};

/** Whether the person asked to leave. */
async function converse(
  { ask, width, colour, banner, failed }: Chat,
  lines: Interface,
  terminal: boolean,
  over: AbortSignal,
  say: (text: string) => Promise<void>,
): Promise<boolean> {
  const answering: Answering = { ask, style: { width, colour }, failed: failed ?? (() => undefined) };
  // The iterator must listen before anything is awaited, or lines that arrive meanwhile are lost.
  const typed = lines[Symbol.asyncIterator]();
  const messenger = consoleMessenger(say, answering.style);
  let choices: readonly Choice[] = [];
  let turns = 0;
  await say(banner);
  if (terminal) lines.prompt();
  for await (const line of { [Symbol.asyncIterator]: () => typed }) {
    if (over.aborted) return false;
    const turn = takeTurn(line, choices, answering);
    if (turn.leave) return true;
    choices = turn.choices;
    if (typeof turn.say === 'string') await say(turn.say);
    else if (turn.say)
      await messenger.send(HERE, { answer: turn.say, answerId: '', buttons: [], from: 0 }, { key: `${++turns}`, again: false });
    if (terminal && !over.aborted) lines.prompt();
  }
  return false;
}

/** Line editing, prompt and history only between two terminals; otherwise plain lines, and nothing but answers is written. */
function open({ input, output, history }: Chat, terminal: boolean): Interface {
  if (!terminal) return createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = createInterface({
    input,
    output,
    terminal: true,
    prompt: CONSOLE_TEXT.prompt,
    history: [...history],
    historySize: LIMITS.history,
    removeHistoryDuplicates: true,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  lines.on('SIGINT', () => {
    if (lines.line === '') lines.close();
    else {
      lines.write(null, { ctrl: true, name: 'e' });
      lines.write(null, { ctrl: true, name: 'u' });
    }
  });
  return lines;
}
