import { z } from 'zod';
import { timesTold } from '../../desk/asks.ts';
import { differences } from '../../desk/differences.ts';
import { type DueItem, NEXT_REVIEW, standsAct } from '../../desk/due.ts';
import { mayCount } from '../../desk/gaps/gap-list.ts';
import type { OnFile } from '../../desk/on-file.ts';
import { type DraftItem, proposalFor, type QueueItem, queueOf } from '../../desk/queue.ts';
import { readPublished } from '../../desk/read-input.ts';
import { topicNamed } from '../../desk/topics.ts';
import { accountShown, needs } from '../../desk/who.ts';
import type { Work } from '../../desk/work.ts';
import { type BriefingAnswer, blank, type Section } from '../../domain/answer.ts';
import { UserError } from '../../domain/errors.ts';
import type { Fact } from '../../domain/fact.ts';
import { STATUS_LABEL } from '../../domain/status.ts';
import { isLive } from '../../search/conflicts.ts';
import { toEvidence } from '../../search/evidence.ts';
import type { View } from '../../search/view.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { DUE_TEXT } from '../../text/due.ts';
import { WORK_TEXT } from '../../text/work.ts';
import type { Offer } from '../call.ts';
import { command } from '../command.ts';
import type { Field } from '../form.ts';
import { carryOut, NEXT, orAgain, say, shown, text, workOf } from './work.ts';

const { button, review } = WORK_TEXT;

/** `/desk review [topic]`, `/desk review desk="Foreign desk"`: the first thing that waits, with what can be done about it. */
export const reviewCommand = command({
  group: 'desk',
  name: 'review',
  summary: COMMAND_TEXT.review,
  takes: ['topic'],
  aside: true,
  options: z.strictObject({
    topic: z.string().nullable().default(null),
    desk: text.describe(DUE_TEXT.desk),
    after: z.string().nullable().default(null),
  }),
  run: ({ topic: named, desk, after }, context) => {
    needs('editor', context.who);
    const { books, now } = context;
    const work = workOf(context);
    const topic = named === null || named === '' ? null : topicNamed(named, work.view.topics);
    const asked = timesTold(books.asks.toldSince(0), (tally) => mayCount(tally, work));
    const queue = queueOf(work, asked, { topicId: topic?.id ?? null, desk });
    const at = after === null ? 0 : queue.findIndex(({ id }) => id === after) + 1;
    const item = queue[at] ?? queue[0];
    if (!item) return say(review.empty, now);
    const next: Offer = {
      label: button.next,
      command: 'desk review',
      input: { ...(topic && { topic: topic.id }), ...(desk && { desk }), after: item.id },
    };
    return shown(itemAnswer(item, queue.length, work), [...offersFor(item, work.onFile), ...(queue.length > 1 ? [next] : [])]);
  },
});

/** Lets a fact that was due for another look stand as it is, until another date. */
export const standsCommand = command({
  group: 'desk',
  name: 'stands',
  summary: COMMAND_TEXT.behindButton,
  takes: ['fact', 'version'],
  aside: true,
  listed: false,
  options: z.strictObject({ fact: z.string(), version: z.coerce.number().int(), by: text }),
  run: ({ fact, version, by }, context) => {
    needs('editor', context.who);
    const input = { fact, version: String(version) };
    if (by === null) {
      const { title, note, label, hint, submit } = DUE_TEXT.form;
      const value = new Date(context.now + NEXT_REVIEW * DAY).toISOString().slice(0, 10);
      const field: Field = { name: 'by', label, hint, lines: 'one', most: DATE, required: true, value };
      return { kind: 'form', form: { title, note, fields: [field], submit }, call: { command: 'desk stands', input } };
    }
    return orAgain(
      () => {
        const at = readPublished(by);
        if (at === null) throw new UserError(DUE_TEXT.over, 2);
        return carryOut(standsAct(fact, version, Date.parse(at), workOf(context)), DUE_TEXT.done(fact, at), context, [NEXT], [NEXT]);
      },
      { label: DUE_TEXT.stands, command: 'desk stands', input },
      context,
    );
  },
});

/** ms. */
const DAY = 86_400_000;
/** Characters of a date or an instant. */
const DATE = 40;

function itemAnswer(item: QueueItem, left: number, work: Work): BriefingAnswer {
  const quotes = factsOf(item).map((fact) => toEvidence(fact, work.view, work.now));
  const section: Section = { title: titleOf(item), quotes, lines: [...linesFor(item, work), ...publisherLines(item, work)] };
  return {
    ...blank('', quotes[0]?.topicId ?? null, work.now),
    outcome: 'briefing',
    status: null,
    title: review.title(left),
    sections: [section],
  };
}

function titleOf(item: QueueItem): string {
  if (item.kind === 'due') return DUE_TEXT[item.why];
  if (item.kind !== 'approval') return review[item.kind];
  return item.mine ? review.approvalMine : item.fact.approvals.length === 0 ? review.approvalOfTwo : review.approval;
}

