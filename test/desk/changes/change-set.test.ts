import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, type ChangeSet, followedBy, kindOf, type State, stateIn, stateOf } from '../../../src/desk/changes/change-set.ts';
import { editText } from '../../../src/desk/daily/edit-text.ts';
import { topicSummary } from '../../../src/desk/daily/summary-topic.ts';
import { topicsSeen } from '../../../src/desk/daily/summary-topics.ts';
import type { Point } from '../../../src/desk/point.ts';
import { READER, type Viewer } from '../../../src/domain/audience.ts';
import { runs } from '../../deep.ts';
import { fact } from '../../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, TWO_FACTS } from '../a-desk.ts';
import { edits } from '../at-the-desk.ts';
import { asked } from '../daily/a-summary.ts';
import { anyHistory, lived } from './any-history.ts';

const VERA: Viewer = { ...READER, person: 'VERA' };
const VIEWERS: readonly Viewer[] = [READER, VERA, { ...READER, role: 'editor' }];

const at = (desk: ADesk, point: Point, viewer: Viewer): State => stateOf(desk.onFile.asOf(point).library, viewer, point.at);

/** Each change in words: what it comes to, and whether both ends are shown as those of another set are. */
const kinds = (changes: ChangeSet): string[] => [...changes].map(([id, change]) => `${id} ${kindOf(change, changes)}`).sort();

/** Ids of what the one set has otherwise than the other, at either end. */
const otherwise = (one: ChangeSet, other: ChangeSet, end: 'from' | 'to'): string[] => {
  const ends = (changes: ChangeSet): State => new Map([...changes].flatMap(([id, change]) => (change[end] ? [[id, change[end]]] : [])));
  return [...between(ends(one), ends(other)).keys()];
};

test('Monday to Wednesday is Monday to Tuesday and then Tuesday to Wednesday, whatever happened and whoever reads', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.nat(), fc.nat(), async (history, one, other) => {
      const { desk, points } = await lived(history);
      const last = points.length - 1;
      const [i, j] = [one % points.length, other % points.length].sort((a, b) => a - b) as [number, number];
      for (const viewer of VIEWERS) {
        const [monday, tuesday, wednesday] = [points[i], points[j], points[last]].map((point) => at(desk, point as Point, viewer)) as [
          State,
          State,
          State,
        ];
        const whole = between(monday, wednesday);
        const parts = followedBy(between(monday, tuesday), between(tuesday, wednesday));
        expect(kinds(parts)).toEqual(kinds(whole));
        expect([otherwise(parts, whole, 'from'), otherwise(parts, whole, 'to')]).toEqual([[], []]);
        expect(editText(parts)).toBe(editText(whole));
        const view = desk.desk.view({ viewer, now: desk.now });
        const means = asked(desk, points[i] as Point, { viewer });
        const rendered = (changes: ChangeSet) =>
          JSON.stringify(topicsSeen(means, view, changes).map((topic) => topicSummary(topic, means, view)));
        expect(rendered(parts)).toBe(rendered(whole));
        for (const [, change] of whole) seen.set(`${kindOf(change, whole)}`, (seen.get(`${kindOf(change, whole)}`) ?? 0) + 1);
      }
    }),
    { numRuns: runs(10, 400) },
  );
  // The law says nothing where nothing of note ever changes.
  expect([...seen.keys()]).toEqual(expect.arrayContaining(['corrected', 'new', 'status', 'null']));
});

test('what is in a view is what may be seen of the library', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      const { desk } = await lived(history);
      for (const viewer of VIEWERS) {
        const inView = stateIn(desk.desk.view({ viewer, now: desk.now }), viewer, desk.now);
        const inLibrary = at(desk, desk.onFile.point(desk.now), viewer);
        expect([...inView.keys()].sort()).toEqual([...inLibrary.keys()].sort());
        expect([...between(inView, inLibrary)]).toEqual([]);
      }
    }),
    { numRuns: runs(3, 100) },
  );
});

