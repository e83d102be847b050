import { expect, test } from 'vitest';
import { dataFolder } from '../chat/a-host.ts';
import { folderWith, source, TEXT } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, saidIn, TWO_FACTS } from './a-desk.ts';
import { edits, reviewing, statusOf } from './at-the-desk.ts';

const RAIN = 'More rain is expected.';

/** Two processes on one data folder and one knowledge folder. */
function two(): [ADesk, ADesk] {
  const [data, folder] = [dataFolder(), folderWith(TWO_FACTS)];
  return [new ADesk(TWO_FACTS, { data, folder }), new ADesk(TWO_FACTS, { data, folder })];
}

test('what another process did stands here as well, and is never overwritten unseen', async () => {
  const [one, other] = two();
  await one.does('ED', `/desk status ${DEAD} disputed`);
  const dry = await other.does('EVA', `/desk status ${DEAD} preview=yes unconfirmed`);
  expect(saidIn(await other.presses('EVA', 'Do it', dry))).toContain('status: was “official”, is “disputed”');
  expect([statusOf(one, DEAD), statusOf(other, DEAD)]).toEqual(['disputed', 'disputed']);
});

test('a sentence that another process has taken from its source isn’t published', async () => {
  const [one, other] = two();
  await other.hear('Is more rain expected?');
  const shown = await reviewing(other, 'EVA', RAIN);
  edits(one, { 'flood/sources/wire.md': source(undefined, TEXT.replace(RAIN, 'It is dry.')) });
  expect(saidIn(await other.presses('EVA', 'Publish', shown))).toContain('wire, changed by file');
  expect([other.broke, other.onFile.library]).toEqual([[], one.onFile.library]);
});
