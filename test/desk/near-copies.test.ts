import { expect, test } from 'vitest';
import { source } from '../knowledge/temp-knowledge.ts';
import { ADesk, saidIn, TWO_FACTS } from './a-desk.ts';
import { linesIn, reviewing } from './at-the-desk.ts';

const WORDS =
  'Three roads along the river are shut until further notice, the district police said on Monday evening. Two bridges stay open for lorries. Trains run every other hour between the two towns on the western bank.';
const RELATED = `${WORDS} Nobody is known to be hurt, and shops along the quay were told to keep their doors shut for the night.`;
const OTHER = 'The minister opened a school in the hills. Forty children will learn there from the autumn on, she said.';

const adding = (title: string, text: string, more = '') =>
  `/desk add title="${title}" publisher="${title}" published=undated ${more} text="${text}"`;
const origins = (desk: ADesk) => desk.onFile.library.sources.map(({ originId }) => originId);

test('a near copy is pointed out when it is added, and counts as one origin with what it copies', async () => {
  const desk = new ADesk();
  await desk.does('ED', adding('Hill Paper', WORDS));
  const first = desk.onFile.library.sources.at(-1);
  const said = saidIn(await desk.does('EVA', adding('Valley Wire', RELATED)));
  expect(said).toMatch(
    new RegExp(`\\n\\d\\d % of the wording is that of “Hill Paper” \\(${first?.id}\\); both count as one origin\\.$`, 'u'),
  );
  expect(saidIn(await desk.does('EVA', adding('School Post', OTHER)))).not.toContain('%');
  expect(origins(desk).slice(1)).toEqual([first?.id, first?.id, desk.onFile.library.sources.at(-1)?.id]);

  const same = 'Two bridges stay open for lorries.';
  await desk.presses('ED', 'Publish', await reviewing(desk, 'ED', same));
  await desk.presses('ED', 'Same as the entry', await reviewing(desk, 'ED', same));
  const answer = await desk.hear('How many bridges stay open?');
  const opened = await desk.hear({ kind: 'press', button: { action: 'origins', index: 0, answerId: answer?.message.answerId ?? '' } });
  expect(linesIn(opened)).toEqual([
    'The entry on file',
    `“${same}”`,
    '1 independent origin on file. Reprints and relays of it do not count.',
    'Also on file for it',
    `“${same}”`,
  ]);
});

test('the very text is refused, and what was withdrawn isn’t put on file again', async () => {
  const desk = new ADesk();
  await desk.does('ED', adding('Hill Paper', WORDS));
  const id = desk.onFile.library.sources.at(-1)?.id ?? '';
  expect(saidIn(await desk.does('EVA', adding('Again', WORDS)))).toBe(`That very text is on file already: “Hill Paper” (${id}).`);
  await desk.does('ED', `/desk kill ${id} made up`);
  const seq = desk.onFile.store.lastSeq();
  expect(saidIn(await desk.does('EVA', adding('Again', WORDS)))).toBe(
    `That very text is on file as “Hill Paper” (${id}), and is withdrawn. It was not added again. Reason: made up`,
  );
  expect(desk.onFile.store.lastSeq()).toBe(seq);
  expect(saidIn(await desk.does('EVA', adding('Nearly', RELATED)))).toContain('That one is withdrawn. Reason: made up');
});

test('what comes in pieces is compared as a whole', async () => {
  const desk = new ADesk();
  await desk.does('ED', adding('Hill Paper', WORDS));
  const id = desk.onFile.library.sources.at(-1)?.id ?? '';
  const receipt = await desk.does('EVA', adding('Valley Wire', 'Three roads are shut.'));
  expect(saidIn(receipt)).not.toContain('%');
  await desk.presses('EVA', 'Add more text', receipt);
  expect(saidIn(await desk.fills('EVA', { text: WORDS }))).toContain(`“Hill Paper” (${id}); both count as one origin.`);
  expect(origins(desk).slice(1)).toEqual([id, id]);
});

test('of a hidden copy nothing is said, by a hint, a refusal, an origin or an id', async () => {
  const hidden = 'id: secret\ntitle: Hill Paper\nundated: true\nretrievedAt: 2026-05-03\naudience: {people: [VERA]}';
  const said = async (files: typeof TWO_FACTS) => {
    const desk = new ADesk(files);
    const receipts = [
      saidIn(await desk.does('ED', adding('Hill Paper', WORDS))),
      saidIn(await desk.does('ED', adding('Hill Paper', RELATED))),
      saidIn(await desk.does('ED', adding('Secret', OTHER))),
    ];
    return [receipts, desk.onFile.library.sources.filter(({ id }) => id !== 'secret').map(({ id, originId }) => [id, originId])];
  };
  expect(await said({ ...TWO_FACTS, 'flood/sources/secret.md': source(hidden, WORDS) })).toEqual(await said(TWO_FACTS));
});
