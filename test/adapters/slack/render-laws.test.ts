import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHome } from '../../../adapters/slack/home.ts';
import { renderMessage } from '../../../adapters/slack/render.ts';
import { buttonsFor } from '../../../src/chat/furniture.ts';
import { type Item, type Line, outlineOf, standingOf } from '../../../src/chat/outline.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { STATUS_LABEL } from '../../../src/domain/status.ts';
import { runs } from '../../deep.ts';
import { anyAnswer } from '../../golden/arbitrary.ts';
import { type Decoded, decode, refused } from './decode.ts';

/** What is left of a line that is no quote, however it was made harmless. */
function bare(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

interface Seen {
  readonly from: number;
  readonly next: number | null;
  readonly decoded: Decoded;
  readonly items: readonly Item[];
}

/** Every page of an answer, as pressing "more" shows them. */
function pagesOf(answer: Answer): Seen[] {
  const { items } = outlineOf(answer);
  const pages: Seen[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const { payload, next } = renderMessage({ answer, answerId: 'a1b2c3', buttons: from === 0 ? buttonsFor(answer, true) : [], from });
    expect(refused(payload)).toEqual([]);
    if (next !== null) expect(next).toBeGreaterThan(from);
    pages.push({ from, next, decoded: decode(payload), items: items.slice(from, next ?? undefined) });
    from = next;
  }
  return pages;
}

const wordsOf = (item: Item): string[] =>
  item.kind === 'quote' ? [item.evidence.text] : item.kind === 'related' ? [item.related.statement] : [];

/** Takes the expected words out of those found, in order; what isn't found must be too long for a page. */
function unfound(expected: readonly string[], found: readonly string[]): string[] {
  let at = 0;
  const missing: string[] = [];
  for (const words of expected) {
    if (found[at] === words) at++;
    else missing.push(words);
  }
  expect(at).toBe(found.length);
  return missing;
}

describe('any answer', () => {
  test('is shown whole, in order and exactly, page by page, and Slack takes every page', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const pages = pagesOf(answer);
        expect(pages.flatMap(({ items }) => items)).toEqual(outlineOf(answer).items);
        for (const { items, decoded, next, from } of pages) {
          const missing = unfound(items.flatMap(wordsOf), decoded.quotes);
          // Only an item that is alone with its page goes without its quote.
          if (missing.length > 0) expect(missing).toEqual(wordsOf(items[0] ?? { kind: 'lines', lines: [] }));
          if (missing.length > 0) expect(decoded.told).toContain('too long to be shown whole');
          const [first] = items;
          if (missing.length > 0 && first?.kind === 'quote') expect(decoded.told).toContain(STATUS_LABEL[first.evidence.status]);
          const more = decoded.buttons.filter(({ id }) => id.startsWith('sourced:more:'));
          const left = outlineOf(answer).items.length - (next ?? 0);
          expect(more).toEqual(next === null ? [] : [{ id: `sourced:more:a1b2c3:${next}`, label: `Show ${left} more` }]);
          if (from > 0) expect(items.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs(150, 10_000), seed: 20_261_123 },
    );
  });

  test('has label, lead and standing with every quote, and its status and who says it in the fallback text', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        for (const { items, decoded } of pagesOf(answer)) {
          let at = 0;
          for (const item of items) {
            const [words] = wordsOf(item);
            if (item.kind === 'lines' || words === undefined || decoded.quotes[at] !== words) continue;
            const label = item.kind === 'quote' ? item.evidence.label : item.related.label;
            expect(bare(decoded.labels[at] ?? '')).toBe(bare(label));
            if (item.kind === 'quote') withStanding(item, decoded, at);
            at++;
          }
        }
      }),
      { numRuns: runs(100, 10_000), seed: 20_261_124 },
    );
  });

  test('has only whole quotes in the fallback text', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        for (const { items, decoded } of pagesOf(answer)) {
          const expected = items.flatMap(wordsOf);
          let at = 0;
          for (const quote of decoded.fallbackQuotes) {
            at = expected.indexOf(quote, at) + 1;
            expect(at).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: runs(100, 10_000), seed: 20_261_125 },
    );
  });

  test('says its head, its own lines and its foot in full, unless one of them alone is longer than a page', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const { head, items, foot } = outlineOf(answer);
        const pages = pagesOf(answer);
        const told = bare(pages.map(({ decoded }) => decoded.told).join('\n'));
        const lines = items.flatMap((item): readonly Line[] => (item.kind === 'lines' ? item.lines : []));
        for (const { text } of [...head, ...foot]) expect(told).toContain(bare(text));
        for (const { text } of lines) expect(told).toContain(bare(text).slice(0, 300));
      }),
      { numRuns: runs(100, 10_000), seed: 20_261_126 },
    );
  });
});

function withStanding(item: Extract<Item, { kind: 'quote' }>, decoded: Decoded, at: number): void {
  const { evidence } = item;
  const before = bare(decoded.before[at] ?? '');
  const after = bare(decoded.after[at] ?? '');
  expect(before).toContain(bare(evidence.lead));
  for (const said of [evidence.tail, evidence.sourceTitle, ...evidence.notes, ...standingOf(evidence)]) expect(after).toContain(bare(said));
  const fallback = bare(decoded.fallback);
  expect(fallback).toContain(STATUS_LABEL[evidence.status]);
  const standing = standingOf(evidence).map(bare);
  // Where even that is longer than the whole fallback text, it has the status alone.
  if (Buffer.byteLength(standing.join('')) < 500) for (const said of standing) expect(fallback).toContain(said);
}

describe('an App Home of any answers', () => {
  test('has whole items only, in the room of a view, and says what is left', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { minLength: 1, maxLength: 6 }), (answers) => {
        const view = renderHome(answers);
        expect(refused(view, { blocks: 100, characters: 50_000 })).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
        const { quotes, told } = decode(view);
        const missing = unfound(
          answers.flatMap((answer) => outlineOf(answer).items.flatMap(wordsOf)),
          quotes,
        );
        if (missing.length > 0) expect(told).toMatch(/\d+ more: \/brief|too long to be shown whole/u);
      }),
      { numRuns: runs(60, 5000), seed: 20_261_127 },
    );
  });
});
