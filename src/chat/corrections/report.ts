import type { Correction } from '../../desk/store.ts';
import { CORRECTION_TEXT } from '../../text/work.ts';
import type { RecordedAnswer } from '../ledger.ts';
import type { OutboxDelivery } from './outbox.ts';

const { report } = CORRECTION_TEXT;
/** Failures that are named; more are counted. */
const NAMED = 15;

/** What became of a correction, for the editor who made the change: how many, and each that may not or can not have been reached. */
export function reportLines(
  { at }: Correction,
  deliveries: readonly OutboxDelivery[],
  find: (answerId: string) => RecordedAnswer | null,
): string[] {
  const all = deliveries.filter(({ target }) => target.kind !== 'report');
  const done = (kind: string): number => all.filter(({ state, target }) => state === 'done' && target.kind === kind).length;
  // A thread's reply is on answers that are counted by themselves.
  const needless = all.filter(({ state, target }) => state === 'needless' && target.kind !== 'reply').length;
  const failed = all.flatMap((each) => {
    if (each.state === 'ambiguous') return [report.ambiguous(placeOf(each, find))];
    return each.state === 'unreachable' ? [report.unreachable(placeOf(each, find), each.detail ?? '')] : [];
  });
  return [
    report.title(new Date(at).toISOString()),
    report.counts(done('edit'), done('tell'), done('reply')),
    ...(needless === 0 ? [] : [report.needless(needless)]),
    ...failed.slice(0, NAMED),
    ...(failed.length > NAMED ? [report.more(failed.length - NAMED)] : []),
  ];
}

function placeOf({ platform, target }: OutboxDelivery, find: (answerId: string) => RecordedAnswer | null): string {
  switch (target.kind) {
    case 'edit':
      return report.post(platform, find(target.answerId)?.address.channel ?? '', target.answerId);
    case 'reply':
      return report.thread(platform, target.channel);
    case 'tell':
    case 'report':
      return report.person(platform, target.person);
  }
}
