import path from 'node:path';
import { expect, test } from 'vitest';
import { proposalFor } from '../../src/desk/queue.ts';
import type { AttributionKind, Modality } from '../../src/domain/attribution.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { readKnowledge } from '../../src/knowledge/read.ts';
import type { Proposal } from '../../src/language/cues/propose.ts';
import { ADesk } from './a-desk.ts';

/** From weakest to strongest: a speaker without a name is worth less than none, as that says that a thing is second-hand. */
const KINDS: readonly AttributionKind[] = ['anonymous', 'unattributed', 'document', 'named', 'official-on-record'];
const MODALITIES: readonly Modality[] = ['absence', 'possible', 'expected', 'estimate', 'characterisation', 'fact'];

const { library } = readKnowledge(path.join(import.meta.dirname, '../../knowledge'));
const article = library?.sources.find(({ id }) => id === 'detainee-transfer-article');
const facts = library?.facts.filter(({ sourceId }) => sourceId === article?.id) ?? [];

interface Draft {
  readonly exact: string;
  readonly proposal: Proposal;
  /** What the desk published of the sentence, alone or with its neighbour. */
  readonly reviewed: readonly Fact[];
}

/** The first article's sentences as drafts of a source that an editor pastes, each with what its wording proposes and what was reviewed. */
async function pasted(): Promise<Draft[]> {
  const desk = new ADesk();
  await desk.does('ED', '/desk add');
  await desk.fills('ED', { title: 'A text, pasted', publisher: '', published: 'undated', topic: 'flood', text: article?.text ?? '' });
  const id = desk.onFile.library.sources.at(-1)?.id;
  const view = desk.desk.view({ viewer: { role: 'editor', person: 'ED', groups: [], channel: null }, now: desk.now });
  return desk.onFile.all().flatMap(({ holding }) => {
    const passage = holding.kind === 'draft' && holding.sourceId === id ? view.factById.get(holding.id) : undefined;
    if (!passage) return [];
    const { exact } = passage.quote;
    return [{ exact, proposal: proposalFor(passage, view), reviewed: facts.filter(({ quote }) => quote.exact.includes(exact)) }];
  });
}

const standing = ({ status, modality, attribution: { kind, as, inherited } }: Proposal | Fact): string =>
  JSON.stringify({ status, modality, kind, as, inherited });

const isAsReviewed = ({ exact, proposal, reviewed }: Draft): boolean =>
  reviewed.some((fact) => fact.quote.exact === exact && standing(fact) === standing(proposal));

/** Of several facts of one sentence the weakest counts, but who speaks may be somebody in one and nobody in another. */
function isStronger({ proposal, reviewed }: Draft): boolean {
  const { status, modality, attribution } = proposal;
  const weakest = Math.min(...reviewed.map((fact) => MODALITIES.indexOf(fact.modality)));
  const strongest = Math.max(...reviewed.map((fact) => KINDS.indexOf(fact.attribution.kind)));
  return (
    (status === 'official' && reviewed.some((fact) => fact.status !== 'official')) ||
    MODALITIES.indexOf(modality) > weakest ||
    KINDS.indexOf(attribution.kind) > strongest
  );
}

test('the first article, pasted: of its 15 sentences 12 are proposed as the desk published them, and none as more', async () => {
  const drafts = await pasted();
  expect(drafts).toHaveLength(15);
  for (const { exact, reviewed } of drafts) expect(reviewed.length, exact).toBeGreaterThan(0);
  expect(drafts.filter(isAsReviewed).length).toBeGreaterThanOrEqual(12);
  expect(drafts.filter(isStronger)).toEqual([]);
});
