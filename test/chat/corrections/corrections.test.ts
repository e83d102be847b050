import { describe, expect, onTestFinished, test } from 'vitest';
import { quotesOf } from '../../../src/domain/answer.ts';
import { DEAD, QUESTION, TWO_FACTS } from '../../desk/a-desk.ts';
import { type Files, fact, facts, folderWith } from '../../knowledge/temp-knowledge.ts';
import { AStory } from '../a-story.ts';
import type { Deed } from '../a-town.ts';

const DAM = 'flood/dam';
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

function begin(files: Files = TWO_FACTS): AStory {
  const story = new AStory(folderWith(files));
  onTestFinished(() => story.storage.close());
  return story;
}

/** The editor puts an entry on hold. */
const hold = (story: AStory, id: string = DEAD) => story.edits('desk status', { fact: id, status: 'held', reason: 'a secret of the desk' });
const release = (story: AStory, id: string = DEAD) => story.edits('desk status', { fact: id, status: 'official', reason: 'checked' });

/** In their order, and people in theirs; a few are done at a time. */
const rankOf = ({ kind, person }: Deed): number => ['edit', 'send', 'U2', 'U3', 'ED'].indexOf(kind === 'tell' ? (person ?? '') : kind);

/** Deeds of the first platform since then. */
const since = (story: AStory, from: number): readonly Deed[] => story.town(0).deeds.slice(from);
const told = (story: AStory) => story.town(0).deeds.length;
const noticeOf = (deed: Deed | undefined): string => (deed?.message.answer.outcome === 'notice' ? deed.message.answer.message : '');
/** In short: what was done, for whom, and what it now says. */
const shortly = (deeds: readonly Deed[]) => deeds.map(({ kind, person, message }) => [kind, person, message.answer.outcome]);

