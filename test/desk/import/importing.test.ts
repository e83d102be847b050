import { describe, expect, test } from 'vitest';
import { UNFILED } from '../../../src/domain/source.ts';
import { sha256Of } from '../../../src/knowledge/hash.ts';
import { AnArchive, anItem, incoming, numbered } from './an-import.ts';

const ID = 'urn:wire:1';
const OTHER = 'The ferry ran aground on Saturday. All forty passengers were taken off, the coast guard said.';

describe('an item that is new', () => {
  test('comes on file under its own id, word for word, in no topic', async () => {
    const archive = new AnArchive();
    const item = anItem();
    expect(await archive.takes([item])).toMatchObject({ added: 1, versions: 0, refused: 0 });
    expect(archive.source(ID)).toMatchObject({
      id: ID,
      topicId: UNFILED,
      version: 1,
      title: item.title,
      publisher: item.publisher,
      url: item.url,
      publishedAt: item.publishedAt,
      retrievedAt: new Date(archive.now).toISOString(),
      text: item.text,
      sha256: sha256Of(item.text),
      gates: [],
    });
    expect(archive.acts(ID)).toEqual([['add', null]]);
    expect(archive.onFile.store.history('source', ID)[0]?.by).toBe('import');
  });

  test('goes into the topic that is named', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem()], { topicId: 'flood' });
    expect(archive.source(ID).topicId).toBe('flood');
  });

  test('brings no drafts: its sentences are passages', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem()]);
    expect(archive.onFile.all().filter(({ holding }) => holding.kind === 'draft')).toEqual([]);
  });

  test('is undated where it says no date, and named by its first words where it has no title', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem({ publishedAt: null, title: ' ', text: `${'Long words again. '.repeat(9)}` })]);
    const { publishedAt, title } = archive.source(ID);
    expect(publishedAt).toBeNull();
    expect(title).toBe('Long words again. Long words again. Long words again. Long words again. Long…');
  });

  test('keeps what stands beside the text apart from it', async () => {
    const archive = new AnArchive();
    const beside = [{ kind: 'caption', text: 'The bridge in 1931.' }] as const;
    await archive.takes([anItem({ beside })]);
    expect(archive.source(ID).text).not.toContain('1931');
    expect(archive.onFile.find('source', ID)?.holding.imported?.beside).toEqual(beside);
  });
});

