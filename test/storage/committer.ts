import { writeSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import process from 'node:process';

// Commits as fast as it can until it is killed, and says after each commit which line of the audit it has come to.

const [, , folder = '', seed = '1', cache = ''] = process.argv;
// The next one starts sooner.
enableCompileCache(cache);
const { openStorage } = await import('../../src/storage/open.ts');
const { affected, change, commit, topic } = await import('./holdings.ts');
const { recorded } = await import('./recorded.ts');
flushCompileCache();

const { store, ledger } = openStorage(folder);
let state = Number(seed);
/** The next number below `most`; the same ones for a seed. */
function below(most: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * most);
}

/** Says it before anything else is done, also to who is slow to listen. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, line);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

for (;;) {
  const at = (store.lastSeq() + 1) * 1000;
  const standing = new Map(store.held().map(({ holding, version }) => [holding.id, version]));
  const ids = [...new Set(Array.from({ length: 1 + below(4) }, () => `topic ${below(12)}`))];
  const changes = ids.map((id) => {
    const from = standing.get(id) ?? 0;
    return change(topic(id, `${from + 1} `.repeat(1 + below(2000))), from);
  });
  const told = ids.filter((id) => standing.has(id) && below(2) === 0);
  const committed = store.commit(
    commit(at, changes, { by: `slack:U${below(3)}`, affected: told.map((id) => affected(id, { version: standing.get(id) ?? 0 })) }),
  );
  if (!committed.ok) throw new Error('nobody else commits');
  const cited = told.map((id) => ({ factId: id, version: standing.get(id) ?? 0 }));
  ledger.record(recorded(`a${store.lastSeq()}`, 'k', { at }), cited, null);
  say(`${store.lastSeq()}\n`);
}
