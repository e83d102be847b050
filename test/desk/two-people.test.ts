import { describe, expect, test } from 'vitest';
import { runLine } from '../../src/commands/registry.ts';
import { TOLD_NOBODY } from '../../src/desk/told.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { fact, source } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, HOLDERS, saidIn, TWO_FACTS } from './a-desk.ts';
import { edits, elsewhere, faultsOf, formOf, labelsUnder, linesIn, reviewing, statusOf } from './at-the-desk.ts';

const YES = `/desk status ${DEAD} confirmed asked the hospital`;
const OTHER = '“The dam is holding,” its chief said.';

const filed = (fields: Readonly<Record<string, string>>) => ({
  'flood/facts.yaml': String(TWO_FACTS['flood/facts.yaml']).replace(fact(), fact(fields)),
});
/** As a file words a status that takes two people, with all that a file could say for it. */
const CLAIMED = {
  status: 'confirmed',
  reason: 'so the file says',
  at: '2026-05-03',
  approvals: '[{by: ED, at: 2026-05-03, reason: saw it}, {by: VERA, at: 2026-05-03, reason: saw it}]',
};

test('it takes two accounts, one of them a verifier’s, and a reason of each', async () => {
  const desk = new ADesk();
  expect(saidIn(await desk.does('ED', `/desk status ${DEAD} confirmed`))).toBe('Confirmed needs a reason. Give it behind the status.');
  expect(saidIn(await desk.does('ED', YES))).toBe(
    'Noted: you approve Confirmed for flood/dead. It stands once somebody else approves it, too; one of you must be a verifier.',
  );
  expect(saidIn(await desk.does('ED', YES))).toBe('You approved Confirmed already. It takes somebody else as well.');
  expect(saidIn(await desk.does('EVA', YES))).toBe('That takes a verifier. Ask: Vera Ruiz, ADA.');
  expect(statusOf(desk, DEAD)).toBe('official');
  const own = await desk.does('ED', '/desk review');
  expect([linesIn(own)[0], labelsUnder(own)]).toEqual(['You approved this; it waits for somebody else', []]);
  const shown = await desk.does('VERA', '/desk review');
  expect(linesIn(shown)).toEqual([
    'One more person has to approve this',
    expect.stringContaining('Six people'),
    DEAD,
    'Confirmed approved by Ed Ito (fake:ED), 2026-05-04 08:00 UTC: asked the hospital',
  ]);
  expect(saidIn(await desk.presses('VERA', 'Approve', shown))).toContain('flood/dead is Confirmed from now on.');
  expect(statusOf(desk, DEAD)).toBe('confirmed');
  expect(saidIn(await desk.does('VERA', '/desk review'))).toBe('Nothing waits for review.');
});

test('found false takes the same', async () => {
  const desk = new ADesk();
  const no = `/desk status ${DEAD} found-false the hospital denies it`;
  await desk.does('ADA', no);
  expect(statusOf(desk, DEAD)).toBe('official');
  await desk.does('ED', no);
  expect(statusOf(desk, DEAD)).toBe('found-false');
});

