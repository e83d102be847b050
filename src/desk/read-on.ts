import { setTimeout as pause } from 'node:timers/promises';
import { READER } from '../domain/audience.ts';
import type { OpenDesk } from './open.ts';

/** How often (ms) it is looked whether something came on file. */
const IDLE = 50;
/** A slice is followed by a pause that is so many times as long: whoever asks comes first. */
const REST = 6;

/** Sentences that are moved into the archive at a time. */
const MOVED = 40;

/**
 * Reads what comes on file, a few sentences at a time, and when all is read moves the oldest into the archive, until it is told to end. What readers see is brought up to date with each slice, so that
 * nobody's question has to wait for that. `clock` in epoch ms.
 */
export async function readOn(
  { newsroom, onFile }: Pick<OpenDesk, 'newsroom' | 'onFile'>,
  clock: () => number,
  ending: AbortSignal,
): Promise<void> {
  while (!ending.aborted) {
    const begun = performance.now();
    const busy = onFile.readOn() || onFile.archiveOn(MOVED, clock());
    if (busy) newsroom.view({ viewer: READER, now: clock() });
    await pause(busy ? Math.ceil((performance.now() - begun) * REST) : IDLE, undefined, { signal: ending }).catch(() => undefined);
  }
}
