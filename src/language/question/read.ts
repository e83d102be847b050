import { type Analysis, analyse, canBeNoun, isInflectedVerb, type Word } from '../analyse.ts';
import { hasArabic, stripInvisible } from '../fold.ts';
import type { Lexicon } from '../lexicon.ts';
import type { NameTable } from '../names.ts';
import { findTimes } from '../times.ts';
import { arabicToEnglish } from './arabic.ts';
import { type AskHit, findAsk, findStanding, findWhole, QUESTION_WORD } from './asks.ts';
import { smallTalk, stripChatter } from './chatter.ts';
import { dropAsides } from './segments.ts';
import { type Correction, correct } from './spelling.ts';
import type { Ask, Claim, Need, Part, Question } from './types.ts';

/** What reading a question needs to know; names and vocabulary are those that the viewer may see. */
export interface ReadingRoom {
  readonly lexicon: Lexicon;
  readonly names: NameTable;
  readonly chat: ChatWriting;
  /** Whether a base form stands in anything the viewer may see. */
  readonly known: (word: string) => boolean;
  /** Those words, for correcting spelling. */
  readonly vocabulary: () => Iterable<string>;
}

/** How people write in chat. */
export interface ChatWriting {
  /** Short spelling → written out. */
  readonly words: ReadonlyMap<string, string>;
  /** Idiom → plain words, the longest first. */
  readonly idioms: readonly (readonly [RegExp, string])[];
}

/** Longer questions are read up to here: no chat platform takes more in one post (PLATFORMS.md: 2,000 on Discord, 3,000 on Slack). */
const LONGEST = 3000;

/** Reads a question. Never throws; what can't be read becomes needs that nothing covers. */
export function readQuestion(raw: string, room: ReadingRoom): Question {
  const text = clean(raw);
  const nothing: Question = { text, kind: 'empty', parts: [], claims: [], unsure: [], continues: false, corrected: [] };
  if (text === '') return nothing;
  const talk = smallTalk(text.toLowerCase());
  if (talk) return { ...nothing, kind: talk };
  if (!/[\p{L}\p{N}]/u.test(text)) return nothing;
  const english = hasArabic(text) ? arabicToEnglish(text, room.lexicon, room.names) : text;
  const { text: spelt, corrections } = correct(writeOut(english, room.chat), room);
  const core = strip(dropAsides(strip(spelt)));
  if (core === '') return { ...nothing, kind: 'greeting' };
  const { main, claims } = takeClaims(core);
  const whole = findWhole(main.toLowerCase());
  const rest = whole ? main.slice(whole.end) : '';
  const restPart = whole ? readPart(rest, room, 'what') : null;
  if (
    whole &&
    restPart &&
    (whole.kind === 'changes' || (!QUESTION_WORD.test(rest.toLowerCase()) && findAsk(rest.toLowerCase().trim()).ask === 'what'))
  ) {
    return {
      text,
      kind: whole.kind,
      parts: [restPart],
      claims: [],
      unsure: unsureNames([restPart], rest, room),
      continues: false,
      corrected: corrections,
    };
  }
  const parts = splitParts(main).map((part) => readPart(part, room));
  return {
    text,
    kind: 'ask',
    parts,
    claims: claims.map((claim) => ({ text: claim, part: readPart(claim, room, 'whether') })),
    unsure: unsureNames(parts, main, room),
    continues: /^(?:and|what about|how about|or|also)\b/iu.test(text),
    corrected: corrections,
  };
}

