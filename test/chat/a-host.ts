import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { type Host, makeHost } from '../../src/chat/host.ts';
import type { Address, Input, Invocation } from '../../src/chat/invocation.ts';
import type { Ledger } from '../../src/chat/ledger.ts';
import type { Books } from '../../src/desk/books.ts';
import type { Newsroom } from '../../src/desk/newsroom.ts';
import { NO_ROLES } from '../../src/domain/roles.ts';
import { openLedger } from '../../src/storage/ledger.ts';
import { EYES, newsroom, nobody } from '../desk/a-newsroom.ts';
import { FakeMessenger } from '../fakes/messenger.ts';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** A data folder of this test's own, gone after it. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-data-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A ledger that is closed after the test. */
export function aLedger(folder: string): Ledger {
  const ledger = openLedger(folder);
  opened.unshift(() => ledger.close());
  return ledger;
}

export const CHANNEL: Address = {
  channel: 'C1',
  direct: false,
  thread: null,
  message: '1.0',
  person: 'U1',
  visibility: 'public',
  handle: null,
};
export const PRIVATE: Address = { ...CHANNEL, message: null, visibility: 'private', handle: 'secret' };

export interface Rig {
  readonly host: Host;
  readonly ledger: Ledger;
  readonly books: Books;
  readonly messenger: FakeMessenger;
  readonly watched: string[];
  /** Takes and answers; false: it was taken before. */
  readonly hear: (input: Input | string, address?: Partial<Address>, key?: string) => Promise<boolean>;
  readonly at: (ms: number) => void;
}

let keys = 0;

/** A host over the fixture topics, with a clock that the test sets. */
export function aHost(ledger: Ledger = aLedger(dataFolder()), desk: Newsroom = newsroom): Rig {
  const messenger = new FakeMessenger();
  const watched: string[] = [];
  let now: number = EYES.now;
  const own = nobody();
  const host = makeHost({
    desk,
    ledger,
    ...own,
    holders: NO_ROLES,
    clock: () => now,
    watch: {
      answered: (_platform, outcome) => watched.push(outcome),
      undelivered: (_platform, reason) => watched.push(`undelivered ${reason}`),
      failed: (reference) => watched.push(`failed ${reference}`),
    },
  });
  return {
    host,
    ledger,
    books: own.books,
    messenger,
    watched,
    at: (ms) => {
      now = ms;
    },
    hear: async (input, address = {}, key = `key ${++keys}`) => {
      const invocation: Invocation = {
        key,
        platform: 'fake',
        address: { ...CHANNEL, ...address },
        groups: null,
        input: typeof input === 'string' ? { kind: 'text', text: input } : input,
        at: now,
      };
      if (!host.take(invocation)) return false;
      await host.answer(invocation, messenger);
      return true;
    },
  };
}
