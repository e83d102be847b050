import { afterAll, describe, expect, test } from 'vitest';
import { READER } from '../../src/domain/audience.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { allBytes, bytesAround, copied, firstDifference, misspelt, opened, removeCopies } from './hidden.ts';
import { EDITOR, FLOOD, onFile } from './on-file.ts';

afterAll(removeCopies);

const LIFT = Date.parse('2026-12-01T06:00:00Z');
const reader = (now: number) => ({ viewer: READER, now });
const editor = { viewer: EDITOR, now: LIFT - 1 };
const BEFORE = reader(LIFT - 1);

const plain = copied([FLOOD]);
const passages = (facts: readonly Fact[]) => facts.filter(({ reviewed }) => !reviewed);
/** A sentence of an open source that no fact rests on. */
const [free] = passages(opened(plain).view(BEFORE).facts).filter(({ quote }) => /^[A-Z].*\.$/su.test(quote.exact));
if (!free) throw new Error('a passage is on file');

/** A name that nothing on file uses. */
const UNUSED = { id: 'veldrin', name: 'Veldrin Institute', kind: 'body', is: ['laboratory'], aliases: ['Veldrinn Lab'] };
const TAKEN = {
  id: 'taken',
  statement: 'The desk has this from the Veldrin Institute, too.',
  source: free.sourceId,
  quote: free.quote.exact,
  attribution: { kind: 'unattributed' },
  status: 'unconfirmed',
  modality: 'fact',
  questions: ['What does the Veldrin Institute say?'],
  embargo: new Date(LIFT).toISOString(),
};

const folder = (...more: readonly object[]) =>
  copied([FLOOD], (topic) => {
    topic(FLOOD).edit('names', (names) => [...names, UNUSED]);
    topic(FLOOD).edit('facts', (facts) => [...facts, ...more.map((each) => ({ ...each }))]);
  });
const [without, within] = [folder(), folder(TAKEN)];
const found = (folder: string, eyes: typeof editor) =>
  opened(folder)
    .view(eyes)
    .facts.map(({ id }) => id)
    .filter((id) => id === free.id || id.endsWith('/taken'));

describe('a hidden fact on an open source', () => {
  const questions = [
    free.quote.exact,
    ...free.quote.exact.split(/\W+/u).filter((word) => word.length > 3),
    ...[UNUSED.name, ...UNUSED.aliases].flatMap((name, at) => [`Who is ${name}?`, `What does ${misspelt(name, at)} say?`, `veldrin ${at}`]),
    ...onFile(within).library.facts.flatMap((fact) => [fact.statement, ...fact.questions]),
  ];

  test('leaves its sentence standing as a passage for those who don’t see it, and for no others', () => {
    expect(found(without, BEFORE)).toEqual([free.id]);
    expect(found(within, BEFORE)).toEqual([free.id]);
    expect(found(within, editor)).toEqual([`${FLOOD}/taken`]);
    expect(found(within, reader(LIFT))).toEqual([`${FLOOD}/taken`]);
  });

  test('does so whoever looks first, and after each change', () => {
    const newsroom = opened(within);
    const seenBy = (eyes: typeof editor) => newsroom.view(eyes).facts.some(({ id }) => id === free.id);
    expect([seenBy(editor), seenBy(BEFORE), seenBy(editor)]).toEqual([false, true, false]);
    newsroom.use(onFile(without).library);
    expect([seenBy(editor), seenBy(BEFORE)]).toEqual([true, true]);
    newsroom.use(onFile(within).library);
    expect([seenBy(BEFORE), seenBy(editor), seenBy(reader(LIFT))]).toEqual([true, false, false]);
  });

  test('makes no difference to a reader, nor does a name that it alone uses', () => {
    expect(
      firstDifference(questions, allBytes(questions, opened(within), BEFORE), allBytes(questions, opened(without), BEFORE)),
    ).toBeNull();
    expect(bytesAround([FLOOD], opened(within), BEFORE)).toEqual(bytesAround([FLOOD], opened(without), BEFORE));
    expect(
      firstDifference(questions, allBytes(questions, opened(within), editor), allBytes(questions, opened(without), editor)),
    ).not.toBeNull();
  });
});
