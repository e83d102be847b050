import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/chat/message.ts';
import { type Answer, quotesOf } from '../../../src/domain/answer.ts';
import type { Fact } from '../../../src/domain/fact.ts';
import { runs } from '../../deep.ts';
import { DEAD, QUESTION, TWO_FACTS } from '../../desk/a-desk.ts';
import { folderWith } from '../../knowledge/temp-knowledge.ts';
import { AStory } from '../a-story.ts';
import { type ATown, type Deed, TROUBLES, type Trouble } from '../a-town.ts';
import { said, stands } from '../corrections/put-right.ts';

const FACTS = [DEAD, 'flood/dam'] as const;
const STATUSES = ['official', 'unconfirmed', 'disputed', 'held'] as const;
const SETTLED = 60_000;

/** Who follows what, and how; the last one reads what is told in the thread. */
const FOLLOWERS = [
  { person: 'U0', town: 0, options: { what: 'flood' } },
  { person: 'U1', town: 1, options: { what: 'flood', pace: 'hourly' } },
  { person: 'U2', town: 0, options: { what: DEAD } },
  { person: 'U3', town: 0, options: { what: 'flood', pace: 'hourly' } },
  { person: 'U3', town: 0, options: { what: DEAD } },
  { person: 'U4', town: 1, options: { what: 'flood', where: 'here' } },
] as const;

type Act =
  | { readonly do: 'status'; readonly editor: number; readonly fact: number; readonly status: (typeof STATUSES)[number] }
  | { readonly do: 'undo' | 'kill' | 'restart' }
  | { readonly do: 'ask'; readonly person: number; readonly town: number }
  | { readonly do: 'pass' | 'beside'; readonly ms: number }
  | { readonly do: 'trouble'; readonly town: number; readonly troubles: readonly (Trouble | null)[] };

async function happens(story: AStory, act: Act): Promise<void> {
  switch (act.do) {
    case 'status':
      await story.edits('desk status', { fact: FACTS[act.fact] ?? '', status: act.status, reason: 'checked' }, ['ED', 'EVA'][act.editor]);
      break;
    case 'kill':
      await story.edits('desk kill', { source: 'wire', reason: 'retracted' });
      break;
    case 'undo':
      await story.undoes();
      break;
    case 'restart':
      await story.restarts();
      break;
    case 'ask':
      await story.hears(QUESTION, `U${act.person}`, 'direct', { town: act.town });
      break;
    case 'pass':
      await story.passes(act.ms);
      break;
    case 'beside': {
      // Two processes wake together on one database.
      if (story.towns.some(({ troubles }) => troubles.length > 0)) break;
      story.now += act.ms;
      const other = story.another();
      await Promise.all([story.life.round(), other.round()]);
      expect(other.broke).toEqual([]);
      other.kill();
      break;
    }
    case 'trouble':
      story.town(act.town).troubles.push(...act.troubles);
  }
}

const town = fc.nat(1);
const ms = fc.constantFrom(1_000, 6_000, 30_000, 61_000, 61_000, 300_000, 1_800_000);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('status' as const), editor: fc.nat(1), fact: fc.nat(1), status: fc.constantFrom(...STATUSES) }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'kill' as const }, { do: 'restart' as const }, { do: 'restart' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask' as const), person: fc.nat(4), town }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constantFrom('pass' as const, 'pass' as const, 'beside' as const), ms }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('trouble' as const),
      town,
      troubles: fc.array(fc.option(fc.constantFrom(...TROUBLES), { freq: 2 }), { minLength: 1, maxLength: 5 }),
    }),
  },
);

const isFollow = ({ answer }: Message): boolean => answer.outcome === 'briefing' && /^(?:You follow|Followed here)/u.test(answer.title);

/** How a message says that a fact stands; null: it says nothing of it. */
function heard(message: Message, fact: Fact): string | null {
  if (!isFollow(message)) return said(message, fact);
  const quote = quotesOf(message.answer).find(({ factId }) => factId === fact.id);
  if (quote) return `${quote.status} ${quote.text}`;
  const line = linesIn(message.answer).find((each) => each.startsWith(`${fact.id}: `));
  if (line === undefined) return null;
  return line.startsWith(`${fact.id}: withdrawn`) ? 'withdrawn' : /is On hold\.$/u.test(line) ? 'held' : line;
}

