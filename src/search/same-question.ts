import type { Lexicon } from '../language/lexicon.ts';
import { readQuestion } from '../language/question/read.ts';
import type { Need, Part } from '../language/question/types.ts';
import { type Conversation, resolve } from './conversation.ts';
import type { View } from './view.ts';

/** What a question asks for, as it is compared with another: read once, for the eyes of whoever compares. */
export interface Sought {
  readonly parts: readonly SoughtPart[];
}

interface SoughtPart {
  readonly ask: string;
  /** What kind of asking within it: a length is another thing than a height. */
  readonly measure: string;
  readonly ahead: boolean;
  readonly negated: boolean;
  /** Names by their ids, in the order in which they stand. */
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  /** What happens, or is asked of the things; null: nothing. */
  readonly predicate: Need | null;
  /** Everything else that has to be met, in order. */
  readonly things: readonly Need[];
  /** What happens stands before the things. */
  readonly first: boolean;
}

/** A thing still to come is asked for. */
const AHEAD = /\b(?:will|shall|'ll|would|won't|going to|due to|about to|planned|expected)\b/iu;
/** "how long", "how high": the measure that an amount is of. */
const MEASURE = /\bhow (?<much>\p{L}+)/iu;
/** Nouns that name nobody in particular: "how many people died" is "how many died". */
const ANYBODY = /^(?:people|person|persons|individual|human|anybody|anyone|somebody|someone)$/u;

/** Reads what a question asks for; null: nothing that could be compared. */
export function soughtBy(question: string, conversation: Conversation, view: View): Sought | null {
  const read = readQuestion(question, view.room);
  if (read.kind !== 'ask' || read.claims.length > 0) return null;
  const parts = resolve(read, conversation).map(partOf);
  const bare = parts.some(
    ({ names, numbers, predicate, things }) => predicate === null && names.length + numbers.length + things.length === 0,
  );
  return parts.length === 0 || bare ? null : { parts };
}

function partOf({ ask, needs, text, negated }: Part): SoughtPart {
  const needed = needs.filter(({ optional, text: said }) => !optional && !ANYBODY.test(said.toLowerCase()));
  const words = needed.filter(({ kind }) => kind === 'word' || kind === 'unknown');
  const predicate = words.find(({ role }) => role === 'predicate') ?? null;
  const things = words.filter((need) => need !== predicate);
  const names = needed.filter(({ kind }) => kind === 'name');
  return {
    ask,
    measure: ask === 'amount' || ask === 'duration' ? (MEASURE.exec(text)?.groups?.much?.toLowerCase() ?? '') : '',
    ahead: AHEAD.test(text),
    negated,
    names: names.map(({ nameIds }) => [...nameIds].sort().join(' ')),
    numbers: needed.flatMap(({ kind, value, text: said }) =>
      kind === 'number' || kind === 'date' || kind === 'ordinal' ? [`${kind} ${value ?? said.toLowerCase()}`] : [],
    ),
    predicate,
    things,
    first: predicate !== null && [...things, ...names].some(({ start }) => predicate.start < start),
  };
}

/** Equal for questions that may ask for the same thing. */
export function soughtKey({ parts }: Sought): string {
  return JSON.stringify(
    parts.map(({ ask, measure, ahead, negated, names, numbers, predicate, things, first }) => [
      ask,
      measure,
      ahead,
      negated,
      names,
      numbers,
      predicate === null,
      things.length,
      first,
    ]),
  );
}

/** Words that mean each other, both ways (lexicon.ts, `MEETS`): what is only a kind of the other is so one way, and is another thing to ask for. */
const SYNONYM = 0.85;

/**
 * Whether two questions ask for the same thing, the one perhaps in other words: they ask for the same kind of thing, and each says all that
 * the other says. Rather two that are one than one that is two.
 */
export function asksTheSame(one: Sought, other: Sought, lexicon: Lexicon): boolean {
  return soughtKey(one) === soughtKey(other) && one.parts.every((part, at) => samePart(part, other.parts[at] as SoughtPart, lexicon));
}

function samePart(one: SoughtPart, other: SoughtPart, lexicon: Lexicon): boolean {
  if (one.predicate && other.predicate && !means(one.predicate, other.predicate, lexicon)) return false;
  return one.things.every((need, at) => means(need, other.things[at] as Need, lexicon));
}

/** Whether two words, or phrases, mean the same, each by the lexicon. */
function means(one: Need, other: Need, lexicon: Lexicon): boolean {
  if (one.text.toLowerCase() === other.text.toLowerCase()) return true;
  if (one.kind === 'unknown' || other.kind === 'unknown') return false;
  return meets(one, other, lexicon) && meets(other, one, lexicon);
}

function meets(one: Need, other: Need, lexicon: Lexicon): boolean {
  const bases = new Set(other.bases.map(({ base }) => base));
  return one.bases.some(
    ({ base, pos }) => bases.has(base) || [...lexicon.expansions(base, pos)].some(([to, weight]) => weight >= SYNONYM && bases.has(to)),
  );
}
