import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';
import { READER } from '../src/domain/audience.ts';
import { loadLexicon, readChat } from '../src/language/load.ts';
import { readQuestion } from '../src/language/question/read.ts';
import { tokenize } from '../src/language/tokens.ts';
import { ask } from '../src/search/ask.ts';
import { NO_CONVERSATION } from '../src/search/conversation.ts';
import { retrieve } from '../src/search/retrieve.ts';
import { Stacks } from '../src/search/stacks.ts';
import { makeCorpus, random } from './corpus.ts';
import { hostileQuestions } from './hostile.ts';

/**
 * `npm run bench`: CPU time of a whole ask (question to composed answer) against one SQLite FTS5 query over the same texts with stop
 * words left out of the query, in one run, as ratios; and how often the right fact is among the first ten. Sizes as arguments.
 */
const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const QUESTIONS = 300;
const NOW = Date.parse('2026-11-22T12:00:00Z');
const lexicon = loadLexicon();

/** CPU microseconds a call, user and system, after one pass to warm up. */
function cpu<T>(items: readonly T[], run: (item: T) => void): number {
  for (const item of items) run(item);
  const before = process.cpuUsage();
  for (const item of items) run(item);
  const spent = process.cpuUsage(before);
  return (spent.user + spent.system) / items.length;
}

for (const size of sizes.length > 0 ? sizes : [1000, 10_000, 100_000]) {
  const { library, questions } = makeCorpus(size, QUESTIONS);
  const built = process.cpuUsage();
  const view = new Stacks(
    { ...library, sources: library.sources.map((source) => ({ ...source, withdrawn: null })) },
    lexicon,
    readChat(),
  ).view(READER, NOW);
  const build = process.cpuUsage(built);

  const db = new DatabaseSync(':memory:');
  db.exec("CREATE VIRTUAL TABLE facts USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')");
  const insert = db.prepare('INSERT INTO facts(rowid, text) VALUES (?, ?)');
  db.exec('BEGIN');
  for (const [index, fact] of library.facts.entries()) insert.run(index, fact.quote.exact);
  db.exec('COMMIT');
  const select = db.prepare('SELECT rowid FROM facts WHERE facts MATCH ? ORDER BY rank LIMIT 10');
  const terms = (text: string) =>
    tokenize(text)
      .map((token) => token.lower)
      .filter((word) => !lexicon.stop.has(word));
  const fts = (text: string) =>
    select
      .all(
        terms(text)
          .map((term) => `"${term}"`)
          .join(' OR '),
      )
      .map((row) => `bench/f${row.rowid}`);

  const ours = (text: string) => {
    const { parts } = readQuestion(text, view.room);
    return parts.flatMap((part) => [...retrieve(part.needs, view).keys()].slice(0, 10)).map((fact) => fact.id);
  };
  const whole = (text: string) => ask({ question: text, view, now: NOW, topicId: null, conversation: NO_CONVERSATION });

  const plain = size > 10_000 ? null : new MiniSearch({ fields: ['text'] });
  plain?.addAll(library.facts.map((fact, id) => ({ id, text: fact.quote.exact })));

  const hit = (find: (text: string) => readonly string[]) =>
    questions.filter((question) => find(question.text).slice(0, 10).includes(question.factId)).length / questions.length;
  const [ftsTime, askTime] = [cpu(questions, ({ text }) => void fts(text)), cpu(questions, ({ text }) => void whole(text))];
  const plainTime = plain ? cpu(questions, ({ text }) => void plain.search(text)) : null;
  let slowest = 0;
  for (const { text } of questions) {
    const start = process.hrtime.bigint();
    whole(text);
    slowest = Math.max(slowest, Number(process.hrtime.bigint() - start) / 1e6);
  }
  console.log(
    [
      `${size} facts: built in ${((build.user + build.system) / 1e6).toFixed(1)} s of CPU`,
      `  FTS5 query          ${ftsTime.toFixed(0)} µs   hit@10 ${hit(fts).toFixed(3)}`,
      `  whole ask           ${askTime.toFixed(0)} µs   hit@10 ${hit(ours).toFixed(3)}   ${(askTime / ftsTime).toFixed(2)} × FTS5   slowest ${slowest.toFixed(1)} ms`,
      ...(plainTime === null ? [] : [`  MiniSearch, default ${plainTime.toFixed(0)} µs   ${(plainTime / ftsTime).toFixed(2)} × FTS5`]),
    ].join('\n'),
  );
  if (size <= 1000) {
    const times = hostileQuestions(10_000, random(7)).map((text) => {
      const start = process.hrtime.bigint();
      whole(text);
      return Number(process.hrtime.bigint() - start) / 1e6;
    });
    console.log(`  10,000 hostile questions: slowest ${Math.max(...times).toFixed(1)} ms`);
  }
  db.close();
}
