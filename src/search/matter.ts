import { type Answer, quotesOf } from '../domain/answer.ts';
import { type Gate, gateKey } from '../domain/audience.ts';
import { analyse } from '../language/analyse.ts';
import { readQuestion } from '../language/question/read.ts';
import type { Need } from '../language/question/types.ts';
import { type Conversation, resolve } from './conversation.ts';
import { covers, TermsBuilder } from './terms.ts';
import type { View } from './view.ts';

/** What a question is about, as far as whoever asks can see. */
export interface Matter {
  /** The topic that it names or that the conversation was about; null: none, or more than one. */
  readonly topicId: string | null;
  /** The keys of all gates behind which, in that view, stands something that has its words or names, or that the answer told; in order. */
  readonly behind: readonly string[];
}

/**
 * What a question is about, and behind which gates that stands: rather one gate too many, since what is behind none may be shown to
 * everybody who reads there.
 */
export function matterOf(question: string, answer: Answer, conversation: Conversation, view: View): Matter {
  const read = readQuestion(question, view.room);
  const parts = resolve(read, conversation);
  const follows = parts.some((part, at) => part !== read.parts[at]);
  const needs = [...parts, ...read.claims.map(({ part }) => part)].flatMap((part) => part.needs);
  const topicId = answer.topicId ?? (follows ? conversation.topicId : null) ?? topicNamedIn(question, view);
  const facts = [
    ...quotesOf(answer).map(({ factId }) => factId),
    ...answer.related.map(({ factId }) => factId),
    ...(answer.premise?.factIds ?? []),
    ...('factIds' in answer ? answer.factIds : []),
    ...(follows ? conversation.factIds : []),
  ].flatMap((id) => view.factById.get(id) ?? []);
  const topics = [...new Set([topicId, ...facts.map((fact) => fact.topicId)])].flatMap((id) => view.topicById.get(id ?? '') ?? []);
  const around = [
    ...facts,
    ...topics,
    ...needs.flatMap(({ nameIds }) => nameIds.flatMap((id) => view.nameById.get(id) ?? [])),
    ...view.topics.filter((topic) => isShut(topic) && touches(topic, needs, view)),
    ...behindGates(needs, view),
  ];
  return { topicId, behind: [...new Set(around.map(({ gates }) => gateKey(gates)))].filter((key) => key !== '').sort() };
}

const isShut = ({ gates }: { readonly gates: readonly Gate[] }): boolean => gateKey(gates) !== '';

/** Whether a topic's title or another name of it has a word of the question. */
function touches({ title, aliases }: { readonly title: string; readonly aliases: readonly string[] }, needs: readonly Need[], view: View) {
  const terms = new TermsBuilder();
  for (const text of [title, ...aliases]) terms.add(analyse(text, view.lexicon, view.names));
  const built = terms.build();
  return needs.some((need) => !need.optional && covers(need, built, view.lexicon) > 0);
}

/** Words that mean the same for that (lexicon.ts, `MEETS`). */
const SYNONYM = 0.85;

/** From each engine whose things not everybody may see, one thing that has a word or a name of the question. */
function behindGates(needs: readonly Need[], view: View): { readonly gates: readonly Gate[] }[] {
  const terms = new Map<string, number>();
  for (const { optional, nameIds, words, bases } of needs) {
    if (optional) continue;
    for (const id of nameIds) terms.set(`#${id}`, 1);
    for (const word of words) terms.set(word, 1);
    for (const { base, pos } of bases)
      for (const [other, weight] of view.lexicon.expansions(base, pos)) if (weight >= SYNONYM && !other.includes(' ')) terms.set(other, 1);
  }
  return view.engines.filter((engine) => engine.isShut).flatMap((engine) => engine.candidates(terms, 1).map(({ fact }) => fact));
}

/** The one topic of which all words of its title, or of another name of it, stand in the question; null: none, or more than one. */
function topicNamedIn(question: string, view: View): string | null {
  const said = new Set(keysOf(question, view));
  const named = view.topics.filter(({ title, aliases }) =>
    [title, ...aliases].some((text) => {
      const keys = keysOf(text, view);
      return keys.length > 0 && keys.every((key) => said.has(key));
    }),
  );
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

const keysOf = (text: string, view: View): string[] =>
  analyse(text, view.lexicon, view.names).words.flatMap((word) => (word.stop ? [] : [word.key]));
