import { PassThrough, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Chat, runChat } from '../../../adapters/console/connect.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { ANSWERS } from '../../golden/answers.ts';

/** A chat between two streams; `asked` fills with the questions, `printed` is the output so far. */
function chat(change: Partial<Chat> & { tty?: boolean } = {}) {
  const { tty = false, ...rest } = change;
  const input = Object.assign(new PassThrough(), { isTTY: tty });
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns: 80 });
  const asked: string[] = [];
  let text = '';
  output.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const ask = rest.ask ?? ((line: string): Answer => ({ ...ANSWERS.notice, message: `heard ${line.length}: ${line.slice(0, 30)}` }));
  const done = runChat({
    input,
    output,
    width: 80,
    colour: false,
    banner: '',
    history: [],
    ...rest,
    ask: (line) => {
      asked.push(line);
      return ask(line);
    },
  });
  const type = async (keys: string) => {
    input.write(keys);
    await wait(20);
  };
  return { input, output, asked, done, type, printed: () => text };
}

describe('a chat through pipes', () => {
  test('answers line after line in order, the last without a line end, too, and ends', async () => {
    const { input, done, printed } = chat({ banner: 'Sourced' });
    input.end('one\r\ntwo\n\n   \nthree');
    await done;
    expect(printed()).toBe('Sourced\n\nheard 3: one\n\nheard 3: two\n\nheard 5: three\n\n');
  });

  test('ends at once where nothing comes in', async () => {
    const { input, done, printed } = chat();
    input.end();
    await done;
    expect(printed()).toBe('');
  });

  test.each(['quit', 'exit', ' QUIT '])('stops at %s', async (word) => {
    const { input, asked, done } = chat();
    input.write(`one\n${word}\ntwo\n`);
    await done;
    expect(asked).toEqual(['one']);
  });

  test('explains itself without asking', async () => {
    const { input, asked, done, printed } = chat();
    input.end('help\n');
    await done;
    expect(asked).toEqual([]);
    expect(printed()).toContain('Ctrl-D');
  });

  test('asks the question of the choice whose number is typed, as often as there is one', async () => {
    const { input, asked, done, printed } = chat({ ask: (line) => (line.includes('Cooper') ? ANSWERS.which : ANSWERS.found) });
    input.end('1\nWhere is Cooper?\n3\nhelp\n 2 \n2\n');
    await done;
    expect(asked).toEqual(['1', 'Where is Cooper?', 'Where is Al-Hout Prison?', '2']);
    expect(printed()).toContain('Type a number from 1 to 2, or ask again in other words.');
  });

  test('goes on after an error and gives a reference that the log has, too', async () => {
    const failures: [string, unknown][] = [];
    const broken = new Error('no such table: \u001B[31msecret');
    const { input, done, printed } = chat({
      ask: (line) => {
        if (line === 'one') throw broken;
        return ANSWERS.found;
      },
      failed: (reference, error) => failures.push([reference, error]),
    });
    input.end('one\ntwo\n');
    await done;
    const reference = /^Reference: ([0-9a-f]{8})$/mu.exec(printed())?.[1];
    expect(failures).toEqual([[reference, broken]]);
    expect(printed()).not.toContain('secret');
    expect(printed()).toContain('“According to security sources');
  });

  test('takes 100 kB lines and NULs as they come', async () => {
    const { input, asked, done, printed } = chat();
    input.end(`${'a'.repeat(100_000)}\n\u0000b\u0000\nthree\n`);
    await done;
    expect(asked.map((line) => line.length)).toEqual([100_000, 3, 5]);
    expect(printed()).toContain('heard 3: ␀b␀');
  });

  test('writes no escape sequence and no prompt', async () => {
    const { input, done, printed } = chat({ ask: () => ANSWERS['found-hostile'] });
    input.end('one\ntwo\n');
    await done;
    expect(printed()).not.toContain('\u001B');
    expect(printed()).not.toMatch(/^> /mu);
  });

  test('answers every one of many lines to a slow reader', async () => {
    const read: string[] = [];
    const output = new Writable({
      highWaterMark: 64,
      write: (chunk: Buffer, _encoding, written) => {
        read.push(chunk.toString());
        setImmediate(written);
      },
    });
    const { input, done } = chat({ output });
    input.end(Array.from({ length: 3_000 }, (_, at) => `question ${at}\n`).join(''));
    await done;
    await new Promise<void>((resolve) => output.end(resolve));
    expect(read).toHaveLength(3_000);
    expect(read.at(-1)).toContain('question 2999');
  });

  test('ends quietly when the reader has gone', async () => {
    const output = new Writable({
      write: (_chunk, _encoding, written) => written(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const { input, asked, done } = chat({ output });
    input.write('one\n');
    await wait(20);
    input.write('two\n');
    await done;
    expect(asked).toEqual(['one']);
  });

  test('ends quietly when the output closes in the middle of a long write', async () => {
    const output = new PassThrough({ highWaterMark: 8 });
    const { input, done } = chat({ output });
    input.write('one\ntwo\n');
    await wait(20);
    output.destroy();
    await done;
  });

  test('rejects where a stream fails for another reason', async () => {
    const { input, done } = chat();
    input.destroy(Object.assign(new Error('read EISDIR'), { code: 'EISDIR' }));
    await expect(done).rejects.toThrow('EISDIR');
  });
});

describe('a chat on a terminal', () => {
  test('prompts, and leaves at Ctrl-D', async () => {
    const { asked, done, type, printed } = chat({ tty: true });
    await type('one\r');
    await type('\u0004');
    await done;
    expect(asked).toEqual(['one']);
    expect(printed().split('> ').length).toBeGreaterThan(2);
    expect(printed().endsWith('\n')).toBe(true);
  });

  test('Ctrl-C cancels a typed line, and leaves on an empty one', async () => {
    const { asked, done, type } = chat({ tty: true });
    await type('never mind\u001B[D\u001B[D');
    await type('\u0003');
    await type('two\r');
    await type('\u0003');
    await done;
    expect(asked).toEqual(['two']);
  });

  test('brings back earlier lines with the arrow keys', async () => {
    const { asked, done, type } = chat({ tty: true, history: ['newest', 'oldest'] });
    await type('\u001B[A\u001B[A\r');
    await type('\u001B[A\r');
    await type('quit\r');
    await done;
    expect(asked).toEqual(['oldest', 'oldest']);
  });

  test('takes a pasted line of 100 kB and a NUL', async () => {
    const { asked, done, type } = chat({ tty: true });
    await type(`\u0000${'a'.repeat(100_000)}\r`);
    await type('\u0004');
    await done;
    expect(asked.map((line) => line.length)).toEqual([100_000]);
  });
});
