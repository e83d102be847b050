import { stripInvisible } from '../fold.ts';
import { stripChatter } from './chatter.ts';
import type { ChatWriting } from './room.ts';

/** Longer questions are read up to here: no chat platform takes more in one post (PLATFORMS.md: 2,000 on Discord, 3,000 on Slack). */
const LONGEST = 3000;

export function clean(raw: string): string {
  return stripInvisible(raw.slice(0, LONGEST))
    .replace(/<[@#!][^>]{0,80}>/gu, ' ')
    .replace(/<https?:[^>]{0,500}>|https?:\S+/gu, ' ')
    .replace(/:[a-z0-9_+-]{2,30}:/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Extended_Pictographic}]|\ufe0f/gu, ' ')
    .replace(/[*_~`>]+/gu, ' ')
    .replace(/[’‘ʼ´]/gu, "'")
    .replace(/[“”„]/gu, '"')
    .replace(/؟/gu, '?')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(\S.{2,60}) (latest|updates?|overview|summary|briefing|recap)\??$/iu, '$2 on $1');
}

/** Chat spellings and idioms written out. */
export function writeOut(text: string, chat: ChatWriting): string {
  const plain = chat.idioms.reduce((rest, [idiom, words]) => rest.replace(idiom, words), text);
  return plain.replace(/[\p{L}\p{N}][\p{L}\p{N}'/]*/gu, (word) =>
    /^\p{Lu}{2,}$/u.test(word) ? word : (chat.words.get(word.toLowerCase()) ?? word),
  );
}

/** Strips chatter, keeping the asker's capitals. */
export function strip(text: string): string {
  const lower = text.toLowerCase();
  const core = stripChatter(lower);
  const at = lower.length === text.length ? lower.indexOf(core.replace(/\?$/u, '')) : -1;
  return at < 0 ? core : text.slice(at, at + core.length);
}
