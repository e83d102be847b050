import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeNewsroom } from '../../src/desk/newsroom.ts';
import { READER } from '../../src/domain/audience.ts';
import { type Source, UNFILED } from '../../src/domain/source.ts';
import { sha256Of } from '../../src/knowledge/hash.ts';
import { loadLexicon } from '../../src/language/load.ts';
import type { Features } from '../../src/search/rank/features.ts';
import { lookedAt } from '../../src/search/rank/rank.ts';
import { auroc, bestThreshold, fitted, type Line, on } from './fit.ts';
import { holds } from './gold.ts';
import { type EvalDocument, type EvalHalf, type EvalQuestion, EvalSets } from './sets.ts';

/**
 * `npm run eval:train`: fits the two lines of src/search/rank/coefficients.ts on the development halves of the public sets, by logistic
 * regression. Printed first are figures from five folds by article (a question is judged by lines that never saw its article); the lines
 * that are written are then fitted on all of it. Nothing but features of question and evidence together goes in.
 */
const EVIDENCE: readonly (keyof Features)[] = [
  'ahead',
  'aheadOfSources',
  'articleAhead',
  'covered',
  'coveredAround',
  'whole',
  'namesLacking',
  'verbsLacking',
  'slotLacking',
  'headLacking',
  'bigrams',
  'near',
  'title',
];
const ANSWERED: readonly (keyof Features)[] = [
  'score',
  'aheadOfSources',
  'coveredSquared',
  'coveredAround',
  'coveredBySourceSquared',
  'namesLacking',
  'verbsLacking',
  'numberLacking',
  'slotLacking',
  'opposite',
  'negationLacking',
  'otherOrdinal',
];
/** How much each kind of question counts in all: the larger set and its removed evidence are the ones to trust. */
const COUNTS: Record<string, Partial<Record<EvalQuestion['kind'], number>>> = {
  squad2: { answerable: 1, 'evidence-removed': 0.7, 'written-unanswerable': 0.4 },
  mhrfull: { answerable: 0.3, 'evidence-removed': 0.3, 'written-unanswerable': 0.05 },
};
/** A wrong candidate counts this much beside the right one when the evidence is told apart. */
const WRONG = 0.15;
const FOLDS = 5;
const ME = 'coefficients.ts';

interface Candidate {
  readonly sourceId: string;
  readonly features: Features;
  readonly isGold: boolean;
}

interface Asked extends EvalQuestion {
  readonly set: string;
  readonly fold: number;
  readonly candidates: readonly Candidate[];
}

const { values } = parseArgs({
  options: { sets: { type: 'string', default: '../shared/eval' }, dry: { type: 'boolean', default: false } },
});
const sets = await EvalSets.open(values.sets);
if (!sets) throw new Error(`there are no question sets in ${path.resolve(values.sets)}`);
const lexicon = loadLexicon();
const asked = Object.keys(COUNTS).flatMap((set) => sets.halves(set).flatMap((half) => looked(set, half)));

const folded = Array.from({ length: FOLDS }, (_, fold) => linesFor(asked.filter((each) => each.fold !== fold)));
report('five folds', (each) => folded[each.fold] as Lines);
const lines = linesFor(asked);
const threshold = report('all of it', () => lines);
if (!values.dry) {
  const file = path.join(import.meta.dirname, '../../src/search/rank', ME);
  writeFileSync(file, written(lines, threshold));
}

interface Lines {
  readonly evidence: Line;
  readonly answered: Line;
}

function looked(set: string, { docs, key }: EvalHalf): Asked[] {
  const { view } = makeNewsroom({ topics: [], names: [], facts: [], sources: docs.map(sourceOf) }, lexicon);
  const seen = view({ viewer: READER, now: 0 });
  return key.map((question) => ({
    ...question,
    set,
    fold: foldOf(question.article ?? question.id),
    candidates: lookedAt(question.question, seen, () => true).near.map(({ scored: { fact }, features }) => ({
      sourceId: fact.sourceId,
      features,
      isGold: question.evidence.some((gold) => gold.docId === fact.sourceId && holds(fact.quote.exact, gold.quote)),
    })),
  }));
}

