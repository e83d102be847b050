import { Routes } from 'discord.js';
import { z } from 'zod';
import { type Attempt, deliver, type Patience } from '../../src/chat/delivery.ts';
import type { Address } from '../../src/chat/invocation.ts';
import { CLOCKS_APART, type Sending, type Sent } from '../../src/chat/messenger.ts';
import { type Api, attemptOf, CODE, codeOf, statusOf } from './api.ts';
import { answerOf, type Found, readAllFound, readFound, shows, writerOf } from './recognise.ts';
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

/** What an earlier try is known by. */
export interface Mark {
  readonly payload: DiscordPayload;
  /** Of the answer, as its buttons hold it. Several posts, each with a key of its own, may be pages of one answer. */
  readonly answerId: string;
  readonly sending: Sending;
}

/** What is posted, and how. */
export interface Posting extends Mark {
  readonly to: Address;
  /** Of the thread, where one is opened. */
  readonly name: string;
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
  send({ to, name, ...mark }: Posting): Promise<Sent> {
    const { api, patience } = this.#means;
    const { payload, sending } = mark;
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
    return deliver({ attempt, lookUp: again ? () => this.find(to, mark) : 'safe', again }, patience);
  }

  /** A direct message, in a conversation that is opened for it where there is none. */
  async sendToPerson(person: string, mark: Mark): Promise<Sent> {
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
    const sent = await this.send({ to, ...mark, name: '' });
    return sent.ok ? { ...sent, channel: there } : sent;
  }

  /** The post that an earlier try made; null: surely none. Throws where that can't be found out now. */
  async find(to: Address, mark: Mark): Promise<Sent | null> {
    if (to.message === null) return this.#lookBack(to, mark);
    const opens = to.thread === null && !to.direct;
    if (opens) {
      const ours = (await this.#ours(to.message, to.message)).sort((one, other) => byAge(one.id, other.id));
      // The first thing that the bot says in a thread on a question is the answer to it, unless it plainly answers something else.
      const first = ours.slice(0, 1).filter((each) => answerOf(each) === null && !each.message_reference?.message_id);
      const found = ours.find((each) => isIt(each, mark)) ?? first[0];
      if (found) return { ok: true, message: found.id, thread: to.message };
    }
    const ours = await this.#ours(to.thread ?? to.channel, to.message);
    const refers = ({ message_reference: reference }: Found) => reference?.message_id === to.message;
    // The same words alone may stand there for another reason.
    const found = ours.find((each) => isIt(each, mark) && (answerOf(each) !== null || refers(each))) ?? ours.find(refers);
    return found ? { ok: true, message: found.id, thread: to.thread } : null;
  }

  /**
   * The post that an earlier run made, at whatever time if it isn't known since when it can have; one without buttons is told by its words,
   * for a while.
   */
  async #lookBack({ channel, thread }: Address, mark: Mark): Promise<Sent | null> {
    const place = thread ?? channel;
    const { since } = mark.sending;
    const words = mark.payload.components.length === 0 ? this.#means.clock() - WORDS : null;
    const earliest = since === undefined ? words : since - CLOCKS_APART;
    const isLate = (id: string): boolean => earliest === null || byAge(id, snowflakeAt(earliest)) >= 0;
    let before: string | null = null;
    for (let page = 0; page < PAGE.most; page++) {
      const all: readonly Found[] = await this.#page(place, before === null ? {} : { before });
      // No thread that the bot answers in is empty; to whoever may not read what was said before, Discord shows it so.
      if (page === 0 && all.length === 0 && thread !== null)
        return { ok: false, reason: 'unsure', detail: 'look-up: nothing can be read there' };
      const found = all.find((each) => this.#isOurs(each) && isLate(each.id) && isIt(each, mark));
      if (found) return { ok: true, message: found.id, thread };
      before = all.map(({ id }) => id).sort(byAge)[0] ?? null;
      if (before === null || all.length < PAGE.size || !isLate(before)) return null;
    }
    return { ok: false, reason: 'unsure', detail: 'look-up: too many messages' };
  }

  /** The bot's own messages in a place after another one. */
  async #ours(place: string, after: string): Promise<Found[]> {
    return (await this.#page(place, { after })).filter((each) => this.#isOurs(each));
  }

  #isOurs(found: Found): boolean {
    return writerOf(found) === this.#means.botId();
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

/**
 * Whether a message is the one. Discord gives no nonce back, so it is told by its buttons; where its answer has several posts also by its
 * words, and by these alone where there are no buttons.
 */
function isIt(found: Found, { payload, answerId, sending: { key } }: Mark): boolean {
  if (payload.components.length === 0) return shows(found, payload);
  return answerOf(found) === answerId && (key === answerId || shows(found, payload));
}

function reference(message: string | null): object {
  return message === null ? {} : { message_reference: { message_id: message, fail_if_not_exists: false } };
}
