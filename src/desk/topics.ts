import { UserError } from '../domain/errors.ts';
import type { Topic } from '../domain/fact.ts';
import { suggest } from '../knowledge/suggest.ts';
import { plainKey } from '../language/fold.ts';
import { DESK_TEXT } from '../text/desk.ts';

/** Most topics that an error message names. */
const NAMED = 5;

/**
 * The topic of that id, title or alias among those that the viewer may see. Throws UserError (exit code 2) with the nearest ids:
 * a topic that is closed to the viewer is missed in the same words as one that never was.
 */
export function topicNamed(asked: string, topics: readonly Topic[]): Topic {
  const key = plainKey(asked);
  const found =
    topics.find((topic) => topic.id === asked) ?? topics.find((topic) => spellings(topic).some((text) => plainKey(text) === key));
  if (found) return found;
  throw new UserError(DESK_TEXT.unknownTopic(asked, nearest(asked, topics)), 2);
}

const spellings = (topic: Topic): string[] => [topic.id, topic.title, ...topic.aliases];

/** First the topic whose spelling is a slip away, then those that share a word, then the others. */
function nearest(asked: string, topics: readonly Topic[]): string[] {
  const bySpelling = new Map(topics.flatMap((topic) => spellings(topic).map((text) => [plainKey(text), topic] as const)));
  const slip = bySpelling.get(suggest(plainKey(asked), bySpelling.keys()) ?? '');
  const words = new Set(plainKey(asked).split(' '));
  const sharing = topics.filter((topic) =>
    spellings(topic).some((text) =>
      plainKey(text)
        .split(' ')
        .some((word) => words.has(word)),
    ),
  );
  const ranked = [...new Set([...(slip ? [slip] : []), ...sharing, ...topics])];
  return ranked.slice(0, NAMED).map((topic) => topic.id);
}
