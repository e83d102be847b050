import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../../adapters/discord/render.ts';
import { buttonsFor } from '../../../src/chat/furniture.ts';
import type { Message } from '../../../src/chat/message.ts';
import { type Answer, type QuotedAnswer, quotesOf, type WhichAnswer } from '../../../src/domain/answer.ts';
import { STATUS_COLOUR, STATUS_LABEL, STATUSES } from '../../../src/domain/status.ts';
import { CHAT_TEXT } from '../../../src/text/chat.ts';
import { ANSWERS, evidence } from '../../golden/answers.ts';
import { expectGolden } from '../../golden/payload.ts';
import { decode, refused } from './decode.ts';

const samples: readonly (readonly [string, Answer])[] = Object.entries(ANSWERS);

function messageOf(answer: Answer, change: Partial<Message> = {}): Message {
  return { answer, answerId: 'a1b2c3', buttons: buttonsFor(answer, false), from: 0, ...change };
}

function found(...quotes: QuotedAnswer['quotes']): QuotedAnswer {
  return { ...ANSWERS.found, quotes };
}

describe('renderMessage', () => {
  test.each(samples)('gives %s as the golden has it', (name, answer) => {
    expectGolden('discord', name, renderMessage(messageOf(answer)));
  });

  test.each(samples)('lets every quote of %s be read back, and Discord takes it', (_name, answer) => {
    const { payload, next } = renderMessage(messageOf(answer));
    const quotes = [...quotesOf(answer).map(({ text }) => text), ...answer.related.map(({ statement }) => statement)];
    const decoded = decode(payload);
    expect(decoded.quotes.map(({ text }) => text)).toEqual(quotes);
    expect(decoded.interpreted).toEqual([]);
    expect(refused(payload)).toEqual([]);
    expect(next).toBeNull();
  });

  test.each(STATUSES)('has the label of a quote that is %s in words, above it and in the notification', (status) => {
    const { payload } = renderMessage(messageOf(found(evidence({ status, label: STATUS_LABEL[status] }))));
    expect(payload.content).toMatch(new RegExp(`(?:^|\\n)${STATUS_LABEL[status]} · security sources$`, 'u'));
    expect(payload.embeds[0]?.author?.name).toBe(STATUS_LABEL[status]);
    expect(`#${payload.embeds[0]?.color?.toString(16).toUpperCase()}`).toBe(STATUS_COLOUR[status]);
  });

  test('puts nothing but the quote where the quote stands', () => {
    const text = '# One\n> two *three* <@1> @everyone :smile: https://x.example [a](b)\n\n1. four, and 14:05';
    const [embed] = renderMessage(messageOf(found(evidence({ text })))).payload.embeds;
    expect(embed?.description).toBe(
      '\\# One\n\\> two \\*three\\* \\<\\@1\\> \\@everyone \\:smile: https\\://x.example \\[a\\](b)\n\n1\\. four, and 14:05',
    );
  });

  test('isolates a quote once where it turns, and keeps its outer white space', () => {
    const description = (text: string) => renderMessage(messageOf(found(evidence({ text })))).payload.embeds[0]?.description;
    expect(description('قال \u2067نعم\u2069.')).toBe('\u2068قال \u2067نعم\u2069.\u2069');
    expect(description('قال\nنعم \u2069')).toBe('\u2068قال\nنعم \u2069\u2069');
    expect(description(' He said.\n')).toBe('\u2068 He said.\n\u2069');
    expect(description('One.\n\n\nTwo.')).toBe('One.\n\n\nTwo.');
  });

  test('says beside a quote that its characters turn the order it is read in', () => {
    const noted = (text: string) => JSON.stringify(renderMessage(messageOf(found(evidence({ text })))).payload.embeds[0]?.fields ?? []);
    expect(noted('قال نعم \u2069')).toContain('may not be its order');
    expect(noted('قال \u2067نعم\u2069.')).not.toContain('may not be its order');
  });

  test('shows an address as its characters, without a link', () => {
    const [embed] = renderMessage(messageOf(ANSWERS['found-official'])).payload.embeds;
    expect(embed?.footer?.text).toContain(' · https://courier.example/2026/02/12/ferry');
    expect(embed).not.toHaveProperty('url');
  });

  test('gives long labels, leads and citations a roomier place, whole', () => {
    const long = 'a label of many words '.repeat(60).trim();
    const [embed] = renderMessage(messageOf(found(evidence({ label: long, lead: 'As told: '.repeat(40), sourceTitle: long, notes: [] }))))
      .payload.embeds;
    expect(embed?.author?.name).toBe('Not confirmed');
    expect(embed?.fields?.map(({ name }) => name)).toEqual(['Status', 'Status, continued']);
    expect(
      embed?.fields
        ?.map(({ value }) => value)
        .join(' ')
        .replaceAll('\n', ' '),
    ).toBe(`${long} ${'As told: '.repeat(40).trim()}`);
    expect(embed?.footer?.text).toContain(long);
  });

  test('never shows a part of a quote', () => {
    const quote = evidence({ text: 'Word after word. '.repeat(300).trim() });
    const { payload, next } = renderMessage(messageOf(found(quote)));
    const [shown] = decode(payload).quotes;
    expect(JSON.stringify(payload)).not.toContain('Word');
    expect(next).toBeNull();
    expect(shown?.text).toBeNull();
    for (const said of [quote.label, quote.lead, 'security sources', CHAT_TEXT.tooLong]) expect(shown?.beside).toContain(said);
  });

  test('shows a quote whole rather than the notes below it', () => {
    const answer = {
      ...found(evidence({ text: 'w'.repeat(4090), sourceTitle: 't'.repeat(100) })),
      notes: ['n'.repeat(590), 'm'.repeat(590), 'o'.repeat(390)],
    };
    const { payload } = renderMessage(messageOf(answer));
    expect(payload.embeds[0]?.description).toHaveLength(4090);
    expect(payload.content).toContain('o'.repeat(390));
  });
});