function factsOf(item: QueueItem): readonly Fact[] {
  if (item.kind === 'file') return [];
  if (item.kind === 'conflict') return item.facts;
  // What is on hold is named, not quoted.
  return isLive(item.fact) || item.kind !== 'due' ? [item.fact] : [];
}

/** What the publisher of an item's source says to editors, and to nobody else (DOMAIN.md, "Formats"). */
function publisherLines(item: QueueItem, { onFile }: Work): string[] {
  if (item.kind === 'file' || item.kind === 'conflict') return [];
  const { edNote, usageTerms } = onFile.find('source', item.fact.sourceId)?.holding.fields ?? {};
  return [...(edNote ? [DUE_TEXT.edNote(edNote)] : []), ...(usageTerms ? [DUE_TEXT.usageTerms(usageTerms)] : [])];
}

function linesFor(item: QueueItem, work: Work): string[] {
  const { onFile, view, who } = work;
  switch (item.kind) {
    case 'draft':
      return draftLines(item, view);
    case 'due':
      return [item.fact.id, dueLine(item), review.asked(item.asked)];
    case 'approval': {
      const { id, proposedStatus, status, approvals } = item.fact;
      const label = STATUS_LABEL[proposedStatus ?? status];
      if (approvals.length === 0) return [id, review.filed(label, onFile.find('fact', id)?.holding.fields.reason ?? null)];
      return [id, ...approvals.map(({ by, at, reason }) => review.approvals(label, accountShown(by, who.holders), at, reason))];
    }
    case 'conflict':
      return item.facts.map(({ id }) => id);
    case 'file': {
      const { holding } = item.proposal;
      const changed = differences(onFile.find(holding.kind, holding.id)?.holding, holding, view);
      return [review.fileFields(holding.kind, holding.id), ...changed.map(({ field, was, is }) => review.compare(field, was, is))];
    }
  }
}

function dueLine({ why, fact: { gone, reviewBy } }: DueItem): string {
  if (why === 'withheld' || why === 'ended') return DUE_TEXT.notUsed;
  if (why === 'gone' && gone) return DUE_TEXT.goneSince(gone.at);
  return why === 'window' || reviewBy === null ? DUE_TEXT.lapsed : DUE_TEXT.by(reviewBy);
}

function draftLines({ fact, asked, same }: DraftItem, view: View): string[] {
  const { status, modality, attribution, cues } = proposalFor(fact, view);
  return [
    review.proposed(STATUS_LABEL[status], modality, attribution.kind, attribution.as, attribution.inherited),
    review.cues(cues.map(({ kind, words }) => review.cue(kind, words))),
    review.asked(asked),
    ...(same ? [review.same(same.id, STATUS_LABEL[same.status])] : []),
  ];
}

function offersFor(item: QueueItem, onFile: OnFile): Offer[] {
  switch (item.kind) {
    case 'draft': {
      const input = { draft: item.id, version: String(item.version), exact: item.fact.quote.exact };
      return [
        { label: button.publish, command: 'desk publish', input, tone: 'primary' },
        { label: button.edit, command: 'desk publish', input: { ...input, edit: 'true' } },
        ...(item.same && isLive(item.same)
          ? [{ label: button.merge, command: 'desk merge', input: { ...input, into: item.same.id } }]
          : []),
        { label: button.discard, command: 'desk discard', input, tone: 'danger' },
      ];
    }
    case 'due': {
      const { id, version } = item.fact;
      const held = { fact: id, status: 'held', version: String(version), ask: 'true' };
      const withdraw: Offer = { label: DUE_TEXT.withdraw, command: 'desk status', input: { ...held, status: 'withdrawn' }, tone: 'danger' };
      if (!isLive(item.fact)) return [withdraw];
      return [
        { label: DUE_TEXT.stands, command: 'desk stands', input: { fact: id, version: String(version) }, tone: 'primary' },
        { label: DUE_TEXT.edit, command: 'desk edit', input: { fact: id } },
        { label: DUE_TEXT.hold, command: 'desk status', input: held },
        withdraw,
      ];
    }
    case 'approval': {
      const { id, version, proposedStatus, approvals } = item.fact;
      if (item.mine) return [];
      const input = { fact: id, status: proposedStatus ?? '', version: String(version) };
      // Where nobody has said why yet, whoever approves first does.
      const why = approvals[0] ? { reason: approvals[0].reason } : { ask: 'true' };
      return [{ label: button.approve, command: 'desk status', input: { ...input, ...why }, tone: 'primary' }];
    }
    case 'conflict': {
      const [one, other] = item.facts;
      return [
        { label: button.contradicts, command: 'desk link', input: { fact: one.id, kind: 'contradicts', to: other.id } },
        { label: button.noConflict, command: 'desk settle', input: { pair: item.id } },
      ];
    }
    case 'file': {
      const { kind, id } = item.proposal.holding;
      const input = { kind, id, hash: item.proposal.hash, version: String(onFile.find(kind, id)?.version ?? 0) };
      return [
        { label: button.take, command: 'desk settle', input: { ...input, take: 'true' } },
        { label: button.refuse, command: 'desk settle', input },
      ];
    }
  }
}
