import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuestion } from '../../../src/language/question/read.ts';
import type { Ask, Need, Part } from '../../../src/language/question/types.ts';
import { room } from '../shipped.ts';

const read = (text: string) => readQuestion(text, room);
const part = (text: string): Part | undefined => read(text).parts[0];
/** The needs that have to be covered. */
const needs = (text: string): string[] =>
  part(text)
    ?.needs.filter((need) => !need.optional)
    .map((need) => need.text) ?? [];
const need = (text: string, of: string): Need | undefined => part(text)?.needs.find((each) => each.text === of);

describe('what is asked, and what the evidence has to cover', () => {
  test.each<[string, Ask, string[]]>([
    ['How many ISIS detainees are in Syria?', 'count', ['ISIS', 'detainees', 'Syria']],
    ['When will the second group arrive?', 'time', ['second', 'group', 'arrive']],
    ['Where is Al-Hout Prison?', 'place', ['Al-Hout Prison']],
    ['Who says so?', 'source', []],
    ['Why is Iraq receiving the detainees?', 'reason', ['Iraq', 'receiving', 'detainees']],
    ['How will they be moved?', 'manner', ['moved']],
    ['Which prisons will take them?', 'which', ['prisons', 'take']],
    ['What agreement is it part of?', 'which', ['agreement', 'part']],
    ['Has the Iraqi government confirmed it?', 'confirmation', ['Iraqi government']],
    ['Did CENTCOM deny it?', 'denial', ['CENTCOM']],
    ['What happened?', 'what', []],
    ['Are helicopters being used?', 'whether', ['helicopters', 'used']],
    ['Who are the 7,000?', 'who', ['7,000']],
    ['what is the name of the camp', 'which', ['camp']],
  ])('%s', (text, ask, words) => {
    expect(read(text).kind).toBe('ask');
    expect(part(text)?.ask).toBe(ask);
    expect(needs(text)).toEqual(words);
  });

  test('kinds and roles of needs', () => {
    expect(need('How many ISIS detainees are in Syria?', 'detainees')).toMatchObject({ kind: 'word', role: 'unit' });
    expect(need('How many ISIS detainees are in Syria?', 'ISIS')).toMatchObject({ kind: 'name', role: 'modifier', nameIds: ['isis'] });
    expect(need('When will the second group arrive?', 'second')).toMatchObject({ kind: 'ordinal', value: 2 });
    expect(need('When will the second group arrive?', 'arrive')).toMatchObject({ role: 'predicate' });
    expect(need('Who are the 7,000?', '7,000')).toMatchObject({ kind: 'number', value: 7000 });
    expect(need('Has the Iraqi government confirmed it?', 'Iraqi government')).toMatchObject({
      role: 'speaker',
      nameIds: ['iraqi-government'],
    });
    expect(need('Were they moved in 2023?', '2023')).toMatchObject({ kind: 'date', value: 2023 });
    expect(need('Where is the zorb?', 'zorb')).toMatchObject({ kind: 'unknown', optional: false });
  });

  test('a country is not its government', () => {
    expect(need('Has Iraq confirmed it?', 'Iraq')?.nameIds).toEqual(['iraq']);
    expect(need('Has the Iraqi government confirmed it?', 'Iraqi government')?.nameIds).toEqual(['iraqi-government']);
  });

  test('tense and negation', () => {
    expect(part('Did they arrive?')?.past).toBe(true);
    expect(part('Will they arrive?')?.past).toBe(false);
    expect(part('Will they not be kept together?')?.negated).toBe(true);
    expect(part('Will they be kept together?')?.negated).toBe(false);
    expect(part('What did the government say?')?.speech).toBe(true);
  });
});

