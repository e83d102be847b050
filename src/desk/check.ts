import { READER } from '../domain/audience.ts';
import type { Problem } from '../domain/errors.ts';
import type { Library } from '../domain/fact.ts';
import { type NearCopy, nearCopies } from '../knowledge/near-copy.ts';
import { fault, sortProblems } from '../knowledge/problems.ts';
import type { TopicQuestion } from '../knowledge/questions.ts';
import { readKnowledge } from '../knowledge/read.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { loadLexicon, readThesaurus } from '../language/load.ts';
import { tokenize } from '../language/tokens.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import { CHECK_TEXT } from '../text/cli.ts';
import { type Examined, examine, type Tally, tally } from './examine.ts';
import { makeNewsroom, type Newsroom } from './newsroom.ts';
import { OnFile } from './on-file.ts';
import { type Proposal, proposals } from './proposals.ts';
import type { Store } from './store.ts';
import { unsettled } from './synchronise.ts';

/** How a topic's own questions went. */
export interface TopicReport {
  readonly topicId: string;
  /** By kind of question, the sum last. */
  readonly tallies: readonly Tally[];
  readonly wrong: readonly Examined[];
}

export interface CheckReport {
  /** Of the knowledge, of the thesaurus, and near copies of test questions. */
  readonly problems: readonly Problem[];
  /** Empty where an error kept the knowledge from loading. */
  readonly topics: readonly TopicReport[];
  readonly proposals: readonly Proposal[];
}

/**
 * Checks a knowledge folder and the thesaurus, and what of it isn't what the desk's memory has; `store` null: there is none. Throws UserError
 * only where there is no folder or no topic to check.
 */
export function checkKnowledge(folder: string, now: number, store: Store | null): CheckReport {
  const { library, holdings, questions, problems } = readKnowledge(folder);
  if (!library) return { problems: sortProblems([...problems, ...thesaurusProblems()]), topics: [], proposals: [] };
  const newsroom = makeNewsroom(library, loadLexicon());
  const found = [
    ...problems,
    ...(store && holdings ? unsettled(holdings, new OnFile(store, { use: () => undefined }), now) : []),
    ...thesaurusProblems(),
    ...copiesIn(library, questions, newsroom.lexicon).map(nearCopyProblem),
  ];
  const tuned = Map.groupBy(
    questions.filter((question) => question.set === 'tune'),
    (question) => question.topicId,
  );
  return {
    problems: sortProblems(found),
    topics: [...tuned].map(([topicId, asked]) => topicReport(topicId, askAll(asked, newsroom, now))),
    proposals: proposals(library.facts, newsroom.view({ viewer: { ...READER, role: 'admin' }, now })),
  };
}

/** Asks each question as a reader would, after those that stand before it. */
export function askAll(questions: readonly TopicQuestion[], newsroom: Newsroom, now: number): Examined[] {
  const facts = newsroom.view({ viewer: READER, now }).factById;
  return questions.map((question) => {
    let conversation = NO_CONVERSATION;
    const ask = (text: string) => {
      const reply = newsroom.ask({ question: text, topic: null, viewer: READER, now, conversation });
      conversation = reply.conversation;
      return reply.answer;
    };
    for (const before of question.after) ask(before);
    return examine(question, ask(question.ask), facts);
  });
}

/** What two questions are compared by: index keys of all words that carry content. */
export function contentWords(lexicon: Lexicon): (text: string) => ReadonlySet<string> {
  return (text) => {
    const tokens = tokenize(text).filter((token) => !lexicon.stop.has(token.lower));
    return new Set(tokens.map((token) => (token.kind === 'word' ? lexicon.key(token.lower) : token.lower)));
  };
}

function topicReport(topicId: string, examined: readonly Examined[]): TopicReport {
  return { topicId, tallies: tally(examined), wrong: examined.filter((each) => !each.right) };
}

function thesaurusProblems(): Problem[] {
  return readThesaurus().faults.map(({ field, line, reason }) => fault({ file: `thesaurus/${field}.txt`, line, field: '' }, reason));
}

/**
 * Test questions that nearly stand among the sample questions of their own topic's facts. Another topic's sample gives nothing away:
 * "How many people died?" may be asked of two disasters.
 */
export function copiesIn(library: Library, questions: readonly TopicQuestion[], lexicon: Lexicon): NearCopy[] {
  const words = contentWords(lexicon);
  return library.topics.flatMap(({ id }) =>
    nearCopies(
      questions.filter((question) => question.topicId === id),
      library.facts.filter((fact) => fact.topicId === id),
      words,
    ),
  );
}

function nearCopyProblem({ questionId, factId, sample, similarity }: NearCopy): Problem {
  const [topicId, slug] = factId.split('/', 2);
  const reason = `"${sample}" ${CHECK_TEXT.nearCopy(questionId, similarity)}`;
  return fault({ file: `${topicId}/facts.yaml`, line: 0, field: `${slug}.questions` }, reason);
}

/** Whether the report lets a build pass: no errors, and with `strict` no question gone wrong. */
export function passes({ problems, topics }: CheckReport, strict: boolean): boolean {
  return problems.every((problem) => problem.severity === 'warning') && !(strict && topics.some((topic) => topic.wrong.length > 0));
}
