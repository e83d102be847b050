import { NOTHING, type Tally } from '../../src/desk/import/import-reads.ts';
import type { Item, Read } from '../../src/desk/import/item.ts';
import type { Take } from '../../src/intake/taking.ts';

/** An item that says what it is given. */
export const anItem = (text: string, given: Partial<Item> = {}): Item => ({
  uri: null,
  revision: null,
  title: text.slice(0, 20),
  publisher: null,
  publishedAt: null,
  url: null,
  language: null,
  text,
  beside: [],
  standing: 'usable',
  embargo: null,
  expires: null,
  edNote: null,
  usageTerms: null,
  corrects: false,
  ...given,
});

export const itemRead = (file: string, item: Item): Read => ({ ok: true, item, where: { file, at: null, name: item.title } });
export const refusedRead = (file: string, reason: string, at: number | null = null): Read => ({
  ok: false,
  reason,
  where: { file, at, name: null },
});

/** On file, by what it is known by: `topic|place|text`. */
export interface ADesk {
  readonly take: Take;
  readonly onFile: string[];
  /** Every item that was brought, those that were there already, too. */
  readonly brought: { readonly item: Item; readonly place: string; readonly topicId: string | null }[];
}

/** A desk that keeps what is brought, each once. */
export function aDesk(): ADesk {
  const onFile: string[] = [];
  const brought: ADesk['brought'][number][] = [];
  return {
    onFile,
    brought,
    take: async (reads, topicId) => {
      let [added, same] = [0, 0];
      const refusals: Tally['refusals'][number][] = [];
      for await (const { read, place } of reads) {
        if (!read.ok) {
          refusals.push(read);
          continue;
        }
        const key = [topicId ?? '-', place, read.item.text].join('|');
        brought.push({ item: read.item, place, topicId });
        if (onFile.includes(key)) same++;
        else {
          onFile.push(key);
          added++;
        }
      }
      return { ...NOTHING, added, same, refused: refusals.length, refusals };
    },
  };
}
