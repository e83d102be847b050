import path from 'node:path';
import { expect, test } from 'vitest';
import { contentWords, copiesIn } from '../../src/desk/check.ts';
import { readKnowledge } from '../../src/knowledge/read.ts';
import { loadLexicon } from '../../src/language/load.ts';

const lexicon = loadLexicon();

test.each(['knowledge', 'test/fixtures/knowledge', 'test/fixtures/heldout'])(
  "no test question of %s stands, or nearly stands, among a fact's own questions",
  (folder) => {
    const { library, questions } = readKnowledge(path.join(import.meta.dirname, '../..', folder));
    if (!library) throw new Error(`${folder} has errors`);
    expect(library.facts.flatMap((fact) => fact.questions).length).toBeGreaterThan(20);
    expect(questions.length).toBeGreaterThan(100);
    // Ids only: a held-out question is not to be seen.
    expect(copiesIn(library, questions, lexicon).map(({ questionId, factId }) => `${questionId} ~ ${factId}`)).toEqual([]);
  },
);

test('two questions are compared by their content words, in any form', () => {
  const words = contentWords(lexicon);
  expect([...words('How many of the prisoners were being moved?')]).toEqual([...words('prisoner, moves')]);
});
