import { checkAliases, checkSameName } from './aliases.ts';
import { checkFactRules } from './fact-rules.ts';
import { gatherIds } from './ids.ts';
import type { Report } from './problems.ts';
import { checkQuote } from './quotes.ts';
import { checkReferences } from './references.ts';
import { checkUndated } from './relative-dates.ts';
import type { TopicFiles } from './topic-files.ts';

/** Every check that takes more than one field: within an entry, between files, between topics. */
export function checkLinks(topics: readonly TopicFiles[], report: Report): void {
  const ids = gatherIds(topics, report);
  const quotes = new Map<string, string[]>();
  for (const topic of topics) {
    for (const entry of topic.facts.entries) {
      const { source: id, quote } = entry.fields;
      const source = id === undefined ? undefined : ids.sources.get(id);
      // A source without its two `---` lines, or without text, is told by itself.
      checkQuote(entry, source?.entry && source.text.trim() !== '' ? source : null, topic.sources, report);
      checkFactRules(entry, report);
      if (id === undefined || quote === undefined) continue;
      const known = quotes.get(id);
      if (known) known.push(quote);
      else quotes.set(id, [quote]);
    }
  }
  for (const [id, source] of ids.sources) checkUndated(source, quotes.get(id) ?? [], report);
  checkReferences(ids, report);
  checkAliases(
    topics.flatMap((topic) => topic.names.entries),
    report,
  );
  for (const entries of ids.names.values()) checkSameName(entries, report);
}
