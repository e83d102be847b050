import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forScript } from '../../src/desk/furniture.ts';
import { asMarkdown } from '../../src/text/markdown.ts';
import { runs } from '../deep.ts';
import { ADesk, QUESTION, START } from './a-desk.ts';

/** What a line of CommonMark shows that has no markup in it: a backslash before punctuation is gone, and nothing else may mean anything. */
function shown(line: string): string {
  const plain = line.replace(/\\([!-/:-@[-`{-~])/gu, (_, mark: string) => String.fromCodePoint(0xe000 + (mark.codePointAt(0) ?? 0)));
  expect(plain).not.toMatch(/[\\`*_[\]<>~]|&#?\w+;/u);
  return plain.replace(/[\u{e000}-\u{e07f}]/gu, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) - 0xe000));
}

test('a text as Markdown shows the text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'a',
          ' ',
          '*',
          '**',
          '_',
          '`',
          '[x](y)',
          '<b>',
          '&amp;',
          '&',
          '\\',
          '~~',
          '!',
          '|',
          '#',
          '\\*',
          'ü',
          '🙂',
          '1.',
          '$',
        ),
        {
          maxLength: 12,
        },
      ),
      (pieces) => {
        expect(shown(asMarkdown(pieces.join('')))).toBe(pieces.join(''));
      },
    ),
    { numRuns: runs(200, 5000) },
  );
});

describe('Copy for script', () => {
  test('gives a paragraph of Markdown for each quote: standing, quote and speaker as one', async () => {
    const desk = new ADesk();
    await desk.hear(QUESTION);
    const view = desk.desk.view({ viewer: { role: 'reader', person: null, groups: [], channel: null }, now: START });
    const facts = ['flood/dead', 'flood/dam'].flatMap((id) => view.factById.get(id) ?? []);
    const answer = forScript({ facts, view, now: START });
    expect(answer.outcome === 'notice' ? answer.message : '').toBe(
      [
        '**Official statement** The interior ministry states: “Six people have died, the interior ministry said on Sunday.” This is its statement; we have not independently confirmed it. (the interior ministry; Valley Wire; published 3 May 2026, 18:20 UTC) "on Sunday" (relative to 2026-05-03 18:20 UTC).',
        '',
        '**Not confirmed** Not confirmed. Valley Wire reports, citing its chief: ““The dam is holding,” its chief said.” (its chief; Valley Wire; published 3 May 2026, 18:20 UTC)',
      ].join('\n'),
    );
  });
});
