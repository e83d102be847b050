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
  const groups: Set<string>[] = [];
  for (const { speaker, source } of origins) {
    const keys = [`speaker ${speaker}`, `source ${source}`];
    const met = groups.filter((group) => keys.some((key) => group.has(key)));
    for (const group of met) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...met.flatMap((group) => [...group]), ...keys]));
  }
  return groups.length;
}
