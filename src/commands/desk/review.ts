import { z } from 'zod';
import type { OnFile } from '../../desk/on-file.ts';
import { type DraftItem, type QueueItem, queueOf } from '../../desk/queue.ts';
import { topicNamed } from '../../desk/topics.ts';
import { needs } from '../../desk/who.ts';
import { type BriefingAnswer, blank, type Section } from '../../domain/answer.ts';
import type { Fact } from '../../domain/fact.ts';
import { STATUS_LABEL } from '../../domain/status.ts';
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
    const { onFile, told, now } = context;
    const { view } = workOf(context);
    const topic = asked === null || asked === '' ? null : topicNamed(asked, view.topics);
    const queue = queueOf(onFile, view, told.asked(), topic?.id ?? null);
    const at = after === null ? 0 : queue.findIndex(({ id }) => id === after) + 1;
    const item = queue[at] ?? queue[0];
    if (!item) return say(review.empty, now);
    const next: Offer = { label: button.next, command: 'desk review', input: { ...(topic && { topic: topic.id }), after: item.id } };
    return shown(itemAnswer(item, queue.length, onFile, view, now), [...offersFor(item), ...(queue.length > 1 ? [next] : [])]);
  },
});

function itemAnswer(item: QueueItem, left: number, onFile: OnFile, view: View, now: number): BriefingAnswer {
  const quotes = factsOf(item).map((fact) => toEvidence(fact, view, now));
  const section: Section = { title: review[item.kind], quotes, lines: linesFor(item, onFile) };
  return {
    ...blank('', quotes[0]?.topicId ?? null, now),
    outcome: 'briefing',
    status: null,
    title: review.title(left),
    sections: [section],
  };
}

function factsOf(item: QueueItem): readonly Fact[] {
  return item.kind === 'file' ? [] : item.kind === 'conflict' ? item.facts : [item.fact];
}

function linesFor(item: QueueItem, onFile: OnFile): string[] {
  switch (item.kind) {
    case 'draft':
      return draftLines(item);
    case 'approval': {
      const status = STATUS_LABEL[item.fact.proposedStatus ?? item.fact.status];
      return item.fact.approvals.map(({ by, at, reason }) => review.approvals(status, by, at, reason));
    }
    case 'conflict':
      return item.facts.map(({ id }) => id);
    case 'file':
      return [review.fileFields(item.proposal.holding.kind, item.proposal.holding.id), ...differences(item.proposal.holding, onFile)];
  }
}

/** Characters of a field that are shown beside each other. */
const COMPARED = 200;

/** What the files say otherwise, field by field. */
function differences(filed: Extract<QueueItem, { kind: 'file' }>['proposal']['holding'], onFile: OnFile): string[] {
  const stands = onFile.find(filed.kind, filed.id)?.holding;
  const fields = (holding: typeof filed | undefined): Readonly<Record<string, unknown>> =>
    holding === undefined || holding.kind === 'draft'
      ? {}
      : { ...holding.fields, ...(holding.kind === 'source' && { text: holding.text }) };
  const [ours, theirs] = [fields(stands), fields(filed)];
  const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, COMPARED);
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    .filter((name) => JSON.stringify(ours[name]) !== JSON.stringify(theirs[name]))
    .map((name) => review.compare(name, shown(ours[name]), shown(theirs[name])));
}

function draftLines({ proposal, asked, same }: DraftItem): string[] {
  const { status, modality, attribution, cues } = proposal;
  return [
    review.proposed(STATUS_LABEL[status], modality, attribution.kind, attribution.as, attribution.inherited),
    review.cues(cues.map(({ kind, words }) => review.cue(kind, words))),
    review.asked(asked),
    ...(same ? [review.same(same.id)] : []),
  ];
}

function offersFor(item: QueueItem): Offer[] {
  switch (item.kind) {
    case 'draft': {
      const input = { draft: item.id, version: String(item.version) };
      return [
        { label: button.publish, command: 'desk publish', input, tone: 'primary' },
        { label: button.edit, command: 'desk publish', input: { ...input, edit: 'true' } },
        ...(item.same ? [{ label: button.merge, command: 'desk merge', input: { ...input, into: item.same.id } }] : []),
        { label: button.discard, command: 'desk discard', input, tone: 'danger' },
      ];
    }
    case 'approval': {
      const { id, version, proposedStatus, approvals } = item.fact;
      const reason = approvals[0]?.reason ?? '';
      return [
        {
          label: button.approve,
          command: 'desk status',
          input: { fact: id, status: proposedStatus ?? '', reason, version: String(version) },
          tone: 'primary',
        },
      ];
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
      const input = { kind, id, hash: item.proposal.hash };
      return [
        { label: button.take, command: 'desk settle', input: { ...input, take: 'true' } },
        { label: button.refuse, command: 'desk settle', input },
      ];
    }
  }
}
