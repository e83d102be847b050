import type { Fact, Topic } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import { splitSentences } from '../language/sentences.ts';
import { makeProfile, type Profile, type ProfileRoom } from './profile.ts';

/** Profiles kept in memory at a time, for a table of names. */
const KEPT = 20_000;

/** Far enough back to hold a sentence, in UTF-16 units. */
const REACH_BACK = 600;

/** The profiles of facts, each made once for as long as the fact, its source and the names are the same. */
export class Profiles {
  readonly #room: ProfileRoom;
  readonly #made = new Map<Fact, { readonly source: Source | undefined; readonly profile: Profile }>();

  constructor(room: ProfileRoom) {
    this.#room = room;
  }

  /** `topic` and `source` are the fact's own, as far as the viewer may see them. */
  of(fact: Fact, topic: Topic | null, source: Source | undefined): Profile {
    const known = this.#made.get(fact);
    if (known && known.source === source && known.profile.topic === topic) return known.profile;
    const profile =
      known && known.source === source ? { ...known.profile, topic } : makeProfile(fact, topic, sentenceBefore(fact, source), this.#room);
    if (!known && this.#made.size >= KEPT) this.#made.clear();
    this.#made.set(fact, { source, profile });
    return profile;
  }
}

function sentenceBefore(fact: Fact, source: Source | undefined): string {
  if (fact.gone) return '';
  const before = source?.text.slice(Math.max(0, fact.quote.start - REACH_BACK), fact.quote.start) ?? '';
  const last = splitSentences(before).findLast((sentence) => sentence.kind === 'sentence');
  return last ? before.slice(last.start, last.end) : '';
}
