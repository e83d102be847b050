import type { Analysis, Word } from '../analyse.ts';
import { findTimes } from '../times.ts';
import { isAdjunct, isHead, isPredicate, PARTICLE } from './roles.ts';
import type { ReadingRoom } from './room.ts';
import type { Ask, Need } from './types.ts';

export function collectNeeds(
  analysis: Analysis,
  room: ReadingRoom,
  ask: Ask,
  asking: (word: Word) => boolean,
  noun: { first: number; last: number } | null,
): Need[] {
  const needs: Need[] = [];
  const { words } = analysis;
  const roleOf = (first: number, last: number): Need['role'] =>
    noun && last === noun.last
      ? 'unit'
      : noun && first >= noun.first && last <= noun.last
        ? 'modifier'
        : isPredicate(words, first)
          ? 'predicate'
          : isHead(analysis, first, last)
            ? 'head'
            : 'other';
  const times = findTimes(analysis.text);
  const inTime = (at: number) => times.some((time) => at >= time.start && at < time.end);
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) continue;
    const name = analysis.names.find((hit) => hit.first === i);
    if (name && !(asking(word) && name.first === name.last)) {
      const span = analysis.text.slice(word.start, words[name.last]?.end ?? word.end);
      if (name.tier !== 'maybe') {
        needs.push({
          ...EMPTY,
          start: word.start,
          kind: 'name',
          text: span,
          adjunct: isAdjunct(words, i, name.last, analysis.text),
          nameIds: [...new Set(name.names.map((each) => each.id))],
          role: roleOf(i, name.last),
          words: words
            .slice(i, name.last + 1)
            .filter((each) => !each.stop)
            .map((each) => each.key),
        });
      } else needs.push({ ...EMPTY, start: word.start, kind: 'unknown', text: span, words: [] });
      i = name.last;
      continue;
    }
    if (asking(word)) continue;
    const phrase = analysis.phrases.find(
      (hit) =>
        hit.first === i &&
        !endsBeforeTime(words, hit.last) &&
        words
          .slice(i, hit.last + 1)
          .some(
            (each, index) =>
              (!each.stop && !each.light) || (!each.stop && hit.last > i && !LIGHT_PHRASE.test(hit.phrase)) || (index > 0 && each.joined),
          ) &&
        !words.slice(i, hit.last + 1).some(asking),
    );
    if (phrase) {
      const inside = words.slice(i, phrase.last + 1);
      needs.push({
        ...EMPTY,
        start: word.start,
        kind: 'word',
        text: analysis.text.slice(word.start, words[phrase.last]?.end ?? word.end),
        bases: [{ base: phrase.phrase, pos: null }, ...soleContent(inside)],
        words: inside.filter((each) => !each.stop).map((each) => each.key),
        role: roleOf(i, phrase.last),
        optional:
          LIGHT_PHRASE.test(phrase.phrase) ||
          MOTION.test(phrase.phrase) ||
          (inside.every((each) => each.stop || each.light) && !room.lexicon.isVerb(phrase.phrase)),
      });
      i = phrase.last;
      continue;
    }
    if (/^(?:close|next|nearest|opposite|adjacent|due|according|up|prior|thanks)$/u.test(word.lower) && words[i + 1]?.lower === 'to')
      continue;
    const number = analysis.numbers.find((hit) => hit.first === i);
    if (number && !(number.kind === 'cardinal' && number.value <= 2 && word.kind === 'word')) {
      needs.push({
        ...EMPTY,
        start: word.start,
        optional:
          (number.value === 2 && word.kind === 'word' && number.kind === 'cardinal') ||
          (number.kind === 'ordinal' && (words[i + 1] === undefined || isPredicate(words, i + 1))),
        kind:
          number.kind === 'ordinal'
            ? 'ordinal'
            : inTime(word.start) || number.kind === 'year' || number.kind === 'clock'
              ? 'date'
              : 'number',
        text: analysis.text.slice(word.start, words[number.last]?.end ?? word.end),
        value: number.value,
      });
      i = number.last;
      continue;
    }
    if (word.stop) continue;
    const phrasal = phrasalVerb(words, i, room);
    if (phrasal) {
      needs.push({
        ...EMPTY,
        start: word.start,
        kind: 'word',
        text: `${word.text} ${words[i + 1]?.text}`,
        bases: [{ base: phrasal, pos: 'v' }],
        words: [phrasal],
        role: 'predicate',
      });
      i++;
      continue;
    }
    needs.push(wordNeed(word, room, roleOf(i, i), ask));
  }
  return needs;
}