const linesIn = (answer: Answer): readonly string[] => (answer.outcome === 'briefing' ? answer.sections.flatMap(({ lines }) => lines) : []);

/** What reaches the eyes of a follower: told in private, or in the thread. */
function reaching({ deeds, inner }: ATown, { person, options }: (typeof FOLLOWERS)[number]): Deed[] {
  const isOpen = (deed: Deed) => inner.posted.some(({ id, to }) => id === deed.post && !to.direct && to.visibility === 'public');
  return deeds.filter((deed) => ('where' in options ? isOpen(deed) : deed.person === person));
}

/** All that must hold when everything is well again. */
function expectTold(story: AStory, before: ReadonlyMap<string, string>, why: string): void {
  const { storage, life, towns } = story;
  expect(life.broke, why).toEqual([]);
  const { facts } = life.onFile.library;
  for (const { deeds } of towns) {
    const keys = deeds.filter(({ kind }) => kind !== 'edit').map(({ key }) => key);
    expect(keys.length, why).toBe(new Set(keys).size);
  }
  for (const follower of FOLLOWERS) {
    const { platform } = story.town(follower.town).inner;
    const all = reaching(story.town(follower.town), follower);
    // What may not have arrived, and what came too late to be told, leaves nothing to be sure of.
    const dispatches = [...story.dispatches]
      .flatMap((key) => storage.dispatches.find(key) ?? [])
      .filter((each) => each.platform === platform);
    const deliveries = [...story.corrections].flatMap((id) => storage.outbox.deliveries(id)).filter((each) => each.platform === platform);
    expect(
      dispatches.filter(({ state }) => state === 'waiting' || state === 'trying'),
      why,
    ).toEqual([]);
    if ([...dispatches, ...deliveries].some(({ state }) => state === 'ambiguous' || state === 'unreachable')) continue;
    for (const fact of facts) {
      let last = before.get(fact.id);
      // What a crash held up comes late; it was written down in its order.
      const made = (deed: Deed) => storage.ledger.find(deed.key)?.at ?? deed.at;
      for (const deed of all.toSorted((one, other) => made(one) - made(other))) {
        const { message } = deed;
        const now = heard(message, fact);
        if (now === null) continue;
        const unasked = isFollow(message) || message.above?.match(/^(?:Update|Correction)/u);
        if (isFollow(message)) {
          expect(`${follower.person}: ${now}`, `told twice: ${why}`).not.toBe(`${follower.person}: ${last}`);
          const at = made(deed);
          const versions = storage.store.history('fact', fact.id).filter((each) => Date.parse(each.at) <= at);
          expect(at - Date.parse(versions.at(-1)?.at ?? ''), `told while it could be undone: ${why}`).toBeGreaterThan(SETTLED);
        }
        if (unasked) last = now;
      }
      const follows = follower.options.what === 'flood' || follower.options.what === fact.id;
      const heardLast = all.map(({ message }) => heard(message, fact)).findLast((each) => each !== null) ?? before.get(fact.id);
      if (follows) expect([follower.person, fact.id, heardLast], `not told: ${why}`).toEqual([follower.person, fact.id, stands(fact)]);
    }
  }
}

describe('whatever editors change, processes and platforms do', () => {
  test('who follows something is told how it came to stand, each change once, and nothing that was undone in time', async () => {
    const folder = folderWith(TWO_FACTS);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 30 }), async (acts) => {
        const story = new AStory(folder);
        try {
          for (const { person, town: at, options } of FOLLOWERS)
            await story.hears({ kind: 'command', name: 'desk follow', options }, person, 'aside', { town: at });
          const before = new Map(story.life.onFile.library.facts.map((fact) => [fact.id, stands(fact)]));
          for (const each of acts) await happens(story, each);
          // All is well from here on, for as long as it takes.
          for (const each of story.towns) each.troubles = [];
          for (let round = 0; round < 10; round++) await story.passes(61_000);
          for (let round = 0; round < 3; round++) await story.passes(3_600_000);
          expectTold(story, before, JSON.stringify(acts));
        } finally {
          story.storage.close();
        }
      }),
      { numRuns: runs(40, 3000) },
    );
  });
});
