import { describe, expect, test } from 'vitest';
import { Archiving } from '../../src/desk/archiving.ts';
import { READER } from '../../src/domain/audience.ts';
import type { SourceHolding } from '../../src/knowledge/holding.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { dataFolder } from '../chat/a-host.ts';
import { ADesk, START } from './a-desk.ts';

const DAY = 24 * 60 * 60_000;
const WARDS = ['north', 'south', 'east', 'west', 'upper', 'lower', 'old', 'new'];

/** A source of so many sentences, published so many days ago. */
function source(id: string, sentences: number, days: number, audience: SourceHolding['fields']['audience'] = undefined): SourceHolding {
  const text = Array.from({ length: sentences }, (_, at) => `Nurse ${at} of ${id} hospital swept the ${WARDS[at % 8]} ward.`).join(' ');
  const publishedAt = new Date(START - days * DAY).toISOString();
  return {
    kind: 'source',
    id,
    topicId: '',
    fields: {
      id,
      title: id,
      publisher: 'Valley Wire',
      publishedAt,
      retrievedAt: publishedAt,
      language: 'en',
      ...(audience && { audience }),
    },
    text,
  };
}

function put(desk: ADesk, ...sources: readonly SourceHolding[]): void {
  const changes = sources.map((holding) => ({
    holding,
    from: desk.onFile.find('source', holding.id)?.version ?? 0,
    act: 'add' as const,
    reason: null,
  }));
  expect(desk.onFile.submit({ at: desk.now, by: 'fake:ED', changes }).ok).toBe(true);
}

function archiveAll(desk: ADesk, sentences = 50): number {
  let steps = 0;
  while (desk.onFile.archiveOn(sentences, desk.now)) steps++;
  return steps;
}

const archived = (desk: ADesk): string[] => [...desk.onFile.archive.sources.keys()].sort();
const eyes = (desk: ADesk) => ({ viewer: READER, now: desk.now });
const searched = (desk: ADesk, question: string) => desk.desk.search({ ...eyes(desk), question, topic: null, limit: 5 });

const OLDER = [source('elm', 40, 30), source('oak', 40, 20), source('ash', 40, 10)];

describe('what is moved into the archive', () => {
  test('are the oldest sources, and none for a few sentences too many', () => {
    const desk = new ADesk(undefined, { inMemory: 100 });
    put(desk, ...OLDER.slice(1));
    expect(archiveAll(desk)).toBe(0);
    put(desk, OLDER[0] as SourceHolding, source('fir', 1, 1));
    expect(archiveAll(desk)).toBe(1);
    expect(archived(desk)).toEqual(['elm']);
    put(desk, source('yew', 8, 0));
    expect(archiveAll(desk)).toBe(0);
    put(desk, source('box', 80, 0));
    archiveAll(desk);
    expect(archived(desk)).toEqual(['ash', 'elm', 'oak']);
  });

  test('is found and told as before, sentence by sentence', () => {
    const desk = new ADesk(undefined, { inMemory: 1 });
    put(desk, ...OLDER);
    const question = 'Which ward did nurse 7 of oak hospital sweep?';
    const told = () => {
      const view = desk.desk.view(eyes(desk));
      return [view.documents, view.averageLength, view.rarity('ward'), [...view.room.vocabulary()].sort()];
    };
    const [before, quoted] = [told(), searched(desk, question).hits[0]?.fact];
    expect(quoted?.quote.exact).toBe('Nurse 7 of oak hospital swept the new ward.');
    expect(archiveAll(desk)).toBeGreaterThan(0);
    expect(archived(desk)).toEqual(expect.arrayContaining(['ash', 'elm', 'oak']));
    expect(told()).toEqual(before);
    expect(searched(desk, question).hits[0]?.fact).toEqual(quoted);
    expect(desk.desk.view(eyes(desk)).factById.get(quoted?.id ?? '')).toEqual(quoted);
  });

  test('depends on nothing that is hidden from those who may see it', () => {
    const [open, whole] = [new ADesk(undefined, { inMemory: 100 }), new ADesk(undefined, { inMemory: 100 })];
    for (const desk of [open, whole]) put(desk, ...OLDER);
    put(whole, source('secret', 90, 0, { roles: ['editor'], channels: [], groups: [], people: [] }));
    for (const desk of [open, whole]) archiveAll(desk);
    expect(archived(whole)).toEqual(archived(open));
    expect(archived(open)).toEqual(['elm']);
  });

  test('is waited for by an editor where it was asked about', async () => {
    const desk = new ADesk(undefined, { inMemory: 1 });
    put(desk, ...OLDER);
    archiveAll(desk);
    const asked = await desk.hear('Which ward did nurse 7 of oak hospital sweep?', { direct: true });
    expect(JSON.stringify(asked)).toContain('swept the new ward');
    expect(JSON.stringify(await desk.does('ED', '/desk review'))).toContain('Nurse 7 of oak hospital swept the new ward.');
  });
});

