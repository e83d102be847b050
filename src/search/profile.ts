import type { Fact, FactAnswer, Name, ScopeSlot, Slot, Topic } from '../domain/fact.ts';
import { type Analysis, analyse } from '../language/analyse.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { NameTable } from '../language/names.ts';
import { findAsk } from '../language/question/asks.ts';
import type { Ask } from '../language/question/types.ts';
import { type Extracted, extract, splitClauses } from './extract.ts';
import { type Terms, TermsBuilder } from './terms.ts';

/** One thing that a fact answers, ready to be compared with a question. */
export interface ReadAnswer {
  readonly slot: Slot;
  readonly declared: boolean;
  /** What is counted, or the kind; null where it isn't said. */
  readonly unit: Terms | null;
  /** The unit's own noun, without "who died" or "in Syria" behind it. */
  readonly unitHead: Terms | null;
  /** The declared unit and subject, or the clause: what the value is about, strictly. */
  readonly core: Terms;
  /** Unit, subject, the statement of a fact with one such answer, the clause around the value: what the value is bound to. */
  readonly about: Terms;
  readonly value: Terms;
  readonly valueText: string;
  /** The words right after an extracted value: a measure's unit often stands there. */
  readonly after: string;
  /** What stands right beside an extracted value; for declared ones, what it is about. */
  readonly beside: Terms;
  /** The value names a place. */
  readonly placed: boolean;
}

/** A fact as the judge sees it. */
export interface Profile {
  readonly fact: Fact;
  readonly topic: Topic | null;
  /** Everything that the fact says: quote, statement, declared answers, names with their common nouns. */
  readonly all: Terms;
  readonly quote: Terms;
  /** Names in the quote before its speaker is told: whom and what it is about, without "told reporters in Pellin". */
  readonly told: ReadonlySet<string>;
  /** Whom the fact's words come from. */
  readonly speaker: Terms;
  readonly answers: readonly ReadAnswer[];
  readonly scope: { readonly slots: readonly ScopeSlot[]; readonly about: Terms; readonly body: string | null } | null;
  readonly samples: readonly { readonly ask: Ask; readonly terms: Terms }[];
}

export interface ProfileRoom {
  readonly lexicon: Lexicon;
  readonly names: NameTable;
  /** Those of the table. */
  readonly nameById: ReadonlyMap<string, Name>;
}

/** A name's common nouns and the places that it lies in stand behind its mention. */
const BEHIND_NAME = 0.9;

/** `before`: the sentence before the quote in its source, which a pronoun in the quote leans on; empty where there is none. */
export function makeProfile(fact: Fact, topic: Topic | null, before: string, room: ProfileRoom): Profile {
  const { lexicon, names } = room;
  const read = (text: string) => analyse(text, lexicon, names);
  const quote = read(fact.quote.exact);
  const statement = read(fact.statement);
  const all = new TermsBuilder().add(quote).add(statement);
  const speakerWords = fact.attribution.as === null ? null : read(fact.attribution.as);
  const speaker = new TermsBuilder();
  if (speakerWords) speaker.add(speakerWords);
  if (fact.attribution.by !== null) speaker.names.add(fact.attribution.by);
  for (const id of fact.names) all.names.add(id);
  if (before !== '' && PRONOUN.test(fact.quote.exact))
    for (const hit of read(before).names) if (hit.tier !== 'maybe') for (const name of hit.names) all.names.add(name.id);
  const declared = fact.answers;
  const read1 = (answer: FactAnswer) => declaredAnswer(answer, fact, statement, quote, room);
  const written = (declared ?? []).map(read1);
  const slots = new Set(written.map((answer) => answer.slot));
  const read2 =
    declared?.length === 0
      ? []
      : extract(quote, lexicon, spanOf(quote, fact.attribution.as)).filter(
          (each) => declared === null || (UNDECLARED.has(each.slot) && (!slots.has(each.slot) || isAge(each, quote))),
        );
  const answers = [...written, ...read2.map((each) => extractedAnswer(each, quote, room))];
  for (const answer of declared ?? []) {
    if (answer.unit) all.add(read(answer.unit));
    if (answer.subject) all.add(read(answer.subject));
  }
  if (fact.scope?.subject) all.add(read(fact.scope.subject));
  addBehind(all, room);
  addBehind(speaker, room);
  return {
    fact,
    topic,
    all: all.build(),
    quote: new TermsBuilder().add(quote).build(),
    told: namesBefore(quote, spanOf(quote, fact.attribution.as)),
    speaker: speaker.build(),
    answers,
    scope: scopeOf(fact, all.build(), room),
    samples: fact.questions.map((question) => ({
      ask: findAsk(question.toLowerCase()).ask,
      terms: new TermsBuilder().add(read(question)).build(),
    })),
  };
}

