import fc from 'fast-check';
import type { Point } from '../../../src/desk/point.ts';
import { fact, facts, SOURCE_FIELDS, source } from '../../knowledge/temp-knowledge.ts';
import { ADesk } from '../a-desk.ts';
import { type AnyAct, anyAct, doAny } from '../any-act.ts';
import { edits, type Posted } from '../at-the-desk.ts';

const DAM = {
  id: 'dam',
  statement: 'The dam holds.',
  quote: '“The dam is holding,” its chief said.',
  attribution: '{kind: named, as: its chief}',
  status: 'unconfirmed',
};
const RAIN = {
  id: 'rain',
  statement: 'More rain is expected.',
  source: 'bulletin',
  quote: 'More rain is expected in the coming hours.',
  attribution: '{kind: unattributed}',
  status: 'unconfirmed',
  modality: 'expected',
};
const CLOSED = '{people: [VERA]}';

/** A source whose window passes, and an embargo that lifts, while a history runs. */
const BULLETIN = source(
  'id: bulletin\ntitle: Bulletin\npublisher: Valley Wire\npublishedAt: 2026-05-03T08:00:40Z\nretrievedAt: 2026-05-03T19:00:00Z',
  'More rain is expected in the coming hours.\n',
);
const EMBARGO = '2026-05-04T08:00:30Z';

/** What the files may say: what is there, what it says, and behind which gates. */
const FILES = [
  [fact(), fact(DAM), fact(RAIN)],
  [fact({ audience: CLOSED }), fact(DAM), fact(RAIN)],
  [fact(), fact({ ...DAM, embargo: EMBARGO }), fact(RAIN)],
  [fact(), fact({ ...DAM, links: '[{kind: supersedes, to: dead}]' }), fact(RAIN)],
  [fact(), fact({ ...DAM, audience: CLOSED, links: '[{kind: corrects, to: dead}]' })],
  [fact(), fact(RAIN)],
  [fact({ modality: 'estimate' }), fact(DAM), fact({ ...RAIN, status: 'disputed', validUntil: '2026-05-05' })],
].map((entries) => ({ 'flood/facts.yaml': facts(...entries) }));
const HEADERS = ['', `\naudience: ${CLOSED}`, `\nembargo: ${EMBARGO}`].map((more) => ({
  'flood/sources/wire.md': source(`${SOURCE_FIELDS}${more}`),
}));
const ALL_FILES = [...FILES, ...HEADERS];

/** Something at the desk or in the files, and how long it is until the next (ms). */
export type Happening = { readonly act: AnyAct; readonly takes: number } | { readonly files: number; readonly takes: number };

const takes = fc.constantFrom(0, 1000, 7000);
export const anyHistory = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ act: anyAct, takes }) },
    { weight: 2, arbitrary: fc.record({ files: fc.nat(ALL_FILES.length - 1), takes }) },
  ),
  { minLength: 8, maxLength: 14 },
);

/** A desk with that history, and a point of it before and after each happening. */
export async function lived(history: readonly Happening[]): Promise<{ desk: ADesk; points: readonly Point[] }> {
  const desk = new ADesk({ 'flood/sources/bulletin.md': BULLETIN, ...FILES[0] });
  const points = [desk.onFile.point(desk.now)];
  let last: Posted;
  for (const happening of history) {
    if ('act' in happening) last = (await doAny(desk, happening.act, last)) ?? last;
    else edits(desk, ALL_FILES[happening.files] ?? {});
    desk.now += happening.takes;
    points.push(desk.onFile.point(desk.now));
  }
  if (desk.broke.length > 0) throw desk.broke[0];
  return { desk, points };
}