describe('one account alone, or what may be one person, never brings it about', () => {
  test('by the same id on another platform', async () => {
    const desk = new ADesk();
    await desk.does('VERA', YES);
    expect(await elsewhere(desk, 'other', 'VERA', YES)).toContain('You approved Confirmed already.');
    expect(await elsewhere(desk, 'other', 'vera', YES)).toContain('That takes an editor.');
    expect(statusOf(desk, DEAD)).toBe('official');
    expect(await elsewhere(desk, 'other', 'ED', YES)).toContain('flood/dead is Confirmed from now on.');
  });

  test('by two ids that the house’s settings give one name', async () => {
    const holders = { ...HOLDERS, verifier: [...HOLDERS.verifier, { id: '4711', name: 'vera ruiz' }] };
    const desk = new ADesk(TWO_FACTS, { holders });
    await desk.does('VERA', YES);
    expect(await elsewhere(desk, 'other', '4711', YES)).toContain('You approved Confirmed already.');
    expect(statusOf(desk, DEAD)).toBe('official');
  });

  test('from a terminal, whoever says to sit at it', async () => {
    const desk = new ADesk();
    const viewer = { role: 'admin', person: null, groups: [], channel: null } as const;
    const context = {
      desk: desk.desk,
      onFile: desk.onFile,
      who: { account: 'terminal', role: 'admin', vouched: false, holders: HOLDERS },
      told: TOLD_NOBODY,
      books: desk.storage.books,
      place: null,
      zone: 'UTC',
      viewer,
      now: desk.now,
      conversation: NO_CONVERSATION,
      remember: () => undefined,
    } as const;
    await desk.does('ED', YES);
    expect(runLine(YES, context)).toMatchObject({ message: expect.stringContaining('counts only from Slack or Discord') });
    expect(statusOf(desk, DEAD)).toBe('official');
    expect(runLine(`/desk status ${DEAD} held being checked`, context)).toMatchObject({
      message: expect.stringContaining('On hold from now on'),
    });
  });

  test('by approvals for another status', async () => {
    const desk = new ADesk();
    await desk.does('ED', YES);
    await desk.does('VERA', `/desk status ${DEAD} found-false the hospital denies it`);
    expect(statusOf(desk, DEAD)).toBe('official');
    await desk.does('ED', YES);
    expect(statusOf(desk, DEAD)).toBe('official');
  });

  test('by an approval that another status came after', async () => {
    const desk = new ADesk();
    await desk.does('ED', YES);
    await desk.does('EVA', `/desk status ${DEAD} held being checked`);
    await desk.does('VERA', YES);
    expect(statusOf(desk, DEAD)).toBe('held');
  });

  test('by approvals of two wordings, whoever changed them', async () => {
    const desk = new ADesk();
    await desk.does('ED', YES);
    const late = await desk.does('VERA', '/desk review');
    await desk.does('EVA', `/desk edit ${DEAD}`);
    await desk.fills('EVA', { modality: 'estimate' });
    expect(saidIn(await desk.presses('VERA', 'Approve', late)).split('\n')).toEqual([
      'Somebody was quicker, so nothing of yours was changed. This is how it stands now.',
      'flood/dead, changed by fake:EVA, 2026-05-04 08:00 UTC',
      'modality: was “fact”, is “estimate”',
      'approved so far: no longer “Confirmed (fake:ED)”',
    ]);
    await desk.does('VERA', YES);
    expect(statusOf(desk, DEAD)).toBe('official');
  });

  test('by an approval from before its source was put otherwise', async () => {
    const desk = new ADesk();
    await desk.does('ED', YES);
    const header = 'id: wire\ntitle: Dam holds\npublisher: A blog\npublishedAt: 2026-05-03T18:20:00Z\nretrievedAt: 2026-05-03T19:00:00Z';
    edits(desk, { 'flood/sources/wire.md': source(header) });
    await desk.does('VERA', YES);
    expect(statusOf(desk, DEAD)).toBe('official');
  });

  test('by a form with a status in it that was never offered', async () => {
    const desk = new ADesk();
    await desk.does('ED', `/desk edit ${DEAD}`);
    await desk.fills('ED', { status: 'confirmed', statement: 'Six.' });
    expect(statusOf(desk, DEAD)).toBe('official');
  });

  test('by the files: a status there is a proposal, however it comes in', async () => {
    const desk = new ADesk({ ...TWO_FACTS, ...filed(CLAIMED) });
    expect(statusOf(desk, DEAD)).toBe('official');
    const shown = await desk.does('VERA', '/desk review');
    expect(linesIn(shown)).toEqual([
      'The files propose this; two people have to approve it here',
      expect.stringContaining('Six people'),
      DEAD,
      'Confirmed, the files say: so the file says',
    ]);
    await desk.presses('VERA', 'Approve', shown);
    expect(faultsOf(formOf(desk))).toEqual([]);
    expect(saidIn(await desk.fills('VERA', { reason: 'asked the hospital' }))).toContain('Noted: you approve');
    expect(statusOf(desk, DEAD)).toBe('official');
    await desk.presses('ED', 'Approve', await desk.does('ED', '/desk review'));
    expect(statusOf(desk, DEAD)).toBe('confirmed');
  });

  test('by the files’ version, taken instead of what stands', async () => {
    const desk = new ADesk();
    await desk.does('ED', `/desk link ${DEAD} corroborates dam`);
    edits(desk, filed(CLAIMED));
    const shown = await reviewing(desk, 'VERA', "The files' version");
    expect(linesIn(shown)).toContain('status: stands as “official”; the files say “confirmed”');
    await desk.presses('VERA', "Take the files'", shown);
    expect(statusOf(desk, DEAD)).toBe('official');
    await desk.does('VERA', YES);
    expect(statusOf(desk, DEAD)).toBe('official');
  });

  test('by killing and undoing', async () => {
    const desk = new ADesk();
    await desk.does('VERA', YES);
    const killed = await desk.does('VERA', '/desk kill wire made up');
    expect(saidIn(await desk.does('VERA', YES))).toContain('flood/dead is Withdrawn');
    await desk.presses('VERA', 'Undo', killed);
    expect(saidIn(await desk.does('VERA', YES))).toContain('You approved Confirmed already');
    expect(statusOf(desk, DEAD)).toBe('official');
  });

  test('by undoing back to what two people approved in other words', async () => {
    const desk = new ADesk();
    await desk.does('ED', YES);
    await desk.does('VERA', YES);
    await desk.does('EVA', `/desk edit ${DEAD}`);
    const receipt = await desk.fills('EVA', { modality: 'estimate' });
    expect([statusOf(desk, DEAD), desk.onFile.fact(DEAD)?.statusReason]).toEqual(['official', null]);
    edits(desk, filed({ quote: OTHER, attribution: '{kind: named, as: its chief}', status: 'unconfirmed' }));
    await desk.presses('EVA', 'Undo', receipt);
    const { status, quote, modality } = desk.onFile.fact(DEAD) ?? {};
    // Undone is the edit, back to the very words that were approved; the file's version waits.
    expect([status, quote?.exact, modality]).toEqual(['confirmed', 'Six people have died, the interior ministry said on Sunday.', 'fact']);
  });
});

test('what two people approved stays approved through what says nothing else, and no further', async () => {
  const desk = new ADesk();
  await desk.does('ED', YES);
  await desk.does('VERA', YES);
  await desk.does('EVA', `/desk link ${DEAD} corroborates dam`);
  await desk.does('EVA', `/desk edit ${DEAD}`);
  await desk.fills('EVA', { statement: 'At least six died.' });
  expect(statusOf(desk, DEAD)).toBe('confirmed');
  await desk.does('EVA', `/desk status ${DEAD} disputed`);
  await desk.does('VERA', YES);
  expect(statusOf(desk, DEAD)).toBe('disputed');
});

test('a file that adds a question keeps the first approval; one that words it otherwise doesn’t', async () => {
  const desk = new ADesk();
  await desk.does('ED', YES);
  edits(desk, filed({ questions: '[How many are dead?]' }));
  expect(desk.onFile.fact(DEAD)?.questions).toEqual(['How many are dead?']);
  edits(desk, filed({ asOf: '2026-05-02' }));
  await desk.does('VERA', YES);
  expect(statusOf(desk, DEAD)).toBe('official');
  await desk.does('ED', YES);
  expect(statusOf(desk, DEAD)).toBe('confirmed');
});
