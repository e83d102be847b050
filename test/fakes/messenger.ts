import type { Address } from '../../src/chat/invocation.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Attached, Messenger, Pinned, Sending, Sent } from '../../src/chat/messenger.ts';
import { outlineOf } from '../../src/chat/outline.ts';
import { pagesOf } from '../../src/chat/pages.ts';
import type { Form } from '../../src/commands/form.ts';

/** What people see of a message. */
export interface Posted {
  readonly to: Address;
  /** What stands there now. */
  readonly message: Message;
  /** Of the delivery that posted it. */
  readonly key: string;
  readonly id: string;
  readonly edits: number;
}

type Failure = Extract<Sent, { ok: false }>;
/** What can go wrong. */
type Call = 'send' | 'edit' | 'tell' | 'pin' | 'unpin';
/** A post, and the key that its newest delivery left on it: all that a platform can be asked. */
type Standing = { -readonly [Field in keyof Posted]: Posted[Field] } & { last: string };

/** What is to go wrong with a call, and whether it is carried out all the same. */
interface Planned {
  readonly on: Call | null;
  readonly applied: boolean;
  /** null: the process ends in the middle of the call. */
  readonly failure: Failure | null;
}

/**
 * A platform in memory. As with a real one, a key is looked up only where `again` says that an earlier try may have arrived: who forgets to
 * say so posts, or edits, twice. Of a post's deliveries it knows the newest one's key.
 */
export class FakeMessenger implements Messenger {
  readonly platform: string;
  readonly #posts: Standing[] = [];
  readonly forms: { readonly to: Address; readonly form: Form }[] = [];
  /** By person: the groups that they are in; nobody is in any, if left as it is. */
  readonly groups = new Map<string, readonly string[]>();
  /** By what stands in the option `file`; any other is gone. */
  readonly files = new Map<string, Attached>();
  /** Of each channel, or thread: the ids of what is pinned there, whoever's they are, the oldest pin first. */
  readonly #pins = new Map<string, readonly string[]>();
  /** Pins that a channel may have. */
  maxPins = 100;
  /** Channels in which the bot may not pin. */
  readonly pinless = new Set<string>();
  /** How many of an answer's items a page shows. */
  perPage = 10;
  readonly #planned: Planned[] = [];
  readonly #crash = Promise.withResolvers<void>();
  #count = 0;
  /** Runs before each post, edit, pin and word to a person: a gate for tests that need something to happen meanwhile. */
  before: () => Promise<void> = async () => undefined;

  constructor(platform = 'fake') {
    this.platform = platform;
  }

  /** What stands where, in the order in which it was posted. */
  get posted(): readonly Posted[] {
    return this.#posts;
  }

  /** Resolves when a call has crashed. */
  get crashed(): Promise<void> {
    return this.#crash.promise;
  }

  /** The next call fails like this, and isn't carried out. `on`: the next one of that kind; null: of any. */
  fail(reason: Failure['reason'], on: Call | null = null): void {
    this.#planned.push({ on, applied: false, failure: { ok: false, reason, detail: 'told to' } });
  }

  /**
   * The next call is carried out, and says that it failed like this. `crash`: it never says anything, as when the process ends meanwhile;
   * `crashed` resolves, and whoever takes the work up has to be another one. `on`: the next one of that kind; null: of any.
   */
  lose(how: Failure['reason'] | 'crash', on: Call | null = null): void {
    this.#planned.push({ on, applied: true, failure: how === 'crash' ? null : { ok: false, reason: how, detail: 'lost' } });
  }

  /** The ids of what is pinned in a channel, or a thread, whoever's they are; the oldest pin first. */
  pinnedIn(place: string): readonly string[] {
    return this.#pins.get(place) ?? [];
  }

  /** Somebody pins something else: `count` times. */
  pinOthers(place: string, count: number): void {
    const others = Array.from({ length: count }, () => `other-${++this.#count}`);
    this.#pins.set(place, [...this.pinnedIn(place), ...others]);
  }

  /** Somebody deletes a post, and its pin with it. */
  remove(id: string): void {
    for (const place of this.#pins.keys()) this.#takeOff(place, id);
    this.#posts.splice(
      this.#posts.findIndex((each) => each.id === id),
      1,
    );
  }

