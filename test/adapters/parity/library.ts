import { makeNewsroom, type Newsroom } from '../../../src/desk/newsroom.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import type { Library } from '../../../src/domain/fact.ts';
import { loadLexicon } from '../../../src/language/load.ts';
import { NO_CONVERSATION } from '../../../src/search/conversation.ts';
import { EYES } from '../../desk/a-newsroom.ts';
import { FIXTURES, onFile, SHIPPED } from '../../search/on-file.ts';

const parts = [FIXTURES, SHIPPED].map((folder) => onFile(folder).library);

/** The fixture topics and the one that comes with the project, on file together. */
export const library: Library = {
  topics: parts.flatMap(({ topics }) => topics),
  sources: parts.flatMap(({ sources }) => sources),
  facts: parts.flatMap(({ facts }) => facts),
  names: parts.flatMap(({ names }) => names),
};

const open = makeNewsroom(library, loadLexicon());

/** The desk over it, always at one moment: what is asked twice is answered alike. */
export const desk: Newsroom = {
  ...open,
  view: (eyes) => open.view(at(eyes)),
  topics: (eyes) => open.topics(at(eyes)),
  ask: (asked) => open.ask(at(asked)),
  search: (asked) => open.search(at(asked)),
  brief: (asked) => open.brief(at(asked)),
  list: (asked) => open.list(at(asked)),
};

function at<T>(asked: T): T & { readonly now: number } {
  return { ...asked, now: EYES.now };
}

/** The answer to a question that nothing went before. */
export function answerTo(question: string): Answer {
  return desk.ask({ question, topic: null, conversation: NO_CONVERSATION, ...EYES }).answer;
}
