import { READER } from '../src/domain/audience.ts';
import type { Fact, Library, Name } from '../src/domain/fact.ts';
import { quoteAt } from '../src/domain/quote.ts';
import type { Source } from '../src/domain/source.ts';
import { loadLexicon, readChat } from '../src/language/load.ts';
import { ask } from '../src/search/ask.ts';
import { NO_CONVERSATION } from '../src/search/conversation.ts';
import { Stacks } from '../src/search/stacks.ts';
import { makeCorpus } from './corpus.ts';

/**
 * `npm run bench:edits`: the time (ms) from an edit until the next question is answered, where the desk follows the
 * edit and where it is built anew. An archive of articles, one of them for editors only, so that a reader's names are those in use; a
 * few sentences are facts, the others passages. The number of sentences as argument.
 */
const SIZE = Number(process.argv[2]) || 10_000;
const ARTICLE = 35;
/** One sentence in so many is a fact. */
const FACT = 5;
const EDITS = 100;
const REBUILDS = 3;
const NOW = Date.parse('2026-11-22T12:00:00Z');
const EDITORS = { audience: { roles: ['editor'], channels: [], groups: [], people: [] }, embargo: null } as const;
const lexicon = loadLexicon();
const chat = readChat();

const { library: corpus, questions } = makeCorpus(SIZE + (EDITS + 1) * ARTICLE, EDITS);
const sentences = corpus.facts.map((fact) => fact.quote.exact);

/** The sentences of an article as a source; `gates` as a source has them. */
function articleAt(index: number, gates: Source['gates'] = []): Source {
  const [bench] = corpus.sources as readonly [Source];
  const text = sentences.slice(index * ARTICLE, (index + 1) * ARTICLE).join('\n');
  return { ...bench, id: `article-${index}`, originId: `article-${index}`, text, gates };
}

function factsOf(source: Source, index: number): Fact[] {
  let end = -1;
  return corpus.facts.slice(index * ARTICLE, (index + 1) * ARTICLE).flatMap((fact, within) => {
    const start = end + 1;
    end = start + fact.quote.exact.length;
    return within % FACT === 0 ? [{ ...fact, sourceId: source.id, quote: quoteAt(source.text, start, end) }] : [];
  });
}

const articles = Array.from({ length: Math.floor(SIZE / ARTICLE) }, (_, index) => articleAt(index));
const speakers = new Set(corpus.facts.slice(0, articles.length * ARTICLE).flatMap((fact) => fact.attribution.as ?? []));
const named = (name: string): Name => ({
  id: name,
  topicId: 'bench',
  name,
  kind: 'person',
  is: [],
  in: [],
  aliases: [],
  maybe: [],
  gates: [],
});
let library: Library = {
  topics: corpus.topics,
  names: [...speakers].map(named),
  sources: [...articles, articleAt(articles.length, [EDITORS])],
  facts: articles.flatMap(factsOf),
};
let stacks = new Stacks(library, lexicon, chat);

function answer(turn: number): void {
  const question = questions[turn % questions.length]?.text ?? '';
  ask({ question, view: stacks.view(READER, NOW), now: NOW, topicId: null, conversation: NO_CONVERSATION });
}

function time(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const told = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return `median ${(sorted[sorted.length >> 1] ?? 0).toFixed(1)}  worst ${(sorted.at(-1) ?? 0).toFixed(1)}`.padEnd(28);
};

/** Edits the library so often, and tells how long it takes to stand on it and have a view, and then to answer. */
function measure(what: string, times: number, edit: (turn: number) => Library, stand: () => void): void {
  const spent = Array.from({ length: times }, (_, turn) => {
    library = edit(turn);
    const view = time(() => {
      stand();
      stacks.view(READER, NOW);
    });
    return { view, all: view + time(() => answer(turn)) };
  });
  console.log(
    `${what.padEnd(28)} → answer  ${told(spent.map((each) => each.all))} of that, to the view  ${told(spent.map((each) => each.view))}`,
  );
}

const follow = () => stacks.use(library);
for (let turn = 0; turn < 2 * EDITS; turn++) answer(turn);
console.log(`${SIZE} sentences, ${articles.length} articles, ${library.facts.length} facts, ${library.names.length} names; ms`);
measure(
  'nothing changed',
  EDITS,
  () => library,
  () => undefined,
);
measure(
  "a fact's status",
  EDITS,
  (turn) => {
    const at = (turn * 37) % library.facts.length;
    return { ...library, facts: library.facts.map((fact, index) => (index === at ? { ...fact, status: 'official' } : fact)) };
  },
  follow,
);
measure(
  `an article of ${ARTICLE} sentences`,
  EDITS,
  (turn) => ({ ...library, sources: [...library.sources, articleAt(articles.length + 1 + turn)] }),
  follow,
);
measure('a name', REBUILDS, (turn) => ({ ...library, names: [...library.names, named(`Person ${turn}`)] }), follow);
measure(
  'all built anew',
  REBUILDS,
  () => ({
    ...library,
    facts: library.facts.map((fact) => ({ ...fact })),
    sources: library.sources.map((source) => ({ ...source })),
  }),
  () => {
    stacks = new Stacks(library, lexicon, chat);
  },
);
