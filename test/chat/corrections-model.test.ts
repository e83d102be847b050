import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Address, Input } from '../../src/chat/invocation.ts';
import type { Message } from '../../src/chat/message.ts';
import type { OutboxDelivery } from '../../src/chat/outbox.ts';
import { type Answer, quotesOf } from '../../src/domain/answer.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { STATUS_LABEL, type Status } from '../../src/domain/status.ts';
import { openStorage, type Storage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';
import { runs } from '../deep.ts';
import { DEAD, QUESTION, START, TWO_FACTS } from '../desk/a-desk.ts';
import { folderWith } from '../knowledge/temp-knowledge.ts';
import { ALife } from './a-life.ts';
import { ATown, TROUBLES } from './a-town.ts';

const DAM = 'flood/dam';
const FACTS = [DEAD, DAM] as const;
const QUESTIONS = [
  QUESTION,
  'Is the dam holding?',
  'How many people have died, and is the dam holding?',
  'What do we know about the flood?',
];
const PLACES = ['channel', 'thread', 'aside', 'direct'] as const;
const STATUSES = ['official', 'unconfirmed', 'disputed', 'held'] as const;

type Act =
  | {
      readonly do: 'ask';
      readonly town: number;
      readonly person: number;
      readonly place: (typeof PLACES)[number];
      readonly question: number;
    }
  | { readonly do: 'press'; readonly town: number; readonly person: number; readonly label: string }
  | { readonly do: 'status'; readonly editor: number; readonly fact: number; readonly status: (typeof STATUSES)[number] }
  | { readonly do: 'undo' | 'kill' | 'restart' }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'remove'; readonly town: number; readonly nth: number }
  | { readonly do: 'trouble'; readonly town: number; readonly troubles: readonly ((typeof TROUBLES)[number] | null)[] };

/** Two platforms with their people, editors and one bot, which is run again whenever it is killed. */
class Story {
  readonly storage: Storage;
  readonly towns: readonly ATown[];
  /** Every correction that there was. */
  readonly corrections = new Set<string>();
  now = START;
  life: ALife;
  #keys = 0;

  constructor(folder: string) {
    this.storage = openStorage(MEMORY);
    this.towns = ['one', 'other'].map((platform) => new ATown(platform, () => this.now));
    this.life = this.#born(folder);
  }

  #born(folder: string | null): ALife {
    const life = new ALife({
      storage: this.storage,
      messengers: this.towns.map(({ messenger }) => messenger),
      clock: () => this.now,
      folder,
    });
    for (const town of this.towns) town.kill = () => life.kill();
    return life;
  }

  async act(act: Act): Promise<void> {
    await this.#do(act);
    for (const { id } of this.storage.outbox.due(this.now + 1e12)) this.corrections.add(id);
  }

  async #do(act: Act): Promise<void> {
    switch (act.do) {
      case 'ask':
        return this.#hear(act.town, { kind: 'text', text: QUESTIONS[act.question] ?? '' }, `U${act.person}`, act.place);
      case 'press': {
        const under = this.#town(act.town).deeds.findLast(
          ({ person, message }) => person === null && message.buttons.some(({ label }) => label === act.label),
        );
        return this.#press(act.town, act.label, under?.message, `U${act.person}`);
      }
      case 'status':
        return this.#edits(['ED', 'EVA'][act.editor] ?? '', 'desk status', {
          fact: FACTS[act.fact] ?? '',
          status: act.status,
          reason: 'checked',
        });
      case 'kill':
        return this.#edits('ED', 'desk kill', { source: 'wire', reason: 'retracted' });
      case 'undo': {
        const done = this.#town(0).deeds.findLast(({ message }) => message.buttons.some(({ label }) => label === 'Undo'));
        return this.#quietly(() => this.#press(0, 'Undo', done?.message, done?.person ?? ''));
      }
      case 'restart':
        this.life.kill();
        return this.#on();
      case 'pass':
        this.now += act.ms;
        return this.#round();
      case 'remove':
        this.life.settle();
        return this.#town(act.town).remove(act.nth);
      case 'trouble':
        this.#town(act.town).troubles.push(...act.troubles);
    }
  }

  /** All is well from here on, for as long as it takes. */
  async end(): Promise<void> {
    for (const town of this.towns) town.troubles = [];
    for (let round = 0; round < 12; round++) {
      this.now += 61_000;
      await this.#round();
    }
  }

  async #round(): Promise<void> {
    await this.life.resume();
    if (!this.life.isOver) await this.life.round();
    await this.#on();
  }

  /** The next run, where this one was killed. */
  async #on(): Promise<void> {
    while (this.life.isOver) {
      this.life = this.#born(null);
      await this.life.resume();
    }
  }

  #edits(person: string, name: string, options: Readonly<Record<string, string>>): Promise<void> {
    return this.#quietly(() => this.#hear(0, { kind: 'command', name, options }, person, 'aside'));
  }

  /** Editors act in quiet times: it is what comes of it that is tried. */
  async #quietly(act: () => Promise<void>): Promise<void> {
    const troubles = this.towns.map((town) => town.troubles.splice(0));
    await act();
    for (const [at, town] of this.towns.entries()) town.troubles = troubles[at] ?? [];
  }

  #press(town: number, label: string, message: Message | undefined, person: string): Promise<void> {
    const button = message?.buttons.find((each) => each.label === label);
    if (!message || !button) return Promise.resolve();
    const { action, index } = button;
    return this.#hear(town, { kind: 'press', button: { action, index, answerId: message.answerId } }, person, 'aside');
  }

  async #hear(town: number, input: Input, person: string, place: (typeof PLACES)[number]): Promise<void> {
    const { messenger } = this.#town(town);
    const key = `key ${++this.#keys}`;
    const address: Address = {
      channel: place === 'direct' ? `D ${person}` : 'C1',
      direct: place === 'direct',
      thread: place === 'thread' ? 't1' : null,
      message: place === 'channel' || place === 'thread' ? `m ${key}` : null,
      person,
      visibility: place === 'aside' ? 'private' : 'public',
      handle: null,
    };
    const invocation = { key, platform: messenger.platform, address, input, groups: [], at: this.now };
    this.life.host.take(invocation);
    const own = this.life.messengers[town];
    if (own) await this.life.outlives(this.life.host.answer(invocation, own));
    await this.#on();
  }

  #town(at: number): ATown {
    const town = this.towns[at];
    if (!town) throw new Error('there is no such town');
    return town;
  }
}

