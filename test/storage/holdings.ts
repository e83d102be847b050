import type { Act, Affected, Change, Commit } from '../../src/desk/store.ts';
import type { Holding, SourceHolding, TopicHolding } from '../../src/knowledge/holding.ts';

/** A topic to put on file. */
export const topic = (id: string, title = id): TopicHolding => ({
  kind: 'topic',
  id,
  topicId: id,
  fields: { title, aliases: [], desk: 'desk', bottomLine: [`${id}/fact`] },
});

/** A source with a text that only an exact memory keeps. */
export const source = (id: string, text = 'said \ud800\u0000‮ “so” ى\r\n'): SourceHolding => ({
  kind: 'source',
  id,
  topicId: 'topic',
  fields: { id, title: id, retrievedAt: '2026-05-03T00:00:00.000Z', language: 'en' },
  text,
});

export const change = (holding: Holding, from: number, act: Act = from === 0 ? 'add' : 'edit'): Change => ({
  holding,
  from,
  act,
  reason: `${act} ${holding.id}`,
});

export const affected = (factId: string, more: Partial<Affected> = {}): Affected => ({
  factId,
  version: 1,
  word: 'update',
  bySomethingElse: false,
  reason: null,
  ...more,
});

export const commit = (at: number, changes: readonly Change[], more: Partial<Commit> = {}): Commit => ({
  at,
  by: 'slack:U1',
  changes,
  affected: [],
  marks: [],
  proposals: [],
  settled: [],
  dismissed: [],
  ...more,
});

export const iso = (ms: number): string => new Date(ms).toISOString();
