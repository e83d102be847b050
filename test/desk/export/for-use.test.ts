import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, test } from 'vitest';
import { annotationsFile } from '../../../src/desk/export/annotations.ts';
import { claimReviewsFile, reviewable } from '../../../src/desk/export/claim-reviews.ts';
import { csvFile } from '../../../src/desk/export/csv.ts';
import { entriesFor } from '../../../src/desk/export/entries.ts';
import { READER } from '../../../src/domain/audience.ts';
import type { FactHolding, Holding } from '../../../src/knowledge/holding.ts';
import { runs } from '../../deep.ts';
import { type Files, fact, facts, folderWith, source } from '../../knowledge/temp-knowledge.ts';
import { ADesk } from '../a-desk.ts';
import { entriesIn, holdingsIn } from './out-of.ts';

/** One entry that quotes the whole of `text`, with such words in other places. */
function oneEntry(
  text: string,
  said: { readonly title?: string; readonly as?: string; readonly lead?: string; readonly url?: string } = {},
): Holding[] {
  const { title = 'T', as = 'a nurse', lead = '', url } = said;
  return [
    { kind: 'topic', id: 'flood', topicId: 'flood', fields: { title, aliases: [], desk: 'Home desk', bottomLine: ['f'] } },
    {
      kind: 'source',
      id: 'wire',
      topicId: 'flood',
      text: `${lead}${text}`,
      fields: { id: 'wire', title, publisher: title, retrievedAt: '2026-05-03T19:00:00.000Z', language: 'en', undated: true, url },
    },
    {
      kind: 'fact',
      id: 'flood/f',
      topicId: 'flood',
      approved: [],
      fields: {
        id: 'f',
        statement: '=1+1',
        source: 'wire',
        quote: text,
        attribution: { kind: 'named', as, relayed: false, inherited: false },
        status: 'unconfirmed',
        approvals: [],
        modality: 'fact',
        links: [],
        questions: [],
        names: [],
      },
    } satisfies FactHolding,
  ];
}

const rowsOf = (holdings: readonly Holding[]): Record<string, string>[] => {
  const { content } = csvFile(entriesIn(holdings).entries);
  return papaparse.parse<Record<string, string>>(content.replace(/^\u{FEFF}/u, ''), { header: true, skipEmptyLines: true }).data;
};

describe('CSV', () => {
  test('has a row an entry, with all that has to travel with the quote', () => {
    expect(rowsOf(holdingsIn(folderWith()))).toEqual([
      expect.objectContaining({
        entry: 'flood/dead',
        topic: 'Flood',
        status: 'Official statement',
        lead: 'The interior ministry states:',
        quote: 'Six people have died, the interior ministry said on Sunday.',
        tail: 'This is its statement; we have not independently confirmed it.',
        attribution: 'the interior ministry',
        publisher: 'Valley Wire',
        published: '2026-05-03T18:20:00.000Z',
        start: '0',
        end: '59',
      }),
    ]);
  });

  test('begins with a byte-order mark and ends its lines as the format says', () => {
    const { content } = csvFile(entriesIn(holdingsIn(folderWith())).entries);
    expect(content).toMatch(/^\u{FEFF}entry,topic,[^\n]*\r\nflood\/dead,[^\n]*\r\n$/u);
  });

  test.each(['=1+1', '=HYPERLINK("https://x.example","a,b")', '+1', '-1', '@SUM(A1)', '=a\nb', ' =1', '\u{200B}=1', '＝1'])(
    'takes the sting out of %j',
    (text) => {
      for (const row of [rowsOf(oneEntry(text))[0], rowsOf(oneEntry('x.', { title: text, as: text }))[0]]) {
        const cells = Object.values(row ?? {});
        expect(cells).toContain(`'${text}`);
        expect(cells.filter((cell) => /^[\s\p{Cf}]*[=+\-@＝]/u.test(cell))).toEqual([]);
      }
    },
  );

  test('carries whatever a quote has in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ',', '"', '\n', ';', 'ضبط', '\u{202E}', '🙂', '\t', "'", '=', ' ', '\u{2028}'), {
          minLength: 1,
          maxLength: 12,
        }),
        (pieces) => {
          const text = `x${pieces.join('')}y.`;
          expect(rowsOf(oneEntry(text, { title: text })).map(({ quote, topic }) => [quote, topic])).toEqual([[text, text]]);
        },
      ),
      { numRuns: runs(100, 2000) },
    );
  });
});

interface Annotated {
  readonly first: {
    readonly items: readonly {
      readonly id: string;
      readonly body: readonly { readonly purpose: string; readonly value: string }[];
      readonly target: {
        readonly source: { readonly id: string };
        readonly state: { readonly cached: string };
        readonly selector: readonly [{ exact: string; prefix: string; suffix: string }, { start: number; end: number }];
      };
    }[];
  };
}
const annotated = (holdings: readonly Holding[]) =>
  (JSON.parse(annotationsFile(entriesIn(holdings).entries).content) as Annotated).first.items;

