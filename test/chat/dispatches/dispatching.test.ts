import { describe, expect, test } from 'vitest';
import type { About } from '../../../src/chat/dispatches/dispatches.ts';
import { type Composer, type Composers, makeDispatching } from '../../../src/chat/dispatches/dispatching.ts';
import { ADesk, HOLDERS, NOT_NEEDED, QUESTION, saidIn } from '../../desk/a-desk.ts';
import { directOf } from '../../fakes/messenger.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KEY = 'c0ffee000000';

function plans(desk: ADesk, about: About = { kind: 'notice', text: 'The summary could not be pinned.' }, once = 'one'): void {
  desk.storage.dispatches.plan([{ key: KEY, once, platform: 'fake', to: { kind: 'tell', person: 'ED' }, about, planned: desk.now }]);
}

const told = (desk: ADesk): string[] => desk.messenger.posted.filter(({ to }) => to.channel === directOf('ED')).map(saidIn);
const stateOf = (desk: ADesk) => desk.storage.dispatches.find(KEY)?.state;

/** The desk's messages, made by somebody else. */
function sentBy(desk: ADesk, composer: Composer): () => Promise<void> {
  const { storage, onFile, broke } = desk;
  const composers: Composers = { follow: NOT_NEEDED, gap: composer };
  const failed = (_reference: string, error: unknown) => broke.push(error);
  const means = { ...storage, onFile, holders: HOLDERS, clock: () => desk.now, composers, failed, undelivered: () => undefined };
  const dispatching = makeDispatching(means);
  return () => dispatching.drain(desk.messenger);
}

describe('what the bot sends of itself', () => {
  test('is told once, in private, and recorded', async () => {
    const desk = new ADesk();
    plans(desk);
    await desk.passes(1000);
    plans(desk);
    await desk.passes(HOUR);
    expect(told(desk)).toEqual(['The summary could not be pinned.']);
    expect(stateOf(desk)).toBe('done');
    expect(desk.storage.ledger.find(KEY)?.address).toMatchObject({ direct: true, person: 'ED' });
  });

  test('is looked up after a lost response, and tried again where it surely did not arrive', async () => {
    const desk = new ADesk();
    plans(desk);
    desk.messenger.lose('unreachable');
    await desk.passes(1000);
    expect([told(desk).length, stateOf(desk)]).toEqual([1, 'waiting']);
    desk.messenger.fail('unreachable');
    await desk.passes(MINUTE);
    await desk.passes(MINUTE);
    expect([told(desk).length, stateOf(desk)]).toEqual([1, 'done']);
  });

  test('is taken up by another process after a crash in the middle of it', async () => {
    const desk = new ADesk();
    plans(desk);
    desk.messenger.lose('crash');
    const crashing = desk.dispatching.drain(desk.messenger);
    await Promise.race([crashing, desk.messenger.crashed]);
    const again = sentBy(desk, NOT_NEEDED);
    await again();
    expect(stateOf(desk)).toBe('trying');
    desk.now += 6_000;
    await again();
    expect([told(desk).length, stateOf(desk)]).toEqual([1, 'done']);
  });

  test.each([
    ['forbidden', 'unreachable'],
    ['gone', 'unreachable'],
    ['unsure', 'ambiguous'],
  ] as const)('that is %s is not tried again', async (reason, state) => {
    const desk = new ADesk();
    plans(desk);
    desk.messenger.fail(reason);
    await desk.passes(1000);
    await desk.passes(HOUR);
    expect([told(desk), stateOf(desk)]).toEqual([[], state]);
  });

  test('is given up when a platform was not there for three days', async () => {
    const desk = new ADesk();
    plans(desk);
    for (let day = 0; day < 5; day++) {
      desk.messenger.fail('unreachable');
      await desk.passes(18 * HOUR);
      expect(stateOf(desk)).toBe(day < 4 ? 'waiting' : 'unreachable');
    }
  });

  test('that a bug interrupted is tried again later, and nothing was sent', async () => {
    const desk = new ADesk();
    let broken = true;
    const send = sentBy(desk, {
      goesAt: (_dispatch, now) => now,
      compose: (dispatch, { viewer, now }) => {
        if (broken) throw new Error('a bug');
        const answer = desk.desk.brief({ topic: 'flood', viewer, now });
        return { answer, offers: [], facts: [], above: dispatch.about.kind, followed: null };
      },
    });
    plans(desk, { kind: 'gap', gapId: 'g' });
    await send();
    await send();
    expect([desk.broke.splice(0).length, stateOf(desk), told(desk)]).toEqual([1, 'waiting', []]);
    broken = false;
    desk.now += MINUTE;
    await send();
    expect([stateOf(desk), desk.messenger.posted.at(-1)?.message.above]).toEqual(['done', 'gap']);
    // What it told is put right like any answer.
    await desk.does('ED', '/desk status flood/dead disputed two counts');
    await desk.passes(2 * MINUTE);
    expect(desk.messenger.posted.filter(({ to }) => to.channel === directOf('ED'))[1]?.message.above).toMatch(/^Update/u);
  });

  test('waits for its hour before each try, and leaves what is not needed', async () => {
    const desk = new ADesk();
    const hour = desk.now + HOUR;
    plans(desk, { kind: 'gap', gapId: 'g' });
    const send = sentBy(desk, { goesAt: (_dispatch, now) => Math.max(hour, now), compose: () => null });
    await send();
    expect(stateOf(desk)).toBe('waiting');
    desk.now = hour;
    await send();
    expect([stateOf(desk), told(desk)]).toEqual(['needless', []]);
  });

  test('is for the eyes of those who read it, with the rights that they have then', async () => {
    const desk = new ADesk();
    const seen: unknown[] = [];
    const send = sentBy(desk, {
      goesAt: (_dispatch, now) => now,
      compose: (_dispatch, { viewer }) => {
        seen.push(viewer);
        return null;
      },
    });
    desk.messenger.groups.set('ED', ['G1']);
    plans(desk, { kind: 'gap', gapId: 'g' });
    const to = { kind: 'reply', channel: 'C1', thread: 't1' } as const;
    const reply = {
      key: 'c0ffee000001',
      once: 'two',
      platform: 'fake',
      to,
      about: { kind: 'gap', gapId: 'g' } as const,
      planned: desk.now,
    };
    desk.storage.dispatches.plan([reply]);
    await send();
    expect(seen).toEqual(
      expect.arrayContaining([
        { role: 'editor', groups: ['G1'], person: 'ED', channel: null },
        { role: 'reader', groups: [], person: null, channel: 'C1' },
      ]),
    );
    await desk.hear(QUESTION);
    expect(desk.broke).toEqual([]);
  });
});
