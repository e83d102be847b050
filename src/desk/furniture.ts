import { type Answer, type BriefingAnswer, blank, type Evidence, type Section } from '../domain/answer.ts';
import type { Fact } from '../domain/fact.ts';
import { independentOrigins } from '../domain/origin.ts';
import { quoteAt } from '../domain/quote.ts';
import type { Source } from '../domain/source.ts';
import { splitSentences } from '../language/sentences.ts';
import { conflictsOf, isLive } from '../search/conflicts.ts';
import { toEvidence } from '../search/evidence.ts';
import { unreviewed } from '../search/passage.ts';
import type { View } from '../search/view.ts';
import { DESK_TEXT } from '../text/desk.ts';
import { notice } from './notice.ts';

/** What the buttons under an answer open: facts that the viewer may see, and where they come from. Pure. */
export interface Looked {
  readonly facts: readonly Fact[];
  readonly view: View;
  /** Epoch ms. */
  readonly now: number;
}

/** Sentences shown on either side of a quote, and UTF-16 units of them at most. */
const AROUND = { sentences: 2, most: 900 } as const;

/** The passage around each quote in its source: what stands before and after is the source's own text, not reviewed by the desk. */
export function inContext({ facts, view, now }: Looked): Answer {
  const sections = facts.flatMap((fact): Section[] => {
    const source = view.sourceById.get(fact.sourceId);
    if (!source) return [];
    // What stands at its place by now is another text.
    const { before, after } = fact.gone ? { before: null, after: null } : around(source, fact);
    const beside = (span: Span | null): Evidence[] =>
      span === null ? [] : [toEvidence(unreviewed(source, quoteAt(source.text, span.start, span.end)), view, now)];
    const quotes = [...beside(before), toEvidence(fact, view, now), ...beside(after)];
    return [
      {
        title: DESK_TEXT.contextSection(source.title),
        quotes,
        lines: [fact.gone ? DESK_TEXT.contextGone : DESK_TEXT.contextNote(before !== null, after !== null)],
      },
    ];
  });
  return opened(DESK_TEXT.contextTitle, sections, now);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function around(source: Source, fact: Fact): { before: Span | null; after: Span | null } {
  const sentences = splitSentences(source.text);
  const before = sentences.filter((each) => each.end <= fact.quote.start).slice(-AROUND.sentences);
  const after = sentences.filter((each) => each.start >= fact.quote.end).slice(0, AROUND.sentences);
  const fits = ({ start, end }: Span) => end - start <= AROUND.most;
  const joined = (spans: readonly Span[]): Span | null => {
    const [first, last] = [spans[0], spans.at(-1)];
    return first && last ? { start: first.start, end: last.end } : null;
  };
  const nearest = (spans: readonly Span[], one: Span | undefined): Span | null => {
    const all = joined(spans);
    if (all && fits(all)) return all;
    return one && fits(one) ? one : null;
  };
  return { before: nearest(before, before.at(-1)), after: nearest(after, after[0]) };
}

/** Who says so: what corroborates each quote, what speaks against it, and how many independent origins that makes (DOMAIN.md, rule 3). */
export function whoElse({ facts, view, now }: Looked): Answer {
  const sections = facts.flatMap((fact): Section[] => {
    const also = corroborating(fact, view);
    const against = conflictsOf(fact, view);
    const origins = [fact, ...also].map((each) => ({
      speaker: each.attribution.originId,
      source: view.sourceById.get(each.sourceId)?.originId ?? each.sourceId,
    }));
    const show = (each: Fact) => toEvidence(each, view, now);
    return [
      { title: DESK_TEXT.originsSection, quotes: [show(fact)], lines: [DESK_TEXT.origins(independentOrigins(origins))] },
      { title: DESK_TEXT.alsoSection, quotes: also.map(show), lines: also.length === 0 ? [DESK_TEXT.nobodyElse] : [] },
      ...(against.length === 0 ? [] : [{ title: DESK_TEXT.againstSection, quotes: against.map(show), lines: [] }]),
    ];
  });
  return opened(DESK_TEXT.originsTitle, sections, now);
}

function corroborating(fact: Fact, view: View): Fact[] {
  const linked = (from: Fact, to: Fact) => from.links.some((link) => link.kind === 'corroborates' && link.to === to.id);
  return view.facts.filter((other) => other !== fact && isLive(other) && (linked(fact, other) || linked(other, fact)));
}

/** UTF-16 units of a unit for the script; a longer one may not be shown whole on one line of every chat. */
const SCRIPT = 800;
/** Line ends, control and bidi characters: what a line of our own words would lose. */
const DELICATE = /[\p{Cc}\p{Cs}\u{2028}\u{2029}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u;

/**
 * Quote, speaker and status wording as one unit each, to be copied into a script: a paragraph of Markdown each, in which the quote stands word
 * for word once it is shown; or, where a quote can't be carried whole in a line, as quotes are shown.
 */
export function forScript({ facts, view, now }: Looked): Answer {
  const quotes = facts.map((fact) => toEvidence(fact, view, now));
  const units = quotes.map(DESK_TEXT.script);
  const inLine = units.every((unit) => unit.length <= SCRIPT && !DELICATE.test(unit)) && quotes.every(({ text }) => text === text.trim());
  return inLine
    ? notice(units.join('\n\n'), '', now)
    : opened(DESK_TEXT.scriptTitle, [{ title: DESK_TEXT.scriptSection, quotes, lines: [] }], now);
}

function opened(title: string, sections: readonly Section[], now: number): BriefingAnswer {
  return { ...blank('', null, now), outcome: 'briefing', status: null, title, sections };
}
