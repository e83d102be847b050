import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/knowledge/problems.ts';
import { readKnowledge } from '../../src/knowledge/read.ts';

describe.each(['knowledge', 'test/fixtures/knowledge', 'test/fixtures/heldout'])('%s', (folder) => {
  const { library, questions, problems } = readKnowledge(fileURLToPath(new URL(`../../${folder}`, import.meta.url)));

  test('loads without errors', () => {
    expect(formatProblems(problems.filter((problem) => problem.severity === 'error'))).toBe('No problems found.');
    expect(library?.facts.length).toBeGreaterThan(10);
    expect(questions.length).toBeGreaterThan(10);
  });

  test('every quote stands in its source, character for character', () => {
    const texts = new Map(library?.sources.map((source) => [source.id, source.text]));
    for (const { id, quote, sourceId } of library?.facts ?? [])
      expect(texts.get(sourceId)?.slice(quote.start, quote.end), id).toBe(quote.exact);
  });

  test('every id resolves', () => {
    const facts = new Set(library?.facts.map((fact) => fact.id));
    const names = new Set(library?.names.map((name) => name.id));
    const lost = [
      ...(library?.topics ?? []).flatMap((topic) => topic.bottomLine.filter((id) => !facts.has(id))),
      ...(library?.facts ?? []).flatMap((fact) => [
        ...fact.links.map((link) => link.to).filter((id) => !facts.has(id)),
        ...fact.names.filter((id) => !names.has(id)),
      ]),
      ...questions.flatMap((question) => [...question.lead, ...question.also, ...question.never].filter((id) => !facts.has(id))),
    ];
    expect(lost).toEqual([]);
  });
});
