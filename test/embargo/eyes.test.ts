import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Address } from '../../src/chat/invocation.ts';
import { quotesOf } from '../../src/domain/answer.ts';
import { runs } from '../deep.ts';
import { ADesk } from '../desk/a-desk.ts';
import { firstDifference } from '../search/hidden.ts';
import { makeFolders, SOME_TOPICS } from './folders.ts';
import { AUDIENCES, type Gating, type HiddenFact, LIFT } from './hidden-facts.ts';
import { seenOn } from './seen.ts';

const folders = makeFolders(SOME_TOPICS);
afterAll(folders.remove);

const now = Date.parse(LIFT) - 1;
const ASIDE = { visibility: 'private', message: null } as const;
const DIRECT = { direct: true, channel: 'D1', visibility: 'private' } as const;
const NIGHT: string = AUDIENCES.channel.channels[0];
const ADA: string = AUDIENCES.person.people[0];
const IN_GROUP = 'U-GUS';

let desk: ADesk;
beforeEach(() => {
  desk = new ADesk({}, { folder: folders.whole, now });
  desk.messenger.groups.set(IN_GROUP, [...AUDIENCES.group.groups]);
});

const hiddenBy = (gating: Gating): HiddenFact => {
  const fact = folders.hidden.facts.find((each) => each.gating === gating && each.gatedBy !== 'topic');
  if (!fact) throw new Error(`nothing is hidden by ${gating}`);
  return fact;
};

/** Whether a search for a hidden fact's own words brings it up, for a person there. */
async function finds(fact: HiddenFact, person: string, where: Partial<Address>): Promise<boolean> {
  const reply = await desk.hear(`/desk search ${fact.entry.statement}`, { ...where, person });
  const answer = reply?.message.answer;
  return answer !== undefined && quotesOf(answer).some(({ factId }) => factId === `${fact.topicId}/${fact.id}`);
}

/** Somewhere all can read, aside in the same place, in the channel of the night desk, aside there, in direct messages. */
const PLACES: readonly Partial<Address>[] = [{}, ASIDE, { channel: NIGHT }, { channel: NIGHT, ...ASIDE }, DIRECT];

test('who finds a hidden fact, and where', async () => {
  const cases = [
    ['embargo', 'ED', 'an editor, in private', [false, true, false, true, true]],
    ['embargo', 'U1', 'a reader, nowhere', [false, false, false, false, false]],
    ['role', 'ED', 'an editor, in private', [false, true, false, true, true]],
    ['role', 'U1', 'a reader, nowhere', [false, false, false, false, false]],
    ['both', 'ED', 'an editor, in private', [false, true, false, true, true]],
    ['channel', 'U1', 'everybody in that channel, and nobody elsewhere', [false, false, true, true, false]],
    ['channel', 'ED', 'editors no more than others', [false, false, true, true, false]],
    ['group', IN_GROUP, 'those in it, in private', [false, true, false, true, true]],
    ['group', 'U1', 'nobody else', [false, false, false, false, false]],
    ['person', ADA, 'that person, in private', [false, true, false, true, true]],
    ['person', 'ED', 'nobody else', [false, false, false, false, false]],
  ] as const;
  for (const [gating, person, whom, expected] of cases) {
    const found: boolean[] = [];
    for (const place of PLACES) found.push(await finds(hiddenBy(gating), person, place));
    expect(found, `hidden by ${gating}, for ${person}: ${whom}`).toEqual(expected);
  }
});

describe('what an editor asked aside and shares to the channel', () => {
  const questions = folders.hidden.facts
    .flatMap(({ entry }) => entry.questions as readonly string[])
    .filter((_, at) => at % runs(7, 2) === 0);

  test('is there as if it had never been asked by anybody who sees more', async () => {
    const without = new ADesk({}, { folder: folders.open, now });
    let otherwise = 0;
    for (const question of questions) {
      const [aside] = [await desk.does('ED', question), await without.does('ED', question)];
      if (!aside?.message.buttons.some(({ action }) => action === 'share')) continue;
      const [shared, plain] = [
        await desk.presses('ED', 'Share to channel', aside),
        await without.hear(question, { channel: 'C1', message: null }),
      ];
      if (JSON.stringify(aside.message.answer) !== JSON.stringify(shared?.message.answer)) otherwise++;
      expect(shared?.to).toMatchObject({ channel: 'C1', visibility: 'public' });
      expect(shared?.message.answer).toEqual(plain?.message.answer);
    }
    expect(otherwise).toBeGreaterThan(1);
  });

  test('leaves nothing behind that a question in the channel would lean on', async () => {
    const told = async (folder: string, asks: boolean): Promise<string[]> => {
      const there = new ADesk({}, { folder, now });
      if (asks)
        for (const question of questions.slice(0, 8)) {
          const aside = await there.does('ED', question);
          if (aside?.message.buttons.some(({ action }) => action === 'share')) await there.presses('ED', 'Share to channel', aside);
        }
      const before = there.messenger.posted.length;
      for (const text of ['and when?', 'who says so?', 'how many?']) await there.hear(text, { message: 'same' });
      return seenOn(there, [], before);
    };
    const [one, other] = [await told(folders.whole, true), await told(folders.open, false)];
    expect(firstDifference(one, one, other)).toBeNull();
  });
});
