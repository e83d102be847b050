import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { auroc } from './fit.ts';
import { type EvalHalf, EvalSets } from './sets.ts';

/**
 * `npm run eval -- <set>…`: both halves of public question sets, each imported into a desk of its own and asked by the command line, and
 * how good the answers are (docs/questions.md, "Foreign text").
 */
const CLI = path.join(import.meta.dirname, '../../src/cli.ts');
const { values, positionals } = parseArgs({
  options: { sets: { type: 'string', default: '../shared/eval' } },
  allowPositionals: true,
});
const sets = await EvalSets.open(values.sets);
if (!sets) {
  console.error(`There are no question sets in ${path.resolve(values.sets)}. Name their folder: npm run eval -- --sets FOLDER squad2`);
  process.exit(2);
}
const table: Record<string, Record<string, number>> = {};
for (const set of positionals.length > 0 ? positionals : ['squad2', 'mhrfull']) {
  const pairs = sets.halves(set).map((half) => ({ key: half.key, run: answers(half) }));
  const scores = { ...sets.score(pairs), 'AUROC by the question alone': byTheQuestionAlone(pairs) };
  table[set] = Object.fromEntries(Object.entries(scores).map(([name, value]) => [name, Math.round(value * 1000) / 1000]));
}
console.table(transposed(table));

interface Line {
  readonly id: string;
  readonly confidence: number;
}

/** What the command line prints for a half's questions. */
function answers({ docs, key }: EvalHalf): readonly Line[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-eval-'));
  try {
    const [documents, questions] = [path.join(folder, 'docs.jsonl'), path.join(folder, 'questions.jsonl')];
    writeFileSync(documents, docs.map((doc) => `${JSON.stringify(doc)}\n`).join(''));
    writeFileSync(questions, key.map(({ id, question }) => `${JSON.stringify({ id, question })}\n`).join(''));
    mkdirSync(path.join(folder, 'knowledge'));
    const house = ['--knowledge', path.join(folder, 'knowledge'), '--data', path.join(folder, 'data')];
    sourced([...house, 'import', documents]);
    return sourced([...house, 'search', '--batch', questions])
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sourced(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`sourced ${args.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`);
  return stdout;
}

/**
 * How well the length of a question alone tells what has an answer from what had its evidence taken away: near .5, or the set gives itself
 * away by its style.
 */
function byTheQuestionAlone(pairs: readonly { readonly key: EvalHalf['key'] }[]): number {
  const of = (kind: string) =>
    pairs.flatMap(({ key }) => key.filter((each) => each.kind === kind)).map(({ question }) => question.split(/\s+/u).length);
  return auroc(of('answerable'), of('evidence-removed'));
}

function transposed(rows: Record<string, Record<string, number>>): Record<string, Record<string, number>> {
  const turned: Record<string, Record<string, number>> = {};
  for (const [set, scores] of Object.entries(rows))
    for (const [name, value] of Object.entries(scores)) turned[name] = { ...turned[name], [set]: value };
  return turned;
}
