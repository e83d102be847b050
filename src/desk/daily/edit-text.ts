import { type BriefingAnswer, blank } from '../../domain/answer.ts';
import { STATUS_LABEL } from '../../domain/status.ts';
import { weakestOf } from '../../search/brief.ts';
import { toEvidence } from '../../search/evidence.ts';
import type { View } from '../../search/view.ts';
import { type Counted, SUMMARY_TEXT } from '../../text/summary.ts';
import { type ChangeSet, newerIn } from '../changes/change-set.ts';
import { correctionLine, quotableAfter } from './summary-topic.ts';
import { type ToldChange, toldChanges } from './summary-topics.ts';

/** How many corrections, and how many moves from one status to another, are named. */
const MOST = { corrections: 3, moves: 3 } as const;

/** How many changes of each kind there are, corrections aside. */
export function countedIn(changes: readonly ToldChange[]): Counted {
  const of = (kind: ToldChange['kind']): number => changes.filter((each) => each.kind === kind).length;
  return { fresh: of('new'), status: of('status'), superseded: of('superseded'), restored: of('restored'), lapsed: of('lapsed') };
}

/** "flood/dead withdrawn": what a correction is, in a few words. */
export function correctionWord(change: ToldChange): string {
  const { id, from, to } = change;
  const newer = newerIn(change);
  if (to.fact.status === 'withdrawn') return SUMMARY_TEXT.withdrawn(id);
  if (newer?.kind === 'corrects') return SUMMARY_TEXT.correctedBy(id, newer.by);
  return to.fact.status === 'found-false' && from?.fact.status !== 'found-false' ? SUMMARY_TEXT.foundFalse(id) : SUMMARY_TEXT.corrected(id);
}

/**
 * What an edit of a post is about, in one line: "Correction: …" where something was corrected or withdrawn, else "Update: …" (DOMAIN.md,
 * rule 12). `changes`: those from what the post showed to what stands now, as its readers see it (`changesOf`). null: there is nothing
 * to say.
 */
export function editText(changes: ChangeSet): string | null {
  const told = toldChanges(changes);
  if (told.length === 0) return null;
  const corrected = told.filter(({ kind }) => kind === 'corrected');
  const named = corrected.slice(0, MOST.corrections).map(correctionWord);
  const others = SUMMARY_TEXT.counts(countedIn(told), moves(told));
  return SUMMARY_TEXT.edited(named.length === 0 ? '' : SUMMARY_TEXT.whats(named, corrected.length - named.length), others);
}

/** "flood/dam Official statement → Disputed"; where there are many, the counts alone are told. */
function moves(told: readonly ToldChange[]): string[] {
  const found = told.flatMap(({ id, kind, from, to }) =>
    kind === 'status' && from ? [SUMMARY_TEXT.move(id, STATUS_LABEL[from.fact.status], STATUS_LABEL[to.fact.status])] : [],
  );
  return found.length > MOST.moves ? [] : found;
}

/**
 * What the reply under a post says where something was corrected or withdrawn: each correction, and the quotes as they stand now. `now` is
 * epoch ms. null: nothing was.
 */
export function correctionAnswer(changes: ChangeSet, view: View, now: number): BriefingAnswer | null {
  const corrected = toldChanges(changes).filter(({ kind }) => kind === 'corrected');
  if (corrected.length === 0) return null;
  const said = corrected.map(correctionLine);
  const quotes = quotableAfter(corrected, view).map((fact) => toEvidence(fact, view, now));
  const sections = [
    {
      title: SUMMARY_TEXT.whatCorrected,
      quotes: [],
      lines: said.map(({ line }) => line),
      factIds: said.flatMap(({ factIds }) => factIds),
    },
    ...(quotes.length === 0 ? [] : [{ title: SUMMARY_TEXT.nowStands, quotes, lines: [] }]),
  ];
  const topics = new Set(corrected.map(({ to }) => to.fact.topicId));
  const [topicId = null] = topics.size === 1 ? topics : [];
  return { ...blank('', topicId, now), outcome: 'briefing', title: SUMMARY_TEXT.correctionTitle, status: weakestOf(sections), sections };
}
