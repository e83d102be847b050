import type { ScopeSlot } from '../domain/fact.ts';
import type { Need, Part } from '../language/question/types.ts';
import { BY_SAMPLE, type Judged } from './judge.ts';
import type { Profile } from './profile.ts';
import { covers } from './terms.ts';
import { termsOfTopic } from './topic-terms.ts';
import type { View } from './view.ts';

/** Who is silent about one of these is silent about the other: which country, who; how many, how much. */
const SILENT_TOO: Readonly<Partial<Record<ScopeSlot, readonly ScopeSlot[]>>> = {
  which: ['who', 'place'],
  who: ['which'],
  reason: ['what'],
};

/** An absence that covers the part: its scope is silent about what is asked, and about what it is asked of. */
export function judgeAbsence(part: Part, profile: Profile, view: View): Judged | null {
  const { scope } = profile;
  if (!scope) return null;
  const slot: ScopeSlot | null =
    part.ask === 'confirmation' || part.ask === 'denial'
      ? 'confirmation'
      : part.ask === 'source'
        ? null
        : part.ask === 'whether'
          ? 'what'
          : part.ask;
  const open = part.ask === 'whether' || part.ask === 'what';
  if (slot === null || (!open && ![slot, ...(SILENT_TOO[slot] ?? [])].some((each) => scope.slots.includes(each)))) return null;
  const topic = termsOfTopic(profile, view);
  const covered: Need[] = [];
  const missing: Need[] = [];
  let own = 0;
  for (const need of part.needs) {
    const people =
      need.role === 'unit' &&
      (slot === 'who' || slot === 'which') &&
      need.bases.some(({ base }) => view.lexicon.isPerson(base)) &&
      scope.about.nouns.some((noun) => view.lexicon.isPerson(noun));
    const weight = Math.max(covers(need, scope.about, view.lexicon), people ? 0.8 : 0);
    if (weight > 0) own++;
    if (
      weight > 0 ||
      (topic && need.role !== 'unit' && covers(need, need.kind === 'name' ? topic.title : topic.common, view.lexicon) >= BY_SAMPLE)
    )
      covered.push(need);
    else if (!need.optional) missing.push(need);
  }
  const [odd] = missing;
  // A source that says a thing isn't known may say so in other words than the asker's: one such word is let pass, never a name or figure.
  const passes =
    odd === undefined ||
    (!open &&
      missing.length === 1 &&
      own > (open ? 1 : 0) &&
      odd.kind === 'word' &&
      (odd.role === 'predicate' || (odd.role === 'other' && !odd.words.some((word) => view.room.known(word)))));
  if (!passes) return null;
  return {
    profile,
    fill: { answer: null, declared: true },
    covered,
    missing,
    score: own - missing.length,
    share: part.needs.length === 0 ? 0 : own / part.needs.length,
    own,
    sample: 0,
    focused: missing.length === 0,
  };
}
