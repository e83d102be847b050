import { expect } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import { quotesOf } from '../../../src/domain/answer.ts';
import { STATUS_LABEL } from '../../../src/domain/status.ts';
import { RENDER_TEXT } from '../../../src/text/render.ts';
import { decodePrinted } from '../console/decode.ts';
import { type Body, decode as decodeDiscord } from '../discord/decode.ts';
import { type Decodable, decode as decodeSlack } from '../slack/decode.ts';

/** What people see of an answer in one chat, all its pages together. */
export interface Shown {
  readonly quotes: readonly (string | null)[];
  /** By quote. */
  readonly labels: readonly string[];
  /** All other words. */
  readonly told: string;
}

export function onConsole(printed: string): Shown & { readonly factIds: readonly string[] } {
  const decoded = decodePrinted(printed);
  return { ...decoded, told: plain(decoded.told) };
}

export function onSlack(pages: readonly Decodable[]): Shown {
  const decoded = pages.map(decodeSlack);
  return {
    quotes: decoded.flatMap(({ quotes }) => quotes),
    labels: decoded.flatMap(({ labels }) => labels),
    told: plain(decoded.map(({ told }) => told).join('\n')),
  };
}

export function onDiscord(pages: readonly Body[]): Shown {
  const decoded = pages.map(decodeDiscord);
  return {
    quotes: decoded.flatMap(({ quotes }) => quotes.map(({ text }) => text)),
    labels: decoded.flatMap(({ labels }) => labels),
    told: plain(decoded.flatMap(({ content, quotes, lines }) => [content, ...quotes.map(({ beside }) => beside), ...lines]).join('\n')),
  };
}

/** On one line, without what only turns or holds the direction of a text. */
function plain(text: string): string {
  return text.replaceAll(/[\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu, '').replaceAll(/\s+/gu, ' ');
}

/** The headlines of which an answer has its own and no other. */
const HEADLINE: Readonly<Partial<Record<Answer['outcome'], string>>> = {
  partial: RENDER_TEXT.partial,
  'not-known': RENDER_TEXT.notKnown,
  'not-on-file': RENDER_TEXT.notOnFile,
  which: RENDER_TEXT.which,
};

function headlinesOf(answer: Answer): string[] {
  const own = HEADLINE[answer.outcome];
  return [...(own === undefined ? [] : [own]), ...(answer.premise?.status === 'contradicted' ? [RENDER_TEXT.contradicted] : [])];
}

/** The standing of several quotes together, which a chat may only say of an answer that has it. */
function togetherIn(told: string): string[] {
  return Object.values(STATUS_LABEL).filter((label) => told.includes(RENDER_TEXT.together + label));
}

/** All that must be told of an answer beside its quotes and their labels, in every chat. */
function wordsOf(answer: Answer): string[] {
  const beside = quotesOf(answer).flatMap(({ lead, tail, notes, sourceTitle, attribution, publishedAt }) => [
    ...[lead, tail, ...notes, sourceTitle, attribution.as ?? ''],
    publishedAt === null ? RENDER_TEXT.undated : RENDER_TEXT.published(publishedAt),
  ]);
  const own = [...headlinesOf(answer), ...answer.notes, ...('missing' in answer ? answer.missing : []), ...beside];
  switch (answer.outcome) {
    case 'which':
      return [...own, ...answer.choices.map(({ label }) => label)];
    case 'held':
    case 'withdrawn':
      return [...own, STATUS_LABEL[answer.status], ...answer.message.split('\n')];
    case 'briefing':
      return [...own, answer.title, ...answer.sections.flatMap(({ title, lines }) => [title, ...lines])];
    default:
      return own;
  }
}

/** Label and words of each quote, and of each near miss after them. */
export function quotedBy(answer: Answer): { readonly factId: string; readonly text: string; readonly label: string }[] {
  return [
    ...quotesOf(answer).map(({ factId, text, label }) => ({ factId, text, label })),
    ...answer.related.map(({ factId, statement, label }) => ({ factId, text: statement, label })),
  ];
}

/** Holds what a chat shows against the answer itself: nothing is missing, nothing is out of order, no other headline is there. */
export function expectShown({ quotes, labels, told }: Shown, answer: Answer): void {
  const quoted = quotedBy(answer);
  expect(quotes).toEqual(quoted.map(({ text }) => text));
  expect(labels).toEqual(quoted.map(({ label }) => label));
  for (const words of wordsOf(answer)) expect(told).toContain(plain(words).trim());
  let at = 0;
  for (const note of answer.notes) {
    at = told.indexOf(plain(note).trim(), at);
    expect(at).toBeGreaterThanOrEqual(0);
    at += note.length;
  }
  const known = [...Object.values(HEADLINE), RENDER_TEXT.contradicted];
  expect(known.filter((words) => told.includes(words))).toEqual(known.filter((words) => headlinesOf(answer).includes(words)));
}

/** Chats say the same of how all quotes stand together. */
export function expectAlike(shown: readonly Shown[]): void {
  const [first, ...others] = shown.map(({ quotes, labels, told }) => ({ quotes, labels, together: togetherIn(told) }));
  for (const other of others) expect(other).toEqual(first);
}
