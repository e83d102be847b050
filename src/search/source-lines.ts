import type { Fact } from '../domain/fact.ts';
import { independentOrigins } from '../domain/origin.ts';
import type { Source } from '../domain/source.ts';
import { day } from '../text/answer.ts';
import type { View } from './view.ts';

/** What some facts rest on: first a line on all sources together, then one a source, in the facts' order; none where there are none. */
export function sourceLines(facts: readonly Fact[], view: View): string[] {
  const sources = [...new Set(facts.map((fact) => fact.sourceId))].flatMap((id) => view.sourceById.get(id) ?? []);
  if (sources.length === 0) return [];
  const dates = sources.flatMap((source) => source.publishedAt ?? []).sort();
  const undated = sources.filter((source) => source.publishedAt === null).length;
  return [
    `${sources.length} on file, ${originsLine(facts, sources)}${dates.length > 0 ? `, oldest ${day(dates[0] ?? '')}, newest ${day(dates.at(-1) ?? '')}` : ''}${undated > 0 ? `, ${undated} undated` : ''}.`,
    ...sources.map(
      (source) =>
        `${source.title} · ${source.publisher ?? 'names no publisher'} · ${source.publishedAt === null ? `undated, on file since ${day(source.retrievedAt)}` : day(source.publishedAt)}${source.unusable ? ' · on hold' : ''}`,
    ),
  ];
}

function originsLine(facts: readonly Fact[], sources: readonly Source[]): string {
  const originOf = new Map(sources.map((source) => [source.id, source.originId]));
  const count = independentOrigins(
    facts.map((fact) => ({ speaker: fact.attribution.originId, source: originOf.get(fact.sourceId) ?? fact.sourceId })),
  );
  return count === 1 ? '1 independent origin' : `${count} independent origins`;
}
