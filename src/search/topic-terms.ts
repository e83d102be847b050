import { analyse } from '../language/analyse.ts';
import type { Profile } from './profile.ts';
import { type Terms, TermsBuilder } from './terms.ts';
import type { View } from './view.ts';

interface TopicTerms {
  /** The words of its title and aliases. */
  readonly title: Terms;
  /** Those, and words that many of its facts use. */
  readonly common: Terms;
}

/** By view: what a topic's facts use depends on which of them may be seen. */
const known = new WeakMap<View, Map<string, TopicTerms>>();

/** The words of a topic's title and aliases: belonging to the topic covers them, but never in count and who questions. */
export function termsOfTopic(profile: Profile, view: View): TopicTerms | null {
  const { topic } = profile;
  if (!topic) return null;
  const ofView = known.get(view) ?? new Map<string, TopicTerms>();
  known.set(view, ofView);
  let terms = ofView.get(topic.id);
  if (!terms) {
    const builder = new TermsBuilder();
    for (const text of [topic.title, ...topic.aliases]) builder.add(analyse(text, view.lexicon, view.names));
    const title = builder.build();
    const common = new TermsBuilder();
    for (const [base, firmness] of title.bases) common.addBase(base, firmness);
    for (const id of title.names) common.names.add(id);
    addCommon(common, topic.id, view);
    terms = { title, common: common.build() };
    ofView.set(topic.id, terms);
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
export const FREE = 0.9;
