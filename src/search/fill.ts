import type { Slot } from '../domain/fact.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Need, Part } from '../language/question/types.ts';
import type { Profile, ReadAnswer } from './profile.ts';
import { covers, type Terms } from './terms.ts';

/** Whether, and by which of its answers, a fact fills the slot that a part asks for. */
export interface Fill {
  readonly answer: ReadAnswer | null;
  /** Declared answers weigh more in ranking. */
  readonly declared: boolean;
}

const PERSONAL =
  /^(?:people|person|persons|individuals?|lives|victims?|souls|folks?|humans?|men and women|those|casualties|citizens|residents)$/u;

/** null where the slot stays empty. For yes/no, "what" and "who says" the whole fact is the answer. */
export function fill(part: Part, profile: Profile, lexicon: Lexicon, free: (need: Need) => boolean): Fill | null {
  switch (part.ask) {
    case 'whether':
    case 'source':
    case 'confirmation':
    case 'denial':
      return { answer: null, declared: true };
    case 'what':
      return { answer: null, declared: true };
    default:
      return fillSlot(part, part.ask, profile, lexicon, free);
  }
}

/** Slots whose answers may also be given by another slot's. */
const ALSO: Readonly<Partial<Record<Slot, readonly Slot[]>>> = {
  count: ['amount'],
  amount: ['count'],
  which: ['who', 'place', 'what', 'time', 'manner'],
  who: ['which', 'count'],
  place: ['which'],
  duration: ['amount', 'time'],
};

function fillSlot(part: Part, slot: Slot, profile: Profile, lexicon: Lexicon, free: (need: Need) => boolean): Fill | null {
  let best: { answer: ReadAnswer; score: number } | null = null;
  for (const answer of profile.answers) {
    const own = answer.slot === slot;
    if (
      slot === 'who' &&
      !answer.declared &&
      IDENTITY.test(part.text) &&
      part.needs.some((need) => !need.optional && covers(need, answer.beside, lexicon) === 0)
    )
      continue;
    if (!isOfKind(part, slot, answer) || deniesWhatIsAsked(part, profile) || isDenied(part, answer, profile)) continue;
    if (!own && !(ALSO[slot]?.includes(answer.slot) && fitsOther(part, slot, answer, lexicon))) continue;
    const score = bound(part, slot, answer, profile, lexicon, free);
    if (score !== null && (best === null || score + (own ? 0.5 : 0) > best.score)) best = { answer, score: score + (own ? 0.5 : 0) };
  }
  return best && { answer: best.answer, declared: best.answer.declared };
}

/** "How many homes had no power" isn't answered by how many have. */
function deniesWhatIsAsked(part: Part, profile: Profile): boolean {
  return (
    (part.ask === 'count' || part.ask === 'amount') &&
    /\b(?:no|without|not|never|didn't|don't|haven't|lack(?:s|ed)?|lost)\b/iu.test(part.text) &&
    !/\b(?:no|not|without|never|nor|neither|none|lack\w*|los[ste]\w*|cut|fail\w*|un\w+|out of|missing|refus\w*|reject\w*|yet to|closed?)\b/iu.test(
      profile.fact.quote.exact,
    )
  );
}

/** "Who is the driver?" asks for a name that stands beside the word, not for whoever else the sentence names. */
const IDENTITY = /^(?:and |so )?who (?:is|are|was|were)\b/iu;

/** "Which models are recalled?" isn't answered by those that "are not affected". */
function isDenied(part: Part, answer: ReadAnswer, profile: Profile): boolean {
  if (part.negated || answer.slot === 'reason' || /\b(?:safe|spared|unaffected|exempt|excluded|untouched)\b/iu.test(part.text))
    return false;
  const quote = profile.fact.quote.exact;
  const at = quote.indexOf(answer.valueText.trim());
  if (at < 0) return false;
  const rest = quote.slice(at + answer.valueText.trim().length);
  return /^[^.;,]{0,60}?\b(?:is|are|was|were|will|would|has|have|had|did|do|does|can|could|may)\s+(?:not|never)\b/iu.test(rest);
}

const QUANTITY =
  /\p{N}|\b(?:zero|no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?|scores|several|half|a third|a quarter|majority|most|many|few|some|all|both|single|only|pair|couple)\b/iu;

/** What an amount is measured in, by the words that ask for it; the value has to be of that kind. */
const MEASURES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:cost|costs|costing|price|priced|pay|paid|money|fee|budget|worth|spend|spent|salary|fine|refund|compensation|charge|charged|expensive|costly|bill)\b/iu,
    /[$€£¥₹]|\b(?:dollars?|euros?|pounds?|sterling|yen|francs?|crowns?|dinars?|usd|eur|gbp|kr|cents|pence|million|billion|bn|\d+m)\b/iu,
  ],
  [
    /\b(?:percentage|percent|proportion|share of|fraction)\b/iu,
    /%|per\s?cent|percent|\b(?:half|third|quarter|fifth|in (?:five|ten|four|three))\b/iu,
  ],
  [/\b(?:speed|how fast)\b/iu, /km\/?h|kph|mph|knots|per hour|an hour/iu],
  [/\b(?:how far|distance)\b/iu, /\b(?:km|kilomet\w+|miles?|met(?:re|er)s?|m)\b/iu],
  [/\b(?:how (?:high|tall|deep|wide)|height|depth)\b/iu, /\b(?:met(?:re|er)s?|cm|feet|foot|ft|m|storeys?|inches)\b/iu],
  [/\b(?:how (?:hot|cold|warm)|temperature)\b/iu, /°|\b(?:degrees?|celsius|fahrenheit)\b|\dC\b/iu],
  [/\b(?:how old|age)\b/iu, /\baged?\b|\byear-olds?\b|\b(?:years?|months?) old\b|\b(?:man|woman|boy|girl|child) of \d|^\D{0,3}\d{1,3}$/iu],
];

