import { gatesOf, maySee, READER, type Viewer } from '../../domain/audience.ts';
import { plainKey } from '../../language/fold.ts';
import { asksTheSame, type Sought, soughtBy, soughtKey } from '../../search/same-question.ts';
import type { View } from '../../search/view.ts';
import type { Newsroom } from '../newsroom.ts';
import type { OnFile } from '../on-file.ts';
import type { GapAsk, GapTally } from './gaps.ts';

/** Who looks at gaps, and from where. */
export interface GapEyes {
  readonly viewer: Viewer;
  readonly view: View;
  /** Epoch ms. */
  readonly now: number;
  readonly onFile: Pick<OnFile, 'thing'>;
  /** An editor, for that one's own eyes. */
  readonly editor: boolean;
  /** Where they are shown; null: nowhere that questions are asked in. */
  readonly place: { readonly platform: string; readonly channel: string } | null;
  /** The house's public channels, by id. */
  readonly publicChannels: readonly string[];
}

/** The eyes of all who read in a channel: what is posted there is for them. */
export function eyesThere(
  place: NonNullable<GapEyes['place']>,
  { desk, onFile, now, publicChannels }: Pick<GapEyes, 'onFile' | 'now' | 'publicChannels'> & { readonly desk: Pick<Newsroom, 'view'> },
): GapEyes {
  const viewer = { ...READER, channel: place.channel };
  return { viewer, view: desk.view({ viewer, now }), now, onFile, editor: false, place, publicChannels };
}

/** One question that nothing on file answers, in all the ways in which it was put. */
export interface Gap {
  /** The oldest first; at least one. */
  readonly asks: readonly GapAsk[];
  /** As it was put first. */
  readonly question: string;
  /** Otherwise put, each once. */
  readonly phrasings: readonly string[];
  /** How many asked. */
  readonly people: number;
  readonly topicId: string | null;
}

/**
 * Whether somebody may know of a question. Readers know of what was asked for all to read in that very channel or in a public one; editors of
 * all, as far as they may see what it is about. That depends on nothing but rights and places.
 */
export function mayKnow(ask: GapAsk, { editor, place, publicChannels, ...eyes }: GapEyes): boolean {
  const here = place !== null && ask.platform === place.platform && ask.channel === place.channel;
  if (!editor && !(ask.open && (here || publicChannels.includes(ask.channel)))) return false;
  return mayCount(ask, eyes) && ask.told.every((id) => isOpen(id, eyes));
}

/** Whether somebody may see all that a question, whatever its words, is about. */
export function mayCount(
  { behind, topicId }: Pick<GapTally, 'behind' | 'topicId'>,
  { viewer, view, now }: Pick<GapEyes, 'viewer' | 'view' | 'now'>,
): boolean {
  return (topicId === null || view.topicById.has(topicId)) && behind.every((key) => maySee(gatesOf(key), viewer, now));
}

/** What is no longer on file is closed to nobody. */
function isOpen(id: string, { onFile, viewer, now }: Pick<GapEyes, 'onFile' | 'viewer' | 'now'>): boolean {
  const thing = onFile.thing(id.includes('#') ? id.slice(0, id.lastIndexOf('#') + 1) : id);
  return thing === null || maySee(thing.gates, viewer, now);
}

/**
 * Open questions, gathered with those that ask the same in other words: the most asked first, then the oldest. Gathered from nothing but what
 * these eyes may know of.
 */
export function gapsFor(asks: readonly GapAsk[], eyes: GapEyes): Gap[] {
  const groups = new Map<string, { readonly sought: Sought | null; readonly asks: GapAsk[] }[]>();
  for (const ask of asks.filter((each) => mayKnow(each, eyes)).sort(inOrder)) {
    const sought = readFor(ask, eyes.view);
    const key = `${aboutOf(ask)}\n${sought ? soughtKey(sought) : plainKey(ask.question)}`;
    const near = groups.get(key) ?? [];
    const group = near.find((each) => !sought || (each.sought && asksTheSame(each.sought, sought, eyes.view.lexicon)));
    if (group) group.asks.push(ask);
    else groups.set(key, [...near, { sought, asks: [ask] }]);
  }
  const first = ({ asks: [ask] }: Gap) => ask?.at ?? 0;
  return [...groups.values()]
    .flat()
    .map((group) => gapOf(group.asks))
    .sort((a, b) => b.people - a.people || first(a) - first(b) || compare(a.question, b.question));
}

/** As they were asked; ids, which are drawn by lot, decide nothing that is shown. */
const inOrder = (a: GapAsk, b: GapAsk): number => a.at - b.at || compare(a.question, b.question);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What was answered beside the point is another thing than what found nothing. */
const aboutOf = ({ kind, told }: GapAsk): string => (kind === 'wrong' ? told.join(' ') : '');

function gapOf(asks: readonly GapAsk[]): Gap {
  const [first] = asks;
  const question = first?.question ?? '';
  const others = new Map(asks.map((ask) => [plainKey(ask.question), ask.question]));
  others.delete(plainKey(question));
  return {
    asks,
    question,
    phrasings: [...others.values()],
    people: new Set(asks.map(({ platform, person }) => `${platform}:${person}`)).size,
    topicId: first?.topicId ?? null,
  };
}

/** How many questions are open on a topic (null: on all, and on none), as far as these eyes may know. */
export function openGaps(asks: readonly GapAsk[], topicId: string | null, eyes: GapEyes): number {
  return gapsFor(
    asks.filter((ask) => topicId === null || ask.topicId === topicId),
    eyes,
  ).length;
}

/** What questions seek, by what they were read from: a view from before a change shows another list of facts since then. */
const read = new WeakMap<View['facts'], Map<string, Sought | null>>();

function readFor({ question, conversation }: GapAsk, view: View): Sought | null {
  const known = read.get(view.facts) ?? new Map<string, Sought | null>();
  read.set(view.facts, known);
  const key = JSON.stringify([question, conversation]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const sought = soughtBy(question, conversation, view);
  known.set(key, sought);
  return sought;
}
