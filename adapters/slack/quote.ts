import type { KnownBlock, RichTextElement } from '@slack/types';
import { standingOf, whereaboutsOf } from '../../src/chat/outline.ts';
import type { Evidence, Related } from '../../src/domain/answer.ts';
import { CHAT_TEXT } from '../../src/text/chat.ts';
import { steady } from '../../src/text/visible.ts';
import { line, quotation, richText, section, small, textElements } from './blocks.ts';
import { inline } from './escape.ts';
import { LIMITS } from './limits.ts';

/** A quote as one unit: label, status wording, the quote, what follows it, notes, citation. */
export function evidenceBlocks(evidence: Evidence): KnownBlock[] {
  return [
    ...richText([
      section([line(evidence.label, true), line(evidence.lead)]),
      quotation(evidence.text),
      section([line(evidence.tail), ...evidence.notes.map((note) => line(note)), ...turned(evidence.text), link(evidence)]),
    ]),
    ...citation(evidence),
  ];
}

/** A near miss: its label and its own words, so that nothing is told without its hedge. */
export function relatedBlocks({ label, statement }: Related): KnownBlock[] {
  return richText([section([line(label, true)]), quotation(statement), section(turned(statement))]);
}

/**
 * A quote that is longer than a message, without its words: from the fullest to the barest. Whole parts go, so that none is shown cut.
 */
export function shorterEvidence(evidence: Evidence): KnownBlock[][] {
  const tooLong = line(CHAT_TEXT.tooLong);
  const label = line(evidence.label, true);
  const lead = line(evidence.lead);
  return [
    [...richText([section([label, lead, tooLong, ...evidence.notes.map((note) => line(note)), link(evidence)])]), ...citation(evidence)],
    [...richText([section([label, lead, tooLong])]), ...citation(evidence)],
    [...richText([section([label, tooLong])]), ...small([standing(evidence)])],
    richText([section([label, tooLong])]),
    richText([section([tooLong])]),
  ];
}

/** The same for a near miss. */
export function shorterRelated({ label }: Related): KnownBlock[][] {
  const tooLong = line(CHAT_TEXT.tooLong);
  return [richText([section([line(label, true), tooLong])]), richText([section([tooLong])])];
}

/** Who says it, who published it, and when, on one line. Each part is isolated by itself: a name can't turn the date beside it. */
export function standing(evidence: Evidence): string {
  return standingOf(evidence).map(inline).join(' · ');
}

function citation(evidence: Evidence): KnownBlock[] {
  const told = evidence.url !== null && target(evidence.url) === null ? [evidence.url] : [];
  return small([standing(evidence), [...whereaboutsOf(evidence), ...told].map(inline).join(' · ')]);
}

/** The link shows the host that it leads to, and no words from outside: these could name another. */
function link({ url }: Evidence): RichTextElement[] {
  const to = url === null ? null : target(url);
  return to === null ? [] : [...textElements(CHAT_TEXT.source), { type: 'link', url: to.href, text: to.host }];
}

/** Where a web address leads; null: it is none, or is too long to be a link, and stands as text. */
function target(url: string): URL | null {
  const to = URL.parse(url);
  if (to === null || (to.protocol !== 'http:' && to.protocol !== 'https:')) return null;
  return to.href.length <= LIMITS.url ? to : null;
}

/** A quote is shown with every character of its source; where some of them change the order in which it is read, that is said. */
function turned(quote: string): RichTextElement[][] {
  return steady(quote) ? [] : [line(CHAT_TEXT.turned)];
}
