import type { Fact, ScopeSlot } from '../domain/fact.ts';
import { analyse } from '../language/analyse.ts';
import type { Need, Part } from '../language/question/types.ts';
import { type Fill, fill } from './fill.ts';
import type { Profile } from './profile.ts';
import { covers, NO_TERMS, type Terms, TermsBuilder } from './terms.ts';
import type { View } from './view.ts';

/**
 * The judge: does the evidence answer the question? Scores only rank; what decides is that every need is covered and the slot
 * asked for is filled (DESIGN.md, goal 4; JUDGING.md).
 */
export interface Judged {
  readonly profile: Profile;
  readonly fill: Fill | null;
  readonly covered: readonly Need[];
  readonly missing: readonly Need[];
  /** For ranking among facts that answer. */
  readonly score: number;
  /** The share of the needs' weight that is covered, for naming what is related. */
  readonly share: number;
  /** How many needs the fact's own words cover. */
  readonly own: number;
  /** What the answer is declared to be about covers every need. */
  readonly focused: boolean;
}

/** Bases up to this size are judged whole; larger ones by the index's best candidates. */
const WHOLE = 150;
/** More than these were never needed to find the right fact in the question sets (`npm run eval`). */
const CANDIDATES = 40;
/** Expansions of one need that are looked up in the index. */
const EXPANSIONS = 12;

/** Judges every candidate for a part. `topicId` restricts to one topic. */
export function judgePart(part: Part, view: View, topicId: string | null): Judged[] {
  const scores = retrieve(part.needs, view);
  const facts = view.facts.length <= WHOLE ? view.facts : [...scores.keys()];
  const top = Math.max(1, ...scores.values());
  return facts
    .filter((fact) => topicId === null || fact.topicId === topicId)
    .map((fact) => judge(part, view.profile(fact), view, (scores.get(fact) ?? 0) / top))
    .sort((a, b) => b.score - a.score || a.profile.fact.id.localeCompare(b.profile.fact.id));
}

/** The index's candidates for the needs, with their scores. */
export function retrieve(needs: readonly Need[], view: View): Map<Fact, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => {
    if ((terms.get(term) ?? 0) < weight) terms.set(term, weight);
  };
  const known = (term: string) => view.shelves.some((shelf) => shelf.frequency.has(term));
  for (const need of needs) {
    const weight = need.optional ? 0.3 : 1;
    for (const id of need.nameIds) add(`#${id}`, weight);
    for (const word of need.words) if (known(word)) add(word, weight);
    let room = EXPANSIONS;
    for (const { base, pos } of need.bases) {
      for (const [other, meets] of view.lexicon.expansions(base, pos)) {
        if (room === 0) break;
        if (other === base || !known(other)) continue;
        add(other, weight * meets * 0.7);
        room--;
      }
    }
    if (need.value !== null) add(need.text.toLowerCase(), weight);
  }
  const found = new Map<Fact, number>();
  const hits = view.shelves.flatMap((shelf) => shelf.search(terms, CANDIDATES));
  for (const { fact, score } of hits.sort((a, b) => b.score - a.score).slice(0, CANDIDATES)) found.set(fact, score);
  return found;
}

interface TopicTerms {
  /** The words of its title and aliases. */
  readonly title: Terms;
  /** Those, and words that many of its facts use. */
  readonly common: Terms;
}

const topicTerms = new WeakMap<object, TopicTerms>();

/** The words of a topic's title and aliases: belonging to the topic covers them, but never in count and who questions. */
export function termsOfTopic(profile: Profile, view: View): TopicTerms | null {
  const { topic } = profile;
  if (!topic) return null;
  let terms = topicTerms.get(topic);
  if (!terms) {
    const builder = new TermsBuilder();
    for (const text of [topic.title, ...topic.aliases]) builder.add(analyse(text, view.lexicon, view.names));
    const title = builder.build();
    const common = new TermsBuilder();
    for (const [base, firmness] of title.bases) common.addBase(base, firmness);
    for (const id of title.names) common.names.add(id);
    addCommon(common, topic.id, view);
    terms = { title, common: common.build() };
    topicTerms.set(topic, terms);
  }
  return terms;
}

/** What this share of a topic's facts mention is what the topic is about, said or unsaid; larger topics have no such words. */
const COMMON = { share: 0.15, facts: 8, upTo: 150 } as const;

