import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../adapters/console/limits.ts';
import { renderAnswer } from '../../../adapters/console/render.ts';
import { type Answer, OUTCOMES, quotesOf } from '../../../src/domain/answer.ts';
import { ANSWERS, HOSTILE_QUOTE } from '../../golden/answers.ts';
import { decodeQuotes } from './decode.ts';

const PLAIN = { width: 80, colour: false };
const samples: readonly (readonly [string, Answer])[] = Object.entries(ANSWERS);

describe('renderAnswer', () => {
  test('has a golden for every outcome', () => {
    expect(new Set(samples.map(([, answer]) => answer.outcome))).toEqual(new Set(OUTCOMES));
  });

  test.each(samples)('prints %s as the golden has it', async (name, answer) => {
    await expect(`${renderAnswer(answer, PLAIN)}\n`).toMatchFileSnapshot(`../../golden/console/${name}.txt`);
  });

  test.each(['found', 'held', 'briefing'] as const)('colours the labels of %s and nothing else', async (name) => {
    const coloured = renderAnswer(ANSWERS[name], { width: 80, colour: true });
    await expect(`${coloured.replaceAll('\u001B', 'ESC')}\n`).toMatchFileSnapshot(`../../golden/console/${name}.colour.txt`);
    expect(coloured.replaceAll(/\p{Cc}\[[\d;]*m/gu, '')).toBe(renderAnswer(ANSWERS[name], PLAIN));
  });

  test.each(samples)('keeps to the width in %s where words allow it', (_name, answer) => {
    for (const width of [LIMITS.width.least, 61, LIMITS.width.most]) {
      for (const line of renderAnswer(answer, { width, colour: false }).split('\n')) {
        const breakable = line
          .trim()
          .replaceAll(/\u{2068}[^\u{2069}]*\u{2069}/gu, (isolate) => isolate.replaceAll(' ', '_'))
          .replaceAll(' ·', '_·');
        if (breakable.includes(' ')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  test.each(samples)('lets every quote of %s be read back', (_name, answer) => {
    const quotes = [...quotesOf(answer).map((quote) => quote.text), ...answer.related.map((item) => item.statement)];
    for (const width of [40, 80, 100, Number.POSITIVE_INFINITY]) {
      expect(decodeQuotes(renderAnswer(answer, { width, colour: true }))).toEqual(quotes);
    }
  });

  test('shows what would act instead of letting it', () => {
    const printed = renderAnswer(ANSWERS['found-hostile'], PLAIN);
    expect(printed).toContain('␛[31m"@everyone');
    expect(printed).toContain('⟦U+202E⟧reversed⟦U+202C⟧,␉tabbed␊and “⟦U+27E6⟧U+001B⟧ ⟦U+241B⟧” at last.');
    expect(printed).not.toMatch(/[^\P{Cc}\n]/u);
  });

  test("says the asker's own words back harmless and cut, never whole", () => {
    const missing = [`${HOSTILE_QUOTE.slice(0, 20)}${'🙂'.repeat(50_000)}`, 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const printed = renderAnswer({ ...ANSWERS['not-on-file'], missing }, PLAIN);
    expect(printed).toContain('Not on file as asked: He said\n␛[31m');
    expect(printed).toContain('…;\nb; c; d; e; f; and 2 more');
    expect(printed.length).toBeLessThan(2_000);
  });

  test('leaves out whole secondary items and says how many', () => {
    const item = ANSWERS['not-known'].related[0];
    const printed = renderAnswer({ ...ANSWERS['not-known'], related: Array.from({ length: 7 }, () => item) }, PLAIN);
    expect(decodeQuotes(printed)).toHaveLength(1 + LIMITS.related);
    expect(printed).toContain('  and 2 more');
    const choice = ANSWERS.which.choices[0];
    const which = renderAnswer({ ...ANSWERS.which, choices: Array.from({ length: 12 }, () => choice) }, PLAIN);
    expect(which).toContain('\n9  ');
    expect(which).toContain('  and 3 more');
    expect(which).not.toContain('\n10  ');
  });

  test('gives the reference of an error once', () => {
    const told = { ...ANSWERS.error, notes: ['Reference: 7f3a91c2'] };
    expect(renderAnswer(told, PLAIN).match(/7f3a91c2/gu)).toHaveLength(1);
    expect(renderAnswer(ANSWERS.error, PLAIN)).toContain('\nReference: 7f3a91c2');
  });

  test('claims no hour that a source did not give', () => {
    const printed = renderAnswer(ANSWERS.disputed, { width: Number.POSITIVE_INFINITY, colour: false });
    expect(printed).toContain('published 12 February 2026 (UTC)');
    expect(printed).toContain('published 12 February 2026, 06:40 UTC · as of 12 February 2026, 05:00 UTC');
  });
});
