import type { OnFile } from '../desk/on-file.ts';
import { type Answer, quotesOf } from '../domain/answer.ts';
import type { Fact } from '../domain/fact.ts';
import type { Cited } from './ledger.ts';

/** Every fact and passage that an answer tells something of, in the version that it tells; `facts`: those it rests on without quoting. */
export function citedBy(answer: Answer, facts: readonly Fact[], onFile: Pick<OnFile, 'fact'>): Cited[] {
  const cited = new Map(quotesOf(answer).map(({ factId, version }) => [factId, version]));
  for (const { id, version } of facts) cited.set(id, version);
  const named = [
    ...answer.related.map(({ factId }) => factId),
    ...(answer.premise?.factIds ?? []),
    ...('factIds' in answer ? answer.factIds : []),
  ];
  for (const id of named) {
    const fact = cited.has(id) ? null : onFile.fact(id);
    if (fact) cited.set(id, fact.version);
  }
  return [...cited].map(([factId, version]) => ({ factId, version }));
}
