import { afterAll, expect, test } from 'vitest';
import { READER } from '../../src/domain/audience.ts';
import { allBytes, bytesAround, copied, firstDifference, opened, removeCopies } from './hidden.ts';
import { FLOOD, onFile, RECALL } from './on-file.ts';

afterAll(removeCopies);

const EYES = { viewer: READER, now: Date.parse('2026-11-22T12:00:00Z') };
const PUBLIC = 'incidents-17';
const HIDDEN = 'memo-214';

const other = opened(copied([FLOOD, RECALL]));

test.each(['corrects', 'supersedes', 'contradicts', 'denies', 'corroborates', 'no-confirmation-of'])(
  'that a public fact %s a hidden one is not to be seen',
  (kind) => {
    const linked = copied([FLOOD, RECALL], (topic) =>
      topic(RECALL).edit('facts', (facts) => facts.map((fact) => (fact.id === PUBLIC ? { ...fact, links: [{ kind, to: HIDDEN }] } : fact))),
    );
    const one = opened(linked);
    expect(onFile(linked).library.facts.find((fact) => fact.id.endsWith(PUBLIC))?.links).toHaveLength(1);
    const briefing = [bytesAround([RECALL], one, EYES), bytesAround([RECALL], other, EYES)] as const;
    expect(firstDifference([RECALL], ...briefing)).toBeNull();
    const asked = [
      'How many cases of scorched floors are known?',
      'Did the company deny the cases of scorched floors?',
      'Was anything denied about burns?',
      'What changed in the recall?',
      'What do we know about the recall?',
    ];
    expect(firstDifference(asked, allBytes(asked, one, EYES), allBytes(asked, other, EYES))).toBeNull();
  },
);
