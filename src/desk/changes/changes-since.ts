import { type Answer, blank, type Evidence, type Section } from '../../domain/answer.ts';
import type { Viewer } from '../../domain/audience.ts';
import { UserError } from '../../domain/errors.ts';
import type { Fact, Topic } from '../../domain/fact.ts';
import { STATUS_LABEL } from '../../domain/status.ts';
import { weakestOf } from '../../search/brief.ts';
import { isLive } from '../../search/conflicts.ts';
import { toEvidence } from '../../search/evidence.ts';
import type { View } from '../../search/view.ts';
import { WORK_TEXT } from '../../text/work.ts';
import type { OnFile } from '../on-file.ts';
import { dateIn } from '../read-input.ts';
import { between, changesIn, stateIn, stateOf, wordOf } from './change-set.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Whose eyes look at what changed. */
export interface Looking {
  readonly onFile: OnFile;
  readonly view: View;
  readonly viewer: Viewer;
  /** Epoch ms. */
  readonly now: number;
  /** null: all topics. */
  readonly topic: Topic | null;
}

/**
 * What changed between a moment (epoch ms) and now, in what the viewer may see: state against state, whatever lies between. What the viewer
 * couldn't have seen then is new.
 */
export function changesSince(since: number, { onFile, view, viewer, now, topic }: Looking): Answer {
  const moment = new Date(since).toISOString();
  const changes = changesIn(
    between(stateOf(onFile.at(moment).library, viewer, since), stateIn(view, viewer, now)),
    topic === null ? view.topicById.keys() : [topic.id],
  );
  // In the order in which things came on file.
  const told = view.facts.flatMap(({ id }) => changes.get(id) ?? []);
  const known = told.flatMap((change) => {
    const { from, to } = change;
    return from && to ? [{ fact: to.fact, past: from.fact, word: wordOf(change) }] : [];
  });
  const section = (title: string, changed: readonly Fact[], lines: readonly string[]): Section => ({
    title,
    quotes: eachOnce(changed.filter(isLive).map((fact) => toEvidence(fact, view, now))),
    lines: changed.length === 0 ? [WORK_TEXT.changes.none] : lines,
    ...(lines.length > 0 && { factIds: changed.map(({ id }) => id) }),
  });
  const changed = (title: string, pairs: typeof known) =>
    section(
      title,
      pairs.map(({ fact }) => fact),
      pairs.map(({ fact, past }) => lineOf(fact, past)),
    );
  const sections = [
    changed(
      WORK_TEXT.changes.corrections,
      known.filter(({ word }) => word === 'correction'),
    ),
    changed(
      WORK_TEXT.changes.status,
      known.filter(({ word }) => word === 'update'),
    ),
    section(
      WORK_TEXT.changes.fresh,
      told.flatMap(({ from, to }) => (!from && to && isLive(to.fact) ? [to.fact] : [])),
      [],
    ),
  ];
  const title = WORK_TEXT.changes.title(moment);
  return { ...blank('', topic?.id ?? null, now), outcome: 'briefing', title, status: weakestOf(sections), sections };
}

/** Two entries on the same words, standing alike, read the same: they are shown once. */
function eachOnce(quotes: readonly Evidence[]): Evidence[] {
  return [...new Map(quotes.map((quote) => [`${quote.sourceId}#${quote.start}-${quote.end} ${quote.label}`, quote])).values()];
}

/** Why something was withdrawn is told; every other reason is the desk's own (DOMAIN.md, "Status"). */
function lineOf({ id, status, statusReason }: Fact, past: Fact): string {
  if (status === 'withdrawn') return WORK_TEXT.changes.withdrawn(id, statusReason);
  return status === past.status
    ? WORK_TEXT.changes.corrected(id)
    : WORK_TEXT.changes.was(id, STATUS_LABEL[past.status], STATUS_LABEL[status]);
}

/**
 * A moment as people write it: a date (its start in UTC), an instant, "today", "yesterday", "24h", "3d". Epoch ms. Throws UserError
 * (exit code 2) for anything else, and for what is still to come.
 */
export function readSince(text: string, now: number): number {
  const asked = text.trim().toLowerCase();
  const ago = /^(\d{1,4})\s*([hd])$/u.exec(asked);
  const midnight = now - (now % DAY);
  const at = ago
    ? now - Number(ago[1]) * (ago[2] === 'h' ? HOUR : DAY)
    : asked === 'today'
      ? midnight
      : asked === 'yesterday'
        ? midnight - DAY
        : /^\d{4}-\d{2}-\d{2}(?:t\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:z|[+-]\d{2}:\d{2}))?$/u.test(asked)
          ? dateIn(text.trim().toUpperCase())
          : Number.NaN;
  if (Number.isNaN(at)) throw new UserError(WORK_TEXT.notASince(text), 2);
  if (at > now) throw new UserError(WORK_TEXT.inFuture, 2);
  return at;
}
