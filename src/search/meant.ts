import type { Need, Part } from '../language/question/types.ts';
import type { Profile } from './profile.ts';
import { covers } from './terms.ts';
import type { View } from './view.ts';

/** A place that is said to speak stands for the bodies that are named after it. */
export function speaking(need: Need, view: View): Need {
  return need.kind === 'name' ? { ...need, nameIds: [...new Set(need.nameIds.flatMap((id) => [id, ...bodiesOf(id, view)]))] } : need;
}

/**
 * The bodies that a place speaks through: its government, for a country or its capital. A country is not its government
 * (JUDGING.md's traps), so only what is named as a government counts, and a body stands for itself.
 */
export function bodiesOf(id: string, view: View): string[] {
  const name = view.nameById.get(id);
  if (name?.kind !== 'place') return [id];
  const stems = view.lexicon.gazetteer.peopleOf(name.name);
  return view.names.names
    .filter(
      (other) =>
        other.kind === 'body' &&
        stems.some((stem) => other.name.toLowerCase().startsWith(stem)) &&
        /government|authorit|cabinet/iu.test(other.name),
    )
    .map((other) => other.id);
}

/**
 * The subject of a verb that the fact does have, where the fact has it of something else: "when did the trial begin" and deliveries
 * that begin. Belonging to the topic doesn't cover a subject.
 */
export function looseSubject(part: Part, profile: Profile, view: View): Need | null {
  const verb = part.needs.find((need) => need.role === 'predicate' && covers(need, profile.quote, view.lexicon) > 0);
  if (!verb) return null;
  const subject = part.needs
    .filter((need) => need.start < verb.start && !need.optional && need.kind === 'word' && need.role === 'other')
    .at(-1);
  return subject && covers(subject, profile.all, view.lexicon) === 0 ? subject : null;
}

/** Where the fact names another of the same kind, the topic's own can't be meant: the port's loss is not the company's. */
export function namesAnother(need: Need, profile: Profile, view: View): boolean {
  const kinds = new Set(need.nameIds.map((id) => view.nameById.get(id)?.kind));
  return [...profile.told, ...profile.fact.names, ...(need.adjunct ? [] : profile.speaker.names)].some(
    (id) => (!need.adjunct || !profile.speaker.names.has(id)) && kinds.has(view.nameById.get(id)?.kind) && !need.nameIds.includes(id),
  );
}

/** The fact names it, and no other of its kind that the figure could belong to. */
export function isToldAlone(need: Need, profile: Profile, view: View): boolean {
  return need.nameIds.some((id) => profile.told.has(id)) && !namesAnother(need, profile, view);
}

/** "The company", "the ministry": a fact that names no other of the kind means the one that is asked about. */
export function isMeant(need: Need, profile: Profile, view: View): boolean {
  return need.nameIds.some((id) => {
    const name = view.nameById.get(id);
    if (!name || namesAnother(need, profile, view)) return false;
    const nouns = [...name.is, name.name.split(' ').at(-1)?.toLowerCase() ?? ''].filter((noun) => noun.length > 3);
    const lower = profile.fact.quote.exact.toLowerCase();
    return name.kind !== 'place' && nouns.some((noun) => new RegExp(`\\b(?:the|its) ${RegExp.escape(noun)}\\b`, 'u').test(lower));
  });
}
