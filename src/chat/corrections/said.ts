import { type Affected, concerns } from '../../desk/store.ts';
import { wordsStand } from '../../desk/words-stand.ts';
import { type Answer, type Evidence, quotesOf, type Related } from '../../domain/answer.ts';
import { isReminder } from '../../text/answer.ts';
import { DESK_TEXT } from '../../text/desk.ts';
import type { Amending } from './amend.ts';
import type { Copy } from './outbox.ts';

type Standing = Amending['onFile'];

/** Whether all that a copy tells of a thing is what stands. What it rests on without showing it can't be compared: a new version is another thing. */
export function saysStill({ recorded: { answer }, cited }: Copy, affected: Pick<Affected, 'factId'>, onFile: Standing): boolean {
  const told = quotesOf(answer).filter(({ factId }) => concerns(affected, factId));
  const related = answer.related.filter(({ factId }) => concerns(affected, factId));
  if (affected.factId.endsWith('#')) {
    const some = told.length + related.length > 0;
    return some && told.every((quote) => onFile.passageStands(quote)) && related.every((each) => passageReads(each, onFile));
  }
  const stands = onFile.evidence(affected.factId, Date.parse(answer.lookedAt));
  if (!stands) return false;
  // A unit for the script is told in a line.
  if (answer.outcome === 'notice') return answer.message.split('\n').includes(DESK_TEXT.script(stands));
  if (told.length + related.length === 0)
    return cited.some(({ factId, version }) => factId === stands.factId && version === stands.version);
  return (
    told.every((quote) => shown(quote) === shown(stands)) &&
    related.every(({ statement, label }) => statement === stands.text && label === stands.label)
  );
}

/** Whether a passage's words stand where they stood, in a source that is still to be used. */
function passageReads({ factId, statement }: Related, onFile: Standing): boolean {
  const [, sourceId = '', start, end] = /^(.*)#(\d+)-(\d+)$/su.exec(factId) ?? [];
  const source = onFile.source(sourceId);
  return source !== null && wordsStand(source, Number(start), Number(end), statement);
}

/** Whether two answers tell the same, but for how time has gone by since. */
export function sameSaid(one: Answer, other: Answer): boolean {
  return said(one) === said(other);
}

function said(answer: Answer): string {
  const sections = answer.outcome === 'briefing' ? answer.sections : [];
  return JSON.stringify([
    answer.outcome,
    quotesOf(answer).map((quote) => shown({ ...quote, notes: [] })),
    answer.related,
    answer.premise,
    'message' in answer ? answer.message : null,
    sections.map(({ title, lines, quotes }) => [title, lines, quotes.length]),
  ]);
}

/** All that people see of a quote, but for when the desk is to look at it again. */
function shown({ version: _version, start: _start, end: _end, attribution, notes, ...told }: Evidence): string {
  const { kind, as, relayed, inherited } = attribution;
  const rest = { ...told, notes: notes.filter((note) => !isReminder(note)) };
  return JSON.stringify([Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)), kind, as, relayed, inherited]);
}
