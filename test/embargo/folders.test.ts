import { afterAll, expect, test } from 'vitest';
import { LINK_KINDS } from '../../src/domain/fact.ts';
import { FIXTURES, onFile } from '../search/on-file.ts';
import { bytesIn, makeFolders } from './folders.ts';
import { AUDIENCES, HIDDEN_TOPIC, hiddenFor } from './hidden-facts.ts';
import { ASKED, questionsAround } from './questions.ts';

const folders = makeFolders();
afterAll(folders.remove);

test('one folder has 50 facts more than the other, hidden in every way', () => {
  const [without, within] = [onFile(folders.open).library, onFile(folders.whole).library];
  const open = new Set(without.facts.map(({ id }) => id));
  const more = within.facts.filter(({ id }) => !open.has(id));
  expect(more).toHaveLength(50);
  expect(within.facts).toHaveLength(open.size + 50);
  expect(more.filter(({ gates }) => gates.length === 0)).toEqual([]);
  const { facts } = folders.hidden;
  expect(new Set(facts.map(({ gating }) => gating))).toEqual(new Set(['embargo', 'both', ...Object.keys(AUDIENCES)]));
  expect(new Set(facts.map(({ gatedBy }) => gatedBy))).toEqual(new Set(['source', 'fact', 'topic']));
  expect(new Set(more.flatMap(({ links }) => links.filter(({ to }) => open.has(to)).map(({ kind }) => kind)))).toEqual(new Set(LINK_KINDS));
  const quotes = new Set(without.facts.map(({ quote }) => quote.exact));
  expect(more.filter(({ quote }) => quotes.has(quote.exact)).length).toBeGreaterThan(5);
  const samples = new Set(without.facts.flatMap(({ questions }) => questions));
  expect(more.filter(({ questions }) => questions.some((question) => samples.has(question))).length).toBeGreaterThan(20);
});

test('what is open is the same in both, byte for byte', () => {
  const [without, within] = [bytesIn(folders.open), bytesIn(folders.whole)];
  const lists = [...without].filter(([file, bytes]) => within.get(file) !== bytes).map(([file]) => file);
  for (const file of lists) {
    expect(file).toMatch(/\/(?:facts|names)\.yaml$/u);
    expect(within.get(file)?.startsWith(without.get(file) ?? '?')).toBe(true);
  }
  const own = [...within.keys()].filter((file) => !without.has(file) && !file.startsWith(HIDDEN_TOPIC.id));
  expect(own.filter((file) => !file.includes('/sources/aa-hidden-'))).toEqual([]);
});

test('500 questions are asked, of every kind and the same each time', () => {
  const questions = questionsAround(folders.hidden);
  expect(questions).toHaveLength(ASKED);
  expect(questionsAround(hiddenFor(onFile(FIXTURES).library))).toEqual(questions);
  expect(new Set(questions).size).toBeGreaterThan(ASKED * 0.95);
  expect(questions.some((question) => /\p{Script=Arabic}/u.test(question))).toBe(true);
});
