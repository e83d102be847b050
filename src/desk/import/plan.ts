import { gateKey } from '../../domain/audience.ts';
import { UNFILED } from '../../domain/source.ts';
import type { Held, SourceHolding } from '../../knowledge/holding.ts';
import { gatesOf } from '../../knowledge/library.ts';
import { marksOf } from '../../language/sketch-index.ts';
import { IMPORT_TEXT } from '../../text/import.ts';
import type { OnFile } from '../on-file.ts';
import type { Change } from '../store.ts';
import { identify } from './identity.ts';
import { type Incoming, itemHash } from './incoming.ts';
import type { Item, Revision } from './item.ts';
import type { Origins } from './origins.ts';
import { quotesAfter } from './quotes-after.ts';
import { orderOf } from './revisions.ts';
import { faultOf, fieldsOf, revisionOf } from './to-source.ts';

/** What is to become of something that was read. */
export type Plan =
  | {
      readonly kind: 'added' | 'version' | 'killed';
      readonly id: string;
      readonly changes: readonly Change[];
      /** It comes on file, and may not be used for now. */
      readonly held: boolean;
    }
  /** It is on file as it is, or in a newer version. */
  | { readonly kind: 'same' | 'older'; readonly id: string }
  | {
      readonly kind: 'refused';
      readonly reason: string;
      /** What its publisher withdrew before it came on file; absent where it is refused for something else. */
      readonly canceled?: { readonly id: string; readonly revision: Revision | null };
    };

/** What it takes to plan. */
export interface Planning {
  readonly onFile: OnFile;
  readonly origins: () => Origins;
  /** null: a source stays in its topic, and a new one is unfiled. */
  readonly topicId: string | null;
  /** A source that is in a topic stays in it, whatever `topicId` is. */
  readonly staysInTopic: boolean;
  /** What this run read that was withdrawn and not on file, by its id: in whichever order they come, no version up to that one is used. */
  readonly canceled: ReadonlyMap<string, Revision | null>;
  /** What this run read so far of each source, so that nothing goes back and forth: the item's hash by the source's id. */
  readonly seen: ReadonlyMap<string, string>;
  /** Epoch ms. */
  readonly now: number;
}

/** Which changes bring on file what was read (DOMAIN.md, "Formats"). Nothing is changed yet. */
export function planFor(incoming: Incoming, planning: Planning): Plan {
  const { read } = incoming;
  if (!read.ok) return refused(read.reason);
  const { item, where } = read;
  const identity = identify(item, where, incoming, planning.onFile);
  if (!identity.ok) return refused(identity.reason);
  const coming: Coming = {
    item,
    id: identity.id,
    imported: { item: itemHash(item), file: incoming.file, place: identity.place },
  };
  const held = planning.onFile.find('source', identity.id);
  if (!held) return added(coming, planning);
  return held.holding.imported ? again(coming, held, held.holding.imported, planning) : refused(IMPORT_TEXT.elsewhere(identity.id));
}

interface Coming {
  readonly item: Item;
  readonly id: string;
  readonly imported: Pick<NonNullable<SourceHolding['imported']>, 'item' | 'file' | 'place'>;
}

const refused = (reason: string): Extract<Plan, { kind: 'refused' }> => ({ kind: 'refused', reason });

function added({ item, id, imported }: Coming, planning: Planning): Plan {
  if (item.standing === 'canceled') return { ...refused(IMPORT_TEXT.canceled), canceled: { id, revision: item.revision } };
  const until = planning.canceled.get(id);
  if (until !== undefined && orderOf(item.revision, until) !== 'newer') return refused(IMPORT_TEXT.canceled);
  const fault = faultOf(item);
  if (fault !== null) return refused(fault);
  const { onFile, now } = planning;
  const topicId = planning.topicId ?? UNFILED;
  const fields = { id, ...fieldsOf(item, now), retrievedAt: new Date(now).toISOString() };
  const bare: SourceHolding = { kind: 'source', id, topicId, fields, text: item.text };
  const gates = gatesOf(bare, onFile.library);
  const origins = planning.origins();
  const copied = origins.of(item.text, id, gates);
  if (copied.killed !== null) return refused(IMPORT_TEXT.killedText(copied.killed));
  const origin = copied.originId ?? undefined;
  origins.add(id, item.text, copied, origin, gates);
  const holding: SourceHolding = {
    ...bare,
    fields: { ...fields, origin },
    imported: { ...imported, marks: marksOf(copied.sketch), beside: item.beside },
  };
  return { kind: 'added', id, held: fields.unusable !== undefined, changes: [{ holding, from: 0, act: 'add', reason: reasonOf(item) }] };
}

