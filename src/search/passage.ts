import type { Attribution } from '../domain/attribution.ts';
import type { Fact } from '../domain/fact.ts';
import { type Quote, quoteAt } from '../domain/quote.ts';
import type { Source } from '../domain/source.ts';
import { type Proposal, proposeStanding } from '../language/cues/propose.ts';
import { plainKey } from '../language/fold.ts';
import { type Sentence, splitSentences } from '../language/sentences.ts';
import { surroundings } from './surroundings.ts';

const cuts = new WeakMap<Source, readonly Sentence[]>();

/** The sentences of a source, found once for each version of it. */
export function sentencesOf(source: Source): readonly Sentence[] {
  const known = cuts.get(source) ?? splitSentences(source.text);
  cuts.set(source, known);
  return known;
}

/** The passage at `start`..`end` of a source, where one stands. What the cues say of it is worked out when somebody first looks at that. */
export function passageAt(source: Source, start: number, end: number): Fact {
  const passage = bare(source, quoteAt(source.text, start, end));
  // As new properties: in place of others they would make the object, of which there are hundreds of thousands, three times as large.
  Object.defineProperties(passage, STANDING);
  const fact = passage as Fact;
  sourceOf.set(fact, source);
  return fact;
}

type Standing = Pick<Fact, 'attribution' | 'modality' | 'view'>;

/** What is worked out when it is first looked at: reading the cues of 100,000 sentences takes twice as long as indexing them. */
const STANDING: PropertyDescriptorMap & ThisType<Fact> = {
  attribution: {
    enumerable: true,
    get() {
      return standingOf(this).attribution;
    },
  },
  modality: {
    enumerable: true,
    get() {
      return standingOf(this).modality;
    },
  },
  view: {
    enumerable: true,
    get() {
      return standingOf(this).view;
    },
  },
};

const sourceOf = new WeakMap<Fact, Source>();
const standings = new WeakMap<Fact, Standing>();

function standingOf(passage: Fact): Standing {
  const known = standings.get(passage);
  if (known) return known;
  const source = sourceOf.get(passage);
  if (!source) throw new Error(`${passage.id} is no passage of a source`);
  const standing = proposedFor(passage.quote, source);
  standings.set(passage, standing);
  return standing;
}

/** What the cues propose for a sentence of a source. */
function proposedFor({ exact, start }: Quote, source: Source): Standing {
  const sentences = sentencesOf(source);
  const index = sentences.findIndex((sentence) => sentence.start === start);
  const { before, after } = surroundings(source.text, sentences, index);
  const proposal = proposeStanding(exact, before, after);
  const attribution = attributionOf(proposal, source);
  return { attribution, modality: proposal.modality, view: proposal.modality === 'characterisation' ? attribution.as : null };
}

/** A stretch of a source as it stands: nobody's word but the source's, and not reviewed by the desk. */
export function unreviewed(source: Source, quote: Quote): Fact {
  return {
    ...bare(source, quote),
    attribution: { kind: 'unattributed', as: null, by: null, relayed: false, inherited: false, originId: source.originId },
    modality: 'fact',
    view: null,
  };
}

const NO: readonly never[] = [];

function bare(source: Source, quote: Quote): Omit<Fact, keyof Standing> {
  return {
    id: `${source.id}#${quote.start}-${quote.end}`,
    version: source.version,
    topicId: source.topicId,
    sourceId: source.id,
    statement: '',
    quote,
    status: 'unconfirmed',
    proposedStatus: null,
    approvals: NO,
    answers: null,
    scope: null,
    links: NO,
    names: NO,
    questions: NO,
    asOf: null,
    validUntil: null,
    reviewBy: null,
    statusReason: null,
    statusAt: null,
    reviewed: false,
    gates: source.gates,
  };
}

/** Nobody has looked up who this is, so that it has no name's id and counts with its source; what isn't the publisher's own word is relayed. */
function attributionOf({ attribution }: Proposal, source: Source): Attribution {
  const own = source.publisher !== null && attribution.as !== null && plainKey(attribution.as) === plainKey(source.publisher);
  return { ...attribution, by: null, relayed: attribution.kind === 'official-on-record' && !own, originId: source.originId };
}
