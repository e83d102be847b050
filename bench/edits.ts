import { READER } from '../src/domain/audience.ts';
import type { Fact, Library, Name } from '../src/domain/fact.ts';
import { quoteAt } from '../src/domain/quote.ts';
import type { Source } from '../src/domain/source.ts';
import { loadLexicon, readChat } from '../src/language/load.ts';
import { ask } from '../src/search/ask.ts';
import { NO_CONVERSATION } from '../src/search/conversation.ts';
import { Stacks } from '../src/search/view.ts';
import { makeCorpus } from './corpus.ts';

/**
 * `npm run bench:edits`: how long (ms) it takes from an edit to the library until the next question is answered, where the desk follows
 * the edit and where it is built anew. An archive of articles, one of them for editors only; some sentences are facts, the others
 * passages. Sentences as argument.
 */
const SIZE = Number(process.argv[2]) || 10_000;
const ARTICLE = 35;
/** One sentence in so many is a fact. */
const FACTS = 5;
const EDITS = 100;
const REBUILDS = 5;
const NOW = Date.parse('2026-11-22T12:00:00Z');
const lexicon = loadLexicon();
const chat = readChat();

const { library: whole, questions } = makeCorpus(SIZE + EDITS * ARTICLE, EDITS);
const [bench] = whole.sources as [Source];
const sentences = bench.text.split('\n');

function articleAt(index: number): { source: Source; facts: Fact[] } {
  const lines = sentences.slice(index * ARTICLE, (index + 1) * ARTICLE);
  const source: Source = { ...bench, id: `article-${index}`, originId: `article-${index}`, text: lines.join('\n') };
  let at = 0;
  const facts = lines.flatMap((line, within) => {
    const start = at;
    at += line.length + 1;
    const fact = whole.facts[index * ARTICLE + within];
    return fact && within % FACTS === 0
      ? [{ ...fact, sourceId: source.id, quote: quoteAt(source.text, start, start + line.length), names: [] }]
      : [];
  });
  return { source, facts };
}

const articles = Array.from({ length: Math.floor(SIZE / ARTICLE) }, (_, index) => articleAt(index));
const people = [...new Set(whole.facts.flatMap((fact) => fact.attribution.as ?? []))];
const names = people.map(
  (name): Name => ({ id: name, topicId: 'bench', name, kind: 'person', is: [], in: [], aliases: [], maybe: [], gates: [] }),
);
const closed = { ...articleAt(articles.length).source, gates: [{ audience: { ...NOBODY(), roles: ['editor' as const] }, embargo: null }] };
let library: Library = {
  topics: whole.topics,
  names,
  sources: [...articles.map(({ source }) => source), closed],
  facts: articles.flatMap(({ facts }) => facts),
};

function NOBODY() {
  return { roles: [], channels: [], groups: [], people: [] };
}

function answer(stacks: Stacks, turn: number): void {
  const question = questions[turn % questions.length]?.text ?? '';
  ask({ question, view: stacks.view(READER, NOW), now: NOW, topicId: null, conversation: NO_CONVERSATION });
}

/** `run` and `then` that many times, timed together and the first alone, each time after `prepare`. */
function measure(what: string, times: number, prepare: (turn: number) => void, run: () => void, then: (turn: number) => void): void {
  const [all, first] = [[], []] as [number[], number[]];
  for (let turn = 0; turn < times; turn++) {
    prepare(turn);
    const start = performance.now();
    run();
    const between = performance.now();
    then(turn);
    all.push(performance.now() - start);
    first.push(between - start);
  }
  const told = (ms: number[]) => {
    ms.sort((a, b) => a - b);
    return `median ${(ms[ms.length >> 1] ?? 0).toFixed(1)} ms, worst ${(ms.at(-1) ?? 0).toFixed(1)} ms`;
  };
  console.log(`${what.padEnd(36)} ${told(all)}   (of that the view: ${told(first)})`);
}

let stacks = new Stacks(library, lexicon, chat);
for (let turn = 0; turn < questions.length; turn++) answer(stacks, turn);
const next = (turn: number) => answer(stacks, turn);
const follow = () => {
  stacks.use(library);
  stacks.view(READER, NOW);
};
console.log(`${SIZE} sentences, ${articles.length} articles, ${library.facts.length} facts, ${names.length} names`);
measure(
  'no edit → answer',
  EDITS,
  () => undefined,
  () => undefined,
  next,
);
measure(
  "a fact's status → next answer",
  EDITS,
  (turn) => {
    const at = (turn * 37) % library.facts.length;
    library = { ...library, facts: library.facts.map((fact, index) => (index === at ? { ...fact, status: 'official' } : fact)) };
  },
  follow,
  next,
);
measure(
  `an article of ${ARTICLE} sentences → next answer`,
  EDITS,
  (turn) => {
    library = { ...library, sources: [...library.sources, articleAt(articles.length + turn).source] };
  },
  follow,
  next,
);
measure(
  'all built anew → next answer',
  REBUILDS,
  () => {
    const { facts, sources } = library;
    library = { ...library, facts: facts.map((fact) => ({ ...fact })), sources: sources.map((source) => ({ ...source })) };
  },
  () => {
    stacks = new Stacks(library, lexicon, chat);
    stacks.view(READER, NOW);
  },
  next,
);
