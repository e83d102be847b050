import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { askAll } from '../src/desk/check.ts';
import { type Examined, type Tally, tally } from '../src/desk/examine.ts';
import { makeNewsroom } from '../src/desk/newsroom.ts';
import { formatProblems } from '../src/knowledge/problems.ts';
import { readKnowledge } from '../src/knowledge/read.ts';
import { loadLexicon } from '../src/language/load.ts';

/**
 * `npm run heldout`: runs the questions that nobody tunes on, each topic as a library of its own, and prints totals only. A question
 * that was shown here would be held out no longer.
 */

const ROOT = path.join(import.meta.dirname, '..');
/** One moment for all, so that two runs differ only by what was changed. */
const NOW = Date.parse('2026-11-22T12:00:00Z');

const GROUPS = [
  { title: 'topics on file, the held-out halves', folder: 'knowledge' },
  { title: 'topics that were never tuned on', folder: 'test/fixtures/heldout' },
] as const;

const lexicon = loadLexicon();

/** A topic's held-out questions, asked of a library that holds that topic alone. */
function examineTopic(folder: string, topic: string): Examined[] {
  const alone = mkdtempSync(path.join(tmpdir(), 'sourced-heldout-'));
  try {
    cpSync(path.join(folder, topic), path.join(alone, topic), { recursive: true });
    const { library, questions, problems } = readKnowledge(alone);
    if (!library) throw new Error(`${topic} can't be read:\n${formatProblems(problems)}`);
    const heldOut = questions.filter((question) => question.set === 'held-out');
    return askAll(heldOut, makeNewsroom(library, lexicon), NOW);
  } finally {
    rmSync(alone, { recursive: true });
  }
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function row({ kind, asked, right, nearMisses, falseAbstentions, found, foundRight }: Tally): string {
  const cells = [asked, right, percent(right, asked), nearMisses, falseAbstentions, `${foundRight}/${found}`, percent(foundRight, found)];
  return kind.padEnd(14) + cells.map((cell) => String(cell).padStart(12)).join('');
}

const HEAD =
  'kind'.padEnd(14) +
  ['asked', 'right', '', 'near misses', 'abstained', 'found right', 'precision'].map((cell) => cell.padStart(12)).join('');

for (const { title, folder } of GROUPS) {
  const root = path.join(ROOT, folder);
  const topics = readdirSync(root, { withFileTypes: true }).filter((item) => item.isDirectory());
  const examined = topics.flatMap((topic) => examineTopic(root, topic.name));
  console.log(
    `${title} (${topics.length === 1 ? '1 topic' : `${topics.length} topics`})\n${HEAD}\n${tally(examined).map(row).join('\n')}\n`,
  );
}