function sourceOf({ id, title, body }: EvalDocument): Source {
  return {
    id,
    title,
    text: body,
    topicId: UNFILED,
    version: 1,
    publisher: null,
    url: null,
    publishedAt: null,
    retrievedAt: '2026-01-01T00:00:00.000Z',
    language: 'en',
    originId: id,
    sha256: sha256Of(body),
    withdrawn: null,
    unusable: null,
    gates: [],
  } as unknown as Source;
}

function foldOf(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % FOLDS;
}

function linesFor(all: readonly Asked[]): Lines {
  const told = all.filter(({ kind, candidates }) => kind === 'answerable' && candidates.some(({ isGold }) => isGold));
  const evidence = fitted(
    EVIDENCE,
    told.flatMap(({ set, candidates }) =>
      candidates
        .slice(0, 10)
        .map(({ features, isGold }) => ({ features, is: isGold, counts: (isGold ? 1 : WRONG) * (set === 'squad2' ? 1 : 2) })),
    ),
  );
  const sizes = Map.groupBy(all, ({ set, kind }) => `${set} ${kind}`);
  const answered = fitted(
    ANSWERED,
    all.flatMap((each) => {
      const [top] = ordered(each, evidence);
      const counts = ((COUNTS[each.set]?.[each.kind] ?? 0) * 1000) / (sizes.get(`${each.set} ${each.kind}`)?.length ?? 1);
      return top ? [{ features: top.features, is: each.kind === 'answerable', counts }] : [];
    }),
  );
  return { evidence, answered };
}

function ordered({ candidates }: Asked, evidence: Line): readonly Candidate[] {
  return candidates.toSorted((a, b) => on(evidence, b.features) - on(evidence, a.features));
}

/** Prints figures for each set, and gives the threshold that is best for all of them together. */
function report(title: string, of: (each: Asked) => Lines): number {
  const judged = asked.map((each) => {
    const { evidence, answered } = of(each);
    const list = ordered(each, evidence);
    return { ...each, list, value: list[0] ? 1 / (1 + Math.exp(-on(answered, list[0].features))) : 0 };
  });
  const threshold = bestThreshold(
    judged.filter(({ set }) => set === 'squad2').map(({ value, kind }) => ({ value, is: kind === 'answerable' })),
  );
  const rows = Object.keys(COUNTS).map((set) => {
    const kind = (name: EvalQuestion['kind']) => judged.filter((each) => each.set === set && each.kind === name);
    const [yes, no, never] = [kind('answerable'), kind('evidence-removed'), kind('written-unanswerable')];
    const first = (most: number) =>
      yes.filter(({ list, evidence }) => {
        const sources = [...new Set(list.map(({ sourceId }) => sourceId))].slice(0, most);
        return evidence.some(({ docId }) => sources.includes(docId));
      }).length / yes.length;
    const gold = (most: number) => yes.filter(({ list }) => list.slice(0, most).some(({ isGold }) => isGold)).length / yes.length;
    const share = (list: typeof yes, is: (value: number) => boolean) => list.filter(({ value }) => is(value)).length / list.length;
    const v = (list: typeof yes) => list.map(({ value }) => value);
    return [
      set,
      {
        'doc@1': first(1),
        'doc@4': first(4),
        'ev@1': gold(1),
        'ev@4': gold(4),
        removed: auroc(v(yes), v(no)),
        written: auroc(v(yes), v(never)),
        balanced: (share(yes, (value) => value >= threshold) + share(no, (value) => value < threshold)) / 2,
      },
    ] as const;
  });
  console.log(`${title}, threshold ${threshold.toFixed(3)}`);
  console.table(
    Object.fromEntries(
      rows.map(([set, row]) => [
        set,
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Math.round(value * 1000) / 1000])),
      ]),
    ),
  );
  return threshold;
}

function written({ evidence, answered }: Lines, threshold: number): string {
  const line = ({ weights, bias }: Line) =>
    `{\n  weights: {\n${Object.entries(weights)
      .map(([name, weight]) => `    ${name}: ${weight.toFixed(3)},\n`)
      .join('')}  },\n  bias: ${bias.toFixed(3)},\n}`;
  return `import type { Line } from './model.ts';

/** Fitted by \`npm run eval:train\` on the public development sets (docs/questions.md, "Foreign text"); not to be edited by hand. */
export const EVIDENCE: Line = ${line(evidence)};
export const ANSWERED: Line = ${line(answered)};
export const THRESHOLD = ${threshold.toFixed(3)};
`;
}