function clean(raw: string): string {
  return stripInvisible(raw.slice(0, LONGEST))
    .replace(/<[@#!][^>]{0,80}>/gu, ' ')
    .replace(/<https?:[^>]{0,500}>|https?:\S+/gu, ' ')
    .replace(/:[a-z0-9_+-]{2,30}:/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Extended_Pictographic}]|\ufe0f/gu, ' ')
    .replace(/[*_~`>]+/gu, ' ')
    .replace(/[’‘ʼ´]/gu, "'")
    .replace(/[“”„]/gu, '"')
    .replace(/؟/gu, '?')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Chat spellings and idioms written out. */
function writeOut(text: string, chat: ChatWriting): string {
  const plain = chat.idioms.reduce((rest, [idiom, words]) => rest.replace(idiom, words), text);
  return plain.replace(/[\p{L}\p{N}][\p{L}\p{N}'/]*/gu, (word) =>
    /^\p{Lu}{2,}$/u.test(word) ? word : (chat.words.get(word.toLowerCase()) ?? word),
  );
}

/** Strips chatter, keeping the asker's capitals. */
function strip(text: string): string {
  const lower = text.toLowerCase();
  const core = stripChatter(lower);
  const at = lower.length === text.length ? lower.indexOf(core.replace(/\?$/u, '')) : -1;
  return at < 0 ? core : text.slice(at, at + core.length);
}

const CLAIM_FIRST =
  /^(?:now that|given that|seeing (?:as|that)|considering(?: that)?|knowing that|assuming(?: that)?|since|as|because|after|with|if|so if)\s+(.{8,}?),\s*(?=(?:and |so |then )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b)/iu;
const CLAIM_LAST =
  /,?\s+(?:now that|given that|seeing (?:as|that)|considering that|even though|although|despite the fact that)\s+(.{8,}?)\s*\?*$/iu;

/** Takes out what the question states rather than asks: "now that CENTCOM has confirmed it, …"; sentences before the question. */
function takeClaims(text: string): { main: string; claims: string[] } {
  const claims: string[] = [];
  let main = text;
  const sentences = main.split(/(?<=[^.\d][^A-Z.]\.)\s+(?=\S)/u);
  if (
    sentences.length > 1 &&
    !QUESTION_WORD.test((sentences[0] ?? '').toLowerCase()) &&
    !/^(?:is|are|was|were|do|does|did|has|have|will)\b/iu.test(sentences[0] ?? '')
  ) {
    claims.push((sentences.shift() ?? '').replace(/\.$/u, ''));
    main = sentences.join(' ');
  }
  for (const pattern of [CLAIM_FIRST, CLAIM_LAST]) {
    const match = pattern.exec(main);
    if (!match?.[1]) continue;
    claims.push(match[1]);
    main = pattern === CLAIM_FIRST ? main.slice(match[0].length) : `${main.slice(0, match.index)}?`;
  }
  return { main, claims };
}

const ASKING = '(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|will|can)';
const BETWEEN = new RegExp(
  `\\?+\\s*(?:and |also |plus |or )*(?=\\S)|(?:,|;)?\\s+(?:and also|and|&|also|plus|as well as|or|but)\\s+(?=(?:(?:in|at|to|from|by|on|for) )?${ASKING}\\b)|[,;]\\s*(?=${ASKING}\\b)`,
  'iu',
);

/** The parts of a question that ask for different things. */
function splitParts(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  for (;;) {
    const match = BETWEEN.exec(rest);
    if (!match) break;
    const before = rest.slice(0, match.index);
    const asks = QUESTION_WORD.test(before.toLowerCase()) || new RegExp(`^${ASKING}\\b`, 'iu').test(before) || match[0].startsWith('?');
    if (!asks || before.trim() === '') break;
    parts.push(before);
    rest = rest.slice(match.index + match[0].length);
    if (parts.length === 5) break;
  }
  if (/[\p{L}\p{N}]/u.test(rest) || parts.length === 0) parts.push(rest);
  return parts;
}

const MEASURED =
  /\bhow (?:fast|big|large|high|tall|deep|wide|heavy|hot|cold|far|strong|old|expensive|costly)\b|\bwhat (?:speed|price|cost|size|temperature|percentage|share)\b/u;
const PRONOUN = /\b(?:they|them|their|theirs|it|its|he|him|his|she|her|this|that|these|those|there|one|ones|so)\b/u;
const PAST = /\b(?:did|has|have|had|was|were|already|happened|arrived|came|went|took)\b/u;
const NEGATED = /\b(?:not|never|no longer|cannot|n't|without|nobody|none)\b/u;
const SPEECH =
  /\b(?:say|says|said|saying|tell|told|state|states|stated|claim|claims|claimed|think|thinks|thought|view|stance|position|reaction|react|reacted|respond|responded|comment|commented|argue|argues|believe|believes|describe|describes|described|explain|explains|explained|justify|justifies|justified|statement|response|announce|announced)\b/u;

function readPart(text: string, room: ReadingRoom, fixed?: Ask): Part {
  const lower = text.toLowerCase();
  const hit: AskHit = fixed === undefined ? findAsk(lower) : { ask: fixed, start: -1, end: -1, takesNoun: false };
  const standing = findStanding(lower, /^(?:any|is there|are there|anything|no)\b/u.test(lower) ? 'whether' : hit.ask);
  const ask = standing?.ask ?? hit.ask;
  const analysis = analyse(text, room.lexicon, room.names);
  const asking = (word: Word) =>
    (word.start < hit.end && word.end > hit.start) || (standing !== null && word.start < standing.end && word.end > standing.start);
  const noun = hit.takesNoun && !standing ? nounAfter(analysis, hit.end) : null;
  const speech = standing ?? speechAt(lower, hit.end);
  const needs = neverBare(markSource(markSpeaker(collectNeeds(analysis, room, ask, asking, noun), text, speech), lower));
  return {
    text: text.trim().replace(/[?\s]+$/u, ''),
    ask: ask === 'which' && noun === null ? (/names?\b/u.test(lower.slice(hit.start, hit.end)) ? 'who' : 'what') : ask,
    needs,
    pronoun: PRONOUN.test(lower.slice(Math.max(0, hit.end))) || (standing !== null && PRONOUN.test(lower)),
    bare: needs.every((need) => need.optional) && !MEASURED.test(lower),
    past: PAST.test(lower),
    negated: NEGATED.test(lower),
    speech: speech !== null,
  };
}

/** Where nothing else says what is asked about, a light phrase does ("when do they get here"). */
function neverBare(needs: readonly Need[]): readonly Need[] {
  const phrase = needs.every((need) => need.optional)
    ? needs.find((need) => need.bases[0]?.base.includes(' ') && !LIGHT_PHRASE.test(need.bases[0].base))
    : undefined;
  return phrase ? needs.map((need) => (need === phrase ? { ...need, optional: false } : need)) : needs;
}

const ACCORDING = /\b(?:according to|as per|per|says|reckons?|claims?)(?: the| a| an)? /gu;

/** "… according to the union": who follows is the one asked to have said it. */
function markSource(needs: readonly Need[], lower: string): Need[] {
  const ends = [...lower.matchAll(ACCORDING)]
    .filter((match) => /according|as per|per the/u.test(match[0]))
    .map((match) => match.index + match[0].length);
  return needs.map((need) =>
    /^(?:according to|per)$/iu.test(need.text)
      ? { ...need, optional: true }
      : ends.includes(need.start)
        ? { ...need, role: 'speaker' }
        : need,
  );
}

function speechAt(lower: string, from: number): { start: number; end: number } | null {
  const match = SPEECH.exec(lower.slice(Math.max(0, from)));
  return match ? { start: match.index + Math.max(0, from), end: match.index + Math.max(0, from) + match[0].length } : null;
}

/** Who stands right before the speech verb, or after "by", is the one asked to have spoken. */
function markSpeaker(needs: readonly Need[], text: string, speech: { start: number; end: number } | null): Need[] {
  if (speech === null) return [...needs];
  const before = needs.filter((need) => need.start < speech.start && need.role !== 'unit').at(-1);
  const by = /^\s*(?:\w+ )?by (?:the )?/iu.exec(text.slice(speech.end));
  const after = by ? needs.find((need) => need.start >= speech.end && need.start <= speech.end + by[0].length) : undefined;
  const passive =
    /\b(?:is|are|was|were|been|being|be)\s+(?:\S+\s+){0,3}$/u.test(text.slice(0, speech.start).toLowerCase()) &&
    /(?:ed|said|thought|told)$/u.test(text.slice(speech.start, speech.end).toLowerCase());
  const close =
    !passive &&
    before &&
    text
      .slice(before.start + before.text.length, speech.start)
      .trim()
      .split(/\s+/u).length <= 3
      ? before
      : undefined;
  const speaker = after ?? (close || undefined);
  if (speaker === undefined) return [...needs];
  // With a speaker named, the verb of speaking is met by the attribution, whichever verb that uses.
  return needs.map((need) =>
    need === speaker
      ? { ...need, role: 'speaker' }
      : need.start >= speech.start && need.start < speech.end && need.role !== 'unit'
        ? { ...need, optional: true }
        : need,
  );
}

/** The noun that is counted or chosen from: word indexes of the run after `end`, its head last. */
function nounAfter(analysis: Analysis, end: number): { first: number; last: number } | null {
  const { words } = analysis;
  let first = words.findIndex((word) => word.start >= end);
  while (first >= 0 && /^(?:of|the|these|those|their|its|our|more|other|new|different|total|actual|such)$/u.test(words[first]?.lower ?? ''))
    first++;
  if (first < 0) return null;
  let last = first - 1;
  for (let i = first; i < words.length; i++) {
    const word = words[i];
    if (!word || word.stop) break;
    if (i > first && analysis.names.some((hit) => hit.first === i)) break;
    if (i > first && PARTICLE.test(words[i + 1]?.lower ?? '') && word.lemmas.some((lemma) => lemma.pos === 'v')) break;
    if (i > first && (isInflectedVerb(word) || (words[i - 1] && isPlural(words[i - 1] as Word) && word.lemmas[0]?.pos === 'v'))) break;
    last = i;
  }
  if (last < first) return null;
  const head = words[last];
  return head && (canBeNoun(head) || (first === last && !isInflectedVerb(head))) ? { first, last } : null;
}

const isPlural = (word: Word): boolean => word.lemmas.some((lemma) => lemma.pos === 'n' && lemma.base !== word.lower);

/** "The population of …", "the firm's revenue": the noun that another thing belongs to the asker's question by. */
function isHead({ words, text }: Analysis, first: number, last: number): boolean {
  const word = words[last];
  if (!word || !canBeNoun(word) || word.light) return false;
  return words[last + 1]?.lower === 'of' || /['’]s?\s$/u.test(text.slice(words[first - 1]?.start ?? 0, words[first]?.start ?? 0));
}

function isAdjunct(words: readonly Word[], first: number, last: number, text: string): boolean {
  const next = words[last + 1];
  const possessive = /['’]s?$/u.test(text.slice(words[last]?.start ?? 0, words[last]?.end ?? 0));
  return (
    /^(?:in|at|on|from|of|near|to|for|over|around)$/u.test(
      words[first - 1]?.lower === 'the' ? (words[first - 2]?.lower ?? '') : (words[first - 1]?.lower ?? ''),
    ) ||
    (!possessive && next !== undefined && !next.stop && canBeNoun(next) && !isInflectedVerb(next))
  );
}

const DETERMINED = /^(?:the|a|an|this|that|these|those|his|her|their|its|any|some|no|of|in|on|at|by|for|from|with)$/u;
const BEFORE_VERB =
  /^(?:to|will|would|shall|should|can|could|may|might|must|did|do|does|not|they|it|he|she|we|you|who|that|which|and|be|is|are|was|were|been|being|has|have|had|got|get|gets)$/u;

/** Whether the word is what happens: a verb form, or a word that can be a verb after what calls for one. */
function isPredicate(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word?.lemmas[0]?.pos !== 'v') return false;
  if (
    word.lower === word.lemmas[0].base &&
    at > 2 &&
    words.slice(at + 1).every((each) => each.stop) &&
    words.slice(0, at - 1).some((each) => /^(?:did|does|do|will|would|can|could|should|may|might)$/u.test(each.lower)) &&
    !DETERMINED.test(words[at - 1]?.lower ?? '')
  )
    return true;
  return (
    isInflectedVerb(word) ||
    !word.lemmas.some((lemma) => lemma.pos === 'n') ||
    /(?:ed|ing)$/u.test(word.lower) ||
    BEFORE_VERB.test(words[at - 1]?.lower ?? '') ||
    (at > 0 &&
      words[at - 1]?.kind === 'word' &&
      !words[at - 1]?.stop &&
      word.lower === word.lemmas[0].base &&
      isPlural(words[at - 1] as Word))
  );
}

function collectNeeds(
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

const PARTICLE = /^(?:over|out|up|off|down|back|away|in|on|through)$/u;

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
      (/ly$/u.test(word.lower) && word.lemmas.every((lemma) => lemma.pos === 'adv')),
  };
}

function unsureNames(parts: readonly Part[], text: string, room: ReadingRoom): Question['unsure'] {
  if (parts.length === 0) return [];
  return analyse(text, room.lexicon, room.names)
    .names.filter((hit) => hit.tier === 'maybe' || new Set(hit.names.map((name) => name.id)).size > 1)
    .map((hit) => ({
      text: hit.names.length > 0 ? textOf(text, hit.first, hit.last, room) : '',
      nameIds: hit.names.map((name) => name.id),
    }));
}

function textOf(text: string, first: number, last: number, room: ReadingRoom): string {
  const { words } = analyse(text, room.lexicon, room.names);
  return text.slice(words[first]?.start ?? 0, words[last]?.end ?? text.length);
}

export type { Claim, Correction };
