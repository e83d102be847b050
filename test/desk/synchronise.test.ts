import { describe, expect, test } from 'vitest';
import { checkKnowledge } from '../../src/desk/check.ts';
import { synchronise } from '../../src/desk/synchronise.ts';
import { fact, facts, folderWith, SOUND, secondTopic, source, TEXT } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, saidIn, TWO_FACTS } from './a-desk.ts';
import { edits, labelsUnder, linesIn, reviewing, statusOf } from './at-the-desk.ts';

const FACTS = String(TWO_FACTS['flood/facts.yaml']);
const said = (problems: readonly { readonly reason: string }[]) =>
  problems.map(({ reason }) => reason).filter((reason) => !reason.startsWith('is missing; put in'));
const BOTH = (what: string) =>
  `${what} was changed in the files and in chat, or does not go with what was changed there. What stands stays; an editor decides (/desk review).`;

describe('the files', () => {
  test('that didn’t change leave what was done in chat', async () => {
    const desk = new ADesk();
    await desk.does('ED', `/desk status ${DEAD} disputed`);
    const seq = desk.onFile.store.lastSeq();
    expect(edits(desk, {})).toMatchObject({ taken: true, changed: 0, problems: [] });
    expect([desk.onFile.store.lastSeq(), statusOf(desk, DEAD)]).toEqual([seq, 'disputed']);
  });

  test('that alone changed become a version, once', () => {
    const desk = new ADesk();
    const changed = { 'flood/facts.yaml': FACTS.replace('Six people are dead.', 'Six died.') };
    expect(edits(desk, changed)).toMatchObject({ taken: true, changed: 1, problems: [] });
    expect(desk.onFile.fact(DEAD)).toMatchObject({ statement: 'Six died.', version: 2 });
    expect(edits(desk, changed)).toMatchObject({ changed: 0 });
  });

  test('that are broken leave the last good state, say what is wrong, and are taken once they are put right', () => {
    const desk = new ADesk();
    const before = desk.onFile.library;
    const broken = edits(desk, { 'flood/facts.yaml': FACTS.replace('Six people have died', 'Seven people have died') });
    expect(broken.taken).toBe(false);
    expect(said(broken.problems).join()).toContain('closest: line');
    expect(desk.onFile.library).toBe(before);
    expect(edits(desk, { 'flood/facts.yaml': FACTS.replace('Six people are dead.', 'Six died.') })).toMatchObject({
      taken: true,
      changed: 1,
    });
  });

  test('from which something is gone leave it on file, and say so', () => {
    const desk = new ADesk();
    const { problems, changed } = edits(desk, { 'flood/facts.yaml': facts(fact()) });
    expect([changed, said(problems)]).toEqual([0, ['Entry flood/dam is no longer in the files. It stays on file.']]);
    expect(statusOf(desk, 'flood/dam')).toBe('unconfirmed');
    expect(said(edits(desk, { 'flood/facts.yaml': FACTS }).problems)).toEqual([]);
  });

  test('of another newsroom are refused', () => {
    const desk = new ADesk();
    const other = folderWith(secondTopic('rain'), {});
    expect(() => synchronise(desk.onFile, other, desk.now)).toThrow(/holds other topics \(flood\) than/u);
  });

  test('that move a source to another topic move it, with that topic’s gates', () => {
    const moved = 'id: moved\ntitle: Moved\nundated: true\nretrievedAt: 2026-05-04';
    const desk = new ADesk({ ...TWO_FACTS, ...secondTopic('rain'), 'flood/sources/moved.md': source(moved, 'Nobody was hurt.') });
    const gated = { 'rain/topic.yaml': 'title: Rain\ndesk: Home desk\nbottomLine: [rain]\naudience: {people: [VERA]}\n' };
    edits(desk, gated);
    const folder = folderWith({
      ...TWO_FACTS,
      ...secondTopic('rain'),
      ...gated,
      'rain/sources/moved.md': source(moved, 'Nobody was hurt.'),
    });
    expect(synchronise(desk.onFile, folder, desk.now)).toMatchObject({ taken: true, changed: 1 });
    expect(desk.onFile.library.sources.find(({ id }) => id === 'moved')).toMatchObject({
      topicId: 'rain',
      gates: [{ audience: { people: ['VERA'] } }],
    });
  });
});

