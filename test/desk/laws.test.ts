import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LibraryBuilder } from '../../src/knowledge/library.ts';
import { runs } from '../deep.ts';
import { ADesk } from './a-desk.ts';
import { type AnyAct, anyAct, doAny } from './any-act.ts';
import { labelsUnder, type Posted } from './at-the-desk.ts';

/** All that anybody is shown of what is on file: without the numbers of the versions, which only go up. */
function shownOf(desk: ADesk): string {
  const view = desk.desk.view({ viewer: { role: 'admin', person: null, groups: [], channel: null }, now: desk.now });
  return JSON.stringify([view.facts, [...view.sourceById.values()]], (name, value) => (name === 'version' ? undefined : value));
}

/** What is said of a fact, and by whom: what people approve with a status. */
const wordingOf = (desk: ADesk, id: string, version: number): string => {
  const holding = desk.onFile.store.history('fact', id).find((each) => each.version === version)?.holding;
  if (holding?.kind !== 'fact') throw new Error(`${id} has no version ${version}`);
  const { source, quote, attribution, modality, view } = holding.fields;
  return JSON.stringify([source, quote, attribution.kind, attribution.as, modality, view ?? null]);
};

/** Statuses that stand without the word of two people, one of them a verifier, for that very status and wording: by the audit alone. */
function unapproved(desk: ADesk): string[] {
  return desk.onFile.library.facts.flatMap(({ id, status, version }) => {
    if (status !== 'confirmed' && status !== 'found-false') return [];
    const wording = wordingOf(desk, id, version);
    const approved = desk.onFile.store.history('fact', id).filter(({ act, version: each, holding, by }) => {
      if (act !== 'approve' || holding.kind !== 'fact' || !by.includes(':')) return false;
      return (holding.pending?.status ?? holding.fields.status) === status && wordingOf(desk, id, each) === wording;
    });
    const people = new Set(approved.map(({ by }) => by.split(':')[1]));
    return people.size >= 2 && (people.has('VERA') || people.has('ADA')) ? [] : [`${id} is ${status} by ${[...people]}`];
  });
}

const run = async (acts: readonly AnyAct[], check: (desk: ADesk, last: Posted) => Promise<void> | void): Promise<void> => {
  const desk = new ADesk();
  let last: Posted;
  for (const act of acts) {
    last = (await doAny(desk, act, last)) ?? last;
    desk.now += 1000;
    await check(desk, last);
    if (desk.broke.length > 0) throw desk.broke[0];
  }
};

test('whoever does whatever: what takes two people has their word, every quote stands, and nothing breaks', async () => {
  let confirmed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 20, maxLength: 40 }), async (acts) => {
      await run(acts, (desk) => {
        expect(unapproved(desk)).toEqual([]);
        confirmed += desk.onFile.library.facts.filter(({ status }) => status === 'confirmed').length;
      });
    }),
    { numRuns: runs(15, 400) },
  );
  // The law says nothing where nobody ever confirms anything.
  expect(confirmed).toBeGreaterThan(0);
});

test('what stands in memory is what the store would give another process', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 10, maxLength: 20 }), async (acts) => {
      await run(acts, (desk) => {
        const { store, library } = desk.onFile;
        expect(library).toEqual(new LibraryBuilder().build(store.held()));
        expect(desk.onFile.at(new Date(desk.now).toISOString()).library).toEqual(library);
      });
    }),
    { numRuns: runs(8, 200) },
  );
});

test('Undo brings back exactly what was shown', async () => {
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 10, maxLength: 20 }), async (acts) => {
      const desk = new ADesk();
      for (const act of acts) {
        const before = shownOf(desk);
        const said = await doAny(desk, act, undefined);
        if (labelsUnder(said).includes('Undo') && act.which % 3 > 0) {
          await desk.presses(act.who, 'Undo', said);
          expect(shownOf(desk)).toBe(before);
          undone++;
        }
        desk.now += 1000;
      }
    }),
    { numRuns: runs(8, 200) },
  );
  expect(undone).toBeGreaterThan(0);
});
