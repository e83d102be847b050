import { describe, expect, test } from 'vitest';
import { THRESHOLD } from '../../../src/search/rank/coefficients.ts';
import { rank } from '../../../src/search/rank/rank.ts';
import type { View } from '../../../src/search/view.ts';
import { aSource, FILLER, viewOf } from './a-file.ts';

const all = () => true;
const first = (question: string, view: View, now: number | null = null) => rank(question, view, now, all).ranked[0]?.fact.quote.exact;

const DAM = aSource(
  'dam',
  'The Orven dam was finished in 1931 by the engineer Lida Marek. It holds 40 million cubic metres of water. Lida Marek was born in Tarn.',
  { title: 'Orven dam' },
);

describe('what leads', () => {
  const view = viewOf(DAM, ...FILLER);

  test('is the sentence that has the words of the question', () => {
    expect(first('Who finished the Orven dam?', view)).toContain('engineer Lida Marek');
    expect(first('How many cubic metres of water does the dam hold?', view)).toBe('It holds 40 million cubic metres of water.');
  });

  test('comes by another word of the same family as well', () => {
    expect(first('Where was the birth of Lida Marek?', view)).toContain('born in Tarn');
  });

  test('is the same however the sources came on file', () => {
    const order = (shown: View) => rank('Who repaired the railway line?', shown, null, all).ranked.map(({ fact }) => fact.id);
    expect(order(viewOf(...FILLER, DAM))).toEqual(order(view));
  });

  test('falls in score from the first to the last', () => {
    const { ranked } = rank('What did the council approve?', view, null, all);
    expect(ranked.length).toBeGreaterThan(5);
    for (const [at, { score }] of ranked.slice(1).entries()) expect(score).toBeLessThan(ranked[at]?.score ?? 0);
  });

  test('is only what may come', () => {
    const { ranked } = rank('Who finished the Orven dam?', view, null, ({ sourceId }) => sourceId !== 'dam');
    expect(ranked.map(({ fact }) => fact.sourceId)).not.toContain('dam');
  });
});

describe('whether it is answered', () => {
  const view = viewOf(DAM, ...FILLER);
  const confidence = (question: string) => rank(question, view, null, all).confidence;

  test('goes by question and evidence together', () => {
    expect(rank('When was the Orven dam finished?', view, null, all)).toMatchObject({ answered: true });
    expect(rank('When was the Kelmar tunnel blown up by rebels?', view, null, all)).toMatchObject({ answered: false });
  });

  test('a name, a figure or an ordinal that is not there speaks against it', () => {
    const asked = confidence('When was the Orven dam finished by Lida Marek?');
    expect(confidence('When was the Orven dam finished by Piotr Hask?')).toBeLessThan(asked);
    expect(confidence('Was the Orven dam finished in 1931?')).toBeGreaterThan(confidence('Was the Orven dam finished in 1977?'));
  });

  test('nothing on file is no answer', () => {
    expect(rank('Who finished the dam?', viewOf(), null, all)).toEqual({ ranked: [], confidence: 0, answered: false });
    expect(THRESHOLD).toBeGreaterThan(0);
  });
});

describe('what a question says of the source', () => {
  const told = 'The minister resigned over the harbour contract.';
  const view = viewOf(
    aSource('a', told, { publisher: 'The Harbour Post', publishedAt: '2026-03-02T00:00:00.000Z' }),
    aSource('b', `${told} He left at noon.`, { publisher: 'Coast Wire', publishedAt: '2026-04-20T00:00:00.000Z' }),
    aSource('c', told, { publisher: 'Reed Wire', withdrawn: { at: '2026-05-01T00:00:00.000Z', reason: 'wrong' } }),
    ...FILLER,
  );
  const sources = (question: string, now: number | null = null) => rank(question, view, now, all).ranked.map(({ fact }) => fact.sourceId);

  test('a publisher on file that it names is the only one heard', () => {
    expect(new Set(sources('Why did the minister resign, according to Coast Wire?'))).toEqual(new Set(['b']));
    expect(new Set(sources('Did the Harbour Post article say that the minister resigned?'))).toEqual(new Set(['a']));
  });

  test('one that is not on file, or not named as the one who says so, hinders nothing', () => {
    expect(sources('Why did the minister resign, according to the Daily Echo?')).toContain('a');
    // All that it published was withdrawn.
    expect(sources('Why did the minister resign, according to Reed Wire?')).toContain('a');
    expect(sources('Did Coast Wire sack the minister?')).toContain('a');
  });

  test('when it came out decides between equals', () => {
    expect(sources('Why did the minister resign in April?')[0]).toBe('b');
    expect(sources('Why did the minister resign in March 2026?')[0]).toBe('a');
    expect(sources('Why did the minister resign yesterday?', Date.parse('2026-03-03T12:00:00Z'))[0]).toBe('a');
    expect(sources('What is the latest on why the minister resigned?')[0]).toBe('b');
  });
});