describe('what the files and chat both changed', () => {
  async function both(): Promise<ADesk> {
    const desk = new ADesk();
    await desk.does('ED', `/desk status ${DEAD} disputed`);
    const { problems, changed } = edits(desk, { 'flood/facts.yaml': FACTS.replace('Six people are dead.', 'Six died.') });
    expect([changed, said(problems)]).toEqual([0, [BOTH('Entry flood/dead')]]);
    return desk;
  }

  test('stays as it was in chat; check says so, and an editor is shown both', async () => {
    const desk = await both();
    expect(desk.onFile.fact(DEAD)).toMatchObject({ status: 'disputed', statement: 'Six people are dead.' });
    expect(said(checkKnowledge(desk.folder, desk.now, desk.onFile.store).problems)).toContain(BOTH('Entry flood/dead'));
    const shown = await desk.does('EVA', '/desk review');
    expect(linesIn(shown)).toEqual([
      "The files' version of what was changed in chat as well",
      'Entry flood/dead',
      'statement: stands as “Six people are dead.”; the files say “Six died.”',
      'status: stands as “disputed”; the files say “official”',
      'at: stands as “2026-05-04T08:00:00.000Z”; the files have none',
    ]);
    expect(labelsUnder(shown)).toEqual(["Take the files'", 'Keep what stands']);
  });

  test('is told by check before the files are taken in as well', async () => {
    const desk = new ADesk();
    await desk.does('ED', `/desk status ${DEAD} disputed`);
    const folder = folderWith({ ...TWO_FACTS, 'flood/facts.yaml': FACTS.replace('Six people are dead.', 'Six died.') });
    expect(said(checkKnowledge(folder, desk.now, desk.onFile.store).problems)).toContain(BOTH('Entry flood/dead'));
    expect(desk.onFile.store.proposals()).toEqual([]);
  });

  test('is taken or kept by an editor, and then it is over', async () => {
    for (const [button, statement] of [
      ["Take the files'", 'Six died.'],
      ['Keep what stands', 'Six people are dead.'],
    ] as const) {
      const desk = await both();
      const shown = await desk.does('EVA', '/desk review');
      await desk.presses('EVA', button, shown);
      expect(desk.onFile.fact(DEAD)?.statement).toBe(statement);
      expect(said(edits(desk, {}).problems)).toEqual([]);
      expect(saidIn(await desk.presses('EVA', button, shown))).toContain('somebody has decided on it already');
      expect(saidIn(await desk.does('EVA', '/desk review'))).toBe('Nothing waits for review.');
    }
  });

  test('is over when chat goes back to what the files said, and when the files go back', async () => {
    const desk = await both();
    edits(desk, { 'flood/facts.yaml': FACTS });
    expect(desk.onFile.store.proposals()).toEqual([]);

    const other = new ADesk();
    const receipt = await other.does('ED', `/desk status ${DEAD} disputed`);
    edits(other, { 'flood/facts.yaml': FACTS.replace('Six people are dead.', 'Six died.') });
    await other.presses('ED', 'Undo', receipt);
    expect(edits(other, {})).toMatchObject({ changed: 1, problems: [] });
    expect([other.onFile.fact(DEAD)?.statement, other.onFile.store.proposals()]).toEqual(['Six died.', []]);
  });

  test('is not taken over what somebody changed meanwhile', async () => {
    const desk = await both();
    const shown = await desk.does('EVA', '/desk review');
    await desk.does('ED', `/desk status ${DEAD} unconfirmed`);
    expect(saidIn(await desk.presses('EVA', "Take the files'", shown))).toContain('status: was “disputed”, is “unconfirmed”');
    expect(statusOf(desk, DEAD)).toBe('unconfirmed');
  });

  test('never brings back what was withdrawn, by itself or by an editor', async () => {
    const desk = new ADesk();
    const withdrawn = FACTS.replace('status: official', 'status: withdrawn\n    reason: made up\n    at: 2026-05-04');
    edits(desk, { 'flood/facts.yaml': withdrawn });
    expect(statusOf(desk, DEAD)).toBe('withdrawn');
    edits(desk, { 'flood/facts.yaml': FACTS });
    expect(statusOf(desk, DEAD)).toBe('withdrawn');
    expect(saidIn(await desk.presses('ED', "Take the files'", await reviewing(desk, 'ED', "The files' version")))).toBe(
      'flood/dead is withdrawn, and what was withdrawn stays so. If it may be used again, put it on file anew.',
    );
    const killed = new ADesk();
    await killed.does('ED', '/desk kill wire made up');
    edits(killed, { 'flood/sources/wire.md': source(undefined, `${TEXT}More.\n`) });
    expect(saidIn(await killed.presses('ED', "Take the files'", await killed.does('ED', '/desk review')))).toContain('stays so');
    expect(statusOf(killed, DEAD)).toBe('withdrawn');
  });
});

