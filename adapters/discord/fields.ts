import type { APIEmbedField } from 'discord.js';
import { CHAT_TEXT } from '../../src/text/chat.ts';
import { beginning, lineText } from './escape.ts';
import { LIMITS } from './limits.ts';

/** Lines as fields under one name, as many fields as they need; nothing is left out, and a line breaks at a space where it has one. */
export function fieldsOf(name: string, lines: readonly string[]): APIEmbedField[] {
  const values: string[] = [];
  for (const piece of lines.flatMap(pieces)) {
    const joined = `${values.at(-1)}\n${piece}`;
    if (values.length > 0 && joined.length <= LIMITS.embed.value) values.splice(-1, 1, joined);
    else values.push(piece);
  }
  return values.map((value, at) => ({ name: at === 0 ? name : CHAT_TEXT.continued(name), value }));
}

/** A line in pieces that fit into a field's value each, ready to be shown. */
function pieces(line: string): string[] {
  const found: string[] = [];
  let rest = line.trim();
  while (rest !== '') {
    const most = beginning(rest, LIMITS.embed.value, lineText);
    const words = most.length < rest.length ? most.replace(/(?<=.)\s\S*$/su, '') : most;
    // Words that begin an isolate which they no longer end take more room than the longer piece.
    const piece = lineText(words).length <= LIMITS.embed.value ? words : most;
    // A character that alone has no room can't be: a picture is at most 10 characters long.
    found.push(lineText(piece));
    rest = rest.slice(piece.length).trim();
  }
  return found.filter((piece) => piece !== '');
}
