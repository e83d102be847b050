import { randomBytes } from 'node:crypto';
import type { Books } from '../desk/books.ts';
import type { Failed } from '../desk/failure.ts';
import { brokenAnswer, newReference } from '../desk/failure.ts';
import type { Newsroom } from '../desk/newsroom.ts';
import { notice } from '../desk/notice.ts';
import type { OnFile } from '../desk/on-file.ts';
import type { Told } from '../desk/told.ts';
import type { Answer, Outcome } from '../domain/answer.ts';
import { type RoleHolders, roleOf } from '../domain/roles.ts';
import { CHAT_TEXT } from '../text/chat.ts';
import { citedBy } from './cited.ts';
import { buttonsFor } from './furniture.ts';
import { type Address, type Invocation, type Standing, threadKey } from './invocation.ts';
import { Lanes } from './lanes.ts';
import type { KeptAsk, Ledger, RecordedAnswer, Unfinished } from './ledger.ts';
import type { Message } from './message.ts';
import type { Messenger, Post, Sent } from './messenger.ts';
import { type AnswerReply, plainly, type Reply, SILENCE } from './reply.ts';
import { respond } from './respond.ts';

/** What the host tells those who watch it: logs and metrics. No question and no answer is in it. */
export interface Watch {
  /**
   * An invocation was answered, after so many ms since it was taken. `topic`: what was asked about, "restricted" for what not all may see;
   * null: about none.
   */
  readonly answered: (platform: string, outcome: Outcome | 'form' | 'silence', ms: number, topic: string | null) => void;
  /** An answer didn't reach its place. */
  readonly undelivered: (platform: string, reason: string, detail: string) => void;
  /** A bug, with the reference that the person saw. */
  readonly failed: Failed;
}

export interface HostOptions {
  readonly desk: Newsroom;
  readonly ledger: Ledger;
  readonly onFile: OnFile;
  readonly told: Told;
  readonly books: Books;
  /** The house's time zone, IANA's name. */
  readonly zone: string;
  /** Who is editor, verifier and admin. */
  readonly holders: RoleHolders;
  /** The house's public channels, by id; left out: none. */
  readonly publicChannels?: readonly string[];
  /** Epoch ms. */
  readonly clock: () => number;
  readonly watch: Watch;
}

/** Answers what platforms bring: each thing once, in order within a conversation, written down before it is posted. */
export interface Host {
  /** Takes an invocation, durably; false: it was taken before. To be called before the platform is told that it arrived. */
  readonly take: (invocation: Invocation) => boolean;
  /** Answers what was taken. Resolves when it is over; never rejects. */
  readonly answer: (invocation: Invocation, messenger: Messenger) => Promise<void>;
  /** Finishes what an earlier run took and didn't finish. */
  readonly resume: (messenger: Messenger) => Promise<void>;
  /** Whether the bot has answered in the conversation that a post there belongs to. */
  readonly isIn: (platform: string, address: Address) => boolean;
  /** How many invocations are waiting or in hand. */
  readonly busy: () => number;
  /** Resolves when nothing is waiting or in hand. */
  readonly idle: () => Promise<void>;
}

/** How long (ms) an unfinished thing is still worth answering: a private reply by the platforms' time for it, a post for a day. */
const WORTH = { handle: 14 * 60_000, post: 24 * 60 * 60_000 } as const;

