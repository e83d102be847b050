import type { CueKind } from './types.ts';

/**
 * The cue catalogue of DOMAIN.md as data. Patterns are bounded, so that no sentence makes them slow, and match lower and upper case
 * unless a trap says otherwise. `kind: null` marks words that look like a cue and are none: they are consumed and reported to nobody.
 */
export interface Rule {
  readonly kind: CueKind | null;
  readonly pattern: RegExp;
}

const BE = "(?:is|are|was|were|be|been|being|isn['’]t|aren['’]t)";
const SOFT =
  '(?:also|still|now|yet|currently|widely|officially|publicly|formally|independently|immediately|reportedly|largely|generally|already|later|long|initially|provisionally|tentatively)';
const NOT = "(?:not|n['’]t|never)";

const WORDS =
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|(?:a|one|several|half a|a few) (?:hundred|thousand|million|billion|dozen|quarter|third)|half|a (?:quarter|third)|one in|two[- ]thirds|hundreds|thousands|dozens|millions)';
const SCALE = '(?: (?:hundred|thousand|million|billion|trillion))?';
const N = `(?:\\p{Sc}\\s?)?(?:\\d(?:[\\d,.]*\\d)?|${WORDS}\\b)${SCALE}`;
/** "at about 5 p.m.", "around 2018": when, not how many. */
const CLOCK = "(?!\\s?(?:[:.]\\d\\d|a\\.?m\\b|p\\.?m\\b|o['’]clock))";
const UNIT = '(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|centuries)';

/** What is released or given where nothing was said: a body that "has not released" prisoners isn't silent. */
const INFO =
  "(?: (?!of\\b|for\\b|to\\b|that\\b)[\\p{L}'’-]+){0,4}? (?:numbers?|names?|identit(?:y|ies)|details?|figures?|results?|statements?|information|tolls?|causes?|reports?|findings|footage|data|totals?|lists?|counts?|comments?|confirmation|announcements?|responses?|reasons?|explanations?|evidence|dates?|timetables?|breakdowns?)\\b";
const TOLD = `(?:commented|confirmed|announced|responded|disclosed|said|revealed|specified|named|identified|stated|verified|acknowledged|replied|answered|elaborated|clarified|attributed|(?:issued|released|published|provided|given|made|explained)${INFO}|made public)`;
const TELL = `(?:comment|confirm|announce|respond|disclose|say|reveal|specify|name|identify|state|verify|acknowledge|reply|answer|elaborate|clarify|(?:issue|release|publish|provide|give|make|explain)${INFO}|make public)`;
const PASSIVE =
  '(?:confirmed|announced|disclosed|revealed|specified|named|identified|verified|published|made public|determined|established|decided|explained)';
/** What an absence is silent about; consumed with it, so that "statement confirming" is read as neither. */
const OBJECT =
  '(?: (?:any|an|a|the|its|their|official|formal|public|further|immediate|detailed|on|about|of|to|statements?|comments?|confirmation|confirming|details?|information|responses?|requests?|reports?)\\b){0,9}';
const CLAIM =
  "(?:the |these |those |this |that |such |any |all |a |as (?:false|untrue|baseless) )?(?:\\p{L}+['’]?s? ){0,2}(?:claims?|allegations?|accusations?|reports?|charges?|suggestions?|criticisms?|accounts?|idea|notion|rumou?rs?|assertions?|speculation)\\b";

