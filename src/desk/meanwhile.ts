import { type Held, holdingKey } from '../knowledge/holding.ts';
import { WORK_TEXT } from '../text/work.ts';
import { differences } from './differences.ts';
import type { Act } from './on-file.ts';
import { accountShown } from './who.ts';
import { sourceSeen, type Work } from './work.ts';

/** What others changed while somebody got an act ready: who and when, and field by field what is otherwise than in the version that was seen. */
export function meanwhile(standing: readonly Held[], { changes }: Act, work: Work): string[] {
  const from = new Map(changes.map((change) => [holdingKey(change.holding), change.from]));
  return standing.flatMap((held): string[] => {
    if (!isVisible(held, work)) return [];
    const { kind, id } = held.holding;
    const seen = work.onFile.store.history(kind, id).find(({ version }) => version === from.get(holdingKey(held.holding)));
    const changed = seen ? differences(seen.holding, held.holding, work.view) : [];
    return [
      WORK_TEXT.quickerLine(id, accountShown(held.by, work.who.holders), held.at),
      ...changed.map(({ field, was, is }) => WORK_TEXT.quickerField(field, was, is)),
    ];
  });
}

function isVisible({ holding }: Held, work: Work): boolean {
  switch (holding.kind) {
    case 'fact':
      return work.view.factById.has(holding.id);
    case 'source':
      return sourceSeen(holding.id, work) !== null;
    case 'draft':
      return sourceSeen(holding.sourceId, work) !== null;
    case 'topic':
    case 'name':
      return work.view.topicById.has(holding.topicId);
  }
}