/** Slots that editors leave out though the quote has them; the others are left to them where they declared anything. */
const UNDECLARED: ReadonlySet<Slot> = new Set<Slot>(['time', 'duration', 'amount']);

/** An age is a thing of its own beside other lengths of time. */
const isAge = (each: Extracted, quote: Analysis): boolean =>
  each.slot === 'duration' &&
  /\baged?\b|\byear-olds?\b|\b(?:man|woman|boy|girl) of \d/iu.test(
    quote.text.slice(quote.words[each.first]?.start ?? 0, quote.words[each.last]?.end ?? 0),
  );

/** Words on either side that an apposition reaches over. */
const BESIDE = 5;

const PRONOUN = /\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs)\b/iu;

function declaredAnswer(answer: FactAnswer, fact: Fact, statement: Analysis, quote: Analysis, room: ProfileRoom): ReadAnswer {
  const read = (text: string) => analyse(text, room.lexicon, room.names);
  const unit = answer.unit === null ? null : new TermsBuilder().add(read(answer.unit));
  const unitHead = answer.unit === null ? null : new TermsBuilder().add(read(headOf(answer.unit)));
  if (unit && answer.value && answer.slot === 'count') {
    unit.add(read(answer.value));
    unitHead?.add(read(headOf(answer.value)));
  }
  const about = new TermsBuilder();
  const core = new TermsBuilder();
  for (const builder of [about, core]) {
    if (answer.unit) builder.add(read(answer.unit));
    if (answer.subject) builder.add(read(answer.subject));
  }
  const counted = answer.slot === 'count' || answer.slot === 'amount';
  if (!counted || (fact.answers ?? []).filter((other) => other.slot === answer.slot).length === 1) about.add(statement);
  if (counted) addClause(about, quote, answer.value);
  if (answer.subject === null && answer.unit === null) about.add(quote);
  const value = new TermsBuilder().add(read(answer.value ?? fact.quote.exact));
  for (const part of [unit, unitHead, about, core, value]) if (part) addBehind(part, room);
  return {
    slot: answer.slot,
    declared: true,
    unit: unit?.build() ?? null,
    unitHead: unitHead?.build() ?? null,
    core: core.build(),
    about: about.build(),
    value: value.build(),
    valueText: answer.value ?? fact.quote.exact,
    after: '',
    beside: about.build(),
    placed: namesPlace(value, room),
  };
}

/** What stands before the first word that only narrows it. */
const headOf = (phrase: string): string =>
  phrase.split(/\s(?:who|that|which|in|of|with|by|for|from|to|at|on|under|aboard|per|being|still|left|as|where)\s/u)[0] ?? phrase;

/** The clause of the quote that the value stands in: of several figures in a sentence each keeps its own verb. */
function addClause(about: TermsBuilder, quote: Analysis, value: string | null): void {
  const at = value === null ? -1 : quote.text.indexOf(value);
  const first = at < 0 ? -1 : quote.words.findIndex((word) => word.end > at);
  const clause = splitClauses(quote).find((each) => first >= each.first && first <= each.last);
  if (clause) about.add(quote, 1, clause.first, clause.last);
}

