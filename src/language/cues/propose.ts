import type { AttributionKind, Modality } from '../../domain/attribution.ts';
import { splitSentences } from '../sentences.ts';
import { type Reading, readCues } from './find.ts';
import type { Speaker } from './speakers.ts';
import type { Cue, CueKind } from './types.ts';

/** What the cues of a sentence propose to an editor; they never set `confirmed` or `found-false` (DOMAIN.md, "Status"). */
export interface Proposal {
  readonly status: 'official' | 'unconfirmed';
  readonly modality: Modality;
  readonly attribution: ProposedAttribution;
  readonly cues: readonly Cue[];
}

export interface ProposedAttribution {
  readonly kind: AttributionKind;
  /** The speaker in the source's own words. */
  readonly as: string | null;
  /** Taken from an earlier sentence. */
  readonly inherited: boolean;
}

const NOBODY: ProposedAttribution = { kind: 'unattributed', as: null, inherited: false };

/** From weakest to strongest; only speakers that were found are compared, so that naming one is never dropped for naming none. */
const STRENGTH: readonly Speaker['kind'][] = ['anonymous', 'pronoun', 'document', 'named', 'official-on-record'];

/** From weakest to strongest. */
const MODALITY_OF: readonly (readonly [CueKind, Modality])[] = [
  ['absence', 'absence'],
  ['possible', 'possible'],
  ['expected', 'expected'],
  ['estimate', 'estimate'],
  ['view', 'characterisation'],
];

/** A question states nothing. */
const QUESTION = /\?["”’»)\]]*\s*$/u;

/** Any of these keeps a sentence from being proposed as an official statement. */
const WEAK: ReadonlySet<CueKind> = new Set<CueKind>(['lifecycle', 'absence', 'anonymous', 'unattributed', 'document', 'loaded', 'legal']);

/**
 * Proposes how a sentence stands, always the weakest reading (DOMAIN.md, "Cue catalogue"). `before` is the text that stands right
 * before it in the source, one sentence or a few: "they" and "these sources" take their attribution from there.
 */
export function proposeStanding(sentence: string, before: string | null): Proposal {
  const reading = readCues(sentence);
  const { cues } = reading;
  const attribution = attribute(sentence, reading, before);
  return {
    status: isOfficial(sentence, reading, attribution) ? 'official' : 'unconfirmed',
    modality: MODALITY_OF.find(([kind]) => cues.some((cue) => cue.kind === kind))?.[1] ?? (QUESTION.test(sentence) ? 'possible' : 'fact'),
    attribution,
    cues,
  };
}

function attribute(sentence: string, { cues, speakers }: Reading, before: string | null): ProposedAttribution {
  const weakest = speakers.toSorted((a, b) => STRENGTH.indexOf(a.kind) - STRENGTH.indexOf(b.kind))[0];
  const sources = LEANING_SOURCES.exec(sentence);
  if (sources && (weakest === undefined || weakest.kind === 'anonymous' || weakest.kind === 'pronoun')) {
    const earlier = inherit(before);
    if (earlier?.kind === 'anonymous') return earlier;
    return { kind: 'anonymous', as: sources[0], inherited: false };
  }
  if (weakest?.kind === 'pronoun') return (/^(?:we|i)$/iu.test(weakest.as) ? null : inherit(before)) ?? NOBODY;
  const anonymous = cues.find((cue) => cue.kind === 'anonymous');
  if (anonymous && weakest?.kind !== 'anonymous')
    return { kind: 'anonymous', as: weakest && governsAlone(weakest, speakers) ? weakest.as : anonymous.words, inherited: false };
  if (weakest) return { kind: weakest.kind, as: weakest.as, inherited: false };
  const document = cues.find((cue) => cue.kind === 'document');
  if (document) return { kind: 'document', as: document.words, inherited: false };
  if (LEANING.test(sentence)) return inherit(before) ?? NOBODY;
  return NOBODY;
}

/** "… said the aide, who asked not to be named": the words that hide a speaker are about the one who speaks. */
const governsAlone = (speaker: Speaker, speakers: readonly Speaker[]): boolean => speakers.length === 1 && speaker.governs;

const LEANING = /^["“«'‘(]*(?:they|he|she)(?![\p{L}])/iu;
const LEANING_SOURCES =
  /(?<![\p{L}])(?:these|those|the same|the) sources?(?![\p{L}])(?! (?:familiar|close|of|at|in|with|for)(?![\p{L}]))/iu;

/** Who the text before a sentence quotes, flagged as taken from there; null for nobody. */
function inherit(before: string | null): ProposedAttribution | null {
  const sentences = before === null ? [] : splitSentences(before);
  const last = sentences.at(-1);
  if (before === null || !last) return null;
  const { attribution } = proposeStanding(before.slice(last.start, last.end), last.start === 0 ? null : before.slice(0, last.start));
  return attribution.kind === 'unattributed' ? null : { ...attribution, inherited: true };
}

/** The source's own voice describing what the speaker thinks: not all of the sentence is the speaker's statement. */
const OWN_VOICE = /^what\s/iu;

function isOfficial(sentence: string, { cues, speakers }: Reading, attribution: ProposedAttribution): boolean {
  if (attribution.kind !== 'official-on-record' || attribution.inherited) return false;
  if (cues.some((cue) => WEAK.has(cue.kind) || (cue.kind === 'view' && OWN_VOICE.test(cue.words)))) return false;
  if (!speakers.every((speaker) => speaker.kind === 'official-on-record' && speaker.verb !== 'loaded')) return false;
  return clauses(sentence).every(({ start, end }) =>
    speakers.some((speaker) => speaker.governs && speaker.start < end && start < speaker.end),
  );
}

const SPLIT = /(?<![\p{L}])(?:while|although|though|but|whereas)(?![\p{L}])/giu;

/** The clauses of a sentence that "while", "although" and "but" split (DOMAIN.md's traps); a leading one ends at the first comma. */
function clauses(sentence: string): { start: number; end: number }[] {
  const cuts: number[] = [0];
  for (const hit of sentence.matchAll(SPLIT)) {
    const leading = sentence.slice(0, hit.index).trim() === '';
    const comma = leading ? sentence.indexOf(',', hit.index) : -1;
    if (!leading) cuts.push(hit.index);
    else if (comma >= 0) cuts.push(comma);
  }
  return cuts.map((start, index) => ({ start, end: cuts[index + 1] ?? sentence.length }));
}
