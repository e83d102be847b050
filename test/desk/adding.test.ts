import { describe, expect, test } from 'vitest';
import type { Files } from '../knowledge/temp-knowledge.ts';
import { secondTopic } from '../knowledge/temp-knowledge.ts';
import { ADesk, saidIn, TWO_FACTS } from './a-desk.ts';
import { faultsOf, formOf, labelsUnder, newIds } from './at-the-desk.ts';

const LINE = 'title="Rain goes on" publisher="Hill Paper" published=2026-05-04';

/** Fills the form of an empty `/desk add`; the source that came of it. */
async function added(desk: ADesk, values: Readonly<Record<string, string>>) {
  const [id = ''] = await newIds(desk, 'source', async () => {
    await desk.does('ED', '/desk add');
    await desk.fills('ED', { title: 'Rain goes on', publisher: '', published: 'undated', topic: 'flood', ...values });
  });
  return { id, source: desk.onFile.library.sources.find((each) => each.id === id) };
}

const drafts = (desk: ADesk, source: string) =>
  desk.onFile.all().flatMap(({ holding }) => (holding.kind === 'draft' && holding.sourceId === source ? [holding.exact] : []));

test('a source is put on file as it was given, its sentences in the queue', async () => {
  const desk = new ADesk();
  let said = '';
  const [id = ''] = await newIds(desk, 'source', async () => {
    const text = 'RAIN GOES ON\nThree roads are shut, police said. Will it end? “It will,” a pilot said.';
    said = saidIn(await desk.does('ED', `/desk add ${LINE} url=https://hill.example/rain text="${text}"`));
  });
  expect(said).toBe(
    `“Rain goes on” is on file as ${id}. 2 sentences wait for review; readers see them as not confirmed and not yet reviewed.`,
  );
  expect(desk.onFile.library.sources.at(-1)).toMatchObject({
    topicId: 'flood',
    title: 'Rain goes on',
    publisher: 'Hill Paper',
    publishedAt: '2026-05-04T00:00:00.000Z',
    url: 'https://hill.example/rain',
    withdrawn: null,
  });
  expect(drafts(desk, id)).toEqual(['Three roads are shut, police said.', '“It will,” a pilot said.']);
  expect(saidIn(await desk.does('ED', '/desk add'))).toBe('undefined');
});

test.each([
  ['line ends', 'One is shut.\r\nTwo are open.\rThree are lost.', 'One is shut.\nTwo are open.\nThree are lost.', 'en'],
  ['a byte-order mark', '\u{FEFF}One is shut.', 'One is shut.', 'en'],
  ['space, as it is', '  One\u{A0}is shut. \n\n', '  One\u{A0}is shut. \n\n', 'en'],
  ['Arabic', 'السد صامد، قال رئيسه. المطر مستمر.', 'السد صامد، قال رئيسه. المطر مستمر.', 'ar'],
])('%s: what of a text is kept', async (_what, text, kept, language) => {
  const { source } = await added(new ADesk(), { text });
  expect(source).toMatchObject({ text: kept, language, publisher: null, publishedAt: null });
});

test('a sentence that stands twice waits once, and at most 200 wait, however the text came in', async () => {
  const desk = new ADesk();
  const { id } = await added(desk, { text: 'Nobody was hurt. The road is shut. Nobody was hurt.' });
  expect(drafts(desk, id)).toEqual(['Nobody was hurt.', 'The road is shut.']);
  const many = Array.from({ length: 150 }, (_, n) => `House ${n} is dry.`).join(' ');
  await desk.does('ED', `/desk add ${LINE} text="${many}"`);
  const long = desk.onFile.library.sources.at(-1)?.id ?? '';
  const receipt = desk.messenger.posted.at(-1);
  await desk.presses('ED', 'Add more text', receipt);
  expect(faultsOf(formOf(desk))).toEqual([]);
  expect(saidIn(await desk.fills('ED', { text: many.replaceAll('House', 'Barn') }))).toContain('50 more sentences wait');
  expect(drafts(desk, long)).toHaveLength(200);
});

