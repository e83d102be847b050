import { expect, test } from 'vitest';
import type { Api } from '../../../adapters/discord/api.ts';
import { LookBack } from '../../../adapters/discord/look-back.ts';
import { snowflakeAt } from '../../../adapters/discord/snowflake.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

test('a server that comes unavailable first is looked at when it comes with its channels', async () => {
  const missed = { id: snowflakeAt(NOW - 1000), channel_id: '10', type: 0, content: 'hello', author: { id: '1' } };
  const taken = Promise.withResolvers<string>();
  const lookBack = new LookBack({
    api: { get: async () => [missed] } as unknown as Api,
    memory: { noted: () => NOW - 60_000, note: () => undefined, notedNames: () => [] },
    patience: { wait: async () => undefined, retried: () => undefined },
    clock: () => NOW,
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    take: ({ id }) => taken.resolve(id),
  });
  lookBack.begun(0, 1, ['900']);
  lookBack.guild({ id: '900', unavailable: true });
  lookBack.guild({ id: '900', channels: [{ id: '10', type: 0, last_message_id: missed.id }] });
  const found = await Promise.race([taken.promise, new Promise((resolve) => setTimeout(resolve, 500, 'nothing'))]);
  lookBack.stop();
  expect(found).toBe(missed.id);
});