describe('the archive', () => {
  test('lets go what is killed, and takes a new version for the old one', () => {
    const desk = new ADesk(undefined, { inMemory: 1 });
    put(desk, ...OLDER);
    archiveAll(desk);
    const [elm, oak] = OLDER as [SourceHolding, SourceHolding];
    put(desk, { ...elm, fields: { ...elm.fields, status: 'withdrawn', reason: 'wrong', at: new Date(START).toISOString() } });
    put(desk, { ...oak, text: 'Sister Agnes of oak hospital resigned.' });
    const found = () => searched(desk, 'Who of the oak hospital resigned?').hits.map(({ fact }) => fact.quote.exact);
    const stale = () =>
      searched(desk, 'nurse elm oak ward').hits.filter(({ fact }) => ['elm', 'oak'].includes(fact.sourceId) && fact.version === 1);
    // At once, before anything is moved.
    for (const step of [() => 0, () => archiveAll(desk)]) {
      step();
      expect(found()[0]).toBe('Sister Agnes of oak hospital resigned.');
      expect(stale()).toEqual([]);
    }
    expect(archived(desk)).not.toContain('elm');
    expect(desk.onFile.archive.sources.get('oak')?.version).toBe(2);
  });

  test('is made anew, source by source, where words are taken apart otherwise', () => {
    const desk = new ADesk(undefined, { inMemory: 1 });
    put(desk, ...OLDER);
    archiveAll(desk);
    const [entry] = [...desk.onFile.archive.sources.values()];
    const lexicon = loadLexicon();
    const other = new Archiving({
      archive: desk.storage.archive,
      inMemory: 1,
      lexicon: Object.assign(Object.create(lexicon), { key: (word: string) => `${word}!` }),
    });
    let steps = 0;
    while (other.goOn(desk.onFile.library, 1, START)) steps++;
    expect(steps).toBe(archived(desk).length);
    expect(new Set([...desk.onFile.archive.sources.values()].map(({ tokens }) => tokens)).has(entry?.tokens ?? '')).toBe(false);
    expect(desk.onFile.archive.having('', 'knurse!')).toHaveLength(120);
  });

  test('is one for all processes on a data folder', () => {
    const [data, first] = [dataFolder(), new ADesk()];
    const [one, other] = [0, 0].map(() => new ADesk(undefined, { data, folder: first.folder, inMemory: 1 })) as [ADesk, ADesk];
    put(one, ...OLDER);
    other.onFile.refresh();
    const question = 'Which ward did nurse 7 of oak hospital sweep?';
    const before = searched(other, question);
    archiveAll(one);
    expect(searched(other, question)).toEqual(before);
    expect(other.onFile.refresh()).toBe(true);
    expect(archived(other)).toEqual(archived(one));
    expect(searched(other, question).hits[0]).toEqual(before.hits[0]);
    expect(archiveAll(other)).toBe(0);
  });
});

test('what is more than can be read at once when the desk opens is read a little at a time, the newest first', () => {
  const desk = new ADesk();
  const big = (id: string, days: number) => ({
    ...source(id, 1, days),
    text: `The ${id} dam held. ${'A long line of sandbags kept the water out of the town. '.repeat(4500)}`,
  });
  put(desk, big('old', 9), big('late', 1), big('mid', 5));
  desk.onFile.readGradually();
  const has = () => ['late', 'mid', 'old'].map((id) => desk.desk.view(eyes(desk)).factById.has(`${id}#0-${`The ${id} dam held.`.length}`));
  expect(has()).toEqual([true, false, false]);
  expect(desk.onFile.readOn()).toBe(true);
  expect(has()).toEqual([true, true, false]);
  while (desk.onFile.readOn());
  expect(has()).toEqual([true, true, true]);
});