describe('what is refused leaves nothing behind', () => {
  test.each([
    ['no text', { text: ' \n ' }, 'There is no text in it.'],
    ['only a mark', { text: '\u{FEFF}' }, 'There is no text in it.'],
    ['no title', { title: ' ' }, 'A source has a title. Give it one.'],
    ['a title that is too long', { title: 'T'.repeat(301) }, 'A title and a publisher have 300 characters at most; this has 301.'],
    ['a day that no month has', { published: '2026-02-30' }, '"2026-02-30" is no date.'],
    ['a topic that is none', { topic: 'flod' }, 'There is no topic "flod" on file. Nearest: flood.'],
  ])('%s', async (_what, values, reason) => {
    const desk = new ADesk();
    const before = desk.onFile.store.lastSeq();
    await desk.does('ED', '/desk add');
    const posted = await desk.fills('ED', { title: 'Rain', published: 'undated', topic: 'flood', text: 'It rains.', ...values });
    expect(saidIn(posted)).toContain(reason);
    expect(desk.onFile.store.lastSeq()).toBe(before);
    // And it can be put right.
    await desk.presses('ED', 'Change and try again', posted);
    await desk.fills('ED', { title: 'Rain', published: 'undated', topic: 'flood', text: 'It rains.' });
    expect(desk.onFile.library.sources.at(-1)?.text).toBe('It rains.');
  });

  test.each([
    ['embargo=2026-05-04T07:00Z', 'That embargo is over already'],
    ['embargo=tomorrow', '"tomorrow" is no instant'],
    ['audience=everybody', '"everybody" is no audience'],
    ['url=javascript:alert(1)', 'is no web address'],
  ])('%s', async (option, reason) => {
    const desk = new ADesk();
    const before = desk.onFile.store.lastSeq();
    expect(saidIn(await desk.does('ED', `/desk add ${LINE} ${option} text="It rains."`))).toContain(reason);
    expect(desk.onFile.store.lastSeq()).toBe(before);
  });

  test('a text of a character too many, which is never cut, even in two pieces', async () => {
    const desk = new ADesk();
    const before = desk.onFile.store.lastSeq();
    const said = saidIn(await desk.does('ED', `/desk add ${LINE} text="${'x'.repeat(1_000_001)}"`));
    expect(said).toBe('The text has 1,000,001 characters; the most is 1,000,000. Nothing was cut and nothing was added. Divide it.');
    expect(desk.onFile.store.lastSeq()).toBe(before);
    const receipt = await desk.does('ED', `/desk add ${LINE} text="${'x'.repeat(999_998)}"`);
    await desk.presses('ED', 'Add more text', receipt);
    const half = desk.onFile.store.lastSeq();
    expect(saidIn(await desk.fills('ED', { text: 'y' }))).toContain('1,000,001 characters');
    expect(desk.onFile.store.lastSeq()).toBe(half);
  });

  test('a reader, who hears who may', async () => {
    const desk = new ADesk();
    expect(saidIn(await desk.does('U1', `/desk add ${LINE} text="It rains."`))).toBe(
      'That takes an editor. Ask: Ed Ito, EVA, Vera Ruiz, ADA.',
    );
  });
});

