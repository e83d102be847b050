import type { Address, Input } from '../../src/chat/invocation.ts';
import type { Message } from '../../src/chat/message.ts';
import { openStorage, type Storage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';
import { START } from '../desk/a-desk.ts';
import { ALife } from './a-life.ts';
import { ATown, type Deed } from './a-town.ts';

/** Where somebody asks; `aside`: for their own eyes in the channel. */
export const PLACES = ['channel', 'thread', 'aside', 'direct'] as const;
export type Place = (typeof PLACES)[number];

/** Two platforms with their people, editors and one bot, which is run again whenever it is killed. */
export class AStory {
  readonly storage: Storage;
  readonly towns: readonly ATown[];
  /** Every correction that there was. */
  readonly corrections = new Set<string>();
  /** The keys of all messages that the bot was to send of itself; not all of them came to be. */
  readonly dispatches = new Set<string>();
  now = START;
  life: ALife;
  #keys = 0;

  constructor(folder: string) {
    const storage = openStorage(MEMORY);
    const plan: Storage['dispatches']['plan'] = (planned) => {
      for (const { key } of planned) this.dispatches.add(key);
      return storage.dispatches.plan(planned);
    };
    this.storage = { ...storage, dispatches: { ...storage.dispatches, plan } };
    this.towns = ['one', 'other'].map((platform) => new ATown(platform, () => this.now));
    this.life = this.another(folder);
    this.#isRun();
  }

  /** One more run of the bot on the same storage. */
  another(folder: string | null = null): ALife {
    const messengers = this.towns.map(({ messenger }) => messenger);
    return new ALife({ storage: this.storage, messengers, clock: () => this.now, folder });
  }

  town(at: number): ATown {
    const town = this.towns[at];
    if (!town) throw new Error('there is no such town');
    return town;
  }

  /** Somebody asks or does something; the last thing that they are shown of it. */
  async hears(
    input: Input | string,
    person = 'U1',
    place: Place = 'channel',
    { town = 0, channel = 'C1', thread = 't1' } = {},
  ): Promise<Deed | undefined> {
    const { messenger, deeds } = this.town(town);
    const key = `key ${++this.#keys}`;
    // No two things happen at the very same time.
    this.now += 1;
    const address: Address = {
      channel: place === 'direct' ? `D ${person}` : channel,
      direct: place === 'direct',
      thread: place === 'thread' ? thread : null,
      message: place === 'channel' || place === 'thread' ? `m ${key}` : null,
      person,
      visibility: place === 'aside' ? 'private' : 'public',
      handle: null,
    };
    const said: Input = typeof input === 'string' ? { kind: 'text', text: input } : input;
    const before = deeds.length;
    const invocation = { key, platform: messenger.platform, address, input: said, groups: [], at: this.now };
    this.life.host.take(invocation);
    const own = this.life.messengers[town];
    if (own) await this.life.outlives(this.life.host.answer(invocation, own));
    await this.#goesOn();
    for (const { id } of this.storage.outbox.due(this.now + 1e12)) this.corrections.add(id);
    return deeds.slice(before).at(-1);
  }

  /** An editor's command. */
  edits(name: string, options: Readonly<Record<string, string>>, person = 'ED'): Promise<Deed | undefined> {
    return this.#quietly(() => this.hears({ kind: 'command', name, options }, person, 'aside'));
  }

  /** Presses the button with that label, if it is there. */
  presses(label: string, message: Message | undefined, person = 'U1', town = 0): Promise<Deed | undefined> {
    const button = message?.buttons.find((each) => each.label === label);
    if (!message || !button) return Promise.resolve(undefined);
    const { action, index } = button;
    return this.hears({ kind: 'press', button: { action, index, answerId: message.answerId } }, person, 'aside', { town });
  }

  /** The editor takes back what was done last. */
  undoes(): Promise<Deed | undefined> {
    const done = this.town(0).deeds.findLast(({ message }) => message.buttons.some(({ label }) => label === 'Undo'));
    return this.#quietly(() => this.presses('Undo', done?.message, done?.person ?? ''));
  }

  /** Time goes by, and word goes out. */
  async passes(ms: number): Promise<void> {
    this.now += ms;
    await this.life.resume();
    if (!this.life.isOver) await this.life.round();
    await this.#goesOn();
  }

  /** The bot is killed, and run again. */
  async restarts(): Promise<void> {
    this.life.kill();
    await this.#goesOn();
  }

  async #goesOn(): Promise<void> {
    while (this.life.isOver) {
      this.life = this.another();
      this.#isRun();
      await this.life.resume();
    }
  }

  #isRun(): void {
    for (const town of this.towns) town.kill = () => this.life.kill();
  }

  /** Editors act in quiet times: it is what comes of it that is tried. */
  async #quietly<T>(act: () => Promise<T>): Promise<T> {
    const troubles = this.towns.map((town) => town.troubles.splice(0));
    const done = await act();
    for (const [at, town] of this.towns.entries()) town.troubles = troubles[at] ?? [];
    return done;
  }
}
