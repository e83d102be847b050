import { type Answer, blank, type Section } from '../domain/answer.ts';
import { isAtLeast } from '../domain/roles.ts';
import { STATUS_LABEL, type Status } from '../domain/status.ts';
import type { FactHolding, Holding } from '../knowledge/holding.ts';
import { fullId } from '../knowledge/ids.ts';
import { standingOf } from '../knowledge/library.ts';
import { isLive } from '../search/conflicts.ts';
import { toEvidence } from '../search/evidence.ts';
import type { View } from '../search/view.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { AuditedVersion } from './store.ts';
import { accountShown } from './who.ts';
import { factNamed, type Work } from './work.ts';

/** Versions that are listed. */
const SHOWN = 20;

/** A version of a fact, and the one before it. */
interface Turn {
  readonly version: AuditedVersion;
  readonly fact: FactHolding;
  readonly before: FactHolding | null;
}

/** All versions of a fact, newest first, and how it stands. Who did it and why only editors are told. `asked` counts by fact id. */
export function historyOf(factId: string, asked: ReadonlyMap<string, number>, work: Work): Answer {
  const { onFile, view, who, now } = work;
  const fact = factNamed(factId, work);
  const editor = isAtLeast(who.role, 'editor');
  const turns = onFile.store
    .history('fact', fact.id)
    .flatMap((version, at, all): Turn[] => {
      const [held, before] = [factIn(version.holding), factIn(all[at - 1]?.holding)];
      return held ? [{ version, fact: held, before }] : [];
    })
    .filter((turn) => isTold(turn, editor, view))
    // By its own number, a version that isn't told would be missed.
    .map((turn, at) => ({ ...turn, number: at + 1 }))
    .slice(-SHOWN)
    .toReversed();
  const statusOf = statusesOn(work);
  const sections: Section[] = [
    {
      title: WORK_TEXT.history.now,
      quotes: isLive(fact) ? [toEvidence(fact, view, now)] : [],
      lines: isLive(fact) ? [] : [STATUS_LABEL[fact.status]],
    },
    {
      title: WORK_TEXT.history.versions,
      quotes: [],
      lines: [
        ...turns.map((turn) => lineOf(turn, turn.number, statusOf(turn), editor, work)),
        ...(editor ? [WORK_TEXT.history.told(asked.get(fact.id) ?? 0)] : []),
      ],
    },
  ];
  return {
    ...blank('', fact.topicId, now),
    outcome: 'briefing',
    title: WORK_TEXT.history.title(fact.id),
    status: isLive(fact) ? fact.status : null,
    sections,
  };
}

const factIn = (holding: Holding | undefined): FactHolding | null => (holding?.kind === 'fact' ? holding : null);

/** One person's approval is the desk's own affair, and a link to what somebody may not see is nothing to that one. */
function isTold({ version: { act }, fact, before }: Turn, editor: boolean, view: View): boolean {
  if (act === 'approve') return editor || fact.pending === undefined;
  if (act !== 'link' || !before) return true;
  const links = (of: FactHolding) => of.fields.links.map(({ kind, to }) => `${kind} ${fullId(of.topicId, to)}`);
  const [was, is] = [new Set(links(before)), new Set(links(fact))];
  return [...was.symmetricDifference(is)].every((link) => view.factById.has(link.slice(link.indexOf(' ') + 1)));
}

function lineOf({ version: { at, act, by, reason } }: Turn, number: number, status: Status | null, editor: boolean, { who }: Work): string {
  // Why something was withdrawn is told; why it is on hold, or how its standing was found, is the desk's own (DOMAIN.md, "Status").
  const told = editor || status === 'withdrawn' ? reason : null;
  const label = status === null ? '' : STATUS_LABEL[status];
  return WORK_TEXT.history.line(at, number, WORK_TEXT.acts[act], label, editor ? accountShown(by, who.holders) : null, told);
}

/** How each version stood when it came to be, with whatever its source did to it; null: it was taken off. */
function statusesOn({ onFile: { store } }: Work): (turn: Turn) => Status | null {
  const sources = new Map<string, readonly AuditedVersion[]>();
  return ({ version: { seq }, fact }) => {
    if (fact.removed) return null;
    const id = fact.fields.source;
    const versions = sources.get(id) ?? store.history('source', id);
    sources.set(id, versions);
    const source = versions.findLast((each) => each.seq < seq)?.holding;
    return source?.kind === 'source' ? standingOf(fact, source.fields).status : null;
  };
}
