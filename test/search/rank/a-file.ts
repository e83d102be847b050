import { makeNewsroom } from '../../../src/desk/newsroom.ts';
import { READER } from '../../../src/domain/audience.ts';
import { type Source, UNFILED } from '../../../src/domain/source.ts';
import { loadLexicon } from '../../../src/language/load.ts';
import type { View } from '../../../src/search/view.ts';

/** A source as an import brings it, of no topic. */
export const aSource = (id: string, text: string, more: Partial<Source> = {}): Source => ({
  id,
  topicId: UNFILED,
  version: 1,
  title: id,
  publisher: null,
  url: null,
  publishedAt: null,
  retrievedAt: '2026-05-01T00:00:00.000Z',
  language: 'en',
  originId: id,
  sha256: '',
  text,
  withdrawn: null,
  gates: [],
  ...more,
});

/** What a reader sees of some sources. */
export function viewOf(...sources: readonly Source[]): View {
  return makeNewsroom({ topics: [], names: [], facts: [], sources }, loadLexicon()).view({ viewer: READER, now: 0 });
}

/** Sentences about other things, so that words have a rarity. */
export const FILLER: readonly Source[] = Array.from({ length: 12 }, (_, at) =>
  aSource(
    `filler-${at}`,
    [
      `The council of district ${at} approved a budget for schools and roads.`,
      `A farmer near village ${at} sold wheat to the market.`,
      `Engineers repaired the railway line after the storm in week ${at}.`,
      `The museum opened an exhibition of maps and coins.`,
    ].join(' '),
  ),
);
