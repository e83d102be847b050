import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attempt, type Delivery, deliver } from '../../src/chat/delivery.ts';

const DONE: Attempt = { kind: 'done', message: 'm', thread: null };

/** A platform that does what it is told, try after try, and counts what it applied. */
function platform(script: readonly ('limited' | 'missed' | 'lost before' | 'lost after' | 'done')[], lookUp: 'asks' | 'safe' | null) {
  let applied = 0;
  let at = 0;
  const waited: number[] = [];
  const attempt = async (): Promise<Attempt> => {
    const next = script[at++] ?? 'done';
    if (next === 'lost after' || next === 'done') applied = lookUp === 'safe' ? 1 : applied + 1;
    if (next === 'limited') return { kind: 'limited', ms: 1000 };
    if (next === 'missed') return { kind: 'missed', detail: 'refused' };
    return next === 'done' ? DONE : { kind: 'lost', detail: next };
  };
  const delivery = (again: boolean): Delivery => ({
    attempt,
    lookUp: lookUp === 'asks' ? async () => (applied > 0 ? { ok: true, message: 'm', thread: null } : null) : lookUp,
    again,
  });
  const run = (again = false) => deliver(delivery(again), { wait: async (ms) => void waited.push(ms), retried: () => undefined });
  return { run, applied: () => applied, waited };
}

const faults = fc.array(fc.constantFrom('limited', 'missed', 'lost before', 'lost after', 'done'), { maxLength: 6 });

describe('a delivery', () => {
  test('applies once, whatever happens, where the platform can be asked', async () => {
    await fc.assert(
      fc.asyncProperty(faults, fc.boolean(), async (script, safe) => {
        const { run, applied } = platform(script, safe ? 'safe' : 'asks');
        expect(await run()).toMatchObject({ ok: true });
        expect(applied()).toBe(1);
      }),
    );
  });

  test('is never repeated where it may have arrived and nobody can be asked', async () => {
    await fc.assert(
      fc.asyncProperty(faults, async (script) => {
        const { run, applied } = platform(script, null);
        const sent = await run();
        expect(applied()).toBeLessThanOrEqual(1);
        if (!sent.ok) expect(sent.reason).toBe('unsure');
      }),
    );
  });

  test('that an earlier run may have made is looked up first', async () => {
    const asked = platform(['done'], 'asks');
    await asked.run();
    expect(await asked.run(true)).toMatchObject({ ok: true });
    expect(asked.applied()).toBe(1);
    expect(await platform([], null).run(true)).toMatchObject({ ok: false, reason: 'unsure' });
  });

  test('waits as long as the platform says, and longer each time where it says nothing', async () => {
    const { run, waited } = platform(['limited', 'missed', 'missed'], 'asks');
    await run();
    expect(waited).toEqual([1000, 500, 1000]);
  });

  test('gives up in the end, saying so', async () => {
    expect(await platform(Array(20).fill('missed'), 'asks').run()).toEqual({ ok: false, reason: 'unreachable', detail: 'refused' });
  });
});
