import fc from 'fast-check';
import { fact, facts, source } from '../knowledge/temp-knowledge.ts';
import type { ADesk } from './a-desk.ts';
import { edits, elsewhere, labelsUnder, type Posted } from './at-the-desk.ts';

/** Something that somebody does, or that becomes of the files. */
export interface AnyAct {
  readonly who: string;
  readonly what: 'line' | 'elsewhere' | 'edit' | 'review' | 'again' | 'files';
  readonly line: string;
  /** Which button, which edit. */
  readonly which: number;
}

const PEOPLE = ['ED', 'EVA', 'VERA', 'ADA', 'U1'] as const;
const FACTS = ['dead', 'dam'] as const;
const STATUSES = ['confirmed', 'confirmed', 'confirmed', 'found-false', 'official', 'unconfirmed', 'disputed', 'held'] as const;

const lines = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...FACTS), fc.constantFrom(...STATUSES))
      .map(([id, status]) => `/desk status ${id} ${status} because`),
  },
  { weight: 1, arbitrary: fc.constantFrom(...FACTS).map((id) => `/desk status ${id} withdrawn because`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '/desk kill wire because',
      '/desk link dead contradicts dam',
      '/desk link dam supersedes dead',
      '/desk link dead supersedes dam',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('/desk discard wire', '/desk add title=Rain published=undated text="Rain fell, it said. Nobody was hurt."'),
  },
);

export const anyAct: fc.Arbitrary<AnyAct> = fc.record({
  who: fc.constantFrom(...PEOPLE),
  what: fc.constantFrom('line', 'line', 'line', 'line', 'elsewhere', 'edit', 'review', 'review', 'again', 'files'),
  line: lines,
  which: fc.nat(11),
});

/** What somebody may put into an entry's form. */
const EDITS = [
  { modality: 'estimate' },
  { modality: 'fact' },
  { statement: 'Otherwise.' },
  { kind: 'named', as: 'a nurse' },
  { status: 'confirmed' },
];

/** Versions of the files: statuses that they claim, other words, another header of the source. */
const FILES = ['official', 'confirmed', 'unconfirmed'].flatMap((status) =>
  ['fact', 'estimate'].map((modality) => ({
    'flood/facts.yaml': facts(
      fact({
        status,
        modality,
        ...(status === 'confirmed' && { approvals: '[{by: ED, at: 2026-05-03, reason: a}, {by: VERA, at: 2026-05-03, reason: b}]' }),
      }),
      fact({
        id: 'dam',
        statement: 'The dam holds.',
        quote: '“The dam is holding,” its chief said.',
        attribution: '{kind: named, as: its chief}',
        status: 'unconfirmed',
      }),
    ),
  })),
);
const HEADERS = ['Valley Wire', 'A blog'].map((publisher) => ({
  'flood/sources/wire.md': source(
    `id: wire\ntitle: Dam holds\npublisher: ${publisher}\npublishedAt: 2026-05-03\nretrievedAt: 2026-05-03T19:00:00Z`,
  ),
}));

/** Does it; what came of it, if anything was said. */
export async function doAny(desk: ADesk, { who, what, line, which }: AnyAct, last: Posted): Promise<Posted> {
  switch (what) {
    case 'line':
      return desk.does(who, line);
    case 'elsewhere':
      await elsewhere(desk, 'other', who, line);
      return undefined;
    case 'edit': {
      const forms = desk.messenger.forms.length;
      await desk.does(who, `/desk edit ${FACTS[which % FACTS.length]}`);
      return desk.messenger.forms.length > forms ? desk.fills(who, EDITS[which % EDITS.length] ?? {}) : undefined;
    }
    case 'review': {
      let shown = await desk.does(who, '/desk review');
      for (let turn = 0; turn < which % 4 && labelsUnder(shown).includes('Next'); turn++) shown = await desk.presses(who, 'Next', shown);
      return pressed(desk, who, shown, which);
    }
    // Whatever stood under what was said last, pressed by that person, who may not be the one it was said to.
    case 'again':
      return pressed(desk, who, last, which);
    case 'files':
      edits(desk, [...FILES, ...HEADERS][which % (FILES.length + HEADERS.length)] ?? {});
      return undefined;
  }
}

async function pressed(desk: ADesk, who: string, under: Posted, which: number): Promise<Posted> {
  const labels = labelsUnder(under).filter((label) => label !== 'Edit' && label !== 'Change and try again' && label !== 'Add more text');
  const label = labels[which % Math.max(1, labels.length)];
  return label === undefined ? undefined : desk.presses(who, label, under);
}
