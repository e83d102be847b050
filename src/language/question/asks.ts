import type { Ask } from './types.ts';

/** What a part asks for, and where the asking words stand (UTF-16 offsets into the lower-case text). */
export interface AskHit {
  readonly ask: Ask;
  readonly start: number;
  readonly end: number;
  /** The asking words are followed by the noun that is counted or chosen from. */
  readonly takesNoun: boolean;
}

interface Rule {
  readonly ask: Ask;
  readonly pattern: RegExp;
  readonly takesNoun?: boolean;
}

const THE =
  "(?: is| was| are| were|'s)?(?: the| their| its| his| her| a)?(?: (?:total|exact|overall|latest|current|official|final|main|confirmed|likely|expected|estimated|given|stated|actual|real))*";

/** In order: the first rule that matches anywhere in the part wins. */
const RULES: readonly Rule[] = [
  {
    ask: 'source',
    pattern:
      /\bwho (?:said|says) (?:it|that|so|this)(?=\s*\?*$)|\bwho (?:gave|provided|put out|came up with|issued|supplied|is giving)(?= (?:us )?(?:the|that|this|a) .{0,30}(?:figure|number|estimate|total|toll|count)\b)|^(?:and )?(?:who (?:says?|said|is saying|are saying|was saying|reports?|reported|claims?|claimed|states?|stated|announced|estimates?|estimated|reckons?|alleges?|alleged)\b(?: (?:so|that|this|it|us))?|says who|according to (?:who|whom)\b|whose (?:claim|word|figure|estimate|number|statement|account|line)\b(?: (?:is|was) (?:that|this|it))?|on whose (?:authority|word|say-so)|who (?:are|is|were|do) (?:we|you|they) (?:citing|quoting|attributing|cite|quote|attribute)(?: (?:for|on|to|it to|this to|that to))?(?: (?:that|this|it))?|how (?:do|can) (?:we|you) know\b(?: (?:that|this))?|where (?:does|did|do|is|are) (?:it|(?:this|that|the)(?: (?:claim|figure|number|information|line|story|estimate|report)s?)?) (?:come|coming|came|from)(?: from)?|where (?:did|do) (?:we|you) get (?:this|that|it)(?: from)?|(?:what|who)(?: is| are|'s)? (?:the|our|your|their)? ?(?:sources?|sourcing|attribution)\b(?: (?:of|for|on|here))?(?: (?:that|this|it))?|(?:sources?|sourcing|attribution)(?: (?:for|on|of))?(?: (?:that|this|it))?(?=\s*\?*$))/u,
  },
  {
    ask: 'what',
    pattern:
      /\bhow (?=(?:did|does|do|has|have|is|are|was|were) .{2,60} (?:describe|react|respond|characteri[sz]e|call|view|explain|justify|reacted|responded|described)\b)/u,
  },
  {
    ask: 'count',
    pattern: new RegExp(
      `\\bhow (?:many|few)(?! (?:more )?(?:seconds|minutes|hours|days|weeks|months|years)\\b)(?: (?:more|other|of|the|these|those|their|its|new|total))*\\b|\\bwhat${THE} (?=(?:death|casualty|injury) (?:toll|count|figure|number)s?\\b)|\\bwhat${THE} (?:number|count|tally|headcount|total number|total|figure|toll)s?(?: (?:of|for))?(?: the)?\\b|^(?:the )?(?:total )?(?:number|count|tally|headcount)s? of(?: the)?\\b|\\bwhat(?:'s| is| was)? the number of\\b`,
      'u',
    ),
    takesNoun: true,
  },
  {
    ask: 'duration',
    pattern: new RegExp(
      `\\b(?:for )?how (?:much )?long(?:er)?\\b|\\bhow old\\b|\\bhow many (?:seconds|minutes|hours|days|weeks|months|years)\\b|\\bwhat${THE} (?:duration|length|age)(?: of)?\\b`,
      'u',
    ),
  },
  {
    ask: 'amount',
    pattern: new RegExp(
      `\\bhow (?:much|big|large|high|low|tall|deep|wide|heavy|hot|cold|fast|far|strong|expensive|costly|often|steep|powerful|loud|thick)\\b(?: (?:money|more|less|of|away|does|is|was))*|\\bwhat${THE} (?:sum|percentage|proportion|share|percent|fraction|price|cost|amount|sum|value|size|level|rate|speed|distance|height|depth)s?(?: of)?\\b|\\bwhat${THE} (?=(?:fee|budget|magnitude|temperature|turnout|margin|salary|refund|fine|bill)\\b)|\\bwhat(?=(?: is| are| was| were|'s) .{2,60}\\bworth\\b)|\\bwhat (?=(?:does|did|do|will|would) .{2,60} (?:cost|earn|pay|charge)\\b)`,
      'u',
    ),
  },
  {
    ask: 'time',
    pattern: new RegExp(
      `\\b(?:since |by |from |until |till )?when\\b|\\b(?:at |on |by |from |until |in )?(?:what|which) (?:time|date|day|year|month|hour|week|night|morning|evening|afternoon|weekday|weekend|season)s?\\b|\\bhow (?:soon|late|early|recently)\\b|\\bhow long (?:ago|until|before)\\b|\\bwhat${THE} (?:date|timing|timeline|timetable|schedule|deadline|time|timeframe|time frame|eta|day)s?(?: (?:of|for))?\\b|^(?:date|time|timing|timeline|eta)s?(?: (?:of|for))?\\b`,
      'u',
    ),
  },
  {
    ask: 'place',
    pattern: new RegExp(
      `\\b(?:to |from )?where(?:abouts)?\\b(?: (?:to|from))?|\\bwhat${THE} (?:location|whereabouts|destination|venue)s?(?: (?:of|for))?\\b|^(?:location|whereabouts|destination|venue)s?(?: (?:of|for))?\\b`,
      'u',
    ),
  },
  {
    ask: 'reason',
    pattern: new RegExp(
      `\\bwhy\\b|\\bhow come\\b|(?<=\\bwhat(?: is|'s| are| was| were) .{2,40})(?:justification|rationale|motive|motivation|reasoning|explanation|argument|excuse)s?(?: (?:for|behind))?\\b|\\b(?:for )?what${THE} (?:reason|motive|motivation|rationale|justification|purpose|aim|goal|cause|explanation|logic|thinking|argument|excuse)s?(?: (?:for|of|behind|to))?\\b|\\bwhat (?:caused|causes|led to|triggered|sparked|prompted|is behind|was behind|lies behind|explains|drove|is driving|is causing|made|brought about|brought on|set off)\\b|\\bwhat for\\b|\\bwhat (?:is|are|was|were) (?:this|that|it|they|these|those|the \\w+) for(?=\\s*\\?*$)|^(?:reason|cause|motive|rationale)s?(?: (?:for|of|behind))?\\b|\\bon what grounds\\b`,
      'u',
    ),
  },
  { ask: 'who', pattern: /\b(?:by |with |to |from |for )?who(?:m|se)?\b(?: else)?|\bwhich (?:person|people)\b/u },
  {
    ask: 'manner',
    pattern:
      /\b(?:by |in |through |with |via )(?:what|which) (?:means|way|manner|method|mode|kind of transport)\b(?: of transport(?:ation)?)?|\bin what way\b|\bwhat (?:means|mode|method) of (?:transport|transportation|travel)\b/u,
  },
  {
    ask: 'which',
    pattern: new RegExp(
      `(?:\\bwhat${THE} |^(?:the )?|\\b(?:know|have|got|released|given) (?:the |any )?)names?(?: (?:of|for))?(?: all)?(?: the| these| those)?\\b`,
      'u',
    ),
    takesNoun: true,
  },
  {
    ask: 'which',
    pattern:
      /\b(?:(?:at|in|to|from|on|by|of|for|with|under|near) )?(?:which|what)(?: (?:other|kinds?|types?|sorts?|of|the|sort))*(?= \p{L})/u,
    takesNoun: true,
  },
  { ask: 'manner', pattern: /\bhow\b/u },
  { ask: 'what', pattern: /\bwhat\b|\bwhich\b/u },
];

const AUXILIARY =
  /^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must|am|isn't|aren't)\b/u;
const ANY = /^(?:any|is there|are there|was there|were there|no)\b/u;

/** Nouns that, in a question without an asking word, say what is asked for ("death toll?", "arrival date?"). */
const KEY_NOUNS: readonly (readonly [RegExp, Ask])[] = [
  [/\b(?:toll|number|numbers|count|total|tally|figures?|headcount)\b/u, 'count'],
  [/\b(?:date|dates|time|timing|timeline|timetable|schedule|deadline|when)\b/u, 'time'],
  [/\b(?:location|whereabouts|destination|venue)\b/u, 'place'],
  [/\b(?:reason|cause|motive|why)\b/u, 'reason'],
  [/\b(?:cost|price|percentage|share|amount|budget|salary)\b/u, 'amount'],
];

/** Reads what a part asks for; `text` is lower case. */
export function findAsk(text: string): AskHit {
  for (const rule of RULES) {
    const match = rule.pattern.exec(text);
    if (match) return { ask: rule.ask, start: match.index, end: match.index + match[0].length, takesNoun: rule.takesNoun ?? false };
  }
  const sought = ANY.test(text) ? KEY_NOUNS.find(([pattern]) => pattern.test(text)) : undefined;
  const soughtAt = sought?.[0].exec(text);
  if (sought && soughtAt) return { ask: sought[1], start: 0, end: soughtAt.index + soughtAt[0].length, takesNoun: false };
  const auxiliary = AUXILIARY.exec(text) ?? ANY.exec(text);
  if (auxiliary) return { ask: 'whether', start: 0, end: auxiliary[0].length, takesNoun: false };
  for (const [pattern, ask] of KEY_NOUNS) {
    const match = pattern.exec(text);
    if (match) return { ask, start: match.index, end: match.index + match[0].length, takesNoun: false };
  }
  return { ask: 'what', start: -1, end: -1, takesNoun: false };
}

const CONFIRM =
  /\b(?:(?:issue[ds]?|made|released?|put out)(?: an?y?| any)?(?: official| public| formal)? (?:statement|comment|announcement)s?|commented|said anything|confirm(?:s|ed|ing|ation)?|verif(?:y|ies|ied|ication)|corroborat(?:e|ed|ion)|official(?:ly)?(?= (?:confirm\w*|yet|now|statement|word|line|comment)\b|\s*\?*$)|on (?:the )?record|acknowledg(?:e|ed|es|ement))\b/u;
const DENY =
  /\b(?:den(?:y|ies|ied|ial)|reject(?:s|ed)?(?= (?:the )?(?:claim|report|allegation)s?)|refut(?:e|ed|es)|dismiss(?:es|ed)?(?= (?:the )?(?:claim|report|allegation)s?))\b/u;

/** Whether a part asks if something was confirmed or denied; null if it asks for something else. */
export function findStanding(text: string, ask: Ask): { ask: 'confirmation' | 'denial'; start: number; end: number } | null {
  const yesNo = ask === 'whether' || ask === 'who' || ask === 'what' || ask === 'source';
  if (!yesNo) return null;
  for (const [pattern, standing] of [
    [CONFIRM, 'confirmation'],
    [DENY, 'denial'],
  ] as const) {
    const match = pattern.exec(text);
    if (match && (ask === 'whether' || ask === 'who' || ask === 'source' || text.trim().split(' ').length <= 5)) {
      return { ask: standing, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}

const OVERVIEW =
  /^(?:(?:(?:give|get|show|send|write|do) (?:me |us )?)?(?:a |an |the )?(?:quick |short |brief |full |general )?(?:what(?: is|'s)? (?:going on|happening|up|new|the latest|the story|the situation|the state of play|the news)|(?:the )?latest|state of play|sit(?:uation)? ?rep(?:ort)?|overview|summary|summari[sz]e|sum up|recap|round-?up|rundown|brief(?:ing)?|brief us|catch (?:me|us) up|fill (?:me|us) in|bring (?:me|us) up to (?:speed|date)|update|updates|background|backgrounder|tl;?dr|where (?:do|does|are) (?:things|we|it) (?:stand|at)|what (?:do|have) we (?:know|have|got|learned|established)(?: so far)?|what (?:is|'s) known(?: so far)?|what can (?:we|i|you) (?:say|report)(?: so far)?|everything|all (?:we|you) (?:know|have)|key (?:points|facts)|main points|the (?:basics|gist|facts)|headlines?|top lines?|bottom line|what (?:don't|do not|do n't) we know|what(?: is|'s| are)? (?:still )?(?:not (?:yet )?(?:known|confirmed)|unknown|unconfirmed|unclear))(?: (?:on|about|of|with|for|regarding|in|as of|so far|here|now|today|me|us|up|please))*)/u;
const ABOUT = /^(?:(?:tell|talk|brief|update) (?:me|us|to me) )?(?:about|on) /u;
const CHANGES =
  /^(?:(?:and )?what(?: has|'s| have| is)? (?:changed|new|different)\b|(?:any|what) (?:changes|corrections|updates|retractions)\b|anything (?:new|changed|different|corrected)\b|has anything (?:changed|been corrected|been updated)|changes since|what did (?:we|you) correct|what(?: was| has been|'s been) (?:corrected|updated|withdrawn|changed))/u;

/** An overview or a list of changes; gives where its words end, so that what follows can name the topic. */
export function findWhole(text: string): { kind: 'overview' | 'changes'; end: number } | null {
  const changes = CHANGES.exec(text);
  if (changes) return { kind: 'changes', end: changes[0].length };
  const overview = OVERVIEW.exec(text) ?? ABOUT.exec(text);
  return overview ? { kind: 'overview', end: overview[0].length } : null;
}

export const QUESTION_WORD = /\b(?:who|whom|whose|what|which|when|where|why|how)\b/u;
