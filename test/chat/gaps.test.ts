import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { ADesk, DEAD, saidIn, TWO_FACTS } from '../desk/a-desk.ts';
import { edits, faultsOf, formOf, labelsUnder, linesIn } from '../desk/at-the-desk.ts';
import { directOf, FakeMessenger } from '../fakes/messenger.ts';
import { fact, secondTopic, source } from '../knowledge/temp-knowledge.ts';
import { dataFolder } from './a-host.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Nothing on file answers it. */
const MISSED = 'How many ships sank?';
const PARAPHRASE = 'what number of vessels went to the bottom?';
const OTHER = 'Where did the ships sink?';
const ASIDE = { visibility: 'private', message: null } as const;
const DIRECT = { direct: true, channel: 'D1', visibility: 'private' } as const;

type Posted = Awaited<ReturnType<ADesk['hear']>>;

/** What `/desk gaps` shows somebody in a channel. */
const gapsOf = (desk: ADesk, person: string, where = {}): Promise<Posted> => desk.hear('/desk gaps', { ...ASIDE, ...where, person });
const linesOf = async (desk: ADesk, person: string, where = {}): Promise<string[]> => {
  const shown = await gapsOf(desk, person, where);
  return shown?.message.answer.outcome === 'briefing' ? linesIn(shown) : [saidIn(shown)];
};
const NONE = ['Nothing that was asked here is open.'];

/** An editor points at an entry in answer to the first gap. */
async function points(desk: ADesk, factId: string, person = 'ED'): Promise<string> {
  await desk.presses(person, 'Point at an entry', await gapsOf(desk, person));
  return saidIn(await desk.fills(person, { nearest: '', fact: factId }));
}

/** What the bot said of itself in a channel, or to a person. */
const wordIn = (desk: ADesk, channel: string): Posted[] =>
  desk.messenger.posted.filter(({ to, message }) => to.channel === channel && /is answered now/u.test(message.above ?? ''));

