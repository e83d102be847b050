import type { Messenger } from '../../../src/chat/messenger.ts';
import { makeRounds, type Rounds } from '../../../src/chat/rounds.ts';
import { makeNewsroom, type Newsroom } from '../../../src/desk/newsroom.ts';
import { OnFile } from '../../../src/desk/on-file.ts';
import { synchronise } from '../../../src/desk/synchronise.ts';
import { NO_ROLES } from '../../../src/domain/roles.ts';
import { loadLexicon } from '../../../src/language/load.ts';
import type { Storage } from '../../../src/storage/open.ts';

const LEXICON = loadLexicon();

/** Where a run is killed: at its so manieth step, before or after that is carried out. */
export interface Death {
  readonly step: number;
  readonly after: boolean;
}

/** What reading alone does isn't a step at which anything can be left half done. */
const READS = new Set(
  'find of last unknown open pinned posts placeOf noted notedNames pages link all due copies copyOf deliveries told groupsOf asked'.split(
    ' ',
  ),
);

/** One run of the bot, as far as it does things of itself. Once killed it does nothing any more, as after kill -9. */
export class ARun {
  readonly rounds: Rounds;
  readonly desk: Newsroom;
  readonly onFile: OnFile;
  readonly broke: unknown[] = [];
  readonly undelivered: string[] = [];
  /** Steps so far: what is written down, and what is asked of a platform. */
  steps = 0;
  isOver = false;
  death: Death | null = null;
  readonly #gone = Promise.withResolvers<void>();
  readonly #messengers = new Map<Messenger, Messenger>();

  constructor(storage: Storage, clock: () => number, folder: string | null) {
    this.desk = makeNewsroom({ topics: [], sources: [], facts: [], names: [] }, LEXICON);
    this.onFile = new OnFile(storage.store, this.desk);
    if (folder !== null) synchronise(this.onFile, folder, clock());
    const { ledger, store, books, outbox, dispatches } = storage;
    this.rounds = makeRounds({
      desk: this.desk,
      onFile: this.onFile,
      store,
      outbox: this.#mortal(outbox),
      dispatches: this.#mortal(dispatches),
      books: { ...books, summaries: this.#mortal(books.summaries) },
      ledger: this.#mortal(ledger),
      holders: NO_ROLES,
      publicChannels: [],
      clock,
      filled: () => undefined,
      failed: (_reference, error) => {
        if (!this.isOver) this.broke.push(error);
      },
      undelivered: (platform, reason, detail) => void this.undelivered.push(`${platform} ${reason} ${detail}`),
    });
  }

  kill(): void {
    this.isOver = true;
    this.#gone.resolve();
  }

  /** What is due now, done, as far as this run lives. */
  async goes(messengers: readonly Messenger[]): Promise<void> {
    if (this.isOver) return;
    const own = messengers.map((messenger) => {
      const mortal = this.#messengers.get(messenger) ?? this.#mortal(messenger);
      this.#messengers.set(messenger, mortal);
      return mortal;
    });
    await Promise.race([this.rounds.go(own), this.#gone.promise]);
  }

  /** The same thing, for as long as this run lasts. */
  #mortal<T extends object>(thing: T): T {
    return new Proxy(thing, {
      get: (of, name, receiver) => {
        const value = Reflect.get(of, name, receiver) as unknown;
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => this.#step(READS.has(String(name)), () => Reflect.apply(value, of, args) as unknown);
      },
    });
  }

  #step(reads: boolean, act: () => unknown): unknown {
    if (this.isOver) throw new Error('it is over');
    if (reads) return act();
    this.steps += 1;
    const dies = this.death?.step === this.steps;
    if (dies && !this.death?.after) {
      this.kill();
      throw new Error('killed');
    }
    const came = act();
    if (!dies) return this.#living(came);
    this.kill();
    if (came instanceof Promise) return new Promise(() => undefined);
    throw new Error('killed');
  }

  /** What comes to a run that was killed meanwhile comes to nobody. */
  #living(came: unknown): unknown {
    if (!(came instanceof Promise)) return came;
    return came.then((value: unknown) => (this.isOver ? new Promise(() => undefined) : value));
  }
}
