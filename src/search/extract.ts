import type { Slot } from '../domain/fact.ts';
import { type Analysis, canBeNoun, isInflectedVerb } from '../language/analyse.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { findTimes } from '../language/times.ts';

/**
 * What a quote answers where its fact doesn't declare it: cautious readings, each with the clause that it stands in.
 * `first`..`last` and the clause are word indexes; the unit is a run of words or null.
 */
export interface Extracted {
  readonly slot: Slot;
  readonly first: number;
  readonly last: number;
  readonly unit: { readonly first: number; readonly last: number } | null;
  readonly clause: { readonly first: number; readonly last: number };
}

export function extract(analysis: Analysis, lexicon: Lexicon, speaker: { first: number; last: number } | null): Extracted[] {
  const clauses = splitClauses(analysis);
  const times = findTimes(analysis.text);
  const clauseOf = (at: number) =>
    clauses.find((clause) => at >= clause.first && at <= clause.last) ?? { first: 0, last: analysis.words.length - 1 };
  const inSpeaker = (at: number) => speaker !== null && at >= speaker.first && at <= speaker.last;
  const found: Extracted[] = [];
  const add = (slot: Slot, first: number, last: number, unit: Extracted['unit'] = null) =>
    found.push({ slot, first, last, unit, clause: clauseOf(first) });

  for (const hit of analysis.numbers) {
    const start = analysis.words[hit.first]?.start ?? 0;
    if (
      times.some((time) => start >= time.start && start < time.end) ||
      hit.kind === 'ordinal' ||
      hit.kind === 'year' ||
      hit.kind === 'clock'
    )
      continue;
    if (hit.kind === 'cardinal') {
      if (analysis.words[hit.last + 1]?.joined) continue;
      const unit = unitAfter(analysis, hit.last + 1) ?? unitBefore(analysis, hit.first);
      if (unit) add('count', hit.first, hit.last, unit);
    } else add('amount', hit.first, hit.last, unitAfter(analysis, hit.last + 1));
  }
  for (const time of times) {
    const first = analysis.words.findIndex((word) => word.end > time.start);
    let last = first;
    while (analysis.words[last + 1] && (analysis.words[last + 1]?.start ?? 0) < time.end) last++;
    if (first >= 0) add(time.kind === 'point' ? 'time' : 'duration', first, last);
  }
  for (const hit of analysis.names) {
    if (inSpeaker(hit.first) || hit.tier === 'maybe') continue;
    for (const name of hit.names) {
      if (name.kind === 'place') {
        if (isPlaced(analysis, hit.first)) add('place', hit.first, hit.last);
      } else if (name.kind !== 'thing' && name.kind !== 'event') add('who', hit.first, hit.last);
      add('which', hit.first, hit.last);
    }
  }
  for (const place of unnamedPlaces(analysis)) if (!inSpeaker(place.first)) add('place', place.first, place.last);
  for (const person of people(analysis, lexicon)) if (!inSpeaker(person.first)) add('who', person.first, person.last);
  for (const [slot, pattern] of CUES) {
    for (const match of analysis.text.matchAll(pattern)) {
      const first = analysis.words.findIndex((word) => word.end > match.index);
      if (first >= 0 && !inSpeaker(first)) add(slot, first, first);
    }
  }
  return found;
}

/** Words that announce a reason or a manner. */
const CUES: readonly (readonly [Slot, RegExp])[] = [
  [
    'reason',
    /\b(?:because|due to|owing to|thanks to|in order to|so that|so as to|after (?=(?:the |its |their |his |her |a |an )?(?:\w+ ){1,3}(?:ran|failed|broke|collapsed|fell|lost|refused|rejected|found|was|were|had|said|left|closed)\b)|as a result of|results? from|resulted from|resulting from|caused by|causing|blamed? (?:it )?(?:on|for)|attributed to|triggered by|sparked by|prompted by|driven by|stems? from|stemmed from|on the grounds|in response to|in protest (?:at|against|over)|in retaliation|aimed at|aims? to|designed to|intended to|meant to|the (?:aim|goal|purpose)|given (?:that|the|what)|amid|a (?:\w+ )?(?:step|move|bid|effort|attempt) to|was down to|for failing|after failing|following (?:a|an|the)|over (?:pay|safety|fears|concerns|claims|allegations|plans|cuts|the)|citing|since (?:it|they|the) (?:is|was|are|were))\b|(?<=[a-z]) to (?=(?:strengthen|protect|prevent|avoid|ensure|reduce|allow|help|improve|secure|stop|save|cut|boost|support|make|keep|give|ease|meet|limit|stem|curb|restore|fund|pay for|cover|raise|force|demand|press)\b)/giu,
  ],
  [
    'manner',
    /\b(?:by (?:means of|way of|using|\p{L}+ing\b|helicopters?|plane|air|sea|road|land|rail|train|bus|boat|ship|ferry|car|truck|lorry|convoy|hand|phone|email|post|drone|satellite|sending|a \w+|the \w+|\w+s\b)|via|through (?:a|an|the|\w+ing)|using|with (?:the )?(?:help|aid|use|support) of|with (?:a|an|the)? ?\w+|on foot|aboard|in (?:buses|trucks|lorries|cars|planes|helicopters|boats|ambulances|convoys?|stages|phases|batches|instalments)|route)\b/giu,
  ],
];

