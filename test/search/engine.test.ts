import { afterEach, describe, expect, test } from 'vitest';
import { Archiving } from '../../src/desk/archiving.ts';
import { READER } from '../../src/domain/audience.ts';
import type { Library } from '../../src/domain/fact.ts';
import { loadLexicon, readChat } from '../../src/language/load.ts';
import { NOTHING_ARCHIVED } from '../../src/search/archive.ts';
import { highest } from '../../src/search/highest.ts';
import { plainTerms } from '../../src/search/index-terms.ts';
import { Stacks } from '../../src/search/stacks.ts';
import type { View } from '../../src/search/view.ts';
import { openStorage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';
import { type EngineRig, engineContract } from '../contracts/engine.ts';
import type { Standing } from './edits.ts';
import { FIXTURES, onFile } from './on-file.ts';

const lexicon = loadLexicon();
const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

function archiving(): Archiving {
  const { archive, close } = openStorage(MEMORY);
  opened.push(close);
  return new Archiving({ archive, inMemory: 0, lexicon });
}

/** `moves`: whether older sentences are moved after the change of that number. */
function rig(start: Standing, moves: (turn: number) => boolean): EngineRig {
  const all = archiving();
  const stacks = new Stacks(start.library, lexicon, readChat(), start.closed);
  let turn = 0;
  const use = ({ library, closed, now }: Standing) => {
    if (moves(turn++)) while (all.goOn(library, 100, now));
    stacks.use(library, closed, undefined, all.archive);
  };
  use(start);
  return { use, stacks };
}

describe('the index in memory', () => engineContract((start) => rig(start, () => false)));
describe('the archive', () => engineContract((start) => rig(start, () => true)));
describe('an archive that lags behind', () => engineContract((start) => rig(start, (turn) => turn % 3 === 0)));

/** Two views of the same: all in memory, and all in the archive. */
function both(library: Library): readonly [memory: View, archive: View] {
  const all = archiving();
  while (all.goOn(library, 1000, 0));
  return [NOTHING_ARCHIVED, all.archive].map((archive) => {
    const stacks = new Stacks({ ...library, sources: [] }, lexicon, readChat());
    stacks.use(library, undefined, undefined, archive);
    return stacks.view(READER, 0);
  }) as unknown as readonly [View, View];
}

test('either engine has the sentence that a question was made from among its first candidates, about as often as the other', () => {
  const { library } = onFile(FIXTURES);
  const [memory, archive] = both({
    topics: [],
    facts: [],
    names: [],
    sources: library.sources.map((source) => ({ ...source, gates: [] })),
  });
  expect(memory.facts.length).toBeGreaterThan(200);
  expect(archive.facts).toEqual([]);
  const asked = memory.facts
    .filter((_, at) => at % Math.ceil(memory.facts.length / 200) === 0)
    .map((fact) => {
      const { keys } = plainTerms(fact.quote.exact, lexicon);
      // Every third word of the sentence, and as many that aren't in it.
      const others = [...memory.room.vocabulary()].filter((_, at) => at % 97 === fact.quote.start % 97).slice(0, keys.length / 3);
      return { fact, terms: new Map([...keys.filter((_, at) => at % 3 === 0), ...others].map((key) => [key, 1])) };
    });
  const share = (view: View, first: number) =>
    asked.filter(({ fact, terms }) =>
      view.engines.some((engine) => engine.candidates(terms, first).some((each) => each.fact.id === fact.id)),
    ).length / asked.length;
  expect(asked.length).toBeGreaterThan(80);
  for (const first of [200, 5]) {
    expect(share(memory, first)).toBeGreaterThan(0.9);
    expect(Math.abs(share(memory, first) - share(archive, first))).toBeLessThanOrEqual(first === 200 ? 0.01 : 0.05);
  }
});

test('a name is found in the archive by the words of its spellings, whatever else is called so', () => {
  const [name] = onFile(FIXTURES).library.names;
  const body = {
    ...name,
    id: 'un',
    name: 'United Nations',
    aliases: ['UN body', 'the'],
    maybe: [],
    gates: [],
    topicId: '',
  } as Library['names'][number];
  const source = {
    ...onFile(FIXTURES).library.sources[0],
    id: 's',
    topicId: '',
    gates: [],
    text: 'Nations united. The united front met. A UN body spoke.',
  };
  const [, archive] = both({ topics: [], facts: [], names: [body], sources: [source as Library['sources'][number]] });
  const hits = archive.engines.flatMap((engine) => engine.candidates(new Map([['#un', 1]]), 10));
  expect(hits.map(({ fact }) => fact.quote.exact).sort()).toEqual(['A UN body spoke.', 'Nations united.']);
});

test('the highest are those that sorting would give', () => {
  const scores = Float32Array.from({ length: 500 }, (_, at) => ((at * 7919) % 101) - 20);
  const sorted = [...scores.keys()].filter((at) => (scores[at] ?? 0) > 0).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  for (const limit of [0, 1, 37, 1000]) expect(highest(scores, limit)).toEqual(sorted.slice(0, limit));
});
