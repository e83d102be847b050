import path from 'node:path';
import { expect, test } from 'vitest';
import { contentWords } from '../../src/desk/check.ts';
import { nearCopies } from '../../src/knowledge/near-copy.ts';
import { readKnowledge } from '../../src/knowledge/read.ts';
import { loadLexicon } from '../../src/language/load.ts';

const words = contentWords(loadLexicon());

test.each(['knowledge', 'test/fixtures/knowledge', 'test/fixtures/heldout'])(
  "no test question of %s stands, or nearly stands, among a fact's own questions",
  (folder) => {
    const { library, questions } = readKnowledge(path.join(import.meta.dirname, '../..', folder));
    const samples = library?.facts.flatMap((fact) => fact.questions) ?? [];
    expect(samples.length).toBeGreaterThan(20);
    expect(questions.length).toBeGreaterThan(100);
    const copies = nearCopies(questions, library?.facts ?? [], words);
    // Ids only: a held-out question is not to be seen.
    expect(copies.map(({ questionId, factId, sample }) => `${questionId} ~ ${factId}: ${sample}`)).toEqual([]);
  },
);

test('two questions are compared by their content words, in any form', () => {
  expect([...words('How many of the prisoners were being moved?')]).toEqual([...words('prisoner, moves')]);
});
