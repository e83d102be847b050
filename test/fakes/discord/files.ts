import type { ServerResponse } from 'node:http';
import { apiError } from './errors.ts';
import type { Fields } from './json.ts';
import type { Attachment } from './model.ts';
import type { World } from './world.ts';

/** How a file is kept; all of it may be left out. */
export interface Keeping {
  /** As Discord tells it; null: it knows none. */
  readonly contentType?: string | null;
  /** The server answers with that instead, and without the file (a link that has expired: 404). */
  readonly status?: number;
  /** Where it sends those who ask. */
  readonly location?: string;
}

interface Kept {
  readonly bytes: Uint8Array;
  readonly how: Keeping;
}

/** Where files are, on this server. */
export const FILES = '/attachments/';

/** The files that people attached, and their download. */
export class Files {
  readonly #world: World;
  readonly #kept = new Map<string, Kept>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Puts a file on the server; `base` is that of its address. */
  keep(base: string, filename: string, content: string | Uint8Array, how: Keeping): Attachment {
    const id = this.#world.clock.snowflake();
    const path = `${FILES}${id}/${encodeURIComponent(filename)}`;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const { contentType = 'text/plain; charset=utf-8' } = how;
    this.#kept.set(path, { bytes, how });
    const attachment: Attachment = {
      id,
      filename,
      size: bytes.length,
      url: `${base}${path}`,
      proxy_url: `${base}${path}`,
      ...(contentType !== null && { content_type: contentType }),
    };
    this.#world.attachments.set(id, attachment);
    return attachment;
  }

  /** Answers with a file, or (`cut`) with its first half, and returns the status. */
  serve(path: string, response: ServerResponse, cut: boolean): number {
    const kept = this.#kept.get(path);
    const status = kept?.how.status ?? (kept ? 200 : 404);
    response.writeHead(status, {
      ...(kept && { 'Content-Length': kept.bytes.length }),
      ...(kept?.how.location !== undefined && { Location: kept.how.location }),
    });
    if (kept && cut) response.write(kept.bytes.slice(0, kept.bytes.length / 2), () => response.socket?.destroy());
    else response.end(status === 200 ? kept?.bytes : 'This content is no longer available.');
    return status;
  }
}

/** @throws if nobody put such a file on the server */
export function attachmentOf(world: World, id: string): Fields {
  const attachment = world.attachments.get(id);
  if (!attachment) throw apiError(404);
  return attachment;
}