describe('word of a change', () => {
  test('stands over the post and in its thread, and goes to who was told aside, each with the word, the time and the reason', async () => {
    const story = begin();
    await story.hears(QUESTION, 'U1', 'thread');
    await story.hears(QUESTION, 'U2', 'aside');
    await story.hears(QUESTION, 'U3', 'direct');
    const from = told(story) + 1;
    await story.edits('desk kill', { source: 'wire', reason: 'it was\nmade up.' });
    await story.passes(60_000);
    const deeds = since(story, from).toSorted((one, other) => rankOf(one) - rankOf(other));
    expect(shortly(deeds)).toEqual([
      ['edit', null, 'withdrawn'],
      ['edit', null, 'withdrawn'],
      ['send', null, 'withdrawn'],
      ['tell', 'U2', 'withdrawn'],
      ['tell', 'U3', 'withdrawn'],
      ['tell', 'ED', 'notice'],
    ]);
    const time = 'Correction, 2026-05-04 08:00 UTC';
    expect(deeds.map(({ message }) => message.above ?? '')).toEqual([
      `${time}: this answer has changed since it was given. Reason: it was made up.`,
      `${time}: this answer has changed since it was given. Reason: it was made up.`,
      `${time}, to the answer above to “${QUESTION}”. Reason: it was made up. It now reads:`,
      `${time}, to what you were told 2026-05-04 08:00 UTC on “${QUESTION}”. Reason: it was made up. It now reads:`,
      `${time}, to what you were told 2026-05-04 08:00 UTC on “${QUESTION}”. Reason: it was made up. It now reads:`,
      '',
    ]);
    expect(noticeOf(deeds.at(-1))).toContain('2 posts edited, 1 reply posted, 2 people told.');
  });

  test('is "Update" where only the standing changed, and says nothing of why it is on hold', async () => {
    const story = begin();
    await story.hears(QUESTION, 'U1', 'thread');
    await hold(story);
    await story.passes(60_000);
    const [edited, reply] = since(story, 2);
    expect(edited?.message.above).toBe('Update, 2026-05-04 08:00 UTC: this answer has changed since it was given.');
    expect(JSON.stringify([edited, reply])).not.toContain('secret');
    // Released again, the line of the earlier one goes.
    story.now += HOUR;
    const from = told(story) + 1;
    await release(story);
    await story.passes(60_000);
    const lines = since(story, from).flatMap(({ message }) => message.above?.split('\n').length ?? []);
    expect(lines.toSorted()).toEqual([1, 1, 2]);
    expect(story.town(0).inner.posted[0]?.message).toMatchObject({
      above: 'Update, 2026-05-04 09:01 UTC: this answer has changed since it was given.',
      answer: { outcome: 'found' },
    });
  });

  test('goes once to somebody who was told five times in three places, and names what else it bears on', async () => {
    const story = begin();
    for (const [place, channel] of [
      ['aside', 'C1'],
      ['aside', 'C2'],
      ['direct', ''],
    ] as const)
      await story.hears(QUESTION, 'U1', place, { channel });
    await story.hears('How many dead are there?', 'U1', 'direct');
    const shown = await story.hears('What do we know about the flood?', 'U1', 'aside');
    await story.presses('Copy for script', shown?.message, 'U1');
    const from = told(story) + 1;
    await hold(story);
    await story.passes(60_000);
    const tells = since(story, from).filter(({ kind, person }) => kind === 'tell' && person === 'U1');
    expect(tells).toHaveLength(1);
    expect(tells[0]?.message.above).toMatch(/^Update.*\nIt bears on other answers as well: “[^”]+”.* It now reads:$/u);
  });

  test('has room for whatever and however much somebody asked', async () => {
    const story = begin();
    for (let nth = 0; nth < 30; nth++)
      await story.hears(`How many people have died, they ask ${'again and '.repeat(nth * 20)}?`, 'U1', 'aside');
    const from = told(story) + 1;
    await hold(story);
    await story.passes(60_000);
    const tells = since(story, from).filter(({ person }) => person === 'U1');
    expect(tells.map(({ message }) => (message.above ?? '').length < 1000)).toEqual([true]);
  });

  test('of what was taken back within the minute goes to those alone who asked in between', async () => {
    const story = begin();
    await story.hears(QUESTION, 'U1', 'aside');
    await hold(story);
    story.now += 20_000;
    await story.hears(QUESTION, 'U2', 'aside');
    await story.undoes();
    const from = told(story);
    await story.passes(61_000);
    expect(shortly(since(story, from))).toEqual([
      ['tell', 'U2', 'found'],
      ['tell', 'ED', 'notice'],
    ]);
  });

  test('is joined by what follows within the minute, and goes a minute after that', async () => {
    const story = begin();
    await story.hears('How many people have died, and is the dam holding?', 'U1', 'thread');
    const from = told(story);
    await hold(story);
    story.now += 50_000;
    await hold(story, DAM);
    await story.passes(59_000);
    expect(shortly(since(story, from + 2))).toEqual([]);
    await story.passes(1_000);
    expect(since(story, from + 2).map(({ kind, person }) => [kind, person])).toEqual([
      ['edit', null],
      ['send', null],
      ['tell', 'ED'],
    ]);
  });

  test('goes nowhere where nothing changed for anybody', async () => {
    const story = begin();
    await story.hears(QUESTION, 'U1', 'thread');
    await story.hears(QUESTION, 'U2', 'aside');
    const from = told(story);
    await hold(story);
    await story.undoes();
    await story.passes(61_000);
    expect(since(story, from + 2)).toEqual([]);
    expect(story.storage.outbox.due(story.now + DAY)).toEqual([]);
  });

  test('goes nowhere, either, where what was said in place of an answer still is what stands', async () => {
    const story = begin();
    const answer = await story.hears(QUESTION, 'U1', 'thread');
    await story.presses('Copy for script', answer?.message, 'U2');
    await hold(story);
    await story.passes(60_000);
    await story.passes(6_000);
    const from = told(story);
    await release(story);
    await story.undoes();
    await story.passes(61_000);
    expect(since(story, from).filter(({ person }) => person !== 'ED')).toEqual([]);
  });

  test('tells of each change to who made it, where several changed one thing', async () => {
    const story = begin();
    await story.hears(QUESTION, 'U1', 'thread');
    await hold(story);
    await story.edits('desk status', { fact: DEAD, status: 'disputed', reason: 'two say so' }, 'EVA');
    const from = told(story);
    await story.passes(61_000);
    expect(since(story, from).flatMap(({ person }) => person ?? [])).toEqual(['ED', 'EVA']);
  });
});

