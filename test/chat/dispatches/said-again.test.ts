import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../../src/domain/answer.ts';
import { ADesk, DEAD, saidIn } from '../../desk/a-desk.ts';
import { edits } from '../../desk/at-the-desk.ts';
import { directOf } from '../../fakes/messenger.ts';

const MINUTE = 60_000;
const ASIDE = { visibility: 'private', message: null } as const;
const MISSED = 'How many ships sank?';

type Posted = ADesk['messenger']['posted'][number];

const toldTo = (desk: ADesk, person: string): Posted[] => desk.messenger.posted.filter(({ to }) => to.channel === directOf(person));
const quotedTo = (desk: ADesk, person: string): string[] =>
  toldTo(desk, person).flatMap(({ message }) => quotesOf(message.answer).map(({ factId }) => factId));

async function passes(desk: ADesk, ms: number): Promise<void> {
  const end = desk.now + ms;
  while (desk.now < end) await desk.passes(Math.min(5_000, end - desk.now));
  expect(desk.broke).toEqual([]);
}

/** A desk with a follower who was to be told of a change, and couldn't be reached. */
async function unreached(what = 'flood'): Promise<ADesk> {
  const desk = new ADesk();
  await desk.hear(`/desk follow ${what}`, { person: 'U1', ...ASIDE });
  await desk.does('ED', '/desk status flood/dead disputed two counts');
  desk.messenger.fail('unreachable', 'tell');
  await passes(desk, 70_000);
  expect([toldTo(desk, 'U1'), desk.storage.books.follows.all()[0]?.turn]).toEqual([[], 1]);
  return desk;
}

/** A desk with somebody whose question is answered, and who couldn't be told. */
async function unanswered(): Promise<ADesk> {
  const desk = new ADesk();
  await desk.hear(MISSED, { person: 'U1', ...ASIDE });
  await desk.presses('ED', 'Point at an entry', await desk.hear('/desk gaps', { person: 'ED', ...ASIDE }));
  await desk.fills('ED', { nearest: '', fact: DEAD });
  desk.messenger.fail('unreachable', 'tell');
  await passes(desk, 70_000);
  expect(toldTo(desk, 'U1')).toEqual([]);
  return desk;
}

const CASES = [
  ['a change', unreached],
  ['what answers a question', unanswered],
] as const;

describe.each(CASES)('word of %s that may have been sent', (_name, begun) => {
  test('is sent again as it was while all of it stands', async () => {
    const desk = await begun();
    await desk.does('ED', '/desk status flood/dam official it says so');
    await passes(desk, MINUTE);
    expect(
      toldTo(desk, 'U1')
        .slice(0, 1)
        .flatMap(({ message }) => quotesOf(message.answer).map(({ factId }) => factId)),
    ).toEqual([DEAD]);
  });

  test('is not sent again once what it quotes was killed; a correction puts it right, in case it arrived', async () => {
    const desk = await begun();
    await desk.does('ED', '/desk kill wire “taken back”');
    await passes(desk, 10 * MINUTE);
    expect(quotedTo(desk, 'U1')).toEqual([]);
    const corrections = toldTo(desk, 'U1').filter(({ message }) => message.above?.startsWith('Correction'));
    expect(corrections).toHaveLength(1);
  });

  test('is not sent again to who may not see it any more', async () => {
    const desk = await begun();
    edits(desk, { 'flood/topic.yaml': 'title: Flood\ndesk: Home desk\naudience: {roles: [verifier]}\nbottomLine: [dead]\n' });
    await passes(desk, 10 * MINUTE);
    expect(quotedTo(desk, 'U1')).toEqual([]);
  });

  test('is not sent again while what it quotes is on hold', async () => {
    const desk = await begun();
    await desk.does('EVA', '/desk status flood/dead held checking');
    await passes(desk, 10 * MINUTE);
    expect(quotedTo(desk, 'U1')).toEqual([]);
    // Nothing was put right in its place, either.
    expect(toldTo(desk, 'U1').filter(({ edits: times }) => times > 0)).toEqual([]);
  });
});

test('word of a change that may have been sent is not sent again to who has stopped following', async () => {
  const desk = await unreached();
  const id = desk.storage.books.follows.all()[0]?.id ?? '';
  const reply = await desk.hear({ kind: 'command', name: 'desk unfollow', options: { id } }, { person: 'U1', ...ASIDE });
  expect(saidIn(reply)).toMatch(/^Stopped\./u);
  await passes(desk, 10 * MINUTE);
  expect(toldTo(desk, 'U1')).toEqual([]);
});

test('who follows on is told of later changes of what may not have arrived, once', async () => {
  const desk = await unreached(DEAD);
  await desk.does('ED', '/desk status flood/dead unconfirmed one count');
  await passes(desk, 10 * MINUTE);
  expect(toldTo(desk, 'U1')).toHaveLength(1);
  expect(quotesOf(toldTo(desk, 'U1')[0]?.message.answer ?? expect.fail()).map(({ status }) => status)).toEqual(['unconfirmed']);
});
