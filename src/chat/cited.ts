import type { OnFile } from '../desk/on-file.ts';
import { type Answer, quotesOf } from '../domain/answer.ts';
import type { Fact } from '../domain/fact.ts';
import type { Cited } from './ledger.ts';

/** Every fact and passage that an answer tells something of, in the version that it tells; `facts`: those it rests on without quoting. */
export function citedBy(answer: Answer, facts: readonly Fact[], onFile: Pick<OnFile, 'fact' | 'find'>): Cited[] {
  const cited = new Map(quotesOf(answer).map(({ factId, version }) => [factId, version]));
  for (const { id, version } of facts) cited.set(id, version);
  const named = [
    ...answer.related.map(({ factId }) => factId),
    ...(answer.premise?.factIds ?? []),
    ...('factIds' in answer ? answer.factIds : []),
    ...(answer.outcome === 'briefing' ? answer.sections.flatMap(({ factIds = [] }) => factIds) : []),
  ];
  for (const id of named) {
    // A passage is as old as its source.
    const held = cited.has(id) ? null : (onFile.fact(id) ?? onFile.find('source', id.slice(0, Math.max(0, id.lastIndexOf('#')))));
    if (held) cited.set(id, held.version);
  }
  return [...cited].map(([factId, version]) => ({ factId, version }));
}
