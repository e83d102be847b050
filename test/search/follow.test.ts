import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeNewsroom } from '../../src/desk/newsroom.ts';
import { search } from '../../src/desk/search.ts';
import { quotesOf } from '../../src/domain/answer.ts';
import { READER, type Viewer } from '../../src/domain/audience.ts';
import { loadLexicon, readChat } from '../../src/language/load.ts';
import { readQuestion } from '../../src/language/question/read.ts';
import { ask } from '../../src/search/ask.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { passagesOf } from '../../src/search/passages.ts';
import { retrieve } from '../../src/search/retrieve.ts';
import { Stacks } from '../../src/search/stacks.ts';
import type { View } from '../../src/search/view.ts';
import { runs } from '../deep.ts';
import { addSource, close, EDITORS, type Edit, edits, promote, removeSource, type Standing, setFact, setSource } from './edits.ts';
import { EDITOR, FIXTURES, FLOOD, onFile, RECALL } from './on-file.ts';

const lexicon = loadLexicon();
const chat = readChat();
const { library, questions } = onFile(FIXTURES, [FLOOD, RECALL]);
const spare = onFile(FIXTURES, ['ferry-accident', 'museum-theft']).library.sources;
const START: Standing = { library, closed: new Set(), now: Date.parse('2026-11-28T12:00:00Z') };
const VIEWERS: readonly Viewer[] = [READER, EDITOR, { ...READER, person: 'slack:ADA' }];
const QUESTIONS = [
  ...questions.filter((_, at) => at % 12 === 0).map((question) => question.ask),
  'How many heaters is Tarnwik recaling?',
  'What do we know about the flood?',
  'Who was seen near Lowick?',
].slice(0, 8);

/** All that a view has, as values. */
const contents = (view: View) => ({
  facts: view.facts,
  topics: view.topics,
  sources: [...view.sourceById.values()],
  names: view.names.names,
  statistics: view.engines.map(({ documents, terms, words, frequency }) => {
    const all = [...words()].sort();
    return { documents, terms, words: all, frequency: all.map((word) => frequency(lexicon.key(word))) };
  }),
  rarities: ['flood', 'heater', '#lowick', 'nothing'].map(view.rarity),
});

const answers = (view: View, now: number, question: string) => ({
  asked: ask({ question, view, now, topicId: null, conversation: NO_CONVERSATION }),
  found: search({ question, view, now, topicId: null, limit: 20 }),
});

const candidates = (view: View, question: string) =>
  readQuestion(question, view.room).parts.flatMap((part) => [...retrieve(part.needs, view)].map(([{ id }, score]) => ({ id, score })));

function expectSame(followed: View, fresh: View, now: number): void {
  expect(contents(followed)).toEqual(contents(fresh));
  for (const fact of followed.facts) expect(followed.factById.get(fact.id)).toBe(fact);
  for (const question of QUESTIONS) {
    const [some, others] = [candidates(followed, question), candidates(fresh, question)];
    expect(some.map(({ id }) => id)).toEqual(others.map(({ id }) => id));
    for (const [at, { score }] of some.entries()) expect(Math.abs(score - (others[at]?.score ?? 0))).toBeLessThan(1e-9);
    expect(answers(followed, now, question)).toEqual(answers(fresh, now, question));
  }
}

/** Shares nothing with any other, not even what is remembered by object. */
const anew = ({ library: standing, closed }: Standing) => new Stacks(structuredClone(standing), lexicon, chat, closed);

describe('stacks that follow edits', () => {
  test('have what stacks built anew have, for every viewer', () => {
    const step = fc.record({ edit: edits(spare), looks: fc.constantFrom(...VIEWERS) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let standing = START;
        const stacks = new Stacks(standing.library, lexicon, chat);
        for (const viewer of VIEWERS) answers(stacks.view(viewer, standing.now), standing.now, QUESTIONS[0] ?? '');
        for (const { edit, looks } of steps) {
          standing = edit.edit(standing);
          stacks.use(standing.library, standing.closed);
          // Those who don't look now have more to catch up on later.
          answers(stacks.view(looks, standing.now), standing.now, QUESTIONS[1] ?? '');
        }
        const fresh = anew(standing);
        for (const viewer of VIEWERS) expectSame(stacks.view(viewer, standing.now), fresh.view(viewer, standing.now), standing.now);
      }),
      { numRuns: runs(5, 300) },
    );
  });

  test('find things alike after hundreds of edits', () => {
    const stacks = new Stacks(START.library, lexicon, chat);
    let standing = START;
    for (let turn = 0; turn < 300; turn++) {
      const fact = standing.library.facts[(turn * 7) % standing.library.facts.length];
      standing = setFact(fact?.id ?? '', { statement: `${fact?.statement} ${turn}` })(standing);
      stacks.use(standing.library, standing.closed);
      stacks.view(READER, standing.now);
    }
    expectSame(stacks.view(READER, standing.now), anew(standing).view(READER, standing.now), standing.now);
  });
});

