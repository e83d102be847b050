import type { Address } from '../../src/chat/invocation.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Attached, Messenger, Sending, Sent } from '../../src/chat/messenger.ts';
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
/** A post, and the key that its newest delivery left on it: all that a platform can be asked. */
type Standing = { -readonly [Field in keyof Posted]: Posted[Field] } & { last: string };

/** What is to go wrong with a call, and whether it is carried out all the same. */
interface Planned {
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
  readonly #planned: Planned[] = [];
  readonly #crash = Promise.withResolvers<void>();
  #count = 0;
  /** Runs before each post, edit and word to a person: a gate for tests that need something to happen meanwhile. */
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

  /** The next post, edit or word to a person fails like this, and isn't carried out. */
  fail(reason: Failure['reason']): void {
    this.#planned.push({ applied: false, failure: { ok: false, reason, detail: 'told to' } });
  }

  /**
   * The next post, edit or word to a person is carried out, and says that it failed like this. `crash`: it never says anything, as when the
   * process ends meanwhile; `crashed` resolves, and whoever takes the work up has to be another one.
   */
  lose(how: Failure['reason'] | 'crash'): void {
    this.#planned.push({ applied: true, failure: how === 'crash' ? null : { ok: false, reason: how, detail: 'lost' } });
  }

  /** Somebody deletes a post. */
  remove(id: string): void {
    this.#posts.splice(
      this.#posts.findIndex((each) => each.id === id),
      1,
    );
  }

  readonly send: Messenger['send'] = (to, message, sending) =>
    this.#carryOut(() => {
      const { id } = this.#post(to, message, sending);
      return { ok: true, message: id, thread: to.thread ?? to.message };
    });

  readonly edit: Messenger['edit'] = ({ message: id, thread }, message, { key, again }) =>
    this.#carryOut(() => {
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
    this.#carryOut(() => {
      const channel = directOf(person);
      const to = { channel, direct: true, thread: null, message: null, person, visibility: 'private', handle: null } as const;
      const { id } = this.#post(to, message, sending);
      return { ok: true, message: id, thread: null, channel };
    });

  readonly open: Messenger['open'] = async (to, form) => {
    this.forms.push({ to, form });
    return { ok: true, message: null, thread: null };
  };

  readonly groupsOf: Messenger['groupsOf'] = async ({ person }) => this.groups.get(person) ?? [];

  readonly read: Messenger['read'] = async (file) => this.files.get(file) ?? { ok: false, reason: 'gone', detail: 'no such file' };

  async #carryOut(apply: () => Sent): Promise<Sent> {
    await this.before();
    const planned = this.#planned.shift();
    if (!planned) return apply();
    if (planned.applied) apply();
    if (planned.failure) return planned.failure;
    this.#crash.resolve();
    return new Promise(() => undefined);
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
