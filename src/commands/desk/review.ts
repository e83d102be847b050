import { z } from 'zod';
import { differences } from '../../desk/differences.ts';
import type { OnFile } from '../../desk/on-file.ts';
import { type DraftItem, proposalFor, type QueueItem, queueOf } from '../../desk/queue.ts';
import { topicNamed } from '../../desk/topics.ts';
import { accountShown, needs } from '../../desk/who.ts';
import type { Work } from '../../desk/work.ts';
import { type BriefingAnswer, blank, type Section } from '../../domain/answer.ts';
import type { Fact } from '../../domain/fact.ts';
import { STATUS_LABEL } from '../../domain/status.ts';
import { isLive } from '../../search/conflicts.ts';
import { toEvidence } from '../../search/evidence.ts';
import type { View } from '../../search/view.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { WORK_TEXT } from '../../text/work.ts';
import type { Offer } from '../call.ts';
import { command } from '../command.ts';
import { say, shown, workOf } from './work.ts';

const { button, review } = WORK_TEXT;

/** `/desk review [topic]`: the first thing that waits, with what can be done about it. */
export const reviewCommand = command({
  group: 'desk',
  name: 'review',
  summary: COMMAND_TEXT.review,
  takes: ['topic'],
  aside: true,
  options: z.strictObject({ topic: z.string().nullable().default(null), after: z.string().nullable().default(null) }),
  run: ({ topic: asked, after }, context) => {
    needs('editor', context.who);
    const { told, now } = context;
    const work = workOf(context);
    const topic = asked === null || asked === '' ? null : topicNamed(asked, work.view.topics);
    const queue = queueOf(work, told.asked(), topic?.id ?? null);
    const at = after === null ? 0 : queue.findIndex(({ id }) => id === after) + 1;
    const item = queue[at] ?? queue[0];
    if (!item) return say(review.empty, now);
    const next: Offer = { label: button.next, command: 'desk review', input: { ...(topic && { topic: topic.id }), after: item.id } };
    return shown(itemAnswer(item, queue.length, work), [...offersFor(item, work.onFile), ...(queue.length > 1 ? [next] : [])]);
  },
});

function itemAnswer(item: QueueItem, left: number, work: Work): BriefingAnswer {
  const quotes = factsOf(item).map((fact) => toEvidence(fact, work.view, work.now));
  const section: Section = { title: titleOf(item), quotes, lines: linesFor(item, work) };
  return {
    ...blank('', quotes[0]?.topicId ?? null, work.now),
    outcome: 'briefing',
    status: null,
    title: review.title(left),
    sections: [section],
  };
}

function titleOf(item: QueueItem): string {
  if (item.kind !== 'approval') return review[item.kind];
  return item.mine ? review.approvalMine : item.fact.approvals.length === 0 ? review.approvalOfTwo : review.approval;
}

function factsOf(item: QueueItem): readonly Fact[] {
  return item.kind === 'file' ? [] : item.kind === 'conflict' ? item.facts : [item.fact];
}

function linesFor(item: QueueItem, work: Work): string[] {
  const { onFile, view, who } = work;
  switch (item.kind) {
    case 'draft':
      return draftLines(item, view);
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
