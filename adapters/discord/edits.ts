import { Routes } from 'discord.js';
import { type Attempt, deliver } from '../../src/chat/delivery.ts';
import type { Post, Sending, Sent } from '../../src/chat/messenger.ts';
import { attemptOf, CODE, codeOf } from './api.ts';
import type { PostMeans } from './posts.ts';
import { readFound, shows } from './recognise.ts';
import type { DiscordPayload } from './render.ts';
import { reopened } from './threads.ts';

/**
 * The longest wait (ms) for a rate limit. Messages older than an hour have one of their own (code 30046), of a length that Discord doesn't
 * tell beforehand: nobody is kept waiting for it, and the edit is tried again another time.
 */
const PATIENT = 60_000;

/**
 * Puts a payload in the place of one of the bot's own messages. What may have arrived is looked at before it is written again, so that no
 * message is marked as edited twice for one edit.
 */
export async function editPost(
  { api, patience }: Pick<PostMeans, 'api' | 'patience'>,
  { channel, thread, message }: Post,
  payload: DiscordPayload,
  { again }: Pick<Sending, 'again'>,
): Promise<Sent> {
  const place = thread ?? channel;
  const route = Routes.channelMessage(place, message);
  let busy = false;
  const attempt = async (): Promise<Attempt> => {
    try {
      await api.patch(route, { body: payload });
      return { kind: 'done', message, thread };
    } catch (error) {
      const came = codeOf(error) === CODE.threadArchived ? await reopened(api, place) : attemptOf(error);
      busy = came.kind === 'limited' && came.ms > PATIENT;
      return busy ? { kind: 'refused', reason: 'failed', detail: 'rate limited' } : came;
    }
  };
  const lookUp = async (): Promise<Sent | null> => {
    try {
      const found = readFound(await api.get(route));
      return found && shows(found, payload) ? { ok: true, message, thread } : null;
    } catch (error) {
      const came = attemptOf(error);
      // Who may not read what stands there may still write it: the edit itself tells.
      if (came.kind === 'refused') return came.reason === 'gone' ? { ok: false, reason: 'gone', detail: came.detail } : null;
      throw new Error(came.kind);
    }
  };
  const sent = await deliver({ attempt, lookUp, again }, patience);
  return busy && !sent.ok ? { ok: false, reason: 'unreachable', detail: sent.detail } : sent;
}