/** A count has to say how many, an amount has to be in what was asked for. */
function isOfKind(part: Part, slot: Slot, answer: ReadAnswer): boolean {
  if (slot === 'count') return QUANTITY.test(answer.valueText);
  if ((slot !== 'amount' && slot !== 'duration') || answer.slot === 'time') return true;
  const measure = MEASURES.find(([asked]) => asked.test(part.text));
  const wide = `${answer.valueText} ${answer.declared ? '' : answer.after}`;
  return measure ? measure[1].test(wide) : QUANTITY.test(answer.valueText);
}

/** Another slot's answer counts only where its kind is the one asked for. */
function fitsOther(part: Part, slot: Slot, answer: ReadAnswer, lexicon: Lexicon): boolean {
  const unit = part.needs.find((need) => need.role === 'unit');
  if (slot === 'which') return unit !== undefined && covers(unit, answer.slot === 'what' ? answer.value : withUnit(answer), lexicon) > 0;
  if (slot === 'who' && answer.slot === 'count')
    return answer.declared && [...(answer.unit?.nouns ?? [])].some((noun) => lexicon.isPerson(noun));
  if (slot === 'who') return answer.value.nouns.some((noun) => lexicon.isPerson(noun)) || answer.value.names.size > 0;
  if (slot === 'count') return unit === undefined || (answer.unit !== null && covers(unit, answer.unit, lexicon) > 0);
  if (slot === 'duration' && answer.slot === 'time') return /^(?:until|till|since|through|from)\b/iu.test(answer.valueText.trim());
  if (slot === 'duration') return /\b(?:met(?:re|er)s?|km|kilomet\w+|miles?|feet)\b/iu.test(`${answer.valueText}${answer.after}`);
  if (slot === 'place') return answer.placed && PLACED.test(answer.valueText.trim());
  return true;
}

const withUnit = (answer: ReadAnswer): Terms => answer.unit ?? answer.value;

/** How well the needs that must be bound to the value are; null where one isn't. */
function bound(
  part: Part,
  slot: Slot,
  answer: ReadAnswer,
  profile: Profile,
  lexicon: Lexicon,
  free: (need: Need) => boolean,
): number | null {
  if ((slot === 'count' || slot === 'amount') && isOtherUnit(part, answer, lexicon)) return null;
  let score = answer.declared ? 1 : 0;
  for (const need of part.needs) {
    if (
      need.kind === 'name' &&
      MEASURED.has(slot) &&
      !free(need) &&
      (elsewhere(need, part, answer) ||
        ((answer.declared || siblings(profile, slot) > 1) &&
          covers(need, answer.about, lexicon) === 0 &&
          covers(need, answer.value, lexicon) === 0))
    )
      return null;
    if (need.role === 'unit') {
      const weight =
        slot === 'count' || slot === 'amount'
          ? unitCover(need, answer, lexicon)
          : slot === 'which'
            ? covers(need, withUnit(answer), lexicon) || covers(need, answer.value, lexicon)
            : covers(need, answer.about, lexicon);
      if (weight === 0) return null;
      score += weight;
    } else if (slot === 'count' || slot === 'amount' || slot === 'duration') {
      const weight = covers(need, answer.about, lexicon);
      if (
        weight === 0 &&
        !need.optional &&
        !isLoose(need) &&
        !free(need) &&
        (need.role !== 'other' || answer.declared || siblings(profile, slot) > 1)
      )
        return null;
      score += weight;
    } else {
      const weight = covers(need, answer.about, lexicon);
      if (
        weight === 0 &&
        need.role === 'predicate' &&
        !need.optional &&
        !free(need) &&
        covers(need, answer.value, lexicon) === 0 &&
        !(slot === 'who' && isDoneBy(need, answer, lexicon)) &&
        (answer.declared || slot === 'who') &&
        (slot === 'who' || (slot !== 'which' && covers(need, profile.all, lexicon) > 0))
      )
        return null;
      if (
        (slot === 'reason' || slot === 'manner') &&
        answer.declared &&
        weight > 0 &&
        covers(need, answer.core, lexicon) === 0 &&
        onlyInValue(need, answer, profile, lexicon)
      )
        return null;
      score += weight;
    }
  }
  if ((slot === 'who' || slot === 'place' || slot === 'which' || slot === 'time') && repeatsQuestion(part, answer, lexicon)) return null;
  return score;
}

