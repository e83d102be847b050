import { describe, expect, test } from 'vitest';
import { runs } from '../deep.ts';
import { TWO_FACTS } from '../desk/a-desk.ts';
import { folderWith } from '../knowledge/temp-knowledge.ts';
import { MOMENTS, type Moment } from './a-wire.ts';
import { expectToldOnce } from './told-once.ts';
import { type Told, TwoPlatforms } from './two-platforms.ts';

const HOUR = 60 * 60_000;
/** 200 copies in all. */
const SLACK: Told = { threads: 45, more: 30, direct: 25, aside: 20 };
const DISCORD: Told = { threads: 30, more: 20, direct: 15, aside: 15 };
/** Some of each, and a few of each. */
const SOME: Told = { threads: 8, more: 4, direct: 4, aside: 4 };
const FEW: Told = { threads: 2, more: 1, direct: 2, aside: 1 };

interface Story {
  readonly slack: Told;
  readonly discord: Told;
  /** Whether a life ends with its request of that number (from 1), and when. */
  readonly ends: (request: number, life: number) => Moment | null;
  /** How long (ms) the bot isn't there. */
  readonly downtime?: number;
}

/** Tells people, puts what they were told on hold, and delivers word of it through all ends; how many lives and requests it took. */
async function run(folder: string, { slack, discord, ends, downtime = 6_000 }: Story): Promise<{ lives: number; requests: number }> {
  const two = await TwoPlatforms.start(folder);
  try {
    await two.tell(slack, discord);
    const id = two.hold();
    two.pass(60_000);
    await two.reborn();
    two.requests = 0;
    let [life, request, lived] = [two.life, 0, 1];
    two.come = () => {
      if (life !== two.life) [life, request, lived] = [two.life, 0, lived + 1];
      return ends(++request, lived);
    };
    const lives = await two.deliver(downtime);
    expect(two.life.broke).toEqual([]);
    const states = two.storage.outbox
      .deliveries(id)
      .map(({ state, target, detail }) => (state === 'done' ? 'done' : `${target.kind} ${state} ${detail}`));
    expect(new Set(states)).toEqual(new Set(['done']));
    expectToldOnce(two, slack, discord);
    return { lives, requests: two.requests };
  } finally {
    await two.close();
  }
}

const WHOLE = runs(0, 1) === 1;
const folder = () => folderWith(TWO_FACTS);
/** The moments, one after the other. */
const momentOf = (nth: number): Moment => MOMENTS[nth % MOMENTS.length] ?? 'after';

describe('word of a change reaches everybody once, on both platforms', () => {
  test.each(MOMENTS.flatMap((moment) => [6_000, HOUR].map((downtime) => [moment, downtime] as const)))(
    'whichever request the process ends at (%s), with the bot away for %i ms',
    async (moment, downtime) => {
      const files = folder();
      // Undisturbed it takes so many.
      const all = Array.from({ length: 30 }, (_, at) => at + 1);
      const some = runs(1, all.length) === 1 ? [5 + 8 * MOMENTS.indexOf(moment) + (downtime > HOUR / 2 ? 3 : 0)] : all;
      for (const at of some) {
        const ends = (request: number, life: number) => (life === 1 && request === at ? moment : null);
        expect((await run(files, { slack: FEW, discord: FEW, ends, downtime })).lives, `${moment} request ${at}`).toBe(2);
      }
    },
  );

  test('where it does not end at all', async () => {
    expect(await run(folder(), { slack: FEW, discord: FEW, ends: () => null })).toEqual({ lives: 1, requests: 30 });
  });

  const [slack, discord, every] = WHOLE ? [SLACK, DISCORD, 12] : [SOME, SOME, 20];
  test.each(Array.from({ length: runs(1, 12) }, (_, first) => first + 1))(
    'however often the process ends: at its request %i, and at every so many from then on',
    async (first) => {
      const ends = (request: number, life: number) => (request === (life === 1 ? first : every) ? momentOf(life + first) : null);
      const { lives, requests } = await run(folder(), { slack, discord, ends });
      expect(lives).toBeGreaterThan(requests / every);
    },
  );
});
