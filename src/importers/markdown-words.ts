import type { Beside } from '../desk/import/item.ts';
import type { Words } from './blocks.ts';
import { readEntitiesLoosely } from './entities.ts';
import { inLine } from './make-item.ts';
import { tidy } from './paragraphs.ts';

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/u;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/u;
const RULE = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/u;
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/u;
const DEFINITION = /^ {0,3}\[[^\]]+\]:\s*\S/u;
const LISTED = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/u;
const CLOSED = /[.!?…؟。]["'”’»)\]]*$/u;

/**
 * The words of a Markdown text as a reader would show them: headings, list entries and paragraphs each on their own, soft line breaks as
 * spaces, links as their text, without emphasis marks, code blocks and what is struck out; pictures' texts beside. A first `# heading` is
 * the title; headings that end like a sentence stand beside the text.
 */
export function markdownWords(markdown: string): Words & { readonly title: string | null } {
  const paragraphs: string[] = [];
  const beside: Beside[] = [];
  let title: string | null = null;
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) paragraphs.push(inlineWords(open.join('\n'), beside));
    open = [];
  };
  const heading = (level: number, raw: string) => {
    close();
    const words = inLine(inlineWords(raw, beside));
    if (words === null) return;
    if (level === 1 && title === null && paragraphs.length === 0) title = words;
    else if (level > 1 && !CLOSED.test(words)) paragraphs.push(words);
    else beside.push({ kind: 'headline', text: words });
  };
  let fenced = false;
  for (const given of tidyLines(markdown)) {
    const line = given.replace(/^(?: {0,3}>\s?)+/u, '');
    const marked = HEADING.exec(line);
    if (FENCE.test(line)) {
      close();
      fenced = !fenced;
    } else if (fenced || DEFINITION.test(line)) close();
    else if (marked) heading(marked[1]?.length ?? 1, marked[2] ?? '');
    else if (open.length > 0 && UNDERLINE.test(line)) {
      const raw = open.join(' ');
      open = [];
      heading(line.includes('=') ? 1 : 2, raw);
    } else if (line.trim() === '' || RULE.test(line)) close();
    else if (LISTED.test(line)) {
      close();
      open.push(line.replace(LISTED, ''));
    } else open.push(line.trimStart());
  }
  close();
  return { title, text: tidy(paragraphs.filter((each) => each.trim() !== '').join('\n\n')), beside };
}

const tidyLines = (text: string): string[] =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(/<!--[\s\S]*?-->/gu, '')
    .split('\n');

function inlineWords(raw: string, beside: Beside[]): string {
  const kept: string[] = [];
  // What a backslash or backticks protect goes out of the way first.
  const keep = (text: string): string => `\u{E000}${kept.push(text) - 1}\u{E001}`;
  const words = raw
    .replace(/\\([!-/:-@[-`{-~])/gu, (_, mark: string) => keep(mark))
    .replace(/(`+)([^`]+)\1/gu, (_, __, code: string) => keep(code.trim()))
    .replace(/!\[([^\]]*)\]\([^)\n]*\)/gu, (_, text: string) => {
      const caption = inLine(text);
      if (caption !== null) beside.push({ kind: 'caption', text: caption });
      return '';
    })
    .replace(/\[\^[^\]]+\]/gu, '')
    .replace(/\[([^\][]+)\](?:\([^)\n]*\)|\[[^\]]*\])/gu, '$1')
    .replace(/<((?:https?|mailto):[^\s<>]+)>/gu, '$1')
    .replace(/(?: {2,}|\\)\n|<br\s*\/?>\n?/giu, '\u{E002}')
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .replace(/~~[^~]+~~/gu, '')
    .replace(/(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)([^_]+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\s+/gu, ' ')
    .replace(/\s*\u{E002}\s*/gu, '\n');
  return readEntitiesLoosely(words).replace(/\u{E000}(\d+)\u{E001}/gu, (_, index: string) => kept[Number(index)] ?? '');
}
