import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Attempt } from '../../src/chat/delivery.ts';
import { type Api, attemptOf, CODE, codeOf } from './api.ts';

/** Minutes without a post after which Discord puts a thread away (Create Thread: 60, 1440, 4320, 10080). */
const ARCHIVE_AFTER = 1440;
/** Of a thread's name; Discord's own limit is 100. */
const NAME = 90;

/**
 * Opens a thread on a message, or finds the one that is there: such a thread has the message's id. null: the bot may not open one there,
 * or the channel has none. Throws where that can't be known now, and where the message is gone.
 */
export async function threadOn(api: Api, channel: string, message: string, name: string): Promise<string | null> {
  try {
    const body = { name, auto_archive_duration: ARCHIVE_AFTER };
    const read = z.object({ id: z.string() }).safeParse(await api.post(Routes.threads(channel, message), { body }));
    return read.success ? read.data.id : message;
  } catch (error) {
    if (codeOf(error) === CODE.threadExists) return message;
    const came = attemptOf(error);
    if (came.kind === 'refused' && came.reason !== 'gone') return null;
    throw error;
  }
}

/** The first words of a question, fit to name a thread: one line, and nothing in it that looks like a mention. */
export function threadName(question: string, fallback: string): string {
  const line = question
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .replace(/[@<>#`*_~|]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (line.length <= NAME) return line === '' ? fallback : line;
  const cut = line.slice(0, NAME).replace(/[\uD800-\uDBFF]$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > NAME / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Takes a thread out of the archive; null: done, else what it came to. A locked one takes the right to manage threads. */
export function unarchive(api: Api, thread: string): Promise<Exclude<Attempt, { kind: 'done' }> | null> {
  return api.patch(Routes.channel(thread), { body: { archived: false } }).then(() => null, attemptOf);
}

/** What it came to that something met a thread in the archive: it is tried again in the open one; what can't be opened is gone. */
export async function reopened(api: Api, thread: string): Promise<Exclude<Attempt, { kind: 'done' }>> {
  const left = await unarchive(api, thread);
  if (left === null) return { kind: 'missed', detail: `code ${CODE.threadArchived}` };
  return left.kind === 'refused' && left.reason === 'failed' ? { ...left, reason: 'gone' } : left;
}
