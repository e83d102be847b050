import type { AttributionKind } from '../../domain/attribution.ts';
import { overlaps, type Span } from './types.ts';

/** Somebody whose word a sentence gives. */
export interface Speaker extends Span {
  readonly kind: Exclude<AttributionKind, 'own-reporting' | 'unattributed'> | 'pronoun';
  /** The speaker in the sentence's own words. */
  readonly as: string;
  /** Where the speaker's words stand. */
  readonly asAt: Span;
  /** A neutral verb, a loaded one ("claimed"), or one of denying. */
  readonly verb: 'neutral' | 'loaded' | 'denial';
  /** The whole sentence is the speaker's; false in a relative or subordinate clause ("which the ministry said was safe"). */
  readonly governs: boolean;
}

const VERB =
  /(?<![\p{L}\p{N}])(?:(?<neutral>says?|said|tells?|told|announces|announced|declares|declared|wrote|writes|testifies|testified|explained|acknowledged|states(?=\s+that\b|\s*[,:.])|stated|(?:adds|added|reported|noted|indicates?|indicated|confirms|confirmed)(?=\s+(?:that|in|on|to|it|its|his|her|their|the|this)\b|\s*[,.:]|$)|(?:confirms|confirmed)(?=\s+(?:only|a|an)\b|\s+["“«])|estimates(?=\s*[.,;]|\s+(?:that|the|there|its|about|around|up|some|more|\p{N})|$)|estimated(?=\s*[.,;]|\s+(?:that|the)\b|$)|promised|vowed|pledged|explains|(?:recalls|recalled|tweeted|cautioned|remarked|commented|complained)(?=\s+that\b|\s*[,.:](?:\s|["”]|$))|went on(?=\s*:)|posted(?=\s+on\s+(?:X|Twitter|Facebook|Telegram|Instagram|social media|Truth Social)\b)|(?<=["”»],?\s)(?:recalls|recalled|remarked|commented|concluded|continued|observed|tweeted|posted|asked|answered|repeated|complained|lamented|boasted|cautioned)|shows|showed|replied|joked|quipped|stress(?:es)?(?=\s+(?:that|the|its|their|it|he|she|there)\b)|stressed(?=\s+(?:that|the|its|their|it|he|she|there)\b|\s*[,.:])|reiterates|reiterated|reminded|urges|urged|disclosed(?=\s+(?:that|on|in|to|the|its|it)\b|\s*[,.:])|(?:puts|put)(?=(?: [\p{L}\p{N}'’-]+){0,3} (?:number|count|toll|figure|total|damage|costs?|price|bill|loss(?:es)?|crowd|turnout|strength|share|rate)(?: of [\p{L}'’-]+)? at (?:(?:about|around|some|over|more than|at least|up to|between|nearly) )?[\p{Sc}\p{N}])|(?:describes|described)(?=(?: [\p{L}\p{N}'’-]+){1,6} as )|(?:calls|called)(?=(?: [\p{L}\p{N}'’-]+){1,6} ["“«]))|(?<loaded>(?:claims|claimed)(?! (?:the lives|(?:[\p{N},]+|\p{L}+|\p{L}+ \p{L}+) lives|the life))|alleges|alleged|asserts|asserted|insists|insisted|maintains|maintained|(?:admits|admitted)(?! (?:to (?:a |the )?hospital|\p{N}))|reveals|revealed|warns|warned|suggests|suggested|(?:claim|allege|assert|insist|maintain|admit|warn|suggest)(?= that\b)|(?:argues?|argued)(?! (?:with|over|about|among|all)\b)|(?:concedes?|conceded)(?! (?:defeat|(?:(?:a|the|an|one|two|three|four|five|late|early|only|just|\p{N}+) ){0,3}(?:goals?|penalt(?:y|ies)|points?|runs?|tries|corners?|ground)))|blames|blamed(?! (?:for|on)\b))|(?<denial>deny(?! (?:\p{L}+ )?(?:entry|access|bail|visas?|asylum|parole|permission|treatment)\b)|dispute(?= (?:that|this|it|those|the)\b)|denies|denied|refutes|refuted|rejects|rejected|dismisses|dismissed))(?![\p{L}\p{N}])/gu;

