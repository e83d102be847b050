import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../../src/domain/answer.ts';
import { ADesk, DEAD, QUESTION, START, saidIn } from '../../desk/a-desk.ts';
import { edits, labelsUnder, linesIn } from '../../desk/at-the-desk.ts';
import { directOf } from '../../fakes/messenger.ts';
import { fact, facts, source } from '../../knowledge/temp-knowledge.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Posted = ADesk['messenger']['posted'][number];

/** What the bot told somebody of itself, in private. */
const toldTo = (desk: ADesk, person: string): Posted[] => desk.messenger.posted.filter(({ to }) => to.channel === directOf(person));
/** What stands in a place for all to read, as far as the bot said it of itself. */
const saidBy = (desk: ADesk, channel: string, thread: string | null): Posted[] =>
  desk.messenger.posted.filter(
    ({ to, key, message }) =>
      to.channel === channel && to.thread === thread && to.visibility === 'public' && key === message.answerId && to.message === null,
  );

/** Somebody follows something; what they are told of it. */
async function follows(desk: ADesk, what: string, person = 'U1', place = {}): Promise<string> {
  return saidIn(await desk.hear(`/desk follow ${what}`, { person, visibility: 'private', message: null, ...place }));
}

/** Time goes by in steps of a second or so, as it does. */
async function passes(desk: ADesk, ms: number, step = 5_000): Promise<void> {
  const end = desk.now + ms;
  while (desk.now < end) await desk.passes(Math.min(step, end - desk.now));
  expect(desk.broke).toEqual([]);
}

/** The clock is set forward to an instant; nothing happened until then. */
async function until(desk: ADesk, at: string, step = 30_000): Promise<void> {
  await passes(desk, Date.parse(at) - desk.now, step);
}

const times = (desk: ADesk, person: string): string[] =>
  toldTo(desk, person).map(({ message }) => new Date(message.answer.lookedAt).toISOString().slice(0, 19));

