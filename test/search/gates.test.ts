import { describe, expect, test } from 'vitest';
import { READER } from '../../src/domain/audience.ts';
import { bytesAround, bytesFor, copied, firstDifference, opened, questionsAround } from './hidden.ts';
import { asking, EDITOR, FIXTURES, FLOOD, onFile, quoteOf, RECALL, slugs } from './on-file.ts';

/** The memo is for editors; the results are under embargo until the lift. */
const HIDDEN = ['tarnwick-memo-0618', 'tarnwick-results-1201'];
const RESULTS = 'tarnwick-results-1201';
const LIFT = Date.parse('2026-12-01T06:00:00Z');
const reader = (now: number) => ({ viewer: READER, now });
const BEFORE = reader(Date.parse('2026-11-22T12:00:00Z'));

const without = (sources: readonly string[]) =>
  copied([FLOOD, RECALL], (topic) => {
    const { edit, remove } = topic(RECALL);
    edit('facts', (facts) => facts.filter((fact) => !sources.includes(String(fact.source))));
    for (const source of sources) remove(`sources/${source}.md`);
  });
const whole = copied([FLOOD, RECALL]);
const stripped = without(HIDDEN);

const all = onFile(FIXTURES, [FLOOD, RECALL]);
const hiddenFacts = all.library.facts.filter((fact) => HIDDEN.includes(fact.sourceId));
const hiddenTexts = all.library.sources.filter((source) => HIDDEN.includes(source.id)).map((source) => source.text);
const wordsOf = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}]{3,}(?:\.\d+)?/gu) ?? []))];
const PUBLIC = ['heater', 'Tarnwick', 'recall', 'thermostat', 'Malin', 'crowns', 'Lowick', 'flood', 'E20', 'agency', 'supplier', 'river'];
const QUESTIONS = [
  ...hiddenFacts.flatMap((fact) => [fact.statement, fact.quote.exact, ...fact.questions]),
  ...all.questions.map((question) => question.ask),
  ...questionsAround(wordsOf(hiddenTexts), PUBLIC),
  ...questionsAround(PUBLIC, wordsOf(hiddenTexts)),
];
const TOPICS = [RECALL, FLOOD, 'the recall', 'tarnwick memo', 'results', 'Quillon', 'Sunniva Aldous', 'dividend', ''];

test('the questions are many, and the newsroom without the hidden facts is whole', () => {
  expect(QUESTIONS.length).toBeGreaterThan(500);
  expect(hiddenFacts.length).toBeGreaterThan(4);
  const left = onFile(stripped).library;
  expect(left.facts.map((fact) => fact.id)).toEqual(all.library.facts.filter((fact) => !hiddenFacts.includes(fact)).map((fact) => fact.id));
});

describe('for a reader the hidden facts do not exist', () => {
  const fresh = { newsroom: opened(stripped), eyes: BEFORE };

  test('in answers, follow-ups, choices, notes and scores', () => {
    expect(firstDifference(QUESTIONS, { newsroom: opened(whole), eyes: BEFORE }, fresh)).toBeNull();
  });

  test('in briefings, topics and errors', () => {
    expect(bytesAround(TOPICS, opened(whole), BEFORE)).toBe(bytesAround(TOPICS, fresh.newsroom, BEFORE));
  });

  test('not even after an editor has asked about them in the same newsroom', () => {
    const newsroom = opened(whole);
    for (const question of QUESTIONS) bytesFor(question, newsroom, { ...BEFORE, viewer: EDITOR });
    bytesAround(TOPICS, newsroom, { ...BEFORE, viewer: EDITOR });
    expect(firstDifference(QUESTIONS, { newsroom, eyes: BEFORE }, fresh)).toBeNull();
    expect(bytesAround(TOPICS, newsroom, BEFORE)).toBe(bytesAround(TOPICS, fresh.newsroom, BEFORE));
  });
});

describe('an embargo', () => {
  const desk = asking(all.library, new Date(LIFT - 1).toISOString());

  test('hides everything one millisecond before its lift', () => {
    expect(desk.ask('When will Gregor Malin step down?').outcome).toBe('not-on-file');
    expect(
      firstDifference(
        QUESTIONS,
        { newsroom: opened(whole), eyes: reader(LIFT - 1) },
        { newsroom: opened(without([RESULTS, 'tarnwick-memo-0618'])), eyes: reader(LIFT - 1) },
      ),
    ).toBeNull();
  });

  test('is gone at the instant of its lift', () => {
    const lifted = desk.at(new Date(LIFT).toISOString());
    expect(slugs(lifted.ask('When will Gregor Malin step down?'))[0]).toBe('ceo-step-down');
    expect(slugs(lifted.ask('How much did net profit fall?'))[0]).toBe('profit-fall');
    expect(slugs(lifted.newsroom.brief({ topic: RECALL, ...reader(LIFT) }))).toContain('ceo-successor');
  });

  test('that has lifted leaves no trace of what was asked while it stood', () => {
    const newsroom = opened(whole);
    for (const question of QUESTIONS) bytesFor(question, newsroom, reader(LIFT - 1));
    expect(firstDifference(QUESTIONS, { newsroom, eyes: reader(LIFT) }, { newsroom: opened(whole), eyes: reader(LIFT) })).toBeNull();
  });

  test('keeps back what else is hidden when it lifts', () => {
    const other = { newsroom: opened(without(['tarnwick-memo-0618'])), eyes: reader(LIFT) };
    expect(firstDifference(QUESTIONS, { newsroom: opened(whole), eyes: reader(LIFT) }, other)).toBeNull();
  });
});

describe('an editor', () => {
  const desk = asking(all.library, '2026-11-22T12:00:00Z').as(EDITOR);

  test('sees what is restricted, and what is under embargo', () => {
    expect(quoteOf(desk.ask('Who supplied the thermostat?'), 'memo-supplier').text).toContain('Quillon Components');
    expect(slugs(desk.ask('When will Gregor Malin step down?'))[0]).toBe('ceo-step-down');
    const briefing = slugs(desk.newsroom.brief({ topic: RECALL, viewer: EDITOR, now: BEFORE.now }));
    expect(briefing).toEqual(expect.arrayContaining(['memo-214', 'memo-supplier', 'profit-fall']));
  });
});