/** "according to plan" names nobody. */
const ACCORDING =
  /(?<![\p{L}\p{N}])according to (?!(?:plans?|schedule|law|the law|custom|tradition|the rules|rules|need|needs|size|age|rank|taste|protocol|a plan|the plan|the schedule|whether|how|what|where|when)(?![\p{L}\p{N}]))/giu;

const TRAILING =
  /(?:\s(?:has|have|had|also|later|then|again|earlier|separately|repeatedly|publicly|privately|openly|flatly|quietly|bluntly|already|himself|herself|itself|themselves|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))+$/u;
const BLOCKED =
  /(?:^|\s)(?:not|to|n['’]t|would|could|can|will|may|might|must|should|cannot|never|is|are|was|were|be|been|being|\p{L}+n['’]t|nobody|no one|neither|nor)$/iu;
const BOUNDARY =
  /[,;:()"“”«»–—]|(?<![\p{L}])(?:that|which|while|although|though|but|because|when|after|before|if|where|whereas|however|who|whose|as)(?![\p{L}])/giu;
const SUBORDINATE = /^(?:that|which|because|when|after|before|if|where|who|whose|as)$/iu;
const OPENING = /^(?:and|but|so|yet|then|meanwhile|however|while|although|though|whereas|in addition|also|later|earlier)\s+/iu;
const DAY_FIRST = /^(?:(?:late|early|later) )?(?:on|by|since) \p{Lu}\p{L}+day(?: (?:morning|afternoon|evening|night|noon))?\s+/iu;
const DETERMINER =
  /(?<!(?:^|\s)(?:of|in|for|at|on|from|to|by|with|near|between|under|over|against))\s(?=(?:the|a|an|its|his|her|their|our)\s)/giu;
const LONGEST = 14;

/** Everyone whose word the sentence gives, outside the given spans (what others are quoted as saying, and what is already consumed). */
export function findSpeakers(sentence: string, closed: readonly Span[]): Speaker[] {
  const speakers: Speaker[] = [];
  const add = (speaker: Speaker | null) => {
    if (speaker && !speakers.some((other) => overlaps(other, speaker))) speakers.push(speaker);
  };
  for (const hit of sentence.matchAll(ACCORDING)) add(accordingTo(sentence, hit.index, hit.index + hit[0].length, closed));
  for (const hit of sentence.matchAll(VERB)) {
    const verb = { start: hit.index, end: hit.index + hit[0].length };
    if (closed.some((span) => overlaps(span, verb))) continue;
    const kind = hit.groups?.loaded ? 'loaded' : hit.groups?.denial ? 'denial' : 'neutral';
    add(speakerOf(sentence, verb, kind));
  }
  return speakers.sort((a, b) => a.start - b.start);
}

function accordingTo(sentence: string, start: number, from: number, closed: readonly Span[]): Speaker | null {
  if (closed.some((span) => overlaps(span, { start, end: from }))) return null;
  const asAt = nounPhrase(sentence, from);
  if (!asAt) return null;
  const as = sentence.slice(asAt.start, asAt.end);
  const kind = classify(as);
  return kind === null ? null : { kind, as, asAt, verb: 'neutral', governs: true, start, end: asAt.end };
}

/** The words from `from` up to a comma, a verb or the end. */
function nounPhrase(sentence: string, from: number): Span | null {
  const rest = sentence.slice(from, from + 200);
  const stop =
    /[,;:()"“”«»–—]|[.!?…]+["'”’»)\]]*(?:\s|$)|\s(?:and (?:its|his|her|their|the|is|are|was|were|has|have|had|will|roughly|about|some|\p{N}+|said)|is|are|was|were|has|have|had|will|would|which|who|that|because|after|when|while|although|but|as)\s/iu.exec(
      rest,
    );
  const words = rest.slice(0, stop?.index ?? rest.length).trimEnd();
  if (words === '' || words.split(/\s+/u).length > LONGEST) return null;
  // "the provincial prosecutor, Henk Abelard."
  const named = /^,\s+\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,3}(?=[,.;]|$)/u.exec(rest.slice(words.length));
  // A second article without a preposition begins what follows: "according to the ministry the road is closed".
  const [cut] = words.matchAll(DETERMINER);
  const kept = cut ? words.slice(0, cut.index) : `${words}${named?.[0] ?? ''}`;
  return { start: from, end: from + kept.length };
}

