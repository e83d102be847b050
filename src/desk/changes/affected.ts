import { type Gate, gateKey } from '../../domain/audience.ts';
import type { Fact, Library, LinkKind } from '../../domain/fact.ts';
import type { Source } from '../../domain/source.ts';
import type { Affected, Change, Word } from '../store.ts';
import { saidOf, wordFor } from './said.ts';

/** Facts whose own entry may be as it was, but that aren't any more what they were: their source or topic changed. Ids, in order. */
export function followers(before: Library, after: Library): string[] {
  const was = new Map(before.facts.map((fact) => [fact.id, fact]));
  return after.facts.flatMap((fact) => {
    const known = was.get(fact.id);
    return known && known !== fact && whole(known) !== whole(fact) ? [fact.id] : [];
  });
}

/**
 * The facts that people may have been told otherwise: what is shown of them changed, or something that speaks to them came or went
 * (DOMAIN.md, rules 5 and 12).
 */
export function affectedBy(before: Library, after: Library, changes: readonly Change[]): Affected[] {
  const undone = new Map(changes.flatMap(({ holding, reason, act }) => (act === 'undo' ? [[holding.id, reason] as const] : [])));
  const was = new Map(before.facts.map((fact) => [fact.id, fact]));
  const is = new Map(after.facts.map((fact) => [fact.id, fact]));
  const sources = { was: byId(before.sources), is: byId(after.sources) };
  const found = new Map<string, Affected>();
  for (const [id, fact] of was) {
    const now = is.get(id);
    if (now === fact) continue;
    const word = wordFor(fact, now, { was: sources.was.get(fact.sourceId), is: now && sources.is.get(now.sourceId) });
    if (word !== null)
      found.set(id, {
        factId: id,
        version: fact.version,
        word,
        bySomethingElse: false,
        reason: undone.get(id) ?? told(now),
        ...behind(fact.gates),
      });
  }
  for (const source of before.sources) {
    const now = sources.is.get(source.id);
    if (now !== source && !sameSource(source, now))
      found.set(`${source.id}#`, {
        factId: `${source.id}#`,
        version: source.version,
        word: 'correction',
        bySomethingElse: false,
        reason: now?.withdrawn?.reason ?? null,
        ...behind(source.gates),
      });
  }
  const spoken = { was: spokenTo(before), is: spokenTo(after) };
  for (const id of new Set([...spoken.was.keys(), ...spoken.is.keys()])) {
    const fact = was.get(id);
    if (!fact) continue;
    const own = found.get(id);
    // Those who may not see who speaks hear nothing of it, whatever else they hear.
    const [then, now] = [spoken.was, spoken.is].map((each) => Map.groupBy(each.get(id) ?? [], ({ gates }) => keyOf(fact.gates, gates)));
    for (const key of new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])])) {
      if ((own && (own.behind ?? '') === key) || sayings(then?.get(key)) === sayings(now?.get(key))) continue;
      const word: Word = now?.get(key)?.some(({ kind }) => kind === 'corrects') ? 'correction' : 'update';
      const each: Affected = { factId: id, version: fact.version, word, bySomethingElse: true, reason: null };
      found.set(`${id} ${key}`, key === '' ? each : { ...each, behind: key });
    }
  }
  return [...found.values()];
}

/** Why something was withdrawn is told; why it is on hold, or how its standing was found, is the desk's own (DOMAIN.md, "Status"). */
const told = (now: Fact | undefined): string | null => (now?.status === 'withdrawn' ? now.statusReason : null);

/** Whether all that is shown of a source's own sentences is as it was. */
function sameSource(was: Source, now: Source | undefined): boolean {
  if (!now || now.withdrawn !== null) return was.withdrawn !== null;
  if (now.unusable !== undefined) return was.unusable !== undefined;
  const shown = ({ title, publisher, publishedAt, retrievedAt, url }: Source) =>
    JSON.stringify([title, publisher, publishedAt, retrievedAt, url]);
  return was.withdrawn === null && shown(was) === shown(now) && now.text.startsWith(was.text);
}

/** Those of these facts of which something else is shown after than before, their status aside. */
export function saidAnew(factIds: readonly string[], before: Library, after: Library): ReadonlySet<string> {
  if (factIds.length === 0) return new Set();
  const said = ({ facts, sources }: Library): ((id: string) => string | null) => {
    const [factById, sourceById] = [byId(facts), byId(sources)];
    return (id) => {
      const fact = factById.get(id);
      return fact ? saidOf(fact, sourceById.get(fact.sourceId)) : null;
    };
  };
  const [was, is] = [said(before), said(after)];
  return new Set(factIds.filter((id) => was(id) !== is(id)));
}

/** Kinds of links with which an answer to the one fact is not what it was without the other. */
const SPEAKS: readonly LinkKind[] = ['supersedes', 'corrects', 'contradicts', 'denies'];

interface Saying {
  readonly by: string;
  readonly kind: LinkKind;
  readonly gates: readonly Gate[];
}

/** What live facts say to each fact. */
function spokenTo({ facts }: Library): Map<string, Saying[]> {
  const found = new Map<string, Saying[]>();
  for (const { id, links, status, gates } of facts) {
    if (status === 'held' || status === 'withdrawn') continue;
    for (const { kind, to } of links) if (SPEAKS.includes(kind)) found.set(to, [...(found.get(to) ?? []), { by: id, kind, gates }]);
  }
  return found;
}

const sayings = (list: readonly Saying[] | undefined): string =>
  (list ?? [])
    .map(({ by, kind }) => `${kind} ${by}`)
    .sort()
    .join('\n');

/** The key of all gates together. */
function keyOf(...all: readonly (readonly Gate[])[]): string {
  return gateKey([...new Map(all.flat().map((gate) => [gateKey([gate]), gate])).values()]);
}

function behind(gates: readonly Gate[]): Pick<Affected, 'behind'> {
  const key = keyOf(gates);
  return key === '' ? {} : { behind: key };
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((each) => [each.id, each]));

function whole(fact: Fact): string {
  return JSON.stringify({ ...fact, version: 0 });
}
