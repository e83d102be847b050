import { describe, expect, test } from 'vitest';
import { fact, facts, source } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, QUESTION, saidIn, TWO_FACTS } from './a-desk.ts';
import { edits, linesIn, type Posted, reviewing } from './at-the-desk.ts';

const FACTS = String(TWO_FACTS['flood/facts.yaml']);
const GATE = '{people: [VERA]}';
const SECRET = 'Forty people are missing, an aide said. The bridge was blown up, he said.';
const MISSING = {
  id: 'missing',
  statement: 'Forty are missing.',
  source: 'memo',
  quote: 'Forty people are missing, an aide said.',
  attribution: '{kind: anonymous, as: an aide}',
  status: 'unconfirmed',
};

/** A source, an entry of it and an entry of an open source that only Vera may see. */
const WITH = {
  ...TWO_FACTS,
  'flood/sources/memo.md': source(`id: memo\ntitle: Memo\nundated: true\nretrievedAt: 2026-05-04\naudience: ${GATE}`, SECRET),
  'flood/facts.yaml': `${FACTS}${fact(MISSING)}${fact({ id: 'toll', statement: 'Nine are dead.', quote: 'The number of the missing isn’t known.', attribution: '{kind: unattributed}', status: 'unconfirmed', audience: GATE })}`,
};

/** All that a person is shown of a post: text, lines, quotes, and the words on the buttons. */
const shown = (posted: Posted): unknown => {
  if (!posted) return null;
  const { answer, buttons } = posted.message;
  return [answer.outcome === 'briefing' ? linesIn(posted) : saidIn(posted), buttons.map(({ label }) => label)];
};

/** What an editor without access is shown of all that can be asked about the hidden things, and about the open ones beside them. */
async function askedBy(desk: ADesk, person: string): Promise<unknown[]> {
  const seen: unknown[] = [];
  const lines = [
    ...['missing', 'flood/missing', 'flood/mising', 'toll'].flatMap((id) => [
      `/desk history ${id}`,
      `/desk edit ${id}`,
      `/desk status ${id} held why`,
      `/desk status ${id} withdrawn why`,
      `/desk link ${id} denies dead`,
      `/desk link dead denies ${id}`,
    ]),
    ...['memo', 'meno'].flatMap((id) => [`/desk kill ${id} why`, `/desk discard ${id}`]),
    '/desk history dead',
    '/desk history dam',
    '/desk changes since 2026-05-01',
    '/desk review',
    '/desk review flood',
    '/desk sources',
    '/desk unconfirmed',
    '/desk topics',
  ];
  for (const line of lines) seen.push([line, shown(await desk.does(person, line))]);
  return seen;
}

/** Those who may see the hidden things work with them. */
async function workOn(desk: ADesk): Promise<void> {
  await desk.does('VERA', '/desk link missing denies dead');
  await desk.does('VERA', '/desk link dead contradicts missing');
  await desk.does('VERA', '/desk status missing confirmed I was there');
  await desk.hear('Was the bridge blown up?', { person: 'VERA', channel: 'D1', direct: true, visibility: 'private' });
  await desk.presses('VERA', 'Publish', await reviewing(desk, 'VERA', 'The bridge was blown up'));
}

test('an editor without access learns nothing of hidden things, whatever is asked and whatever others do with them', async () => {
  const [within, without] = [new ADesk(WITH), new ADesk()];
  await workOn(within);
  await within.does('ED', `/desk status ${DEAD} disputed`);
  await without.does('ED', `/desk status ${DEAD} disputed`);
  expect(await askedBy(within, 'ED')).toEqual(await askedBy(without, 'ED'));
  expect([...within.broke, ...without.broke]).toEqual([]);
});

describe('only those who may see it', () => {
  test('are shown that an entry was linked to something hidden', async () => {
    const desk = new ADesk(WITH);
    await workOn(desk);
    const linked = (posted: Posted) => linesIn(posted).filter((line) => line.includes('linked'));
    expect(linked(await desk.does('VERA', '/desk history dead'))).toHaveLength(1);
    expect(linked(await desk.does('ED', '/desk history dead'))).toEqual([]);
  });

  test('are shown the files’ version of it, and one that would be hidden', async () => {
    const desk = new ADesk(WITH);
    await desk.does('VERA', '/desk status missing disputed');
    await desk.does('ED', '/desk link dam denies dead');
    const dam = FACTS.replace('id: dam', `id: dam\n    audience: ${GATE}`).replace('The dam holds.', 'The dam is about to break.');
    edits(desk, { 'flood/facts.yaml': `${dam}${fact({ ...MISSING, statement: 'Forty.' })}` });
    expect(
      desk.onFile.store
        .proposals()
        .map(({ holding }) => holding.id)
        .sort(),
    ).toEqual(['flood/dam', 'flood/missing']);
    expect(saidIn(await desk.does('ED', '/desk review'))).toBe('Nothing waits for review.');
    expect(linesIn(await desk.does('VERA', '/desk review'))[0]).toContain("The files' version");
  });

  test('are shown an answer that tells it, by its id', async () => {
    const desk = new ADesk(WITH);
    const told = await desk.hear('How many people are missing?', { person: 'VERA', channel: 'D1', direct: true, visibility: 'private' });
    const open = await desk.hear(QUESTION);
    const answer = async (person: string, posted: Posted) =>
      (await desk.does(person, `/desk answer ${posted?.message.answerId}`))?.message.answer;
    expect((await answer('VERA', told))?.outcome).toBe(told?.message.answer.outcome);
    expect(await answer('ED', told)).toMatchObject({ outcome: 'notice', message: expect.stringContaining('No answer') });
    expect(await answer('ED', open)).toEqual(open?.message.answer);
  });
});

test('a difference is shown without links to what is hidden', async () => {
  const desk = new ADesk(WITH);
  await desk.does('ED', `/desk edit ${DEAD}`);
  await desk.does('VERA', '/desk link dead contradicts missing');
  await desk.does('VERA', '/desk link dead denies dam');
  const late = saidIn(await desk.fills('ED', { modality: 'estimate' }));
  expect(late).toContain('links: now “denies flood/dam”');
  expect(late).not.toContain('missing');
});

test('an entry that is hidden while somebody words it anew is missed, like one that never was', async () => {
  const desk = new ADesk();
  await desk.does('ED', `/desk edit ${DEAD}`);
  const topic = facts(fact({ audience: GATE, statement: 'Nine died.' }));
  edits(desk, { 'flood/facts.yaml': topic });
  expect(saidIn(await desk.fills('ED', { modality: 'estimate' }))).toBe('There is no entry "flood/dead" on file. Nearest: flood/dam.');
});