function addCommon(builder: TermsBuilder, topicId: string, view: View): void {
  const facts = view.facts.filter((fact) => fact.topicId === topicId && fact.reviewed);
  if (facts.length < COMMON.facts || facts.length > COMMON.upTo) return;
  const bases = new Map<string, number>();
  for (const fact of facts) {
    const { quote } = view.profile(fact);
    for (const base of quote.bases.keys()) bases.set(base, (bases.get(base) ?? 0) + 1);
  }
  const least = Math.max(2, facts.length * COMMON.share);
  for (const [base, count] of bases) if (count >= least) builder.addBase(base, 1);
}

/** Only the topic's own words, or true synonyms of them, are free. */
const FREE = 0.9;

/** A sample question covers words only where it asks for the same kind of thing (JUDGING.md: samples never get round the slot). */
const BY_SAMPLE = 0.85;

function judge(part: Part, profile: Profile, view: View, retrieved: number): Judged {
  const { lexicon } = view;
  const topic = termsOfTopic(profile, view);
  const free = (need: Need) =>
    topic !== null &&
    isFree(part, need) &&
    covers(need, EVENT_ASKED.has(part.ask) || need.kind === 'name' ? topic.title : topic.common, lexicon) >= FREE;
  const filled = fill(
    part,
    profile,
    lexicon,
    (need) => free(need) || (need.kind === 'name' && (isMeant(need, profile, view) || covers(need, profile.speaker, lexicon) > 0)),
  );
  const samples = profile.samples.filter((sample) => sample.ask === part.ask || part.ask === 'whether' || part.ask === 'what');
  const open =
    part.ask === 'what' ||
    part.ask === 'reason' ||
    part.ask === 'manner' ||
    part.ask === 'place' ||
    part.ask === 'which' ||
    part.ask === 'who';
  const covered: Need[] = [];
  const missing: Need[] = [];
  let weightAll = 0;
  let weightCovered = 0;
  let own = 0;
  for (const need of [...part.needs].sort((a, b) => Number(a.kind === 'name') - Number(b.kind === 'name'))) {
    const rarity = rarityOf(need, view);
    let weight =
      need.role === 'speaker'
        ? Math.max(covers(speaking(need, view), profile.speaker, lexicon), part.ask === 'whether' ? covers(need, profile.all, lexicon) : 0)
        : Math.max(covers(need, profile.all, lexicon), need.kind === 'name' ? covers(need, profile.speaker, lexicon) : 0);
    if (weight === 0 && need.kind === 'name' && isMeant(need, profile, view)) weight = 0.8;
    if (weight > 0 && !need.optional) own++;
    if (
      weight === 0 &&
      need.kind === 'word' &&
      need.role !== 'unit' &&
      need.role !== 'speaker' &&
      samples.some((sample) => covers(need, sample.terms, lexicon) >= BY_SAMPLE)
    )
      weight = BY_SAMPLE;
    if (
      weight === 0 &&
      free(need) &&
      !(need.kind === 'name' && ((own < 2 && !open) || (!(need.adjunct && own >= 2) && namesAnother(need, profile, view))))
    )
      weight = 0.5;
    const importance = rarity * (need.optional ? 0.3 : 1);
    weightAll += importance;
    weightCovered += importance * weight;
    if (weight > 0) covered.push(need);
    else if (!need.optional) missing.push(need);
  }
  const loose = looseSubject(part, profile, view);
  if (loose && !missing.includes(loose)) missing.push(loose);
  if (!profile.fact.reviewed)
    missing.push(
      ...covered.filter(
        (need) => !need.optional && covers(need, profile.all, lexicon) === 0 && covers(need, profile.speaker, lexicon) === 0,
      ),
    );
  const share = weightAll === 0 ? 0 : weightCovered / weightAll;
  const answers = own > 0 || (filled !== null && filled.answer !== null);
  const sample = Math.max(0, ...samples.map((each) => overlap(part, each.terms, view)));
  const score =
    share +
    0.15 * retrieved +
    0.2 * sample +
    (filled?.declared ? 0.1 : 0) +
    (profile.fact.reviewed ? 0.2 : 0) +
    (filled?.answer
      ? (aboutShare(part, filled.answer.core, view) + focus(part, filled.answer.core, view)) * 0.25 +
        (profile.fact.status === 'disputed' ? -0.1 : 0)
      : 0);
  return {
    profile,
    fill: answers || part.bare ? filled : null,
    covered,
    missing,
    score,
    share,
    own,
    focused: filled?.answer !== null && filled !== null && aboutShare(part, filled.answer.core, view) === 1,
  };
}

/** A place that is said to speak stands for the bodies that are named after it. */
function speaking(need: Need, view: View): Need {
  return need.kind === 'name' ? { ...need, nameIds: [...new Set(need.nameIds.flatMap((id) => [id, ...bodiesOf(id, view)]))] } : need;
}

