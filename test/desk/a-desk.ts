import { onTestFinished } from 'vitest';
import { type Corrections, makeCorrections } from '../../src/chat/corrections/corrections.ts';
import { type Composers, type Dispatching, makeDispatching } from '../../src/chat/dispatches/dispatching.ts';
import { type Following, makeFollowing } from '../../src/chat/dispatches/following.ts';
import { type GapWord, makeGapWord } from '../../src/chat/dispatches/gap-word.ts';
import { type Host, makeHost } from '../../src/chat/host.ts';
import type { Address, Input, Invocation } from '../../src/chat/invocation.ts';
import { type OpenDesk, openDesk } from '../../src/desk/open.ts';
import type { RoleHolders } from '../../src/domain/roles.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { openStorage, type Storage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';
import { FakeMessenger } from '../fakes/messenger.ts';
import { type Files, fact, facts, folderWith } from '../knowledge/temp-knowledge.ts';

/** Two editors, a verifier and an admin of the fake platform; everybody else is a reader. */
export const HOLDERS: RoleHolders = {
  editor: [
    { id: 'ED', name: 'Ed Ito' },
    { id: 'EVA', name: null },
  ],
  verifier: [{ id: 'VERA', name: 'Vera Ruiz' }],
  admin: [{ id: 'ADA', name: null }],
};

export const START = Date.parse('2026-05-04T08:00:00Z');
/** The fixture's one fact, and a question that it answers. */
export const DEAD = 'flood/dead';
export const QUESTION = 'How many people have died?';

/** One for all desks: loading it takes longer than all else. */
const lexicon = loadLexicon();

/** The fixture with a second fact, of the same source. */
export const TWO_FACTS: Files = {
  'flood/facts.yaml': facts(
    fact(),
    fact({
      id: 'dam',
      statement: 'The dam holds.',
      quote: '“The dam is holding,” its chief said.',
      attribution: '{kind: named, as: its chief}',
      status: 'unconfirmed',
    }),
  ),
};

/** For messages that nobody sends here. */
export const NOT_NEEDED: Composers['gap'] = { goesAt: (_dispatch, now) => now, compose: () => null };

const CHANNEL: Address = { channel: 'C1', direct: false, thread: null, message: null, person: 'U1', visibility: 'public', handle: null };

/** A whole desk in memory: knowledge files, store, host, corrections and one platform, with a clock that the test sets. */
export class ADesk {
  readonly folder: string;
  readonly storage: Storage;
  readonly messenger: FakeMessenger;
  readonly broke: unknown[] = [];
  now = START;
  readonly #opened: OpenDesk;
  readonly host: Host;
  readonly corrections: Corrections;
  readonly following: Following;
  readonly dispatching: Dispatching;
  readonly gapWord: GapWord;
  /** How long (ms) each question was open that an editor answered. */
  readonly filled: number[] = [];
  #keys = 0;

  constructor(
    files: Files = TWO_FACTS,
    {
      data = MEMORY,
      messenger = new FakeMessenger(),
      folder = folderWith(files),
      holders = HOLDERS,
      now = START,
      publicChannels = [] as readonly string[],
      inMemory = null as number | null,
    } = {},
  ) {
    this.folder = folder;
    this.now = now;
    this.storage = openStorage(data);
    onTestFinished(() => this.storage.close());
    this.messenger = messenger;
    const { ledger, outbox, store, dispatches, books } = this.storage;
    this.#opened = openDesk(store, folder, this.now, lexicon, inMemory === null ? null : { archive: this.storage.archive, inMemory });
    const clock = () => this.now;
    const desk = this.#opened.newsroom;
    const { onFile } = this.#opened;
    const failed = (_reference: string, error: unknown) => this.broke.push(error);
    this.corrections = makeCorrections({
      desk,
      onFile,
      ledger,
      outbox,
      store,
      summaries: this.storage.books.summaries,
      holders,
      clock,
      failed,
      undelivered: () => undefined,
    });
    this.following = makeFollowing({ desk, onFile, follows: books.follows, dispatches, outbox, clock });
    const filled = (ms: number) => this.filled.push(ms);
    this.gapWord = makeGapWord({ desk, onFile, gaps: books.gaps, outbox, dispatches, clock, filled });
    const composers: Composers = { follow: this.following.composer, gap: this.gapWord.composer };
    this.dispatching = makeDispatching({
      dispatches,
      ledger,
      outbox,
      onFile,
      holders,
      clock,
      composers,
      failed,
      undelivered: () => undefined,
    });
    this.host = makeHost({
      desk,
      ledger,
      onFile,
      books: this.storage.books,
      zone: 'UTC',
      told: { reach: this.corrections.reach, asked: ledger.asked, answer: (id) => ledger.find(id)?.answer ?? null },
      holders,
      publicChannels,
      clock,
      watch: { answered: () => undefined, undelivered: () => undefined, failed },
    });
  }

  get desk(): OpenDesk['newsroom'] {
    return this.#opened.newsroom;
  }

  get onFile(): OpenDesk['onFile'] {
    return this.#opened.onFile;
  }

  /** Somebody asks or does something; what it came to is the last thing posted. */
  async hear(input: Input | string, address: Partial<Address> = {}): Promise<FakeMessenger['posted'][number] | undefined> {
    const key = `key ${this.now} ${++this.#keys}`;
    const before = this.messenger.posted.length;
    const invocation: Invocation = {
      key,
      platform: this.messenger.platform,
      address: { ...CHANNEL, message: `m${key}`, ...address },
      input: typeof input === 'string' ? { kind: 'text', text: input } : input,
      groups: null,
      at: this.now,
    };
    this.host.take(invocation);
    await this.host.answer(invocation, this.messenger);
    return this.messenger.posted.slice(before).at(-1);
  }

  /** An editor's command, typed. */
  async does(person: string, line: string) {
    return this.hear(line, { person, visibility: 'private', message: null });
  }

  /** Presses the button with that label. */
  async presses(person: string, label: string, under: FakeMessenger['posted'][number] | undefined) {
    const button = under?.message.buttons.find((each) => each.label === label);
    if (!under || !button) throw new Error(`there is no button “${label}”`);
    const { action, index } = button;
    return this.hear(
      { kind: 'press', button: { action, index, answerId: under.message.answerId } },
      { person, visibility: 'private', message: null },
    );
  }

  /** Fills the form that was shown last. */
  async fills(person: string, values: Readonly<Record<string, string>>) {
    const form = this.messenger.forms.at(-1)?.form;
    if (!form) throw new Error('there is no form');
    const given = Object.fromEntries(form.fields.map(({ name, value = '' }) => [name, value]));
    return this.hear({ kind: 'form', id: form.id, values: { ...given, ...values } }, { person, visibility: 'private', message: null });
  }

  /** Time goes by, and word of what changed goes out. */
  async passes(ms: number): Promise<void> {
    this.now += ms;
    // What is over is written down by then.
    this.storage.ledger.unfinished(this.messenger.platform);
    // Word first, and then what came of it.
    for (let step = 0; step < 2; step++) {
      this.corrections.plan();
      await this.corrections.drain(this.messenger);
    }
    this.corrections.plan();
    this.following.plan();
    this.gapWord.plan();
    await this.dispatching.drain(this.messenger);
  }
}

/** What a notice says. */
export function saidIn(posted: FakeMessenger['posted'][number] | undefined): string {
  const answer = posted?.message.answer;
  return answer?.outcome === 'notice' ? answer.message : `${answer?.outcome}`;
}