describe('what was told', () => {
  test('and leans on a conversation is asked anew in it', async () => {
    const story = begin();
    await story.hears('Is the dam holding?', 'U1', 'direct');
    await story.hears('Who says so?', 'U1', 'direct');
    const post = story.town(0).inner.posted[1];
    expect(quotesOf(post?.message.answer ?? (undefined as never)).map(({ factId }) => factId)).toEqual([DAM]);
    await story.edits('desk status', { fact: DAM, status: 'disputed', reason: 'they differ' });
    await story.passes(60_000);
    const now = story.town(0).inner.posted[1]?.message.answer;
    expect(now?.question).toBe('Who says so?');
    expect(now && quotesOf(now).map(({ factId, status }) => [factId, status])).toEqual([[DAM, 'disputed']]);
  });

  test.each([
    ['Copy for script', 'notice'],
    ['Show in context', 'briefing'],
    ['Who else says so', 'briefing'],
  ])('by “%s” is put right, too, and says that it is on hold', async (label, outcome) => {
    const story = begin();
    const answer = await story.hears(QUESTION, 'U1', 'thread');
    const opened = await story.presses(label, answer?.message, 'U2');
    expect(opened?.message.answer.outcome).toBe(outcome);
    await hold(story);
    await story.passes(60_000);
    const word = story.town(0).deeds.findLast(({ person }) => person === 'U2');
    expect(JSON.stringify(word?.message.answer)).toContain('on hold');
    const passages = (deed: Deed | undefined) =>
      deed ? quotesOf(deed.message.answer).filter(({ factId }) => factId.includes('#')).length : 0;
    expect(passages(word)).toBe(passages(opened));
    // Told "on hold", they hear when it is released.
    story.now += HOUR;
    await release(story);
    await story.passes(60_000);
    const again = story.town(0).deeds.findLast(({ person }) => person === 'U2');
    expect(again?.message.answer.outcome === 'briefing' && quotesOf(again.message.answer).map(({ factId }) => factId)).toContain(DEAD);
  });

  test('in a search is put right as a list of what stands', async () => {
    const story = begin();
    const found = await story.hears({ kind: 'command', name: 'desk search', options: { question: QUESTION } }, 'U1', 'aside');
    expect(found?.message.answer.outcome).toBe('briefing');
    await hold(story);
    await story.passes(60_000);
    const word = story.town(0).deeds.findLast(({ person }) => person === 'U1')?.message.answer;
    expect(word?.outcome).toBe('briefing');
    expect(JSON.stringify(word)).toContain('on hold');
  });

  test('of a sentence that nobody reviewed is put right when its source is killed, also where it was only related', async () => {
    const story = begin();
    const related = await story.hears('When was more rain expected?', 'U1', 'aside');
    const answer = await story.hears('Is more rain expected?', 'U2', 'aside');
    const passage = (deed: Deed | undefined) => {
      const told = deed?.message.answer;
      return told ? [...quotesOf(told), ...told.related].some(({ factId }) => factId.includes('#')) : false;
    };
    expect([passage(related), passage(answer)]).toEqual([true, true]);
    const from = told(story) + 1;
    await story.edits('desk kill', { source: 'wire', reason: 'made up' });
    await story.passes(60_000);
    expect(since(story, from).flatMap(({ person }) => person ?? [])).toEqual(['U1', 'U2', 'ED']);
  });

  test('in a channel that alone may see it is not shown in direct messages, and does not read as not on file', async () => {
    const closed = fact({ audience: '{channels: [C1]}' });
    const story = begin({ 'flood/facts.yaml': facts(closed, fact({ id: 'rain', quote: 'More rain is expected.', statement: 'Rain.' })) });
    const answer = await story.hears(QUESTION, 'U1', 'aside');
    expect(answer?.message.answer.outcome).toBe('found');
    const before = told(story) + 1;
    await story.edits('desk status', { fact: DEAD, status: 'withdrawn', reason: 'the mole lied' });
    await story.passes(60_000);
    const word = since(story, before).find(({ person }) => person === 'U1');
    expect(noticeOf(word)).toBe('Ask again where you asked; it can not be shown here.');
    expect(JSON.stringify(word)).not.toMatch(/mole|Six people/u);
  });
});

