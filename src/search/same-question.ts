import type { Lexicon } from '../language/lexicon.ts';
import { readQuestion } from '../language/question/read.ts';
import type { Need, Part } from '../language/question/types.ts';
import { tokenize } from '../language/tokens.ts';
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
  /** The words around all these in order, each of these as a dot: "in", "after", "should", "all". */
  readonly frame: readonly string[];
}

/** A thing still to come is asked for. */
const AHEAD = /\b(?:will|shall|'ll|would|won't|going to|due to|about to|planned|expected)\b/iu;
/** "how long", "how high": the measure that an amount is of. */
const MEASURE = /\bhow (?<much>\p{L}+)/iu;
/** Nouns that name nobody in particular: "how many people died" is "how many died". */
const ANYBODY = /^(?:people|person|persons|individual|human|anybody|anyone|somebody|someone)$/u;

/** Words that change nothing about what is asked for; what "do" says of time is in the frame by itself. */
const HARMLESS = /^(?:a|an|the|of|how|much|many|what|which|who|whom|when|where|why|do|does|did|number|date|whereabouts|please)$/u;
/** What stands before those who are counted: there, and nowhere else, nobody in particular needs no saying. */
const COUNTED = /\b(?:how many|number of)(?: the)?\s*$/iu;
const LEADING = /^(?:and|also|or|so|but)\b/iu;

/** Reads what a question asks for; null: nothing that could be compared. */
export function soughtBy(question: string, conversation: Conversation, view: View): Sought | null {
  const read = readQuestion(question, view.room);
  if (read.kind !== 'ask' || read.claims.length > 0) return null;
  const resolved = resolve(read, conversation);
  const parts = resolved.map((part, at): SoughtPart => {
    const own = read.parts[at] ?? part;
    const leansOn = at > 0 ? resolved[at - 1] : (conversation.part ?? resolved[1]);
    return { ...partOf(part), frame: part === own || !leansOn ? frameOf(part) : [...frameOf(leansOn), ...frameOf(own)] };
  });
  const bare = parts.some(
    ({ names, numbers, predicate, things }) => predicate === null && names.length + numbers.length + things.length === 0,
  );
  return parts.length === 0 || bare ? null : { parts };
}

const neededOf = ({ needs }: Part): Need[] => needs.filter(({ optional, text }) => !optional && !ANYBODY.test(text.toLowerCase()));

/**
 * The words of a part around what has to be met, in their order, and the time that its verbs are in. What a follow-up took over from two
 * questions back doesn't stand in it: such a part equals none that is whole.
 */
function frameOf(part: Part): string[] {
  const { text } = part;
  const needed = neededOf(part);
  const standing = needed.filter(({ start, text: said }) => text.startsWith(said, start));
  const opener = LEADING.exec(text)?.[0].length ?? 0;
  const around = tokenize(text).flatMap(({ lower, start, end }) => {
    const within = standing.find((need) => start < need.start + need.text.length && end > need.start);
    if (within) return start <= within.start ? ['·'] : [];
    const needless = ANYBODY.test(lower) && COUNTED.test(text.slice(0, start));
    return start < opener || needless || HARMLESS.test(lower) ? [] : [lower.replace(/^(?:any|some)(?:body|one)$/u, 'anybody')];
  });
  const verbs = standing.filter(({ role }) => role === 'predicate');
  const did = /\bdid\b/iu.test(text);
  const times = verbs.map((verb, at) => (did && at === 0 ? 'past' : timeOf(verb)));
  return [...needed.slice(standing.length).map(() => '…'), ...around, ...(did && verbs.length === 0 ? ['past'] : times)];
}

/** What the form of a verb says of time. */
function timeOf({ text, bases }: Need): 'past' | 'ing' | 'now' | 'base' {
  const [said = ''] = text.toLowerCase().split(' ');
  const asBase = bases.some(({ base, pos }) => (pos === 'v' || pos === null) && base.split(' ')[0] === said);
  if (asBase) return 'base';
  return said.endsWith('s') ? 'now' : said.endsWith('ing') ? 'ing' : 'past';
}

function partOf(part: Part): Omit<SoughtPart, 'frame'> {
  const { ask, text, negated } = part;
  const needed = neededOf(part);
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
    parts.map(({ ask, measure, ahead, negated, names, numbers, predicate, things, first, frame }) => [
      ask,
      measure,
      ahead,
      negated,
      names,
      numbers,
      predicate === null,
      things.length,
      first,
      frame,
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
