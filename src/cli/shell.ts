import { inspect } from 'node:util';
import { type ConsoleStyle, consoleStyle } from '../../adapters/console/style.ts';
import type { Config } from '../config.ts';
import type { Failed } from '../desk/failure.ts';
import { CLI_TEXT } from '../text/cli.ts';

/** 0 fine, 1 problems found, 2 wrong use (docs/commands.md). */
export type ExitCode = 0 | 1 | 2;

/** What every call of the command line works with. */
export interface Shell {
  readonly config: Config;
  /** The knowledge folder. */
  readonly folder: string;
  /** The data folder. */
  readonly data: string;
  /**
   * The data folder that an answer is made from, if there is anything in it; null: none was named, and the knowledge folder isn't the usual one.
   */
  readonly memory: string | null;
  /** Epoch ms. */
  readonly now: () => number;
  /** Of standard output. */
  readonly style: ConsoleStyle;
  /** Tells a bug on standard error; the details only where the log level asks for them. */
  readonly failed: Failed;
}

/** Text as it stands in JSON: the usual width, no colour, whatever the terminal. */
export const PLAIN: ConsoleStyle = consoleStyle({}, {});

export interface Folders {
  readonly knowledge?: string | undefined;
  readonly data?: string | undefined;
}

export function makeShell(config: Config, { knowledge, data }: Folders, now: number | undefined): Shell {
  const unnamed = data === undefined && config.usual.data;
  const usual = knowledge === undefined && config.usual.knowledge;
  return {
    config,
    folder: knowledge ?? config.knowledge,
    data: data ?? config.data,
    memory: unnamed && !usual ? null : (data ?? config.data),
    now: () => now ?? Date.now(),
    style: consoleStyle(process.stdout, config.terminal),
    failed: (reference, error) => tellBug(reference, error, config.logLevel),
  };
}

export function tellBug(reference: string, error: unknown, logLevel: Config['logLevel']): void {
  process.stderr.write(`${CLI_TEXT.broke(reference)}\n${logLevel === 'debug' ? `${reference} ${inspect(error)}\n` : ''}`);
}

/** Writes a line to standard output, and waits until it is taken. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${text}\n`, () => resolve());
  });
}
