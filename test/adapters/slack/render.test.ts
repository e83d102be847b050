import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../../adapters/slack/render.ts';
import { buttonsFor } from '../../../src/chat/furniture.ts';
import type { Message } from '../../../src/chat/message.ts';
import { type Answer, type QuotedAnswer, quotesOf, type WhichAnswer } from '../../../src/domain/answer.ts';
import { ANSWERS, evidence } from '../../golden/answers.ts';
import { expectGolden } from '../../golden/payload.ts';
import { decode, refused } from './decode.ts';

const samples: readonly (readonly [string, Answer])[] = Object.entries(ANSWERS);

function messageOf(answer: Answer, change: Partial<Message> = {}): Message {
  return { answer, answerId: 'a1b2c3', buttons: buttonsFor(answer, false), from: 0, ...change };
}

function found(...quotes: QuotedAnswer['quotes']): Answer {
  return { ...ANSWERS.found, quotes, status: 'unconfirmed' };
}

describe('renderMessage', () => {
  test.each(samples)('gives %s as the golden has it', (name, answer) => {
    expectGolden('slack', name, renderMessage(messageOf(answer)));
  });

  test.each(samples)('lets every quote of %s be read back, and Slack takes it', (_name, answer) => {
    const { payload, next } = renderMessage(messageOf(answer));
    const quotes = [...quotesOf(answer).map(({ text }) => text), ...answer.related.map(({ statement }) => statement)];
    expect(decode(payload).quotes).toEqual(quotes);
    expect(refused(payload)).toEqual([]);
    expect(next).toBeNull();
  });

  test('has the whole of an ordinary answer in the fallback text', () => {
    const { fallback, fallbackQuotes } = decode(renderMessage(messageOf(ANSWERS.disputed)).payload);
    expect(fallbackQuotes).toEqual(ANSWERS.disputed.quotes.map(({ text }) => text));
    for (const said of ['Disputed', 'The Coast Guard · The Brannick Courier · published 12 February 2026, 06:40 UTC']) {
      expect(fallback).toContain(said);
    }
    expect(fallback).not.toContain('Open the message');
  });

  test('never has a part of a quote in the fallback text', () => {
    const quote = evidence({ text: 'Word after word after word. '.repeat(150) });
    const { payload } = renderMessage(messageOf(found(quote)));
    const { quotes, fallbackQuotes, fallback } = decode(payload);
    expect(quotes).toEqual([quote.text]);
    expect(fallbackQuotes).toEqual([]);
    expect(fallback).toBe(
      `${quote.label}\nsecurity sources · a source on file that names no publisher · undated\nOpen the message for the quote.`,
    );
  });

  test('keeps a quote that could turn the words around it out of the fallback text, and says so beside it in the message', () => {
    const { payload } = renderMessage(messageOf(found(evidence({ text: 'It was \u202E5.2\u202C tonnes.' }))));
    const { quotes, fallbackQuotes, after } = decode(payload);
    expect(quotes).toEqual(['It was \u202E5.2\u202C tonnes.']);
    expect(fallbackQuotes).toEqual([]);
    expect(after[0]).toContain('turn the direction of its text');
  });

  test('shows what surrounds a quote that no message holds, and not a word of the quote', () => {
    const quote = evidence({ text: 'Word after word after word. '.repeat(500) });
    const { payload, next } = renderMessage(messageOf(found(quote, evidence())));
    const { quotes, told, fallback } = decode(payload);
    expect(quotes).toEqual([evidence().text]);
    expect(told).not.toContain('Word after word');
    for (const said of [quote.label, quote.lead, 'security sources', 'Its source has it.']) expect(told).toContain(said);
    expect(fallback).toContain('security sources');
    expect(next).toBeNull();
  });

  test('comes near the limit of a message, and not over it', () => {
    const lengths = Array.from({ length: 150 }, (_, at) => 8000 + at * 40);
    const shown = lengths.filter((length) => {
      const quote = evidence({ text: '🔥'.repeat(length / 2) });
      const { payload } = renderMessage(messageOf(found(quote)));
      expect(refused(payload)).toEqual([]);
      return decode(payload).quotes[0] === quote.text;
    });
    expect(shown.at(-1)).toBeGreaterThan(10_000);
  });

  test('shows whole quotes page by page, each with the line that it stands under', () => {
    const related = Array.from({ length: 60 }, (_, at) => ({ factId: `t/${at}`, statement: `Statement ${at}.`, label: 'Not confirmed' }));
    const answer: Answer = { ...ANSWERS.found, related };
    const first = renderMessage(messageOf(answer));
    const { buttons } = decode(first.payload);
    expect(buttons.at(-1)).toEqual({ id: `sourced:more:a1b2c3:${first.next}`, label: `Show ${62 - (first.next ?? 0)} more` });
    const second = renderMessage(messageOf(answer, { from: first.next ?? 0, buttons: [] }));
    expect(decode(second.payload).told).toMatch(/^Related, not an answer:/u);
    expect(second.next).toBeNull();
    expect([...decode(first.payload).quotes, ...decode(second.payload).quotes]).toHaveLength(61);
  });

  test('isolates each right-to-left part of a line by itself, so that no date is turned', () => {
    const { payload } = renderMessage(messageOf(ANSWERS['found-arabic']));
    const who =
      '\u2068المتحدث باسم وزارة العدل العراقية أحمد العبيدي\u2069 · \u2068وكالة الأنباء\u2069 · published 12 February 2026, 06:40 UTC';
    expect(decode(payload).after[0]).toContain(`\n${who}`);
    expect(decode(payload).fallback).toContain(`\n${who}`);
  });

  test('gives a button the tone that it has', () => {
    const buttons = [
      { action: 'do', label: 'Publish', index: 0, tone: 'primary' },
      { action: 'do', label: 'Kill', index: 1, tone: 'danger' },
      { action: 'do', label: 'Edit', index: 2 },
    ] as const;
    const { payload } = renderMessage(messageOf(ANSWERS.notice, { buttons }));
    expect(refused(payload)).toEqual([]);
    const elements = payload.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(elements.map((element) => ('style' in element ? element.style : null))).toEqual(['primary', 'danger', null]);
    expect(elements.map(({ action_id }) => action_id)).toEqual([0, 1, 2].map((at) => `sourced:do:a1b2c3:${at}`));
  });

  test('makes a menu of more choices than a row of buttons has', () => {
    const choices = Array.from({ length: 9 }, (_, at) => ({ label: `Choice ${at} ${'x'.repeat(90)}`, question: '?' }));
    const answer: WhichAnswer = { ...ANSWERS.which, choices };
    const { payload } = renderMessage(messageOf(answer));
    expect(refused(payload)).toEqual([]);
    const menus = payload.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(menus).toHaveLength(1);
    expect(menus[0]).toMatchObject({ type: 'static_select', action_id: 'sourced:choose:a1b2c3:0' });
    expect(menus[0]).toHaveProperty('options.8.value', '8');
  });

  test('links to web addresses only, by the host that they lead to', () => {
    const shown = (url: string) => renderMessage(messageOf(found(evidence({ url })))).payload;
    expect(JSON.stringify(shown('https://good.example@bad.example/x'))).toContain('"text":"bad.example"');
    for (const url of ['javascript:alert(1)', 'file:///x', 'https://', 'not a url']) {
      expect(JSON.stringify(shown(url))).not.toContain('"link"');
      expect(decode(shown(url)).told).toContain(url);
    }
  });
});
