import type { Entry } from './entry.ts';
import type { FactHolding, Holding, NameHolding, SourceHolding, TopicHolding } from './holding.ts';
import { fullId } from './ids.ts';
import type { TopicFiles } from './topic-files.ts';

/** What files without errors hold, topic by topic, in the files' order; an entry that isn't whole is a bug and throws. */
export function filedHoldings(topics: readonly TopicFiles[]): Holding[] {
  return [
    ...topics.map((topic): TopicHolding => ({ kind: 'topic', id: topic.id, topicId: topic.id, fields: sound(topic.topic) })),
    ...topics.flatMap((topic) =>
      topic.sources.map(({ entry, text }): SourceHolding => {
        const fields = sound(entry);
        return { kind: 'source', id: fields.id, topicId: topic.id, fields, text };
      }),
    ),
    ...topics.flatMap((topic) =>
      topic.facts.entries.map((entry): FactHolding => {
        const fields = sound(entry);
        return { kind: 'fact', id: fullId(topic.id, fields.id), topicId: topic.id, fields, approved: [] };
      }),
    ),
    ...topics.flatMap((topic) =>
      topic.names.entries.map((entry): NameHolding => {
        const fields = sound(entry);
        return { kind: 'name', id: `${topic.id}/${fields.id}`, topicId: topic.id, fields };
      }),
    ),
  ];
}

function sound<T>(entry: Entry<T> | null): T {
  if (!entry?.whole) throw new Error('holdings are made only of files without errors');
  return entry.whole;
}
