import { describe, expect, test } from 'vitest';
import { importReads } from '../../../src/desk/import/import-reads.ts';
import type { Item } from '../../../src/desk/import/item.ts';
import { endedUsage } from '../../../src/desk/import/usage.ts';
import { quotesOf } from '../../../src/domain/answer.ts';
import { READER } from '../../../src/domain/audience.ts';
import { NO_CONVERSATION } from '../../../src/search/conversation.ts';
import { ADesk, saidIn } from '../a-desk.ts';
import { linesIn, newIds, reviewing } from '../at-the-desk.ts';
import { anItem, incoming, numbered } from './an-import.ts';

const ID = 'urn:wire:1';
const CLOSED = 'The old bridge was closed on Friday.';
const ASKED = 'When was the old bridge closed?';

/** A desk with an item on file, and an entry on its first sentence if `published`. */
async function deskWith(given: Partial<Item> = {}, published = true): Promise<{ desk: ADesk; entry: string }> {
  const desk = new ADesk();
  await takes(desk, { revision: numbered(1), ...given });
  if (!published) return { desk, entry: '' };
  await desk.hear(ASKED);
  const [entry = ''] = await newIds(desk, 'fact', async () => desk.presses('ED', 'Publish', await reviewing(desk, 'ED', CLOSED)));
  return { desk, entry };
}

const takes = (desk: ADesk, given: Partial<Item>) =>
  importReads([incoming(anItem(given))], { onFile: desk.onFile, by: 'import', topicId: null, clock: () => desk.now });

const answered = (desk: ADesk, question = ASKED, role: 'reader' | 'editor' = 'reader') =>
  desk.desk.ask({ question, viewer: { ...READER, role }, now: desk.now, topic: null, conversation: NO_CONVERSATION }).answer;
const told = (desk: ADesk, role: 'reader' | 'editor' = 'reader') => quotesOf(answered(desk, ASKED, role)).map(({ text }) => text);

describe('an item that its publisher withdrew', () => {
  test('is refused where it is not on file', async () => {
    const { desk } = await deskWith({ uri: 'other' }, false);
    const tally = await takes(desk, { standing: 'canceled' });
    expect(tally).toMatchObject({ added: 0, refused: 1, refusals: [{ reason: expect.stringContaining('withdrawn') }] });
    expect(desk.onFile.source(ID)).toBeNull();
  });

  test('never comes on file in a run that has its end as well, in whichever order they are read', async () => {
    const items = [anItem({ revision: numbered(1) }), anItem({ revision: numbered(2), standing: 'canceled', text: '' })].map((item) =>
      incoming(item),
    );
    const bringing = async (reads: typeof items) => {
      const desk = new ADesk();
      const tally = await importReads(reads, { onFile: desk.onFile, by: 'import', topicId: null, clock: () => desk.now });
      expect(told(desk)).toEqual([]);
      return tally;
    };
    expect(await bringing(items)).toMatchObject({ added: 1, killed: 1, refused: 0 });
    expect(await bringing(items.toReversed())).toMatchObject({ added: 0, refused: 2 });
  });

  test('may come back in the same run under a newer version', async () => {
    const desk = new ADesk();
    const reads = [anItem({ revision: numbered(2), standing: 'canceled', text: '' }), anItem({ revision: numbered(3) })];
    await importReads(
      reads.map((item) => incoming(item)),
      { onFile: desk.onFile, by: 'import', topicId: null, clock: () => desk.now },
    );
    expect(told(desk)).toEqual([CLOSED]);
  });

  test('is killed where it is, all that rests on it with it, and whoever was told hears of it', async () => {
    const { desk, entry } = await deskWith();
    await desk.hear(ASKED);
    expect(await takes(desk, { revision: numbered(2), standing: 'canceled', text: '' })).toMatchObject({ killed: 1, refused: 0 });
    expect(desk.onFile.source(ID)).toMatchObject({ text: anItem().text, withdrawn: { reason: 'withdrawn by its publisher' } });
    expect(desk.onFile.fact(entry)).toMatchObject({ status: 'withdrawn', statusReason: 'withdrawn by its publisher' });
    expect(answered(desk)).toMatchObject({ outcome: 'withdrawn' });
    const before = desk.messenger.posted.length;
    await desk.passes(61_000);
    expect(JSON.stringify(desk.messenger.posted.slice(before))).toContain('Correction');
    expect(desk.broke).toEqual([]);
  });

  test('is killed under the number that it has on file, too, and stays so', async () => {
    const { desk } = await deskWith({}, false);
    expect(await takes(desk, { revision: numbered(1), standing: 'canceled' })).toMatchObject({ killed: 1 });
    expect(await takes(desk, { revision: numbered(1), standing: 'canceled' })).toMatchObject({ same: 1 });
    expect(await takes(desk, { revision: numbered(1) })).toMatchObject({ same: 1 });
    const tally = await takes(desk, { revision: numbered(3), text: 'It is open again. All is well.' });
    expect(tally).toMatchObject({ versions: 0, refused: 1, refusals: [{ reason: expect.stringContaining('stays so') }] });
  });

  test('is not killed by an older notice', async () => {
    const { desk } = await deskWith({ revision: numbered(5) }, false);
    expect(await takes(desk, { revision: numbered(4), standing: 'canceled' })).toMatchObject({ killed: 0, older: 1 });
  });
});