/** A source that is on file. */
function again(coming: Coming, held: Held<SourceHolding>, known: NonNullable<SourceHolding['imported']>, planning: Planning): Plan {
  const { item, id, imported } = coming;
  const { holding } = held;
  const { fields } = holding;
  const alike = known.item === imported.item;
  const order = orderOf(item.revision, revisionOf(holding));
  if (!alike && order === 'older') return { kind: 'older', id };
  const withdrawn = fields.status === 'withdrawn';
  if (item.standing === 'canceled') return withdrawn ? { kind: 'same', id } : killed(item, held, planning);
  // A publisher who takes something back doesn't always call it a new version.
  const tighter = isTighter(fieldsOf(item, planning.now), fields, planning.now);
  // The same words under a higher number are a version all the same: else one that comes late with a number between would pass for newer.
  const raised = order === 'newer' && (item.revision?.number ?? null) !== null && (revisionOf(holding)?.number ?? null) !== null;
  if ((alike && !raised) || (order === 'same' && !tighter)) {
    const topicId = topicOf(holding, planning);
    return topicId === holding.topicId || withdrawn ? { kind: 'same', id } : filed(held, topicId);
  }
  if (withdrawn) return refused(IMPORT_TEXT.staysWithdrawn(fields.reason ?? ''));
  if (order === 'unknown' && (planning.seen.get(id) ?? imported.item) !== imported.item) return refused(IMPORT_TEXT.twice);
  return newVersion(coming, held, planning);
}

/** The topic that a source which is on file is to be in. */
function topicOf({ topicId }: SourceHolding, planning: Planning): string {
  return planning.topicId === null || (planning.staysInTopic && topicId !== UNFILED) ? topicId : planning.topicId;
}

/** Whether it may be used by fewer, or for less long, than it may on file. */
function isTighter(coming: Gates, onFile: Gates, now: number): boolean {
  const opens = ({ embargo }: Gates): number => (embargo === undefined ? now : Date.parse(embargo));
  const ends = ({ expires }: Gates): number => (expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires));
  return (
    (coming.unusable !== undefined && onFile.unusable === undefined) ||
    opens(coming) > Math.max(opens(onFile), now) ||
    ends(coming) < ends(onFile)
  );
}

type Gates = Pick<SourceHolding['fields'], 'unusable' | 'embargo' | 'expires'>;

function newVersion({ item, id, imported }: Coming, held: Held<SourceHolding>, planning: Planning): Plan {
  const fault = faultOf(item);
  if (fault !== null) return refused(fault);
  const { onFile, now } = planning;
  const { holding, version } = held;
  const { retrievedAt, origin, audience } = holding.fields;
  const fields = { id, ...fieldsOf(item, now), retrievedAt, origin, audience };
  const topicId = topicOf(holding, planning);
  const bare: SourceHolding = { kind: 'source', id, topicId, fields, text: item.text };
  const gates = gatesOf(bare, onFile.library);
  const origins = planning.origins();
  const copied = origins.of(item.text, id, gates);
  // An origin from behind the gates that it stood behind goes with them.
  const moved = gateKey(gatesOf(holding, onFile.library)) !== gateKey(gates);
  const own = (moved ? undefined : origin) ?? copied.originId ?? undefined;
  origins.add(id, item.text, copied, own, gates);
  const marks = marksOf(copied.sketch);
  const next: SourceHolding = { ...bare, fields: { ...fields, origin: own }, imported: { ...imported, marks, beside: item.beside } };
  const reason = reasonOf(item);
  return {
    kind: 'version',
    id,
    held: fields.unusable !== undefined,
    changes: [{ holding: next, from: version, act: 'edit', reason }, ...quotesAfter(held, item.text, reason, onFile, now)],
  };
}

/** It may not be used any more: what rests on it goes with it, and the words stay as they were for the record. */
function killed({ revision }: Item, { holding, version }: Held<SourceHolding>, { now }: Planning): Plan {
  const fields = {
    ...holding.fields,
    status: 'withdrawn',
    reason: IMPORT_TEXT.killed,
    at: new Date(now).toISOString(),
    ...(revision && { revision: { number: revision.number ?? undefined, at: revision.at ?? undefined } }),
  } as const;
  const change: Change = { holding: { ...holding, fields }, from: version, act: 'kill', reason: IMPORT_TEXT.killed };
  return { kind: 'killed', id: holding.id, held: false, changes: [change] };
}

/** The same, in another topic. */
function filed({ holding, version }: Held<SourceHolding>, topicId: string): Plan {
  const change: Change = { holding: { ...holding, topicId }, from: version, act: 'edit', reason: IMPORT_TEXT.filed };
  return { kind: 'version', id: holding.id, held: false, changes: [change] };
}

function reasonOf({ corrects, standing }: Item): string | null {
  if (corrects) return IMPORT_TEXT.corrected;
  return standing === 'withheld' ? IMPORT_TEXT.withheld : null;
}
