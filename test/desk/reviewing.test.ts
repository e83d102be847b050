import { describe, expect, test } from 'vitest';
import { fact, facts, source } from '../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, saidIn, TWO_FACTS } from './a-desk.ts';
import { edits, faultsOf, formOf, labelsUnder, linesIn, newIds, reviewing } from './at-the-desk.ts';

const TEXT =
  'Two roads are shut, the interior ministry said in a statement. They will stay shut, it said. Reportedly a barn fell. Nobody was hurt.';
const SHUT = 'Two roads are shut, the interior ministry said in a statement.';
const BARN = 'Reportedly a barn fell.';

/** A desk with a source that was just added in chat. */
async function aQueue(text = TEXT, publisher = 'Hill Paper'): Promise<ADesk> {
  const desk = new ADesk();
  await desk.does('EVA', `/desk add title="Rain" publisher="${publisher}" published=undated text="${text}"`);
  return desk;
}

const factWith = (desk: ADesk, quote: string) => desk.onFile.library.facts.find((each) => each.quote.exact === quote);

describe('the queue', () => {
  test('shows one sentence at a time, with what the cues propose and the cue, and what can be done', async () => {
    const desk = await aQueue();
    const shown = await desk.does('ED', '/desk review');
    expect(linesIn(shown)).toEqual([
      'A sentence that nobody has reviewed',
      `“${SHUT}”`,
      'Proposed: Official statement · fact · official-on-record (the interior ministry)',
      expect.stringMatching(/^Cues: .*“the interior ministry said.*”/u),
      'Not asked about yet.',
    ]);
    expect(labelsUnder(shown)).toEqual(['Publish', 'Edit', 'Discard', 'Next']);
    const seen = [];
    for (let posted = shown, n = 0; n < 5; n++, posted = await desk.presses('ED', 'Next', posted)) seen.push(linesIn(posted)[1]);
    expect(seen).toEqual([SHUT, 'They will stay shut, it said.', BARN, 'Nobody was hurt.', SHUT].map((text) => `“${text}”`));
    expect(saidIn(await desk.does('U1', '/desk review'))).toContain('That takes an editor.');
  });

  test('has what was asked about most on top', async () => {
    const desk = await aQueue();
    expect((await desk.hear('Did a barn fall?'))?.message.answer.outcome).toBe('found');
    expect(linesIn(await desk.does('ED', '/desk review')).slice(1)).toEqual([
      `“${BARN}”`,
      'Proposed: Not confirmed · fact · unattributed',
      'Cues: unattributed “Reportedly”',
      'Told 1 time so far.',
    ]);
    // What people were told isn't discarded in a heap.
    const id = desk.onFile.library.sources.at(-1)?.id;
    expect(saidIn(await desk.does('ED', `/desk discard ${id}`))).toBe('3 sentences discarded. Readers are no longer shown them.');
    expect(linesIn(await desk.does('ED', '/desk review'))[1]).toBe(`“${BARN}”`);
    expect((await desk.hear('Was anybody hurt?'))?.message.answer.outcome).toBe('not-on-file');
  });
});