/** How a message says that a fact stands; null: it says nothing of it. */
function said({ answer }: Message, { id, quote }: Fact): string | null {
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
const stands = ({ status, quote }: Fact): string => (status === 'held' || status === 'withdrawn' ? status : `${status} ${quote.exact}`);
const isFailed = ({ state }: OutboxDelivery): boolean => state === 'ambiguous' || state === 'unreachable';

/** All that must hold when everything is well again. */
function expectRight({ storage, towns, life, now, corrections }: Story, acts: readonly Act[]): void {
  const why = JSON.stringify(acts);
  expect(life.broke, why).toEqual([]);
  expect(storage.outbox.due(now + 1e12), why).toEqual([]);
  const deliveries = [...corrections].flatMap((id) => storage.outbox.deliveries(id));
  const keys = new Map(deliveries.map((delivery) => [delivery.key, delivery]));
  expect(new Set(deliveries.map(({ state }) => state)).isSubsetOf(new Set(['done', 'needless', 'ambiguous', 'unreachable'])), why).toBe(
    true,
  );
  const facts = FACTS.flatMap((id) => life.onFile.fact(id) ?? []);
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
    if (own.length > 0)
      expect(
        own.some(({ target }) => target.kind === 'report'),
        why,
      ).toBe(true);
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

const town = fc.nat(1);
const person = fc.nat(2);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      town,
      person,
      place: fc.constantFrom(...PLACES),
      question: fc.nat(QUESTIONS.length - 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      town,
      person,
      label: fc.constantFrom('Copy for script', 'Show in context', 'Who else says so'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('status' as const), editor: fc.nat(1), fact: fc.nat(1), status: fc.constantFrom(...STATUSES) }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'kill' as const }, { do: 'restart' as const }, { do: 'restart' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1_000, 6_000, 30_000, 61_000, 61_000, 300_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), town, nth: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('trouble' as const),
      town,
      troubles: fc.array(fc.option(fc.constantFrom(...TROUBLES), { freq: 2 }), { minLength: 1, maxLength: 6 }),
    }),
  },
);

describe('whatever people ask, editors change and platforms do', () => {
  test('who was told what does not stand is put right once, or the editor hears that it may not have arrived', async () => {
    const folder = folderWith(TWO_FACTS);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 30 }), async (acts) => {
        const story = new Story(folder);
        try {
          for (const each of acts) await story.act(each);
          await story.end();
          expectRight(story, acts);
        } finally {
          story.storage.close();
        }
      }),
      { numRuns: runs(40, 3000) },
    );
  });
});