describe('a source that loses words which an entry of chat’s quotes', () => {
  const RAIN = 'More rain is expected.';
  const without = { 'flood/sources/wire.md': source(undefined, TEXT.replace(` ${RAIN}`, '')) };

  test('stays as it is, and is taken only once the entry quotes something else', async () => {
    const desk = new ADesk();
    await desk.hear('Is more rain expected?');
    await desk.presses('ED', 'Publish', await reviewing(desk, 'ED', RAIN));
    const id = desk.onFile.library.facts.at(-1)?.id ?? '';
    expect(said(edits(desk, without).problems)).toEqual([BOTH('Source wire')]);
    const take = async () => saidIn(await desk.presses('ED', "Take the files'", await reviewing(desk, 'ED', "The files' version")));
    expect(await take()).toBe(
      `The files' version of wire can't be taken: ${id} would be left without the words it quotes. Give that entry another quote first, or keep what stands.`,
    );
    expect(desk.broke).toEqual([]);
    await desk.does('ED', `/desk edit ${id}`);
    await desk.fills('ED', { quote: 'The number of the missing isn’t known.', modality: 'fact' });
    expect(await take()).toContain("The files' version of wire stands from now on.");
    expect(desk.broke).toEqual([]);
  });

  test('is taken together with the entries that go with it', async () => {
    const desk = new ADesk();
    await desk.does('ED', `/desk status ${DEAD} disputed`);
    const seven = {
      'flood/sources/wire.md': source(undefined, TEXT.replace('Six people', 'Seven people')),
      'flood/facts.yaml': FACTS.replace('quote: Six people', 'quote: Seven people'),
    };
    expect(said(edits(desk, seven).problems)).toEqual([BOTH('Entry flood/dead'), BOTH('Source wire')]);
    const taken = await desk.presses('EVA', "Take the files'", await desk.does('EVA', '/desk review'));
    expect(saidIn(taken)).toMatch(/version of (?:flood\/dead, wire|wire, flood\/dead) stands from now on/u);
    expect(desk.onFile.fact(DEAD)?.quote.exact).toMatch(/^Seven/u);
    expect(desk.onFile.store.proposals()).toEqual([]);
  });
});

test('an id that chat gave a source is not taken from it by a file', async () => {
  const desk = new ADesk();
  await desk.does('ED', '/desk add title=Rain published=undated text="A barn fell."');
  const id = desk.onFile.library.sources.at(-1)?.id ?? '';
  const header = `id: ${id}\ntitle: Another\nundated: true\nretrievedAt: 2026-05-04`;
  const fell = fact({ id: 'fell', source: id, quote: 'A bridge fell.', attribution: '{kind: unattributed}', status: null });
  const { problems } = edits(desk, { [`flood/sources/${id}.md`]: source(header, 'A bridge fell.'), 'flood/facts.yaml': `${FACTS}${fell}` });
  expect(said(problems).sort()).toEqual([BOTH('Entry flood/fell'), BOTH(`Source ${id}`)]);
  expect(desk.onFile.library.sources.at(-1)).toMatchObject({ title: 'Rain', text: 'A barn fell.' });
  const shown = await reviewing(desk, 'ED', 'Entry flood/fell');
  expect(linesIn(shown)).toContain('quote: the files say “A bridge fell.”, where there is nothing');
  expect(saidIn(await desk.presses('ED', "Take the files'", shown))).toContain('stands from now on');
  expect([desk.onFile.fact('flood/fell')?.quote.exact, desk.broke]).toEqual(['A bridge fell.', []]);
});

test('a folder with errors opens on what stands, and on nothing where nothing stands', () => {
  const desk = new ADesk();
  const broken = folderWith({ 'flood/facts.yaml': 'facts: 1\n' }, SOUND);
  expect(synchronise(desk.onFile, broken, desk.now).taken).toBe(false);
  expect(() => new ADesk({ 'flood/facts.yaml': 'facts: 1\n' })).toThrow("The knowledge can't be used until these are put right");
});
