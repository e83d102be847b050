import { describe, expect, test } from 'vitest';
import { readSince } from '../../src/desk/changes/changes-since.ts';
import { readPublished } from '../../src/desk/read-input.ts';
import { quotesOf } from '../../src/domain/answer.ts';
import { fact, facts } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, START, saidIn, TWO_FACTS } from './a-desk.ts';
import { linesIn, newIds, type Posted, reviewing } from './at-the-desk.ts';

const HOUR = 60 * 60_000;

describe('the history of an entry', () => {
  /** An entry's whole life, an hour a step. */
  async function aLife(): Promise<ADesk> {
    const desk = new ADesk();
    const steps: [string, string][] = [
      ['ED', `/desk status ${DEAD} confirmed asked the hospital`],
      ['VERA', `/desk status ${DEAD} confirmed so did I`],
      ['EVA', `/desk status ${DEAD} held a source asked in confidence`],
      ['EVA', `/desk status ${DEAD} official`],
      ['ADA', '/desk kill wire made up'],
    ];
    for (const [person, line] of steps) {
      desk.now += HOUR;
      await desk.does(person, line);
    }
    return desk;
  }

  test('tells editors who did what and why, newest first', async () => {
    const desk = await aLife();
    expect(linesIn(await desk.does('ED', '/desk history dead'))).toEqual([
      'As it stands',
      'Withdrawn',
      'Versions',
      'v6 · 2026-05-04 13:00 UTC · followed its source · Withdrawn · by fake:ADA · made up',
      'v5 · 2026-05-04 12:00 UTC · status set · Official statement · by fake:EVA',
      'v4 · 2026-05-04 11:00 UTC · status set · On hold · by fake:EVA · a source asked in confidence',
      'v3 · 2026-05-04 10:00 UTC · approved · Confirmed · by Vera Ruiz (fake:VERA) · so did I',
      'v2 · 2026-05-04 09:00 UTC · approved · Official statement · by Ed Ito (fake:ED) · asked the hospital',
      'v1 · 2026-05-04 08:00 UTC · from the files · Official statement · by file',
      'Told nobody so far.',
    ]);
  });

  test('tells readers no names, no reasons but that of a withdrawal, and of no approval that waits', async () => {
    const desk = await aLife();
    expect(linesIn(await desk.does('U1', '/desk history dead')).slice(3)).toEqual([
      'v5 · 2026-05-04 13:00 UTC · followed its source · Withdrawn · made up',
      'v4 · 2026-05-04 12:00 UTC · status set · Official statement',
      'v3 · 2026-05-04 11:00 UTC · status set · On hold',
      'v2 · 2026-05-04 10:00 UTC · approved · Confirmed',
      'v1 · 2026-05-04 08:00 UTC · from the files · Official statement',
    ]);
  });

  test('tells apart what was done in one moment', async () => {
    const desk = new ADesk();
    await desk.does('EVA', `/desk status ${DEAD} disputed`);
    await desk.does('EVA', `/desk status ${DEAD} unconfirmed`);
    expect(linesIn(await desk.does('U1', '/desk history dead')).map((line) => line.split(' · ')[3])).toEqual([
      ...Array.from({ length: 3 }),
      'Not confirmed',
      'Disputed',
      'Official statement',
    ]);
  });
});