function speakerOf(sentence: string, verb: Span, kind: Speaker['verb']): Speaker | null {
  const found = subjectBefore(sentence, verb);
  if (!found) return null;
  const as = sentence.slice(found.span.start, found.span.end);
  // A relative clause between speaker and verb may say that the speaker stays unnamed.
  const beside = sentence.slice(found.span.end, Math.max(found.span.end, verb.start));
  const who = NAMELESS_CLAUSE.test(beside) ? 'anonymous' : classify(as);
  if (who === null || (SHOWS.test(sentence.slice(verb.start, verb.end)) && who !== 'document')) return null;
  const near = verb.start - found.span.end < 100;
  return {
    kind: who,
    as,
    asAt: found.span,
    verb: kind,
    governs: found.governs,
    start: near ? Math.min(found.span.start, verb.start) : verb.start,
    end: near ? Math.max(found.span.end, verb.end) : verb.end,
  };
}

/** Only documents speak by showing. */
const SHOWS = /^show(?:s|ed)$/iu;
const NAMELESS_CLAUSE =
  /\b(?:not to be (?:named|identified)|to be (?:named|identified)|anonymity|not authori[sz]ed|knowledge of|familiar with|briefed on|close to)\b/iu;

interface Found {
  readonly span: Span;
  readonly governs: boolean;
}

const AFTER_VERB =
  /^(?:that|on|in|at|it|he|she|they|there|its|his|her|their|this|these|those|by|during|after|before|as|to|no|all|only|about|around|more|some|reporters)(?![\p{L}])/iu;
const INVERTING =
  /^(?:said|says|wrote|announced|explained|added|warned|claimed|insisted|argue[sd]|replied|joked|quipped|stressed|estimate[sd]|reported|conceded|admitted|suggested|explains|recalls|recalled|remarked|commented|concluded|continued|observed|tweeted|posted|asked|answered|repeated|complained|lamented|boasted|cautioned)$/iu;
const FINITE = /\s(?:is|are|was|were|has|have|had|will|would|could|may|might|can|did|does|do)(?:\s|$)/iu;

/** To whom, when and where it was said; no part of the speaker, other than an ambassador's country. */
const OCCASION =
  /(?<!(?:ambassador|envoy|adviser|advisor|delegate|representative|aide|assistant|heir|candidate))\s(?:to|during|after|before|following|when|while|via|in (?:an?|announcing|his|her|their|its|response)|at (?:an?|the) (?:\p{L}+ )?(?:news|press|rally|briefing|hearing|conference|event|meeting|ceremony)|on (?:\p{Lu}\p{L}+day|X|Twitter|Facebook|Instagram|Telegram))(?![\p{L}]).*$/su;

/** ", said analyst Teo Brandvik of Lindqvist Bank." */
function subjectAfter(sentence: string, verb: Span): Found | null {
  if (!/["”»,]\s*$/u.test(sentence.slice(0, verb.start)) || !INVERTING.test(sentence.slice(verb.start, verb.end))) return null;
  const from = verb.end + (/^\s+/u.exec(sentence.slice(verb.end))?.[0].length ?? 0);
  const rest = sentence.slice(from, from + 160);
  if (AFTER_VERB.test(rest)) return null;
  const phrase = /^\p{L}[^,;:.!?"“”]{1,120}?(?=\s*(?:[,;:]|[.!?]+["”]?\s*$))/u.exec(rest)?.[0].replace(OCCASION, '');
  if (!phrase || phrase.split(/\s+/u).length > LONGEST || FINITE.test(phrase)) return null;
  return { span: { start: from, end: from + phrase.length }, governs: true };
}

