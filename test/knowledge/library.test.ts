import { describe, expect, test } from 'vitest';
import { fact, facts, libraryOf, readWith, SOURCE_FIELDS, secondTopic, source, TEXT } from './temp-knowledge.ts';

test('a fact with everything', () => {
  const entry = fact({
    status: 'disputed',
    modality: 'absence',
    answers: '[{slot: count, unit: people who died, value: Six people}, {slot: what}]',
    scope: '{slot: count, subject: the flood, body: ministry}',
    links: '[{kind: denies, to: rain}, {kind: supersedes, to: flood/rain}]',
    names: '[ministry]',
    questions: '[How many?]',
    asOf: '2026-05-03T20:00:00+02:00',
    validUntil: '2026-05-10',
    reviewBy: '2026-05-11T00:00:00.5Z',
  });
  const library = libraryOf({
    'flood/facts.yaml': facts(
      entry,
      fact({ id: 'rain', quote: 'More rain is expected.', status: null, answers: '[]', attribution: '{kind: unattributed}' }),
    ),
  });
  expect(library.facts[0]).toEqual({
    id: 'flood/dead',
    version: 1,
    topicId: 'flood',
    sourceId: 'wire',
    statement: 'Six people are dead.',
    quote: {
      exact: 'Six people have died, the interior ministry said on Sunday.',
      prefix: '',
      suffix: TEXT.slice(59, 91),
      start: 0,
      end: 59,
    },
    attribution: {
      kind: 'official-on-record',
      as: 'the interior ministry',
      by: 'ministry',
      relayed: false,
      inherited: false,
      originId: 'ministry',
    },
    status: 'disputed',
    proposedStatus: null,
    approvals: [],
    modality: 'absence',
    view: null,
    answers: [
      { slot: 'count', unit: 'people who died', subject: null, value: 'Six people', declared: true },
      { slot: 'what', unit: null, subject: null, value: null, declared: true },
    ],
    scope: { slots: ['count'], subject: 'the flood', body: 'ministry' },
    links: [
      { kind: 'denies', to: 'flood/rain' },
      { kind: 'supersedes', to: 'flood/rain' },
    ],
    names: ['ministry'],
    questions: ['How many?'],
    asOf: '2026-05-03T18:00:00.000Z',
    validUntil: '2026-05-10T00:00:00.000Z',
    reviewBy: '2026-05-11T00:00:00.500Z',
    statusReason: null,
    statusAt: null,
    reviewed: true,
    gates: [],
  });
  expect(library.facts[1]).toMatchObject({ id: 'flood/rain', status: 'unconfirmed', answers: [], scope: null });
});

test('topics and sources', () => {
  const library = libraryOf();
  expect(library.topics).toEqual([
    { id: 'flood', title: 'Flood', aliases: ['the flood'], desk: 'Home desk', bottomLine: ['flood/dead'], gates: [] },
  ]);
  expect(library.sources[0]).toMatchObject({
    id: 'wire',
    topicId: 'flood',
    version: 1,
    publisher: 'Valley Wire',
    url: null,
    publishedAt: '2026-05-03T18:20:00.000Z',
    language: 'en',
    originId: 'wire',
    withdrawn: null,
  });
  expect(libraryOf(secondTopic('storm')).sources[1]).toMatchObject({
    publisher: null,
    publishedAt: null,
    retrievedAt: '2026-05-04T00:00:00.000Z',
  });
  expect(library.facts[0]?.answers).toBeNull();
});

describe('origins', () => {
  const originOf = (attribution: string, front = SOURCE_FIELDS): string | undefined =>
    libraryOf({ 'flood/facts.yaml': facts(fact({ attribution, status: 'unconfirmed' })), 'flood/sources/wire.md': source(front) }).facts[0]
      ?.attribution.originId;

  test.each([
    ['an official is one origin by id', '{kind: official-on-record, as: the ministry, by: ministry}', 'ministry'],
    ['and without an id, by the words', '{kind: named, as: "Dr. Óskar"}', 'dr oskar'],
    ['what the fact says goes before', '{kind: named, as: x, by: ministry, origin: agency}', 'agency'],
    ["anonymous words are the source's", '{kind: anonymous, as: sources, by: ministry}', 'agency-x'],
    ["and so are a document's", '{kind: document, as: a memo}', 'agency-x'],
    ['words without a letter are nobody', '{kind: named, as: "…"}', 'agency-x'],
  ])('%s', (_, attribution, origin) => {
    expect(originOf(attribution, `${SOURCE_FIELDS}\norigin: agency-x`)).toBe(origin);
  });

  test('a translation shares the origin of its original', () => {
    const paper = source(`${SOURCE_FIELDS.replace('wire', 'paper')}\ntranslationOf: wire`);
    const second = source(`${SOURCE_FIELDS.replace('wire', 'second')}\ntranslationOf: paper`);
    const library = libraryOf({
      'flood/sources/wire.md': source(`${SOURCE_FIELDS}\norigin: agency`),
      'flood/sources/paper.md': paper,
      'flood/sources/second.md': second,
    });
    expect(library.sources.map((found) => found.originId)).toEqual(['agency', 'agency', 'agency']);
  });

  test('translations of each other end somewhere', () => {
    const library = libraryOf({
      'flood/sources/wire.md': source(`${SOURCE_FIELDS}\ntranslationOf: paper`),
      'flood/sources/paper.md': source(`${SOURCE_FIELDS.replace('wire', 'paper')}\ntranslationOf: wire`),
    });
    expect(library.sources).toHaveLength(2);
  });
});

