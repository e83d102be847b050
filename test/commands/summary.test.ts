import { describe, expect, test } from 'vitest';
import { ADesk, saidIn } from '../desk/a-desk.ts';

const IN_NEWS = { channel: 'news', person: 'ED', visibility: 'private', message: null } as const;

/** Somebody's `/desk summary …` in the channel. */
const says = (desk: ADesk, words: string, person = 'ED') => desk.hear(`/desk summary ${words}`, { ...IN_NEWS, person });
const buttons = (posted: Awaited<ReturnType<typeof says>>) => posted?.message.buttons.map(({ label }) => label);
const scheduleOf = (desk: ADesk) => desk.storage.books.schedules.of('fake', 'news');

describe('/desk summary', () => {
  test('sets a channel’s summary up with a form, and says how it stands', async () => {
    const desk = new ADesk();
    const none = await says(desk, '');
    expect(saidIn(none)).toBe('This channel has no daily summary yet.');
    await desk.hear({ kind: 'press', button: { action: 'do', index: 0, answerId: none?.message.answerId ?? '' } }, IN_NEWS);
    const form = desk.messenger.forms.at(-1)?.form;
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['topics', ''],
      ['days', 'mon-fri'],
      ['time', '07:00'],
      ['zone', 'UTC'],
      ['duty', ''],
    ]);
    const values = { topics: 'Flood', days: 'mon, wed-fri', time: '6:30', zone: 'europe/berlin', duty: 'Ada' };
    const set = await desk.hear({ kind: 'form', id: form?.id ?? '', values }, IN_NEWS);
    expect(saidIn(set)).toBe(
      [
        'The daily summary of this channel is set.',
        'Daily summary: Mon, Wed, Thu, Fri at 06:30 (Europe/Berlin).',
        'Topics: Flood.',
        'Duty editor: Ada.',
        'The next one comes Wed 6 May 2026, 06:30 (Europe/Berlin).',
      ].join('\n'),
    );
    expect(buttons(set)).toEqual(['Preview', 'Post now', 'Change', 'Pause', 'Stop']);
    expect(scheduleOf(desk)).toEqual({
      platform: 'fake',
      channel: 'news',
      topics: ['flood'],
      days: [1, 3, 4, 5],
      time: '06:30',
      zone: 'Europe/Berlin',
      duty: 'Ada',
      state: 'active',
      by: 'fake:ED',
      since: desk.now,
    });
  });

  test('is set in one line as well, and changed in part', async () => {
    const desk = new ADesk();
    await says(desk, 'set days=daily time=07:00 zone=Asia/Kolkata');
    await says(desk, 'set time=08:15');
    expect(scheduleOf(desk)).toMatchObject({ days: [1, 2, 3, 4, 5, 6, 7], time: '08:15', zone: 'Asia/Kolkata', topics: [] });
  });

  test('what does not fit is told with a button that asks again, with what was typed', async () => {
    const desk = new ADesk();
    const told = await says(desk, 'set days=mon-fri time=25:00 duty=Ada');
    expect(saidIn(told)).toContain('"25:00" is no time of day.');
    expect(scheduleOf(desk)).toBeNull();
    await desk.hear({ kind: 'press', button: { action: 'do', index: 0, answerId: told?.message.answerId ?? '' } }, IN_NEWS);
    const values = desk.messenger.forms.at(-1)?.form.fields.map(({ name, value }) => `${name}=${value}`);
    expect(values).toEqual(['topics=', 'days=mon-fri', 'time=25:00', 'zone=UTC', 'duty=Ada']);
    expect(saidIn(await says(desk, 'set topics=nosuch'))).toContain('There is no topic "nosuch" on file');
  });

  test('shows a preview, posts at once what is not there yet, pauses, goes on and stops', async () => {
    const desk = new ADesk();
    await says(desk, 'set time=07:00');
    const preview = (await says(desk, 'preview'))?.message.answer;
    expect(preview).toMatchObject({ outcome: 'briefing', title: 'Preview, as it would be posted now: Daily summary · Mon 4 May 2026' });
    expect(saidIn(await says(desk, 'now'))).toMatch(/^It is posted in a moment\.[\s\S]*The last one: 2026-05-04, being posted\./u);
    expect(desk.storage.books.summaries.of('fake', 'news', '2026-05-04')?.state).toBe('making');
    expect(saidIn(await says(desk, 'now'))).toContain('It is posted in a moment.');
    expect(saidIn(await says(desk, 'pause'))).toContain('It is paused');
    expect(scheduleOf(desk)?.state).toBe('paused');
    desk.now += 1000;
    expect(saidIn(await says(desk, 'resume'))).toContain('The next one comes Tue 5 May 2026, 07:00 (UTC).');
    expect(scheduleOf(desk)).toMatchObject({ state: 'active', since: desk.now });
    expect(saidIn(await says(desk, 'stop'))).toContain('Stopped.');
    expect(scheduleOf(desk)).toBeNull();
  });

  test('is for editors, and for a channel', async () => {
    const desk = new ADesk();
    expect(saidIn(await says(desk, 'set time=07:00', 'U1'))).toContain('Ed Ito');
    expect(scheduleOf(desk)).toBeNull();
    const direct = await desk.hear('/desk summary', { channel: 'D1', direct: true, person: 'ED', message: null });
    expect(saidIn(direct)).toBe('Call this in the channel that the summary is for.');
  });
});
