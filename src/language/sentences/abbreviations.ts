/** Whether a full stop belongs to an abbreviation rather than to the sentence: by the word before it and the one behind it. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Always followed by the rest: a name, a figure, what is compared. */
const NEVER_LAST = words(
  'mr mrs ms messrs mme mlle dr prof gen brig col lt sgt capt maj cmdr cdr cpl pvt spc adm rev hon sen rep gov pres supt insp det asst atty amb cllr mt ft sra dra herr vs v cf e.g i.e viz approx ca',
);
/** Before a number only: "No. 5", "Jan. 3"; otherwise they end a sentence ("No."). */
const BEFORE_NUMBERS = words(
  'no nos nr fig figs p pp vol vols ch sec sect art arts para paras ver reg res jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun',
);
/** May end a sentence or stand within one; with a word behind them that begins sentences, they end it. */
const EITHER = words(
  'inc corp co cos ltd llc plc bros jr sr st rd ave blvd hwy etc al est dept dist div univ inst assn assoc intl natl govt ret esq ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que',
);
/** Of these, which are words or names in lower case ("he sat.", "the sun."). */
const ONLY_CAPITALISED =
  /^(?:no|nos|art|arts|ch|mar|dec|mon|sat|sun|wed|fri|est|st|ill|ind|la|md|mo|pa|wash|mass|miss|ore|del|mont|al|co|res|reg|ret|ark|ga|va|conn)$/u;
const EITHER_CASE = /^(?:no|nos|al|est|ret|etc)$/u;

/** "U.S", "J.R", "Ph.D", and a single letter with a capital. */
const DOTTED = /^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u;
const INITIAL = /^\p{Lu}$/u;
/** "p. 5", "Roe v. Wade", "د. أحمد". */
const SMALL_LETTER = /^(?:\p{Ll}|\p{Script=Arabic})$/u;
/** A letter behind one of these is a thing's, not a person's. */
const LETTERED =
  /(?:^|\s)(?:plan|vitamin|hepatitis|group|class|grade|type|series|section|exhibit|option|team|channel|point|category|schedule)\s$/iu;

const HOUR = /^(?:[\d.:]*)[ap]\.m$/iu;
/** After "4 a.m." these belong to the time. */
const TIME_WORDS =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|fri|sat|sun|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.|(?:january|february|march|april|may|june|july|august|september|october|november|december)|gmt|utc|c?est|cet|bst|ist|[ecmp][sd]?t|eastern|central|pacific|local)(?!\p{L})/iu;

/** Words that begin a sentence rather than go on with a name ("U.S. Central Command"). */
const STARTER =
  /^(?:a|about|according|after|again|all|also|although|among|an|and|another|any|anyone|as|at|because|before|both|but|by|can|critics|despite|did|do|does|during|each|even|every|everyone|few|finally|first|following|for|from|further|furthermore|had|has|have|he|hence|her|here|his|how|however|i|if|in|instead|is|it|its|last|later|many|meanwhile|more|moreover|most|much|my|neither|nevertheless|no|nobody|none|nor|not|nothing|now|of|on|once|one|only|or|other|others|our|over|perhaps|rather|several|she|shortly|similarly|since|so|some|soon|still|such|than|that|the|their|then|there|therefore|these|they|this|those|though|through|thus|to|today|two|under|unlike|until|was|we|were|what|whatever|when|where|whether|which|while|who|why|will|with|within|without|would|yes|yesterday|yet|you|your)(?![\p{L}.'’-])/iu;

/** Brands and titles that end in a mark. */
const MARKED_NAME = /(?:^|[\s“"'‘(])(?:yahoo|jeopardy|yum|joomla|wham|chips ahoy|e|panic|mamma mia|oliver|airplane)$/iu;

/**
 * Whether the sentence goes on behind a single full stop. `before` is what stands before the stop, its last word at least; `next` what
 * stands behind it, from the first character that is no space.
 */
export function stopGoesOn(before: string, next: string): boolean {
  const word = /[^\s“”"„«‘([—–]+$/u.exec(before)?.[0] ?? '';
  const lower = word.toLowerCase();
  if (HOUR.test(lower)) return TIME_WORDS.test(next);
  if (SMALL_LETTER.test(word)) return true;
  if (INITIAL.test(word) && LETTERED.test(before.slice(0, -1))) return !/^\p{Lu}/u.test(next);
  if (INITIAL.test(word) || (DOTTED.test(word) && !NEVER_LAST.has(lower))) return !STARTER.test(next);
  if (ONLY_CAPITALISED.test(lower) && word === lower && !EITHER_CASE.test(lower)) return false;
  if (NEVER_LAST.has(lower)) return true;
  if (BEFORE_NUMBERS.has(lower)) return /^[\p{N}#]/u.test(next);
  return EITHER.has(lower) && !STARTER.test(next);
}

/** Whether an exclamation mark belongs to a name: "Yahoo! Inc". */
export const markGoesOn = (before: string, next: string): boolean => MARKED_NAME.test(before) && !STARTER.test(next);
