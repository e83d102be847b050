import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** More came than is read. */
export class TooLarge extends Error {}

/** What a server may pack a body in, once. */
export const PACKINGS = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress } as const;

export type Packing = keyof typeof PACKINGS;

/**
 * A body's bytes, unpacked. Throws TooLarge as soon as more than `most` bytes came, packed or unpacked, however little was sent for them;
 * what zlib throws where they aren't packed as said; what the stream and the signal throw.
 */
export async function readBody(body: Readable, packing: Packing | null, most: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of atMost(most, source)) chunks.push(chunk);
  };
  if (packing === null) await pipeline(body, collect, { signal });
  else await pipeline(body, (source: AsyncIterable<Buffer>) => atMost(most, source), PACKINGS[packing](), collect, { signal });
  return Buffer.concat(chunks);
}

async function* atMost(most: number, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > most) throw new TooLarge();
    yield chunk;
  }
}