describe('a change', () => {
  /** What is told of each fact after somebody did something, by its slug. */
  const comesOf = async (act: (desk: ADesk) => Promise<unknown> | unknown, { files = TWO_FACTS, viewer = READER } = {}) => {
    const desk = new ADesk(files);
    const before = desk.onFile.point(desk.now);
    desk.now += 1000;
    await act(desk);
    const changes = between(at(desk, before, viewer), at(desk, desk.onFile.point(desk.now), viewer));
    return Object.fromEntries([...changes].map(([id, change]) => [id.split('/')[1], kindOf(change, changes)]));
  };
  const audience = '{people: [VERA]}';
  const dam = (fields: Readonly<Record<string, string>> = {}) =>
    fact({
      id: 'dam',
      quote: '“The dam is holding,” its chief said.',
      attribution: '{kind: named, as: its chief}',
      status: 'unconfirmed',
      ...fields,
    });
  const filed = (...entries: readonly string[]) => ({ ...TWO_FACTS, 'flood/facts.yaml': `facts:\n${entries.join('')}` });

  test('back to what was is none', async () => {
    expect(
      await comesOf(async (desk) => {
        await desk.does('ED', `/desk status ${DEAD} disputed`);
        await desk.does('ED', `/desk status ${DEAD} official`);
      }),
    ).toEqual({});
  });

  test('of the standing alone is told as such; where it may not be used any more, as a correction', async () => {
    expect(await comesOf((desk) => desk.does('ED', `/desk status ${DEAD} disputed`))).toEqual({ dead: 'status' });
    expect(await comesOf((desk) => desk.does('ED', `/desk status ${DEAD} held why`))).toEqual({ dead: 'status' });
    expect(await comesOf((desk) => desk.does('ED', `/desk status ${DEAD} withdrawn why`))).toEqual({ dead: 'corrected' });
    expect(await comesOf((desk) => desk.does('ED', '/desk kill wire why'))).toEqual({ dead: 'corrected', dam: 'corrected' });
  });

  test('of the desk’s own words, which nobody is shown, is none', async () => {
    expect(await comesOf((desk) => edits(desk, filed(fact({ statement: 'Otherwise.' }), dam({ statement: 'The dam holds.' }))))).toEqual(
      {},
    );
  });

  test('by a newer entry says whether that corrects it', async () => {
    expect(await comesOf((desk) => desk.does('ED', `/desk link dam supersedes ${DEAD}`))).toEqual({ dead: 'superseded' });
    expect(await comesOf((desk) => desk.does('ED', `/desk link dam corrects ${DEAD}`))).toEqual({ dead: 'corrected' });
  });

  test('by an entry behind a gate is there for those alone who may see that', async () => {
    const hidden = filed(fact(), dam({ audience }));
    const act = (desk: ADesk) => desk.does('VERA', `/desk link dam supersedes ${DEAD}`);
    expect(await comesOf(act, { files: hidden })).toEqual({});
    expect(await comesOf(act, { files: hidden, viewer: VERA })).toEqual({ dead: 'superseded' });
  });

  test('to what may not be seen any more leaves no trace, on what it stood instead of neither', async () => {
    const superseding = { links: '[{kind: supersedes, to: dead}]' };
    expect(
      await comesOf((desk) => edits(desk, filed(fact(), dam({ ...superseding, audience }))), { files: filed(fact(), dam(superseding)) }),
    ).toEqual({
      dead: null,
      dam: null,
    });
  });

  test('to what may be seen from now on is new', async () => {
    expect(await comesOf((desk) => edits(desk, filed(fact(), dam())), { files: filed(fact(), dam({ audience })) })).toEqual({ dam: 'new' });
  });

  test('to what came withdrawn is none: nobody was told of it', async () => {
    const files = filed(fact(), dam({ audience }));
    const act = async (desk: ADesk) => {
      await desk.does('VERA', '/desk status dam withdrawn made up');
      edits(desk, filed(fact(), dam({ status: 'withdrawn', statusReason: 'made up', statusAt: '2026-05-04' })));
    };
    expect(Object.values(await comesOf(act, { files })).filter((kind) => kind !== null)).toEqual([]);
  });
});