describe('who follows something', () => {
  test('is told at once, when it can not be undone any more, with the quote and how it stands', async () => {
    const desk = new ADesk();
    expect(await follows(desk, 'flood')).toBe(
      'You follow Flood: at once, in private. You are told of corrections, changes of status and what is new.',
    );
    await desk.does('ED', '/desk status flood/dead disputed two counts');
    await passes(desk, MINUTE);
    expect(toldTo(desk, 'U1')).toEqual([]);
    await passes(desk, 10_000);
    const [told, ...more] = toldTo(desk, 'U1');
    expect(more).toEqual([]);
    expect(linesIn(told)).toEqual([
      'Status changed',
      '“Six people have died, the interior ministry said on Sunday.”',
      'flood/dead: was Official statement, is Disputed.',
    ]);
    expect(told?.message.answer).toMatchObject({ title: 'You follow Flood. What changed:', status: 'disputed' });
    expect(labelsUnder(told)).toEqual(['Stop following']);
    await passes(desk, 3 * HOUR, 5 * MINUTE);
    expect(toldTo(desk, 'U1')).toHaveLength(1);
  });

  test('hears nothing of what was undone within the minute', async () => {
    const desk = new ADesk();
    await follows(desk, 'flood');
    const done = await desk.does('ED', '/desk status flood/dead disputed two counts');
    await passes(desk, 55_000);
    await desk.presses('ED', 'Undo', done);
    await passes(desk, HOUR, MINUTE);
    expect(toldTo(desk, 'U1')).toEqual([]);
  });

  test('hears of each change once, whatever else changes meanwhile', async () => {
    const desk = new ADesk();
    await follows(desk, 'flood');
    await desk.does('ED', '/desk status flood/dead disputed two counts');
    await passes(desk, 40_000);
    await desk.does('EVA', '/desk status flood/dam official it says so');
    await passes(desk, 10 * MINUTE);
    expect(toldTo(desk, 'U1').map((told) => linesIn(told).at(-1))).toEqual([
      'flood/dead: was Official statement, is Disputed.',
      'flood/dam: was Not confirmed, is Official statement.',
    ]);
  });

  test('hears of an entry that is worded anew while it waits only as it stands then', async () => {
    const desk = new ADesk();
    await follows(desk, 'flood');
    for (const status of ['disputed', 'unconfirmed', 'disputed', 'unconfirmed']) {
      await desk.does('ED', `/desk status flood/dead ${status} again`);
      await passes(desk, 40_000);
    }
    await passes(desk, 10 * MINUTE);
    expect(toldTo(desk, 'U1').map((told) => linesIn(told).filter((line) => line.startsWith('flood/')))).toEqual([
      ['flood/dead: was Official statement, is Not confirmed.'],
    ]);
  });

  test('is told of what is new on file, and of what is withdrawn, with the reason', async () => {
    const desk = new ADesk();
    await follows(desk, 'flood');
    edits(desk, {
      'flood/facts.yaml': facts(
        fact(),
        fact({
          id: 'dam',
          quote: '“The dam is holding,” its chief said.',
          attribution: '{kind: named, as: its chief}',
          status: 'unconfirmed',
        }),
        fact({
          id: 'rain',
          statement: 'More rain.',
          quote: 'More rain is expected.',
          attribution: '{kind: unattributed}',
          status: null,
          modality: 'expected',
        }),
      ),
    });
    await passes(desk, 2 * MINUTE);
    expect(linesIn(toldTo(desk, 'U1').at(-1))).toEqual(['New on file', '“More rain is expected.”']);
    await desk.does('ED', '/desk kill wire “The wire took it back”');
    await passes(desk, 10 * MINUTE);
    // The one entry that they were told comes as a correction of what they were told.
    expect(toldTo(desk, 'U1')).toHaveLength(3);
    const lines = toldTo(desk, 'U1').slice(1).flatMap(linesIn);
    expect(lines.filter((line) => line.includes('“The wire took it back”'))).toHaveLength(3);
  });

  test('who follows one entry hears of that one, and of what is new and speaks to it', async () => {
    const desk = new ADesk();
    expect(await follows(desk, DEAD)).toMatch(/^You follow the entry flood\/dead: at once/u);
    await desk.does('ED', '/desk status flood/dam official it says so');
    await passes(desk, 2 * MINUTE);
    expect(toldTo(desk, 'U1')).toEqual([]);
    edits(desk, {
      'flood/sources/later.md': source(
        'id: later\ntitle: Later\npublisher: Valley Wire\npublishedAt: 2026-05-04T07:00:00Z\nretrievedAt: 2026-05-04T07:30:00Z',
        'Nine people have died, the interior ministry said on Monday.\n',
      ),
      'flood/facts.yaml': facts(
        fact(),
        fact({
          id: 'dam',
          quote: '“The dam is holding,” its chief said.',
          attribution: '{kind: named, as: its chief}',
          status: 'unconfirmed',
        }),
        fact({
          id: 'nine',
          source: 'later',
          statement: 'Nine.',
          quote: 'Nine people have died, the interior ministry said on Monday.',
          links: '[{kind: supersedes, to: dead}]',
        }),
      ),
    });
    await passes(desk, 2 * MINUTE);
    expect(toldTo(desk, 'U1').map(linesIn)).toEqual([
      [
        'Corrections and withdrawals',
        '“Nine people have died, the interior ministry said on Monday.”',
        'flood/dead: flood/nine stands in its place now.',
        'New on file',
        '“Nine people have died, the interior ministry said on Monday.”',
      ],
    ]);
  });

  test('is told once where a correction tells it as well, and a later correction reaches what a follow told', async () => {
    const desk = new ADesk();
    await desk.hear(QUESTION, { direct: true, channel: 'D1', visibility: 'public' });
    await follows(desk, 'flood');
    await desk.does('ED', '/desk status flood/dead disputed two counts');
    await desk.does('ED', '/desk status flood/dam official it says so');
    await passes(desk, 10 * MINUTE);
    const [word, told, ...more] = toldTo(desk, 'U1');
    expect(more).toEqual([]);
    expect(word?.message.above).toMatch(/^Update/u);
    expect(quotesOf(word?.message.answer ?? expect.fail()).map(({ factId }) => factId)).toEqual([DEAD]);
    expect(linesIn(told).at(-1)).toBe('flood/dam: was Not confirmed, is Official statement.');
    await desk.does('ED', '/desk status flood/dam unconfirmed it does not');
    await passes(desk, 10 * MINUTE);
    expect(
      toldTo(desk, 'U1')
        .slice(2)
        .map(({ message }) => message.above?.slice(0, 6)),
    ).toEqual(['Update']);
  });

  test('who follows a topic and one of its entries is told once', async () => {
    const desk = new ADesk();
    await follows(desk, 'flood');
    await follows(desk, DEAD);
    await desk.does('ED', '/desk status flood/dead disputed two counts');
    await passes(desk, 10 * MINUTE);
    expect(toldTo(desk, 'U1')).toHaveLength(1);
    await follows(desk, 'flood pace=hourly', 'U2');
    await follows(desk, DEAD, 'U2');
    await desk.does('ED', '/desk status flood/dead unconfirmed one count');
    await desk.does('ED', '/desk status flood/dam official it says so');
    await passes(desk, 2 * HOUR, MINUTE);
    expect(toldTo(desk, 'U2').map((told) => linesIn(told).at(-1))).toEqual([
      'flood/dead: was Disputed, is Not confirmed.',
      'flood/dam: was Not confirmed, is Official statement.',
    ]);
  });

  test('is told by the hour, or by the day at a time of their zone, of all that came together', async () => {
    const desk = new ADesk();
    expect(await follows(desk, 'flood pace=hourly', 'U1')).toContain('gathered, every full hour, in private.');
    expect(await follows(desk, 'flood pace=daily zone=Asia/Baghdad at=07:30', 'U2')).toContain(
      'gathered, daily at 07:30, in private (Asia/Baghdad).',
    );
    await until(desk, '2026-05-04T08:20:00Z');
    await desk.does('ED', '/desk status flood/dead disputed two counts');
    await until(desk, '2026-05-04T08:40:00Z');
    await desk.does('ED', '/desk status flood/dam official it says so');
    await until(desk, '2026-05-06T08:00:00Z', 10 * MINUTE);
    expect([times(desk, 'U1'), times(desk, 'U2')]).toEqual([['2026-05-04T09:00:00'], ['2026-05-05T04:30:00']]);
    for (const person of ['U1', 'U2']) {
      expect(toldTo(desk, person).map((told) => linesIn(told).filter((line) => line.startsWith('flood/')))).toEqual([
        ['flood/dead: was Official statement, is Disputed.', 'flood/dam: was Not confirmed, is Official statement.'],
      ]);
    }
  });

  test('is told nothing in quiet hours, and all of it at their end, also on nights on which clocks change', async () => {
    for (const [night, end] of [
      ['2026-03-28T23:00:00Z', '2026-03-29T05:00:00'],
      ['2026-10-24T23:00:00Z', '2026-10-25T06:00:00'],
      ['2026-07-01T23:00:00Z', '2026-07-02T05:00:00'],
    ] as const) {
      const desk = new ADesk(undefined, { now: Date.parse(night) });
      expect(await follows(desk, 'flood zone=Europe/Berlin quiet=22:00-07:00')).toContain('not from 22:00 to 07:00 (Europe/Berlin)');
      await desk.does('ED', '/desk status flood/dead disputed two counts');
      await passes(desk, HOUR, MINUTE);
      await desk.does('ED', '/desk kill wire “taken back”');
      await until(desk, `${end}Z`, MINUTE);
      expect([night, times(desk, 'U1')]).toEqual([night, [end]]);
      await desk.does('ED', '/desk status flood/dam official it says so');
    }
  });

  test('is told in the thread, for the eyes of the place, at any hour', async () => {
    const desk = new ADesk();
    const said = await follows(desk, 'flood where=here quiet=00:00-23:59', 'U1', { channel: 'C1', thread: 't1' });
    expect(said).toContain('at once, in the thread.');
    await desk.does('ED', '/desk status flood/dead disputed two counts');
    await passes(desk, 2 * MINUTE);
    expect(toldTo(desk, 'U1')).toEqual([]);
    const [told, ...more] = saidBy(desk, 'C1', 't1');
    expect(more).toEqual([]);
    expect(told?.message.answer).toMatchObject({ title: 'Followed here: Flood. What changed:' });
    // Whoever didn't set it doesn't end it.
    expect(saidIn(await desk.presses('U2', 'Stop following', told))).toMatch(/^You follow no such thing/u);
    expect(saidIn(await desk.presses('U1', 'Stop following', told))).toMatch(/^Stopped\./u);
    await desk.does('ED', '/desk status flood/dam official it says so');
    await passes(desk, 2 * MINUTE);
    expect(saidBy(desk, 'C1', 't1')).toHaveLength(1);
  });

  test('goes on after a restart where it was', async () => {
    const desk = new ADesk();
    await follows(desk, 'flood');
    await desk.does('ED', '/desk status flood/dead disputed two counts');
    desk.messenger.lose('unreachable', 'tell');
    await passes(desk, 70_000);
    expect(toldTo(desk, 'U1')).toHaveLength(1);
    await passes(desk, 5 * MINUTE);
    expect(toldTo(desk, 'U1')).toHaveLength(1);
    expect(desk.storage.books.follows.all()).toMatchObject([{ turn: 1, left: {} }]);
  });

  test('misses nothing when nothing happened for a year', async () => {
    const desk = new ADesk();
    await follows(desk, 'flood');
    for (let day = 0; day < 10; day++) await desk.passes(36 * 24 * HOUR);
    expect(desk.storage.books.follows.all()[0]?.since.at).toBe(desk.now);
    await desk.does('ED', '/desk status flood/dead disputed two counts');
    await passes(desk, 2 * MINUTE);
    expect(toldTo(desk, 'U1')).toHaveLength(1);
    expect(desk.now).toBeGreaterThan(START);
  });
});
