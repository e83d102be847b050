import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Read } from '../desk/import/item.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import type { About } from './about.ts';
import type { Limits } from './limits.ts';
import type { Reply, Task } from './parser-process.ts';

/** A process that parses files, one after the other. */
export interface Parsing {
  /** All pieces of a file; one that says why where it took too long, too much memory, or broke the process. `now` is epoch ms. */
  parse(bytes: Uint8Array, about: About, now: number): Promise<readonly Read[]>;
  /** Ends the process once what was asked for is done. */
  close(): Promise<void>;
}

/** Milliseconds in which a process has to come up; only to end what hangs. */
const START = 60_000;

/**
 * Nothing is started before the first file; a process that was ended is followed by a new one. It is a process and not a thread because a
 * thread that runs out of memory can take everything down with it (Node's `resourceLimits` are best effort; docs/adr/0016-importers.md).
 */
export function openParsing(limits: Limits): Parsing {
  let running: Promise<ChildProcess> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const end = async () => {
    const ending = running;
    running = null;
    const child = await ending?.catch(() => null);
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.ref();
    child.kill('SIGKILL');
    await gone;
  };
  const parseNow = async (task: Task): Promise<readonly Read[]> => {
    running ??= start(limits);
    const child = await running.catch((cause) => {
      running = null;
      throw cause;
    });
    const reply = await answer(child, task, limits.milliseconds);
    if (typeof reply !== 'string' && reply.kind === 'reads') return reply.reads;
    await end();
    const reason = typeof reply === 'string' ? reply : IMPORTER_TEXT.fault(reply.kind === 'fault' ? reply.reason : reply.kind);
    return [{ ok: false, reason, where: { file: task.about.name, at: null, name: null } }];
  };
  return {
    parse(bytes, about, now) {
      const reads = turn.then(() => parseNow({ bytes, about, now }));
      turn = reads.catch(() => null);
      return reads;
    },
    async close() {
      await turn;
      await end();
    },
  };
}

async function start(limits: Limits): Promise<ChildProcess> {
  const child = fork(new URL('./parser-process.ts', import.meta.url), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${limits.heap}`],
    // What parses strangers' files needs no tokens, and what a library prints of them is no part of anybody's output.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // What it says once it is being ended concerns nobody.
  child.on('error', () => undefined);
  try {
    await Promise.race([
      once(child, 'message', { signal: AbortSignal.timeout(START) }),
      once(child, 'exit').then(() => Promise.reject(new Error('It ended at once'))),
    ]);
  } catch (cause) {
    child.kill('SIGKILL');
    throw new Error('The process that parses files did not come up', { cause });
  }
  rest(child);
  return child;
}

/** While it waits, it keeps nobody up. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

/** The process's reply, or why there is none. */
function answer(child: ChildProcess, task: Task, milliseconds: number): Promise<Reply | string> {
  return new Promise((resolve) => {
    const settle = (outcome: Reply | string) => {
      clearTimeout(timer);
      child.off('message', settle).off('exit', gone);
      rest(child);
      resolve(outcome);
    };
    // V8 aborts where it runs out of memory.
    const gone = (code: number | null, signal: string | null) =>
      settle(signal === 'SIGABRT' || code === 134 ? IMPORTER_TEXT.tooMuchMemory : IMPORTER_TEXT.fault(`${signal ?? code}`));
    const timer = setTimeout(() => settle(IMPORTER_TEXT.tooSlow(milliseconds / 1_000)), milliseconds);
    child.ref();
    child.channel?.ref();
    child.on('message', settle).on('exit', gone);
    if (child.exitCode === null && child.signalCode === null) child.send(task);
    else gone(child.exitCode, child.signalCode);
  });
}
