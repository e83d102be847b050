import type { Speaker } from './speakers.ts';

const SINGULAR = /^(?:he|she)$/iu;
const SHE = /(?<!\p{L})(?:mrs|ms|miss|lady|queen|princess|woman|mother|sister|daughter|wife|widow|girl|\p{L}+woman)(?!\p{L})/iu;
const HE =
  /(?<!\p{L})(?:mr|sir|king|prince|man|father|brother|son|husband|widower|boy|(?:spokes|chair|police|business|congress)man)(?!\p{L})/iu;

/** Words for what speaks and is nobody in person, and their plurals. */
const BODY =
  /(?<!\p{L})(?:governments?|ministr(?:y|ies)|command|army|military|navy|air force|police|courts?|tribunal|agenc(?:y|ies)|authorit(?:y|ies)|commission|council|parliament|senate|assembly|department|bureau|embassy|administration|cabinet|coalition|board|compan(?:y|ies)|firms?|airline|operator|unions?|groups?|part(?:y|ies)|services?|banks?|associations?|organi[sz]ations?|charit(?:y|ies)|committee|institutes?|universit(?:y|ies)|hospitals?|newspaper|magazine|broadcaster|observatory|office|force|forces|rebels|militias?|movement|nato|un|eu|united nations|european union|white house|pentagon|kremlin)(?!\p{L})/iu;
/** Words for one person, whatever body they are of. */
const PERSON =
  /(?<!\p{L})(?:minister|president|premier|chancellor|governor|mayor|ambassador|envoy|sheriff|commissioner|prosecutor|secretary|general|colonel|major|captain|chief|director|head|chair(?:man|woman|person)?|spokes(?:man|woman|person)|official|officer|diplomat|aide|analyst|expert|adviser|advisor|lawyer|witness|resident|neighbou?r|professor|doctor|dr|mr|mrs|ms|pilot|driver|farmer|teacher|judge|senator|soldier|man|woman|mother|father|insider|source|person)(?!\p{L})/iu;
const MANY =
  /^(?:the )?(?:two|three|four|five|six|several|some|many|most|both|other|these|those|all|\p{N}+)(?!\p{L})|(?<!\p{L})(?:sources|officials|people|residents|witnesses|experts|analysts|diplomats|officers|insiders|lawyers|scientists|researchers|activists|critics|families|relatives|workers|neighbou?rs|survivors|soldiers|ministers|[\p{L}]+(?:men|women))$/iu;

/** Whether a pronoun that speaks may stand for a speaker named before it. */
export function mayStandFor(pronoun: string, { as, kind }: Speaker): boolean {
  const head = as.replace(/,.*$/su, '').replace(/\s(?:of|in|at|from|for|close to|familiar with)\s.*$/isu, '');
  const many = MANY.test(head);
  const person = !many && kind !== 'document' && (PERSON.test(as) || (kind !== 'official-on-record' && !BODY.test(head)));
  if (SINGULAR.test(pronoun)) return person && !(/^he$/iu.test(pronoun) ? SHE : HE).test(as);
  if (/^it$/iu.test(pronoun)) return !many && (!person || !PERSON.test(as)) && !/\p{L}\s\p{L}/u.test(person ? as : '');
  if (/^they$/iu.test(pronoun)) return !person || kind === 'anonymous';
  return kind === 'anonymous' || person || many;
}

const NAMED_PERSON = /(?<![\p{L}’'])\p{Lu}\p{Ll}[\p{L}’'-]*\s(?:al-|bin |de |van |von )?\p{Lu}\p{Ll}[\p{L}’'-]+/u;
/** "The president left": somebody by what they are, as the one of whom a sentence speaks. */
const SOME_PERSON = new RegExp(`^["“]?(?:the|an?|another|his|her|their)\\s(?:[\\p{L}-]+\\s){0,2}?${PERSON.source}`, 'iu');

/** Whether a sentence that says nobody's word tells of a person, whom a later "he" could mean. */
export const namesSomebody = (sentence: string): boolean => NAMED_PERSON.test(sentence) || SOME_PERSON.test(sentence);

const GROUP =
  /(?<!\p{L})(?:men|women|boys|girls|children|people|suspects|residents|villagers|prisoners|detainees|inmates|hostages|protesters|demonstrators|migrants|refugees|survivors|families|relatives|parents|brothers|sisters|witnesses|workers|soldiers|students|pupils|activists|critics|neighbou?rs|doctors|nurses|teachers|passengers|patients|victims|strikers|rebels|militants|fighters|gunmen)(?!\p{L})/iu;

/** Whether "they" behind a sentence in which a body speaks may just as well mean the people whom it begins with: "Two men were held, police said." */
export const beginsWithGroup = (sentence: string, { as, kind }: Speaker): boolean =>
  kind !== 'anonymous' && !MANY.test(as) && GROUP.test(sentence.slice(0, Math.max(0, sentence.indexOf(as))));