describe('what changed since', () => {
  const since = (desk: ADesk, when: string, person = 'U1'): Promise<Posted> => desk.does(person, `/desk changes since ${when}`);

  test('is told state against state: corrections, statuses, what is new', async () => {
    const desk = new ADesk();
    desk.now += HOUR;
    await desk.does('ED', '/desk edit dam');
    await desk.fills('ED', { modality: 'possible' });
    await desk.does('ED', `/desk status ${DEAD} held a source asked in confidence`);
    await desk.hear('Is more rain expected?');
    const [id = ''] = await newIds(desk, 'fact', async () => desk.presses('ED', 'Publish', await reviewing(desk, 'ED', 'More rain')));
    desk.now += HOUR;
    const shown = await since(desk, '2h');
    expect(linesIn(shown)).toEqual([
      'Corrections and withdrawals',
      '““The dam is holding,” its chief said.”',
      'flood/dam: worded otherwise, or its source is.',
      'Status changed',
      'flood/dead: was Official statement, is On hold.',
      'New on file',
      '“More rain is expected.”',
    ]);
    expect(quotesOf(shown?.message.answer ?? ({} as never)).map(({ factId }) => factId)).toEqual(['flood/dam', id]);
    await desk.does('ADA', '/desk kill wire made up');
    expect(linesIn(await since(desk, '1h'))).toEqual([
      'Corrections and withdrawals',
      'flood/dead: withdrawn. Do not use. Reason: made up',
      'flood/dam: withdrawn. Do not use. Reason: made up',
      `${id}: withdrawn. Do not use. Reason: made up`,
      'Status changed',
      'None',
      'New on file',
      'None',
    ]);
  });

  test('what was done and undone in between didn’t change', async () => {
    const desk = new ADesk();
    desk.now += HOUR;
    await desk.presses('ED', 'Undo', await desk.does('ED', `/desk status ${DEAD} disputed`));
    expect(linesIn(await since(desk, '1h')).filter((line) => line !== 'None')).toEqual([
      'Corrections and withdrawals',
      'Status changed',
      'New on file',
    ]);
  });

  test('what somebody could not see then is new, and how it stood then is not told', async () => {
    const gated = facts(fact({ embargo: '2026-05-04T10:00:00Z' }));
    const desk = new ADesk({
      ...TWO_FACTS,
      'flood/facts.yaml': gated,
      'flood/topic.yaml': 'title: Flood\ndesk: Home desk\nbottomLine: [dead]\n',
    });
    await desk.does('ED', `/desk status ${DEAD} held why`);
    desk.now += HOUR;
    await desk.does('ED', `/desk status ${DEAD} disputed`);
    desk.now += 2 * HOUR;
    expect(linesIn(await since(desk, '2026-05-04T08:30Z')).slice(2)).toEqual([
      'Status changed',
      'None',
      'New on file',
      '“Six people have died, the interior ministry said on Sunday.”',
    ]);
    expect(linesIn(await since(desk, '2026-05-04T08:30Z', 'EVA'))[3]).toBe('“Six people have died, the interior ministry said on Sunday.”');
    expect(linesIn(await since(desk, '2026-05-04T08:30Z', 'EVA'))[4]).toBe('flood/dead: was On hold, is Disputed.');
  });

  test('of two periods together is in one of the two', async () => {
    const desk = new ADesk();
    const told = async (when: string) =>
      new Set(
        linesIn(await since(desk, when, 'ED')).flatMap((line) => /^flood\/[a-z]+/u.exec(line)?.[0] ?? (line.startsWith('“') ? [line] : [])),
      );
    for (const line of [`${DEAD} disputed`, 'dam held why', `${DEAD} official`, 'dam unconfirmed', `${DEAD} withdrawn why`]) {
      const [before, middle] = [desk.now, desk.now + HOUR];
      const first = new Set<string>();
      desk.now = middle;
      await desk.does('ED', `/desk status ${line}`);
      for (const each of await told(new Date(before).toISOString())) first.add(each);
      desk.now += HOUR;
      await desk.does('EVA', '/desk link dam denies dead');
      await desk.does('EVA', '/desk link dam denies dead off=yes');
      const [whole, second] = [await told(new Date(before).toISOString()), await told(new Date(middle).toISOString())];
      expect(first.union(second).isSupersetOf(whole)).toBe(true);
    }
  });

  test('is asked for by a moment as people write it', async () => {
    const at = (text: string) => new Date(readSince(text, START)).toISOString();
    expect(at('2026-05-03')).toBe('2026-05-03T00:00:00.000Z');
    expect(at(' Today ')).toBe('2026-05-04T00:00:00.000Z');
    expect(at('yesterday')).toBe('2026-05-03T00:00:00.000Z');
    expect(at('24h')).toBe('2026-05-03T08:00:00.000Z');
    expect(at('3 d')).toBe('2026-05-01T08:00:00.000Z');
    expect(at('2026-05-04T09:00+02:00')).toBe('2026-05-04T07:00:00.000Z');
    for (const text of ['2026-02-30', '2026-02-30T10:00Z', 'monday', '2026-05-03T10:00', ''])
      expect(() => at(text)).toThrow('is no moment');
    expect(() => at('2026-05-05')).toThrow('still to come');
    for (const text of ['2026-02-30', '2026-02-30T10:00Z', '2025-02-29']) expect(() => readPublished(text)).toThrow('is no date');
    expect(readPublished('2024-02-29')).toBe('2024-02-29T00:00:00.000Z');
    expect(saidIn(await since(new ADesk(), 'last monday'))).toContain('"last monday" is no moment');
  });
});

test('an entry is found by the last part of its id, and a slip is helped with', async () => {
  const desk = new ADesk();
  expect(saidIn(await desk.does('U1', '/desk history daed'))).toBe('There is no entry "daed" on file. Nearest: flood/dead.');
  expect(saidIn(await desk.does('U1', '/desk history flood/daed'))).toBe('There is no entry "flood/daed" on file. Nearest: flood/dead.');
});