describe('a question that finds nothing', () => {
  test('is listed with those that ask the same in other words, each person counted once', async () => {
    const desk = new ADesk();
    for (const [question, person] of [
      [MISSED, 'U1'],
      [MISSED, 'U1'],
      [PARAPHRASE, 'U2'],
      [OTHER, 'U3'],
    ] as const)
      await desk.hear(question, { person });
    expect(await linesOf(desk, 'U9')).toEqual(['Asked here and in public channels, and not on file', `“${MISSED}” · +1`, `“${OTHER}”`]);
  });

  test('is none where it was no question, was answered, broke, or was other people’s talk', async () => {
    const desk = new ADesk();
    for (const text of ['hello', 'thanks!', '', '   ', 'How many people have died?', 'What do we know about the flood?', '/desk topics'])
      await desk.hear(text);
    await desk.hear({ kind: 'overheard', text: MISSED }, { message: 'same' });
    expect(desk.storage.books.gaps.open()).toEqual([]);
    expect(desk.storage.books.asks.since(0).map(({ outcome, times }) => [outcome, times])).toEqual(
      expect.arrayContaining([
        ['found', 1],
        ['briefing', 1],
      ]),
    );
  });

  test.each(
    'sorry|yes|no|stop|never mind|good bot|you are wrong|why?|what?|lol|asdf|ok cool, got it|shut up|/foo bar|desk follow flood'.split('|'),
  )('is none where nothing was asked for: %s', async (text) => {
    const desk = new ADesk();
    await desk.hear(text);
    expect(desk.storage.books.gaps.open()).toEqual([]);
    expect(desk.storage.books.asks.since(0).filter(({ outcome }) => outcome === 'not-on-file')).toEqual([]);
  });

  test.each(
    'ships sunk|the owner of the ferry|number of ships|ships?|Who sank the ships, now that the navy has confirmed it?|and the ships?'.split(
      '|',
    ),
  )('is one in whatever form: %s', async (text) => {
    const desk = new ADesk();
    await desk.hear(text);
    expect(desk.storage.books.gaps.open()).toMatchObject([{ question: text }]);
  });

  test('counts in the share as what was answered does: nothing of other people’s talk', async () => {
    const desk = new ADesk();
    await desk.hear('How many people have died?', { message: '1.0' });
    for (const [at, text] of ['How many people have died?', MISSED].entries())
      await desk.hear({ kind: 'overheard', text }, { thread: '1.0', message: `2.${at}` });
    expect(desk.messenger.posted).toHaveLength(2);
    expect(desk.storage.books.asks.since(0)).toMatchObject([{ outcome: 'found', times: 1 }]);
  });

  test('is none while nothing at all is on file', async () => {
    const desk = new ADesk({ 'flood/topic.yaml': 'title: Flood\ndesk: Home desk\nbottomLine: [dead]\naudience: {roles: [editor]}\n' });
    await desk.hear(MISSED);
    expect(desk.storage.books.gaps.open()).toEqual([]);
    await desk.hear(MISSED, { ...ASIDE, person: 'ED' });
    expect(desk.storage.books.gaps.open()).toHaveLength(1);
  });

  test('is none where something broke: an outage is counted as one', async () => {
    const desk = new ADesk();
    const { ask } = desk.desk;
    Object.assign(desk.desk, {
      ask: () => {
        throw new Error('the disk is gone');
      },
    });
    await desk.hear(MISSED);
    Object.assign(desk.desk, { ask });
    expect(desk.broke).toHaveLength(1);
    expect(desk.storage.books.gaps.open()).toEqual([]);
    expect(desk.storage.books.asks.since(0)).toMatchObject([{ outcome: 'error', times: 1, topicId: null }]);
  });

  test('is told nobody who may not know of it: asked in private, or in another channel that is not public', async () => {
    const desk = new ADesk(undefined, { publicChannels: ['C7'] });
    await desk.hear(MISSED, { ...ASIDE, person: 'U1' });
    desk.now++;
    await desk.hear(OTHER, { channel: 'C2' });
    desk.now++;
    expect(await linesOf(desk, 'U1')).toEqual(NONE);
    expect(await linesOf(desk, 'U2', DIRECT)).toEqual(NONE);
    await desk.hear('Who owns the ferry?', { channel: 'C7' });
    expect((await linesOf(desk, 'U1')).slice(1)).toEqual(['“Who owns the ferry?”']);
    expect((await linesOf(desk, 'U2', DIRECT)).slice(1)).toEqual(['“Who owns the ferry?”']);
    expect((await linesOf(desk, 'U1', { channel: 'C2' })).slice(1)).toEqual([`“${OTHER}”`, '“Who owns the ferry?”']);
    const all = await linesOf(desk, 'ED');
    expect(all.join('\n')).toContain(MISSED);
    expect(all).toContain('Asked in private.');
    expect(JSON.stringify(desk.messenger.posted.at(-1)?.message.answer)).not.toMatch(/U1|U2/u);
  });

  test('is none of those editors’ business who may not see what it is about', async () => {
    const desk = new ADesk({
      'flood/topic.yaml': 'title: Flood\ndesk: Home desk\nbottomLine: [dead]\naudience: {people: [EVA]}\n',
      ...secondTopic('other'),
      'other/sources/other-wire.md': source(
        'id: other-wire\ntitle: Rain\nundated: true\nretrievedAt: 2026-05-04',
        'More rain is expected.\n',
      ),
    });
    await desk.hear('Who built the dam?', { ...ASIDE, person: 'EVA' });
    await desk.hear('Who runs the harbour?', { ...ASIDE, person: 'EVA' });
    expect((await linesOf(desk, 'EVA')).join('\n')).toContain('Who built the dam?');
    const eds = (await linesOf(desk, 'ED')).join('\n');
    expect(eds).not.toContain('dam');
    expect(eds).toContain('Who runs the harbour?');
  });

  test('is shown as text, whatever is in it, and on one line', async () => {
    const desk = new ADesk();
    const hostile = 'Who sank <!channel> @everyone *the*\nships `rm` </b> https://x.example ?';
    await desk.hear(hostile);
    expect(await linesOf(desk, 'U2')).toContain('“Who sank <!channel> @everyone *the* ships `rm` </b> https://x.example ?”');
    await desk.hear(`How many ${'very '.repeat(200)}old ships sank?`);
    expect((await linesOf(desk, 'U2')).every((line) => line.length < 220)).toBe(true);
  });
});

