import { hashOf } from '../../knowledge/hash.ts';
import type { Edit } from './edit-yaml.ts';
import type { Plain, Written } from './written.ts';

/** What has to change in an entry so that it says what is wanted. Empty: it says so already. */
export function changedFields(before: Written, wanted: Written): Edit {
  const edit = new Map<string, Plain | null>();
  for (const key of before.keys()) if (!wanted.has(key)) edit.set(key, null);
  for (const [key, value] of wanted) if (!before.has(key) || hashOf(before.get(key)) !== hashOf(value)) edit.set(key, value);
  return edit;
}
