import { type Problem, UserError } from '../domain/errors.ts';
import { hashOf } from '../knowledge/hash.ts';
import { type Held, type Holding, holdingKey } from '../knowledge/holding.ts';
import { caution, whole } from '../knowledge/problems.ts';
import { readKnowledge } from '../knowledge/read.ts';
import { WORK_TEXT } from '../text/work.ts';
import { asFiled } from './export/as-filed.ts';
import { bringsBack, withApprovals } from './from-files.ts';
import type { OnFile } from './on-file.ts';
import type { Change, FileMark, FileProposal } from './store.ts';

/** What came of looking through the knowledge files. */
export interface Synchronised {
  /** False: there is an error in the files, so that nothing was taken from them; what stood goes on standing. */
  readonly taken: boolean;
  readonly problems: readonly Problem[];
  /** Things that changed. */
  readonly changed: number;
}

/** The author of what files say. */
const FILE = 'file';

/**
 * Takes in what changed in the knowledge files (DESIGN.md, "Versions"): what only the file changed becomes a new version; what was changed
 * in chat as well stays, and the file's version becomes a proposal; what is gone from the files is told, never deleted. `now` is epoch ms.
 * Throws UserError where there is no folder, and, unless it `mayBeEmpty`, where there is no topic in it.
 */
export function synchronise(onFile: OnFile, folder: string, now: number, mayBeEmpty = false): Synchronised {
  const { holdings, problems } = readKnowledge(folder, mayBeEmpty);
  if (!holdings) return { taken: false, problems, changed: 0 };
  onFile.refresh();
  sameKnowledge(holdings, onFile, folder);
  const { changes, marks, proposals, settled } = compare(holdings, onFile, now);
  if (changes.length + marks.length + proposals.length + settled.length > 0) {
    const done = onFile.submit({ at: now, by: FILE, changes, marks, proposals, settled });
    // Somebody was quicker in chat: the files are compared with that.
    if (!done.ok) return synchronise(onFile, folder, now, mayBeEmpty);
  }
  return { taken: true, problems: [...problems, ...unsettled(holdings, onFile, now)], changed: changes.length };
}

/** What in the files isn't what stands, and won't be taken in: what was changed in chat as well, and what is no longer there. */
export function unsettled(filed: readonly Holding[], onFile: OnFile, now: number): Problem[] {
  const there = new Set(filed.map(holdingKey));
  const { store } = onFile;
  const { proposals, settled } = compare(filed, onFile, now);
  const open = new Map([...store.proposals(), ...proposals].map(({ holding }) => [holdingKey(holding), holding]));
  for (const each of settled) open.delete(holdingKey(each));
  return [
    ...[...open.values()].map(({ kind, id }) => caution(whole(''), WORK_TEXT.bothChanged(kind, id))),
    ...store
      .marks()
      .filter((mark) => !there.has(holdingKey(mark)))
      .map(({ kind, id }) => caution(whole(''), WORK_TEXT.goneFromFiles(kind, id))),
  ];
}

/** Throws UserError where the store was made from other knowledge files: two newsrooms' files never end up in one store by a slip. */
function sameKnowledge(filed: readonly Holding[], { store }: OnFile, folder: string): void {
  const topics = store.marks().filter(({ kind }) => kind === 'topic');
  if (topics.length > 0 && !topics.some(({ id }) => filed.some((each) => each.kind === 'topic' && each.id === id)))
    throw new UserError(
      WORK_TEXT.otherKnowledge(
        folder,
        topics.map(({ id }) => id),
      ),
      1,
    );
}

interface Compared {
  readonly changes: Change[];
  readonly marks: FileMark[];
  readonly proposals: FileProposal[];
  readonly settled: Pick<FileMark, 'kind' | 'id'>[];
}

/** A file's version of something that is on file already. */
interface Changed {
  readonly filed: Holding;
  readonly hash: string;
  readonly held: Held | null;
}

function compare(filed: readonly Holding[], onFile: OnFile, now: number): Compared {
  const last = new Map(onFile.store.marks().map((mark) => [holdingKey(mark), mark.hash]));
  const proposed = new Map(onFile.store.proposals().map((proposal) => [holdingKey(proposal.holding), proposal.hash]));
  const fresh: Changed[] = [];
  const marks: FileMark[] = [];
  const both: Changed[] = [];
  const settled: Compared['settled'] = [];
  for (const each of filed) {
    const key = holdingKey(each);
    const hash = fileHash(each);
    const held = onFile.find(each.kind, each.id);
    const was = last.get(key);
    // What was exported says more than what is kept: a checksum, approvals given in chat.
    const same =
      held !== null && !('removed' in held.holding) && [held.holding, asFiled(held.holding)].some((one) => fileHash(one) === hash);
    const mark = { kind: each.kind, id: each.id, hash };
    if (hash === was || same) {
      if (hash !== was) marks.push(mark);
      if (proposed.has(key)) settled.push(mark);
    } else if ((held === null || fileHash(held.holding) === was) && !bringsBack(each, held)) fresh.push({ filed: each, hash, held });
    else both.push({ filed: each, hash, held });
  }
  const { sound, torn } = keepingQuotes(fresh, onFile);
  // Taken now, whatever an earlier version of the file's had to wait for.
  for (const { filed } of sound) if (proposed.has(holdingKey(filed))) settled.push(filed);
  const at = new Date(now).toISOString();
  return {
    changes: sound.map(({ filed: holding, held }) => ({
      holding: withApprovals(holding, held),
      from: held?.version ?? 0,
      act: 'file',
      reason: null,
    })),
    marks: [...marks, ...sound.map(({ filed: { kind, id }, hash }) => ({ kind, id, hash }))],
    proposals: [...both, ...torn]
      .filter(({ filed: each, hash }) => proposed.get(holdingKey(each)) !== hash)
      .map(({ filed: holding, hash }) => ({ holding, hash, at })),
    settled,
  };
}

/** Sets apart what would leave a fact without its quote: a source's new text that lacks a quote which the store goes on having. */
function keepingQuotes(fresh: readonly Changed[], onFile: OnFile): { sound: Changed[]; torn: Changed[] } {
  let sound = [...fresh];
  const torn: Changed[] = [];
  for (;;) {
    const broken = new Set(
      onFile
        .tornBy(sound.map(({ filed }) => filed))
        .flatMap((fact) => [holdingKey(fact), holdingKey({ kind: 'source', id: fact.fields.source })]),
    );
    const bad = sound.filter(({ filed }) => broken.has(holdingKey(filed)));
    if (bad.length === 0) return { sound, torn };
    torn.push(...bad);
    sound = sound.filter((each) => !bad.includes(each));
  }
}

/** Of what a file says: approvals given in chat are none of it. */
function fileHash(holding: Holding): string {
  if (holding.kind === 'draft') return hashOf(holding);
  // A source may move to another topic; every other id has its topic in it.
  return hashOf(holding.kind === 'source' ? [holding.topicId, holding.fields, holding.text] : holding.fields);
}
