import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importReads } from '../../../src/desk/import/import-reads.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { quotesOf } from '../../../src/domain/answer.ts';
import { sha256Of } from '../../../src/knowledge/hash.ts';
import type { FactHolding } from '../../../src/knowledge/holding.ts';
import { runs } from '../../deep.ts';
import { ADesk } from '../a-desk.ts';
import { labelsUnder, linesIn, newIds, reviewing } from '../at-the-desk.ts';
import { AnArchive, anItem, incoming, numbered } from './an-import.ts';

const ID = 'urn:wire:1';
const CLOSED = 'The old bridge was closed on Friday.';
const HURT = 'Nobody was hurt, the mayor said.';
const ASKED = 'When was the old bridge closed?';
const WITHOUT = 'The old bridge is shut until May. Nobody was hurt, the mayor said.';
const GONE = 'Quote gone from the current version of its source, since 2026-05-04.';

/** A desk with an entry on an imported source's first sentence, which was told to somebody. */
async function deskWith(): Promise<{ desk: ADesk; entry: string }> {
  const desk = new ADesk();
  await changes(desk, 1, anItem().text);
  await desk.hear(ASKED);
  const [entry = ''] = await newIds(desk, 'fact', async () => desk.presses('ED', 'Publish', await reviewing(desk, 'ED', CLOSED)));
  await desk.passes(61_000);
  await desk.hear(ASKED);
  return { desk, entry };
}

const changes = (desk: ADesk, version: number, text: string, corrects = false) =>
  importReads([incoming(anItem({ revision: numbered(version), text, corrects }))], {
    onFile: desk.onFile,
    by: 'import',
    topicId: null,
    clock: () => desk.now,
  });

async function asks(desk: ADesk): Promise<Answer> {
  const posted = await desk.hear(ASKED);
  if (!posted) throw new Error('nothing was posted');
  return posted.message.answer;
}

describe('a quote that is gone from its source', () => {
  test('is still told, word for word, with the day since when it is gone', async () => {
    const { desk, entry } = await deskWith();
    expect(await changes(desk, 2, WITHOUT)).toMatchObject({ versions: 1, refused: 0 });
    const [quote] = quotesOf(await asks(desk));
    expect(quote).toMatchObject({ factId: entry, text: CLOSED, tail: expect.stringContaining(GONE) });
    expect(desk.onFile.fact(entry)?.gone).toEqual({ version: 1, at: new Date(desk.now).toISOString() });
    expect(desk.onFile.find('fact', entry)?.holding.gone).toMatchObject({ sha256: sha256Of(anItem().text) });
  });

  test('is put right for those who were told', async () => {
    const { desk } = await deskWith();
    await changes(desk, 2, WITHOUT);
    await desk.passes(61_000);
    const said = JSON.stringify(desk.messenger.posted);
    expect(said).toContain('Correction');
    expect(said).toContain(GONE);
    expect(desk.broke).toEqual([]);
  });

  test('stands on top of what waits for review, above all else', async () => {
    const { desk, entry } = await deskWith();
    await desk.does('ED', '/desk status flood/dead confirmed "two witnesses"');
    await changes(desk, 2, WITHOUT);
    const first = await desk.does('EVA', '/desk review');
    expect(linesIn(first).slice(0, 3)).toEqual(['Its quote is gone from the current version of its source', `“${CLOSED}”`, entry]);
    expect(labelsUnder(first)).toEqual(['Still stands', 'Edit', 'Put on hold', 'Withdraw', 'Next']);
  });

  test('waits no longer once an editor let it stand, until the next review', async () => {
    const { desk, entry } = await deskWith();
    await changes(desk, 2, WITHOUT);
    desk.now += 1000;
    await desk.presses('ED', 'Still stands', await desk.does('ED', '/desk review'));
    await desk.fills('ED', { by: '2026-05-20' });
    const waiting = await desk.does('ED', '/desk review');
    expect(JSON.stringify(waiting?.message.answer)).not.toContain('Its quote is gone');
    expect(quotesOf(await asks(desk))[0]?.tail).toContain(GONE);
    desk.now = Date.parse('2026-05-21T00:00:00Z');
    expect(linesIn(await desk.does('ED', '/desk review'))).toContain(entry);
  });

  test('is another one, and no longer gone, when an editor gives it a new stretch', async () => {
    const { desk, entry } = await deskWith();
    await changes(desk, 2, WITHOUT);
    await desk.presses('ED', 'Edit', await desk.does('ED', '/desk review'));
    await desk.fills('ED', { quote: 'The old bridge is shut until May.' });
    expect(desk.onFile.fact(entry)).toMatchObject({ quote: { exact: 'The old bridge is shut until May.', start: 0 } });
    expect(desk.onFile.fact(entry)?.gone).toBeUndefined();
    expect(desk.onFile.find('fact', entry)?.holding.gone).toBeUndefined();
  });

  test('is shown without what stands around its place by now', async () => {
    const { desk } = await deskWith();
    await changes(desk, 2, `${'Quite another story. '.repeat(5)}It ends here.`);
    const shown = await desk.presses('U1', 'Show in context', await desk.hear(ASKED));
    const lines = linesIn(shown);
    expect(lines.filter((line) => line.startsWith('“'))).toEqual([`“${CLOSED}”`]);
    expect(lines.join(' ')).toContain('gone from the current version');
  });

  test('takes no sentence of the new text from those who search it', async () => {
    const { desk } = await deskWith();
    await changes(desk, 2, WITHOUT);
    const { facts } = desk.desk.view({ viewer: { role: 'reader', person: null, groups: [], channel: null }, now: desk.now });
    expect(facts.filter(({ sourceId, reviewed }) => sourceId === ID && !reviewed).map(({ quote }) => quote.exact)).toEqual([
      'The old bridge is shut until May.',
      HURT,
    ]);
  });

  test('is there again when a later version has it', async () => {
    const { desk, entry } = await deskWith();
    await changes(desk, 2, WITHOUT);
    await changes(desk, 3, `Update. ${anItem().text}`, true);
    expect(desk.onFile.fact(entry)).toMatchObject({ quote: { exact: CLOSED, start: 8 } });
    expect(desk.onFile.fact(entry)?.gone).toBeUndefined();
    expect(quotesOf(await asks(desk))[0]?.tail).not.toContain('gone');
    expect(desk.onFile.store.history('fact', entry).at(-1)).toMatchObject({ act: 'follow', reason: 'corrected by its publisher' });
  });
});