describe('ids', () => {
  test.each(['123', 'https://x.example/a?b=c#d', ' padded ', 'tag:x,2026:ä', '../../etc/passwd', 'a\u202Eb', 'x'.repeat(200)])(
    '%j is kept character for character',
    async (uri) => {
      const archive = new AnArchive();
      expect(await archive.takes([anItem({ uri })])).toMatchObject({ added: 1 });
      expect(archive.source(uri).id).toBe(uri);
    },
  );

  test.each([
    ['too long', 'x'.repeat(201), /201 characters; the most is 200/u],
    ['a line break', 'a\nb', /control character/u],
    ['half a character', 'a\uD800', /half a character/u],
  ])('%s is refused', async (_, uri, reason) => {
    const tally = await new AnArchive().takes([anItem({ uri })]);
    expect(tally).toMatchObject({ added: 0, refused: 1, refusals: [{ reason: expect.stringMatching(reason) }] });
  });

  test('that are none the world over are their site’s: two sites’ "12" are two sources, again and again', async () => {
    const archive = new AnArchive();
    const items = [
      anItem({ uri: '12', url: 'https://wire.example/12' }),
      anItem({ uri: '12', url: 'https://www.herald.example/12', text: OTHER }),
    ];
    expect(await archive.takes(items)).toMatchObject({ added: 2, versions: 0 });
    expect(await archive.takes(items.toReversed())).toMatchObject({ added: 0, versions: 0, same: 2 });
    expect(archive.source('12').text).toBe(anItem().text);
    expect(archive.source('herald.example/12').text).toBe(OTHER);
  });

  test('of the world’s stay the same where an address changes', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem()]);
    expect(await archive.takes([anItem({ url: 'https://herald.example/1' })])).toMatchObject({ added: 0, versions: 1 });
  });

  test('of a knowledge file are refused, and that source stays as it is', async () => {
    const archive = new AnArchive();
    const before = archive.source('wire');
    const tally = await archive.takes([anItem({ uri: 'wire' }), anItem()]);
    expect(tally).toMatchObject({ added: 1, refused: 1, refusals: [{ reason: expect.stringContaining('knowledge file') }] });
    expect(archive.source('wire')).toEqual(before);
  });

  test('a file without one is known by its name: again it is the same, changed it is a new version', async () => {
    const archive = new AnArchive();
    const file = (text: string) => incoming(anItem({ uri: null, text }), { name: 'News/Bridge closed.txt' });
    await archive.takes([file('One text. It stands.')]);
    expect(await archive.takes([file('One text. It stands.')])).toMatchObject({ same: 1 });
    expect(await archive.takes([file('Two texts. They stand.')])).toMatchObject({ versions: 1 });
    const ids = archive.onFile.library.sources.map(({ id }) => id).filter((id) => id !== 'wire');
    expect(ids).toEqual([expect.stringMatching(/^news-bridge-closed-txt-[0-9a-f]{4}$/u)]);
  });

  test('two files of one name in two folders are two sources, again and again', async () => {
    const archive = new AnArchive();
    const both = () => [
      incoming(anItem({ uri: null }), { name: 'a.txt', place: '/one/a.txt' }),
      incoming(anItem({ uri: null, text: OTHER }), { name: 'a.txt', place: '/two/a.txt' }),
    ];
    expect(await archive.takes(both())).toMatchObject({ added: 2 });
    expect(await archive.takes(both())).toMatchObject({ added: 0, versions: 0, same: 2 });
  });

  test('a file that was moved is the same source', async () => {
    const archive = new AnArchive();
    await archive.takes([incoming(anItem({ uri: null }), { name: 'a.txt', place: '/one/a.txt' })]);
    expect(await archive.takes([incoming(anItem({ uri: null }), { name: 'a.txt', place: '/two/a.txt' })])).toMatchObject({ same: 1 });
  });

  test('an entry without one is known by what it says, wherever it stands', async () => {
    const archive = new AnArchive();
    const entry = (text: string, at: number) => incoming(anItem({ uri: null, text }), { name: 'feed.xml', at });
    await archive.takes([entry(anItem().text, 1), entry(OTHER, 2)]);
    expect(await archive.takes([entry('News of today. It rained.', 1), entry(anItem().text, 2), entry(OTHER, 3)])).toMatchObject({
      added: 1,
      same: 2,
    });
  });
});

