import { steady } from '../../src/text/visible.ts';
import { isolated } from './escape.ts';

/**
 * The fallback text is a string, and Slack parses it. What makes it literal:
 * - `&`, `<` and `>` as entities, as Slack asks for everywhere in text (docs.slack.dev/messaging/formatting-message-text);
 * - `LITERAL` beside it: no mrkdwn (`*`, `_`, `~`, backticks, `>`), no links made of what looks like one, no names looked up;
 * - in our own and the asker's words a word joiner, which is invisible and takes no room, where a mention, an emoji or a link would begin,
 *   and before a `>` that begins a line: whoever shows the text without heeding the switches still finds none. One that is there
 *   already is doubled. A quote has none: it must be there as it stands.
 */
const JOINER = '\u2060';

/** Goes with every fallback text into chat.postMessage, chat.postEphemeral, chat.update and a response_url. */
export const LITERAL = { mrkdwn: false, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;

/** A line of the fallback text that is no quote. */
export function literal(line: string): string {
  return escaped(line).replace(/^&gt;/u, `${JOINER}$&`);
}

/**
 * A quote in the fallback text, character for character but for the entities, between typographic quotation marks with a word joiner
 * inside each: no other place of the text has these. null: it can't be carried, as it could turn the words around it, which no block's end
 * holds here, or be taken for the marks.
 */
export function literalQuote(quote: string): string | null {
  const held = steady(quote) && !quote.includes(JOINER);
  return held ? `“${JOINER}${entities(isolated(quote))}${JOINER}”` : null;
}

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escaped(text: string): string {
  return entities(text.replaceAll(JOINER, JOINER + JOINER))
    .replaceAll(/[@#](?=[\p{L}\p{N}_.-])/gu, `$&${JOINER}`)
    .replaceAll(/:(?=[\p{L}\p{N}_+'-]+:|\/\/)/gu, `$&${JOINER}`)
    .replaceAll(/(?<=[\n\r\u2028\u2029])&gt;/gu, `${JOINER}$&`);
}
