import { gateKey } from '../domain/audience.ts';
import type { Name } from '../domain/fact.ts';
import { plainKey } from '../language/fold.ts';
import type { Entry } from './entry.ts';
import { fault, type Place, type Report, shown } from './problems.ts';
import type { NameFields } from './schema.ts';

/**
 * Reports every spelling that two names share, over all topics: it would stand for both. Compared as the alias table compares them
 * (`plainKey`). Entries with one id are one name, wherever they stand, and may repeat spellings.
 */
export function checkAliases(entries: readonly Entry<NameFields>[], report: Report): void {
  const taken = new Map<string, { readonly id: string; readonly place: Place }>();
  for (const entry of entries) {
    const { id } = entry.fields;
    if (id === undefined) continue;
    const own = new Set<string>();
    for (const [spelling, place] of spellings(entry)) {
      const key = plainKey(spelling);
      own.add(key);
      if (key === '') {
        report(fault(place, `${shown(spelling)} has no letter or digit to find it by`));
        continue;
      }
      const first = taken.get(key);
      if (!first) taken.set(key, { id, place });
      else if (first.id !== id) {
        report(
          fault(
            place,
            `${shown(spelling)} is already a spelling of ${first.id} (${first.place.file}:${first.place.line}); no two names may share one`,
          ),
        );
      }
    }
    entry.fields.maybe?.forEach((spelling, index) => {
      if (own.has(plainKey(spelling))) {
        report(fault(entry.at('maybe', index), `${shown(spelling)} is also a spelling of the same name; it is either sure or a maybe`));
      }
    });
  }
}

function spellings(entry: Entry<NameFields>): [string, Place][] {
  const { name, aliases } = entry.fields;
  const found: [string, Place][] = name === undefined ? [] : [[name, entry.at('name')]];
  aliases?.forEach((alias, index) => {
    found.push([alias, entry.at('aliases', index)]);
  });
  return found;
}

/** Reports entries with one id that say different kinds of thing. */
export function checkSameName(entries: readonly Entry<NameFields>[], report: Report): void {
  const [first, ...others] = entries;
  const kind = first?.fields.kind;
  for (const other of others) {
    if (kind === undefined || other.fields.kind === undefined || other.fields.kind === kind) continue;
    const place = first?.at('kind');
    report(fault(other.at('kind'), `is ${other.fields.kind} here, but ${kind} in ${place?.file}:${place?.line}; one id is one thing`));
  }
}

/**
 * One entry a name, with the spellings of all topics together. Entries that different readers may see stay apart, under the same
 * id: put together, a spelling from a closed topic would show that the topic is there.
 */
export function mergeNames(names: readonly Name[]): Name[] {
  const merged = new Map<string, Name>();
  for (const name of names) {
    const key = JSON.stringify([name.id, gateKey(name.gates)]);
    const first = merged.get(key);
    merged.set(key, first ? joined(first, name) : name);
  }
  return [...merged.values()];
}

function joined(first: Name, second: Name): Name {
  const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
  const aliases = union(first.aliases, [second.name, ...second.aliases]).filter((alias) => alias !== first.name);
  const sure = new Set([first.name, ...aliases].map(plainKey));
  return {
    ...first,
    is: union(first.is, second.is),
    in: union(first.in, second.in),
    aliases,
    maybe: union(first.maybe, second.maybe).filter((spelling) => !sure.has(plainKey(spelling))),
  };
}
