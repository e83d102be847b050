import { suggest } from '../../knowledge/suggest.ts';
import { INBOX_TEXT } from '../../text/intake.ts';

/** The topic that a file of the inbox is for, or why it can't be told. */
export type TopicOf = { readonly ok: true; readonly topicId: string | null } | { readonly ok: false; readonly reason: string };

/**
 * The topic whose id is the name of the first folder below the inbox; of other folders and none: no topic. A name that is nearly a topic's is
 * refused, since under no topic all may read what was meant for few.
 */
export function topicOf(file: string, topicIds: readonly string[]): TopicOf {
  const [folder = '', ...rest] = file.split('/');
  if (rest.length === 0) return { ok: true, topicId: null };
  if (topicIds.includes(folder)) return { ok: true, topicId: folder };
  const near = suggest(folder, topicIds);
  return near === null ? { ok: true, topicId: null } : { ok: false, reason: INBOX_TEXT.nearTopic(folder, near) };
}