describe('“Not what I asked”', () => {
  test('lands with the gaps, with the answer that it was about', async () => {
    const desk = new ADesk();
    const answer = await desk.hear('How many people have died?');
    await desk.presses('U2', 'Not what I asked', answer);
    await desk.fills('U2', { why: 'I asked for the missing' });
    const lines = await linesOf(desk, 'ED');
    expect(lines[0]).toBe('Answered, and not what was asked');
    expect(lines).toEqual(
      expect.arrayContaining([
        'Said to be not what was asked: “I asked for the missing”',
        `About the answer ${answer?.message.answerId} (/desk answer ${answer?.message.answerId}).`,
      ]),
    );
    // Asked again, the same answer comes: that answers nothing.
    expect(labelsUnder(await gapsOf(desk, 'ED'))).not.toContain('Tell those who asked');
  });
});

describe('an editor', () => {
  test('points at an entry, and those who asked are told once where they asked', async () => {
    const desk = new ADesk();
    await desk.hear(MISSED, { person: 'U1', message: '1.0' });
    await desk.hear(PARAPHRASE, { ...ASIDE, person: 'U2' });
    desk.now += 3 * HOUR;
    await desk.presses('ED', 'Point at an entry', await gapsOf(desk, 'ED'));
    expect(faultsOf(formOf(desk))).toEqual([]);
    expect(saidIn(await desk.fills('ED', { nearest: '', fact: 'dead' }))).toBe(
      `${DEAD} answers it. Those who asked, and may see it, are told once.`,
    );
    expect(await linesOf(desk, 'U1')).toEqual(NONE);
    await desk.passes(MINUTE);
    expect(wordIn(desk, 'C1')).toEqual([]);
    for (let step = 0; step < 3; step++) await desk.passes(1000);
    expect(desk.broke).toEqual([]);
    const [inThread, ...more] = wordIn(desk, 'C1');
    expect([inThread?.to.thread ?? inThread?.to.message, inThread?.to.visibility, more]).toEqual(['1.0', 'public', []]);
    expect(inThread?.message.above).toBe(`“${MISSED}”, asked here, is answered now:`);
    const [direct, ...others] = wordIn(desk, directOf('U2'));
    expect([direct?.message.answer.outcome, others]).toEqual(['briefing', []]);
    expect(direct && quotesOf(direct.message.answer).map(({ factId, label }) => [factId, label])).toEqual([[DEAD, 'Official statement']]);
    expect(desk.filled).toEqual([3 * HOUR]);
  });

  test('has no words before it that were asked where not all of the house may read', async () => {
    const desk = new ADesk();
    await desk.hear('How many ships went to the bottom?', { person: 'U1' });
    await desk.presses('ED', 'Take its phrasing', await gapsOf(desk, 'ED'));
    expect(formOf(desk).fields.find(({ name }) => name === 'question')?.value ?? '').toBe('');
  });

  test('takes a phrasing, so that the question finds the entry from then on', async () => {
    const desk = new ADesk(undefined, { publicChannels: ['C1'] });
    await desk.hear('How many ships went to the bottom?', { person: 'U1' });
    await desk.presses('ED', 'Take its phrasing', await gapsOf(desk, 'ED'));
    expect(faultsOf(formOf(desk))).toEqual([]);
    expect(formOf(desk).fields.find(({ name }) => name === 'question')?.value).toBe('How many ships went to the bottom?');
    const done = await desk.fills('ED', { nearest: '', fact: DEAD });
    expect(saidIn(done)).toContain(`The question is one of ${DEAD}’s from now on.`);
    expect(desk.onFile.fact(DEAD)?.questions).toEqual(['How many ships went to the bottom?']);
    const [last] = desk.onFile.store.history('fact', DEAD).slice(-1);
    expect(last).toMatchObject({ act: 'edit', by: 'fake:ED', version: 2 });
    await desk.passes(2 * MINUTE);
    expect(wordIn(desk, 'C1')).toHaveLength(1);
  });

  test('takes a phrasing and undoes it, and nobody is told', async () => {
    const desk = new ADesk(undefined, { publicChannels: ['C1'] });
    await desk.hear('How many ships went to the bottom?', { person: 'U1' });
    await desk.presses('ED', 'Take its phrasing', await gapsOf(desk, 'ED'));
    const done = await desk.fills('ED', { nearest: '', fact: DEAD });
    await desk.passes(1000);
    await desk.presses('ED', 'Undo', done);
    expect(desk.onFile.fact(DEAD)?.questions).toEqual([]);
    for (let step = 0; step < 10; step++) await desk.passes(MINUTE);
    expect([desk.broke, wordIn(desk, 'C1')]).toEqual([[], []]);
  });

  test('takes a phrasing that is taken out again when word of it may have been sent, and it is not sent again', async () => {
    const desk = new ADesk(undefined, { publicChannels: ['C1'] });
    await desk.hear('How many ships went to the bottom?', { person: 'U1' });
    await desk.presses('ED', 'Take its phrasing', await gapsOf(desk, 'ED'));
    await desk.fills('ED', { nearest: '', fact: DEAD });
    desk.messenger.fail('unreachable', 'send');
    await desk.passes(MINUTE + 1);
    const held = desk.onFile.find('fact', DEAD) ?? expect.fail();
    const holding = { ...held.holding, fields: { ...held.holding.fields, questions: [] } };
    desk.onFile.submit({ at: desk.now, by: 'fake:EVA', changes: [{ holding, from: held.version, act: 'edit', reason: null }] });
    expect(desk.onFile.fact(DEAD)?.questions).toEqual([]);
    for (let step = 0; step < 10; step++) await desk.passes(MINUTE);
    expect([desk.broke, wordIn(desk, 'C1')]).toEqual([[], []]);
  });

  test('points at an entry that is on hold when word is to go, and those who asked are told when it is released', async () => {
    const desk = new ADesk();
    await desk.hear(MISSED, { person: 'U1' });
    await points(desk, DEAD);
    await desk.does('EVA', '/desk status flood/dead held checking');
    for (let step = 0; step < 60; step++) await desk.passes(MINUTE);
    expect(wordIn(desk, 'C1')).toEqual([]);
    await desk.does('EVA', '/desk status flood/dead official it holds');
    for (let step = 0; step < 10; step++) await desk.passes(MINUTE);
    expect([desk.broke, wordIn(desk, 'C1').length]).toEqual([[], 1]);
  });

  test('puts no words of a private question into an entry that more people see', async () => {
    const desk = new ADesk();
    const secret = 'How many ships went to the bottom?';
    await desk.hear(secret, { ...ASIDE, person: 'U1' });
    await desk.presses('ED', 'Take its phrasing', await gapsOf(desk, 'ED'));
    expect(formOf(desk).fields.find(({ name }) => name === 'question')?.value ?? '').toBe('');
    expect(saidIn(await desk.fills('ED', { nearest: '', fact: DEAD, question: secret }))).toContain(
      'Some who may see that entry may not see that question',
    );
    expect(desk.onFile.fact(DEAD)?.questions).toEqual([]);
    expect(desk.storage.books.gaps.open()).toHaveLength(1);
  });

  test('adds a source for it, which is kept in mind and suggested first', async () => {
    const desk = new ADesk();
    await desk.hear(MISSED);
    await desk.presses('ED', 'Add a source', await gapsOf(desk, 'ED'));
    const added = await desk.fills('ED', {
      title: 'Harbour log',
      publisher: 'Port',
      published: '2026-05-04',
      text: 'Three ships sank at the quay.',
    });
    const back = await desk.presses('ED', 'Back to the question', added);
    expect(linesIn(back).some((line) => line.startsWith('A source was added for it: “Harbour log”'))).toBe(true);
    await desk.presses('ED', 'Point at an entry', back);
    const [choice] = formOf(desk).fields[0]?.choices ?? [];
    expect(choice?.label).toBe('Three ships sank at the quay.');
    const refused = await desk.fills('ED', { nearest: choice?.value ?? '', fact: '' });
    expect(saidIn(refused)).toBe('That is a sentence that nobody has reviewed. Publish it first; then point at the entry.');
    await desk.presses('ED', 'Publish it', refused);
    await desk.fills('ED', {});
    // What is on file now is told when an editor says so, and not before.
    await desk.passes(2 * MINUTE);
    expect(wordIn(desk, 'C1')).toEqual([]);
    const shown = await gapsOf(desk, 'ED');
    expect(linesIn(shown)).toContain('On file now: asked again, this answers it. Nobody has been told.');
    expect(saidIn(await desk.presses('ED', 'Tell those who asked', shown))).toBe(
      'Those who asked, and may see what answers it, are told once.',
    );
    await desk.passes(2 * MINUTE);
    const [word] = wordIn(desk, 'C1');
    expect(word && quotesOf(word.message.answer)[0]?.text).toBe('Three ships sank at the quay.');
  });

  test('says that it is answered by now, and while what answers it is on hold nobody is told', async () => {
    const desk = new ADesk();
    await desk.hear(MISSED);
    edits(desk, {
      'flood/sources/quay.md': source(
        'id: quay\ntitle: Quay\nundated: true\nretrievedAt: 2026-05-04',
        'Three ships sank, the port said.\n',
      ),
      'flood/facts.yaml': `${TWO_FACTS['flood/facts.yaml']}${fact({ id: 'ships', statement: 'Three ships sank.', source: 'quay', quote: 'Three ships sank, the port said.', attribution: '{kind: named, as: the port}' })}`,
    });
    await desk.presses('ED', 'Tell those who asked', await gapsOf(desk, 'ED'));
    await desk.does('EVA', '/desk status flood/ships held checking');
    for (let step = 0; step < 10; step++) await desk.passes(MINUTE);
    expect(wordIn(desk, 'C1')).toEqual([]);
    await desk.does('EVA', '/desk status flood/ships official it holds');
    for (let step = 0; step < 10; step++) await desk.passes(MINUTE);
    expect([desk.broke, wordIn(desk, 'C1').length]).toEqual([[], 1]);
  });

  test('closes one with a reason, and nobody is told', async () => {
    const desk = new ADesk();
    await desk.hear(MISSED);
    await desk.presses('ED', 'Close', await gapsOf(desk, 'ED'));
    expect(faultsOf(formOf(desk))).toEqual([]);
    const before = desk.messenger.posted.length;
    expect(saidIn(await desk.fills('ED', { reason: 'not our story' }))).toBe('Closed. Nobody is told.');
    await desk.passes(2 * MINUTE);
    expect(desk.messenger.posted).toHaveLength(before + 1);
    expect(await linesOf(desk, 'ED')).toEqual(NONE);
    await desk.hear(MISSED, { person: 'U5' });
    expect((await linesOf(desk, 'U5')).slice(1)).toEqual([`“${MISSED}”`]);
  });

  test('is told where another was quicker, and changes nothing', async () => {
    const desk = new ADesk();
    await desk.hear(MISSED);
    const [eds, evas] = [await gapsOf(desk, 'ED'), await gapsOf(desk, 'EVA')];
    await desk.presses('EVA', 'Close', evas);
    await desk.fills('EVA', { reason: 'not our story' });
    await desk.presses('ED', 'Point at an entry', eds);
    expect(saidIn(desk.messenger.posted.at(-1))).toMatch(/^Somebody was quicker: fake:EVA closed it, 2026-05-04 08:00 UTC\./u);
    await desk.passes(2 * MINUTE);
    expect(wordIn(desk, 'C1')).toEqual([]);
  });

  test('is who it takes', async () => {
    const desk = new ADesk();
    await desk.hear(MISSED);
    const shown = await gapsOf(desk, 'U1');
    expect(labelsUnder(shown)).toEqual([]);
    const [ask] = desk.storage.books.gaps.open();
    const gap = JSON.stringify([{ id: ask?.id, version: 1 }]);
    for (const [name, more] of Object.entries({ point: { fact: DEAD, filled: 'true' }, phrase: {}, tell: {}, close: { reason: 'x' } })) {
      const reply = await desk.hear({ kind: 'command', name: `desk ${name}`, options: { gap, ...more } }, ASIDE);
      expect(saidIn(reply)).toContain('That takes an editor.');
    }
    expect(desk.storage.books.gaps.open()).toHaveLength(1);
  });
});

