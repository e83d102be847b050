import { sectionNumber } from '../../src/chat/outline.ts';
import type { Answer, BriefingAnswer, GateAnswer, Section, WhichAnswer } from '../../src/domain/answer.ts';
import { quotesOf } from '../../src/domain/answer.ts';
import { STATUS_COLOUR, STATUS_LABEL, type Status } from '../../src/domain/status.ts';
import { RENDER_TEXT } from '../../src/text/render.ts';
import { inline } from '../../src/text/visible.ts';
import { evidenceLines, relatedLines } from './evidence.ts';
import { LIMITS } from './limits.ts';
import { type ConsoleStyle, paint } from './style.ts';
import { paragraph, setLines } from './wrap.ts';

/** Lines that stand together; blocks are set apart by an empty line, and one without lines isn't there. */
type Block = readonly string[];

/** An answer as text for a terminal or a file, without a line's end after it. Pure: the same answer and style, the same text. */
export function renderAnswer(answer: Answer, style: ConsoleStyle): string {
  const blocks = [
    headline(answer, style),
    premise(answer, style),
    ...body(answer, style),
    missing(answer, style),
    answer.notes.flatMap((note) => paragraph(note, style.width)),
    ...related(answer, style),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

function headline(answer: Answer, style: ConsoleStyle): Block {
  switch (answer.outcome) {
    case 'found':
    case 'disputed':
      return together(answer, style);
    case 'partial':
      return [...paragraph(RENDER_TEXT.partial, style.width), ...together(answer, style)];
    case 'not-known':
      return paragraph(RENDER_TEXT.notKnown, style.width);
    case 'not-on-file':
      return paragraph(RENDER_TEXT.notOnFile, style.width);
    case 'briefing':
      return [...paragraph(answer.title, style.width), ...together(answer, style)];
    case 'which':
    case 'held':
    case 'withdrawn':
    case 'notice':
    case 'error':
      return [];
  }
}

function label(status: Status, style: ConsoleStyle): string {
  return paint(STATUS_LABEL[status], STATUS_COLOUR[status], style);
}

/** The weakest standing of several quotes; a lone quote's own label says it already. */
function together(answer: Extract<Answer, { status: Status | null }>, style: ConsoleStyle): Block {
  const quotes = quotesOf(answer);
  if (answer.status === null || (quotes.length === 1 && quotes[0]?.status === answer.status)) return [];
  return [RENDER_TEXT.together + label(answer.status, style)];
}

function premise({ premise }: Answer, style: ConsoleStyle): Block {
  // What is not on file stands in the notes, in the asker's own words.
  if (premise === null || premise.status === 'not-on-file') return [];
  const said = RENDER_TEXT.contradicted;
  return setLines(premise.factIds.length === 0 ? `${said}.` : `${said} (${factList(premise.factIds)}).`, style.width);
}

function factList(ids: readonly string[]): string {
  const list = ids.map(inline).join(', ');
  return ids.length === 1 ? RENDER_TEXT.fact(list) : RENDER_TEXT.facts(list);
}

function body(answer: Answer, style: ConsoleStyle): Block[] {
  switch (answer.outcome) {
    case 'found':
    case 'partial':
    case 'disputed':
    case 'not-known':
      return answer.quotes.map((quote) => evidenceLines(quote, style));
    case 'not-on-file':
      return [];
    case 'which':
      return [choices(answer, style)];
    case 'held':
    case 'withdrawn':
      return [gate(answer, style)];
    case 'briefing':
      return sections(answer, style);
    case 'notice':
      return [message(answer.message, style)];
    case 'error': {
      const told = [answer.message, ...answer.notes].some((text) => text.includes(answer.reference));
      return [[...message(answer.message, style), ...(told ? [] : paragraph(RENDER_TEXT.reference(answer.reference), style.width))]];
    }
  }
}

/** The notice stands instead of the quote. */
function gate(answer: GateAnswer, style: ConsoleStyle): Block {
  const facts = answer.factIds.length === 0 ? [] : setLines(factList(answer.factIds), style.width, '  ');
  return [label(answer.status, style), ...message(answer.message, style), ...facts];
}

/** A message of ours may have several lines; an empty one stays as it is. */
function message(text: string, style: ConsoleStyle): Block {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [''] : paragraph(line, style.width)));
}

function choices(answer: WhichAnswer, style: ConsoleStyle): Block {
  const shown = answer.choices.slice(0, LIMITS.choices);
  const lines = shown.flatMap((choice, at) => setLines(inline(choice.label), style.width, `${at + 1}  `, '   '));
  return [...paragraph(RENDER_TEXT.which, style.width), ...lines, ...rest(answer.choices.length - shown.length)];
}

function rest(count: number): Block {
  return count > 0 ? [`  ${RENDER_TEXT.more(count)}`] : [];
}

function sections(answer: BriefingAnswer, style: ConsoleStyle): Block[] {
  return answer.sections.flatMap((section, at) => {
    const number = sectionNumber(section, answer.sections.slice(0, at + 1));
    const title = section.title === '' ? [] : paragraph(section.title, style.width, number === null ? '' : `${number}. `, '   ');
    return [[...title, ...sectionLines(section, style)], ...section.quotes.map((quote) => evidenceLines(quote, style))];
  });
}

/** An empty section says so: silence reads as omission (DOMAIN.md, "The pinned daily summary"). */
function sectionLines(section: Section, style: ConsoleStyle): Block {
  const links = (section.links ?? []).map(({ text, url }) => RENDER_TEXT.link(text, url));
  const empty = section.lines.length + links.length + section.quotes.length === 0;
  return [...(empty ? [RENDER_TEXT.none] : section.lines), ...links].flatMap((line) => paragraph(line, style.width, '   '));
}

function missing(answer: Answer, style: ConsoleStyle): Block {
  if (!('missing' in answer) || answer.missing.length === 0) return [];
  const shown = answer.missing.slice(0, LIMITS.missing).map(clip);
  const left = answer.missing.length - shown.length;
  return setLines(RENDER_TEXT.missing + [...shown, ...(left > 0 ? [RENDER_TEXT.more(left)] : [])].join('; '), style.width);
}

/** The asker's words may be cut, as a quote never may: nobody needs their own 100 kB said back. */
function clip(words: string): string {
  const characters = [...words.slice(0, LIMITS.askerWords * 2 + 2)];
  return inline(characters.length > LIMITS.askerWords ? `${characters.slice(0, LIMITS.askerWords).join('')}…` : words);
}

function related(answer: Answer, style: ConsoleStyle): Block[] {
  if (answer.related.length === 0) return [];
  const shown = answer.related.slice(0, LIMITS.related);
  const items = shown.flatMap((item) => relatedLines(item, style));
  return [[...paragraph(RENDER_TEXT.related, style.width), ...items, ...rest(answer.related.length - shown.length)]];
}
