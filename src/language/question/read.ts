import { analyse, type Word } from '../analyse.ts';
import { hasArabic } from '../fold.ts';
import { arabicToEnglish } from './arabic.ts';
import { type AskHit, findAsk, findStanding, findWhole, QUESTION_WORD } from './asks.ts';
import { smallTalk } from './chatter.ts';
import { clean, strip, writeOut } from './clean.ts';
import { collectNeeds, neverBare } from './needs.ts';
import { nounAfter } from './roles.ts';
import type { ReadingRoom } from './room.ts';
import { dropAsides } from './segments.ts';
import { markSource, markSpeaker, speechAt } from './speakers.ts';
import { correct } from './spelling.ts';
import { splitParts, takeClaims } from './split.ts';
import type { Ask, Need, Part, Question } from './types.ts';

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
  const core = findWhole(spelt.toLowerCase()) ? spelt : strip(dropAsides(strip(spelt)));
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

const MEASURED =
  /\bhow (?:fast|big|large|high|tall|deep|wide|heavy|hot|cold|far|strong|old|expensive|costly)\b|\bwhat (?:speed|price|cost|size|temperature|percentage|share)\b/u;
const PRONOUN = /\b(?:they|them|their|theirs|it|its|he|him|his|she|her|this|that|these|those|there|one|ones|so)\b/u;
const PAST = /\b(?:did|has|have|had|was|were|already|happened|arrived|came|went|took)\b/u;
const NEGATED = /\b(?:not|never|no longer|cannot|n't|without|nobody|none)\b/u;

/** "Iraq's justification": the argument is the owner's own. */
const owns = (need: Need, at: number): boolean => at > 0 && need.start < at && at - (need.start + need.text.length) <= 3;

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
  const needs = neverBare(markSource(markSpeaker(collectNeeds(analysis, room, ask, asking, noun), text, speech), lower)).map((need) =>
    hit.ask === 'reason' && need.kind === 'name' && owns(need, hit.start) ? { ...need, role: 'speaker' as const } : need,
  );
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

function unsureNames(parts: readonly Part[], text: string, room: ReadingRoom): Question['unsure'] {
  if (parts.length === 0) return [];
  const { names, words } = analyse(text, room.lexicon, room.names);
  return names
    .filter((hit) => hit.tier === 'maybe' || new Set(hit.names.map((name) => name.id)).size > 1)
    .map((hit) => ({
      text: text.slice(words[hit.first]?.start ?? 0, words[hit.last]?.end ?? text.length),
      nameIds: hit.names.map((name) => name.id),
    }));
}
