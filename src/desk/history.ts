import { type Answer, blank, type Section } from '../domain/answer.ts';
import { isAtLeast } from '../domain/roles.ts';
import { STATUS_LABEL } from '../domain/status.ts';
import { isLive } from '../search/conflicts.ts';
import { toEvidence } from '../search/evidence.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { AuditedVersion } from './store.ts';
import { factNamed, type Work } from './work.ts';

/** Versions that are listed. */
const SHOWN = 20;

/** All versions of a fact, newest first, and how it stands. Who did it only editors are told. `asked` counts by fact id. */
export function historyOf(factId: string, asked: ReadonlyMap<string, number>, work: Work): Answer {
  const { onFile, view, who, now } = work;
  const fact = factNamed(factId, work);
  const editor = isAtLeast(who.role, 'editor');
  const versions = onFile.store.history('fact', fact.id).slice(-SHOWN).toReversed();
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
        ...versions.map((version) => lineOf(version, editor, work)),
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

/** A version's line; its status is that of the moment, with whatever its source did to it. */
function lineOf({ id, at, version, act, by, reason }: AuditedVersion, editor: boolean, { onFile }: Work): string {
  const then = onFile.at(at).library.facts.find((fact) => fact.id === id);
  const told = editor || act === 'status' || act === 'kill' ? reason : null;
  return WORK_TEXT.history.line(at, version, WORK_TEXT.acts[act], then ? STATUS_LABEL[then.status] : '', editor ? by : null, told);
}
