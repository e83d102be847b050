import { expect, test } from 'vitest';
import { READER } from '../../src/domain/audience.ts';
import { ADesk, saidIn } from './a-desk.ts';

const SENTENCES = Array.from({ length: 60 }, (_, at) => `Ward ${at} of the valley hospital was cleared on day ${at}, the matron said.`);
const ADD = `/desk add title="Wards" publisher="Valley Wire" published=2026-05-04 asked=yes text="${SENTENCES.join(' ')}"`;

test('what comes on file is read a little at a time, in order, and in the end it is as if it had been read at once', async () => {
  const [gradual, whole] = [new ADesk(), new ADesk()];
  gradual.onFile.readGradually();
  const passages = (desk: ADesk) => desk.desk.view({ viewer: READER, now: desk.now }).facts.filter(({ reviewed }) => !reviewed);
  const before = passages(gradual).length;
  for (const desk of [gradual, whole]) expect(saidIn(await desk.does('ED', ADD))).toContain('60 sentences wait');
  expect(gradual.onFile.isReading).toBe(true);
  expect(passages(gradual)).toHaveLength(before);
  let read = before;
  while (gradual.onFile.readOn()) {
    const now = passages(gradual).length;
    expect(now - read).toBeLessThan(30);
    read = now;
  }
  expect(gradual.onFile.isReading).toBe(false);
  const texts = (desk: ADesk) => passages(desk).map(({ quote }) => quote.exact);
  expect(texts(gradual)).toEqual(texts(whole));
  expect(texts(gradual)).toEqual(expect.arrayContaining(SENTENCES));
});
