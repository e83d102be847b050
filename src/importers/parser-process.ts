import type { Read } from '../desk/import/item.ts';
import type { About } from './about.ts';
import { readDocument } from './document.ts';

/** The process that parses what others wrote, so that whatever a file does to a parser ends with it. It ends with the one that started it. */

export interface Task {
  readonly bytes: Uint8Array;
  readonly about: About;
  /** Epoch ms. */
  readonly now: number;
}

/** `ready` once; then an answer to each task, in order. `fault`: something broke, in these words. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reads'; readonly reads: readonly Read[] }
  | { readonly kind: 'fault'; readonly reason: string };

const say = (reply: Reply): void => {
  process.send?.(reply);
};

process.on('message', ({ bytes, about, now }: Task) => {
  try {
    say({ kind: 'reads', reads: readDocument(bytes, about, now) });
  } catch (error) {
    say({ kind: 'fault', reason: error instanceof Error ? error.message : String(error) });
  }
});
say({ kind: 'ready' });
