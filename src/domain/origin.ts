/** Whose word a fact is, and which source passes it on. */
export interface Origin {
  readonly speaker: string;
  readonly source: string;
}

/**
 * How many independent origins stand behind facts: origins count, not outlets (DOMAIN.md, rule 3). Facts share an origin if they have
 * the speaker or the source in common, directly or through others: three speakers in one article are one origin, and one official
 * in three papers, too.
 */
export function independentOrigins(origins: readonly Origin[]): number {
  // A forest of what belongs together: each key leads to another of its group, and one of each group to itself.
  const leads = new Map<string, string>();
  const headOf = (key: string): string => {
    let head = key;
    for (let next = leads.get(head); next !== undefined && next !== head; next = leads.get(head)) head = next;
    for (let at = key; at !== head; ) {
      const next = leads.get(at) ?? head;
      leads.set(at, head);
      at = next;
    }
    leads.set(head, head);
    return head;
  };
  for (const { speaker, source } of origins) leads.set(headOf(`speaker ${speaker}`), headOf(`source ${source}`));
  return new Set([...leads.keys()].map(headOf)).size;
}