/** Names and days say where and when; they may stand anywhere in the fact. */
const isLoose = (need: Need): boolean =>
  need.kind === 'name' ||
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|june|july|august|september|october|november|december)$|^(?:morning|afternoon|evening|night|noon|midnight)$/iu.test(
    need.text,
  );

/** "Who supplied it?": "the supplier, Quillon Components". */
const isDoneBy = (need: Need, answer: ReadAnswer, lexicon: Lexicon): boolean =>
  need.bases.some(({ base }) => lexicon.agentsOf(base).some((agent) => answer.beside.bases.has(agent)));

/** "What caused the failure?" isn't answered by what the failure caused. */
function onlyInValue(need: Need, answer: ReadAnswer, profile: Profile, lexicon: Lexicon): boolean {
  const around = new Map([...profile.all.bases].filter(([base]) => !answer.value.bases.has(base)));
  return (
    need.kind === 'word' &&
    covers(need, { ...profile.all, bases: around, nouns: profile.all.nouns.filter((noun) => around.has(noun)) }, lexicon) === 0
  );
}

/** An answer that is declared to be about one name isn't about another that its sentence also has. */
const elsewhere = (need: Need, part: Part, answer: ReadAnswer): boolean =>
  answer.declared &&
  !part.needs.some((other) => other.nameIds.some((id) => answer.core.names.has(id))) &&
  answer.core.names.size > 0 &&
  !need.adjunct &&
  !need.nameIds.some((id) => answer.core.names.has(id) || answer.value.names.has(id));

/** Slots whose value belongs to one thing: another name in the same sentence has a value of its own. */
const MEASURED: ReadonlySet<Slot> = new Set<Slot>(['count', 'amount', 'duration', 'time']);

/** "in Brenne", "Al-Hout Prison"; not "the land route to the border", which only mentions a place. */
const PLACED = /^(?:in|at|near|to|from|outside|on|inside|between|into|among)\b|^[“"]?(?!The\s\p{Ll})\p{Lu}/u;

const siblings = (profile: Profile, slot: Slot): number => profile.answers.filter((answer) => answer.slot === slot).length;

/** "How many are in the second group?" counts people; an answer that counts something unsaid isn't meant. */
function isOtherUnit(part: Part, answer: ReadAnswer, lexicon: Lexicon): boolean {
  const head = answer.slot === 'count' ? answer.unitHead : null;
  if (head === null || part.needs.length === 0 || part.needs.some((need) => need.role === 'unit')) return false;
  return !head.nouns.some((noun) => lexicon.isPerson(noun)) && !part.needs.some((need) => covers(need, head, lexicon) > 0);
}

/** "people" is met by any noun for people that is counted; every other counted noun has to be met itself. */
function unitCover(need: Need, answer: ReadAnswer, lexicon: Lexicon): number {
  // "Dead" may be met by "who died"; a noun has to be the thing that is counted, not what it is counted in.
  const noun = need.bases.some((base) => base.pos === 'n') && !need.bases.some((base) => base.pos === 'adj' || base.pos === 'v');
  const terms = (noun ? answer.unitHead : null) ?? answer.unit ?? answer.about;
  const direct = covers(need, terms, lexicon);
  if (direct > 0) return direct;
  return PERSONAL.test(need.text.toLowerCase()) && terms.nouns.some((noun) => lexicon.isPerson(noun)) ? 0.8 : 0;
}

/** What the question itself gives is no answer to it: its own names, or "three countries" where it asks which three countries. */
function repeatsQuestion(part: Part, answer: ReadAnswer, lexicon: Lexicon): boolean {
  const region =
    part.ask === 'which'
      ? part.needs.map((need) => (need.role === 'modifier' ? lexicon.gazetteer.regionOf(need.text) : null)).find((each) => each !== null)
      : undefined;
  if (region !== undefined && region !== null && !lexicon.gazetteer.namesCountryIn(answer.valueText, region)) return true;
  if (part.ask === 'which' && GENERIC.test(answer.valueText.slice(0, 1).toLowerCase() + answer.valueText.slice(1))) return true;
  const asked = new Set(part.needs.flatMap((need) => need.nameIds));
  if (answer.value.names.size > 0) return !answer.declared && [...answer.value.names].every((id) => asked.has(id));
  if (answer.value.bases.size === 0) return false;
  return (
    (answer.declared || answer.slot === 'time' || answer.slot === 'who') &&
    (answer.slot === 'count' || [...answer.value.numbers].every((value) => part.needs.some((need) => need.value === value))) &&
    [...answer.value.bases.keys()].every(
      (base) =>
        lexicon.light.has(base) ||
        QUANTITY.test(base) ||
        part.needs.some((need) => covers(need, { ...answer.value, bases: new Map([[base, 1]]), nouns: [base] }, lexicon) > 0),
    )
  );
}

/** "several prisons", "three countries": says how many, names none. */
const GENERIC =
  /^(?:[Ii]n |among |from |to |at |of )?(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some|various|a number of|a few|dozens of|\d+)\b[^A-Z]*$/u;
