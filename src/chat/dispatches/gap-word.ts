import { SETTLED } from '../../desk/follows/touches.ts';
import type { GapAsk, Gaps, Settled } from '../../desk/gaps/gaps.ts';
import type { Newsroom } from '../../desk/newsroom.ts';
import type { OnFile } from '../../desk/on-file.ts';
import type { AuditedVersion } from '../../desk/store.ts';
import { type Answer, blank, quotesOf } from '../../domain/answer.ts';
import { isLive } from '../../search/conflicts.ts';
import { toEvidence } from '../../search/evidence.ts';
import { GAPS_TEXT } from '../../text/gaps.ts';
import type { Outbox } from '../corrections/outbox.ts';
import { AGAIN } from '../corrections/word.ts';
import { newId } from '../host.ts';
import { isCovered } from '../overheard.ts';
import type { Addressee, Dispatches } from './dispatches.ts';
import type { Composer, Later } from './dispatching.ts';

export interface GapWordMeans {
  readonly desk: Newsroom;
  readonly onFile: Pick<OnFile, 'fact' | 'store'>;
  readonly gaps: Gaps;
  /** Where answers stand. */
  readonly outbox: Pick<Outbox, 'copyOf'>;
  readonly dispatches: Pick<Dispatches, 'plan'>;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Told how long (ms) a question was open that an editor has answered. */
  readonly filled: (ms: number) => void;
}

/** Word to those who asked that their question is answered: once each, where they asked, and only what they may see. */
export interface GapWord {
  /** Plans word of what editors have answered since; what a crash interrupted is planned again, and goes once. */
  readonly plan: () => void;
  readonly composer: Composer;
}

export function makeGapWord({ desk, onFile, gaps, outbox, dispatches, clock, filled }: GapWordMeans): GapWord {
  /** Each person's last question of those that an act answered, by where its word goes. */
  function byAddressee(settledId: string): ReadonlyMap<string, readonly GapAsk[]> {
    const lastOf = new Map(gaps.settledBy(settledId).map((ask) => [JSON.stringify([ask.platform, ask.person]), ask]));
    return Map.groupBy(lastOf.values(), (ask) => JSON.stringify([ask.platform, addresseeOf(ask)]));
  }

  function addresseeOf({ open, person, channel, answerId }: GapAsk): Addressee {
    if (!open) return { kind: 'tell', person };
    const copy = outbox.copyOf(answerId);
    const { thread = null, message = null } = copy?.recorded.address ?? {};
    return { kind: 'reply', channel: copy?.post?.channel ?? channel, thread: copy?.post ? copy.post.thread : (thread ?? message) };
  }

  return {
    plan: () => {
      for (const { id, at, since } of gaps.untold()) {
        const planned = clock();
        dispatches.plan(
          [...byAddressee(id)].map(([spelt]) => {
            const [platform, to] = JSON.parse(spelt) as [string, Addressee];
            return { key: newId(), platform, to, about: { kind: 'gap', gapId: id }, planned, once: `gap ${id} ${spelt}` };
          }),
        );
        gaps.tell(id);
        filled(at - since);
      }
    },
    composer: {
      goesAt: ({ about }, now) => {
        const settled = about.kind === 'gap' ? gaps.settledBy(about.gapId)[0]?.settled : null;
        return settled && !isTakenBack(settled, onFile) ? Math.max(now, settled.at + SETTLED) : null;
      },
      compose: ({ about, platform, to }, { viewer, now }) => {
        if (about.kind !== 'gap') throw new Error('not a question that was answered');
        // Where it is to be said may have come to be known better since it was planned.
        const found = [...byAddressee(about.gapId)].find(([spelt]) => spelt === JSON.stringify([platform, to]))?.[1];
        const ask = (found ?? gaps.settledBy(about.gapId).filter((each) => isOf(each, platform, to))).at(-1);
        const answer = ask ? answerTo(ask, desk, { viewer, now }) : null;
        if (!ask?.settled || !answer || isTakenBack(ask.settled, onFile)) return null;
        if ('later' in answer) return answer;
        const question = shortened(ask.question);
        const above = to.kind === 'tell' ? GAPS_TEXT.word(question, ask.at) : GAPS_TEXT.wordInThread(question);
        return { answer, offers: [], facts: [], above, followed: null };
      },
    },
  };
}

const isOf = (ask: GapAsk, platform: string, to: Addressee): boolean =>
  ask.platform === platform && (to.kind === 'tell' ? !ask.open && ask.person === to.person : ask.open && ask.channel === to.channel);

/**
 * What answers a question, for the eyes of those who are told: asked again; or, where an editor pointed at an entry and asking doesn't come to
 * it, that entry. While that is on hold, it waits. null: they may not see it, or it isn't to be said any more.
 */
function answerTo(ask: GapAsk, desk: Newsroom, eyes: Parameters<Newsroom['view']>[0]): Answer | Later | null {
  const view = desk.view(eyes);
  const { question, conversation, within, settled } = ask;
  const topic = within !== null && view.topicById.has(within) ? within : null;
  const { answer } = desk.ask({ question, topic, conversation, ...eyes });
  const quotes = quotesOf(answer);
  const factId = settled?.factId ?? null;
  const later = { later: eyes.now + AGAIN.unreachable, detail: 'what answers it is on hold' };
  if (factId !== null) {
    const fact = view.factById.get(factId);
    if (!fact?.reviewed) return null;
    if (!isLive(fact)) return fact.status === 'held' ? later : null;
    if (isCovered(answer) && quotes.some((quote) => quote.factId === factId)) return answer;
    return {
      ...blank(question, fact.topicId, eyes.now),
      outcome: 'briefing',
      status: fact.status,
      title: GAPS_TEXT.pointed(shortened(question)),
      sections: [{ title: GAPS_TEXT.pointedSection, quotes: [toEvidence(fact, view, eyes.now)], lines: [] }],
    };
  }
  if (answer.outcome === 'held') return later;
  const anew = ask.kind === 'miss' || quotes.some((quote) => !ask.told.includes(quote.factId));
  return isCovered(answer) && quotes.length > 0 && quotes.every(({ reviewed }) => reviewed) && anew ? answer : null;
}

/** Whether what was done was to take a question as one of an entry's own, and the entry has it no more. */
function isTakenBack({ factId, at, by }: Settled, onFile: GapWordMeans['onFile']): boolean {
  const history = factId === null ? [] : onFile.store.history('fact', factId);
  const moment = new Date(at).toISOString();
  const taken = history.findIndex((each) => each.act === 'edit' && each.by === by && each.at === moment);
  const before = questionsIn(history[taken - 1]);
  const standing = onFile.fact(factId ?? '')?.questions ?? [];
  return questionsIn(history[taken]).some((question) => !before.includes(question) && !standing.includes(question));
}

const questionsIn = (version: AuditedVersion | undefined): readonly string[] =>
  version?.holding.kind === 'fact' ? version.holding.fields.questions : [];

/** Characters of a question that are said back. */
const SAID_BACK = 200;

function shortened(question: string): string {
  const line = question.replace(/\s+/gu, ' ').trim();
  return line.length <= SAID_BACK ? line : `${[...line].slice(0, SAID_BACK - 1).join('')}…`;
}
