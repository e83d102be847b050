import { expect, test } from 'vitest';
import { outgoing } from '../../../src/desk/export/outgoing.ts';
import { canGo } from '../../../src/desk/export/unfiled.ts';
import { UNFILED } from '../../../src/domain/source.ts';
import { sha256Of } from '../../../src/knowledge/hash.ts';
import type { FactHolding, Holding, SourceHolding } from '../../../src/knowledge/holding.ts';
import { readKnowledge } from '../../../src/knowledge/read.ts';
import { fact, facts, folderWith, TEXT } from '../../knowledge/temp-knowledge.ts';
import { asked, entriesIn, heldAs, holdingsIn, planFor, put } from './out-of.ts';

const unfiled = (id: string, fields: Partial<SourceHolding['fields']> = {}): SourceHolding => ({
  kind: 'source',
  id,
  topicId: UNFILED,
  text: `Rain fell.\n“${id}”\u{2028}`,
  fields: { id, title: `About ${id}`, retrievedAt: '2026-05-03T19:00:00.000Z', language: 'en', ...fields },
});

test('sources without a topic go a line each as an import takes them; what a line can’t say stays', () => {
  const closed = [
    unfiled('embargoed', { embargo: '2030-01-01T00:00:00.000Z' }),
    unfiled('narrow', { audience: { roles: ['editor'], channels: [], groups: [], people: [] } }),
    unfiled('killed', { status: 'withdrawn', reason: 'x', at: '2026-05-04T00:00:00.000Z' }),
    unfiled('withheld', { unusable: 'withheld' }),
    unfiled('ending', { expires: '2030-01-01T00:00:00.000Z' }),
  ];
  const open = [
    unfiled('https://x.example/../a?b#c', { url: 'https://x.example/a' }),
    unfiled('urn:b', { publishedAt: '2026-05-01T00:00:00.000Z' }),
  ];
  const held = heldAs([...holdingsIn(folderWith()), ...closed, ...open]);
  const out = outgoing(asked(held, 'admin'));
  expect(out.unfiled.filter((source) => !canGo(source)).map(({ id }) => id)).toEqual(closed.map(({ id }) => id));
  const plan = planFor(asked(held, 'admin'));
  expect(plan.files.map(({ path }) => path).filter((path) => !path.startsWith('flood/'))).toEqual(['unfiled.jsonl']);
  const lines = plan.files.at(-1)?.content.trimEnd().split('\n') ?? [];
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    open.map(({ id, text, fields: { title, url = null, publishedAt = null } }) => ({
      id,
      title,
      publisher: null,
      publishedAt,
      url,
      body: text,
    })),
  );
  expect(readKnowledge(put(plan)).library?.sources.map(({ id }) => id)).toEqual(['wire']);
});

test('a source without a topic that an entry rests on goes with the entry', () => {
  const holdings: Holding[] = holdingsIn(folderWith()).map((each) => (each.kind === 'source' ? { ...each, topicId: UNFILED } : each));
  expect(planFor(asked(heldAs(holdings), 'admin')).files.map(({ path }) => path)).toContain('flood/sources/wire.md');
});

test('an entry whose quote is gone from its source is named and goes nowhere', () => {
  const exact = 'Six people have died, the interior ministry said on Sunday.';
  const gone = {
    version: 1,
    sha256: sha256Of(TEXT),
    at: '2026-05-04T00:00:00.000Z',
    quote: { exact, prefix: '', suffix: '', start: 0, end: exact.length },
  };
  const files = { 'flood/facts.yaml': facts(fact(), fact({ id: 'rain', quote: 'More rain is expected.', modality: 'expected' })) };
  const holdings = holdingsIn(folderWith(files)).map((each): Holding => {
    if (each.kind === 'source') return { ...each, text: each.text.replace('Six', 'Seven') };
    return each.id === 'flood/dead' ? { ...(each as FactHolding), gone } : each;
  });
  const out = outgoing(asked(heldAs(holdings), 'admin'));
  expect(out.gone).toEqual(['flood/dead']);
  expect(entriesIn(holdings)).toMatchObject({ gone: ['flood/dead'], entries: [{ fact: { id: 'flood/rain' } }] });
  const read = readKnowledge(put(planFor(asked(heldAs(holdings), 'admin'))));
  expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(read.library?.facts.map(({ id }) => id)).toEqual(['flood/rain']);
});
