/** The families of the cue catalogue (DOMAIN.md, "Cue catalogue"). */
export type CueKind =
  | 'unattributed'
  | 'anonymous'
  | 'on-record'
  | 'document'
  | 'loaded'
  | 'legal'
  | 'expected'
  | 'possible'
  | 'estimate'
  | 'absence'
  | 'denial'
  | 'view'
  | 'stale-time'
  | 'lifecycle';

/** Words of a sentence that say how it stands. Offsets are UTF-16 units into the sentence. */
export interface Cue {
  readonly kind: CueKind;
  /** Exactly `sentence.slice(start, end)`. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
export const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;

/**
 * Lifecycle > absence > denial > attribution > modality (DOMAIN.md, "Precedence"). Cues of one level never overlap; the first three
 * levels consume their words, so that nothing below reads them again.
 */
export const LEVEL: Readonly<Record<CueKind, number>> = {
  lifecycle: 0,
  absence: 1,
  denial: 2,
  unattributed: 3,
  anonymous: 3,
  'on-record': 3,
  document: 3,
  loaded: 3,
  legal: 3,
  expected: 4,
  possible: 4,
  estimate: 4,
  view: 4,
  'stale-time': 4,
};