function extractedAnswer(each: Extracted, quote: Analysis, room: ProfileRoom): ReadAnswer {
  const value = new TermsBuilder().add(quote, 1, each.first, each.last);
  const about = new TermsBuilder().add(quote, 1, each.clause.first, each.clause.last);
  const unit = new TermsBuilder();
  if (each.unit) unit.add(quote, 1, each.unit.first, each.unit.last);
  else if (each.slot === 'which') {
    unit.add(quote, 1, each.first, each.last);
    addBehind(unit, room);
  }
  addBehind(value, room);
  addBehind(about, room);
  const from = quote.words[each.first]?.start ?? 0;
  const to = quote.words[each.last]?.end ?? 0;
  return {
    slot: each.slot,
    declared: false,
    unit: each.unit || each.slot === 'which' ? unit.build() : null,
    unitHead: each.unit ? unit.build() : null,
    core: about.build(),
    about: about.build(),
    value: value.build(),
    valueText: quote.text.slice(Math.max(0, from - 1), to),
    after: quote.text.slice(to, to + 24),
    beside: new TermsBuilder()
      .add(quote, 1, Math.max(each.clause.first, each.first - BESIDE), Math.min(each.clause.last, each.last + BESIDE))
      .build(),
    placed: namesPlace(value, room),
  };
}

const namesPlace = (terms: TermsBuilder, room: ProfileRoom): boolean =>
  [...terms.names].some((id) => room.nameById.get(id)?.kind === 'place');

/** Adds what stands behind the names mentioned: their common nouns, and the places that they lie in. */
function addBehind(terms: TermsBuilder, room: ProfileRoom): void {
  for (const id of [...terms.names]) {
    for (const noun of room.nameById.get(id)?.is ?? []) {
      for (const word of noun.split(' ')) {
        const key = room.lexicon.key(word);
        terms.addBase(key, BEHIND_NAME);
        if (!noun.includes(' ')) terms.nouns.add(key);
      }
    }
  }
  const queue = [...terms.names];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const place of room.nameById.get(id)?.in ?? []) {
      if (terms.names.has(place)) continue;
      terms.names.add(place);
      queue.push(place);
    }
  }
}

function namesBefore(quote: Analysis, speaker: { first: number; last: number } | null): ReadonlySet<string> {
  const end = speaker !== null && speaker.first > quote.words.length / 2 ? speaker.first : quote.words.length;
  return new Set(
    quote.names
      .filter((hit) => hit.first < end && !(speaker && hit.first >= speaker.first && hit.first <= speaker.last))
      .flatMap((hit) => hit.names.map((name) => name.id)),
  );
}

/** Where the speaker stands in the quote, in word indexes. */
function spanOf(quote: Analysis, as: string | null): { first: number; last: number } | null {
  if (as === null) return null;
  const at = quote.text.toLowerCase().indexOf(as.toLowerCase());
  if (at < 0) return null;
  const first = quote.words.findIndex((word) => word.end > at);
  const last = quote.words.findLastIndex((word) => word.start < at + as.length);
  return { first, last };
}

/** What an absence is silent about, from its scope and from its own words. */
function scopeOf(fact: Fact, all: Terms, room: ProfileRoom): Profile['scope'] {
  if (fact.modality !== 'absence') return null;
  const about = new TermsBuilder();
  about.add(analyse(fact.scope?.subject ?? fact.quote.exact, room.lexicon, room.names));
  about.add(analyse(fact.statement, room.lexicon, room.names), 0.95);
  about.add(analyse(fact.quote.exact, room.lexicon, room.names), 0.9);
  for (const id of fact.names) about.names.add(id);
  addBehind(about, room);
  const slots = fact.scope?.slots ?? silentSlots(all);
  return { slots, about: about.build(), body: fact.scope?.body ?? null };
}

const SILENT: readonly (readonly [ScopeSlot, readonly string[]])[] = [
  ['count', ['number', 'toll', 'figure', 'total', 'count']],
  ['time', ['date', 'time', 'when', 'timing', 'schedule', 'timetable', 'timeline', 'deadline']],
  ['reason', ['cause', 'reason', 'motive', 'why', 'origin']],
  ['who', ['name', 'identity', 'suspect', 'responsibility', 'who', 'culprit']],
  ['place', ['location', 'whereabouts', 'place', 'site', 'destination', 'where']],
  ['amount', ['cost', 'price', 'amount', 'fee', 'value', 'sum', 'size']],
  ['confirmation', ['confirm', 'confirmation', 'comment', 'statement', 'verify', 'respond', 'announce', 'announcement']],
];

function silentSlots(all: Terms): ScopeSlot[] {
  return SILENT.filter(([, words]) => words.some((word) => all.bases.has(word))).map(([slot]) => slot);
}