const rule = (kind: CueKind | null, ...sources: readonly string[]): Rule[] =>
  sources.map((source) => ({ kind, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu') }));
/** As written: capitals count. */
const exact = (kind: CueKind | null, ...sources: readonly string[]): Rule[] =>
  sources.map((source) => ({ kind, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu') }));

export const RULES: readonly Rule[] = [
  ...rule(
    'lifecycle',
    '(?<!(?:market|price|course|house of|department of) )correction(?! (?:facility|officers?|cent(?:re|er)s?)\\b)',
    '(?:(?:has been|have been|was|were|is|are) )?corrected',
    'an earlier version',
    "editor['’]s note",
    '(?:has been |was )?retract(?:s|ed|ion)',
    'story withdrawn',
    '(?:this|the) (?:story|article|report|item|version) (?:has been|was|is) (?:updated|amended|withdrawn|removed)',
  ),
  ...exact('lifecycle', '(?:MANDATORY )?KILL', 'HOLD'),

  ...rule(
    'absence',
    `(?:has|have|had)(?: ?${NOT})(?: ${SOFT}| so far)* (?:been able to (?:verify|confirm)|been ${PASSIVE}|${TOLD})${OBJECT}`,
    `(?:names?|identit(?:y|ies)|details?|results?|figures?|numbers?|tolls?|reports?|findings|information|footage|causes?|reasons?)(?: [\\p{L}'’-]+){0,6}? (?:has|have|had)(?: ?${NOT})(?: ${SOFT}| so far)* been (?:released|given|provided|issued)`,
    `(?:is|are|was|were)(?: ?${NOT})(?: ${SOFT})* (?:known(?! (?:for|as|to)\\b)|clear|confirmed|disclosed|announced|determined|established|verified)`,
    `(?:has|have|had|is|are|was|were)(?: ${SOFT})? yet to (?:be (?:determined|confirmed|announced|decided|established|identified|named|disclosed|released|verified|published)|${TELL})${OBJECT}`,
    'yet to be (?:determined|confirmed|announced|decided|established|identified|named|disclosed|released|verified|published)',
    `(?:neither|no (?:one|official|officials|group|authority|government|party|details?|side))(?! confirm)(?: [\\p{L}'’-]+){0,8}? (?:has|have|had)(?: ${SOFT}| been| so far)* ${TOLD}${OBJECT}`,
    `(?:nobody|no one|no official|no authority|no group)(?: ${SOFT})* (?:claimed responsibility|confirmed|commented|responded)`,
    `(?:neither|none|no)(?: [\\p{L}'’-]+){0,4} could(?: ${SOFT})* be(?: ${SOFT})* (?:verified|confirmed|determined|contacted)`,
    `no (?:[\\p{L}'’-]+ ){1,4}?(?:(?:has|have|had)(?: ${SOFT}| so far)* been|was|were)(?: ${SOFT})* (?:reported|announced|confirmed|disclosed)`,
    `(?:do|does|did) ?${NOT}(?: ${SOFT})* know (?:when|whether|how|what|who|why|where|if)`,
    '(?:gave|gives|giving|offered|offers|offering|provided|provides|providing) no (?:(?:further|other|immediate|specific|exact) )?(?:causes?|reasons?|details|explanations?|figures?|numbers?|names?|dates?|specifics|information|indication|evidence)',
    `(?:neither|nor) (?:confirm(?:ed|s)?) nor (?:den(?:y|ied|ies))`,
    `(?:declined|refused|declines|refuses) to (?:either )?(?:confirm or deny|comment|confirm|say|elaborate|disclose|specify)${OBJECT}`,
    `declined to (?:answer|respond|give|provide|identify|name|discuss)${OBJECT}`,
    `(?:did|do|does|would) ?${NOT}(?: ${SOFT})* (?:${TELL}|return (?:\\p{L}+ ){0,3}(?:calls?|messages?|requests?|emails?))${OBJECT}`,
    `(?:could|can) ?${NOT}(?: ${SOFT})* (?:be(?: ${SOFT})* (?:verified|confirmed|reached|established|determined|contacted)|verify|confirm|say)`,
    '(?:was|were|is|are|been) unable to (?:verify|confirm|say|determine|establish)',
    'no (?:(?:immediate|official|public|independent|further|formal|government|such|word or|firm|direct|clear|other|hard) ){0,3}(?:comment|statement|confirmation|response|reply|details|information|evidence|proof|indication|claim of responsibility)(?: (?:or|and) (?:comment|statement|confirmation|details))?',
    "(?:(?:official|independent|formal|public|further) )?(?:confirmation|details|information|comment|results|identification|verification)(?: [\\p{L}\\p{N}'’,-]+){0,14}? (?:remains?|remained|is|are|was|were)(?: still)? (?:absent|lacking|pending|outstanding|awaited|unavailable|scarce)",
    '(?:remains?|remained|is|are|was|were)(?: still| as yet| yet)? (?:undisclosed|unclear|unknown|unconfirmed|unverified|undetermined|uncertain)(?=\\s*(?:[.,;:!?)”"–—]|$)| (?:when|whether|what|who|whose|why|where|how|which|if|that|on|in|at|to|but|and|as|so|until|because|after|for|by)\\b)',
    'without (?:specifying|elaborating|confirming|(?:giving|providing|offering|disclosing|citing) (?:any |further |more )?(?:details|figures|evidence|numbers|reasons?|a (?:reason|figure|date|number)|names|specifics))',
    '(?:awaiting|pending) (?:official |independent |formal )?(?:confirmation|verification|results)',
  ),

  ...rule(
    null,
    `(?:did|do|does|has|have|had|could|would) ?${NOT}(?: ${SOFT})* (?:den(?:y|ied)|dismiss(?:ed)?|reject(?:ed)?)`,
    '(?:stopped|stops|falling|fell) short of denying',
    'den(?:y|ies|ied) (?:\\p{L}+ )?(?:entry|access|bail|visas?|asylum|parole|permission|treatment|a visa|the right)',
  ),
  ...rule(
    'denial',
    'den(?:y|ies|ied|ying)',
    'denials?',
    'refut(?:e|es|ed)',
    `(?:reject|rejects|rejected|dismiss|dismisses|dismissed) (?:that|${CLAIM})`,
    `(?<!(?:the|a|this|that|these|those|of|in|its|their|over) )(?:disput(?:es|ed)|contradict(?:s|ed))`,
    `(?<!(?:the|a|this|that|of|in|its|their|over|to|long|legal|land|border|pay) )dispute(?= (?:that|this|it|those|the)\\b)`,
    `(?<!(?:not|n['’]t|be|been|being|is|are|was|were|cannot|never) )rul(?:es|ed) out`,
    "(?:calls?|called) (?:[\\p{L}'’-]+ ){1,6}(?:false|untrue|a lie|lies|fabricated|baseless|unfounded)",
  ),

  ...rule(
    'unattributed',
    'reportedly|purportedly|supposedly|apparently|ostensibly',
    `${BE}(?: ${SOFT}| not)* (?:said|understood|believed|thought|reported|rumou?red|presumed|feared|claimed|alleged) to`,
    `it (?:has |had )?(?:emerged|emerges)(?: that)?`,
    `it (?:is|was|has been)(?: ${SOFT})* (?:understood|believed|thought|said|reported|rumou?red|claimed)(?: that)?`,
    'rumou?red to',
    '(?:unconfirmed|conflicting|initial|early|some|media|press|news|local|various) (?:media |press |news )?reports(?: (?:suggest|indicate|say|said|suggested|indicated|of|that))?',
    'reports (?:suggest|indicate|say|said|suggested|indicated|that)',
    '(?:information|indications|intelligence) (?:suggests?|indicates?|suggested|indicated)',
    '(?:local|state|social|foreign|israeli|national) media (?:reported|reports?|said|say|posts?)',
    'according to (?:(?:local|state|social|foreign|various|some|several|unconfirmed|initial|early) )*(?:media|press|news|reports|rumou?rs)(?: reports)?',
  ),
  ...rule(
    'anonymous',
    '(?:(?:two|three|several|some|other|these|those|the|a|one|security|diplomatic|informed|government|military|intelligence|local|senior|well-placed|reliable|official|same|iraqi|syrian|american|western) ){0,4}sources?(?= (?:said|say|says|told|tells?|indicated?|indicates|added|claimed|familiar|close|with|in|within|inside|at|briefed|who|,))',
    '(?:these|those|the same) sources',
    '(?:security|diplomatic|informed|unnamed|unidentified|anonymous) sources?',
    '(?<!\\b(?:is|are|was|were|be|become|became|been|not|more|very|most|already|all|so|too|overly|really|quite|fully|well|less) )familiar with',
    '(?:sources?|people|persons?|officials?|those|someone|figures?|aides?|insiders?|associates?|diplomats?) (?:\\p{L}+ ){0,2}?close to',
    'with (?:direct |first-hand |firsthand |detailed )?knowledge of',
    '(?<!\\b(?:is|are|was|were|be|been|being|get|got) )briefed on',
    '(?:a|an|one|another|two|three|several|some|unnamed|unidentified)(?: (?!official)\\p{L}+){0,3} officials?(?! statements?\\b)',
    '(?:on|under) (?:the )?condition of anonymity',
    '(?:declined|asked|wished|requested|did not want|refused|preferred) (?:not )?to be (?:named|identified)',
    "(?:not|n['’]t) (?:been )?authori[sz]ed to (?:speak|talk|comment|discuss|brief)",
    'on (?:deep )?background(?! (?:checks?|noise|music|radiation|information|briefings?))',
    'spoke anonymously|speaking anonymously',
  ),
  ...rule(
    'on-record',
    'in (?:a|an|the|its|his|her|their) (?:(?:joint|written|brief|short|official|televised|separate|press) )?statement',
    '(?:press|news) (?:release|conference|briefing)',
    'spokes(?:man|woman|person|people|men|women)',
  ),
  ...rule(
    'document',
    '(?:court )?filings?(?: (?:showed|shows?|says?|said))?',
    'indictments?',
    '(?:documents?|records?|data|files|papers|letters?|emails?|minutes) (?:showed|shows?|suggest|indicates?|reveal(?:s|ed)?|seen by|reviewed by|obtained by)',
    "(?:documents|records|papers|letters|emails|minutes|accounts) (?:of|from|for) (?:[\\p{L}\\p{N}'’-]+ ){1,6}?(?:show(?:s|ed)?|indicate|reveal)",
    '(?:seen|reviewed|obtained|examined|verified) by(?= (?:this (?:newspaper|newsroom|agency|broadcaster|outlet|website)|the (?:agency|newspaper|paper|broadcaster|magazine)|(?:our )?(?:reporters?|journalists?|correspondents?))\\b)',
    '(?:memo|memos|memorandum|memoranda)',
    'decree',
    'satellite (?:imagery|images|pictures|photos) (?:shows?|showed|suggests?|indicates?|analysed)',
    'according to (?:the |a |an |its |their |his |her )?(?:\\p{L}+ ){0,3}(?:documents?|records|data|filings?|reports?|surveys?|figures|letter|minutes|audit|study|draft|text|manifest|log)',
  ),
  ...rule(
    'loaded',
    `(?<!\\b${BE} )claim(?:s|ed)(?! (?:the lives|(?:[\\p{N},]+|\\p{L}+|\\p{L}+ \\p{L}+) lives|the life))`,
    `(?<!\\b${BE} )(?:alleges|alleged|asserts|asserted|insists|insisted|maintains|maintained|accuses|accused|reveals|revealed|warns|warned|suggests|suggested)`,
    `(?<!\\b${BE} )admit(?:s|ted)(?! (?:to (?:a |the )?hospital|\\p{N}))`,
  ),
  ...rule('legal', 'allegedly', '(?:suspected|accused) of', '(?:charged|indicted) (?:with|on)', 'wanted for'),

  ...rule(
    'expected',
    `${BE}(?: ${SOFT}| not)* (?:expected|forecast|projected|predicted|tipped|set|slated|scheduled|poised|due(?! to (?:a|an|the|its|his|her|their|this|that|these|those|heavy|bad|high|low|lack|poor)\\b)|designated|planned|supposed) (?:to|for)`,
    'expected to',
    `${BE}(?: ${SOFT})* (?:due|expected|scheduled|planned) (?:in|on|by|at|before|within|next|this|later|tomorrow|today|around|after)`,
    '(?:is|are|was|were)(?: also| then| now)? to(?= \\p{L})(?! (?:blame|date|some|the|a|an|his|her|its|their|me|us|them|it)\\b)',
    "(?:won['’]t|(?:they|we|he|she|it|i|you|that|who|there)['’]ll)",
    "would(?:n['’]t)?",
    'shall',
    '(?:expects?|plans?|planned|planning|intends?|intended|intending|aims?|aimed|aiming|prepares?|prepared|preparing|vows?|vowed|pledges?|pledged|promises?|promised|agrees?|agreed|proposes?|proposed) (?:not )?to(?= \\p{L})',
    "preparations(?: [\\p{L}'’-]+){0,3}? (?:underway|under way)",
    'preparations (?:to|for)',
    'upcoming|forthcoming',
    'on (?:track|course|schedule) (?:to|for)',
    'designated to',
    '(?:pledged|vowed) that',
    'should(?= (?:be )?\\p{L}+ (?:by|within|before|next|later|tomorrow|tonight|on \\p{L}+day)\\b)',
    // The present tense of timetables.
    `(?:begins|starts|opens|closes|ends|resumes|expires|takes (?:effect|place)|comes into (?:force|effect))(?= (?:tomorrow|tonight|next (?!to\\b)\\p{L}+|(?:on|in|from) (?:\\d{1,2}(?:st|nd|rd|th)? )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december))\\b)`,
    'on (?:its|their|the) way(?= to\\b|[.,;]|$)',
  ),
  // "the will of the people", "Will Smith": the verb is lower case and has no article before it.
  ...exact('expected', '(?<!\\b(?:a|an|the|his|her|their|its|my|our|your|free|good|ill|political|last|public|own|of|iron|and) )will'),
  ...rule(
    'possible',
    'potential(?:ly)?(?= \\p{L})|possibly|perhaps|maybe|presumably|probably',
    '(?:is|are|was|were|it)(?: still| also| quite| only)? possible(?! to\\b)',
    `(?:faces?|facing|risks?|risking) (?:(?:up to|at least|as much as) (?:${N}|life)|life\\b|(?:a|an|the) (?:\\p{L}+ ){0,3}(?:ban|fine|sentence|penalty|prison term|jail term))`,
    '(?:un)?likely',
    '(?:appears?|appeared|seems?|seemed)(?: not)? (?:to(?! be seen)|that|likely|as if|as though)',
    "(?:not|n['’]t|cannot|never) (?:be(?:en)? )?(?:rule|ruled|ruling) out",
    'if (?:it is |they are )?(?:confirmed|verified|true)',
  ),
  // The month has a capital or a number beside it; "military might" has an adjective or article before it.
  ...exact(
    'possible',
    '(?<!\\d(?:st|nd|rd|th)? )may(?! \\d)',
    '(?<!\\b(?:the|its|their|his|military|naval|economic|full|political|of) )might',
    // What could be seen, and what could not be done, is told of the past.
    "could(?! (?:be|clearly be|still be) (?:seen|heard|felt|smelt|smelled)\\b)(?! (?:not|no longer|barely|hardly)\\b)(?!n['’]t)",
  ),
  ...rule(
    'estimate',
    'estimates?|estimated|estimating',
    `(?<!\\b(?:talks?|talked|talking|speaks?|spoke|asks?|asked|asking|questions?|questioned|reports?|reported|complained|complaints?|concerns?|concerned|information|worried|knows?|knew|said|says|story|stories|details?|statements?|told|tells?|think|thought|heard|learned|warned|warning|writes?|wrote|film|book) )about ${N}${CLOCK}`,
    `(?:roughly|approximately|nearly|almost|circa|an estimated) ${N}${CLOCK}`,
    `some ${N}${CLOCK}(?! of (?:the|them|those)\\b)`,
    `puts? (?:[\\p{L}\\p{N}'’-]+ ){0,3}(?:number|count|toll|figure|total|damage|costs?|price|bill|loss(?:es)?|crowd|turnout|strength|share|rate)(?: of [\\p{L}'’-]+)? at ${N}`,
    `around (?!(?:1[5-9]|20)\\d\\d(?![\\d,.]\\d|\\d))${N}${CLOCK}`,
    `over ${N}${CLOCK}(?! (?:\\p{L}+ )?${UNIT})`,
    `(?:more|fewer|less|better) than ${N}${CLOCK}`,
    `(?:at least|up to|as many as|as few as|as much as|no fewer than|no more than|at most|close to|upwards of) (?:one|${N})${CLOCK}`,
    '(?:dozens|hundreds|thousands|scores|millions)(?= of)',
    '(?:tens|hundreds) of thousands',
    '(?:preliminary|provisional) (?:counts?|figures?|tall(?:y|ies)|tolls?|totals?)',
    `(?:believed|thought|said) to number`,
    // Any other "hundreds", as in "hundreds gathered".
    '(?:dozens|hundreds|thousands)(?! of)',
  ),
  ...rule(
    'view',
    "what (?:he|she|it|they|[\\p{L}\\p{N}'’ -]{1,40}?) (?:calls?|called|considers?|considered|describes?|described|sees?|regards?)(?: as)?",
    'considers|considered(?= (?:a|an|the)\\b)',
    "(?:regards?|regarded|sees?|saw|views?|viewed|describes?|described) (?:[\\p{L}\\p{N}'’-]+ ){0,8}?as",
    '(?:calls?|called) (?:[\\p{L}\\p{N}\'’-]+ ){1,6}(?=["“«])',
    // What the writer makes of it.
    'shrouded in|rais(?:e|es|ed|ing) (?:\\p{L}+ ){0,2}?(?:questions|concerns|doubts|eyebrows)|(?:casts?|casting) doubt (?:on|over)',
    '(?:is|are|was|were|remains?|remained|poses?|posed|represents?) (?:an? )?(?:\\p{L}+ ){0,2}?(?:significant|serious|major|grave|growing|huge|constant|key|profound|alarming) (?:\\p{L}+ ){0,2}?(?:concerns?|threats?|challenges?|problems?|risks?|dangers?|blow|setback|success|achievement|milestone|embarrassment|victory)',
    '(?:argues?|argued)(?! (?:with|over|about|among|all)\\b)|believes?|believed(?! to\\b)|(?<!\\b(?:a|an|the|of|no|in|with|without|for|any|and|from|to|not|little|any|their) )fear(?= (?:a|an|the|that|it|they|more|for)\\b)|(?<=\\p{Ll}s )consider|fears|feared(?! to\\b)|hopes|hoped|underscor(?:es?|ed|ing)',
  ),
];