/**
 * The bodies that a place speaks through: its government, for a country or its capital. A country is not its government
 * (JUDGING.md's traps), so only what is named as a government counts, and a body stands for itself.
 */
export function bodiesOf(id: string, view: View): string[] {
  const name = view.nameById.get(id);
  if (name?.kind !== 'place') return [id];
  const stems = view.lexicon.peopleOf(name.name);
  return view.names.names
    .filter(
      (other) =>
        other.kind === 'body' &&
        stems.some((stem) => other.name.toLowerCase().startsWith(stem)) &&
        /government|authorit|cabinet/iu.test(other.name),
    )
    .map((other) => other.id);
}

/**
 * The subject of a verb that the fact does have, where the fact has it of something else: "when did the trial begin" and deliveries
 * that begin. Belonging to the topic doesn't cover a subject.
 */
function looseSubject(part: Part, profile: Profile, view: View): Need | null {
  const verb = part.needs.find((need) => need.role === 'predicate' && covers(need, profile.quote, view.lexicon) > 0);
  if (!verb) return null;
  const subject = part.needs
    .filter((need) => need.start < verb.start && !need.optional && need.kind === 'word' && need.role === 'other')
    .at(-1);
  return subject && covers(subject, profile.all, view.lexicon) === 0 ? subject : null;
}

/** Where the fact names another of the same kind, the topic's own can't be meant: the port's loss is not the company's. */
function namesAnother(need: Need, profile: Profile, view: View): boolean {
  const kinds = new Set(need.nameIds.map((id) => view.nameById.get(id)?.kind));
  return [...profile.told, ...profile.fact.names, ...(need.adjunct ? [] : profile.speaker.names)].some(
    (id) => (!need.adjunct || !profile.speaker.names.has(id)) && kinds.has(view.nameById.get(id)?.kind) && !need.nameIds.includes(id),
  );
}

/** "The company", "the ministry": a fact that names no other of the kind means the one that is asked about. */
function isMeant(need: Need, profile: Profile, view: View): boolean {
  return need.nameIds.some((id) => {
    const name = view.nameById.get(id);
    if (!name || namesAnother(need, profile, view)) return false;
    const nouns = [...name.is, name.name.split(' ').at(-1)?.toLowerCase() ?? ''].filter((noun) => noun.length > 3);
    const lower = profile.fact.quote.exact.toLowerCase();
    return name.kind !== 'place' && nouns.some((noun) => new RegExp(`\\b(?:the|its) ${RegExp.escape(noun)}\\b`, 'u').test(lower));
  });
}

const EVENT_ASKED: ReadonlySet<Part['ask']> = new Set<Part['ask']>(['count', 'amount', 'whether', 'what']);

function isFree(part: Part, need: Need): boolean {
  if (need.role === 'unit' || need.role === 'speaker' || need.role === 'head') return false;
  // What happens is the very thing that a yes/no question, a "what" or a count asks about: being on the topic doesn't answer it.
  return need.kind === 'name' || (part.ask !== 'who' && (need.role !== 'predicate' || !EVENT_ASKED.has(part.ask)));
}

function rarityOf(need: Need, view: View): number {
  const keys = need.nameIds.length > 0 ? need.nameIds.map((id) => `#${id}`) : need.words;
  return Math.max(1, ...keys.map((key) => view.rarity(key)));
}

/** How much of the question a sample question shares, 0..1. */
function overlap(part: Part, sample: Terms, view: View): number {
  const needs = part.needs.filter((need) => !need.optional);
  if (needs.length === 0) return 0;
  return needs.filter((need) => covers(need, sample, view.lexicon) >= BY_SAMPLE).length / Math.max(needs.length, sample.bases.size);
}

function aboutShare(part: Part, about: Terms, view: View): number {
  const needs = part.needs.filter((need) => !need.optional);
  return needs.length === 0 ? 0 : needs.filter((need) => covers(need, about, view.lexicon) > 0).length / needs.length;
}

/** How much of what an answer is about the question speaks of, 0..1: of two answers that cover it, the narrower is meant. */
function focus(part: Part, about: Terms, view: View): number {
  const bases = [...about.bases.keys()].filter((base) => !base.includes(' '));
  if (bases.length === 0) return 0;
  const met = bases.filter((base) =>
    part.needs.some((need) => covers(need, { ...NO_TERMS, bases: new Map([[base, 1]]) }, view.lexicon) > 0),
  );
  return met.length / bases.length;
}

