import { FSI, PDI, turns, visible } from '../../src/text/visible.ts';

/** White space at either end is trimmed away (Embed Limits), and invisible characters may be. */
const LOSES = /^[\s\p{Cf}]|[\s\p{Cf}]$/u;

/**
 * A quote whole, character for character. It is isolated, once, where it turns or where its ends would be trimmed. It may end an isolate
 * from within; the embed's description, which it has to itself, holds it (see `steady`).
 */
export function whole(text: string, render: (text: string) => string): string {
  return turns(text) || LOSES.test(text) ? FSI + render(text) + PDI : render(text);
}

/** Text for use in a line of ours: without space around it, nothing in it that acts, and isolated where it turns. */
export function inline(text: string, render: (text: string) => string): string {
  const shown = render(visible(text.trim()));
  return turns(text) ? FSI + shown + PDI : shown;
}
