import { IMPORT_TEXT } from '../../text/import.ts';
import type { Act, OnFile } from '../on-file.ts';
import type { Change } from '../store.ts';

/**
 * The act by which sources whose time is over (`expires`; DOMAIN.md, "Formats") may not be used any more, with what rests on them; null: there
 * are none. `now` is epoch ms.
 */
export function endedUsage(onFile: Pick<OnFile, 'all'>, by: string, now: number): Act | null {
  const changes = onFile.all().flatMap(({ holding, version }): Change[] => {
    if (holding.kind !== 'source' || holding.removed || holding.fields.expires === undefined) return [];
    const { expires, unusable, status } = holding.fields;
    if (unusable !== undefined || status === 'withdrawn' || Date.parse(expires) > now) return [];
    const next = { ...holding, fields: { ...holding.fields, unusable: 'ended' } } as const;
    return [{ holding: next, from: version, act: 'edit', reason: IMPORT_TEXT.ended }];
  });
  return changes.length === 0 ? null : { at: now, by, changes };
}