describe('publishing', () => {
  test('makes an entry that says what was proposed, the relay with it', async () => {
    const desk = await aQueue();
    const [id = ''] = await newIds(desk, 'fact', async () => {
      const said = saidIn(await desk.presses('ED', 'Publish', await desk.does('ED', '/desk review')));
      expect(said).toMatch(/^Published as flood\/two-roads-are-shut-the-interior-ministry-said-in-a-statement-[0-9a-f]{4}\.$/u);
    });
    const { quote, status, attribution, modality } = desk.onFile.fact(id) ?? {};
    expect({ text: quote?.exact, status, modality, ...attribution }).toMatchObject({
      text: SHUT,
      status: 'official',
      modality: 'fact',
      kind: 'official-on-record',
      as: 'the interior ministry',
      relayed: true,
      inherited: false,
    });
  });

  test('doesn’t say of the authority’s own paper that it is relayed', async () => {
    const own = await aQueue(TEXT, 'The Interior Ministry');
    await own.presses('ED', 'Publish', await own.does('ED', '/desk review'));
    expect(factWith(own, SHUT)?.attribution.relayed).toBe(false);
  });

  test('through the form keeps what nobody touched, that a speaker is inherited included', async () => {
    const desk = await aQueue('Sources close to the owner told us of it. They said a barn fell.');
    await desk.presses('ED', 'Edit', await reviewing(desk, 'ED', 'They said a barn fell.'));
    expect(faultsOf(formOf(desk))).toEqual([]);
    await desk.fills('ED', {});
    const { attribution, status } = factWith(desk, 'They said a barn fell.') ?? {};
    expect({ ...attribution, status }).toMatchObject({ kind: 'anonymous', inherited: true, status: 'unconfirmed' });
  });

  test.each([
    ['other words', { quote: 'A barn fell.' }, /character for character\. Nearest: “/u],
    ['half a sentence', { quote: 'Reportedly a barn' }, /at least one whole sentence/u],
    ['nothing', { quote: ' ' }, /do not stand in the source/u],
    ['a speaker who isn’t named', { kind: 'named', as: ' ' }, /needs the speaker/u],
    ['an official nobody', { kind: 'unattributed', status: 'official' }, /never an official statement/u],
    ['a forged status', { status: 'confirmed' }, /status is one of unconfirmed, official/u],
    ['a forged modality', { modality: 'certain' }, /modality is one of/u],
  ])('refuses %s, and gives back what was typed', async (_what, values, reason) => {
    const desk = await aQueue();
    const before = desk.onFile.library.facts.length;
    await desk.presses('ED', 'Edit', await reviewing(desk, 'ED', BARN));
    const refused = await desk.fills('ED', values);
    expect(saidIn(refused)).toMatch(reason);
    expect(desk.onFile.library.facts).toHaveLength(before);
    await desk.presses('ED', 'Change and try again', refused);
    expect(Object.fromEntries(formOf(desk).fields.map(({ name, value }) => [name, value]))).toMatchObject(values);
  });

  test('takes another stretch of the source, as it stands there', async () => {
    const desk = await aQueue();
    await desk.presses('ED', 'Edit', await reviewing(desk, 'ED', BARN));
    const wider = `${BARN} Nobody was hurt.`;
    await desk.fills('ED', { quote: `\r\n${wider}\r\n` });
    expect(factWith(desk, wider)?.quote.start).toBe(TEXT.indexOf(wider));
  });
});

test('a discarded sentence is shown to nobody any more, until that is undone', async () => {
  const desk = await aQueue();
  const outcome = async () => (await desk.hear('Did a barn fall?'))?.message.answer.outcome;
  const receipt = await desk.presses('ED', 'Discard', await reviewing(desk, 'ED', BARN));
  expect(await outcome()).toBe('not-on-file');
  await desk.presses('ED', 'Undo', receipt);
  expect(await outcome()).toBe('found');
});

test('what says the same is pointed out, and can stand beside the entry as long as that is live', async () => {
  const desk = await aQueue('The dam holds, a pilot said. “The dam is holding,” its chief said.');
  const shown = await reviewing(desk, 'ED', '“The dam is holding,” its chief said.');
  expect(linesIn(shown).at(-1)).toBe('Says the same as flood/dam (Not confirmed).');
  await desk.does('ED', '/desk status dam withdrawn the chief took it back');
  expect(saidIn(await desk.presses('ED', 'Same as the entry', shown))).toBe(
    'flood/dam is Withdrawn, so nothing can stand beside it. Publish the sentence by itself, or discard it.',
  );
  expect(labelsUnder(await reviewing(desk, 'ED', '“The dam is holding,” its chief said.'))).not.toContain('Same as the entry');
});

