import path from 'node:path';
import { expect } from 'vitest';
import { makeNewsroom, type Newsroom } from '../../src/desk/newsroom.ts';
import { type Answer, type Evidence, quotesOf } from '../../src/domain/answer.ts';
import { READER, type Viewer } from '../../src/domain/audience.ts';
import type { Library } from '../../src/domain/fact.ts';
import { formatProblems } from '../../src/knowledge/problems.ts';
import { type Knowledge, readKnowledge } from '../../src/knowledge/read.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';

const ROOT = path.join(import.meta.dirname, '../..');
export const SHIPPED = path.join(ROOT, 'knowledge');
export const FIXTURES = path.join(ROOT, 'test/fixtures/knowledge');
export const FLOOD = 'river-flood';
export const RECALL = 'company-recall';

/** A folder's library and the questions of its topics' own tests; with `topics`, those topics alone. */
export function onFile(folder: string, topics?: readonly string[]): { library: Library; questions: Knowledge['questions'] } {
  const { library, questions, problems } = readKnowledge(folder);
  if (!library) throw new Error(formatProblems(problems));
  const kept = <T>(things: readonly T[], topicOf: (thing: T) => string): T[] =>
    things.filter((each) => topics?.includes(topicOf(each)) ?? true);
  return {
    library: {
      topics: kept(library.topics, (topic) => topic.id),
      sources: kept(library.sources, (source) => source.topicId),
      facts: kept(library.facts, (fact) => fact.topicId),
      names: kept(library.names, (name) => name.topicId),
    },
    questions: kept(questions, (question) => question.topicId).filter((question) => question.set === 'tune'),
  };
}

export interface Asking {
  readonly library: Library;
  readonly newsroom: Newsroom;
  /** The answer to the last of the questions, asked one after the other; every quote on the way is held against its source. */
  readonly ask: (...questions: readonly string[]) => Answer;
  readonly at: (moment: string) => Asking;
  readonly as: (viewer: Viewer) => Asking;
}

/** Asks a newsroom over `library` as a reader at `moment`. */
export function asking(library: Library, moment: string): Asking {
  return from(library, makeNewsroom(library, loadLexicon()), { viewer: READER, now: Date.parse(moment) });
}

function from(library: Library, newsroom: Newsroom, eyes: { readonly viewer: Viewer; readonly now: number }): Asking {
  return {
    library,
    newsroom,
    ask: (...questions) => {
      let conversation = NO_CONVERSATION;
      let last: Answer | null = null;
      for (const question of questions) {
        const reply = newsroom.ask({ question, topic: null, conversation, ...eyes });
        conversation = reply.conversation;
        last = reply.answer;
        expectExact(last, library);
      }
      if (!last) throw new Error('nothing asked');
      return last;
    },
    at: (moment) => from(library, newsroom, { ...eyes, now: Date.parse(moment) }),
    as: (viewer) => from(library, newsroom, { ...eyes, viewer }),
  };
}

/** Every quote is `source.text.slice(start, end)`, and what is called related is a quote of its fact. */
function expectExact(answer: Answer, library: Library): void {
  for (const { sourceId, start, end, text } of quotesOf(answer)) {
    expect(text).not.toBe('');
    expect(textOf(sourceId, library).slice(start, end)).toBe(text);
  }
  for (const { statement } of answer.related) expect(library.sources.some((source) => source.text.includes(statement))).toBe(true);
}

const textOf = (sourceId: string, library: Library): string => library.sources.find((source) => source.id === sourceId)?.text ?? '';

export const EDITOR: Viewer = { ...READER, role: 'editor' };

/** The ids of an answer's quotes without their topic, the lead first. */
export const slugs = (answer: Answer): string[] => quotesOf(answer).map(slug);
const slug = ({ factId }: Evidence): string => factId.slice(factId.indexOf('/') + 1);

/** The quote of the fact of that slug. */
export function quoteOf(answer: Answer, wanted: string): Evidence {
  const found = quotesOf(answer).find((quote) => slug(quote) === wanted);
  if (!found) throw new Error(`${wanted} is not quoted, but ${slugs(answer).join(', ') || answer.outcome}`);
  return found;
}
