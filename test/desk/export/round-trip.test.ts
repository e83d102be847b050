import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactHolding, Holding } from '../../../src/knowledge/holding.ts';
import { LibraryBuilder } from '../../../src/knowledge/library.ts';
import { readKnowledge } from '../../../src/knowledge/read.ts';
import { runs } from '../../deep.ts';
import { ADesk } from '../a-desk.ts';
import { anyAct, doAny } from '../any-act.ts';
import type { Posted } from '../at-the-desk.ts';
import { asked, heldAs, planFor, put, saidIn, textsOf } from './out-of.ts';

/** As the same files load: what chat alone can add is gone. */
const asLoaded = (holding: Holding): Holding => {
  if (holding.kind !== 'fact') return holding;
  const { pending: _pending, ...bare } = holding;
  return { ...bare, approved: [] };
};

test('whatever was done at the desk, its export loads into the same library', async () => {
  let confirmed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 10, maxLength: 25 }), async (acts) => {
      const desk = new ADesk();
      let last: Posted;
      for (const act of acts) {
        last = (await doAny(desk, act, last)) ?? last;
        desk.now += 1000;
      }
      const held = desk.onFile.all();
      const read = readKnowledge(put(planFor(asked(held, 'admin', desk.now))));
      expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const expected = new LibraryBuilder().build(held.map((each) => ({ ...each, holding: asLoaded(each.holding) })));
      expect(saidIn(read)).toEqual(saidIn({ library: expected }));
      confirmed += desk.onFile.library.facts.filter(({ status }) => status === 'confirmed').length;
    }),
    { numRuns: runs(4, 150) },
  );
  // The law says nothing of approvals where nobody ever gives any.
  if (runs(0, 1) === 1) expect(confirmed).toBeGreaterThan(0);
});

const NASTY = [
  '---',
  'a: b',
  '- x',
  '# no comment',
  'it’s “so”',
  '"',
  "'",
  '&a *b !c',
  '{[,]}',
  '| >-',
  '%TAG',
  '@`',
  'true',
  'null',
  '~',
  '0x10',
  '1e3',
  'سجن الحوت',
  '\u{202E}abc\u{202C}',
  '🙂',
  'tab\there',
  '\u{FEFF}x',
  '\u{85}y',
  '\u{7}z',
  '=1+1',
  '..\\../x',
] as const;
const piece = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 }));
const words = fc
  .array(piece, { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join(' ').trim())
  .filter((text) => text !== '');
/** A line of a source that is a sentence by itself. */
const line = words.map((text) => `${text.replaceAll(/\s+/gu, ' ').trim()}.`);
const sourceId = fc.oneof(
  fc.constantFrom('../../etc/passwd', 'a/b', 'A/B', 'con', 'wire', 'WIRE', 'https://x.example/a?b=1#c', 'urn:x:1', 'ü', '.', '-', ' x '),
  fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/u),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((id) => !/\p{Cc}/u.test(id) && id.length <= 200),
);

const things: fc.Arbitrary<Holding[]> = fc
  .record({
    sources: fc.uniqueArray(fc.record({ id: sourceId, title: words, lines: fc.array(line, { minLength: 1, maxLength: 4 }) }), {
      selector: ({ id }) => id,
      minLength: 1,
      maxLength: 5,
    }),
    facts: fc.array(fc.record({ statement: words, as: words, question: words, reason: words, which: fc.nat(20) }), {
      minLength: 1,
      maxLength: 5,
    }),
    title: words,
  })
  // No line stands within another, where it would be found first.
  .map(({ sources, ...rest }) => ({
    ...rest,
    sources: sources.map(({ lines, ...source }) => ({ ...source, lines: lines.map((each, index) => `§${index}§ ${each}`) })),
  }))
  .map(({ sources, facts, title }): Holding[] => [
    { kind: 'topic', id: 'flood', topicId: 'flood', fields: { title, aliases: [], desk: title, bottomLine: ['f0'] } },
    ...sources.map(
      ({ id, title: named, lines }): Holding => ({
        kind: 'source',
        id,
        topicId: 'flood',
        text: `---\n${lines.join('\n---\n')}\n`,
        fields: { id, title: named, retrievedAt: '2026-05-03T19:00:00.000Z', language: 'ar' },
      }),
    ),
    ...facts.map(({ statement, as, question, reason, which }, index): FactHolding => {
      const { id, lines } = sources[which % sources.length] ?? { id: '', lines: [] };
      return {
        kind: 'fact',
        id: `flood/f${index}`,
        topicId: 'flood',
        approved: [],
        fields: {
          id: `f${index}`,
          statement,
          source: id,
          quote: lines[which % lines.length] ?? '',
          attribution: { kind: 'named', as, relayed: index % 2 === 0, inherited: false },
          status: 'held',
          reason,
          at: '2026-05-03T19:00:00.000Z',
          approvals: [],
          modality: 'characterisation',
          view: as,
          answers: [],
          links: index > 0 ? [{ kind: 'denies', to: 'flood/f0' }] : [],
          questions: [question],
          names: [],
          embargo: '2030-01-01T00:00:00.000Z',
          audience: { roles: ['editor'], channels: [reason], groups: [], people: [] },
        },
      };
    }),
  ]);

test('whatever words, ids and texts are on file, they come back character for character; a second export finds nothing to do', () => {
  fc.assert(
    fc.property(things, (holdings) => {
      const held = heldAs(holdings);
      const plan = planFor(asked(held, 'admin'));
      for (const { path } of plan.files) expect(path).toMatch(/^flood\/(?:[a-z]+\.yaml|sources\/[a-z0-9][a-z0-9-]*\.md)$/u);
      expect(new Set(plan.files.map(({ path }) => path)).size).toBe(plan.files.length);
      const folder = put(plan);
      const read = readKnowledge(folder);
      expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(saidIn(read)).toEqual(saidIn({ library: new LibraryBuilder().build(held) }));
      expect(planFor(asked(held, 'admin'), textsOf(folder))).toEqual({ files: [], kept: plan.files.length, problems: [] });
      expect(planFor(asked(heldAs(read.holdings ?? []), 'admin'), textsOf(folder)).files).toEqual([]);
    }),
    { numRuns: runs(30, 1000) },
  );
});