describe('what is no question', () => {
  test.each([
    ['hi', 'greeting'],
    ['Hello there!', 'greeting'],
    ['thanks!', 'thanks'],
    ['help', 'help'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['!!!', 'empty'],
    [':wave:', 'empty'],
    ['<@U123456>', 'empty'],
    ['\u200b\u202e', 'empty'],
    ['😀', 'empty'],
  ])('%j', (text, kind) => {
    expect(read(text)).toMatchObject({ kind, parts: [], claims: [] });
  });

  test('what do we know, and what changed, take a topic along', () => {
    expect(read('What do we know about the transfer?')).toMatchObject({ kind: 'overview', parts: [{ needs: [{ text: 'transfer' }] }] });
    expect(read('What changed?')).toMatchObject({ kind: 'changes' });
  });
});

describe('around the question', () => {
  test.each([
    'Hey, quick question: how many detainees are in Syria?',
    'How many detainees are in Syria, thanks',
    'hi bot! do we know how many detainees are in Syria please',
    '<@U123> how many detainees are in Syria :thinking:',
    '*How many* detainees are in _Syria_?',
  ])('%s', (text) => {
    expect(part(text)?.ask).toBe('count');
    expect(needs(text)).toEqual(['detainees', 'Syria']);
  });

  test('typing mistakes are mended and told', () => {
    expect(read('how mnay detainees')).toMatchObject({ parts: [{ ask: 'count' }], corrected: [{ from: 'mnay', to: 'many' }] });
    expect(read('How many detainees?').corrected).toEqual([]);
  });
});

describe('claims', () => {
  test.each([
    ['Given that CENTCOM has confirmed it, when do they arrive?', 'CENTCOM has confirmed it', 'time'],
    ['When do they arrive now that CENTCOM has confirmed it?', 'CENTCOM has confirmed it', 'time'],
    ['Since the camp was closed, where are they?', 'the camp was closed', 'place'],
  ])('%s', (text, claim, ask) => {
    const question = read(text);
    expect(question.claims.map((each) => each.text)).toEqual([claim]);
    expect(question.parts.map((each) => each.ask)).toEqual([ask]);
    expect(question.parts[0]?.needs.map((each) => each.text)).not.toContain('CENTCOM');
  });

  test('none is made of a plain question', () => {
    for (const text of ['When do they arrive?', 'How many have arrived since Friday?', 'Is it as safe as the ministry says?'])
      expect(read(text).claims, text).toEqual([]);
  });
});

describe('parts', () => {
  test.each<[string, Ask[]]>([
    ['How many are there and where are they held?', ['count', 'place']],
    ['When? Where? Who?', ['time', 'place', 'who']],
    ['How many detainees are there, and when do they arrive?', ['count', 'time']],
    ['Where are the prisons and camps?', ['place']],
    ['Is it in Iraq or Syria?', ['whether']],
  ])('%s', (text, asks) => {
    expect(read(text).parts.map((each) => each.ask)).toEqual(asks);
  });

  test('are never more than six', () => {
    expect(read('who? what? when? where? why? how? which? who? what?').parts.length).toBeLessThanOrEqual(6);
  });
});

describe('follow-ups', () => {
  test.each([
    ['and when?', 'time'],
    ['when?', 'time'],
    ['why?', 'reason'],
    ['who says so?', 'source'],
    ['according to whom?', 'source'],
    ['is it confirmed?', 'confirmation'],
  ])('"%s" has nothing but question words', (text, ask) => {
    expect(part(text)).toMatchObject({ ask, bare: true });
  });

  test.each(['How will they be moved?', 'Where is it held?', 'how many of them are children?'])('"%s" leans on what was said', (text) => {
    expect(part(text)).toMatchObject({ pronoun: true, bare: false });
  });

  test.each(['Where is Al-Hout Prison?', 'When will the second group arrive?'])('"%s" stands alone', (text) => {
    expect(part(text)).toMatchObject({ pronoun: false, bare: false });
  });
});

describe('names that may be meant', () => {
  test('are brought up, never taken', () => {
    const question = read('Is Cooper prison one of them?');
    expect(question.unsure).toEqual([{ text: 'Cooper', nameIds: ['kroober'] }]);
    expect(question.parts[0]?.needs.flatMap((each) => each.nameIds)).toEqual([]);
    expect(read('Is Kroober prison one of them?').unsure).toEqual([]);
  });
});

describe('whatever is typed', () => {
  const word = fc.constantFrom(
    'how many',
    'when',
    'who says',
    'Al-Hout',
    'CENTCOM',
    'الحوت',
    'كم',
    'not',
    'and',
    ',',
    '?',
    'now that',
    'the',
    '7,000',
    'in May',
    '😀',
    '"',
    '\u202e',
    'IS',
    "Da'esh",
    'hi',
    'thanks',
    'mnay',
  );

  test('reading never throws on 2,000 texts of any characters', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 120 }),
          fc.string({ unit: 'grapheme', maxLength: 60 }),
          fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
        ),
        (text) => {
          const question = read(text);
          expect(question.kind === 'ask' || question.kind === 'overview' || question.kind === 'changes').toBe(question.parts.length > 0);
          for (const each of question.parts) for (const { start } of each.needs) expect(start).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a very long question is read up to what a platform takes', () => {
    expect(read(`where is the camp ${'x'.repeat(20_000)}`).text.length).toBeLessThanOrEqual(3000);
  });

  test('reading the same twice gives the same', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 10 }), (words) => {
        expect(read(words.join(' '))).toEqual(read(words.join(' ')));
      }),
    );
  });
});
