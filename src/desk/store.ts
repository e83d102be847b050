import type { Held, Holding, HoldingKind } from '../knowledge/holding.ts';

/** What was done to a thing on file, as the audit words it. */
export const ACTS = [
  'file',
  'add',
  'publish',
  'edit',
  'status',
  'approve',
  'link',
  'kill',
  'discard',
  'undo',
  /** It changed because something that it rests on did. */
  'follow',
] as const;
export type Act = (typeof ACTS)[number];

/** A new version of a thing on file. */
export interface Change {
  readonly holding: Holding;
  /** The version that it is made from; 0: there is none. */
  readonly from: number;
  readonly act: Act;
  readonly reason: string | null;
}

/** Which word a change is told with (DOMAIN.md, rule 12): "Update" for a status change, else "Correction". */
export type Word = 'correction' | 'update';

/** A fact that isn't any more what people were told. */
export interface Affected {
  /** A fact's id; `sourceId#`: all passages of that source. */
  readonly factId: string;
  /** Answers that told this version, or an earlier one, are to be put right. */
  readonly version: number;
  readonly word: Word;
  /**
   * Something newer speaks to it, so that answers have to be made anew to know; false: nothing but the quote's own words, standing or
   * source changed.
   */
  readonly bySomethingElse: boolean;
  /** Said to people; null: none given. */
  readonly reason: string | null;
  /** The gates (`gateKey`) behind which it changed, or that speaks which does: it is none of others' business. Left out: none. */
  readonly behind?: string;
}

/** From one version of a thing to another, so that it can be undone. */
export interface Step {
  readonly kind: HoldingKind;
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Word that has to go out, or went: changes of one editor, or of one fact, within `JOINED` ms are one. What changed behind gates is apart from
 * all else, which would show by its time and its words that there is such a thing.
 */
export interface Correction {
  /** `[0-9a-f]`, 12 characters. */
  readonly id: string;
  /** The editor's account, `slack:U1`. */
  readonly by: string;
  /** Epoch ms of the first change in it. */
  readonly at: number;
  /** Epoch ms: until then it can be undone, and is joined by what comes. */
  readonly goesAt: number;
  readonly state: 'waiting' | 'going' | 'done';
  /** Without the gates, which all of it has in common. */
  readonly affected: readonly Affected[];
  /** As in `Affected`. */
  readonly behind?: string;
  /** All changes in it, in order. */
  readonly steps: readonly Step[];
}

/** How long (ms) a change can be undone before word of it goes out, counted from the last one that joined; and from the first at most. */
export const JOINED = { usual: 60_000, most: 5 * 60_000 } as const;

/** The hash of an entry in the knowledge files, as it was last synchronised. */
export interface FileMark {
  readonly kind: HoldingKind;
  readonly id: string;
  readonly hash: string;
}

/** The files' version of something that was changed in chat as well: the store stays, and an editor decides. */
export interface FileProposal {
  readonly holding: Holding;
  /** Of the file's entry. */
  readonly hash: string;
  /** UTC ISO text. */
  readonly at: string;
}

/** One act of somebody's: all of it is written, or nothing. */
export interface Commit {
  /** Epoch ms. */
  readonly at: number;
  /** The account, or `file`. */
  readonly by: string;
  readonly changes: readonly Change[];
  /**
   * Whom it has to be told to; empty: nobody. They join the waiting correction behind the same gates that has one of these facts, else the
   * editor's own there.
   */
  readonly affected: readonly Affected[];
  /** What the files said when this was synchronised. */
  readonly marks: readonly FileMark[];
  /** Set in place of earlier ones of the same thing. */
  readonly proposals: readonly FileProposal[];
  /** Proposals that are settled: taken, refused, or withdrawn in the file. */
  readonly settled: readonly Pick<FileMark, 'kind' | 'id'>[];
  /** Pairs of facts that look like a conflict and were found to be none, as `pairKey` gives them. */
  readonly dismissed: readonly string[];
}

export type Committed =
  /** `correctionId`: where there are several, that which all may hear of. */
  | { readonly ok: true; readonly held: readonly Held[]; readonly correctionId: string | null }
  /** Somebody was quicker: these are the versions that stand now. Nothing was written. */
  | { readonly ok: false; readonly standing: readonly Held[] };

/** One line of the audit; it can't be changed or deleted, in the database either. */
export interface AuditRow {
  /** In the order in which things were done, from 1, without gaps. */
  readonly seq: number;
  /** UTC ISO text. */
  readonly at: string;
  readonly by: string;
  readonly act: Act;
  readonly kind: HoldingKind;
  readonly id: string;
  readonly version: number;
  readonly reason: string | null;
}

/** A line of the audit with what the thing was then. */
export interface AuditedVersion extends AuditRow {
  readonly holding: Holding;
}

/**
 * The desk's memory: everything on file in all its versions. Every call is synchronous, so that nothing can come between; every write is
 * durable when the call returns. Throws only for bugs and where the disk fails.
 */
export interface Store {
  /** What stands now, in the order in which things came on file. */
  readonly held: () => readonly Held[];
  /** What stood at a moment (UTC ISO text), that moment included. */
  readonly heldAt: (at: string) => readonly Held[];
  /** What stood after a line of the audit; 0: nothing. */
  readonly heldAtSeq: (seq: number) => readonly Held[];
  /** The last line of the audit at an instant (epoch ms), that instant included; 0: none. */
  readonly seqAt: (at: number) => number;
  /** All versions of a thing, oldest first; empty: it was never on file. */
  readonly history: (kind: HoldingKind, id: string) => readonly AuditedVersion[];
  /** What was done after a moment (UTC ISO text), oldest first. */
  readonly auditSince: (at: string) => readonly AuditedVersion[];
  readonly marks: () => readonly FileMark[];
  readonly proposals: () => readonly FileProposal[];
  readonly dismissed: () => ReadonlySet<string>;
  readonly commit: (commit: Commit) => Committed;
  readonly correction: (id: string) => Correction | null;
  /** The last line of the audit; 0: none. Another process's writes move it, too. */
  readonly lastSeq: () => number;
}

/** Names a pair of facts, whichever comes first. */
export const pairKey = (one: string, other: string): string => [one, other].sort().join(' ');

/** Whether what is affected is, or holds, the fact or passage of that id. */
export function concerns({ factId: affected }: Pick<Affected, 'factId'>, factId: string): boolean {
  return affected.endsWith('#') ? factId.startsWith(affected) : factId === affected;
}
