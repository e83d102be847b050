import { relativeTimes } from '../domain/window.ts';
import { caution, counted, type Report } from './problems.ts';
import type { SourceFile } from './source-file.ts';

/** Warns where quotes of an undated source speak of time relative to it: nobody can place them (DOMAIN.md, rule 7). */
export function checkUndated(source: SourceFile, quotes: Iterable<string>, report: Report): void {
  if (!source.entry?.fields.undated) return;
  const times = [...new Set(quotes)]
    .map((quote) => relativeTimes(quote).map((time) => `"${time.words}"`))
    .filter((words) => words.length > 0);
  if (times.length === 0) return;
  const words = [...new Set(times.flat())].join(', ');
  report(
    caution(
      source.entry.at('undated'),
      `${counted(times.length, 'quote')} of this source ${times.length === 1 ? 'speaks' : 'speak'} of time relative to it (${words}); answers will say that it can't be placed in time`,
    ),
  );
}