describe('Web Annotation', () => {
  test('selects the quote by its words and by its characters, whatever stands before it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
        (lead, quote) => {
          fc.pre(!lead.includes(quote) && `${lead}${quote}`.indexOf(quote) === lead.length);
          const [item] = annotated(oneEntry(quote, { lead }));
          const [words, place] = item?.target.selector ?? [];
          const characters = Array.from(`${lead}${quote}`);
          expect(characters.slice(place?.start, place?.end).join('')).toBe(quote);
          expect(words?.exact).toBe(quote);
          expect(lead.endsWith(words?.prefix ?? '-')).toBe(true);
          expect(words?.prefix.isWellFormed() && words.suffix.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: runs(100, 2000) },
    );
  });

  test('leads to the source’s address, or to the text by its hash; says who and how it stands', () => {
    const [without] = annotated(oneEntry('Rain fell.'));
    const [under] = annotated(oneEntry('Rain fell.', { url: 'https://wire.example/a' }));
    expect(without?.target.source.id).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/u);
    expect(under?.target.source.id).toBe('https://wire.example/a');
    expect(under?.target.state.cached).toBe(without?.target.source.id);
    expect(under?.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(under?.body.map(({ purpose, value }) => `${purpose}: ${value}`)).toEqual([
      'classifying: Not confirmed',
      'describing: a nurse',
      'tagging: fact',
      'commenting: Not confirmed. T reports, citing a nurse:',
    ]);
  });

  test('says what has been replaced by what', () => {
    const files: Files = { 'flood/facts.yaml': facts(fact(), fact({ id: 'newer', links: '[{kind: corrects, to: dead}]' })) };
    const [dead, newer] = annotated(holdingsIn(folderWith(files)));
    expect(dead?.body.at(-1)?.value).toBe('Replaced by flood/newer.');
    expect(newer?.body.map(({ value }) => value)).not.toContain('Replaced by flood/dead.');
  });
});

interface Review {
  readonly '@type': string;
  readonly claimReviewed: string;
  readonly author: object;
  readonly reviewRating: object;
  readonly itemReviewed: { readonly author: object; readonly appearance: object };
}

/** Reviews of a desk on which an entry was brought to a status by what people typed. */
async function reviewsAfter(lines: readonly (readonly [string, string])[], files?: Files): Promise<readonly Review[]> {
  const desk = new ADesk(files);
  for (const [who, line] of lines) await desk.does(who, line);
  const { entries } = entriesFor(desk.onFile.library, { ...READER, role: 'admin' }, desk.now);
  const { '@graph': graph } = JSON.parse(claimReviewsFile(reviewable(entries)).content) as { '@graph': Review[] };
  return graph;
}

describe('ClaimReview', () => {
  test('is for what two people confirmed or found false', async () => {
    for (const [status, value] of [
      ['confirmed', 2],
      ['found-false', 1],
    ] as const) {
      const line = `/desk status dead ${status} seen`;
      expect(await reviewsAfter([['ED', line]])).toEqual([]);
      const [review, ...more] = await reviewsAfter([
        ['ED', line],
        ['VERA', line],
      ]);
      expect(more).toEqual([]);
      expect(review).toMatchObject({
        '@type': 'ClaimReview',
        claimReviewed: 'Six people have died, the interior ministry said on Sunday.',
        author: { '@type': 'Organization', name: 'Home desk' },
        reviewRating: {
          ratingValue: value,
          worstRating: 1,
          bestRating: 2,
          alternateName: status === 'confirmed' ? 'Confirmed' : 'Found false',
        },
        itemReviewed: { author: { '@type': 'Organization', name: 'the interior ministry' } },
      });
      expect(review?.itemReviewed.appearance).toEqual({
        '@type': 'CreativeWork',
        name: 'Dam holds',
        inLanguage: 'en',
        publisher: { '@type': 'Organization', name: 'Valley Wire' },
        datePublished: '2026-05-03T18:20:00.000Z',
      });
    }
  });

  test('has the source’s address where there is one, and what hedges it', async () => {
    const [review] = await reviewsAfter(
      [
        ['ED', '/desk status dead confirmed seen'],
        ['VERA', '/desk status dead confirmed seen'],
      ],
      {
        'flood/facts.yaml': facts(fact({ modality: 'expected' })),
        'flood/sources/wire.md': source('id: wire\ntitle: T\nurl: https://wire.example/a\nundated: true\nretrievedAt: 2026-05-03'),
      },
    );
    expect(review?.itemReviewed.appearance).toEqual({
      '@type': 'CreativeWork',
      name: 'T',
      inLanguage: 'en',
      url: 'https://wire.example/a',
    });
    expect(review?.reviewRating).toMatchObject({ alternateName: 'Confirmed · Expected, not reported as done' });
  });

  test('is for nothing else', async () => {
    for (const status of ['official', 'unconfirmed', 'disputed', 'held', 'withdrawn']) {
      const files = { 'flood/facts.yaml': facts(fact({ status: status === 'unconfirmed' ? 'official' : 'unconfirmed' })) };
      expect(await reviewsAfter([['ED', `/desk status dead ${status} because`]], files)).toEqual([]);
    }
  });
});
