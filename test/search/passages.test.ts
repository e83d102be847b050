import { describe, expect, test } from 'vitest';
import type { Library } from '../../src/domain/fact.ts';
import type { Source } from '../../src/domain/source.ts';
import { passagesOf } from '../../src/search/passages.ts';

const SOURCE: Source = {
  id: 'wire',
  topicId: 'flood',
  version: 3,
  title: 'Flood',
  publisher: 'Coast Wire',
  url: null,
  publishedAt: null,
  retrievedAt: '2026-03-13T00:00:00Z',
  language: 'en',
  originId: 'coast-wire',
  sha256: '',
  text: '',
  withdrawn: null,
  gates: [{ audience: null, embargo: '2026-03-14T00:00:00Z' }],
};

const read = (text: string, more: Partial<Source> = {}) => {
  const library: Library = { topics: [], facts: [], names: [], sources: [{ ...SOURCE, text, ...more }] };
  return passagesOf(library);
};

describe('passages', () => {
  test('are unconfirmed and not reviewed, whatever the cues say', () => {
    const passages = read(
      'The ministry confirmed that five had died. The report was found false. Correction: it was six. The dam will hold, the army said.',
    );
    expect(passages).toHaveLength(4);
    for (const { status, proposedStatus, reviewed, gates } of passages) {
      expect({ status, proposedStatus, reviewed, gates }).toEqual({
        status: 'unconfirmed',
        proposedStatus: null,
        reviewed: false,
        gates: SOURCE.gates,
      });
    }
  });

  test('say who speaks and how', () => {
    const [official, hedged, silent, view] = read(
      'The dam may break, the army said. Two villages are said to be cut off. The ministry has not commented. Mayor Ada Krol called the flood “a disgrace”.',
    );
    expect(official).toMatchObject({
      attribution: { kind: 'official-on-record', as: 'the army', by: null, relayed: true, inherited: false, originId: 'coast-wire' },
      modality: 'possible',
      view: null,
    });
    expect(hedged).toMatchObject({ attribution: { kind: 'unattributed', as: null, relayed: false }, modality: 'fact' });
    expect(silent).toMatchObject({ attribution: { kind: 'unattributed' }, modality: 'absence' });
    expect(view).toMatchObject({ attribution: { as: 'Mayor Ada Krol' }, modality: 'characterisation', view: 'Mayor Ada Krol' });
  });

  test('count as relayed unless the publisher speaks for itself', () => {
    const text = 'The Water Authority said the dam was safe.';
    expect(read(text)[0]?.attribution.relayed).toBe(true);
    expect(read(text, { publisher: 'The water authority' })[0]?.attribution.relayed).toBe(false);
    expect(read(text, { publisher: null })[0]?.attribution.relayed).toBe(true);
  });

  test('take their speaker from up to three sentences before, but not across a heading', () => {
    const sources = 'According to rescue sources, boats are short. They are patched daily. They leak.';
    expect(read(`${sources} They may sink.`).map((passage) => passage.attribution.as)).toEqual(Array(4).fill('rescue sources'));
    expect(read(`${sources} They may sink.`).map((passage) => passage.attribution.inherited)).toEqual([false, true, true, true]);
    expect(read(`${sources}\nBoats\nThey may sink.`).at(-1)?.attribution).toMatchObject({ kind: 'unattributed', as: null });
  });

  test('are never headings or questions, and none are taken from a killed source', () => {
    expect(read('Dam holds\nWill it hold? It held.').map((passage) => passage.quote.exact)).toEqual(['It held.']);
    expect(read('It held.', { withdrawn: { reason: 'wrong', at: '2026-03-13T00:00:00Z' } })).toEqual([]);
  });

  test('are no datelines, bylines, captions or furniture, nor questions in Arabic', () => {
    const text = [
      'By Ada Krol',
      'BRENNE, Norrvik (AP) — The dam held.',
      'Photo: The dam on Monday.',
      'Read more: How it was built.',
      'هل صمد السد؟',
      'It held all night. (Reporting by Ada Krol; editing by Tom Orr)',
    ].join('\n');
    expect(read(text).map((passage) => passage.quote.exact)).toEqual(['The dam held.', 'It held all night.']);
  });

  test('of a quotation too long to be one have its speaker, wherever that stands', () => {
    const boats = Array.from({ length: 15 }, (_, n) => `We saw boat ${n} go.`).join(' ');
    const named = (text: string) => read(text).map(({ attribution: { as, inherited } }) => ({ as, inherited }));
    const own = { as: 'Ada Krol', inherited: false };
    const taken = { as: 'Ada Krol', inherited: true };
    expect(named(`“${boats} We left,” said Ada Krol.`)).toEqual([...Array(15).fill(taken), own]);
    expect(named(`“It was night,” said Ada Krol. “${boats}” It rained.`)).toEqual([
      own,
      ...Array(15).fill(taken),
      { as: null, inherited: false },
    ]);
  });
});
