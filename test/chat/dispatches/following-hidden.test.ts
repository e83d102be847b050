import { describe, expect, test } from 'vitest';
import { ADesk, TWO_FACTS } from '../../desk/a-desk.ts';
import { edits, linesIn } from '../../desk/at-the-desk.ts';
import { fact, facts, source } from '../../knowledge/temp-knowledge.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FACTS = String(TWO_FACTS['flood/facts.yaml']);
const MEMO = 'Forty people are missing, an aide said.\n';
const MISSING = {
  id: 'missing',
  statement: 'Forty are missing.',
  source: 'memo',
  quote: 'Forty people are missing, an aide said.',
  attribution: '{kind: anonymous, as: an aide}',
  status: 'unconfirmed',
};
/** What is new, behind that gate. */
const hidden = (gate: string, status = 'unconfirmed') => ({
  'flood/sources/memo.md': source(`id: memo\ntitle: Memo\nundated: true\nretrievedAt: 2026-05-04\n${gate}`, MEMO),
  'flood/facts.yaml': `${FACTS}${fact({ ...MISSING, status, links: '[{kind: denies, to: dead}]' })}`,
});

const FOLLOWERS = [
  ['U1', '/desk follow flood'],
  ['U2', '/desk follow flood pace=hourly'],
  ['U3', '/desk follow flood/dead'],
  ['U4', '/desk follow flood pace=daily at=12:15'],
  ['U5', '/desk follow flood where=here'],
] as const;

/** A day of a desk; `hide`: beside all that everybody sees, something is done that only Vera does. All that anybody else is shown of it. */
async function aDay(hide: boolean): Promise<string> {
  const desk = new ADesk();
  for (const [person, line] of FOLLOWERS) await desk.hear(line, { person, visibility: 'private', message: null });
  const passes = async (ms: number, step = 20_000) => {
    const end = desk.now + ms;
    while (desk.now < end) await desk.passes(Math.min(step, end - desk.now));
  };
  await passes(20 * MINUTE);
  if (hide) edits(desk, hidden('audience: {people: [VERA]}'));
  await passes(39 * MINUTE + 10_000);
  await desk.does('ED', '/desk status flood/dam disputed not so sure');
  if (hide) edits(desk, hidden('audience: {people: [VERA]}', 'disputed'));
  await passes(30_000);
  if (hide) edits(desk, hidden('audience: {people: [VERA]}', 'unconfirmed'));
  await passes(3 * HOUR, MINUTE);
  await desk.does('ED', '/desk status flood/dead disputed not so sure');
  await passes(5 * HOUR, MINUTE);
  expect(desk.broke).toEqual([]);
  const posted = desk.messenger.posted.filter(({ to }) => to.person !== 'ED' && to.person !== 'VERA');
  // Each sees what comes to them in its order.
  const seen = [...Map.groupBy(posted, ({ to }) => `${to.channel} ${to.person}`)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, own]) => own);
  expect(seen.length).toBeGreaterThan(10);
  return JSON.stringify(
    seen.map(({ to, message }) => ({ to, message: { ...message, answerId: '', buttons: message.buttons.map(({ label }) => label) } })),
    (key, value: unknown) => (key === 'version' ? 0 : value),
  );
}

describe('what only others may see', () => {
  test('changes nothing of what a follower is told, nor when', async () => {
    expect((await aDay(true)) === (await aDay(false))).toBe(true);
  });

  test('is told to who may see it, once, and to everybody when its embargo lifts', async () => {
    const desk = new ADesk();
    const told = (person: string) =>
      desk.messenger.posted.filter(({ to, key, message }) => to.person === person && key === message.answerId && to.direct);
    for (const [person, line] of [...FOLLOWERS.slice(0, 2), ['ED', '/desk follow flood']] as const)
      await desk.hear(line, { person, visibility: 'private', message: null });
    edits(desk, hidden('embargo: 2026-05-04T10:30:00Z'));
    for (let minute = 0; minute < 10; minute++) await desk.passes(MINUTE);
    expect([told('U1').length, told('U2').length]).toEqual([0, 0]);
    expect(linesIn(told('ED').at(-1))).toEqual(['New on file', '“Forty people are missing, an aide said.”']);
    desk.now = Date.parse('2026-05-04T10:29:59Z');
    await desk.passes(999);
    expect(told('U1')).toEqual([]);
    await desk.passes(1);
    expect(told('U1').map(linesIn)).toEqual([['New on file', '“Forty people are missing, an aide said.”']]);
    for (let minute = 0; minute < 120; minute++) await desk.passes(MINUTE);
    expect(['U1', 'U2', 'ED'].map((person) => told(person).length)).toEqual([1, 1, 1]);
    expect(desk.broke).toEqual([]);
  });

  test('leaves no trace for who lost access to the topic', async () => {
    const desk = new ADesk({ ...TWO_FACTS, 'flood/topic.yaml': 'title: Flood\ndesk: Home desk\nbottomLine: [dead]\n' });
    const before = desk.messenger.posted.length;
    await desk.hear('/desk follow flood', { person: 'U1', visibility: 'private', message: null });
    await desk.hear('/desk follow flood', { person: 'VERA', visibility: 'private', message: null });
    edits(desk, { 'flood/topic.yaml': 'title: Flood\ndesk: Home desk\naudience: {roles: [verifier]}\nbottomLine: [dead]\n' });
    await desk.passes(2 * MINUTE);
    await desk.does('ED', '/desk status flood/dead disputed two counts');
    edits(desk, { 'flood/facts.yaml': facts(fact({ status: 'disputed' })) });
    for (let minute = 0; minute < 10; minute++) await desk.passes(MINUTE);
    const told = desk.messenger.posted.slice(before + 2).filter(({ to }) => to.direct);
    expect(told.map(({ to }) => to.person)).toEqual(['VERA']);
    const list = await desk.hear('/desk follow', { person: 'U1', visibility: 'private', message: null });
    expect(JSON.stringify(list?.message)).not.toMatch(/flood/iu);
    expect(list?.message.answer).toMatchObject({ message: 'You follow:\nsomething that is not on file · at once, in private' });
    const gone = await desk.hear('/desk follow flood', { person: 'U1', visibility: 'private', message: null });
    const never = await desk.hear('/desk follow fluud', { person: 'U1', visibility: 'private', message: null });
    const text = (posted: typeof gone) => JSON.stringify(posted?.message.answer).replace(/fl[ou]ud|flood/gu, '…');
    expect(text(gone)).toBe(text(never));
  });
});
