import type { Problem } from '../domain/errors.ts';

/** Where a fault lies: the file, its 1-based line (0: the file as a whole) and the field's path. */
export type Place = Pick<Problem, 'file' | 'line' | 'field'>;

/** Takes one problem; reading goes on, so that every problem of every file is told at once. */
export type Report = (problem: Problem) => void;

/** A path into a file's data: keys and 0-based list positions. */
export type Path = readonly PropertyKey[];

/** A fault that keeps everything from loading. */
export function fault(place: Place, reason: string): Problem {
  return { severity: 'error', file: place.file, line: place.line, field: place.field, reason };
}

/** Something that an editor should look at, though it hinders nothing. */
export function caution(place: Place, reason: string): Problem {
  return { severity: 'warning', file: place.file, line: place.line, field: place.field, reason };
}

/** The place that stands for a whole file or folder. */
export function whole(file: string): Place {
  return { file, line: 0, field: '' };
}

/** A path as editors read it: `facts[3].quote`, counted from 0. */
export function fieldName(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`)).join('');
}

/** Most characters of somebody's text that a message repeats. */
const SHOWN = 60;

/** Somebody's text in double quotes, shortened in the middle of nowhere with "…". */
export function shown(text: string): string {
  const letters = Array.from(text.slice(0, 2 * SHOWN + 2));
  return letters.length > SHOWN ? `"${letters.slice(0, SHOWN).join('')}…"` : `"${letters.join('')}"`;
}

/** Problems in the order in which an editor works: by file, then line; errors before warnings on one line. Equal ones once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const distinct = new Map(
    problems.map((problem) => [JSON.stringify([problem.severity, problem.file, problem.line, problem.field, problem.reason]), problem]),
  );
  return [...distinct.values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.severity, b.severity) || compare(a.field, b.field),
  );
}

/** By code unit, so that the order is the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Problems for the terminal: grouped by file, one `file:line field – reason` a line, then the totals. Control and bidi characters
 * from the files are shown as `\u{…}`, so that no file can steer the terminal. Ends without a line break.
 */
export function formatProblems(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'No problems found.';
  const byFile = new Map<string, string[]>();
  for (const problem of sortProblems(problems)) {
    const lines = byFile.get(problem.file) ?? [];
    lines.push(formatProblem(problem));
    byFile.set(problem.file, lines);
  }
  const groups = [...byFile.values()].map((lines) => lines.join('\n'));
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const totals = `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')} in ${counted(byFile.size, 'file')}.`;
  return [...groups, totals].join('\n\n');
}

function formatProblem(problem: Problem): string {
  const place = `${problem.file}${problem.line > 0 ? `:${problem.line}` : ''}${problem.field === '' ? '' : ` ${problem.field}`}`;
  return visible(`${place} – ${problem.severity === 'warning' ? 'warning: ' : ''}${problem.reason}`);
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Control, bidi and lone-surrogate characters as `\u{…}`; everything else as it is. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu,
    (hit) => `\\u{${(hit.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