describe('several reviewers', () => {
  test('the later one of a sentence hears what became of it', async () => {
    const desk = await aQueue();
    const both = [await reviewing(desk, 'ED', BARN), await reviewing(desk, 'EVA', BARN)];
    const [id = ''] = await newIds(desk, 'fact', () => desk.presses('EVA', 'Publish', both[1]));
    const seq = desk.onFile.store.lastSeq();
    const heard = `Somebody was quicker: fake:EVA published that sentence as ${id}, 2026-05-04 08:00 UTC. Nothing of yours was changed.`;
    expect(saidIn(await desk.presses('ED', 'Publish', both[0]))).toBe(heard);
    expect(saidIn(await desk.presses('ED', 'Discard', both[0]))).toBe(heard);
    expect(saidIn(await desk.presses('ED', 'Edit', both[0]))).toBe(heard);
    expect(desk.onFile.store.lastSeq()).toBe(seq);
  });

  test('the later one of an entry is shown what changed, field by field', async () => {
    const desk = await aQueue();
    await desk.does('ED', `/desk edit ${DEAD}`);
    const mine = formOf(desk);
    await desk.does('EVA', `/desk edit ${DEAD}`);
    await desk.fills('EVA', { statement: 'Six died.', modality: 'estimate' });
    const late = await desk.hear(
      { kind: 'form', id: mine.id, values: { statement: 'Six people lost their lives.' } },
      { person: 'ED', visibility: 'private' },
    );
    expect(saidIn(late).split('\n')).toEqual([
      'Somebody was quicker, so nothing of yours was changed. This is how it stands now.',
      'flood/dead, changed by fake:EVA, 2026-05-04 08:00 UTC',
      'statement: was “Six people are dead.”, is “Six died.”',
      'modality: was “fact”, is “estimate”',
    ]);
    expect(desk.onFile.fact(DEAD)?.statement).toBe('Six died.');
    await desk.presses('ED', 'Edit', late);
    expect(formOf(desk).fields[0]?.value).toBe('Six died.');
  });
});

describe('while somebody looks at a sentence', () => {
  // Of the same length, so that it stands where the other stood.
  const [more, less] = ['More rain is expected.', 'Less rain is expected.'];

  test('its source changes: words that nobody saw are not published', async () => {
    const desk = new ADesk();
    await desk.hear('Is more rain expected?');
    const shown = await reviewing(desk, 'ED', more);
    const text = String(desk.onFile.find('source', 'wire')?.holding.text).replace(more, less);
    expect(edits(desk, { 'flood/sources/wire.md': source(undefined, text) }).taken).toBe(true);
    for (const button of ['Publish', 'Edit', 'Discard'])
      expect(saidIn(await desk.presses('ED', button, shown))).toBe(
        `The source has changed since. What stands there now is: “${less}” Nothing was changed; look at it again.`,
      );
  });

  test('its source is killed: it says so, and publishes nothing', async () => {
    const desk = await aQueue();
    const shown = await reviewing(desk, 'ED', BARN);
    const id = desk.onFile.library.sources.at(-1)?.id ?? '';
    const killed = await desk.does('EVA', `/desk kill ${id} made up`);
    expect(saidIn(await desk.presses('ED', 'Publish', shown))).toBe('“Rain” is withdrawn already. Reason: made up');
    expect(saidIn(await desk.does('ED', '/desk review'))).toBe('Nothing waits for review.');
    await desk.presses('EVA', 'Undo', killed);
    expect(saidIn(await desk.presses('ED', 'Publish', shown))).toContain('Published as');
  });
});

describe('editing an entry', () => {
  test('keeps to the forms’ limits, whatever is on file', async () => {
    const as = `the ${'very '.repeat(80)}interior ministry`;
    const desk = new ADesk({
      ...TWO_FACTS,
      'flood/facts.yaml': facts(fact({ statement: 'S'.repeat(3001), attribution: `{kind: official-on-record, as: ${as}, by: ministry}` })),
    });
    await desk.does('ED', `/desk edit ${DEAD}`);
    expect(faultsOf(formOf(desk))).toEqual([]);
    await desk.fills('ED', { modality: 'estimate' });
    expect(desk.onFile.fact(DEAD)).toMatchObject({
      statement: 'S'.repeat(3001),
      attribution: { as, by: 'ministry' },
      modality: 'estimate',
    });
  });

  test('that changes nothing is no version, and what is withdrawn isn’t edited', async () => {
    const desk = new ADesk();
    await desk.does('ED', `/desk edit ${DEAD}`);
    expect(saidIn(await desk.fills('ED', {}))).toBe('That is what it says already. Nothing was changed.');
    await desk.does('ED', `/desk status ${DEAD} withdrawn wrong`);
    await desk.does('ED', `/desk edit ${DEAD}`);
    expect(saidIn(await desk.fills('ED', { modality: 'estimate' }))).toContain('what was withdrawn stays so');
  });

  test('a new speaker is not the old one’s name, nor an origin with it', async () => {
    const desk = new ADesk();
    await desk.does('ED', `/desk edit ${DEAD}`);
    await desk.fills('ED', { kind: 'named', as: 'a nurse' });
    expect(desk.onFile.fact(DEAD)?.attribution).toMatchObject({ kind: 'named', as: 'a nurse', by: null, originId: 'a nurse' });
  });
});
