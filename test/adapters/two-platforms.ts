import type { Address } from '../../src/chat/invocation.ts';
import { openStorage, type Storage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';
import { ALife } from '../chat/a-life.ts';
import { DEAD, QUESTION } from '../desk/a-desk.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/fake.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/fake-slack.ts';
import type { AWire, Moment } from './a-wire.ts';
import { clientsOf } from './clients.ts';

/** How many were told what, and where. */
export interface Told {
  /** Questions in a channel, each with a thread of its own. */
  readonly threads: number;
  /** Further answers in those threads. */
  readonly more: number;
  /** People asked in direct messages. */
  readonly direct: number;
  /** People who were told aside. */
  readonly aside: number;
}

/** discord.js holds back what is more than 50 requests in a second; a client of its own for so many asks is never held back. */
const ASKS = 20;

/** Slack and Discord on this machine, and a bot with the platforms' own clients that ends whenever it is told to, and is run again. */
export class TwoPlatforms {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  readonly storage: Storage;
  readonly #folder: string;
  readonly #wires: AWire[] = [];
  #ahead = 0;
  life!: ALife;
  /** Of each request of the present life: whether the process ends with it, and when. */
  come: (platform: 'slack' | 'discord') => Moment | null = () => null;
  /** Requests that got through to a platform since the last look. */
  requests = 0;

  private constructor(slack: FakeSlack, discord: FakeDiscord, folder: string, data: string) {
    [this.slack, this.discord, this.#folder] = [slack, discord, folder];
    this.storage = openStorage(data);
  }

  /** `folder`: of the knowledge · `data`: what is remembered goes there. */
  static async start(folder: string, data = MEMORY): Promise<TwoPlatforms> {
    const two = new TwoPlatforms(await startFakeSlack({ ackMs: 600_000, triggerMs: 600_000 }), await startFakeDiscord(), folder, data);
    await two.#born(folder);
    return two;
  }

  async close(): Promise<void> {
    await this.leave();
    await Promise.all([this.slack.close(), this.discord.close()]);
  }

  /** The bot goes; the platforms stay, and what is remembered. */
  async leave(): Promise<void> {
    this.life.kill();
    for (const wire of this.#wires.splice(0)) await wire.close();
    this.storage.close();
  }

  /** People ask and are answered, on both platforms. */
  async tell(slack: Told, discord: Told): Promise<void> {
    const asks: (() => Promise<void>)[] = [];
    const ask = (platform: number, address: Partial<Address>) => void asks.push(() => this.#ask(platform, address));
    this.slack.addUser({ name: 'ed' });
    const { slack: s, discord: d } = this;
    const onSlack = people(slack, (name) => s.addUser({ name }).id);
    const story = s.addChannel({ name: 'story' }).id;
    const roots = Array.from({ length: slack.threads }, () => s.say(story, onSlack.asker, QUESTION).ts);
    asked(slack, { ...onSlack, channel: story, roots, direct: (person) => s.dmWith(person).id }, (address) => ask(0, address));
    const onDiscord = people(discord, (name) => d.addUser(name).id);
    const posts = Array.from({ length: discord.threads }, () => d.people.say(d.channelId, onDiscord.asker, QUESTION).message.id);
    const place = { ...onDiscord, channel: d.channelId, roots: posts, direct: (person: string) => d.dmOf(person).id };
    asked(discord, place, (address) => ask(1, address));
    for (const [at, ask] of asks.entries()) {
      if (at % ASKS === ASKS - 1) await this.reborn();
      await ask();
    }
    this.life.settle();
  }

  /** An editor of Slack's puts the entry on hold; the id of the correction. */
  hold(): string {
    const { onFile } = this.life;
    const held = onFile.find('fact', DEAD);
    if (!held) throw new Error('no such fact');
    const at = this.now();
    const fields = { ...held.holding.fields, status: 'held' as const, reason: 'checked', at: new Date(at).toISOString() };
    const by = `slack:${this.slack.user('ed').id}`;
    const done = onFile.submit({
      at,
      by,
      changes: [{ holding: { ...held.holding, fields }, from: held.version, act: 'status', reason: 'checked' }],
    });
    if (!done.ok || done.correctionId === null) throw new Error('nobody was to be told');
    return done.correctionId;
  }

  /** Lets time go by, everywhere. */
  pass(ms: number): void {
    this.#ahead += ms;
    this.discord.pass(ms);
  }

  readonly now = (): number => Date.now() + this.#ahead;

  /** Word goes out until it is over, through however many lives; how many there were. */
  async deliver(downtime: number): Promise<number> {
    let lives = 1;
    while (this.storage.outbox.due(this.now()).length > 0) {
      await this.life.round();
      if (this.life.isOver) {
        this.pass(downtime);
        await this.reborn();
        await this.life.resume();
        lives++;
      } else this.pass(6_000);
    }
    return lives;
  }

  async reborn(): Promise<void> {
    this.life.settle();
    this.life.kill();
    await this.#born(null);
  }

  async #born(folder: string | null): Promise<void> {
    let life: ALife | null = null;
    const { slack, discord } = this;
    const clock = this.now;
    const come = (platform: 'slack' | 'discord') => {
      this.requests++;
      return this.come(platform);
    };
    const { messengers, wires } = await clientsOf({
      slack,
      discord,
      clock,
      come,
      end: () => life?.kill(),
      isOver: () => life?.isOver === true,
    });
    this.#wires.push(...wires);
    life = new ALife({ storage: this.storage, messengers, clock, folder: folder === null ? null : this.#folder });
    this.life = life;
  }

  #keys = 0;
  async #ask(platform: number, address: Partial<Address>): Promise<void> {
    const messenger = this.life.messengers[platform];
    if (!messenger) throw new Error('no such platform');
    const full: Address = {
      channel: '',
      direct: false,
      thread: null,
      message: null,
      person: '',
      visibility: 'public',
      handle: null,
      ...address,
    };
    const invocation = {
      key: `key ${++this.#keys}`,
      platform: messenger.platform,
      address: full,
      input: { kind: 'text', text: QUESTION } as const,
      groups: [],
      at: this.now(),
    };
    this.life.host.take(invocation);
    await this.life.host.answer(invocation, messenger);
  }
}

interface People {
  readonly asker: string;
  readonly talking: readonly string[];
  readonly aside: readonly string[];
}

function people({ direct, aside }: Told, add: (name: string) => string): People {
  const all = (name: string, count: number) => Array.from({ length: count }, (_, at) => add(`${name}${at}`));
  return { asker: add('asker'), talking: all('talking', direct), aside: all('aside', aside) };
}

interface Place extends People {
  readonly channel: string;
  /** Posts that are asked in threads on. */
  readonly roots: readonly string[];
  readonly direct: (person: string) => string;
}

function asked({ more }: Told, { asker, talking, aside, channel, roots, direct }: Place, ask: (address: Partial<Address>) => void): void {
  for (const message of roots) ask({ channel, person: asker, message });
  // On Discord the thread on a post has its id.
  for (let at = 0; at < more; at++) ask({ channel, person: asker, thread: roots[at % roots.length] ?? null });
  for (const person of talking) ask({ person, channel: direct(person), direct: true, visibility: 'private' });
  for (const person of aside) ask({ person, channel, visibility: 'private' });
}
