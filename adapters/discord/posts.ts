import { Routes } from 'discord.js';
import { z } from 'zod';
import { type Attempt, deliver, type Patience } from '../../src/chat/delivery.ts';
import type { Address } from '../../src/chat/invocation.ts';
import type { Sending, Sent } from '../../src/chat/messenger.ts';
import { type Api, attemptOf, CODE, codeOf, statusOf } from './api.ts';
import { type Found, isSame, readAllFound, readFound, shows } from './recognise.ts';
import type { DiscordPayload } from './render.ts';
import { byAge, snowflakeAt } from './snowflake.ts';
import { threadOn, unarchive } from './threads.ts';

/** How long (ms) a post without buttons that says just the same may be the one that an earlier run made. */
const WORDS = 24 * 60 * 60_000;
/** Messages on a page of a look back (Discord's most), and pages that are read where it isn't known what came before. */
const PAGE = { size: 100, most: 10 } as const;

export interface PostMeans {
  readonly api: Api;
  readonly patience: Patience;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly botId: () => string;
}

/** What is posted, and how. */
export interface Posting {
  readonly to: Address;
  readonly payload: DiscordPayload;
  readonly sending: Sending;
  /** Of the thread, where one is opened. */
  readonly name: string;
  /** Finds what an earlier try made; left out: `Posts.find`. */
  readonly lookUp?: () => Promise<Sent | null>;
}

/**
 * Posts in channels, threads and direct conversations. A post carries its key as nonce, so that a repeated one is the same to Discord for
 * some minutes, and refers to the post that it answers; after a restart it is told by its buttons or by that reference.
 */
export class Posts {
  readonly #means: PostMeans;

  constructor(means: PostMeans) {
    this.#means = means;
  }

  /** In the thread of the address; where it has none but a post to answer, in a thread on that post, or, where that can't be, below it. */
  send({ to, payload, sending, name, lookUp = () => this.find(to, payload, sending.key) }: Posting): Promise<Sent> {
    const { api, patience } = this.#means;
    const { key, again } = sending;
    const opens = to.thread === null && !to.direct && to.message !== null;
    let inChannel = false;
    let refers = true;
    const attempt = async (): Promise<Attempt> => {
      let thread = to.thread;
      try {
        if (opens && !inChannel) thread = await threadOn(api, to.channel, to.message ?? '', name);
        inChannel = opens && thread === null;
        const here = opens && thread !== null ? null : to.message;
        const body = { ...payload, ...reference(refers ? here : null), nonce: key, enforce_nonce: true };
        const posted = readFound(await api.post(Routes.channelMessages(thread ?? to.channel), { body }));
        return { kind: 'done', message: posted?.id ?? null, thread };
      } catch (error) {
        const came = attemptOf(error);
        if (refers && codeOf(error) === CODE.noHistoryToReply) refers = false;
        else if (opens && thread !== null && came.kind === 'refused' && came.reason === 'forbidden') inChannel = true;
        else if (codeOf(error) !== CODE.threadArchived) return came;
        else {
          const left = await unarchive(api, thread ?? to.channel);
          if (left !== null) return left.kind === 'refused' ? came : left;
        }
        return { kind: 'missed', detail: `code ${codeOf(error)}` };
      }
    };
    return deliver({ attempt, lookUp: again ? lookUp : 'safe', again }, patience);
  }

  /**
   * A direct message, in a conversation that is opened for it where there is none. `answerId`: of the answer, as its buttons hold it; by
   * that an earlier one is known.
   */
  async sendToPerson(person: string, payload: DiscordPayload, sending: Sending, answerId: string): Promise<Sent> {
    const { api, patience } = this.#means;
    let channel: string | null = null;
    const opened = await deliver(
      {
        attempt: async () => {
          try {
            channel = z.object({ id: z.string() }).parse(await api.post(Routes.userChannels(), { body: { recipient_id: person } })).id;
            return { kind: 'done', message: null, thread: null };
          } catch (error) {
            return attemptOf(error);
          }
        },
        lookUp: 'safe',
        again: false,
      },
      patience,
    );
    if (channel === null) return opened;
    const there: string = channel;
    const to: Address = { channel: there, direct: true, thread: null, message: null, person, visibility: 'private', handle: null };
    const sent = await this.send({ to, payload, sending, name: '', lookUp: () => this.#lookBack(to, payload, answerId) });
    return sent.ok ? { ...sent, channel: there } : sent;
  }

  /** The post that an earlier try made; null: surely none. Throws where that can't be found out now. */
  async find(to: Address, payload: DiscordPayload, key: string): Promise<Sent | null> {
    const opens = to.thread === null && !to.direct && to.message !== null;
    if (opens && to.message !== null) {
      // The first thing that the bot says in a thread on a question is the answer to it.
      const [first] = (await this.#ours(to.message, to.message)).sort((one, other) => (one.id < other.id ? -1 : 1));
      if (first) return { ok: true, message: first.id, thread: to.message };
    }
    if (to.message === null) return this.#lookBack(to, payload, key);
    const ours = await this.#ours(to.thread ?? to.channel, to.message);
    const answers = ({ message_reference: reference }: Found) => reference?.message_id === to.message;
    const found = ours.find((each) => isSame(each, payload, key)) ?? ours.find(answers);
    return found ? { ok: true, message: found.id, thread: to.thread } : null;
  }

  /** The post that an earlier run made, at whatever time, by its buttons' `answerId`; one without buttons is told by its words, for a while. */
  async #lookBack({ channel, thread }: Address, payload: DiscordPayload, answerId: string): Promise<Sent | null> {
    const place = thread ?? channel;
    const since = snowflakeAt(this.#means.clock() - WORDS);
    const isIt = (each: Found): boolean =>
      payload.components.length > 0 ? isSame(each, payload, answerId) : byAge(each.id, since) > 0 && shows(each, payload);
    let before: string | null = null;
    for (let page = 0; page < PAGE.most; page++) {
      const all: readonly Found[] = await this.#page(place, before === null ? {} : { before });
      // No thread that the bot answers in is empty; to whoever may not read what was said before, Discord shows it so.
      if (page === 0 && all.length === 0 && thread !== null)
        return { ok: false, reason: 'unsure', detail: 'look-up: nothing can be read there' };
      const found = all.find((each) => this.#isOurs(each) && isIt(each));
      if (found) return { ok: true, message: found.id, thread };
      before = all.map(({ id }) => id).sort(byAge)[0] ?? null;
      if (before === null || all.length < PAGE.size) return null;
      if (payload.components.length === 0 && byAge(before, since) < 0) return null;
    }
    return { ok: false, reason: 'unsure', detail: 'look-up: too many messages' };
  }

  /** The bot's own messages in a place after another one. */
  async #ours(place: string, after: string): Promise<Found[]> {
    return (await this.#page(place, { after })).filter((each) => this.#isOurs(each));
  }

  #isOurs({ author }: Found): boolean {
    return author?.id === this.#means.botId();
  }

  /** Messages in a place, the latest ones if nothing else is said; a place that isn't there has none. */
  async #page(place: string, query: Readonly<Record<string, string>>): Promise<Found[]> {
    try {
      return readAllFound(await this.#means.api.get(Routes.channelMessages(place), { query: { limit: String(PAGE.size), ...query } }));
    } catch (error) {
      if (statusOf(error) === 404) return [];
      throw new Error(attemptOf(error).kind);
    }
  }
}

function reference(message: string | null): object {
  return message === null ? {} : { message_reference: { message_id: message, fail_if_not_exists: false } };
}
