import { afterAll, describe, expect, test } from 'vitest';
import { READER } from '../../src/domain/audience.ts';
import { runs } from '../deep.ts';
import { allBytes, bytesAround, copied, firstDifference, opened, questionsAround, removeCopies } from './hidden.ts';
import { asking, EDITOR, FIXTURES, FLOOD, onFile, quoteOf, RECALL, slugs } from './on-file.ts';

afterAll(removeCopies);

/** The memo is for editors; the results are under embargo until the lift. */
const MEMO = 'tarnwick-memo-0618';
const HIDDEN = [MEMO, 'tarnwick-results-1201'];
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
].slice(0, runs(220, 5_000));
const TOPICS = [RECALL, FLOOD, 'the recall', 'tarnwick memo', 'results', 'Quillon', 'Sunniva Aldous', 'dividend', ''];

test('the questions are many, and the newsroom without the hidden facts is whole', () => {
  expect(QUESTIONS.length).toBeGreaterThan(runs(200, 500));
  expect(hiddenFacts.length).toBeGreaterThan(4);
  const left = onFile(stripped).library;
  expect(left.facts.map((fact) => fact.id)).toEqual(all.library.facts.filter((fact) => !hiddenFacts.includes(fact)).map((fact) => fact.id));
});

/** What a reader gets who has nothing of it on file. */
const bare = opened(stripped);
const seen = allBytes(QUESTIONS, bare, BEFORE);
/** Enough to tell whether anything shows, where the whole list was asked already; they begin with the facts' own and the topics' questions. */
const SAMPLE = QUESTIONS.slice(0, runs(50, QUESTIONS.length));
const around = bytesAround(TOPICS, bare, BEFORE);

describe('for a reader the hidden facts do not exist', () => {
  test('in answers, follow-ups, choices, notes and scores', () => {
    expect(firstDifference(QUESTIONS, allBytes(QUESTIONS, opened(whole), BEFORE), seen)).toBeNull();
  });

  test('in briefings, topics and errors', () => {
    expect(bytesAround(TOPICS, opened(whole), BEFORE)).toEqual(around);
  });

  test('not even after an editor has asked about them in the same newsroom', () => {
    const newsroom = opened(whole);
    const editor = { ...BEFORE, viewer: EDITOR };
    allBytes(SAMPLE, newsroom, editor);
    bytesAround(TOPICS, newsroom, editor);
    expect(firstDifference(SAMPLE, allBytes(SAMPLE, newsroom, BEFORE), seen)).toBeNull();
    expect(bytesAround(TOPICS, newsroom, BEFORE)).toEqual(around);
  });
});

describe('an embargo', () => {
  const desk = asking(all.library, new Date(LIFT - 1).toISOString());

  test('hides everything one millisecond before its lift', () => {
    expect(desk.ask('When will Gregor Malin step down?').outcome).toBe('not-on-file');
    const [before, nothing] = [opened(whole), bare].map((newsroom) => allBytes(SAMPLE, newsroom, reader(LIFT - 1)));
    expect(firstDifference(SAMPLE, before ?? [], nothing ?? [])).toBeNull();
  });

  test('is gone at the instant of its lift', () => {
    const lifted = desk.at(new Date(LIFT).toISOString());
    expect(slugs(lifted.ask('When will Gregor Malin step down?'))[0]).toBe('ceo-step-down');
    expect(slugs(lifted.ask('How much did net profit fall?'))[0]).toBe('profit-fall');
    expect(slugs(lifted.newsroom.brief({ topic: RECALL, ...reader(LIFT) }))).toContain('ceo-successor');
  });

  test('keeps back what else is hidden when it lifts', () => {
    const nothing = allBytes(SAMPLE, opened(without([MEMO])), reader(LIFT));
    expect(firstDifference(SAMPLE, allBytes(SAMPLE, opened(whole), reader(LIFT)), nothing)).toBeNull();
  });

  test('makes no difference once lifted, whatever was asked while it stood', () => {
    const newsroom = opened(whole);
    allBytes(SAMPLE, newsroom, reader(LIFT - 1));
    const fresh = allBytes(SAMPLE, opened(whole), reader(LIFT));
    expect(firstDifference(SAMPLE, allBytes(SAMPLE, newsroom, reader(LIFT)), fresh)).toBeNull();
  });
});

describe('an editor', () => {
  const desk = asking(all.library, '2026-11-22T12:00:00Z').as(EDITOR);

  test('sees what is restricted, and what is under embargo', () => {
    expect(slugs(desk.ask('How many heaters showed a thermostat drift?'))[0]).toBe('memo-214');
    expect(slugs(desk.ask('When will Gregor Malin step down?'))[0]).toBe('ceo-step-down');
    const briefing = slugs(desk.newsroom.brief({ topic: RECALL, viewer: EDITOR, now: BEFORE.now }));
    expect(briefing).toEqual(expect.arrayContaining(['memo-214', 'memo-supplier', 'profit-fall']));
    expect(firstDifference(SAMPLE, allBytes(SAMPLE, opened(whole), { ...BEFORE, viewer: EDITOR }), seen)).not.toBeNull();
  });

  test('is not told that a thing is unknown which the restricted memo says', () => {
    expect(quoteOf(desk.ask('Who supplied the thermostat?'), 'memo-supplier').text).toContain('Quillon Components');
  });
});