const DAY =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/u;

/** "count on Thursday": the preposition belongs to the day. */
function endsBeforeTime(words: readonly Word[], last: number): boolean {
  const next = words[last + 1];
  return (
    /^(?:on|in|at|by|for)$/u.test(words[last]?.lower ?? '') &&
    next !== undefined &&
    (next.kind === 'number' || DAY.test(next.lower.replace('#month', '')))
  );
}

/** "were killed": the one word of a phrase that carries content stands for it, too. */
function soleContent(inside: readonly Word[]): Need['bases'] {
  const content = inside.filter((word) => !word.stop);
  return content.length === 1 ? (content[0]?.lemmas ?? []) : [];
}

/** A verb with its particle that the dictionary has as one verb: "take over", "turn out". */
function phrasalVerb(words: readonly Word[], at: number, room: ReadingRoom): string | null {
  const particle = words[at + 1];
  const verb = words[at]?.lemmas.find((lemma) => lemma.pos === 'v');
  if (!verb || !particle || !PARTICLE.test(particle.lower)) return null;
  const next = words[at + 2];
  if (/^(?:in|on|over|through)$/u.test(particle.lower) && next) return null;
  const phrase = `${verb.base} ${particle.lower}`;
  return room.lexicon.isVerb(phrase) ? phrase : null;
}

/** Phrases that only say that a thing is or happens. */
const LIGHT_PHRASE =
  /^(?:take place|go ahead|go to|come from|due to|be go to|come about|be go on|get under way|be under way|have to do with|be due|on the way|in total|at all|so far|according to)$/u;

/** Coming and going, said as loosely as can be: needed only where nothing else is asked about. */
const MOTION = /^(?:get to|get there|get here|go there|come here|go over|come over)$/u;

const EMPTY: Omit<Need, 'kind' | 'text' | 'start'> = {
  bases: [],
  words: [],
  nameIds: [],
  value: null,
  role: 'other',
  adjunct: false,
  optional: false,
};

/** In a count these say which of the things are counted ("how many will Iraq take"), and are no light verbs. */
const COUNTED_VERBS = /^(?:come|take|give|put|make|bring|keep|leave|need|want|see|find)$/u;

function wordNeed(word: Word, room: ReadingRoom, role: Need['role'], ask: Ask): Need {
  const known = room.lexicon.isWord(word.lower) || room.known(word.key);
  return {
    ...EMPTY,
    start: word.start,
    kind: known ? 'word' : 'unknown',
    text: word.text,
    bases: word.lemmas,
    words: [word.key],
    role,
    optional:
      (word.light && role !== 'unit' && !(ask === 'count' && COUNTED_VERBS.test(word.key))) ||
      (ask === 'duration' && /^(?:take|last)$/u.test(word.key)) ||
      (ask === 'count' && role !== 'unit' && /^(?:count|tally|number)$/u.test(word.key)) ||
      (/ly$/u.test(word.lower) && word.lemmas.every((lemma) => lemma.pos === 'adv')),
  };
}

/** Where nothing else says what is asked about, a light phrase does ("when do they get here"). */
export function neverBare(needs: readonly Need[]): readonly Need[] {
  const phrase = needs.every((need) => need.optional)
    ? needs.find((need) => need.bases[0]?.base.includes(' ') && !LIGHT_PHRASE.test(need.bases[0].base))
    : undefined;
  return phrase ? needs.map((need) => (need === phrase ? { ...need, optional: false } : need)) : needs;
}