describe('an item that is on file', () => {
  test('is skipped when it is the same: nothing changes, not even the audit', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem({ revision: numbered(1) })]);
    const [seq, library] = [archive.onFile.store.lastSeq(), archive.onFile.library];
    archive.now += 1000;
    expect(await archive.takes([anItem({ revision: numbered(1) })])).toMatchObject({ added: 0, versions: 0, same: 1 });
    expect(archive.onFile.store.lastSeq()).toBe(seq);
    expect(archive.onFile.library).toBe(library);
  });

  test.each([
    ['a higher number', numbered(2), 'versions'],
    ['the same number', numbered(1), 'same'],
    ['a lower number', numbered(0), 'older'],
    ['a higher number than ten', numbered(10), 'versions'],
  ] as const)('with %s', async (_, revision, count) => {
    const archive = new AnArchive();
    await archive.takes([anItem({ revision: numbered(1) })]);
    expect(await archive.takes([anItem({ revision, text: OTHER })])).toMatchObject({ [count]: 1, refused: 0 });
    expect(archive.source(ID).text === OTHER).toBe(count === 'versions');
  });

  test('under a higher number with the same words keeps an older one with others out', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem({ revision: numbered(1) })]);
    expect(await archive.takes([anItem({ revision: numbered(3) })])).toMatchObject({ versions: 1 });
    expect(await archive.takes([anItem({ revision: numbered(3) })])).toMatchObject({ versions: 0, same: 1 });
    expect(await archive.takes([anItem({ revision: numbered(2), text: OTHER })])).toMatchObject({ versions: 0, older: 1 });
    expect(archive.source(ID).text).toBe(anItem().text);
  });

  test('with another instant in place of a number', async () => {
    const archive = new AnArchive();
    const at = (day: string) => ({ number: null, at: `2026-05-${day}T00:00:00.000Z` });
    await archive.takes([anItem({ revision: at('02') })]);
    expect(await archive.takes([anItem({ revision: at('01'), text: OTHER })])).toMatchObject({ older: 1 });
    expect(await archive.takes([anItem({ revision: at('03'), text: OTHER })])).toMatchObject({ versions: 1 });
  });

  test('with a later instant under the same number is newer, as where a publisher numbers nothing', async () => {
    const archive = new AnArchive();
    const at = (day: number) => ({ number: 1, at: `2026-05-0${day}T00:00:00.000Z` });
    await archive.takes([anItem({ revision: at(2) })]);
    expect(await archive.takes([anItem({ revision: at(1), text: OTHER })])).toMatchObject({ versions: 0, older: 1 });
    expect(await archive.takes([anItem({ revision: at(3), text: OTHER })])).toMatchObject({ versions: 1 });
    expect(archive.source(ID).text).toBe(OTHER);
  });

  test('without any version: other words, or another field, are a new version', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem()]);
    expect(await archive.takes([anItem({ title: 'Bridge still closed' })])).toMatchObject({ versions: 1 });
    expect(await archive.takes([anItem({ title: 'Bridge still closed', text: OTHER })])).toMatchObject({ versions: 1 });
    expect(archive.source(ID)).toMatchObject({ version: 3, title: 'Bridge still closed', text: OTHER });
  });

  test('is on file since it first was', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem({ publishedAt: null })]);
    const { retrievedAt } = archive.source(ID);
    archive.now += 86_400_000;
    await archive.takes([anItem({ publishedAt: null, text: OTHER })]);
    expect(archive.source(ID).retrievedAt).toBe(retrievedAt);
  });

  test('says in its history that its publisher corrected it', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem({ revision: numbered(1) })]);
    await archive.takes([anItem({ revision: numbered(2), text: OTHER, corrects: true })]);
    expect(archive.acts(ID)).toEqual([
      ['add', null],
      ['edit', 'corrected by its publisher'],
    ]);
  });

  test('moves to a topic that is named, and only once', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem()]);
    expect(await archive.takes([anItem()], { topicId: 'flood' })).toMatchObject({ versions: 1 });
    expect(await archive.takes([anItem()], { topicId: 'flood' })).toMatchObject({ same: 1 });
    expect(await archive.takes([anItem({ text: OTHER })])).toMatchObject({ versions: 1 });
    expect(archive.source(ID)).toMatchObject({ topicId: 'flood', text: OTHER });
  });

  test('stays in its topic where it is asked to, unless it is in none', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem()]);
    expect(await archive.takes([anItem()], { topicId: 'flood', staysInTopic: true })).toMatchObject({ versions: 1 });
    expect(await archive.takes([anItem()], { topicId: 'harbour', staysInTopic: true })).toMatchObject({ versions: 0, same: 1 });
    await archive.takes([anItem({ text: OTHER })], { topicId: 'harbour', staysInTopic: true });
    expect(archive.source(ID)).toMatchObject({ topicId: 'flood', text: OTHER });
  });

  test('twice in one run, with versions: the newest stands', async () => {
    const archive = new AnArchive();
    const all = [2, 3, 1].map((number) => anItem({ revision: numbered(number), text: `Text ${number}. It stands.` }));
    expect(await archive.takes(all)).toMatchObject({ added: 1, versions: 1, older: 1 });
    expect(archive.source(ID).text).toBe('Text 3. It stands.');
  });

  test('twice in one run, without versions: the second is refused, and again nothing changes', async () => {
    const archive = new AnArchive();
    const both = [anItem(), anItem({ text: OTHER })];
    expect(await archive.takes(both)).toMatchObject({ added: 1, refused: 1, refusals: [{ reason: expect.stringContaining('twice') }] });
    expect(await archive.takes(both)).toMatchObject({ same: 1, refused: 1 });
    expect(archive.source(ID)).toMatchObject({ version: 1, text: anItem().text });
  });
});