test('a quote that only moved follows, and nobody is told', async () => {
  const { desk, entry } = await deskWith();
  const before = JSON.stringify(desk.messenger.posted);
  await changes(desk, 2, `It rained. ${anItem().text}`);
  await desk.passes(61_000);
  expect(desk.onFile.fact(entry)).toMatchObject({ quote: { exact: CLOSED, start: 11 } });
  expect(JSON.stringify(desk.messenger.posted)).toBe(before);
});

test('a sentence that only moved is no news to those who were told it; within another sentence it is', async () => {
  const desk = new ADesk();
  await changes(desk, 1, anItem().text);
  await desk.hear(ASKED);
  const before = JSON.stringify(desk.messenger.posted);
  await changes(desk, 2, `It rained. ${anItem().text}`);
  await desk.passes(61_000);
  expect(JSON.stringify(desk.messenger.posted)).toBe(before);
  await changes(desk, 3, `It is untrue, the mayor said, that ${CLOSED} ${HURT}`);
  await desk.passes(61_000);
  expect(JSON.stringify(desk.messenger.posted)).toContain('Correction');
});

test('each fact is followed for the reason of its own source', async () => {
  const archive = new AnArchive();
  await archive.takes([anItem({ uri: 'a' }), anItem({ uri: 'b', text: `${anItem().text} More.` })]);
  publishes(archive, 'a');
  publishes(archive, 'b');
  await archive.takes([
    anItem({ uri: 'a', standing: 'canceled' }),
    anItem({ uri: 'b', title: 'Another title', text: `${anItem().text} More.` }),
  ]);
  const reasons = ['flood/of-a', 'flood/of-b'].map((id) => archive.onFile.store.history('fact', id).at(-1)?.reason);
  expect(reasons).toEqual(['withdrawn by its publisher', null]);
});

/** An entry on a source's sentence, without an editor's ado. */
function publishes({ onFile, now }: AnArchive, sourceId: string, quote = CLOSED): void {
  const holding: FactHolding = {
    kind: 'fact',
    id: `flood/of-${sourceId}`,
    topicId: 'flood',
    approved: [],
    fields: {
      id: `of-${sourceId}`,
      statement: quote,
      source: sourceId,
      quote,
      attribution: { kind: 'unattributed', relayed: false, inherited: false },
      status: 'unconfirmed',
      approvals: [],
      modality: 'fact',
      links: [],
      questions: [],
      names: [],
    },
  };
  expect(onFile.submit({ at: now, by: 'test', changes: [{ holding, from: 0, act: 'publish', reason: null }] }).ok).toBe(true);
}

test('whatever becomes of a text, no fact ever shows words that are not in the version that it cites', async () => {
  const sentence = fc.constantFrom(CLOSED, HURT, 'It rained.', 'The dam holds.', 'A “second” bridge is safe.');
  const text = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), async (texts) => {
      const archive = new AnArchive();
      await archive.takes([anItem({ uri: 's', revision: numbered(1) })]);
      publishes(archive, 's');
      for (const [nth, each] of texts.entries()) {
        archive.now += 1000;
        await archive.takes([anItem({ uri: 's', revision: numbered(nth + 2), text: each })]);
        const fact = archive.onFile.fact('flood/of-s');
        const cited = archive.onFile.store
          .history('source', 's')
          .find(({ version }) => version === (fact?.gone?.version ?? archive.source('s').version))?.holding;
        if (!fact || cited?.kind !== 'source') throw new Error('it cites nothing');
        const { start, end, exact, prefix, suffix } = fact.quote;
        expect(exact).toBe(CLOSED);
        expect(cited.text.slice(start, end)).toBe(exact);
        expect(cited.text.slice(0, start).endsWith(prefix) && cited.text.slice(end).startsWith(suffix)).toBe(true);
        expect(fact.gone === undefined).toBe(each.includes(CLOSED));
      }
    }),
    { numRuns: runs(15, 300), seed: 20_261_123 },
  );
});
