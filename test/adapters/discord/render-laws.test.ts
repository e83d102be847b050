import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiscordPayload, renderMessage } from '../../../adapters/discord/render.ts';
import { buttonsFor } from '../../../src/chat/furniture.ts';
import { type Item, outlineOf } from '../../../src/chat/outline.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { STATUS_LABEL } from '../../../src/domain/status.ts';
import { CHAT_TEXT } from '../../../src/text/chat.ts';
import { runs } from '../../deep.ts';
import { anyAnswer } from '../../golden/arbitrary.ts';
import { type Decoded, type DecodedQuote, decode, refused } from './decode.ts';

const whole = { numRuns: runs(150, 10_000) };

describe('any answer, on every page', () => {
  test('keeps to every limit of Discord', () => {
    fc.assert(
      fc.property(anyAnswer, fc.boolean(), (answer, share) => {
        for (const { payload } of pagesOf(answer, share)) expect(refused(payload)).toEqual([]);
      }),
      whole,
    );
  });

  test('has nothing in it that a client interprets, and pings nobody', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        for (const { payload } of pagesOf(answer)) {
          expect(decode(payload).interpreted).toEqual([]);
          expect(payload.allowed_mentions).toEqual({ parse: [] });
        }
      }),
      whole,
    );
  });

  test('shows every item once and in order, each quote exactly as it stands in its source', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const pages = pagesOf(answer).map(({ payload }) => decode(payload));
        const shown = pages.flatMap(({ quotes }) => quotes);
        const items = outlineOf(answer).items.filter((item) => item.kind !== 'lines');
        expect(shown).toHaveLength(items.length);
        for (const [at, item] of items.entries()) expectShown(shown[at], item);
        for (const item of outlineOf(answer).items) expectLines(pages, item);
      }),
      whole,
    );
  });

  test('tells in a notification how its first quote stands, and never the quote', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        for (const { payload, items } of pagesOf(answer)) {
          const first = items.find((item) => item.kind === 'quote');
          if (first === undefined) continue;
          const told = squeezed(decode(payload).content);
          const { label, status } = first.evidence;
          expect([label, STATUS_LABEL[status]].some((words) => told.includes(squeezed(words)))).toBe(true);
        }
      }),
      whole,
    );
  });

  test('ends no page with a title that stands over nothing', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const pages = pagesOf(answer);
        for (const { items } of pages.slice(0, -1)) {
          const last = items.at(-1);
          if (items.length > 1) expect(last?.kind === 'lines' && last.lines.every(({ tone }) => tone === 'strong')).toBe(false);
        }
      }),
      whole,
    );
  });
});

interface Shown {
  readonly payload: DiscordPayload;
  readonly items: readonly Item[];
}

/** Every page, by pressing "more". */
function pagesOf(answer: Answer, share = false): Shown[] {
  const pages: Shown[] = [];
  const { items } = outlineOf(answer);
  for (let from: number | null = 0; from !== null; ) {
    const { payload, next } = renderMessage({ answer, answerId: 'abc123', buttons: buttonsFor(answer, share), from });
    const ids = payload.components.flatMap(({ components }) => components.map((each) => each.custom_id));
    expect(ids.filter((id) => id.includes(':more:'))).toEqual(next === null ? [] : [`sourced:more:abc123:${next}`]);
    if (next !== null) expect(next).toBeGreaterThan(from);
    pages.push({ payload, items: items.slice(from, next ?? undefined) });
    from = next;
  }
  return pages;
}

/** Label, lead and citation beside the very words; where there is no room for these, that is said. */
function expectShown(shown: DecodedQuote | undefined, item: Item): void {
  if (item.kind === 'lines') return;
  const { text, label } = item.kind === 'quote' ? item.evidence : { text: item.related.statement, label: item.related.label };
  const beside = squeezed(shown?.beside ?? '');
  if (shown?.text === null) {
    expect(JSON.stringify(item).length).toBeGreaterThan(700);
    expect(beside).toContain(squeezed(CHAT_TEXT.tooLong).slice(0, 30));
    if (item.kind === 'quote') expect(beside).toContain(squeezed(STATUS_LABEL[item.evidence.status]));
    return;
  }
  expect(shown?.text).toBe(text);
  expect(beside).toContain(squeezed(label));
  if (item.kind !== 'quote') return;
  const { lead, tail, notes, attribution, publisher, sourceTitle, url } = item.evidence;
  for (const words of [lead, tail, ...notes, attribution.as, publisher, sourceTitle, url]) expect(beside).toContain(squeezed(words ?? ''));
}

/** Lines of ours are on one of the pages; only an item that is longer than a message may be cut. */
function expectLines(pages: readonly Decoded[], item: Item): void {
  if (item.kind !== 'lines' || item.lines.reduce((sum, { text }) => sum + 8 * text.length, 0) > 3500) return;
  const told = squeezed(pages.map(({ content, lines }) => [content, ...lines].join('')).join(''));
  for (const { text } of item.lines) expect(told).toContain(squeezed(text));
}

/** Without white space and the names of fields, where a long text may be broken. */
function squeezed(text: string): string {
  return text.replaceAll(/(?:Status|Note|Source), continued|[\s\u{2066}-\u{2069}]|\uFEFF/gu, '');
}
