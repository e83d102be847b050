import { onTestFinished } from 'vitest';
import type { FileMemory } from '../../../src/desk/import/file-memory.ts';
import { type Importing, importReads, type Tally } from '../../../src/desk/import/import-reads.ts';
import type { Incoming } from '../../../src/desk/import/incoming.ts';
import type { Item, Revision } from '../../../src/desk/import/item.ts';
import { OnFile } from '../../../src/desk/on-file.ts';
import { synchronise } from '../../../src/desk/synchronise.ts';
import type { Source } from '../../../src/domain/source.ts';
import { openStorage } from '../../../src/storage/open.ts';
import { MEMORY } from '../../../src/storage/sqlite.ts';
import { type Files, folderWith } from '../../knowledge/temp-knowledge.ts';
import { START } from '../a-desk.ts';

/** An article that nothing is special about. */
export function anItem(given: Partial<Item> = {}): Item {
  return {
    uri: 'urn:wire:1',
    revision: null,
    title: 'Bridge closed',
    publisher: 'Valley Wire',
    publishedAt: '2026-05-01T06:00:00.000Z',
    url: 'https://wire.example/1',
    language: 'en',
    text: 'The old bridge was closed on Friday. Nobody was hurt, the mayor said.',
    beside: [],
    standing: 'usable',
    embargo: null,
    expires: null,
    edNote: null,
    usageTerms: null,
    corrects: false,
    ...given,
  };
}

/** As if it had been read from a file of its own, or as a piece of one (`at`). */
export function incoming(item: Item, given: { readonly name?: string; readonly place?: string; readonly at?: number } = {}): Incoming {
  const { name = 'article.txt', at = null } = given;
  const { place = `/news/${name}` } = given;
  return { read: { ok: true, item, where: { file: name, at, name: item.title } }, name, place, file: null };
}

export const numbered = (number: number): Revision => ({ number, at: null });

/** What is on file, without anybody who asks. */
export class AnArchive {
  now = START;
  readonly onFile: OnFile;
  readonly memory: FileMemory;

  constructor(files: Files = {}) {
    const storage = openStorage(MEMORY);
    onTestFinished(() => storage.close());
    this.memory = storage.files;
    this.onFile = new OnFile(storage.store, { use: () => undefined });
    synchronise(this.onFile, folderWith(files), this.now);
  }

  takes(items: readonly (Item | Incoming)[], given: Partial<Importing> = {}): Promise<Tally> {
    const reads = items.map((each) => ('read' in each ? each : incoming(each)));
    return importReads(reads, { onFile: this.onFile, by: 'import', topicId: null, clock: () => this.now, ...given });
  }

  source(id: string): Source {
    const source = this.onFile.source(id);
    if (!source) throw new Error(`${id} is not on file`);
    return source;
  }

  /** The acts in a source's history, with why. */
  acts(id: string): (readonly [string, string | null])[] {
    return this.onFile.store.history('source', id).map(({ act, reason }) => [act, reason]);
  }
}
