import type { SourceHolding } from '../../knowledge/holding.ts';
import type { OutFile } from './out-file.ts';

/** Beside the topics' folders: sources that are in none, a line each, as `sourced import` takes them. */
const UNFILED_FILE = 'unfiled.jsonl';

/** The file of sources without a topic; null: there are none that it can hold. */
export function unfiledFile(sources: readonly SourceHolding[]): OutFile | null {
  const lines = sources.filter(canGo).map(({ id, fields, text }) => {
    const { title, publisher = null, publishedAt = null, url = null } = fields;
    return JSON.stringify({ id, title, publisher, publishedAt, url, body: text });
  });
  return lines.length === 0 ? null : { path: UNFILED_FILE, content: `${lines.join('\n')}\n` };
}

/** A line has no place for who may see a source and until when it may be used: taken in again, it would be open to all. */
export const canGo = ({ fields }: SourceHolding): boolean =>
  !fields.audience && fields.embargo === undefined && fields.status === undefined && !fields.unusable && fields.expires === undefined;