describe('the form', () => {
  const topics = (ids: readonly string[], gate = ''): Files => {
    const files: Record<string, Files[string]> = { ...TWO_FACTS };
    for (const [at, id] of ids.entries())
      for (const [file, content = null] of Object.entries(secondTopic(`t${at}`))) files[file.replace(/^t\d+\//u, `${id}/`)] = content;
    for (const id of ids) files[`${id}/topic.yaml`] = `title: "${'📰'.repeat(40)}"\ndesk: Home desk\nbottomLine: [rain]\n${gate}`;
    return files;
  };
  const long = `long-${'x'.repeat(195)}`;

  test.each([
    ['a topic with a title of emoji', ['rain'], 'menu'],
    ['25 topics', Array.from({ length: 24 }, (_, n) => `topic-${n}`), 'menu'],
    ['26 topics', Array.from({ length: 25 }, (_, n) => `topic-${n}`), 'line'],
    ['an id of 200 characters', [long], 'line'],
  ])('%s: fits every platform, and what it asks for is taken', async (_what, ids, kind) => {
    const desk = new ADesk(topics(ids));
    await desk.does('ED', '/desk add');
    const form = formOf(desk);
    expect(faultsOf(form)).toEqual([]);
    expect(form.fields.find(({ name }) => name === 'topic')?.choices === undefined).toBe(kind === 'line');
    const topic = ids.at(-1) ?? '';
    expect(saidIn(await desk.fills('ED', { title: 'T', published: 'undated', topic, text: 'It rains.' }))).toContain('is on file as t-');
    expect(desk.onFile.library.sources.at(-1)?.topicId).toBe(topic);
  });

  test('isn’t shown where no topic is open', async () => {
    const gate = 'audience: {people: [VERA]}\n';
    const files = { ...TWO_FACTS, 'flood/topic.yaml': `title: Flood\ndesk: Home desk\nbottomLine: [dead]\n${gate}` };
    const desk = new ADesk(files);
    expect(saidIn(await desk.does('ED', '/desk add'))).toBe('There is no topic here that you may put a source into.');
    expect(desk.messenger.forms).toEqual([]);
  });

  test('takes a text that no field has room for as it was given, with its gates', async () => {
    const desk = new ADesk();
    const text = 'It rains. '.repeat(400);
    await desk.does('ED', `/desk add embargo=2026-06-01T00:00Z audience=role:editor text="${text}"`);
    const form = formOf(desk);
    expect(faultsOf(form)).toEqual([]);
    expect(form.fields.map(({ name }) => name)).toEqual(['title', 'publisher', 'published', 'topic']);
    expect(form.note).toBe(
      'The text of 4,000 characters that you gave is taken as it is, word for word. Embargo until 2026-06-01 00:00 UTC. Only for the audience that you named.',
    );
    await desk.fills('ED', { title: 'Rain', published: '2026-05-01' });
    const source = desk.onFile.library.sources.at(-1);
    expect(source?.text).toBe(text);
    expect(source?.gates).toEqual([
      { audience: { roles: ['editor'], channels: [], groups: [], people: [] }, embargo: '2026-06-01T00:00:00.000Z' },
    ]);
  });

  test('comes before an attached file is read, and loses nothing if that can’t be', async () => {
    const desk = new ADesk();
    await desk.hear({ kind: 'command', name: 'desk add', options: { file: 'f1', text: '' } }, { person: 'ED', visibility: 'private' });
    const form = formOf(desk);
    expect(faultsOf(form)).toEqual([]);
    expect([form.note, form.fields.map(({ name }) => name)]).toEqual([
      'The text is that of the attached file, word for word.',
      ['title', 'publisher', 'published', 'topic'],
    ]);
    const failed = await desk.fills('ED', { title: 'Rain', published: 'undated' });
    expect(saidIn(failed)).toBe('The file is no longer there. Nothing was added.');
    desk.messenger.files.set('f1', { ok: true, text: 'It rains on.' });
    await desk.presses('ED', 'Change and try again', failed);
    expect(formOf(desk).fields[0]?.value).toBe('Rain');
    expect(saidIn(await desk.fills('ED', {}))).toContain('1 sentence waits');
    expect(desk.onFile.library.sources.at(-1)?.text).toBe('It rains on.');
  });

  test('gives back all that was typed where something is wrong with it', async () => {
    const desk = new ADesk();
    await desk.does('ED', '/desk add embargo=2026-06-01T00:00Z');
    const typed = { title: 'Rain', publisher: 'Hill Paper', published: '4 May', text: 'It rains.\nIt pours.' };
    const wrong = await desk.fills('ED', typed);
    expect(labelsUnder(wrong)).toEqual(['Change and try again']);
    await desk.presses('ED', 'Change and try again', wrong);
    expect(Object.fromEntries(formOf(desk).fields.map(({ name, value }) => [name, value]))).toEqual({ ...typed, topic: 'flood' });
    await desk.fills('ED', { published: '2026-05-04' });
    expect(desk.onFile.library.sources.at(-1)).toMatchObject({ text: typed.text, gates: [{ embargo: '2026-06-01T00:00:00.000Z' }] });
  });
});

test('a source of headings only, behind a gate of its own, can be added to and killed', async () => {
  const desk = new ADesk();
  const receipt = await desk.does('ED', `/desk add ${LINE} audience=person:ED text="RAIN GOES ON"`);
  const id = desk.onFile.library.sources.at(-1)?.id ?? '';
  expect(saidIn(receipt)).toContain('0 sentences wait');
  await desk.presses('ED', 'Add more text', receipt);
  expect(saidIn(await desk.fills('ED', { text: '\u{FEFF}It rains.\r\nIt pours.' }))).toContain('2 more sentences wait');
  expect(desk.onFile.library.sources.at(-1)?.text).toBe('RAIN GOES ON\n\nIt rains.\nIt pours.');
  expect(saidIn(await desk.does('EVA', `/desk kill ${id} why`))).toBe(`There is no source "${id}" on file.`);
  expect(saidIn(await desk.does('ED', `/desk kill ${id} retracted`))).toContain('is withdrawn, and 0 entries with it');
  expect(saidIn(await desk.does('ED', `/desk kill ${id} retracted`))).toBe('“Rain goes on” is withdrawn already. Reason: retracted');
  await desk.presses('ED', 'Add more text', receipt);
  expect(saidIn(await desk.fills('ED', { text: 'It rains on.' }))).toContain('is withdrawn already');
});
