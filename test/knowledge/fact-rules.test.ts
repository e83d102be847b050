import { describe, expect, test } from 'vitest';
import { fact, facts, libraryOf, told } from './temp-knowledge.ts';

const rules = (fields: Record<string, string | null>): string[] => told({ 'flood/facts.yaml': facts(fact(fields)) });
const BOTH = '[{by: Ann, at: 2026-05-03, reason: saw it}, {by: Bo, at: 2026-05-04, reason: called them}]';

describe('status', () => {
  test.each(['held', 'withdrawn'])('%s needs reason and at', (status) => {
    expect(rules({ status })).toEqual([
      `flood/facts.yaml:2 facts[0].at – is missing; a fact that is ${status} needs at`,
      `flood/facts.yaml:2 facts[0].reason – is missing; a fact that is ${status} needs reason`,
    ]);
    expect(rules({ status, reason: 'being checked', at: '2026-05-03' })).toEqual([]);
  });

  test.each(['confirmed', 'found-false'])('%s takes two people', (status) => {
    const start = `facts[0].approvals – ${status} needs the approvals of two different people, each {by, at, reason}; `;
    expect(rules({ status })).toEqual([`flood/facts.yaml:2 ${start}it has none`]);
    const one = '[{by: Ann, at: 2026-05-03, reason: saw it}, {by: " ann", at: 2026-05-04, reason: again}]';
    expect(rules({ status, approvals: one })).toEqual([`flood/facts.yaml:9 ${start}it has only Ann's; one by somebody else is missing`]);
  });

  test('a fault in the approvals is told once', () => {
    expect(rules({ status: 'confirmed', approvals: '[{by: Ann}]' })).toEqual([
      'flood/facts.yaml:9 facts[0].approvals[0].at – is missing',
      'flood/facts.yaml:9 facts[0].approvals[0].reason – is missing',
    ]);
  });

  test.each([
    ['{kind: official-on-record, as: the ministry}', 'official'],
    ['{kind: named, as: a baker}', 'unconfirmed'],
    ['{kind: document, as: a memo}', 'unconfirmed'],
    ['{kind: anonymous, as: sources}', 'unconfirmed'],
    ['{kind: own-reporting}', 'unconfirmed'],
  ])('with two approvals it loads as a proposal: %s stands as %s', (attribution, status) => {
    const fields = { attribution, status: 'confirmed', approvals: BOTH };
    expect(rules(fields)).toEqual([
      `flood/facts.yaml:7 facts[0].status – warning: confirmed loads from a file only as a proposal; readers see ${status} until two people approve it in chat`,
    ]);
    expect(libraryOf({ 'flood/facts.yaml': facts(fact(fields)) }).facts[0]).toMatchObject({
      status,
      proposedStatus: 'confirmed',
      // A name in a file is nobody's word: whoever writes the file could write any.
      approvals: [],
    });
  });

  test.each(['{kind: anonymous, as: sources}', '{kind: unattributed}'])(
    'what comes from nobody by name is never official: %s',
    (attribution) => {
      expect(rules({ attribution })).toEqual([
        expect.stringMatching(/facts\[0\]\.status – what is (?:anonymous|unattributed) is never official/u),
      ]);
      expect(rules({ attribution, status: null })).toEqual([]);
    },
  );
});

test.each(['official-on-record', 'named', 'anonymous', 'document'])('%s needs the speaker', (kind) => {
  expect(rules({ attribution: `{kind: ${kind}}`, status: 'unconfirmed' })).toEqual([
    `flood/facts.yaml:6 facts[0].attribution.as – is missing; ${kind} needs the speaker as the source words it`,
  ]);
});

test.each(['unattributed', 'own-reporting'])('%s needs no speaker', (kind) => {
  expect(rules({ attribution: `{kind: ${kind}}`, status: 'unconfirmed' })).toEqual([]);
});

describe('modality', () => {
  test.each([
    [
      'an absence without its scope',
      { modality: 'absence' },
      "facts[0].scope – is missing; modality absence needs scope, what isn't known",
    ],
    ['a scope of something else', { scope: '{slot: count}' }, 'facts[0].scope – goes only with modality absence, not with fact'],
    [
      'a characterisation without a view',
      { modality: 'characterisation' },
      'facts[0].view – is missing; modality characterisation needs view, whose view it is',
    ],
    ['a view of something else', { view: 'the ministry' }, 'facts[0].view – goes only with modality characterisation, not with fact'],
  ])('%s', (_, fields, reason) => {
    expect(rules(fields)).toEqual([expect.stringContaining(reason)]);
  });

  test('a broken scope is not called missing', () => {
    expect(rules({ modality: 'absence', scope: 'all' })).toEqual([
      'flood/facts.yaml:9 facts[0].scope – must be a group of fields, but is "all"',
    ]);
  });
});
