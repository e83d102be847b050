import type { Address } from '../../src/chat/invocation.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Messenger, Sending, Sent } from '../../src/chat/messenger.ts';
import { FakeMessenger } from '../fakes/messenger.ts';

/** What goes wrong with a call to a platform. `crash …`: the process ends before, or after, it is carried out. */
export const TROUBLES = ['crash before', 'crash after', 'missed', 'lost', 'unsure', 'unsure, there', 'gone', 'forbidden'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** What was carried out, in the order in which it happened. */
export interface Deed {
  readonly kind: 'send' | 'edit' | 'tell';
  readonly key: string;
  readonly platform: string;
  /** Whose eyes it came to: a person's alone, or (null) everybody's in the place. */
  readonly person: string | null;
  readonly post: string;
  readonly message: Message;
  readonly at: number;
}

/** A platform with its people: what only one of them sees has no post that could be edited or looked up, and anything can go wrong. */
export class ATown {
  readonly inner: FakeMessenger;
  readonly messenger: Messenger;
  /** What was carried out, once or, where it should not have been, twice. */
  readonly deeds: Deed[] = [];
  /** What goes wrong with the next calls; null: nothing. */
  troubles: (Trouble | null)[] = [];
  /** Ends the run that calls. */
  kill: () => void = () => undefined;
  readonly #clock: () => number;

  constructor(platform: string, clock: () => number) {
    this.#clock = clock;
    const inner = new FakeMessenger(platform);
    this.inner = inner;
    this.messenger = {
      platform,
      open: inner.open,
      read: inner.read,
      groupsOf: inner.groupsOf,
      pin: inner.pin,
      unpin: inner.unpin,
      pages: inner.pages,
      link: inner.link,
      send: (to, message, sending) => this.#troubled(() => this.#send(to, message, sending), sending, isFleeting(to)),
      edit: (post, message, sending) =>
        this.#troubled(() => this.#noted('edit', sending, message, null, () => inner.edit(post, message, sending), post.message), sending),
      tell: (person, message, sending) =>
        this.#troubled(() => this.#noted('tell', sending, message, person, () => inner.tell(person, message, sending)), sending),
    };
  }

  /** A post of the bot's that a person deletes; does nothing where there is none. */
  remove(nth: number): void {
    const all = this.inner.posted;
    const post = all[nth % Math.max(1, all.length)];
    if (post) this.inner.remove(post.id);
  }

  /** What only the person sees is gone with its reply: nobody can find it again. */
  async #send(to: Address, message: Message, sending: Sending): Promise<Sent> {
    const fleeting = isFleeting(to);
    if (fleeting && sending.again) return { ok: false, reason: 'unsure', detail: 'nobody can look' };
    const person = fleeting || to.direct ? to.person : null;
    const sent = await this.#noted('send', sending, message, person, () => this.inner.send(to, message, sending));
    return fleeting && sent.ok ? { ...sent, message: null } : sent;
  }

  async #noted(
    kind: Deed['kind'],
    { key }: Sending,
    message: Message,
    person: string | null,
    act: () => Promise<Sent>,
    edited = '',
  ): Promise<Sent> {
    const count = () => this.inner.posted.reduce((sum, { id, edits, key: by }) => sum + (id === edited ? edits : by === key ? 1 : 0), 0);
    const before = count();
    const sent = await act();
    const post = sent.ok ? (sent.message ?? '') : '';
    if (count() > before) this.deeds.push({ kind, key, platform: this.inner.platform, person, post, message, at: this.#clock() });
    return sent;
  }

  async #troubled(act: () => Promise<Sent>, { key, again }: Sending, fleeting = false): Promise<Sent> {
    const trouble = this.troubles.shift() ?? null;
    const never = new Promise<Sent>(() => undefined);
    switch (trouble) {
      case null:
        return act();
      case 'crash before':
        this.kill();
        return never;
      case 'crash after':
        await act();
        this.kill();
        return never;
      case 'missed':
        return { ok: false, reason: 'unreachable', detail: 'not there' };
      case 'lost':
        await act();
        return { ok: false, reason: fleeting ? 'unsure' : 'unreachable', detail: 'not there' };
      case 'unsure':
        return { ok: false, reason: 'unsure', detail: 'lost' };
      case 'unsure, there':
        await act();
        return { ok: false, reason: 'unsure', detail: 'lost' };
      case 'gone':
      case 'forbidden':
        // What an earlier try did is found before anything is refused.
        if (again && this.deeds.some((deed) => deed.key === key)) return act();
        return { ok: false, reason: trouble, detail: 'not here' };
    }
  }
}

const isFleeting = ({ visibility, direct }: Address): boolean => visibility === 'private' && !direct;
