import { describe, expect, test } from 'vitest';
import { runs } from '../../deep.ts';
import { AChannel, HOUR, MINUTE } from './a-channel.ts';
import type { Death } from './a-house.ts';

const DAM = 'flood/dam';

/** How many steps lie between two deaths. */
const EVERY = runs(3, 1);

/** Runs a story again and again, killed a little later each time, until it goes through; returns about how many steps it has. */
async function atEveryStep(story: (death: Death) => Promise<boolean>): Promise<number> {
  for (let step = 1; ; step += EVERY) {
    const died = [await story({ step, after: false }), await story({ step, after: true })];
    if (!died.includes(true)) return step - 1;
  }
}

/** It was killed, and whoever comes next takes it up once what the dead one had in hand is free. */
async function takenUp(channel: AChannel): Promise<boolean> {
  const died = channel.run.isOver;
  if (died) channel.restarts();
  await channel.passes(2 * MINUTE, 20_000);
  expect(channel.run.broke).toEqual([]);
  return died;
}

describe('killed at any step', () => {
  test('of the next day’s summary: it is there once, and alone of ours is pinned; the channel was never without', async () => {
    const steps = await atEveryStep(async (death) => {
      const channel = new AChannel();
      await channel.until('2026-11-26T06:59:30Z', HOUR);
      let least = Number.POSITIVE_INFINITY;
      channel.town.before = async () => {
        least = Math.min(least, channel.pinned.length);
      };
      channel.run.death = { ...death, step: channel.run.steps + death.step };
      await channel.passes(MINUTE);
      const died = await takenUp(channel);
      least = Math.min(least, channel.pinned.length);
      expect(least).toBe(1);
      expect(channel.tops).toHaveLength(2);
      expect(channel.pinned).toEqual([channel.tops[1]?.id]);
      expect(channel.below(1)).toHaveLength(1);
      const [before, next] = [channel.summary('2026-11-25'), channel.summary('2026-11-26')];
      expect([before.state, before.pin, next.state, next.pin]).toEqual(['over', 'off', 'standing', 'pinned']);
      expect(next.since).toEqual(before.made);
      return died;
    });
    // Claim, in hand, posted, pinned, unpinned, the thread below, let go: each with what is written down of it.
    expect(steps).toBeGreaterThan(15);
  });

  test('of an edit and its correction: each post shows what stands, and the thread is told once', async () => {
    const steps = await atEveryStep(async (death) => {
      const channel = new AChannel();
      await channel.until('2026-11-25T08:00:00Z', HOUR);
      channel.run.death = { ...death, step: channel.run.steps + death.step };
      channel.sets(DAM, { status: 'withdrawn' }, 'misheard');
      for (let turn = 0; turn < 8; turn++) {
        await channel.passes(20_000);
        if (channel.run.isOver) break;
      }
      const died = await takenUp(channel);
      await channel.passes(HOUR, 5 * MINUTE);
      expect(channel.tops).toHaveLength(1);
      expect(channel.text(channel.tops[0])).toContain('Correction: flood/dam withdrawn');
      expect(channel.text(channel.tops[0]).match(/Correction:/gu)).toHaveLength(1);
      expect(channel.below(0)).toHaveLength(2);
      expect(channel.text(channel.below(0)[0])).not.toContain('The dam is holding');
      expect(channel.text(channel.below(0)[1])).toContain('flood/dam');
      return died;
    });
    expect(steps).toBeGreaterThan(10);
  });

  test('of taking the pin off a channel whose summaries were stopped', async () => {
    await atEveryStep(async (death) => {
      const channel = new AChannel();
      await channel.until('2026-11-25T08:00:00Z', HOUR);
      channel.storage.books.schedules.stop('fake', 'news');
      channel.run.death = { ...death, step: channel.run.steps + death.step };
      await channel.passes(2 * HOUR, 10 * MINUTE);
      const died = await takenUp(channel);
      await channel.passes(2 * HOUR, 10 * MINUTE);
      expect([channel.pinned, channel.summary('2026-11-25').state]).toEqual([[], 'over']);
      return died;
    });
  });
});
