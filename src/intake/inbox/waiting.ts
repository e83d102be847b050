import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { compare } from '../../knowledge/problems.ts';

/** Folders of the inbox that nothing is taken from. */
export const OUT = { done: 'done', refused: 'refused' } as const;
/** The folder of what is in hand; hidden, like all that begins with a dot. */
export const IN_HAND = '.taken';

/** What lies in an inbox. */
export interface Waiting {
  /** Below the inbox, with forward slashes. */
  readonly file: string;
  /** `stateOf` it: alike for two looks between which nobody wrote it. */
  readonly state: string;
  readonly isEmpty: boolean;
  /** When (epoch ms, by the file system) it was last written. */
  readonly writtenAt: number;
}

/** Names of what somebody is still writing, or that a system leaves in every folder. */
const UNFINISHED = /(?:\.(?:part|partial|filepart|tmp|temp|crdownload|download|swp)|~)$|^(?:~\$.*|thumbs\.db|desktop\.ini)$/iu;
/** Folders within folders that are looked at. */
const DEEPEST = 8;

/** What lies in an inbox, the oldest first. Links are listed, never followed. What goes away meanwhile is left out; throws where the inbox can't be read. */
export async function listWaiting(inbox: string): Promise<Waiting[]> {
  const found: Waiting[] = [];
  await listInto(found, inbox, '', 0);
  return found.sort((a, b) => a.writtenAt - b.writtenAt || compare(a.file, b.file));
}

async function listInto(found: Waiting[], inbox: string, folder: string, depth: number): Promise<void> {
  const entries = await readdir(path.join(inbox, folder), { withFileTypes: true });
  for (const entry of entries) {
    const { name } = entry;
    if (name.startsWith('.') || UNFINISHED.test(name) || (folder === '' && Object.values<string>(OUT).includes(name))) continue;
    const file = folder === '' ? name : `${folder}/${name}`;
    try {
      if (!entry.isDirectory()) found.push(await waitingAt(inbox, file));
      else if (depth < DEEPEST) await listInto(found, inbox, file, depth + 1);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

async function waitingAt(inbox: string, file: string): Promise<Waiting> {
  const stats = await lstat(path.join(inbox, file));
  return { file, state: stateOf(stats), isEmpty: stats.size === 0, writtenAt: stats.mtimeMs };
}

/** Which file it is, and how it was last written; moving it changes nothing of that. */
export const stateOf = ({ ino, size, mtimeMs }: Pick<Stats, 'ino' | 'size' | 'mtimeMs'>): string => [ino, size, mtimeMs].join(' ');

/** Whether the file system says that there is no such thing (any more). */
export const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
