import { z } from 'zod';
import { killAct } from '../../desk/kill.ts';
import { linkAct } from '../../desk/link.ts';
import { statusAct } from '../../desk/set-status.ts';
import { undoAct } from '../../desk/undo.ts';
import { needs } from '../../desk/who.ts';
import { factNamed } from '../../desk/work.ts';
import { UserError } from '../../domain/errors.ts';
import { LINK_KINDS } from '../../domain/fact.ts';
import { NEEDS_TWO, STATUS_LABEL, STATUSES, type Status } from '../../domain/status.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { DUE_TEXT } from '../../text/due.ts';
import { WORK_TEXT } from '../../text/work.ts';
import type { Asking } from '../call.ts';
import { command } from '../command.ts';
import type { Field } from '../form.ts';
import { carryOut, dryRun, say, workOf } from './work.ts';

const { button, done, form } = WORK_TEXT;
/** Characters of a reason in a form. */
const REASON = 1000;
const preview = z.stringbool().default(false);

/** `/desk status entry status reason` */
export const statusCommand = command({
  group: 'desk',
  name: 'status',
  summary: COMMAND_TEXT.status,
  takes: ['fact', 'status', 'reason'],
  aside: true,
  options: z.strictObject({
    fact: z.string(),
    status: z.enum(STATUSES, { error: COMMAND_TEXT.oneOf('status', STATUSES) }),
    reason: z.string().default(''),
    version: z.coerce.number().int().nullable().default(null),
    preview,
    /** Asks for a reason first. */
    ask: z.stringbool().default(false),
  }),
  run: ({ fact: factId, status, reason, version, preview: dry, ask }, context) => {
    needs('editor', context.who);
    if (ask) return askWhy(factNamed(factId, workOf(context)).id, status, version);
    const { act, fact, waits } = statusAct({ factId, status, reason, version }, workOf(context));
    const what = waits ? done.waits(fact.id, status) : done.status(fact.id, status);
    const input = { fact: fact.id, status, reason, version: String(fact.version) };
    if (dry) return dryRun(act, what, { label: button.doIt, command: 'desk status', input }, context);
    const again = { label: button.doIt, command: 'desk status', input: { fact: fact.id, status, reason } };
    return carryOut(act, what, context, [], [again]);
  },
});

function askWhy(fact: string, status: Status, version: number | null): Asking {
  const { title, note, reason, submit } = NEEDS_TWO.has(status) ? form.approve : DUE_TEXT.why;
  const field: Field = { name: 'reason', label: reason[0], hint: reason[1], lines: 'many', most: REASON, required: true };
  const input = { fact, status, ...(version !== null && { version: String(version) }) };
  return {
    kind: 'form',
    form: { title, note: note(fact, STATUS_LABEL[status]), fields: [field], submit },
    call: { command: 'desk status', input },
  };
}

/** `/desk kill source reason` */
export const killCommand = command({
  group: 'desk',
  name: 'kill',
  summary: COMMAND_TEXT.kill,
  takes: ['source', 'reason'],
  aside: true,
  options: z.strictObject({ source: z.string(), reason: z.string().default(''), preview }),
  run: ({ source: sourceId, reason, preview: dry }, context) => {
    const { act, source, facts } = killAct(sourceId, reason, workOf(context));
    const what = done.killed(source.title, facts.length);
    const offer = { label: button.doIt, command: 'desk kill', input: { source: source.id, reason }, tone: 'danger' } as const;
    return dry ? dryRun(act, what, offer, context) : carryOut(act, what, context, [], [offer]);
  },
});

/** `/desk link entry kind entry` */
export const linkCommand = command({
  group: 'desk',
  name: 'link',
  summary: COMMAND_TEXT.link,
  takes: ['fact', 'kind', 'to'],
  aside: true,
  options: z.strictObject({
    fact: z.string(),
    kind: z.enum(LINK_KINDS, { error: COMMAND_TEXT.oneOf('kind', LINK_KINDS) }),
    to: z.string(),
    off: z.stringbool().default(false),
  }),
  run: ({ fact: from, kind, to, off }, context) =>
    carryOut(linkAct({ from, kind, to, off }, workOf(context)), (off ? done.unlinked : done.linked)(from, kind, to), context),
});

const STEPS = z.array(z.object({ kind: z.enum(['topic', 'source', 'fact', 'name', 'draft']), id: z.string(), from: z.int(), to: z.int() }));

/** Takes back what somebody just did. */
export const undoCommand = command({
  group: 'desk',
  name: 'undo',
  summary: COMMAND_TEXT.behindButton,
  takes: ['steps', 'until'],
  aside: true,
  listed: false,
  options: z.strictObject({ steps: z.string(), until: z.iso.datetime() }),
  run: ({ steps, until }, context) => {
    if (context.now > Date.parse(until)) throw new UserError(WORK_TEXT.undoOver, 2);
    const { act, left } = undoAct(STEPS.parse(JSON.parse(steps)), workOf(context));
    return context.onFile.submit(act).ok ? say(done.undone(left), context.now) : say(WORK_TEXT.quicker, context.now);
  },
});