/** Stacks, and what comes of them. */
function following() {
  let standing = START;
  const stacks = new Stacks(standing.library, lexicon, chat);
  return {
    view: (viewer: Viewer = READER) => stacks.view(viewer, standing.now),
    edit: (...all: readonly Edit[]) => {
      for (const each of all) standing = each(standing);
      stacks.use(standing.library, standing.closed);
      return standing;
    },
  };
}

const [passage] = passagesOf(library).filter(({ gates }) => gates.length === 0);
const [fact] = library.facts.filter(({ gates, status }) => gates.length === 0 && status === 'official');
if (!passage || !fact) throw new Error('the fixtures have no open passage or fact');

describe('a discarded passage', () => {
  test('is none any more, until it is taken back', () => {
    const { view, edit } = following();
    const found = () =>
      search({ question: passage.quote.exact, view: view(), now: 0, topicId: null, limit: 100 }).hits.map((hit) => hit.fact.id);
    expect(found()).toContain(passage.id);
    edit(close(passage.id));
    expect(found()).not.toContain(passage.id);
    expect(view().factById.has(passage.id)).toBe(false);
    edit((standing) => ({ ...standing, closed: new Set() }));
    expect(found()).toContain(passage.id);
  });
});

describe('a view from before a change', () => {
  const hidden = setSource(fact.sourceId, { gates: [EDITORS] });

  test('shows nothing that its viewer may not see since then', () => {
    const { view, edit } = following();
    const old = view();
    const { sourceById } = old;
    expect(answers(old, START.now, fact.quote.exact).found.hits[0]?.fact.sourceId).toBe(fact.sourceId);
    edit(hidden);
    expect(old.facts.filter((each) => each.sourceId === fact.sourceId)).toEqual([]);
    expect([old.factById.has(fact.id), old.sourceById.has(fact.sourceId), sourceById.has(fact.sourceId)]).toEqual([false, false, true]);
    const { asked, found } = answers(old, START.now, fact.quote.exact);
    expect([...quotesOf(asked.answer), ...found.hits.map((hit) => hit.fact)].filter((each) => each.sourceId === fact.sourceId)).toEqual([]);
    expect(contents(view(EDITOR)).facts.some((each) => each.id === fact.id)).toBe(true);
  });

  test('answers from what is on file now, and throws for nothing', () => {
    const { view, edit } = following();
    const [old, editors] = [view(), view(EDITOR)];
    edit(...spare.map((source) => addSource({ ...source, topicId: FLOOD })), removeSource(passage.sourceId), hidden);
    for (const question of QUESTIONS) for (const each of [old, editors]) answers(each, START.now, question);
    expect(contents(old)).toEqual(contents(view()));
  });
});

describe('what an edit leaves alone', () => {
  test('is kept: views until it comes, then passages and profiles', () => {
    const { view, edit } = following();
    const [before, editors] = [view(), view(EDITOR)];
    expect(view()).toBe(before);
    const profiles = new Map(before.facts.map((each) => [each, before.profile(each)]));
    edit(setFact(fact.id, { status: 'confirmed' }));
    expect(view()).not.toBe(before);
    expect(view(EDITOR)).not.toBe(editors);
    const others = view().facts.filter((each) => each.id !== fact.id);
    expect(others).toHaveLength(profiles.size - 1);
    for (const each of others) expect(view().profile(each)).toBe(profiles.get(each));
    const changed = view().factById.get(fact.id);
    expect(changed?.status).toBe('confirmed');
    expect(changed && view().profile(changed).fact).toBe(changed);
  });

  test('a sentence that a fact takes, and no other, is no passage any more', () => {
    const before = passagesOf(library);
    const { library: after } = promote(passage)(START);
    expect(passagesOf(after)).toEqual(before.filter((each) => each !== passage));
    for (const [at, each] of passagesOf(after).entries()) expect(each).toBe(before.filter((other) => other !== passage)[at]);
    expect(passagesOf(library).includes(passage)).toBe(true);
  });

  test('a fact is read with what stands before it in its source now', () => {
    const { view, edit } = following();
    const before = view().profile(fact);
    edit(setSource(fact.sourceId, { title: 'Another' }));
    expect(view().profile(fact)).not.toBe(before);
  });

  test('a topic that is renamed is told by its new name', () => {
    const { view, edit } = following();
    view().profile(fact);
    edit((standing) => ({
      ...standing,
      library: { ...standing.library, topics: standing.library.topics.map((topic) => ({ ...topic, title: `${topic.title} anew` })) },
    }));
    expect(view().profile(fact).topic?.title).toMatch(/ anew$/u);
  });
});

test('a newsroom answers from its new library, though the question was asked before', () => {
  const newsroom = makeNewsroom(library, lexicon);
  const asked = { viewer: READER, now: START.now, question: 'How many heaters is Tarnwick recalling?', topic: null };
  const quoted = () => quotesOf(newsroom.ask({ ...asked, conversation: NO_CONVERSATION }).answer)[0];
  const before = quoted();
  expect(before?.status).toBe('official');
  expect(quoted()).toEqual(before);
  newsroom.use(setFact(before?.factId ?? '', { status: 'disputed' })(START).library);
  expect(quoted()).toMatchObject({ factId: before?.factId, status: 'disputed' });
});
