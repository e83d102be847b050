import type { AttributionKind, Modality } from '../../domain/attribution.ts';
import { splitSentences } from '../sentences.ts';
import { beginsWithGroup, mayStandFor, namesSomebody } from './antecedents.ts';
import { quoted } from './continued.ts';
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
  /** Taken from another sentence: an earlier one, or the one that closes the same quotation. */
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
const QUESTION = /[?؟？]["”’»)\]]*\s*$/u;

/** Any of these keeps a sentence from being proposed as an official statement. */
const WEAK: ReadonlySet<CueKind> = new Set<CueKind>(['lifecycle', 'absence', 'anonymous', 'unattributed', 'document', 'loaded', 'legal']);

/**
 * Proposes how a sentence stands, always the weakest reading (DOMAIN.md, "Cue catalogue"). `before` is the text that stands right
 * before it in the source, one sentence or a few, up to the sentence itself: "they" and "these sources" take their attribution from there,
 * and a quotation that goes on does. `after` is what stands right behind it in its paragraph: whose quotation it is may be said only there.
 */
export function proposeStanding(sentence: string, before: string | null, after: string | null = null): Proposal {
  const reading = readCues(sentence);
  const { cues } = reading;
  const attribution = attribute(sentence, reading, before, after);
  return {
    status: isOfficial(sentence, reading, attribution) ? 'official' : 'unconfirmed',
    modality: MODALITY_OF.find(([kind]) => cues.some((cue) => cue.kind === kind))?.[1] ?? (QUESTION.test(sentence) ? 'possible' : 'fact'),
    attribution,
    cues,
  };
}

function attribute(sentence: string, { cues, speakers }: Reading, before: string | null, after: string | null): ProposedAttribution {
  const weakest = speakers.toSorted((a, b) => STRENGTH.indexOf(a.kind) - STRENGTH.indexOf(b.kind))[0];
  const sources = LEANING_SOURCES.exec(sentence);
  if (sources && (weakest === undefined || weakest.kind === 'anonymous' || weakest.kind === 'pronoun')) {
    const earlier = inherit(before);
    if (earlier?.kind === 'anonymous') return earlier;
    return { kind: 'anonymous', as: sources[0], inherited: false };
  }
  if (weakest?.kind === 'pronoun') return meant(weakest.as, before) ?? NOBODY;
  const anonymous = cues.find((cue) => cue.kind === 'anonymous');
  if (anonymous && weakest?.kind !== 'anonymous')
    return { kind: 'anonymous', as: weakest && governsAlone(weakest, speakers) ? weakest.as : anonymous.words, inherited: false };
  if (weakest) return { kind: weakest.kind, as: weakest.as, inherited: false };
  const document = cues.find((cue) => cue.kind === 'document');
  if (document) return { kind: 'document', as: document.words, inherited: false };
  const quotation = quoted(sentence, before);
  if (quotation.wholly)
    return (quotation.goesOn ? lastSpeaker(before) : null) ?? (quotation.staysOpen ? nextSpeaker(sentence, before, after) : null) ?? NOBODY;
  if (LEANING.test(sentence)) return inherit(before) ?? NOBODY;
  if (!isMoreOfIt(sentence, cues, before)) return NOBODY;
  const earlier = inherit(before);
  return earlier?.kind === 'anonymous' ? earlier : NOBODY;
}

/** "… said the aide, who asked not to be named": the words that hide a speaker are about the one who speaks. */
const governsAlone = (speaker: Speaker, speakers: readonly Speaker[]): boolean => speakers.length === 1 && speaker.governs;

const LEANING = /^["“«'‘(]*(?:they|he|she)(?![\p{L}])/iu;
const LEANING_SOURCES =
  /(?<![\p{L}])(?:these|those|the same|the) sources?(?![\p{L}])(?! (?:familiar|close|of|at|in|with|for)(?![\p{L}]))/iu;

/** "Further groups are expected …" goes on with what somebody without a name was quoted as saying right before it. */
const MORE = /^(?:further|additional|more|another|others?|the (?:second|third|next|remaining|others?|rest))(?!\p{L})/iu;

const isMoreOfIt = (sentence: string, cues: readonly Cue[], before: string | null): boolean =>
  MORE.test(sentence) && !/\n\s*$/u.test(before ?? '') && cues.some(({ kind }) => kind === 'expected' || kind === 'possible');

/** The sentences of the text before one, the nearest first, up to a heading or anything else that is no sentence. */
function earlierSentences(before: string | null): { readonly text: string; readonly before: string | null }[] {
  const pieces = before === null ? [] : splitSentences(before).reverse();
  const end = pieces.findIndex(({ kind }) => kind !== 'sentence');
  return (end < 0 ? pieces : pieces.slice(0, end)).map(({ start, end }) => ({
    text: (before ?? '').slice(start, end),
    before: start === 0 ? null : (before ?? '').slice(0, start),
  }));
}

/** Who the sentence before one quotes, flagged as taken from there; null for nobody. */
function inherit(before: string | null): ProposedAttribution | null {
  const [last] = earlierSentences(before);
  if (!last) return null;
  const { attribution } = proposeStanding(last.text, last.before);
  return attribution.kind === 'unattributed' ? null : { ...attribution, inherited: true };
}

/** Whom a pronoun means that speaks: the last speaker that fits it, if only one does; null where that isn't clear. */
function meant(pronoun: string, before: string | null): ProposedAttribution | null {
  if (/^(?:we|i)$/iu.test(pronoun)) return null;
  const isSingular = /^(?:he|she)$/iu.test(pronoun);
  for (const earlier of earlierSentences(before)) {
    const { speakers } = readCues(earlier.text);
    const fitting = speakers.filter((speaker) => speaker.kind !== 'pronoun' && mayStandFor(pronoun, speaker));
    const [one] = fitting;
    const isUnclear = (speaker: Speaker) =>
      fitting.some(({ as }) => as !== speaker.as) || (isSingular ? twoSpeak : beginsWithGroup)(earlier.text, speaker);
    if (one) return isUnclear(one) ? null : toAttribution(one);
    const same = speakers.some(({ kind, as }) => kind === 'pronoun' && as.toLowerCase() === pronoun.toLowerCase());
    const leaning = speakers.length === 0 && LEANING.test(earlier.text);
    if (!same && !leaning && !(isSingular && !namesSomebody(earlier.text))) return null;
  }
  return null;
}

const SAYS = /(?<!\p{L})(?:said|says|told|added)(?!\p{L})/giu;

/** Whether somebody else is named where something is said twice. */
const twoSpeak = (sentence: string, { as }: Speaker): boolean =>
  (sentence.match(SAYS)?.length ?? 0) > 1 && namesSomebody(sentence.replace(as, ''));

const toAttribution = (speaker: Speaker): ProposedAttribution | null =>
  speaker.kind === 'pronoun' ? null : { kind: speaker.kind, as: speaker.as, inherited: true };

/** Whose quotation goes on: the one speaker of the sentence before, or whose that went on with; null where several speak or none does. */
function lastSpeaker(before: string | null): ProposedAttribution | null {
  const [last] = earlierSentences(before);
  if (!last) return null;
  const { speakers } = readCues(last.text);
  if (new Set(speakers.map(({ as }) => as)).size > 1) return null;
  if (speakers.length === 0 && !quoted(last.text, last.before).wholly) return null;
  return inherit(before);
}

/** Who speaks where a quotation closes that begins before; null where several speak there or none does. */
function nextSpeaker(sentence: string, before: string | null, after: string | null): ProposedAttribution | null {
  let earlier = `${before ?? ''}${sentence}`;
  for (const { start, end } of after === null ? [] : splitSentences(after)) {
    const text = (after ?? '').slice(start, end);
    const { wholly, staysOpen } = quoted(text, `${earlier} `);
    if (!wholly) {
      const { speakers } = readCues(text);
      const [one] = speakers;
      return one && speakers.length === 1 && one.governs ? toAttribution(one) : null;
    }
    if (!staysOpen) return null;
    earlier = `${earlier} ${text}`;
  }
  return null;
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
