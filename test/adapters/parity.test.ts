import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../adapters/console/render.ts';
import { renderMessage as renderDiscord } from '../../adapters/discord/render.ts';
import { renderMessage as renderSlack } from '../../adapters/slack/render.ts';
import { buttonsFor } from '../../src/chat/furniture.ts';
import type { Message } from '../../src/chat/message.ts';
import { type Answer, quotesOf } from '../../src/domain/answer.ts';
import { ANSWERS } from '../golden/answers.ts';
import { answerTo, library } from './parity/library.ts';
import { QUESTIONS } from './parity/questions.ts';
import { expectAlike, expectShown, onConsole, onDiscord, onSlack, quotedBy } from './parity/shown.ts';

/** Every page of an answer, as pressing "more" shows them. */
function pagesOf<T>(answer: Answer, render: (message: Message) => { readonly payload: T; readonly next: number | null }): T[] {
  const pages: T[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const { payload, next }: { payload: T; next: number | null } = render({
      answer,
      answerId: 'a1b2c3',
      buttons: buttonsFor(answer, false),
      from,
    });
    pages.push(payload);
    from = next;
  }
  return pages;
}

function shownOf(answer: Answer) {
  return {
    console: onConsole(renderAnswer(answer, { width: Number.POSITIVE_INFINITY, colour: false })),
    slack: onSlack(pagesOf(answer, renderSlack)),
    discord: onDiscord(pagesOf(answer, renderDiscord)),
  };
}

const asked = QUESTIONS.map((question) => ({ question, answer: answerTo(question) }));

test('the questions bring up every kind of answer', () => {
  const answers = asked.map(({ answer }) => answer);
  expect([...new Set(answers.map(({ outcome }) => outcome))].sort()).toEqual(
    ['found', 'disputed', 'partial', 'not-known', 'not-on-file', 'which', 'held', 'withdrawn', 'briefing'].sort(),
  );
  const quotes = answers.flatMap(quotesOf);
  expect([...new Set(quotes.map(({ status }) => status))].sort()).toEqual(['disputed', 'official', 'unconfirmed']);
  expect(new Set(quotes.map(({ publishedAt }) => publishedAt === null)).size).toBe(2);
  expect(answers.some(({ premise }) => premise?.status === 'contradicted')).toBe(true);
  expect(answers.some(({ notes }) => notes.length > 0) && answers.some(({ related }) => related.length > 0)).toBe(true);
  const arabic = asked.filter(({ question }) => /\p{Script=Arabic}/u.test(question));
  expect(arabic.filter(({ answer }) => quotesOf(answer).length > 0).length).toBeGreaterThan(1);
  expect(answers.some((answer) => pagesOf(answer, renderSlack).length > 1 && pagesOf(answer, renderDiscord).length > 1)).toBe(true);
  expect(new Set(quotes.map(({ topicId }) => topicId)).size).toBeGreaterThan(8);
});

describe('every chat shows the same of an answer', () => {
  test.each(asked)('$question', ({ answer }) => {
    const { console, slack, discord } = shownOf(answer);
    for (const shown of [console, slack, discord]) expectShown(shown, answer);
    expectAlike([console, slack, discord]);
    expect(console.factIds).toEqual(quotedBy(answer).map(({ factId }) => factId));
  });

  // Words that no topic here has: Arabic quotes, and what would act if it were let.
  test.each(Object.entries(ANSWERS))('"%s": the same quotes with the same labels', (_name, answer) => {
    const { console, slack, discord } = shownOf(answer);
    expect(console.quotes).toEqual(quotedBy(answer).map(({ text }) => text));
    expectAlike([console, slack, discord]);
  });
});

describe('what is shown is what is on file', () => {
  test.each(asked)('$question', ({ answer }) => {
    for (const { factId, sourceId, text, start, end } of quotesOf(answer)) {
      expect(library.sources.find(({ id }) => id === sourceId)?.text.slice(start, end)).toBe(text);
      const fact = library.facts.find(({ id }) => id === factId);
      expect(fact ? [fact.sourceId, fact.quote.exact] : factId).toEqual(fact ? [sourceId, text] : `${sourceId}#${start}-${end}`);
    }
    for (const { statement } of answer.related) expect(library.sources.some(({ text }) => text.includes(statement))).toBe(true);
  });

  test('and nothing of what is on hold or withdrawn', () => {
    const shut = asked.filter(({ answer: { outcome } }) => outcome === 'held' || outcome === 'withdrawn');
    expect(shut.length).toBeGreaterThan(2);
    for (const { answer } of shut) {
      const ids = 'factIds' in answer ? answer.factIds : [];
      expect(ids).not.toEqual([]);
      for (const { quotes, told } of Object.values(shownOf(answer))) {
        expect(quotes).toEqual([]);
        for (const id of ids) expect(told).not.toContain(library.facts.find((fact) => fact.id === id)?.quote.exact);
      }
    }
  });
});