export const answersPart = (judged: Judged): boolean => judged.fill !== null && judged.missing.length === 0;

/**
 * A fact that covers all but one word, where that word is the asker's own: nothing on file uses it, it is neither a name, a figure, the
 * thing counted, the thing asked about nor a speaker, and no other quote comes near. The bounds were set on the tuning halves of the
 * question sets, where the rule brought five right answers for each near miss (docs/questions.md).
 */
export function nearlyAnswers(part: Part, judged: readonly Judged[], view: View): Judged | null {
  const [best] = judged.filter((each) => each.fill !== null);
  const [missing] = best?.missing ?? [];
  if (!best || !missing || best.missing.length !== 1 || best.share < NEARLY.share) return null;
  if (EVENT_ASKED.has(part.ask) && missing.role === 'predicate') return null;
  if (
    missing.kind !== 'word' ||
    !(missing.role === 'other' || missing.role === 'predicate') ||
    missing.words.some((word) => view.room.known(word))
  )
    return null;
  if (best.own < (missing.role === 'predicate' ? NEARLY.ownWithoutVerb : NEARLY.own)) return null;
  if (missing.role === 'predicate' && !specific(part, best, view)) return null;
  const next = judged.find((each) => each.fill !== null && each.profile.fact.quote.exact !== best.profile.fact.quote.exact);
  return next === undefined || best.score - next.score >= NEARLY.margin ? best : null;
}

/** Without its verb a question still means one fact if what an answer is declared to be about covers something that isn't the whole topic. */
function specific(part: Part, best: Judged, view: View): boolean {
  const answer = best.fill?.answer;
  if (!answer) return true;
  const topic = termsOfTopic(best.profile, view);
  return part.needs.some(
    (need) =>
      !need.optional &&
      need.role !== 'predicate' &&
      need.kind === 'word' &&
      covers(need, answer.core, view.lexicon) > 0 &&
      (topic === null || covers(need, topic.common, view.lexicon) < FREE),
  );
}

const NEARLY = { share: 0.45, margin: 0.3, own: 2, ownWithoutVerb: 2 } as const;

/** Who is silent about one of these is silent about the other: which country, who; how many, how much. */
const SILENT_TOO: Readonly<Partial<Record<ScopeSlot, readonly ScopeSlot[]>>> = {
  which: ['who', 'place'],
  who: ['which'],
  reason: ['what'],
};

/** An absence that covers the part: its scope is silent about what is asked, and about what it is asked of. */
export function judgeAbsence(part: Part, profile: Profile, view: View): Judged | null {
  const { scope } = profile;
  if (!scope) return null;
  const slot: ScopeSlot | null =
    part.ask === 'confirmation' || part.ask === 'denial'
      ? 'confirmation'
      : part.ask === 'source'
        ? null
        : part.ask === 'whether'
          ? 'what'
          : part.ask;
  const open = part.ask === 'whether' || part.ask === 'what';
  if (slot === null || (!open && ![slot, ...(SILENT_TOO[slot] ?? [])].some((each) => scope.slots.includes(each)))) return null;
  const topic = termsOfTopic(profile, view);
  const covered: Need[] = [];
  const missing: Need[] = [];
  let own = 0;
  for (const need of part.needs) {
    const people =
      need.role === 'unit' &&
      (slot === 'who' || slot === 'which') &&
      need.bases.some(({ base }) => view.lexicon.isPerson(base)) &&
      scope.about.nouns.some((noun) => view.lexicon.isPerson(noun));
    const weight = Math.max(covers(need, scope.about, view.lexicon), people ? 0.8 : 0);
    if (weight > 0) own++;
    if (
      weight > 0 ||
      (topic && need.role !== 'unit' && covers(need, need.kind === 'name' ? topic.title : topic.common, view.lexicon) >= BY_SAMPLE)
    )
      covered.push(need);
    else if (!need.optional) missing.push(need);
  }
  const [odd] = missing;
  // A source that says a thing isn't known may say so in other words than the asker's: one such word is let pass, never a name or figure.
  const passes =
    odd === undefined ||
    (missing.length === 1 &&
      own > (open ? 1 : 0) &&
      odd.kind === 'word' &&
      (odd.role === 'predicate' || (odd.role === 'other' && !odd.words.some((word) => view.room.known(word)))));
  if (!passes) return null;
  return {
    profile,
    fill: { answer: null, declared: true },
    covered,
    missing,
    score: own - missing.length,
    share: part.needs.length === 0 ? 0 : own / part.needs.length,
    own,
    focused: missing.length === 0,
  };
}