function subjectBefore(sentence: string, verb: Span): Found | null {
  const offset = Math.max(0, verb.start - 400);
  const head = sentence.slice(offset, verb.start).trimEnd().replace(TRAILING, '');
  if (head === '' || BLOCKED.test(head)) return null;
  if (/["”»]$/u.test(head)) return subjectAfter(sentence, verb);
  if (head.endsWith(',')) return apposition(head.slice(0, -1), offset) ?? subjectAfter(sentence, verb);
  return lastPhrase(head, offset);
}

const DOES =
  /^who (?:asked|declined|refused|spoke|wished|requested|was|were|is|are|has|had|did|saw|witnessed|heard|lives?|lived|works?|worked)(?![\p{L}])/iu;

/** The noun phrase at the end of `head`. */
function lastPhrase(head: string, offset: number): Found | null {
  const cut = [...head.matchAll(BOUNDARY)].at(-1);
  // "a forester who asked not to be named said"
  if (cut && /^who$/iu.test(cut[0]) && DOES.test(head.slice(cut.index)))
    return lastPhrase(head.slice(0, cut.index).trimEnd().replace(/,$/u, ''), offset);
  const span = trimmed(head, cut ? cut.index + cut[0].length : 0, offset);
  return span && { span, governs: !SUBORDINATE.test(cut?.[0] ?? '') };
}

/** "Dr Lena Oskar, the director of St Aldric Hospital, told …": the name and what it is followed by, a relative clause left out. */
function apposition(head: string, offset: number): Found | null {
  const comma = head.lastIndexOf(',');
  if (comma < 0) return null;
  const beside = head.slice(comma + 1).trim();
  const relative = /^(?:who|which|whose|speaking|asked|asking|in (?:an?|its|his|her|their))(?![\p{L}])/iu.test(beside);
  if (!relative && (FINITE.test(` ${beside}`) || beside.split(/\s+/u).length > LONGEST)) return null;
  const found = lastPhrase(head.slice(0, comma), offset);
  if (!found || FINITE.test(` ${head.slice(found.span.start - offset, found.span.end - offset)}`)) return null;
  return relative ? found : { ...found, span: { start: found.span.start, end: offset + head.trimEnd().length } };
}

/** What is left of `head` from `from` without conjunctions, days and what stands before the last article; null if it can't be a speaker. */
function trimmed(head: string, from: number, offset: number): Span | null {
  let start = from;
  for (const pattern of [/^\s+/u, OPENING, DAY_FIRST, /^\s+/u]) start += pattern.exec(head.slice(start))?.[0].length ?? 0;
  const last = [...head.slice(start).matchAll(DETERMINER)].at(-1);
  if (last) start += last.index + last[0].length;
  const words = head.slice(start).split(/\s+/u).filter(Boolean);
  if (words.length === 0 || words.length > LONGEST || /^(?:who|which|that|there|what|be|been|and|but|or|so|then)$/iu.test(words[0] ?? ''))
    return null;
  return { start: offset + start, end: offset + head.length };
}

const PRONOUN = /^(?:he|she|they|it|we|i|the (?:same )?sources?|the official|the officials)$/iu;
const SOURCES = /\b(?:sources?|insiders?)\b/iu;
const DOCUMENT =
  /\b(?:documents?|slides?|messages?|contract|presentation|notice|website|memos?|memorand(?:um|a)|filings?|indictments?|records|decree|(?<!\b(?:geological|geophysical|seismological|hydrological) )surveys?|study|studies|audit|minutes|letter|lawsuit|court papers|figures|data|statistics|draft|text|log|reports?|statements?|imagery|images|email)$/iu;
/** Who speaks for or is an institution; the word alone makes nobody an authority if `LAY` is there, too. */
const AUTHORITY =
  /\b(?:governments?|ministry|ministries|minist(?:er|ers)|president|premier|chancellor|command|army|military|navy|air force|coast ?guard|police|gendarmerie|prosecutors?|court|tribunal|agency|authority|authorities|commission|commissioner|council|parliament|senate|assembly|department|directorate|bureau|embassy|consulate|administration|cabinet|coalition|regulator|inspectorate|board|company|firm|airline|carrier|operator|manufacturer|central bank|utility|office|municipality|(?:fire|rescue|ambulance|weather|meteorological|forestry|prison|customs|border|intelligence|secret) service|fire brigade|(?:geological|geophysical|seismological|hydrological) survey|(?:seismological|meteorological|geological|hydrological|statistics) institute|(?:detective|police|chief) (?:inspector|superintendent)|united nations|european union|nato|white house|pentagon|kremlin|chief executive|chief (?:financial|operating) officer|(?:fire|police) chief|governor|mayor|ambassador|envoy|sheriff|attorney general|spokes(?:man|woman|person|people|men|women)|UN|EU)\b/iu;
const LAY =
  /\b(?:analysts?|experts?|former|ex|scientists?|professors?|lawyers?|activists?|opposition|unions?|residents?|critics?|candidates?|party|campaign|aid|charity|relief|think ?tank|monitors?|observatory|rights group|newspaper|magazine|broadcaster|news agency|press agency|newswire|wire|rebels?|militia|group|media|consultants?|economists?|researchers?|shadow|would-be|teachers?|workers?|families|relatives|victims?)\b/iu;
const SPOKES = /\bspokes(?:man|woman|person|people|men|women)\b/iu;
/** People without a name, where this is the head of what is said of them. */
const PERSONS =
  /^(?:officials?|diplomats?|aides?|officers?|persons?|people|residents?|witness(?:es)?|eyewitness(?:es)?|neighbours?|neighbors?|workers?|employees?|insiders?|staff|locals|villagers|survivors?|relatives?|colleagues?|users?|passengers?|others|man|woman|men|women|observers|analysts?|experts?|ministers?|advisers?|advisors?|negotiators?|soldiers?|commanders?|guards?|doctors?|nurses?|drivers?|lawmakers?|politicians?|figures?|managers|critics|supporters|opponents|economists|scientists|researchers|brokers|traders|investors|activists|campaigners|lawyers|farmers|organi[sz]ers|students|teachers|parents|families|victims|shopkeepers|tourists|customers)$/iu;

/** What "suggests" something without being anybody. */
const NOBODY =
  /^(?:(?:the|this|that|some|new|early|initial|available|local|state|social|foreign|media|press|news) )*(?:media|press|reports|rumou?rs|information|indications?|intelligence|evidence|signs?|results?|findings|it all|everything|nothing|something|this|that|these|those|one)$/iu;

/** Who a speaker is, by the words alone; null where the words name no speaker. When in doubt, the weaker. */
function classify(as: string): Speaker['kind'] | null {
  const words = as.trim();
  if (PRONOUN.test(words)) return 'pronoun';
  if (!/\p{L}/u.test(words) || NOBODY.test(words)) return null;
  const head = words
    .replace(/,.*$/u, '')
    .replace(
      /\s(?:of|in|at|from|with|for|on|by|close|familiar|briefed|posted|seen|obtained|reviewed|published|issued|inside|within|who|near|waiting|living|working|speaking|fleeing|staying|standing|queuing|travelling|attending|involved)\s.*$/iu,
      '',
    );
  const last = head.split(/\s+/u).at(-1) ?? '';
  if (SOURCES.test(head) || NAMELESS_CLAUSE.test(words)) return 'anonymous';
  // "Sundria's foreign minister, Otto Lindahl" has a name after all.
  if (!/,\s+\p{Lu}/u.test(words) && namesNobody(head, last))
    return DOCUMENT.test(head) ? 'document' : SPOKES.test(last) ? 'named' : 'anonymous';
  if (DOCUMENT.test(head)) return 'document';
  if (LAY.test(words)) return 'named';
  // An office counts; an institution that somebody is merely "at" or "near" doesn't.
  if (AUTHORITY.test(words.replace(/\s(?:at|near|from)\s.*$/iu, ''))) return 'official-on-record';
  return /\p{Lu}/u.test(words) || /^(?:the|its|his|her|their|our)\s/iu.test(words) ? 'named' : 'anonymous';
}

/** "Two officials", "a neighbour", "a company spokeswoman": a person without a name. Institutions need none. */
function namesNobody(head: string, last: string): boolean {
  const plain = last === last.toLowerCase() || head === last;
  if (PERSONS.test(last) && plain) return !/^the minister$/iu.test(head);
  return (
    /^(?:a|an|one|another|two|three|four|five|several|some|many|most|both|other|all)\s/iu.test(head) &&
    plain &&
    (!AUTHORITY.test(last) || SPOKES.test(last) || OFFICE.test(last))
  );
}

const OFFICE =
  /^(?:president|premier|chancellor|commissioner|governor|mayor|ambassador|envoy|sheriff|executive|officer|chief|prosecutors?)$/iu;
