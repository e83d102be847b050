import { afterAll, expect, test } from 'vitest';
import { eyesThere, openGaps } from '../../src/desk/gaps/gap-list.ts';
import { READER } from '../../src/domain/audience.ts';
import { runs } from '../deep.ts';
import { ADesk } from '../desk/a-desk.ts';
import { firstDifference } from '../search/hidden.ts';
import { makeFolders, SOME_TOPICS } from './folders.ts';
import { AUDIENCES, FROM_EDITORS, LIFT } from './hidden-facts.ts';
import { seenOn } from './seen.ts';

const folders = makeFolders(SOME_TOPICS, FROM_EDITORS);
afterAll(folders.remove);

const now = Date.parse(LIFT) - 1;
const ASIDE = { visibility: 'private', message: null } as const;
const NIGHT: string = AUDIENCES.channel.channels[0];
const ADA: string = AUDIENCES.person.people[0];
const IN_GROUP = 'U-GUS';
const INSIDERS = [ADA, IN_GROUP] as const;
/** On each hidden fact a question that it answers, and one that comes near and finds nothing. */
const about = folders.hidden.facts
  .filter((_, at) => at % runs(3, 1) === 0)
  .map(({ topicId, id, entry }) => ({
    factId: `${topicId}/${id}`,
    questions: [...(entry.questions as readonly string[]).slice(0, 1), `Who paid for it: ${String(entry.statement)}`],
  }));

/** Where insiders ask, and whose eyes that is for. */
const THERE = [
  [
    { ...ASIDE, person: ADA },
    { ...READER, person: ADA, channel: 'C1' },
  ],
  [
    { ...ASIDE, person: IN_GROUP },
    { ...READER, person: IN_GROUP, groups: AUDIENCES.group.groups, channel: 'C1' },
  ],
  [
    { channel: NIGHT, person: ADA },
    { ...READER, channel: NIGHT },
  ],
] as const;

/** People ask in the open what nobody answers; then, where there are any, insiders ask about what is hidden, each where they see it. */
async function newsroom(folder: string, insiders: boolean): Promise<ADesk> {
  const desk = new ADesk({}, { folder, now, publicChannels: ['C7', NIGHT] });
  desk.messenger.groups.set(IN_GROUP, [...AUDIENCES.group.groups]);
  for (const [channel, question] of [
    ['C1', 'How many ships sank?'],
    ['C7', 'Who repaired the lighthouse?'],
  ] as const)
    await desk.hear(question, { channel });
  for (const { factId, questions } of insiders ? about : [])
    for (const [where, viewer] of THERE)
      if (desk.desk.view({ viewer, now }).factById.has(factId)) for (const question of questions) await desk.hear(question, where);
  return desk;
}

const LOOKS = ['/desk gaps', '/desk gaps river-flood', '/desk stats', '/desk stats 1', '/desk review'] as const;

test('what insiders ask about what is hidden shows in no list, count or figure of those who may not see it', async () => {
  const [without, within] = [await newsroom(folders.open, false), await newsroom(folders.whole, true)];
  // They did ask, and found nothing: otherwise nothing could show.
  const asks = within.storage.books.gaps.open().filter(({ behind }) => behind.length > 0);
  expect(asks.length).toBeGreaterThan(3);
  const seen: string[][] = [];
  for (const desk of [without, within]) {
    const from = desk.messenger.posted.length;
    for (const line of LOOKS)
      for (const [person, where] of [
        ['U1', {}],
        ['U1', { channel: 'C7' }],
        ['ED', {}],
        ['ED', { channel: 'C1', direct: true }],
      ] as const)
        await desk.hear(line, { ...ASIDE, ...where, person });
    expect(desk.broke).toEqual([]);
    seen.push(seenOn(desk, INSIDERS, from));
  }
  const [one = [], other = []] = seen;
  expect(one.length).toBeGreaterThan(LOOKS.length);
  expect(firstDifference(one, one, other)).toBeNull();
  expect(one.join('\n')).toContain('How many ships sank?');
});

test('the number that a public summary tells counts only what all may know of', async () => {
  const [without, within] = [await newsroom(folders.open, false), await newsroom(folders.whole, true)];
  const count = (desk: ADesk, channel: string): number => {
    const eyes = eyesThere({ platform: 'fake', channel }, { desk: desk.desk, onFile: desk.onFile, now, publicChannels: ['C7'] });
    return openGaps(desk.storage.books.gaps.open(), null, eyes);
  };
  expect([count(without, 'C1'), count(within, 'C1')]).toEqual([2, 2]);
  expect([count(without, 'C9'), count(within, 'C9')]).toEqual([1, 1]);
});