describe('an item that its publisher withholds', () => {
  test('is on file, and nobody is shown a sentence of it', async () => {
    const { desk } = await deskWith({ standing: 'withheld' }, false);
    expect(desk.onFile.source(ID)?.unusable).toBe('withheld');
    for (const role of ['reader', 'editor'] as const) expect(told(desk, role)).toEqual([]);
    expect(answered(desk).outcome).toBe('not-on-file');
  });

  test('holds what rests on it until it may be used again', async () => {
    const { desk, entry } = await deskWith();
    await takes(desk, { revision: numbered(2), standing: 'withheld' });
    expect(answered(desk)).toMatchObject({ outcome: 'held' });
    expect(JSON.stringify(answered(desk))).not.toContain(CLOSED);
    expect(linesIn(await desk.does('ED', '/desk review'))).toContain(entry);
    expect(saidIn(await desk.does('ED', `/desk status ${entry} unconfirmed`))).toContain('may not be used for now');
    await takes(desk, { revision: numbered(3) });
    expect(told(desk)).toEqual([CLOSED]);
    expect(desk.onFile.fact(entry)?.status).not.toBe('held');
  });

  test('tells who was told a sentence of it', async () => {
    const { desk } = await deskWith({}, false);
    await desk.hear(ASKED);
    await takes(desk, { revision: numbered(2), standing: 'withheld' });
    const before = desk.messenger.posted.length;
    await desk.passes(61_000);
    expect(JSON.stringify(desk.messenger.posted.slice(before))).toContain('Correction');
  });
});

describe('an embargo', () => {
  const embargo = '2026-06-01T00:00:00.000Z';

  test('keeps it from readers until its instant', async () => {
    const { desk } = await deskWith({ embargo }, false);
    expect(told(desk)).toEqual([]);
    expect(told(desk, 'editor')).toEqual([CLOSED]);
    desk.now = Date.parse(embargo);
    expect(told(desk)).toEqual([CLOSED]);
  });

  test('leaves no trace before it: readers are answered as if it were not there', async () => {
    const [{ desk: one }, other] = [await deskWith({ embargo }, false), new ADesk()];
    for (const question of [ASKED, 'How many people have died?', 'bridge'])
      expect(answered(one, question)).toEqual(answered(other, question));
  });

  test('counts at once where it comes later under the same version, and is not lifted by that', async () => {
    const { desk } = await deskWith({ revision: numbered(1) }, false);
    expect(await takes(desk, { revision: numbered(1), embargo })).toMatchObject({ versions: 1 });
    expect(told(desk)).toEqual([]);
    expect(await takes(desk, { revision: numbered(1) })).toMatchObject({ same: 1 });
    expect(told(desk)).toEqual([]);
  });

  test('that is over gates nothing', async () => {
    const { desk } = await deskWith({ embargo: '2026-01-01T00:00:00.000Z' }, false);
    expect(desk.onFile.source(ID)?.gates).toEqual([]);
  });
});

