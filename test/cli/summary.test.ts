import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ADesk, DEAD, START } from '../desk/a-desk.ts';
import { SHIPPED, scratch, sourced } from './run-cli.ts';

const HOUR = 60 * 60_000;

describe('sourced summary', () => {
  test('prints the pinned part and then each topic’s twelve sections', async () => {
    const { code, stdout, stderr } = await sourced(['summary', '--knowledge', SHIPPED, '--now', '2026-11-22T12:00:00Z']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Daily summary · Sun 22 Nov 2026\n/u);
    expect(stdout.match(/^\d+\. .+$/gmu)).toHaveLength(12);
  });

  test.each([
    ['no day', 'today', '--date takes a day such as 2026-05-04.'],
    ['a day that there is not', '2026-02-30', 'there is no such day'],
    ['a day to come', '2026-11-23', 'still to come'],
    ['a day before anything was kept', '2026-11-21', 'Nothing was kept at that moment'],
  ])('refuses %s', async (_what, date, says) => {
    const { code, stdout, stderr } = await sourced(['summary', '--date', date, '--knowledge', SHIPPED, '--now', '2026-11-22T12:00:00Z']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });

  test('refuses a topic that there is not', async () => {
    const { code, stderr } = await sourced(['summary', 'nowhere', '--knowledge', SHIPPED]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no topic "nowhere"') });
  });

  test('tells a past day from the versions of then, midnight to midnight in the house’s time zone', async () => {
    const data = path.join(scratch, 'summary');
    const desk = new ADesk(undefined, { data });
    desk.now = START + 24 * HOUR;
    await desk.does('ED', `/desk status ${DEAD} disputed`);
    desk.now = START + 48 * HOUR;
    await desk.does('ED', `/desk status ${DEAD} withdrawn made up`);
    const told = async (date: string, zone = 'Asia/Tokyo') => {
      const call = ['summary', 'flood', '--date', date, '--knowledge', desk.folder, '--data', data, '--now', '2026-05-20T12:00:00Z'];
      const { code, stdout, stderr } = await sourced(call, { env: { SOURCED_TIMEZONE: zone } });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return stdout;
    };
    const tuesday = await told('2026-05-05');
    expect(tuesday).toContain('Covers Tue 5 May 2026, 00:00 to Wed 6 May 2026, 00:00');
    expect(tuesday).toContain('flood/dead: was Official statement, is Disputed.');
    expect(tuesday).not.toContain('made up');
    expect(await told('2026-05-06')).toContain('flood/dead: withdrawn. Do not use. Reason: made up');
    expect(await told('2026-05-07')).toContain('Nothing new since Thu 7 May 2026, 00:00.');
    // 08:00 UTC is still the day before there.
    expect(await told('2026-05-04', 'Pacific/Pago_Pago')).toContain('flood/dead: was Official statement, is Disputed.');
  });

  test('tells a day as long as it is where clocks change', async () => {
    const data = path.join(scratch, 'clocks');
    const desk = new ADesk(undefined, { data, now: Date.parse('2026-03-01T00:00:00Z') });
    desk.now = Date.parse('2026-03-29T22:30:00Z');
    await desk.does('ED', `/desk status ${DEAD} disputed`);
    const told = async (date: string) => {
      const call = ['summary', '--date', date, '--knowledge', desk.folder, '--data', data, '--now', '2026-05-20T12:00:00Z'];
      return (await sourced(call, { env: { SOURCED_TIMEZONE: 'Europe/Berlin' } })).stdout;
    };
    // The day has 23 hours: half past ten in the evening, in UTC, is past midnight.
    expect(await told('2026-03-29')).toContain('Nothing new since Sun 29 Mar 2026, 00:00.');
    expect(await told('2026-03-30')).toContain('is Disputed.');
  });
});
