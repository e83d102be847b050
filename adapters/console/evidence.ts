import type { Evidence, Related } from '../../src/domain/answer.ts';
import { STATUS_COLOUR } from '../../src/domain/status.ts';
import { RENDER_TEXT } from '../../src/text/render.ts';
import { FSI, inline, PDI, turns, visible } from '../../src/text/visible.ts';
import { type ConsoleStyle, paint } from './style.ts';
import { breakLines, paragraph, setLines } from './wrap.ts';

/** Before every line of a quote, and before no other line: that is how a reader, or a test, tells a quote's lines from ours. */
const QUOTE_MARGIN = '    ';
/** Before what belongs to a quote: its citation and its notes. */
const CITATION_MARGIN = '  ';

/** A quote as one unit: label, status wording, the quote, what follows it, citation, notes. */
export function evidenceLines(evidence: Evidence, style: ConsoleStyle): string[] {
  return [
    ...paragraph(evidence.label, style.width).map((line) => paint(line, STATUS_COLOUR[evidence.status], style)),
    ...paragraph(evidence.lead, style.width),
    ...quoteLines(evidence.text, style.width),
    ...paragraph(evidence.tail, style.width),
    ...setLines(standing(evidence), style.width, CITATION_MARGIN),
    ...setLines(whereabouts(evidence), style.width, CITATION_MARGIN),
    ...evidence.notes.flatMap((note) => paragraph(note, style.width, CITATION_MARGIN)),
  ];
}

/** A near miss: its label, its id and its own words, so that nothing is told without its hedge. */
export function relatedLines(related: Related, style: ConsoleStyle): string[] {
  const heading = `${visible(related.label.trim())} · ${RENDER_TEXT.fact(inline(related.factId))}`;
  return [...setLines(heading, style.width, CITATION_MARGIN), ...quoteLines(related.statement, style.width)];
}

/**
 * The quote between typographic quotation marks. Lines without margin, marks and isolates, joined with single spaces, are the
 * visible quote exactly. Each line is isolated by itself, since a line's end ends every isolate.
 */
function quoteLines(text: string, width: number): string[] {
  const isolate = turns(text);
  const lines = breakLines(visible(text), width - QUOTE_MARGIN.length - '“”'.length);
  return lines.map((line, at) => {
    const held = isolate ? FSI + line + PDI : line;
    return `${QUOTE_MARGIN}${at === 0 ? '“' : ''}${held}${at === lines.length - 1 ? '”' : ''}`;
  });
}

/** Who says it, who published it, and when. */
function standing({ attribution, publisher, publishedAt, asOf }: Evidence): string {
  return [
    attribution.as === null ? RENDER_TEXT.nobody(attribution) : inline(attribution.as),
    publisher === null ? RENDER_TEXT.noPublisher : inline(publisher),
    publishedAt === null ? RENDER_TEXT.undated : RENDER_TEXT.published(visible(publishedAt)),
    ...(asOf === null ? [] : [RENDER_TEXT.asOf(visible(asOf))]),
  ].join(' · ');
}

/** Where it is on file. */
function whereabouts({ sourceTitle, reviewed, factId, url }: Evidence): string {
  return [
    `“${inline(sourceTitle)}”`,
    ...(reviewed ? [] : [RENDER_TEXT.notReviewed]),
    RENDER_TEXT.fact(inline(factId)),
    ...(url === null ? [] : [inline(url)]),
  ].join(' · ');
}
