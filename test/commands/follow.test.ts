import { describe, expect, test } from 'vitest';
import { helpOn } from '../../src/commands/desk/help.ts';
import { commandNamed, LISTED } from '../../src/commands/registry.ts';
import { ADesk, DEAD, QUESTION, saidIn, TWO_FACTS } from '../desk/a-desk.ts';
import { labelsUnder } from '../desk/at-the-desk.ts';

const ASIDE = { person: 'U1', visibility: 'private', message: null } as const;
const all = (desk: ADesk) => desk.storage.books.follows.all();

describe('/desk follow', () => {
  test('shows what the person follows, each with a button that stops it', async () => {
    const desk = new ADesk();
    expect(saidIn(await desk.hear('/desk follow', ASIDE))).toMatch(/^You follow nothing\./u);
    await desk.hear('/desk follow flood', ASIDE);
    await desk.hear('/desk follow flood/dead pace=daily zone=Europe/Berlin quiet=22:00-07:00', ASIDE);
    await desk.hear('/desk follow flood where=here', { ...ASIDE, thread: 't1' });
    await desk.hear('/desk follow flood', { ...ASIDE, person: 'U2' });
    const list = await desk.hear('/desk follow', ASIDE);
    expect(saidIn(list).split('\n')).toEqual([
      'You follow:',
      'Flood · at once, in private',
      'the entry flood/dead · gathered, daily at 08:00, in private, not from 22:00 to 07:00 (Europe/Berlin)',
      'Flood · at once, in the thread',
    ]);
    expect(labelsUnder(list)).toEqual(['Stop: Flood', 'Stop: the entry flood/dead', 'Stop: Flood']);
    expect(saidIn(await desk.presses('U1', 'Stop: the entry flood/dead', list))).toBe('Stopped. You are told no more of it.');
    expect(saidIn(await desk.presses('U1', 'Stop: the entry flood/dead', list))).toMatch(/^You follow no such thing any more/u);
    expect(all(desk).map(({ person, what, where }) => [person, what.id, where.kind])).toEqual([
      ['U1', 'flood', 'privately'],
      ['U1', 'flood', 'thread'],
      ['U2', 'flood', 'privately'],
    ]);
  });

  test('follows a thing once in a place, and keeps what is not said anew', async () => {
    const desk = new ADesk();
    await desk.hear('/desk follow flood pace=daily at=06:15 zone=Asia/Baghdad quiet=23:30-05:00', ASIDE);
    const [first] = all(desk);
    await desk.passes(1000);
    await desk.hear('/desk follow flood', ASIDE);
    expect(all(desk)).toEqual([first]);
    await desk.hear('/desk follow the flood pace=hourly quiet=off', ASIDE);
    expect(all(desk)).toEqual([{ ...first, pace: 'hourly', quiet: null }]);
  });

  test('follows in private only what may be told in private', async () => {
    const topic = (audience: string) => `title: Flood\ndesk: Home desk\nbottomLine: [dead]\naudience: {${audience}}\n`;
    const desk = new ADesk({ ...TWO_FACTS, 'flood/topic.yaml': topic('channels: [C1]') });
    const alone = 'That is only for this channel, so you would be told nothing of it in private.';
    for (const what of ['flood', DEAD])
      expect(saidIn(await desk.hear(`/desk follow ${what}`, ASIDE))).toBe(`${alone} Follow it here, for all to read, with where=here.`);
    expect(all(desk)).toEqual([]);
    expect(saidIn(await desk.hear('/desk follow flood where=here', ASIDE))).toMatch(/^You follow Flood: at once, in the channel\./u);
  });

  test('in direct messages "here" is in private', async () => {
    const desk = new ADesk();
    await desk.hear('/desk follow flood where=here', { ...ASIDE, direct: true, channel: 'D1' });
    expect(all(desk)[0]?.where).toEqual({ kind: 'privately' });
  });

  test.each([
    ['nothing', 'There is no topic "nothing" on file. Nearest: flood.'],
    ['flood/nothing', 'There is no entry "flood/nothing" on file.'],
    ['flood pace=weekly', 'desk follow: pace: pace is one of now, hourly, daily'],
    ['flood zone=Berlin', '"Berlin" is no time zone. Write one as Europe/Berlin or UTC.'],
    ['flood quiet=22-7', '"22-7" are no quiet hours. Write them as 22:00-07:00, or off.'],
    ['flood quiet=07:00-07:00', '"07:00-07:00" are no quiet hours. Write them as 22:00-07:00, or off.'],
    ['flood at=8', '"8" is no time of day. Write one as 08:00.'],
    ['flood at=24:00', '"24:00" is no time of day. Write one as 08:00.'],
  ])('says what is wrong with "%s"', async (line, said) => {
    const desk = new ADesk();
    expect(saidIn(await desk.hear(`/desk follow ${line}`, ASIDE))).toBe(said);
    expect(all(desk)).toEqual([]);
  });

  test('does not tell a place what is not for everybody there', async () => {
    const desk = new ADesk({ 'flood/topic.yaml': 'title: Flood\ndesk: Home desk\naudience: {people: [U1]}\nbottomLine: [dead]\n' });
    expect(saidIn(await desk.hear('/desk follow flood where=here', ASIDE))).toBe(
      'That is not for everybody who reads here. Follow it in private.',
    );
    expect(saidIn(await desk.hear('/desk follow flood', ASIDE))).toMatch(/^You follow Flood/u);
    const other = await desk.hear('/desk follow flood where=here', { ...ASIDE, person: 'U2' });
    expect(saidIn(other)).toBe('There is no topic "flood" on file.');
  });

  test('is for as many things as have a button each', async () => {
    const desk = new ADesk();
    for (let nth = 0; nth < 20; nth++) await desk.hear('/desk follow flood where=here', { ...ASIDE, thread: `t${nth}` });
    expect(saidIn(await desk.hear('/desk follow flood', ASIDE))).toMatch(/^You follow 20 things already/u);
    await desk.hear('/desk follow flood where=here pace=daily', { ...ASIDE, thread: 't0' });
    expect(all(desk).map(({ pace }) => pace)).toEqual(['daily', ...Array.from({ length: 19 }, () => 'now')]);
    expect(labelsUnder(await desk.hear('/desk follow', ASIDE))).toHaveLength(20);
  });

  test('is offered; what stands behind its button is not', async () => {
    expect(LISTED.map(({ name }) => name)).toContain('follow');
    expect(commandNamed('desk unfollow')?.listed).toBe(false);
    expect(helpOn(LISTED, 0).message).toContain('/desk follow what');
  });
});

describe('the button under an answer', () => {
  test('follows the entry that was shown, for whoever presses it', async () => {
    const desk = new ADesk();
    const answer = await desk.hear(QUESTION);
    expect(answer?.message.buttons.at(-1)).toMatchObject({ action: 'do', label: 'Follow' });
    expect(saidIn(await desk.presses('U2', 'Follow', answer))).toMatch(/^You follow the entry flood\/dead: at once, in private\./u);
    expect(all(desk)).toMatchObject([{ person: 'U2', what: { kind: 'fact', id: DEAD } }]);
  });

  test('follows the topic under a briefing, and under what shows several entries', async () => {
    for (const line of ['/brief flood', 'What do we know about the flood?', 'How many people have died, and is the dam holding?']) {
      const desk = new ADesk();
      await desk.presses('U1', 'Follow', await desk.hear(line));
      expect(all(desk)).toMatchObject([{ what: { kind: 'topic', id: 'flood' } }]);
    }
  });

  test('is there only where something that the desk has reviewed was shown', async () => {
    const desk = new ADesk();
    for (const line of ['What is the capital of France?', 'Is more rain expected?', '/desk topics', 'hello'])
      expect([line, labelsUnder(await desk.hear(line))]).toEqual([line, []]);
  });
});
