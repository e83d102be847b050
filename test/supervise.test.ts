import { describe, expect, test } from 'vitest';
import { type Platform, StartFailure } from '../src/chat/platform.ts';
import type { PlatformHealth } from '../src/health.ts';
import { supervise } from '../src/supervise.ts';
import { FakeMessenger } from './fakes/messenger.ts';

const PLATFORM: Platform = {
  name: 'Fake',
  detail: 'as fake',
  messenger: new FakeMessenger(),
  stop: async () => undefined,
  close: async () => undefined,
};

/** Tries that end as told, one after the other. */
function tries(...ends: (Platform | Error)[]) {
  const states: PlatformHealth[] = [];
  const bugs: unknown[] = [];
  const waits: number[] = [];
  const connected = Promise.withResolvers<void>();
  const supervisor = supervise({
    connect: async () => {
      const end = ends.shift() ?? PLATFORM;
      if (end instanceof Error) throw end;
      return end;
    },
    health: (health) => {
      states.push(health);
      if (health.state === 'connected') connected.resolve();
    },
    failed: (error) => bugs.push(error),
    wait: async (ms) => void waits.push(ms),
  });
  return { supervisor, states, bugs, waits, connected: connected.promise };
}

describe('a platform that fails to start', () => {
  test('is tried again, later each time, until it is up', async () => {
    const refused = new StartFailure('wrong token', true);
    const { supervisor, states, waits, connected } = tries(refused, new StartFailure('no network', false));
    expect(await supervisor.first).toBe(refused);
    await connected;
    expect(states.map(({ state }) => state)).toEqual(['starting', 'refused', 'starting', 'disconnected', 'starting', 'connected']);
    expect(waits).toEqual([1000, 2000]);
    expect(await supervisor.end()).toBe(PLATFORM);
  });

  test('by a bug is logged as one, and told without its details', async () => {
    const bug = new TypeError('x is not a function');
    const { supervisor, bugs } = tries(bug);
    expect(await supervisor.first).toMatchObject({ refused: false, cause: bug, message: expect.not.stringContaining('function') });
    expect(bugs).toEqual([bug]);
    await supervisor.end();
  });
});
