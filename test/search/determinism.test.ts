import { expect, test, vi } from 'vitest';
import type { Newsroom } from '../../src/desk/newsroom.ts';
import { makeNewsroom } from '../../src/desk/newsroom.ts';
import { READER } from '../../src/domain/audience.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { runs } from '../deep.ts';
import { FIXTURES, FLOOD, onFile, RECALL, SHIPPED } from './on-file.ts';

const EYES = { viewer: READER, now: Date.parse('2026-11-23T12:00:00Z') };
const FOLDERS = [
  { folder: SHIPPED, topics: undefined },
  { folder: FIXTURES, topics: [FLOOD, RECALL] },
];

function bytes(newsroom: Newsroom, question: string): string {
  const first = newsroom.ask({ question, topic: null, conversation: NO_CONVERSATION, ...EYES });
  const next = newsroom.ask({ question: 'who says?', topic: null, conversation: first.conversation, ...EYES });
  return JSON.stringify([first, next, newsroom.search({ question, topic: null, limit: 20, ...EYES })]);
}

test.each(FOLDERS)(
  'the same question gets the same bytes: twice, in a newsroom loaded afresh, and in another order',
  async ({ folder, topics }) => {
    const { library, questions } = onFile(folder, topics);
    const asked = [...questions.map(({ ask }) => ask), ...library.facts.flatMap((fact) => fact.questions)].slice(0, runs(25, 1_000));
    const newsroom = makeNewsroom(library, loadLexicon());
    const once = asked.map((question) => bytes(newsroom, question));
    expect(asked.map((question) => bytes(newsroom, question))).toEqual(once);

    // As a second process would: no module, and so nothing kept in one, is shared.
    vi.resetModules();
    const [other, lexicon, file] = await Promise.all([
      import('../../src/desk/newsroom.ts'),
      import('../../src/language/load.ts'),
      import('./on-file.ts'),
    ]);
    expect(other.makeNewsroom).not.toBe(makeNewsroom);
    const second = other.makeNewsroom(file.onFile(folder, topics).library, lexicon.loadLexicon());
    const backwards = asked.toReversed().map((question) => bytes(second, question));
    expect(backwards.toReversed()).toEqual(once);
    expect(asked.length).toBeGreaterThan(runs(20, 40));
  },
);
