import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Act } from '../../../src/desk/on-file.ts';
import { runs } from '../../deep.ts';
import { DEAD, QUESTION, TWO_FACTS } from '../../desk/a-desk.ts';
import { folderWith } from '../../knowledge/temp-knowledge.ts';
import { AStory, PLACES } from '../a-story.ts';

const DAM = 'flood/dam';
const QUESTIONS = [
  QUESTION,
  'Is the dam holding?',
  'How many people have died, and is the dam holding?',
  'What do we know about the flood?',
  'Is more rain expected?',
];
const BUTTONS = ['Copy for script', 'Show in context', 'Who else says so'];
const CHANGES = ['held', 'disputed', 'withdrawn', 'kill', 'link'] as const;

const asking = fc.record({
  town: fc.nat(1),
  person: fc.nat(3),
  place: fc.constantFrom(...PLACES),
  question: fc.nat(QUESTIONS.length - 1),
  press: fc.option(fc.nat(BUTTONS.length - 1)),
});

/** What an editor is about to do. */
function actOn({ life: { onFile }, now }: AStory, change: (typeof CHANGES)[number]): Act {
  const [dead, dam, source] = [onFile.find('fact', DEAD), onFile.find('fact', DAM), onFile.find('source', 'wire')];
  if (!dead || !dam || !source) throw new Error('it is not on file');
  const at = new Date(now).toISOString();
  const reason = 'for a test';
  const by = { at: now, by: 'one:ED' };
  if (change === 'kill') {
    const fields = { ...source.holding.fields, status: 'withdrawn' as const, reason, at };
    return { ...by, changes: [{ holding: { ...source.holding, fields }, from: source.version, act: 'kill', reason }] };
  }
  if (change === 'link') {
    const fields = { ...dam.holding.fields, links: [{ kind: 'contradicts' as const, to: DEAD }] };
    return { ...by, changes: [{ holding: { ...dam.holding, fields }, from: dam.version, act: 'link', reason: null }] };
  }
  const fields = { ...dead.holding.fields, status: change, reason, at };
  return { ...by, changes: [{ holding: { ...dead.holding, fields }, from: dead.version, act: 'status', reason }] };
}

test('a dry run tells how many posts and people it reaches, and so many it does', async () => {
  const folder = folderWith(TWO_FACTS);
  await fc.assert(
    fc.asyncProperty(fc.array(asking, { maxLength: 12 }), fc.constantFrom(...CHANGES), async (asks, change) => {
      const story = new AStory(folder);
      try {
        for (const { town, person, place, question, press } of asks) {
          const shown = await story.hears(QUESTIONS[question] ?? '', `U${person}`, place, { town });
          if (press !== null) await story.presses(BUTTONS[press] ?? '', shown?.message, `U${person}`, town);
        }
        story.life.settle();
        const act = actOn(story, change);
        const { onFile, corrections } = story.life;
        const before = JSON.stringify([onFile.library, onFile.all()]);
        const reach = onFile.supposing(act, (affected) => corrections.reach(affected));
        expect(JSON.stringify([onFile.library, onFile.all()])).toBe(before);
        const done = onFile.submit(act);
        expect(done.ok && corrections.reach(done.affected)).toEqual(reach);
        await story.passes(60_000);
        const deliveries = done.ok && done.correctionId !== null ? story.storage.outbox.deliveries(done.correctionId) : [];
        const count = (kind: string) => deliveries.filter(({ target, state }) => target.kind === kind && state === 'done').length;
        expect({ posts: count('edit'), people: count('tell') }).toEqual(reach);
        expect(deliveries.filter(({ state }) => state !== 'done' && state !== 'needless')).toEqual([]);
        // Nobody hears of what reached nobody.
        expect(count('report')).toBe(reach.posts + reach.people > 0 ? 1 : 0);
      } finally {
        story.storage.close();
      }
    }),
    { numRuns: runs(25, 1500) },
  );
});

test('editors are shown it before they do it, and after', async () => {
  const story = new AStory(folderWith(TWO_FACTS));
  onTestFinished(() => story.storage.close());
  await story.hears(QUESTION, 'U1', 'thread');
  await story.hears(QUESTION, 'U2', 'aside');
  await story.hears(QUESTION, 'U3', 'direct');
  story.life.settle();
  const figures = (text: string) =>
    (
      text
        .split('\n')
        .at(1)
        ?.match(/\d+ (?:post|people)/gu) ?? []
    ).join(', ');
  const said = (deed: Awaited<ReturnType<AStory['edits']>>) =>
    deed?.message.answer.outcome === 'notice' ? deed.message.answer.message : '';
  const dry = await story.edits('desk status', { fact: DEAD, status: 'held', reason: 'checking', preview: 'true' });
  expect([figures(said(dry)), story.corrections.size]).toEqual(['2 post, 2 people', 0]);
  const done = await story.presses('Do it', dry?.message, 'ED');
  expect([figures(said(done)), story.corrections.size]).toEqual(['2 post, 2 people', 1]);
});
