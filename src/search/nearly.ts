import type { Need, Part } from '../language/question/types.ts';
import { EVENT_ASKED, type Judged } from './judge.ts';
import { covers } from './terms.ts';
import { FREE, termsOfTopic } from './topic-terms.ts';
import type { View } from './view.ts';

/**
 * A fact that covers all but one word, where that word is the asker's own: nothing on file uses it, it is neither a name, a figure, the
 * thing counted, the thing asked about nor a speaker, and no other quote comes near. The bounds were set on the tuning halves of the
 * question sets, where the rule brought five right answers for each near miss (docs/questions.md). In a passage a verb is never the
 * asker's own: when somebody resigned doesn't say when they joined.
 */
export function nearlyAnswers(part: Part, judged: readonly Judged[], view: View): Judged | null {
  if (part.ask === 'whether') return null;
  const [best] = judged.filter((each) => each.fill !== null);
  const [missing] = best?.missing ?? [];
  if (!best || !missing || best.missing.length !== 1 || best.share < NEARLY.share) return null;
  if (EVENT_ASKED.has(part.ask) && missing.role === 'predicate') return null;
  if (
    missing.kind !== 'word' ||
    !(missing.role === 'other' || missing.role === 'predicate') ||
    missing.words.some((word) => view.room.known(word))
  )
    return null;
  if (isNamelike(missing, part) || (!best.profile.fact.reviewed && isVerb(missing, view))) return null;
  if (best.own < (missing.role === 'predicate' ? NEARLY.ownWithoutVerb : NEARLY.own)) return null;
  if (missing.role === 'predicate' && !specific(part, best, view)) return null;
  const next = judged.find((each) => each.fill !== null && each.profile.fact.quote.exact !== best.profile.fact.quote.exact);
  return next === undefined || best.score - next.score >= NEARLY.margin ? best : null;
}

/** A month, a day of the week or a name that is on no list: written with a capital letter, and not because a sentence begins there. */
const isNamelike = ({ text }: Need, part: Part): boolean => /^\p{Lu}/u.test(text) && !part.text.startsWith(text);

const isVerb = ({ text }: Need, { lexicon }: View): boolean => lexicon.lemmas(text.toLowerCase())[0]?.pos === 'v';

/** Without its verb a question still means one fact if what an answer is declared to be about covers something that isn't the whole topic. */
function specific(part: Part, best: Judged, view: View): boolean {
  const answer = best.fill?.answer;
  if (!answer) return true;
  const topic = termsOfTopic(best.profile, view);
  return part.needs.some(
    (need) =>
      !need.optional &&
      need.role !== 'predicate' &&
      need.kind === 'word' &&
      covers(need, answer.core, view.lexicon) > 0 &&
      (topic === null || covers(need, topic.common, view.lexicon) < FREE),
  );
}

const NEARLY = { share: 0.45, margin: 0.3, own: 2, ownWithoutVerb: 2 } as const;
