import fc from 'fast-check';
import { expect, test } from 'vitest';
import { READER, type Viewer } from '../../src/domain/audience.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { loadLexicon, readChat } from '../../src/language/load.ts';
import { indexTerms } from '../../src/search/index-terms.ts';
import { Stacks } from '../../src/search/stacks.ts';
import type { View } from '../../src/search/view.ts';
import { runs } from '../deep.ts';
import { addSource, EDITORS, edits, type Standing } from '../search/edits.ts';
import { EDITOR, FIXTURES, FLOOD, onFile, RECALL } from '../search/on-file.ts';

const lexicon = loadLexicon();
const { library } = onFile(FIXTURES, [FLOOD, RECALL]);
const spare = onFile(FIXTURES, ['ferry-accident', 'museum-theft']).library.sources;
const START: Standing = { library, closed: new Set(), now: Date.parse('2026-11-28T12:00:00Z') };
const VIEWERS: readonly Viewer[] = [READER, EDITOR, { ...READER, person: 'slack:ADA' }];

/** Where the sentences of a library are found. */
export interface EngineRig {
  /** From now on this is on file. */
  readonly use: (standing: Standing) => void;
  readonly stacks: Stacks;
}

/** What every way of finding sentences must do, whichever of them are where. */
export function engineContract(make: (standing: Standing) => EngineRig): void {
  test('shows each viewer the same things and the same statistics as all in memory, after whatever edits', () => {
    fc.assert(
      fc.property(fc.array(edits(spare), { maxLength: 7 }), (all) => {
        let standing = START;
        const rig = make(standing);
        for (const { edit } of all) {
          standing = edit(standing);
          rig.use(standing);
          rig.stacks.view(READER, standing.now);
        }
        const whole = new Stacks(standing.library, lexicon, readChat(), standing.closed);
        const everything = VIEWERS.flatMap((viewer) => whole.view(viewer, standing.now).facts);
        for (const viewer of VIEWERS)
          expectSame(rig.stacks.view(viewer, standing.now), whole.view(viewer, standing.now), new Set(everything.map(({ id }) => id)));
      }),
      { numRuns: runs(4, 200) },
    );
  });

  test('counts nothing from behind other gates', () => {
    const secret = {
      ...(spare[0] as (typeof spare)[number]),
      id: 'secret',
      topicId: FLOOD,
      gates: [EDITORS],
      text: 'Zanzibaris met Quirinus.',
    };
    const rig = make(addSource(secret)(START));
    const [reader, editor] = [READER, EDITOR].map((viewer) => rig.stacks.view(viewer, START.now));
    const without = make(START).stacks.view(READER, START.now);
    expect([reader?.documents, reader?.averageLength]).toEqual([without.documents, without.averageLength]);
    expect(reader?.rarity('zanzibaris')).toBe(without.rarity('zanzibaris'));
    expect(reader && [...reader.room.vocabulary()].sort()).toEqual([...without.room.vocabulary()].sort());
    expect(editor && [...editor.room.vocabulary()]).toContain('quirinus');
    expect(reader && found(reader, ['quirinus'])).toEqual([]);
    expect(editor && found(editor, ['quirinus']).map(({ quote }) => quote.exact)).toEqual([secret.text]);
  });

  test('shows what was under an embargo from its lift on, counted with all else', () => {
    const embargo = '2026-12-01T00:00:00Z';
    const [first] = spare;
    const later = { ...(first as (typeof spare)[number]), topicId: FLOOD, gates: [{ audience: null, embargo }] };
    const { stacks } = make(addSource(later)(START));
    const open = make(addSource({ ...later, gates: [] })(START)).stacks.view(READER, START.now);
    expect(stacks.view(READER, Date.parse(embargo) - 1).documents).toBeLessThan(open.documents);
    const lifted = stacks.view(READER, Date.parse(embargo));
    expect([lifted.documents, lifted.averageLength, lifted.rarity('flood')]).toEqual([
      open.documents,
      open.averageLength,
      open.rarity('flood'),
    ]);
  });

  test('takes no word for anything but a word', () => {
    const text = 'NOT OR AND NEAR met "quoted" k* (x) at u.s. posts on 3.5 roads: #tag, the قال رجل and naïve O\'Neill.';
    const odd = { ...(spare[0] as (typeof spare)[number]), id: 'odd', topicId: FLOOD, gates: [], text };
    const view = make(addSource(odd)(START)).stacks.view(READER, START.now);
    for (const term of ['NOT', '"', '*', 'near(', 'k*', ' ', '', '\u0000', '\u{E000}0041', 'x'.repeat(300)])
      for (const { frequency, candidates, knows } of view.engines)
        expect([frequency(term), candidates(new Map([[term, 1]]), 10).length, knows(term)]).toEqual([0, 0, false]);
    for (const word of ['naive', 'met', "o'neill"])
      expect(found(view, [lexicon.key(word)]).map(({ id }) => id)).toContain(`odd#0-${text.length}`);
  });
}

const found = (view: View, keys: readonly string[]): readonly Fact[] =>
  view.engines.flatMap((engine) => engine.candidates(new Map(keys.map((key) => [key, 1])), 200)).map(({ fact }) => fact);

function expectSame(view: View, whole: View, all: ReadonlySet<string>): void {
  const facts = whole.facts;
  expect(view.documents).toBe(facts.length);
  for (const id of all) expect(view.factById.get(id)).toEqual(whole.factById.get(id));
  expect([...view.room.vocabulary()].sort()).toEqual([...whole.room.vocabulary()].sort());
  expect(view.averageLength).toBeCloseTo(whole.averageLength, 12);
  const keys = new Set(facts.flatMap((fact) => indexTerms(fact, lexicon, whole.names).keys));
  expect(keys.size).toBeGreaterThan(facts.length === 0 ? -1 : 0);
  for (const key of keys) {
    expect(view.rarity(key)).toBe(whole.rarity(key));
    expect(view.room.known(key)).toBe(true);
  }
  const some = [...keys].filter((_, at) => at % 23 === 0);
  for (const key of some) {
    const ids = (of: View) =>
      found(of, [key])
        .map(({ id }) => id)
        .sort();
    expect(ids(view)).toEqual(ids(whole));
    for (const fact of found(view, [key])) expect(view.factById.get(fact.id)).toBe(fact);
  }
}
