import { type Corrections, makeCorrections } from '../../src/chat/corrections/corrections.ts';
import { type Dispatching, makeDispatching } from '../../src/chat/dispatches/dispatching.ts';
import { type Following, makeFollowing } from '../../src/chat/dispatches/following.ts';
import { type Host, makeHost } from '../../src/chat/host.ts';
import type { Messenger } from '../../src/chat/messenger.ts';
import { makeNewsroom, type Newsroom } from '../../src/desk/newsroom.ts';
import { OnFile } from '../../src/desk/on-file.ts';
import { synchronise } from '../../src/desk/synchronise.ts';
import { loadLexicon } from '../../src/language/load.ts';
import type { Storage } from '../../src/storage/open.ts';
import { HOLDERS, NOT_NEEDED } from '../desk/a-desk.ts';

const LEXICON = loadLexicon();

/** What a run of the bot needs from outside. */
export interface Surroundings {
  readonly storage: Storage;
  readonly messengers: readonly Messenger[];
  /** Epoch ms. */
  readonly clock: () => number;
  /** The knowledge files, which the first run takes in; null: they are on file. */
  readonly folder: string | null;
}

/**
 * One run of the bot, which can end at any moment as by a kill: from then on it writes nothing, and whatever it was waiting for never comes.
 * The next run is another one, on the same storage.
 */
export class ALife {
  readonly host: Host;
  readonly corrections: Corrections;
  readonly following: Following;
  readonly dispatching: Dispatching;
  readonly onFile: OnFile;
  readonly desk: Newsroom;
  readonly messengers: readonly Messenger[];
  readonly broke: unknown[] = [];
  readonly #gone = Promise.withResolvers<'gone'>();
  readonly #storage: Storage;
  /** What is over, and not written down yet: a kill takes it along. */
  #ended: (() => void)[] = [];
  isOver = false;

  constructor({ storage, messengers, clock, folder }: Surroundings) {
    this.#storage = storage;
    const { store, outbox } = storage;
    this.desk = makeNewsroom({ topics: [], sources: [], facts: [], names: [] }, LEXICON);
    this.onFile = new OnFile(store, this.desk);
    if (folder !== null) synchronise(this.onFile, folder, clock());
    this.messengers = messengers.map((messenger) => this.#mortal(messenger));
    const ledger = this.#mortal({
      ...storage.ledger,
      finish: (...end: Parameters<Storage['ledger']['finish']>) => void this.#ended.push(() => storage.ledger.finish(...end)),
    });
    const { desk, onFile } = this;
    const failed = (_reference: string, error: unknown) => {
      if (!this.isOver) this.broke.push(error);
    };
    const own = { desk, onFile, ledger, books: storage.books, zone: 'UTC', holders: HOLDERS, clock };
    this.corrections = makeCorrections({
      ...own,
      outbox: this.#mortal(outbox),
      store: this.#mortal(store),
      summaries: storage.books.summaries,
      failed,
      undelivered: () => undefined,
    });
    const dispatches = this.#mortal(storage.dispatches);
    const follows = this.#mortal(storage.books.follows);
    this.following = makeFollowing({ desk, onFile, follows, dispatches, outbox: this.#mortal(outbox), clock });
    const composers = { follow: this.following.composer, gap: NOT_NEEDED };
    this.dispatching = makeDispatching({
      ...own,
      outbox: this.#mortal(outbox),
      dispatches,
      composers,
      failed,
      undelivered: () => undefined,
    });
    const told = { reach: this.corrections.reach, asked: ledger.asked, answer: () => null };
    this.host = makeHost({ ...own, told, watch: { answered: () => undefined, undelivered: () => undefined, failed } });
  }

  /** Ends it. */
  kill(): void {
    this.isOver = true;
    this.#ended = [];
    this.#gone.resolve('gone');
  }

  /** Whatever comes of some work, or that it was killed meanwhile. */
  async outlives<T>(work: Promise<T>): Promise<T | 'gone'> {
    return Promise.race([work, this.#gone.promise]);
  }

  /** Writes down what is over, as the ledger does a moment later. */
  settle(): void {
    for (const end of this.#ended.splice(0)) end();
    for (const { platform } of this.messengers) this.#storage.ledger.unfinished(platform);
  }

  /** What an earlier run left is taken up. */
  async resume(): Promise<void> {
    this.settle();
    await this.outlives(Promise.all(this.messengers.map((messenger) => this.host.resume(messenger))));
    if (!this.isOver) this.settle();
  }

  /** Word of what changed goes out, as far as it can now. */
  async round(): Promise<void> {
    this.settle();
    // Word first, and then what came of it.
    for (let step = 0; step < 2 && !this.isOver; step++) {
      this.corrections.plan();
      await this.outlives(Promise.all(this.messengers.map((messenger) => this.corrections.drain(messenger))));
    }
    if (this.isOver) return;
    this.corrections.plan();
    this.following.plan();
    await this.outlives(Promise.all(this.messengers.map((messenger) => this.dispatching.drain(messenger))));
  }

  /** The same thing, for as long as this run lasts. */
  #mortal<T extends object>(thing: T): T {
    return new Proxy(thing, {
      get: (of, name, receiver) => {
        const value = Reflect.get(of, name, receiver) as unknown;
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (this.isOver) throw new Error('it is over');
          return Reflect.apply(value, of, args) as unknown;
        };
      },
    });
  }
}
