import { LIMITS } from './limits.ts';

/** How a stream takes text. */
export interface ConsoleStyle {
  /** Columns; `Infinity` for one line a paragraph. */
  readonly width: number;
  readonly colour: boolean;
}

/** What `consoleStyle` reads of an output stream. */
export interface ConsoleStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/**
 * The style for a stream: colour only on a terminal that isn't dumb and where NO_COLOR isn't set (no-color.org: any non-empty
 * value). FORCE_COLOR has no say, so that what is piped to a file never has escape sequences.
 */
export function consoleStyle(stream: ConsoleStream, env: Readonly<Record<string, string | undefined>>): ConsoleStyle {
  const { least, most, usual } = LIMITS.width;
  const colour = stream.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  const columns = stream.columns ?? 0;
  return { width: columns > 0 ? Math.min(most, Math.max(least, Math.floor(columns))) : usual, colour };
}

/** The text in a 24-bit foreground colour, where the style has colour. */
export function paint(text: string, hex: `#${string}`, style: ConsoleStyle): string {
  if (!style.colour || text === '') return text;
  const rgb = Number.parseInt(hex.slice(1), 16);
  return `\u001B[38;2;${rgb >> 16};${(rgb >> 8) & 255};${rgb & 255}m${text}\u001B[39m`;
}