  readonly send: Messenger['send'] = (to, message, sending) =>
    this.#carryOut('send', (): Sent => {
      const { id } = this.#post(to, message, sending);
      return { ok: true, message: id, thread: to.thread ?? to.message };
    });

  readonly edit: Messenger['edit'] = ({ message: id, thread }, message, { key, again }) =>
    this.#carryOut('edit', (): Sent => {
      const post = this.#posts.find((each) => each.id === id);
      if (!post) return { ok: false, reason: 'gone', detail: 'no such post' };
      if (!again || post.last !== key) {
        post.message = message;
        post.last = key;
        post.edits++;
      }
      return { ok: true, message: id, thread };
    });

  readonly tell: Messenger['tell'] = (person, message, sending) =>
    this.#carryOut('tell', (): Sent => {
      const channel = directOf(person);
      const to = { channel, direct: true, thread: null, message: null, person, visibility: 'private', handle: null } as const;
      const { id } = this.#post(to, message, sending);
      return { ok: true, message: id, thread: null, channel };
    });

  readonly open: Messenger['open'] = async (to, form) => {
    this.forms.push({ to, form });
    return { ok: true, message: null, thread: null };
  };

  readonly pin: Messenger['pin'] = ({ channel, thread, message }) =>
    this.#pinning('pin', () => {
      const place = thread ?? channel;
      const pinned = this.pinnedIn(place);
      if (this.pinless.has(channel)) return { ok: false, reason: 'forbidden', detail: 'may not pin' };
      if (!this.#posts.some(({ id }) => id === message)) return { ok: false, reason: 'gone', detail: 'no such post' };
      if (pinned.includes(message)) return { ok: true };
      if (pinned.length >= this.maxPins) return { ok: false, reason: 'full', detail: 'too many pins' };
      this.#pins.set(place, [...pinned, message]);
      return { ok: true };
    });

  readonly unpin: Messenger['unpin'] = ({ channel, thread, message }) =>
    this.#pinning('unpin', () => {
      if (this.pinless.has(channel)) return { ok: false, reason: 'forbidden', detail: 'may not pin' };
      this.#takeOff(thread ?? channel, message);
      return { ok: true };
    });

  /** `perPage` items on each. */
  readonly pages: Messenger['pages'] = (message, most) => {
    const items = outlineOf(message.answer).items.length;
    return pagesOf(message, most, ({ from }) => (from + this.perPage < items ? from + this.perPage : null));
  };

  readonly link: Messenger['link'] = async ({ channel, message }) =>
    this.#posts.some(({ id }) => id === message) ? `${this.platform}://${channel}/${message}` : null;

  readonly groupsOf: Messenger['groupsOf'] = async ({ person }) => this.groups.get(person) ?? [];

  readonly read: Messenger['read'] = async (file) => this.files.get(file) ?? { ok: false, reason: 'gone', detail: 'no such file' };

  async #carryOut<Came extends Sent | Pinned>(call: Call, apply: () => Came): Promise<Came | Failure> {
    await this.before();
    const at = this.#planned.findIndex(({ on }) => on === null || on === call);
    const [planned] = at === -1 ? [] : this.#planned.splice(at, 1);
    if (!planned) return apply();
    if (planned.applied) apply();
    if (planned.failure) return planned.failure;
    this.#crash.resolve();
    return new Promise(() => undefined);
  }

  #takeOff(place: string, id: string): void {
    const left = this.pinnedIn(place).filter((each) => each !== id);
    this.#pins.set(place, left);
  }

  async #pinning(call: Call, apply: () => Pinned): Promise<Pinned> {
    const came = await this.#carryOut(call, apply);
    if (came.ok) return came;
    // What only a post can be.
    const reason = came.reason === 'too-late' || came.reason === 'unsure' ? 'failed' : came.reason;
    return { ok: false, reason, detail: came.detail };
  }

  #post(to: Address, message: Message, { key, again }: Sending): Posted {
    const known = again ? this.#posts.find((each) => each.last === key) : undefined;
    if (known) return known;
    const post = { to, message, key, id: `post-${++this.#count}`, edits: 0, last: key };
    this.#posts.push(post);
    return post;
  }
}

/** The id of a person's own conversation with the bot in `FakeMessenger`. */
export const directOf = (person: string): string => `direct-${person}`;
