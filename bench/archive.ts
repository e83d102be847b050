import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Archiving } from '../src/desk/archiving.ts';
import { READER } from '../src/domain/audience.ts';
import type { Library } from '../src/domain/fact.ts';
import type { Source } from '../src/domain/source.ts';
import { loadLexicon, readChat } from '../src/language/load.ts';
import { readQuestion } from '../src/language/question/read.ts';
import { ask } from '../src/search/ask.ts';
import { NO_CONVERSATION } from '../src/search/conversation.ts';
import { Stacks } from '../src/search/stacks.ts';
import { openStorage } from '../src/storage/open.ts';
import { FILE } from '../src/storage/sqlite.ts';
import { makeCorpus } from './corpus.ts';

/**
 * `npm run bench:archive`: what older sources cost. Memory and CPU of the sentences in memory; how fast sentences go into the archive;
 * how long its candidates and whole asks take; and how often the sentence that a question was made from is among the first 200, in memory
 * and in the archive. Sentences in memory and in the archive as arguments.
 */
const [IN_MEMORY = 100_000, ARCHIVED = 350_000] = process.argv.slice(2).map(Number).filter(Boolean);
const EACH = 35;
const QUESTIONS = 300;
const CANDIDATES = 200;
const NOW = Date.parse('2026-11-22T12:00:00Z');
const lexicon = loadLexicon();
const chat = readChat();

function articles(sentences: readonly string[], prefix: string): Source[] {
  return Array.from({ length: Math.ceil(sentences.length / EACH) }, (_, nth) => ({
    id: `${prefix}-${nth}`,
    topicId: '',
    version: 1,
    title: `Article ${nth}`,
    publisher: 'Bench',
    url: null,
    publishedAt: new Date(NOW - (nth + 1) * 3_600_000).toISOString(),
    retrievedAt: new Date(NOW).toISOString(),
    language: 'en',
    originId: `${prefix}-${nth}`,
    sha256: '',
    text: sentences.slice(nth * EACH, (nth + 1) * EACH).join(' '),
    withdrawn: null,
    gates: [],
  }));
}

const libraryOf = (sources: readonly Source[]): Library => ({ topics: [], facts: [], names: [], sources });
const sentencesOf = (size: number) => {
  const { library, questions } = makeCorpus(size, QUESTIONS);
  return { texts: library.facts.map(({ quote }) => quote.exact), questions };
};

/** CPU seconds, and what stays on the heap, in MB. */
function cost<T>(run: () => T): { readonly made: T; readonly cpu: number; readonly heap: number } {
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  const made = run();
  const { user, system } = process.cpuUsage(before);
  globalThis.gc?.();
  return { made, cpu: (user + system) / 1e6, heap: (process.memoryUsage().heapUsed - heap) / 1e6 };
}

const at = (times: readonly number[], share: number): string =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(1);

/** The time (ms) of each call, the first pass apart: nothing is remembered then. */
function timed<T>(items: readonly T[], run: (item: T) => void): string {
  const pass = () =>
    items.map((item) => {
      const start = performance.now();
      run(item);
      return performance.now() - start;
    });
  const [cold, warm] = [pass(), pass()];
  return `p50 ${at(warm, 0.5)} p99 ${at(warm, 0.99)} ms   cold: p50 ${at(cold, 0.5)} p99 ${at(cold, 0.99)} ms`;
}

function look(name: string, stacks: Stacks, { texts, questions }: ReturnType<typeof sentencesOf>): void {
  const view = stacks.view(READER, NOW);
  const asked = questions.map(({ text, factId }) => {
    const terms = new Map(
      readQuestion(text, view.room).parts.flatMap(({ needs }) => needs.flatMap(({ words }) => words.map((word) => [word, 1]))),
    );
    return { text, terms, gold: texts[Number(factId.slice('bench/f'.length))] ?? '' };
  });
  const found = (terms: ReadonlyMap<string, number>) => view.engines.flatMap((engine) => engine.candidates(terms, CANDIDATES));
  console.log(`${name}: candidates ${timed(asked, ({ terms }) => void found(terms))}`);
  const hits = asked.filter(({ terms, gold }) => found(terms).some(({ fact }) => fact.quote.exact === gold)).length;
  console.log(`${name}: gold among the first ${CANDIDATES} ${(hits / asked.length).toFixed(3)}`);
  const whole = ({ text }: { readonly text: string }) =>
    void ask({ question: text, view, now: NOW, topicId: null, conversation: NO_CONVERSATION });
  console.log(`${name}: whole ask ${timed(asked, whole)}`);
}

{
  const corpus = sentencesOf(IN_MEMORY);
  const library = libraryOf(articles(corpus.texts, 'memory'));
  const { made, cpu, heap } = cost(() => {
    const stacks = new Stacks(library, lexicon, chat);
    stacks.view(READER, NOW);
    return stacks;
  });
  console.log(
    `in memory: ${made.view(READER, NOW).documents} sentences built in ${cpu.toFixed(1)} s of CPU, ${heap.toFixed(0)} MB of heap`,
  );
  look('in memory', made, corpus);
}
{
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-archive-'));
  const corpus = sentencesOf(ARCHIVED);
  const library = libraryOf(articles(corpus.texts, 'archive'));
  const storage = openStorage(folder);
  const archiving = new Archiving({ archive: storage.archive, inMemory: 0, lexicon });
  const filled = cost(() => {
    while (archiving.goOn(library, 4000, NOW));
  });
  const size = statSync(path.join(folder, FILE)).size / 1e6;
  console.log(`archive: filled at ${(ARCHIVED / filled.cpu).toFixed(0)} sentences a second of CPU, ${size.toFixed(0)} MB in the file`);
  const { archive } = storage;
  const steps: number[] = [];
  for (const source of library.sources.slice(0, 200)) {
    archive.change({ put: [], remove: [source.id] });
    const start = performance.now();
    archiving.goOn({ ...library }, 40, NOW);
    steps.push(performance.now() - start);
  }
  console.log(`archive: one article moved p50 ${at(steps, 0.5)} p99 ${at(steps, 0.99)} ms`);
  storage.close();
  const { made, cpu, heap } = cost(() => {
    const again = openStorage(folder);
    again.archive.refresh();
    const stacks = new Stacks(libraryOf([]), lexicon, chat);
    stacks.use(library, undefined, undefined, again.archive);
    stacks.view(READER, NOW);
    return { stacks, close: again.close };
  });
  console.log(`archive: opened in ${cpu.toFixed(2)} s of CPU, ${heap.toFixed(0)} MB of heap`);
  look('archive', made.stacks, corpus);
  made.close();
  rmSync(folder, { recursive: true, force: true });
}
