import { relativeTimes } from '../../domain/window.ts';
import { RULES } from './catalogue.ts';
import { quotations } from './quotations.ts';
import { findSpeakers, type Speaker } from './speakers.ts';
import { type Cue, type CueKind, LEVEL, overlaps, type Span, within } from './types.ts';

/** What another says inside quotation marks neither confirms nor denies nor corrects anything; a hedge in there still counts. */
const NOT_IN_QUOTES: ReadonlySet<CueKind | null> = new Set<CueKind | null>(['lifecycle', 'denial', 'on-record', 'document', null]);

/** A sentence read for its cues, with who speaks in it. */
export interface Reading {
  readonly cues: readonly Cue[];
  readonly speakers: readonly Speaker[];
}

/** Every cue of the sentence in the order in which it stands there; within a precedence level none overlap. */
export function findCues(sentence: string): Cue[] {
  return [...readCues(sentence).cues];
}

/** Hard-wrapped lines and hard spaces read like plain ones; each is one UTF-16 unit, so that offsets stay. */
const SPACES = /[\n\t\u{A0}\u{2007}\u{2009}\u{202F}]/gu;

export function readCues(source: string): Reading {
  const sentence = source.replace(SPACES, ' ');
  const quoted = quotations(sentence);
  const cues: Cue[] = [];
  const consumed: Span[] = [];
  for (const level of [0, 1, 2]) {
    const hits = matches(sentence, level, quoted).filter((hit) => !consumed.some((span) => overlaps(span, hit)));
    for (const hit of settle(hits)) {
      consumed.push(hit);
      if (hit.kind !== null) cues.push(toCue(sentence, hit.kind, hit));
    }
  }
  const deniers = cues.filter((cue) => cue.kind === 'denial');
  const closed = [...quoted, ...consumed.filter((span) => !deniers.some((cue) => cue.start === span.start && cue.end === span.end))];
  const speakers = findSpeakers(sentence, closed).filter(
    (speaker) => speaker.verb !== 'denial' || deniers.some((cue) => overlaps(cue, speaker)),
  );
  const free = (hit: Span) => !consumed.some((span) => overlaps(span, hit));
  const said: Hit[] = speakers
    .filter((speaker) => speaker.verb !== 'denial' && free(speaker))
    .map((speaker) => ({ kind: kindOf(speaker), start: speaker.start, end: speaker.end }));
  const attributions = matches(sentence, 3, quoted).filter((hit) => free(hit) && !said.some((other) => overlaps(other, hit)));
  const modalities = matches(sentence, 4, quoted).filter(free);
  for (const hit of [...said, ...settle(attributions), ...settle(modalities)])
    if (hit.kind !== null) cues.push(toCue(sentence, hit.kind, hit));
  cues.push(...staleTimes(sentence, cues));
  const worded = cues.map((cue) => ({ ...cue, words: source.slice(cue.start, cue.end) }));
  return { cues: worded.sort((a, b) => a.start - b.start || LEVEL[a.kind] - LEVEL[b.kind]), speakers };
}

interface Hit extends Span {
  readonly kind: CueKind | null;
}

const toCue = (sentence: string, kind: CueKind, { start, end }: Span): Cue => ({ kind, words: sentence.slice(start, end), start, end });

function kindOf(speaker: Speaker): CueKind {
  if (speaker.kind === 'anonymous' || speaker.kind === 'document') return speaker.kind;
  return speaker.verb === 'loaded' ? 'loaded' : 'on-record';
}

/** What looks like a denial and is none stands on the same level as denials. */
const levelOf = (kind: CueKind | null): number => (kind === null ? LEVEL.denial : LEVEL[kind]);

const BY_LEVEL = Map.groupBy(RULES, (rule) => levelOf(rule.kind));

function matches(sentence: string, level: number, quoted: readonly Span[]): Hit[] {
  const hits: Hit[] = [];
  for (const { kind, pattern } of BY_LEVEL.get(level) ?? []) {
    // Most patterns match nowhere, and `search` says so at a third of what `matchAll` costs.
    if (sentence.search(pattern) < 0) continue;
    for (const found of sentence.matchAll(pattern)) {
      const hit = { kind, start: found.index, end: found.index + found[0].length };
      if (!(NOT_IN_QUOTES.has(kind) && quoted.some((quote) => within(hit, quote)))) hits.push(hit);
    }
  }
  return hits;
}

/** The longest hits first, so that "accused of" is not also read as "accused"; the catalogue's order decides between equals. */
function settle(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some((other) => overlaps(other, hit))) kept.push(hit);
  }
  return kept;
}

/** Time goes stale wherever it stands, in an absence too ("not yet"). */
function staleTimes(sentence: string, cues: readonly Cue[]): Cue[] {
  const modal = cues.filter((cue) => LEVEL[cue.kind] === LEVEL['stale-time']);
  return relativeTimes(sentence)
    .map((time) => ({ start: time.start, end: time.start + time.words.length }))
    .filter((span) => !modal.some((cue) => overlaps(cue, span)))
    .map((span) => toCue(sentence, 'stale-time', span));
}
