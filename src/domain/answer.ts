import type { Attribution, Modality } from './attribution.ts';
import { UNFILED } from './source.ts';
import type { Status } from './status.ts';

export const OUTCOMES = [
  'found',
  'partial',
  'disputed',
  'not-known',
  'not-on-file',
  'which',
  'held',
  'withdrawn',
  'briefing',
  'notice',
  'error',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A quote with everything that must travel with it: who, status wording, date (DESIGN.md, goal 2). Plain data, no markup. */
export interface Evidence {
  readonly factId: string;
  readonly version: number;
  readonly topicId: string;
  readonly sourceId: string;
  /** Exactly `source.text.slice(start, end)`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly attribution: Attribution;
  readonly status: Status;
  readonly modality: Modality;
  /** "Not confirmed · Expected, not reported as done". */
  readonly label: string;
  /** The status wording that introduces the quote (DOMAIN.md's table, last column). */
  readonly lead: string;
  /** What follows the quote in the same wording; empty where nothing does. */
  readonly tail: string;
  readonly publisher: string | null;
  readonly publishedAt: string | null;
  readonly retrievedAt: string;
  readonly asOf: string | null;
  readonly sourceTitle: string;
  readonly url: string | null;
  readonly reviewed: boolean;
  /** What else must be said beside this quote: relative time, undated, inherited attribution. */
  readonly notes: readonly string[];
}

export interface Related {
  readonly factId: string;
  /** The quote's own words, so that nothing is told without its hedge. */
  readonly statement: string;
  readonly label: string;
}

export interface Choice {
  readonly label: string;
  /** The question that the choice asks. */
  readonly question: string;
}

export interface Premise {
  readonly status: 'contradicted' | 'not-on-file';
  readonly factIds: readonly string[];
}

export interface Why {
  readonly matched: readonly string[];
  readonly missing: readonly string[];
  /** How the best passage was judged, where one was. */
  readonly decision?: {
    /** 0 to 1; from the threshold on it counts as an answer. */
    readonly confidence: number;
    readonly threshold: number;
    /** What spoke for and against it, the strongest first. */
    readonly for: readonly string[];
    readonly against: readonly string[];
  };
}

/** Words of ours, and an address that they lead to. What isn't a web address is shown beside them, and leads nowhere. */
export interface Link {
  readonly text: string;
  readonly url: string;
}

export interface Section {
  /** Empty: its lines go on from what stands above. */
  readonly title: string;
  /** false: it stands under the one before it, and isn't counted. */
  readonly numbered?: false;
  readonly quotes: readonly Evidence[];
  /** Lines without quotes: counts, names of sources, "None". */
  readonly lines: readonly string[];
  /** Lines below these that lead somewhere, as a whole; left out: none. */
  readonly links?: readonly Link[];
  /** Facts that the lines speak of; left out: none. */
  readonly factIds?: readonly string[];
}

/** What every answer has, whatever it comes to. */
export interface Common {
  readonly question: string;
  readonly topicId: string | null;
  readonly related: readonly Related[];
  readonly notes: readonly string[];
  readonly premise: Premise | null;
  readonly why: Why;
  /** UTC ISO text. */
  readonly lookedAt: string;
}

/** Quotes that answer; `found`, `partial` and `disputed` always have at least one, `not-known` has the absences. */
export interface QuotedAnswer extends Common {
  readonly outcome: 'found' | 'partial' | 'disputed' | 'not-known';
  readonly status: Status | null;
  readonly quotes: readonly Evidence[];
  /** The parts of the question that nothing on file answers, in the asker's words. */
  readonly missing: readonly string[];
}

export interface EmptyAnswer extends Common {
  readonly outcome: 'not-on-file';
  readonly missing: readonly string[];
}

export interface WhichAnswer extends Common {
  readonly outcome: 'which';
  readonly choices: readonly Choice[];
}

/** An entry that is on hold or withdrawn: the notice stands instead of the quote. */
export interface GateAnswer extends Common {
  readonly outcome: 'held' | 'withdrawn';
  readonly status: Status;
  readonly factIds: readonly string[];
  readonly message: string;
}

export interface BriefingAnswer extends Common {
  readonly outcome: 'briefing';
  readonly status: Status | null;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** Help, greetings, thanks. */
export interface NoticeAnswer extends Common {
  readonly outcome: 'notice';
  readonly message: string;
}

export interface ErrorAnswer extends Common {
  readonly outcome: 'error';
  readonly message: string;
  /** Stands in the log, too. */
  readonly reference: string;
}

/** What the bot says, as plain data; adapters render it. */
export type Answer = QuotedAnswer | EmptyAnswer | WhichAnswer | GateAnswer | BriefingAnswer | NoticeAnswer | ErrorAnswer;

/** What every answer has, with nothing said yet; what is unfiled is on no topic. `now` is epoch ms. */
export function blank(question: string, topicId: string | null, now: number): Common {
  return {
    question,
    topicId: topicId === UNFILED ? null : topicId,
    related: [],
    notes: [],
    premise: null,
    why: { matched: [], missing: [] },
    lookedAt: new Date(now).toISOString(),
  };
}

/** Every quote of an answer in reading order; the first is the lead. */
export function quotesOf(answer: Answer): readonly Evidence[] {
  if ('quotes' in answer) return answer.quotes;
  return answer.outcome === 'briefing' ? answer.sections.flatMap((section) => section.quotes) : [];
}