describe('pages', () => {
  const answer = { ...found(...Array.from({ length: 12 }, (_, at) => evidence({ text: `Quote ${at}.` }))), notes: ['A note.'] };

  test('follow each other by a button that says how many are left', () => {
    const first = renderMessage(messageOf(answer));
    expect(decode(first.payload).quotes).toHaveLength(9);
    expect(first.next).toBe(9);
    expect(first.payload.components.at(-1)?.components.at(-1)).toMatchObject({ label: 'Show 3 more', custom_id: 'sourced:more:a1b2c3:9' });
    const second = renderMessage(messageOf(answer, { from: 9 }));
    expect(decode(second.payload).quotes.map(({ text }) => text)).toEqual(['Quote 9.', 'Quote 10.', 'Quote 11.']);
    expect(second.next).toBeNull();
    expect(JSON.stringify(second.payload)).not.toContain('A note.');
  });

  test('say again under which title their first item stands', () => {
    const item = ANSWERS['not-known'].related[0];
    const near: Answer = { ...ANSWERS['not-known'], related: Array.from({ length: 14 }, () => item) };
    const { next } = renderMessage(messageOf(near));
    expect(renderMessage(messageOf(near, { from: next ?? 0 })).payload.content).toContain('**Related, not an answer:**');
  });
});

describe('buttons', () => {
  const offers = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      action: 'do' as const,
      label: `Offer ${index}`,
      index,
      ...(index < 2 && { tone: (['primary', 'danger'] as const)[index] ?? 'primary' }),
    }));

  test('look as their tone says', () => {
    const [row] = renderMessage(messageOf(ANSWERS.found, { buttons: offers(3) })).payload.components;
    expect(row?.components).toMatchObject([
      { style: 1, custom_id: 'sourced:do:a1b2c3:0' },
      { style: 4, custom_id: 'sourced:do:a1b2c3:1' },
      { style: 2, custom_id: 'sourced:do:a1b2c3:2' },
    ]);
  });

  test('stand in five rows of five, and no more', () => {
    const { payload } = renderMessage(messageOf(ANSWERS.found, { buttons: offers(27) }));
    expect(payload.components.map(({ components }) => components.length)).toEqual([5, 5, 5, 5, 5]);
    expect(refused(payload)).toEqual([]);
  });
});

describe('choices', () => {
  const which = (count: number): WhichAnswer => ({
    ...ANSWERS.which,
    choices: Array.from({ length: count }, (_, at) => ({ label: `*Choice* ${at}`, question: `Where is ${at}?` })),
  });

  test('are buttons up to five', () => {
    const { payload } = renderMessage(messageOf(which(5)));
    expect(payload.components.map(({ components }) => components.length)).toEqual([5]);
    expect(payload.components[0]?.components[4]).toMatchObject({ label: '5 · *Choice* 4', custom_id: 'sourced:choose:a1b2c3:4' });
  });

  test('are one select from six, whose values are their indexes', () => {
    const [row] = renderMessage(messageOf(which(6))).payload.components;
    expect(row?.components).toMatchObject([{ type: 3, custom_id: 'sourced:choose:a1b2c3:0', options: Array(6).fill({}) }]);
    expect(row?.components[0]).toMatchObject({ options: which(6).choices.map((_, at) => ({ value: String(at) })) });
  });

  test('beyond 25 stand on a further page, with what chooses them', () => {
    const { payload, next } = renderMessage(messageOf(which(27)));
    expect(next).toBe(25);
    expect(payload.content).not.toContain('Choice\\* 25');
    const further = renderMessage(messageOf(which(27), { from: 25 })).payload;
    expect(further.components.flatMap(({ components }) => components.map((each) => each.custom_id))).toEqual([
      'sourced:choose:a1b2c3:25',
      'sourced:choose:a1b2c3:26',
    ]);
    expect(further.content).toContain('27\\. \\*Choice\\* 26');
  });
});