export function makeHost({ desk, ledger, onFile, told, books, zone, holders, publicChannels = [], clock, watch }: HostOptions): Host {
  const lanes = new Lanes();
  /** What this run has taken and not finished: nothing for `resume`. */
  const own = new Set<string>();

  const answer = (invocation: Invocation, messenger: Messenger): Promise<void> =>
    lanes.run(threadKey(invocation.platform, invocation.address), () =>
      carryOut(invocation, messenger, false).catch(gaveUp(invocation, messenger)),
    );

  /** Nothing that a bug interrupts stays unfinished for ever. */
  const gaveUp = (invocation: Invocation, messenger: Messenger) => async (error: unknown) => {
    const told = broken(error);
    if (invocation.input.kind !== 'overheard') await tell(told, invocation.address, messenger).catch(() => undefined);
    end(invocation.key, 'failed', null);
  };

  async function carryOut(invocation: Invocation, messenger: Messenger, again: boolean): Promise<void> {
    const { platform, key } = invocation;
    const reply = replyTo(await withFile(invocation, messenger), await standingOf(invocation, messenger));
    const [outcome, topic] = reply.kind === 'answer' ? [reply.answer.outcome, topicOf(reply.ask)] : [reply.kind, null];
    watch.answered(platform, outcome, clock() - invocation.at, topic);
    if (reply.kind === 'silence') end(key, 'silent', null);
    else if (reply.kind === 'form') finish(invocation, await open(reply, messenger, again));
    else await post(invocation, reply, messenger);
  }

  /** Who asks, as far as an answer depends on it: what all may read depends on the place alone. */
  async function standingOf({ address, groups, input }: Invocation, messenger: Messenger): Promise<Standing> {
    const forAll = address.visibility === 'public' && !address.direct && input.kind !== 'press' && input.kind !== 'text';
    if (forAll || !onFile.mindsGroups(holders)) return { role: roleOf(address.person, [], holders), groups: groups ?? [] };
    const all = groups ?? (await messenger.groupsOf(address));
    return { role: roleOf(address.person, all, holders), groups: all };
  }

  /**
   * Reads an attached file, once all else is there: a form has to be shown sooner than a file may take. Typed words come before a file's; what
   * is wrong with the file is told.
   */
  async function withFile(invocation: Invocation, messenger: Messenger): Promise<Invocation> {
    const { input } = invocation;
    if (input.kind === 'form') {
      const file = ledger.formOf(input.id)?.input.file;
      return file === undefined
        ? invocation
        : { ...invocation, input: { ...input, values: { ...input.values, ...(await textOf(file, messenger)) } } };
    }
    if (input.kind !== 'command') return invocation;
    const { file, ...options } = input.options;
    if (file === undefined || options.title === undefined || options.published === undefined || options.text !== undefined)
      return invocation;
    return { ...invocation, input: { ...input, options: { ...options, ...(await textOf(file, messenger)) } } };
  }

  async function textOf(file: string, messenger: Messenger): Promise<Readonly<Record<string, string>>> {
    const read = await messenger.read(file);
    return read.ok ? { text: read.text } : { refused: read.reason };
  }

  function replyTo(invocation: Invocation, standing: Standing): Reply {
    try {
      return respond(invocation, { desk, ledger, onFile, told, books, zone, holders, publicChannels, standing, now: clock() });
    } catch (error) {
      const answer = broken(error);
      // Nobody asked for an answer to other people's talk.
      if (invocation.input.kind === 'overheard') return SILENCE;
      // An outage is counted as one, and is no gap.
      const ask = isQuestion(invocation.input) ? { topicId: null, behind: [], missed: false } : null;
      return { ...plainly(invocation.address, answer), ask };
    }
  }

  function open({ to, form, call }: Extract<Reply, { kind: 'form' }>, messenger: Messenger, again: boolean): Promise<Sent> {
    const id = newId();
    if (call) ledger.keepForm(id, call, clock());
    return messenger.open(to, call ? { ...form, id } : form, { key: id, again });
  }

  async function post(invocation: Invocation, reply: AnswerReply, messenger: Messenger): Promise<void> {
    const { platform, key } = invocation;
    const { to, answer, offers, facts, tells, share, from, above, asked, conversation, ask } = reply;
    const id = newId();
    // A share stands alone: what is asked next in the channel is none of its business.
    const thread = to.thread === null && to.message === null && to.visibility === 'public' && !to.direct ? null : threadKey(platform, to);
    const kept = conversation && thread !== null ? { thread, conversation } : null;
    const address = { ...to, handle: null };
    const recorded = { id, key, platform, address, answer, share, from, above, offers, asked, revises: null, at: clock() };
    ledger.record(recorded, tells ? citedBy(answer, facts, onFile) : [], kept, ask);
    const sent = await messenger.send(to, messageOf(recorded), { key: id, again: false });
    if (sent.ok && conversation && to.visibility === 'public') joinThread(platform, to, sent, conversation);
    if (!sent.ok && sent.reason === 'forbidden' && to.visibility === 'public') await explain(invocation, to, messenger);
    if (!sent.ok && sent.reason === 'failed') await tellRefused(invocation, to, sent.detail, messenger);
    finish(invocation, sent, to.channel);
  }

  /** A post that stands alone in a channel is where people go on asking. */
  function joinThread(platform: string, to: Address, sent: Sent & { ok: true }, conversation: Parameters<Ledger['converse']>[1]): void {
    const thread = sent.thread ?? sent.message;
    if (thread !== null && to.thread === null) ledger.converse(threadKey(platform, { ...to, thread }), conversation, clock());
  }

  /** Who asked where the bot may not post is told so. */
  async function explain({ address }: Invocation, to: Address, messenger: Messenger): Promise<void> {
    const aside: Address = { ...to, handle: address.handle, visibility: 'private' };
    await tell(notice(CHAT_TEXT.cannotPost, '', clock()), aside, messenger);
  }

  /** The platform won't have the answer: that is a bug of ours, and the person hears of it. */
  async function tellRefused({ address, input }: Invocation, to: Address, detail: string, messenger: Messenger): Promise<void> {
    const told = broken(new Error(`an answer was refused: ${detail}`));
    // Who pressed hears of it, and nobody else.
    const place: Address = input.kind === 'press' ? { ...address, visibility: 'private' } : { ...to, handle: to.handle ?? address.handle };
    await tell(told, place, messenger);
  }

  /** A bug, watched once, as the person hears of it. */
  function broken(error: unknown): Answer {
    const reference = newReference();
    watch.failed(reference, error);
    return brokenAnswer({ question: '', now: clock() }, reference);
  }

  /** Says something that is no answer to be recorded. */
  async function tell(answer: Answer, to: Address, messenger: Messenger): Promise<void> {
    const key = newId();
    await messenger.send(to, { answer, answerId: key, buttons: [], from: 0 }, { key, again: false });
  }

  /** `channel`: where it was sent to. */
  function finish({ key, platform, address, at }: Invocation, sent: Sent, channel = address.channel): void {
    if (!sent.ok) watch.undelivered(platform, sent.reason, sent.detail);
    // A post can still be made when the platform is there again; it is taken up then, and looked up first.
    if (!sent.ok && sent.reason === 'unreachable' && address.handle === null && clock() - at < WORTH.post) {
      own.delete(key);
      return;
    }
    // What may be there counts as told, so that it is put right; what surely isn't can still be shared or chosen by another press.
    const perhaps = !sent.ok && sent.reason === 'unsure';
    if (!sent.ok && !perhaps) ledger.release(key);
    end(key, sent.ok || perhaps ? 'sent' : 'failed', sent.ok ? postOf(sent, channel) : null);
  }

  function end(key: string, outcome: 'sent' | 'silent' | 'failed', post: Post | null): void {
    ledger.finish(key, { outcome, post, at: clock() });
    own.delete(key);
  }

  /** Takes up a thing where an earlier run left it: before its answer was written down, or after, when it may have been posted. */
  async function takeUp({ invocation, recorded }: Unfinished, messenger: Messenger): Promise<void> {
    const age = clock() - invocation.at;
    const handle = invocation.address.handle;
    if (age > (handle === null ? WORTH.post : WORTH.handle)) {
      finish(invocation, { ok: false, reason: recorded === null ? 'too-late' : 'unsure', detail: 'unfinished for too long' });
    } else if (recorded === null) {
      await carryOut(invocation, messenger, true);
    } else {
      const { id, address } = recorded;
      // A private reply's handle can't post for all.
      const shared = address.visibility === 'public' && invocation.address.visibility === 'private';
      const to = { ...address, handle: shared ? null : handle };
      finish(invocation, await messenger.send(to, messageOf(recorded), { key: id, again: true }), to.channel);
    }
  }

  return {
    take: (invocation) => {
      const taken = ledger.take(invocation);
      if (taken) own.add(invocation.key);
      return taken;
    },
    answer,
    resume: async (messenger) => {
      const left = ledger.unfinished(messenger.platform).filter(({ invocation }) => !own.has(invocation.key));
      await Promise.all(
        left.map((each) =>
          lanes.run(threadKey(messenger.platform, each.invocation.address), () =>
            takeUp(each, messenger).catch(gaveUp(each.invocation, messenger)),
          ),
        ),
      );
    },
    isIn: (platform, address) => ledger.conversation(threadKey(platform, address)) !== null,
    busy: () => lanes.busy,
    idle: () => lanes.idle(),
  };
}

/** Whether somebody asked the file something. */
const isQuestion = (input: Invocation['input']): boolean =>
  (input.kind === 'text' && !input.text.trim().startsWith('/')) || (input.kind === 'command' && input.options.question !== undefined);

/** The topic that was asked about, as those may know it who see no more than counts. */
const topicOf = (ask: KeptAsk | null): string | null => (ask === null || ask.behind.length === 0 ? (ask?.topicId ?? null) : 'restricted');

/** Where a message that was sent stands; null: it has no id of its own. */
export function postOf({ channel, thread, message }: Extract<Sent, { ok: true }>, sentTo: string): Post | null {
  return message === null ? null : { channel: channel ?? sentTo, thread, message };
}

/** A recorded answer as it is sent. */
export function messageOf({ id, answer, share, from, above, offers }: RecordedAnswer): Message {
  return { answer, answerId: id, buttons: buttonsFor(answer, share, offers), from, above };
}

/** 12 characters of `[0-9a-f]`. */
export function newId(): string {
  return randomBytes(6).toString('hex');
}
