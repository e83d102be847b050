import { expect } from 'vitest';
import type { OutboxDelivery } from '../../../src/chat/corrections/outbox.ts';
import type { Message } from '../../../src/chat/message.ts';
import { type Answer, quotesOf } from '../../../src/domain/answer.ts';
import type { Fact } from '../../../src/domain/fact.ts';
import { STATUS_LABEL, type Status } from '../../../src/domain/status.ts';
import type { Storage } from '../../../src/storage/open.ts';
import type { AStory } from '../a-story.ts';

/** How a message says that a fact stands; null: it says nothing of it. */
export function said({ answer }: Message, { id, quote }: Fact): string | null {
  const shown = quotesOf(answer).find(({ factId }) => factId === id);
  if (shown) return `${shown.status} ${shown.text}`;
  if ((answer.outcome === 'held' || answer.outcome === 'withdrawn') && answer.factIds.includes(id)) return answer.status;
  const lines = linesOf(answer, id);
  if (lines.some((line) => line.startsWith('Withdrawn'))) return 'withdrawn';
  if (lines.some((line) => /on hold/iu.test(line))) return 'held';
  const unit = answer.outcome === 'notice' ? answer.message.split('\n').find((line) => line.includes(quote.exact)) : undefined;
  const status = unit && (Object.keys(STATUS_LABEL) as Status[]).find((each) => unit.startsWith(`[${STATUS_LABEL[each]}`));
  return status ? `${status} ${quote.exact}` : null;
}

function linesOf(answer: Answer, factId: string): readonly string[] {
  if (answer.outcome !== 'briefing') return [];
  return answer.sections.flatMap(({ lines, factIds = [] }) => (factIds.includes(factId) ? lines : []));
}

/** How it stands. */
export const stands = ({ status, quote }: Fact): string =>
  status === 'held' || status === 'withdrawn' ? status : `${status} ${quote.exact}`;
const isFailed = ({ state }: OutboxDelivery): boolean => state === 'ambiguous' || state === 'unreachable';

/** All that must hold when everything is well again. `why`: what happened, for who reads that it doesn't. */
export function expectRight({ storage, towns, life, now, corrections }: AStory, why: string): void {
  expect(life.broke, why).toEqual([]);
  expect(storage.outbox.due(now + 1e12), why).toEqual([]);
  const deliveries = [...corrections].flatMap((id) => storage.outbox.deliveries(id));
  const keys = new Map(deliveries.map((delivery) => [delivery.key, delivery]));
  expect(new Set(deliveries.map(({ state }) => state)).isSubsetOf(new Set(['done', 'needless', 'ambiguous', 'unreachable'])), why).toBe(
    true,
  );
  const { facts } = life.onFile.library;
  for (const { deeds, inner } of towns) {
    const { platform } = inner;
    // What somebody deleted before anybody knew that it had arrived is sent once more.
    const left = deeds.filter(({ kind, post }) => kind === 'edit' || post === '' || inner.posted.some(({ id }) => id === post));
    expect(duplicates(left.map(({ key }) => key)), why).toEqual([]);
    const here = deliveries.filter((each) => each.platform === platform);
    for (const { key, state } of here) {
      const deed = deeds.some((each) => each.key === key);
      if (state === 'done') expect(deed, why).toBe(true);
      if (state === 'needless') expect(deed, why).toBe(false);
    }
    for (const deed of deeds) {
      const before =
        deed.kind === 'edit' ? deeds.findLast((each) => each.post === deed.post && deeds.indexOf(each) < deeds.indexOf(deed)) : undefined;
      // Nothing is put in a place where nothing changed; what nobody can know of an edit before stands as if it had been made.
      const unknown = here.some(({ state, target }) => state === 'ambiguous' && target.kind === 'edit');
      if (before && !unknown) expect(essence(before.message), why).not.toEqual(essence(deed.message));
    }
    for (const post of inner.posted) {
      if (post.to.visibility === 'private' && !post.to.direct) continue;
      const here = deeds.filter((each) => each.post === post.id);
      const touched = deliveries.filter(
        ({ key, target }) =>
          target.kind === 'edit' &&
          (here.some((deed) => deed.key === key || deed.key === target.answerId) || standsIn(storage, target.answerId, post.id)),
      );
      // In direct messages the person is told, whether or not the post is known.
      const unknown = post.to.direct && storage.outbox.copyOf(post.key)?.post === null;
      if (unknown || touched.some(isFailed)) continue;
      for (const fact of facts) {
        const says = said(post.message, fact);
        if (says !== null) expect([post.id, says], why).toEqual([post.id, stands(fact)]);
      }
    }
    for (const person of new Set(deeds.flatMap((deed) => deed.person ?? []))) {
      const tells = here.filter(({ target }) => target.kind === 'tell' && target.person === person);
      if (tells.some(isFailed)) continue;
      const heard = deeds.filter((deed) => deed.person === person);
      for (const fact of facts) {
        const last = heard.findLast(({ message }) => said(message, fact) !== null);
        if (!last || said(last.message, fact) === stands(fact)) continue;
        const { question } = last.message.answer;
        const named = heard
          .slice(heard.indexOf(last) + 1)
          .some(({ message }) => message.above?.includes(question === '' ? 'what was shown' : question) === true);
        expect(named, `${why}\n${person} last heard ${said(last.message, fact)} of ${fact.id}, which is ${stands(fact)}`).toBe(true);
      }
    }
  }
  // Whoever made a change hears of all that went wrong with it.
  for (const id of corrections) {
    const own = storage.outbox.deliveries(id);
    const reports = own.filter(({ target, state }) => target.kind === 'report' && state === 'done');
    const failed = own.filter((each) => each.target.kind !== 'report' && isFailed(each)).length;
    const kinds = new Set(own.flatMap(({ target, state }) => (state === 'needless' ? [] : target.kind)));
    if (kinds.size > 0) expect(kinds, why).toContain('report');
    for (const { key } of reports) {
      const answer = towns.flatMap(({ deeds }) => deeds).find((deed) => deed.key === key)?.message.answer;
      const lines = answer?.outcome === 'notice' ? answer.message.split('\n') : [];
      expect(lines.filter((line) => /^(?:May or may not|Could not)/u.test(line)).length, why).toBe(failed);
    }
  }
  expect(keys.size).toBe(deliveries.length);
}

const essence = ({ answer }: Message) => [
  answer.outcome,
  quotesOf(answer).map(({ factId, status, text }) => [factId, status, text]),
  'message' in answer ? answer.message : '',
  answer.outcome === 'briefing' ? answer.sections.map(({ lines }) => lines) : [],
  answer.related,
];

const standsIn = (storage: Storage, answerId: string, post: string): boolean => storage.outbox.copyOf(answerId)?.post?.message === post;
const duplicates = (keys: readonly string[]): string[] => keys.filter((key, at) => keys.indexOf(key) !== at);