describe('what can not be reached', () => {
  test('is listed for the editor, by place and reason; all else is told', async () => {
    const story = begin();
    await story.hears(QUESTION, 'U1', 'thread');
    await story.hears(QUESTION, 'U2', 'channel');
    await story.hears(QUESTION, 'U3', 'aside');
    story.life.settle();
    story.town(0).remove(0);
    const from = told(story) + 1;
    await hold(story);
    story.town(0).troubles = [null, 'unsure', null, null, 'forbidden'];
    await story.passes(60_000);
    const report = noticeOf(since(story, from).at(-1)).split('\n');
    expect(report.filter((line) => line.startsWith('Could not be reached')).length).toBe(2);
    expect(report.filter((line) => line.startsWith('May or may not')).length).toBe(1);
    expect(report.join('\n')).toMatch(/Could not be reached: one U3 in private \(forbidden: not here\)/u);
  });

  test('since nobody knows its post is listed; its thread has the reply', async () => {
    const story = begin();
    story.town(0).troubles = ['unsure, there'];
    await story.hears(QUESTION, 'U1', 'thread');
    const from = told(story) + 1;
    await hold(story);
    await story.passes(60_000);
    expect(shortly(since(story, from))).toEqual([
      ['send', null, 'held'],
      ['tell', 'ED', 'notice'],
    ]);
    expect(noticeOf(since(story, from).at(-1))).toMatch(/Could not be reached: the answer \w+ in one C1 \(it has no post of its own\)\./u);
  });

  test('for two days is reached on the third; who never comes back is reported at last', async () => {
    const story = begin();
    await story.hears(QUESTION, 'U1', 'aside');
    await hold(story);
    const from = told(story);
    story.town(0).troubles = Array.from({ length: 48 }, () => 'missed' as const);
    for (let hour = 0; hour < 48; hour++) await story.passes(HOUR);
    expect(shortly(since(story, from))).toEqual([]);
    await story.passes(HOUR);
    expect(shortly(since(story, from))).toEqual([
      ['tell', 'U1', 'held'],
      ['tell', 'ED', 'notice'],
    ]);
    await story.hears(QUESTION, 'U2', 'aside', { town: 1 });
    await release(story);
    // The next run is without the other platform.
    await story.restarts();
    const [first] = story.life.messengers;
    if (!first) throw new Error('no platform');
    for (let hour = 0; hour < 75; hour++) {
      story.now += HOUR;
      story.life.settle();
      story.life.corrections.plan();
      await story.life.corrections.drain(first);
    }
    expect(noticeOf(story.town(0).deeds.at(-1))).toContain('Could not be reached: other U2 in private (its platform was not there).');
    expect(story.storage.outbox.due(story.now)).toEqual([]);
  });

  test('as the answer itself is still on its way is waited for, and then put right', async () => {
    const story = begin();
    story.town(0).troubles = ['missed', 'missed', 'missed'];
    await story.hears(QUESTION, 'U1', 'thread');
    await hold(story);
    await story.passes(60_000);
    await story.passes(6_000);
    expect(story.town(0).deeds.filter(({ person }) => person === null)).toEqual([]);
    await story.passes(6_000);
    await story.passes(6_000);
    expect(shortly(story.town(0).deeds.filter(({ person }) => person === null))).toEqual([
      ['send', null, 'found'],
      ['edit', null, 'held'],
      ['send', null, 'held'],
    ]);
  });

  test('for nobody knows whether it was told counts as told', async () => {
    const story = begin();
    story.town(0).troubles = ['unsure, there'];
    await story.hears(QUESTION, 'U1', 'aside');
    const from = told(story) + 1;
    await hold(story);
    await story.passes(60_000);
    expect(shortly(since(story, from))).toEqual([
      ['tell', 'U1', 'held'],
      ['tell', 'ED', 'notice'],
    ]);
  });
});