describe('those who asked', () => {
  test('are told nothing where they may not see what answers it', async () => {
    const desk = new ADesk();
    await desk.hear(MISSED, { person: 'U1' });
    await desk.hear(MISSED, { ...ASIDE, person: 'U2' });
    await desk.does(
      'ED',
      '/desk add title="Quay" publisher=Port published=2026-05-04 topic=flood audience=role:editor text="Three ships sank at the quay."',
    );
    const [added] = desk.onFile.library.sources.filter(({ title }) => title === 'Quay');
    const review = await desk.does('ED', '/desk review');
    await desk.presses('ED', 'Publish', review);
    const closed = desk.onFile.library.facts.find(({ sourceId }) => sourceId === added?.id);
    expect(await points(desk, closed?.id ?? '')).toContain('are told once');
    const before = desk.messenger.posted.length;
    await desk.passes(2 * MINUTE);
    expect(desk.broke).toEqual([]);
    expect(desk.messenger.posted.slice(before)).toEqual([]);
  });

  test('are told once each, whatever they asked how often', async () => {
    const desk = new ADesk();
    await desk.hear(MISSED, { ...ASIDE, person: 'U1' });
    await desk.hear(PARAPHRASE, { ...ASIDE, person: 'U1' });
    await desk.hear(MISSED, { ...DIRECT, channel: directOf('U1'), person: 'U1' });
    await points(desk, DEAD);
    await desk.passes(2 * MINUTE);
    expect(wordIn(desk, directOf('U1'))).toHaveLength(1);
  });

  test.each(['before it is planned', 'when it is planned', 'when it may have been sent'] as const)(
    'are told once, though the process that heard the editor ends %s',
    async (when) => {
      const messenger = new FakeMessenger();
      const data = dataFolder();
      const first = new ADesk(undefined, { data, messenger });
      await first.hear(MISSED, { ...ASIDE, person: 'U1' });
      await first.hear(MISSED, { person: 'U2', message: '2.0' });
      await points(first, DEAD);
      const { gaps } = first.storage.books;
      const left = gaps.untold();
      if (when !== 'before it is planned') first.gapWord.plan();
      if (when === 'when it may have been sent') {
        messenger.lose('unreachable', 'tell');
        await first.passes(MINUTE + 1);
      }
      expect(left).toHaveLength(1);
      const next = new ADesk(undefined, { data, messenger, folder: first.folder, now: first.now + 120_000 });
      for (const desk of [next, first, next]) await desk.passes(1000);
      expect([...first.broke, ...next.broke]).toEqual([]);
      expect([wordIn(next, directOf('U1')), wordIn(next, 'C1')].map((all) => all.length)).toEqual([1, 1]);
    },
  );
});

test('words are forgotten with the questions; what is left are counts', async () => {
  const desk = new ADesk();
  await desk.hear(MISSED, { person: 'U1' });
  const answer = await desk.hear('How many people have died?');
  await desk.presses('U2', 'Not what I asked', answer);
  await desk.fills('U2', { why: 'a secret of mine' });
  desk.now += 1000;
  desk.storage.ledger.forget(desk.now);
  const { gaps, asks } = desk.storage.books;
  expect(gaps.open()).toEqual([]);
  expect(gaps.tally().map(({ state }) => state)).toEqual(['open', 'open']);
  expect(asks.since(0).map(({ outcome, times }) => [outcome, times])).toEqual([
    ['found', 1],
    ['not-on-file', 1],
  ]);
  expect(await linesOf(desk, 'ED')).toEqual(NONE);
});
