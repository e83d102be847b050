import type { Address } from '../../src/chat/invocation.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Messenger, Sent } from '../../src/chat/messenger.ts';
import type { Form } from '../../src/commands/form.ts';

/** What people see of a message. */
export interface Posted {
  readonly to: Address;
  readonly message: Message;
  readonly key: string;
  readonly id: string;
}

/** A platform in memory: posts stand where they were sent to, each key once; what is to fail fails as often as it is told to. */
export class FakeMessenger implements Messenger {
  readonly platform: string;
  readonly posted: Posted[] = [];
  readonly forms: { readonly to: Address; readonly form: Form }[] = [];
  readonly #failures: Extract<Sent, { ok: false }>[] = [];
  /** Runs before each post: a gate for tests that need something to happen meanwhile. */
  before: () => Promise<void> = async () => undefined;

  constructor(platform = 'fake') {
    this.platform = platform;
  }

  /** The next send fails like this. */
  fail(reason: Extract<Sent, { ok: false }>['reason']): void {
    this.#failures.push({ ok: false, reason, detail: 'told to' });
  }

  readonly send: Messenger['send'] = async (to, message, { key }) => {
    await this.before();
    const failure = this.#failures.shift();
    if (failure) return failure;
    const known = this.posted.find((each) => each.key === key);
    const id = known?.id ?? `post-${this.posted.length + 1}`;
    if (!known) this.posted.push({ to, message, key, id });
    return { ok: true, message: id, thread: to.thread ?? to.message };
  };

  readonly open: Messenger['open'] = async (to, form) => {
    this.forms.push({ to, form });
    return { ok: true, message: null, thread: null };
  };
}