describe('the time for which it may be used', () => {
  const expires = '2026-06-01T00:00:00.000Z';

  test('is over from its instant on', async () => {
    const { desk, entry } = await deskWith({ expires });
    expect(endedUsage(desk.onFile, 'import', desk.now)).toBeNull();
    desk.now = Date.parse(expires);
    const act = endedUsage(desk.onFile, 'import', desk.now);
    if (!act) throw new Error('nothing ends');
    desk.onFile.submit(act);
    expect(answered(desk)).toMatchObject({ outcome: 'held' });
    expect(desk.onFile.fact(entry)?.status).toBe('held');
    expect(endedUsage(desk.onFile, 'import', desk.now)).toBeNull();
    expect(await takes(desk, { revision: numbered(1), expires })).toMatchObject({ same: 1 });
    expect(linesIn(await desk.does('ED', '/desk review'))[0]).toContain('may be used is over');
  });

  test('was over before it came', async () => {
    const { desk } = await deskWith({ expires: '2026-01-01T00:00:00.000Z' }, false);
    expect(told(desk, 'editor')).toEqual([]);
  });
});

describe('what is for editors only', () => {
  const given = { edNote: 'Check the spelling of names.', usageTerms: 'Not for use in Ruritania.' };

  test('is shown to them in review', async () => {
    const { desk } = await deskWith(given, false);
    await desk.hear(ASKED);
    const lines = linesIn(await reviewing(desk, 'ED', CLOSED)).join('\n');
    expect(lines).toContain(given.edNote);
    expect(lines).toContain(given.usageTerms);
  });

  test('is in nothing that readers are shown', async () => {
    const { desk } = await deskWith(given);
    const shown = [answered(desk), answered(desk, 'What do we know about the flood?')];
    for (const line of [ASKED, '/brief flood', '/desk sources', '/desk changes', '/search bridge'])
      shown.push((await desk.hear(line))?.message.answer ?? answered(desk));
    const all = JSON.stringify(shown);
    expect(all).toContain(CLOSED);
    for (const note of Object.values(given)) expect(all).not.toContain(note);
  });
});

describe('a source in no topic', () => {
  test('is found in a search under its own id', async () => {
    const { desk } = await deskWith({ uri: '5729e2b76aef051400154be0' }, false);
    const asked = { viewer: READER, now: desk.now, topic: null, question: ASKED, limit: 4 };
    expect(desk.desk.search(asked).hits[0]?.fact.sourceId).toBe('5729e2b76aef051400154be0');
  });

  test('answers on no topic, and makes nobody ask which', async () => {
    const { desk } = await deskWith({}, false);
    expect(answered(desk)).toMatchObject({ outcome: 'found', topicId: null });
    const posted = await desk.hear(ASKED);
    expect(posted?.message.answer).toMatchObject({ outcome: 'found', topicId: null });
    expect(posted?.message.buttons.map(({ label }) => label)).not.toContain('');
  });

  test('goes into the only topic when a sentence of it is published', async () => {
    const { desk, entry } = await deskWith();
    expect(entry).toMatch(/^flood\//u);
    expect(desk.onFile.fact(entry)).toMatchObject({ topicId: 'flood', sourceId: ID });
    expect(told(desk)).toEqual([CLOSED]);
  });

  test('is not asked about again where there are several topics: the refusal says what to do', async () => {
    const { secondTopic } = await import('../../knowledge/temp-knowledge.ts');
    const desk = new ADesk(secondTopic('storm'));
    await takes(desk, {});
    await desk.hear(ASKED);
    const refused = await desk.presses('ED', 'Publish', await reviewing(desk, 'ED', CLOSED));
    expect(saidIn(refused)).toContain('is in no topic yet');
  });
});