describe('one post', () => {
  test('in direct messages is put right though the person has had word since, and the newest of what they were told is gone', async () => {
    const story = begin();
    await story.hears('How many people have died, and is the dam holding?', 'U1', 'direct');
    await story.hears(QUESTION, 'U1', 'direct');
    const { inner } = story.town(0);
    await story.edits('desk status', { fact: DAM, status: 'official', reason: 'checked' });
    await story.passes(61_000);
    // What was edited is deleted; the word of it stands, and was about the second answer’s fact as well.
    inner.remove(inner.posted[0]?.id ?? '');
    await story.edits('desk status', { fact: DEAD, status: 'disputed', reason: 'they differ' });
    const from = told(story);
    await story.passes(61_000);
    const [answer] = inner.posted;
    expect(answer && quotesOf(answer.message.answer).map(({ status }) => status)).toEqual(['disputed']);
    expect(since(story, from).filter(({ kind, person }) => kind === 'tell' && person === 'U1')).toHaveLength(1);
  });

  test('that is gone is in the report of each change, also where one follows the other closely', async () => {
    const story = begin();
    await story.hears(QUESTION, 'U1', 'thread');
    await hold(story);
    story.town(0).troubles = ['crash before'];
    await story.passes(60_000);
    story.town(0).remove(0);
    await story.edits('desk status', { fact: DEAD, status: 'disputed', reason: 'they differ' });
    for (let round = 0; round < 4; round++) await story.passes(61_000);
    const reports = story
      .town(0)
      .deeds.map(noticeOf)
      .filter((text) => text.includes('has gone out'));
    expect(reports.map((text) => text.split('\n').filter((line) => line.startsWith('Could not be reached')).length)).toEqual([1, 1]);
  });

  test('ends with the newest of two changes, though the first edit is slow', async () => {
    const story = begin();
    await story.hears(QUESTION, 'U1', 'thread');
    const { inner } = story.town(0);
    await hold(story);
    const gate = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    inner.before = () => {
      reached.resolve();
      return gate.promise;
    };
    story.now += 60_000;
    story.life.settle();
    story.life.corrections.plan();
    const first = story.life.corrections.drain(story.life.messengers[0] as never);
    await reached.promise;
    // The second change comes while the first edit is in hand, and its time comes, too.
    inner.before = async () => undefined;
    await release(story);
    story.now += 61_000;
    story.life.settle();
    story.life.corrections.plan();
    const second = story.life.corrections.drain(story.life.messengers[0] as never);
    gate.resolve();
    await Promise.all([first, second]);
    for (let round = 0; round < 4; round++) await story.passes(6_000);
    expect(inner.posted[0]?.message.answer.outcome).toBe('found');
    expect(inner.posted[0]?.edits).toBe(2);
  });

  test('is edited once where two processes share the work, and so is everybody told once', async () => {
    const story = begin();
    for (let nth = 0; nth < 12; nth++) await story.hears(QUESTION, `U${nth}`, nth % 2 === 0 ? 'channel' : 'aside');
    const from = told(story) + 1;
    await hold(story);
    const other = story.another();
    story.now += 60_000;
    story.life.settle();
    await Promise.all([story.life.round(), other.round()]);
    await Promise.all([story.life.round(), other.round()]);
    const deeds = since(story, from);
    expect([deeds.filter(({ kind }) => kind === 'edit').length, deeds.filter(({ kind }) => kind === 'tell').length]).toEqual([6, 7]);
    expect(new Set(deeds.map(({ key }) => key)).size).toBe(deeds.length);
    expect(other.broke).toEqual([]);
  });

  test('is not edited twice by a process that was held up for longer than its deliveries are kept', async () => {
    const story = begin();
    await story.hears(QUESTION, 'U1', 'thread');
    const from = told(story) + 1;
    await hold(story);
    const gate = Promise.withResolvers<void>();
    story.town(0).inner.before = () => gate.promise;
    story.now += 60_000;
    story.life.settle();
    story.life.corrections.plan();
    const [messenger] = story.life.messengers;
    if (!messenger) throw new Error('no platform');
    const first = story.life.corrections.drain(messenger);
    // A suspended machine: no timer ran, and all that was in hand looks left behind.
    story.now += HOUR;
    const second = story.life.corrections.drain(messenger);
    gate.resolve();
    await Promise.all([first, second]);
    await story.passes(6_000);
    expect(shortly(since(story, from))).toEqual([
      ['edit', null, 'held'],
      ['send', null, 'held'],
      ['tell', 'ED', 'notice'],
    ]);
  });
});

test('a process that ends takes nothing more in hand, and waits for what it has', async () => {
  const story = begin();
  await story.hears(QUESTION, 'U1', 'thread');
  const from = told(story) + 1;
  await hold(story);
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  story.town(0).inner.before = () => {
    reached.resolve();
    return gate.promise;
  };
  const going = story.passes(60_000);
  await reached.promise;
  let stopped = false;
  const stop = story.life.corrections.stop().then(() => {
    stopped = true;
  });
  await Promise.resolve();
  expect(stopped).toBe(false);
  gate.resolve();
  await Promise.all([stop, going]);
  expect(since(story, from).every(({ kind }) => kind !== 'tell')).toBe(true);
  expect(story.storage.outbox.due(story.now)).toHaveLength(1);
});