describe('what is wrong with one', () => {
  test.each([
    ['no text', { text: ' \n ' }, /no text/u],
    ['too much text', { text: 'x'.repeat(1_000_001) }, /1,000,001 characters; the most is 1,000,000/u],
    ['half a character', { text: 'a \uDC00' }, /lone surrogate/u],
    ['a long title', { title: 'x'.repeat(301) }, /title has 301 characters/u],
    ['a long publisher', { publisher: 'x'.repeat(301) }, /publisher has 301 characters/u],
  ])('%s: it is named, and the rest goes on', async (_, fault, reason) => {
    const archive = new AnArchive();
    const tally = await archive.takes([anItem(fault), anItem({ uri: 'good', text: OTHER })]);
    expect(tally).toMatchObject({
      added: 1,
      refused: 1,
      refusals: [{ where: { file: 'article.txt' }, reason: expect.stringMatching(reason) }],
    });
    expect(archive.onFile.source('good')).not.toBeNull();
  });

  test('it stays as it was where it is on file', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem({ revision: numbered(1) })]);
    expect(await archive.takes([anItem({ revision: numbered(2), text: '' })])).toMatchObject({ refused: 1 });
    expect(archive.source(ID).version).toBe(1);
  });

  test('what no reader could read is named with its place, the first twenty of them', async () => {
    const reads = Array.from({ length: 25 }, (_each, nth) => {
      const where = { file: 'x.jsonl', at: nth + 1, name: null };
      return { read: { ok: false, reason: 'is not JSON', where }, name: 'x.jsonl', place: '/x.jsonl', file: null } as const;
    });
    const tally = await new AnArchive().takes(reads);
    expect(tally.refused).toBe(25);
    expect(tally.refusals.map(({ where }) => where.at)).toEqual(Array.from({ length: 20 }, (_each, nth) => nth + 1));
  });
});

describe('near copies', () => {
  const sentences = Array.from({ length: 30 }, (_, n) => `Sentence number ${n} speaks of the harbour, of ${n * 7} boats and of the wind.`);
  const text = sentences.join(' ');
  const copy = `${sentences.slice(0, 28).join(' ')} A last word was added here by somebody else.`;

  test('share an origin, within one run and later', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem({ uri: 'a', text }), anItem({ uri: 'b', text: copy }), anItem({ uri: 'c', text: OTHER })]);
    await archive.takes([anItem({ uri: 'd', text: `${text} One more.` })]);
    expect(['a', 'b', 'c', 'd'].map((id) => archive.source(id).originId)).toEqual(['a', 'a', 'c', 'a']);
  });

  test('are found among what came from files, too', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem({ text: archive.source('wire').text })]);
    expect(archive.source(ID).originId).toBe('wire');
  });

  test('share none with what stands behind gates that they do not stand behind', async () => {
    const archive = new AnArchive();
    const embargo = '2027-01-01T00:00:00.000Z';
    await archive.takes([
      anItem({ uri: 'hidden', text, embargo }),
      anItem({ uri: 'open', text: copy }),
      anItem({ uri: 'hidden too', text: `${text} One more.`, embargo }),
    ]);
    expect(archive.source('open').originId).toBe('open');
    expect(archive.source('hidden too').originId).toBe('hidden');
  });

  test('the very text of a withdrawn source is refused under any id', async () => {
    const archive = new AnArchive();
    await archive.takes([anItem({ text })]);
    await archive.takes([anItem({ text, standing: 'canceled' })]);
    const tally = await archive.takes([anItem({ uri: 'again', text })]);
    expect(tally).toMatchObject({ added: 0, refused: 1, refusals: [{ reason: expect.stringContaining('withdrawn by its publisher') }] });
  });
});

describe('an import', () => {
  const many = (n: number) =>
    Array.from({ length: n }, (_, nth) => anItem({ uri: `n${nth}`, text: `Article number ${nth}. It stands alone.` }));

  test('that breaks off keeps what it wrote, and the next one goes on', async () => {
    const archive = new AnArchive();
    const items = many(250);
    function* broken() {
      for (const [nth, item] of items.entries()) {
        if (nth === 130) throw new Error('the reader broke');
        yield incoming(item);
      }
    }
    const { importReads } = await import('../../../src/desk/import/import-reads.ts');
    const importing = { onFile: archive.onFile, by: 'import', topicId: null, clock: () => archive.now };
    await expect(importReads(broken(), importing)).rejects.toThrow('the reader broke');
    expect(archive.onFile.library.sources.length).toBe(131);
    expect(await archive.takes(items)).toMatchObject({ added: 120, same: 130 });
    expect(archive.onFile.library.sources.length).toBe(251);
  });

  test('beside another one of the same: each is on file once', async () => {
    const archive = new AnArchive();
    const items = many(150);
    const [one, other] = await Promise.all([archive.takes(items), archive.takes(items)]);
    expect(one.added + other.added).toBe(150);
    expect(one.same + other.same).toBe(150);
    expect(archive.onFile.library.sources.every(({ version }) => version === 1)).toBe(true);
  });

  test('tells how far it is', async () => {
    const told: number[] = [];
    await new AnArchive().takes(many(3), { told: ({ added, same }) => told.push(added + same) });
    expect(told).toEqual([1, 2, 3]);
  });
});
