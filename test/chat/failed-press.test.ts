import { describe, expect, test } from 'vitest';
import { aHost, CHANNEL, PRIVATE } from './a-host.ts';

const QUESTION = 'How many people were evacuated from the Kelmar flood?';

describe('a press whose answer does not arrive', () => {
  test.each(['forbidden', 'failed'] as const)('as it is %s can be made again', async (reason) => {
    const { hear, messenger } = aHost();
    await hear(QUESTION, PRIVATE);
    const share = { kind: 'press', button: { action: 'share', answerId: messenger.posted[0]?.message.answerId ?? '', index: 0 } } as const;
    messenger.fail(reason);
    await hear(share, PRIVATE);
    await hear(share, PRIVATE);
    expect(messenger.posted.at(-1)?.to.visibility).toBe('public');
  });

  test('but may have arrived is not made again', async () => {
    const { hear, messenger } = aHost();
    await hear(QUESTION, PRIVATE);
    const share = { kind: 'press', button: { action: 'share', answerId: messenger.posted[0]?.message.answerId ?? '', index: 0 } } as const;
    messenger.fail('unsure');
    await hear(share, PRIVATE);
    await hear(share, PRIVATE);
    expect(messenger.posted.map(({ to }) => to.visibility)).toEqual(['private', 'private']);
  });
});

test('a choice under a private answer is answered privately, whatever the platform says of the message', async () => {
  const { hear, messenger } = aHost();
  await hear('/brief', PRIVATE);
  expect(messenger.posted[0]?.message.answer.outcome).toBe('which');
  const choice = { action: 'choose', answerId: messenger.posted[0]?.message.answerId ?? '', index: 0 } as const;
  await hear({ kind: 'press', button: choice }, { ...CHANNEL, message: null, handle: 'secret' });
  expect(messenger.posted.map(({ to }) => to.visibility)).toEqual(['private', 'private']);
});