describe('gates', () => {
  const TOPIC = 'title: Flood\ndesk: Home desk\nbottomLine: [dead]\naudience: {roles: [editor]}\n';
  const topicGate = { audience: { roles: ['editor'], channels: [], groups: [], people: [] }, embargo: null };
  const sourceGate = { audience: null, embargo: '2026-05-04T06:00:00.000Z' };
  const factGate = { audience: { roles: [], channels: ['C1'], groups: [], people: ['U1'] }, embargo: '2026-05-05T00:00:00.000Z' };
  const closed = {
    'flood/topic.yaml': TOPIC,
    'flood/sources/wire.md': source(`${SOURCE_FIELDS}\nembargo: 2026-05-04T06:00:00Z`),
    'flood/facts.yaml': facts(fact({ audience: '{channels: [C1], people: [U1]}', embargo: '2026-05-05' })),
  };

  test("a fact stands behind its topic's, its source's and its own", () => {
    const library = libraryOf(closed);
    expect(library.topics[0]?.gates).toEqual([topicGate]);
    expect(library.names[0]?.gates).toEqual([topicGate]);
    expect(library.sources[0]?.gates).toEqual([topicGate, sourceGate]);
    expect(library.facts[0]?.gates).toEqual([topicGate, sourceGate, factGate]);
  });

  test("a closed topic's fact on an open topic's source stands behind its own topic's", () => {
    const open = { ...secondTopic('storm'), 'flood/facts.yaml': facts(fact({ source: 'storm-wire' })) };
    expect(libraryOf({ 'flood/topic.yaml': TOPIC, ...open }).facts[0]).toMatchObject({
      id: 'flood/dead',
      sourceId: 'storm-wire',
      gates: [topicGate],
    });
  });

  test("a fact on another topic's source stands behind that topic's, too", () => {
    const storm = {
      ...secondTopic('storm'),
      'storm/facts.yaml': facts(fact({ id: 'rain', attribution: '{kind: unattributed}', status: null })),
    };
    expect(libraryOf({ ...closed, ...storm }).facts[1]).toMatchObject({
      id: 'storm/rain',
      sourceId: 'wire',
      gates: [topicGate, sourceGate],
    });
  });
});

test('a killed source kills all that rests on it', () => {
  const killed = source(`${SOURCE_FIELDS}\nstatus: withdrawn\nreason: made up\nat: 2026-05-04T06:00:00Z`);
  const approvals = '[{by: Ann, at: 2026-05-03, reason: a}, {by: Bo, at: 2026-05-03, reason: b}]';
  const library = libraryOf({
    'flood/sources/wire.md': killed,
    'flood/facts.yaml': facts(fact(), fact({ id: 'sure', status: 'confirmed', approvals })),
  });
  const dead = { status: 'withdrawn', proposedStatus: null, statusReason: 'made up', statusAt: '2026-05-04T06:00:00.000Z' };
  expect(library.sources[0]?.withdrawn).toEqual({ reason: 'made up', at: '2026-05-04T06:00:00.000Z' });
  expect(library.facts).toMatchObject([dead, dead]);
});

test('a fact on hold keeps its reason', () => {
  expect(
    libraryOf({ 'flood/facts.yaml': facts(fact({ status: 'held', reason: 'being checked', at: '2026-05-04' })) }).facts[0],
  ).toMatchObject({
    status: 'held',
    statusReason: 'being checked',
    statusAt: '2026-05-04T00:00:00.000Z',
  });
});

test('questions, with full ids', () => {
  const text =
    'questions:\n  - {id: q1, set: held-out, kind: follow-up, after: [Who died?], ask: and why?, outcome: not-known, lead: [dead], never: [flood/dead], premise: contradicted}\n';
  expect(readWith({ 'flood/questions.yaml': text }).questions).toEqual([
    {
      id: 'flood/q1',
      topicId: 'flood',
      set: 'held-out',
      kind: 'follow-up',
      after: ['Who died?'],
      ask: 'and why?',
      outcomes: ['not-known'],
      lead: ['flood/dead'],
      also: [],
      never: ['flood/dead'],
      premise: 'contradicted',
    },
  ]);
});
