import { z } from 'zod';

/** What Slack gives for answering a command or a press. */
export interface Handle {
  /** Good for five answers in half an hour; null: answer in the channel itself. */
  readonly url: string | null;
  /** Opens a modal within three seconds. */
  readonly trigger: string | null;
}

const HANDLE = z.object({ url: z.string().nullable(), trigger: z.string().nullable() });

export function writeHandle(handle: Handle): string {
  return JSON.stringify(handle);
}

/** What `writeHandle` wrote. */
export function readHandle(handle: string | null): Handle {
  const read = HANDLE.safeParse(parsed(handle));
  return read.success ? read.data : { url: null, trigger: null };
}

/** Where a form was opened, which Slack doesn't say of a filled one. Travels in the modal's `private_metadata` (at most 3000 characters). */
export interface FormPlace {
  /** The form's id. */
  readonly id: string;
  readonly channel: string;
  readonly direct: boolean;
  readonly thread: string | null;
}

const PLACE = z.object({ id: z.string(), channel: z.string(), direct: z.boolean(), thread: z.string().nullable() });

export function writePlace({ id, channel, direct, thread }: FormPlace): string {
  return JSON.stringify({ id, channel, direct, thread });
}

/** What `writePlace` wrote; null: it is none of ours. */
export function readPlace(metadata: string): FormPlace | null {
  const read = PLACE.safeParse(parsed(metadata));
  return read.success ? read.data : null;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