/** The run of words after a number that says what is counted. */
function unitAfter(analysis: Analysis, from: number): Extracted['unit'] {
  const { words } = analysis;
  let first = from;
  while (/^(?:of|the|these|those|other|more|new|further|additional|about|or|so|to)$/u.test(words[first]?.lower ?? '') && first < from + 3)
    first++;
  let last = first - 1;
  for (let i = first; i < words.length && i < first + 5; i++) {
    const word = words[i];
    const gap = i > first ? analysis.text.slice(words[i - 1]?.end ?? 0, word?.start ?? 0) : '';
    if (!word || word.stop || word.kind !== 'word' || /[,;:.—–(]/u.test(gap)) break;
    if (i > first && isInflectedVerb(word)) break;
    last = i;
  }
  return last >= first && analysis.text.slice(words[from - 1]?.end ?? 0, words[first]?.start ?? 0).search(/[,;:.—]/u) < 0
    ? { first, last }
    : null;
}

/** "the number of ISIS detainees in Syria to be around 7,000": the unit before the number. */
function unitBefore(analysis: Analysis, before: number): Extracted['unit'] {
  const { words } = analysis;
  for (let i = before - 1; i >= 1 && i > before - 14; i--) {
    if (words[i]?.lower === 'of' && /^(?:number|count|total|toll|tally)s?$/u.test(words[i - 1]?.lower ?? '')) {
      let last = i;
      while (words[last + 1] && last + 1 < before && !words[last + 1]?.stop) last++;
      return last > i ? { first: i + 1, last } : null;
    }
    if (/^(?:toll|tally|turnout|headcount)$/u.test(words[i]?.lower ?? '')) {
      const compound = words[i - 1];
      return { first: compound && !compound.stop ? i - 1 : i, last: i };
    }
  }
  return null;
}

const PLACE_BEFORE = new Set(
  'in at near to from into toward towards around outside inside across through via off on of between beside opposite over for'.split(' '),
);

function isPlaced(analysis: Analysis, first: number): boolean {
  const { words } = analysis;
  for (let i = first - 1; i >= 0 && i >= first - 4; i--) {
    const word = words[i];
    if (!word) return false;
    if (PLACE_BEFORE.has(word.lower)) return true;
    if (isInflectedVerb(word)) return false;
  }
  return /[,]\s*$/u.test(analysis.text.slice(words[first - 1]?.end ?? 0, words[first]?.start ?? 0));
}

/** "in Westhaven", "at the Old Mill": capitals after a preposition of place, outside the names on file. */
function unnamedPlaces(analysis: Analysis): { first: number; last: number }[] {
  const { words } = analysis;
  const found: { first: number; last: number }[] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i];
    if (!word?.capital || analysis.names.some((hit) => i >= hit.first && i <= hit.last)) continue;
    const before = words[i - 1]?.lower ?? '';
    const article = before === 'the' ? words[i - 2]?.lower : before;
    if (!/^(?:in|at|near|outside|inside|into|towards?|from|around|across|between)$/u.test(article ?? '') || MONTHS.test(word.lower))
      continue;
    let last = i;
    while (words[last + 1]?.capital) last++;
    found.push({ first: i, last });
  }
  for (const match of analysis.text.matchAll(
    /\b(?:in|at|near|outside|inside|into|along|beside|under|on) (?:the|a|an|its|their) (?:\p{L}+ ){0,3}?(?:city|town|village|building|hospital|school|station|airport|port|harbour|river|bridge|road|street|border|camp|prison|stadium|centre|center|hall|church|square|park|valley|district|region|province|area|site|plant|factory|warehouse|headquarters|court|hotel|gym|tunnel|coast|beach|island|north|south|east|west)\b/giu,
  )) {
    const first = words.findIndex((word) => word.start >= match.index);
    let last = first;
    while (words[last + 1] && (words[last + 1]?.end ?? 0) <= match.index + match[0].length) last++;
    if (first >= 0) found.push({ first: first + 1, last });
  }
  return found;
}

const MONTHS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/u;

/** People and bodies that the names on file don't have: capitalised pairs, and nouns for people. */
function people(analysis: Analysis, lexicon: Lexicon): { first: number; last: number }[] {
  const { words } = analysis;
  const found: { first: number; last: number }[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word || word.stop || analysis.names.some((hit) => i >= hit.first && i <= hit.last)) continue;
    const next = words[i + 1];
    if (word.capital && next?.capital && i > 0 && !MONTHS.test(word.lower)) {
      found.push({ first: i, last: i + 1 });
      i++;
    } else if (word.kind === 'word' && canBeNoun(word) && word.lemmas.some((lemma) => lemma.pos === 'n' && lexicon.isPerson(lemma.base)))
      found.push({ first: i, last: i });
  }
  return found;
}

const BOUNDARY = /[;:—–]|,?\s(?:and|but|while|whereas|although|though|which|who|where|because)\s|,\s/giu;

/** Runs of words between conjunctions and commas; a run without a verb joins the one before it. */
export function splitClauses(analysis: Analysis): { first: number; last: number }[] {
  const { words, text } = analysis;
  const cuts: number[] = [0];
  for (const match of text.matchAll(BOUNDARY)) {
    const at = words.findIndex((word) => word.start >= match.index + (/^\s|^,\s\w/u.test(match[0]) ? 1 : 0));
    if (at > 0 && cuts.at(-1) !== at) cuts.push(at);
  }
  const runs = cuts.map((first, index) => ({ first, last: (cuts[index + 1] ?? words.length) - 1 })).filter((run) => run.last >= run.first);
  const joined: { first: number; last: number }[] = [];
  for (const run of runs) {
    const previous = joined.at(-1);
    const hasVerb = (each: { first: number; last: number }) =>
      words
        .slice(each.first, each.last + 1)
        .some((word, index) => VERBAL.has(word.lower) || (index > 0 && isInflectedVerb(word)) || /(?:ed|ing)$/u.test(word.lower));
    if (previous && (!hasVerb(run) || !hasVerb(previous))) previous.last = run.last;
    else joined.push({ ...run });
  }
  return joined;
}

const VERBAL = new Set('is are was were be been being has have had will would can could may might must should do does did'.split(' '));
