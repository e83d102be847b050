import fc from 'fast-check';
import { describe, test } from 'vitest';
import { runs } from '../../deep.ts';
import { DEAD, QUESTION, TWO_FACTS } from '../../desk/a-desk.ts';
import { folderWith } from '../../knowledge/temp-knowledge.ts';
import { AStory, PLACES, type Place } from '../a-story.ts';
import { TROUBLES, type Trouble } from '../a-town.ts';
import { expectRight } from './put-right.ts';

const FACTS = [DEAD, 'flood/dam'] as const;
const QUESTIONS = [
  QUESTION,
  'Is the dam holding?',
  'How many people have died, and is the dam holding?',
  'What do we know about the flood?',
];
const STATUSES = ['official', 'unconfirmed', 'disputed', 'held'] as const;

type Act =
  | { readonly do: 'ask'; readonly town: number; readonly person: number; readonly place: Place; readonly question: number }
  | { readonly do: 'press'; readonly town: number; readonly person: number; readonly label: string }
  | { readonly do: 'status'; readonly editor: number; readonly fact: number; readonly status: (typeof STATUSES)[number] }
  | { readonly do: 'undo' | 'kill' | 'restart' }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'remove'; readonly town: number; readonly nth: number }
  | { readonly do: 'trouble'; readonly town: number; readonly troubles: readonly (Trouble | null)[] };

async function happens(story: AStory, act: Act): Promise<void> {
  switch (act.do) {
    case 'ask':
      await story.hears(QUESTIONS[act.question] ?? '', `U${act.person}`, act.place, { town: act.town });
      break;
    case 'press': {
      const under = story
        .town(act.town)
        .deeds.findLast(({ person, message }) => person === null && message.buttons.some(({ label }) => label === act.label));
      await story.presses(act.label, under?.message, `U${act.person}`, act.town);
      break;
    }
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
    case 'pass':
      await story.passes(act.ms);
      break;
    case 'remove':
      story.life.settle();
      story.town(act.town).remove(act.nth);
      break;
    case 'trouble':
      story.town(act.town).troubles.push(...act.troubles);
  }
}

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
        const story = new AStory(folder);
        try {
          for (const each of acts) await happens(story, each);
          // All is well from here on, for as long as it takes.
          for (const each of story.towns) each.troubles = [];
          for (let round = 0; round < 12; round++) await story.passes(61_000);
          expectRight(story, JSON.stringify(acts));
        } finally {
          story.storage.close();
        }
      }),
      { numRuns: runs(40, 3_000) },
    );
  });
});
