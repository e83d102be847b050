import { describe, expect, test } from 'vitest';
import { makeNewsroom } from '../../src/desk/newsroom.ts';
import { quotesOf } from '../../src/domain/answer.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { openLedger } from '../../src/storage/ledger.ts';
import { EYES, library } from '../desk/a-newsroom.ts';
import { aHost, aLedger, CHANNEL, dataFolder, PRIVATE } from './a-host.ts';

const EVACUATED = 'How many people were evacuated from the Kelmar flood?';
const THREAD = { thread: '1.0', message: '2.0' };

function leads(posted: readonly { message: { answer: Parameters<typeof quotesOf>[0] } }[]): (string | undefined)[] {
  return posted.map(({ message }) => quotesOf(message.answer)[0]?.factId);
}

describe('an ask', () => {
  test('is answered once, however often it is delivered', async () => {
    const { hear, messenger } = aHost();
    expect(await hear(EVACUATED, {}, 'a')).toBe(true);
    expect(await hear(EVACUATED, {}, 'a')).toBe(false);
    expect(leads(messenger.posted)).toEqual(['river-flood/evacuees-4000']);
  });

  test('is written down before it is posted', async () => {
    const { hear, messenger, ledger } = aHost();
    const seen: (string | undefined)[] = [];
    messenger.before = async () => {
      const [left] = ledger.unfinished('fake');
      seen.push(left?.recorded ? quotesOf(left.recorded.answer)[0]?.factId : undefined);
    };
    await hear(EVACUATED);
    expect(seen).toEqual(['river-flood/evacuees-4000']);
    expect(ledger.unfinished('fake')).toEqual([]);
  });

  test('of two people at once is answered for each, in the order of arrival within a thread', async () => {
    const { hear, messenger } = aHost();
    await Promise.all([
      hear(EVACUATED, THREAD),
      hear('What did the Ostrel peak at on the Ludmere gauge?', { ...THREAD, message: '3.0', person: 'U2' }),
      hear('How many heaters is Tarnwick recalling?', { channel: 'C2', person: 'U3' }),
    ]);
    const inThread = messenger.posted.filter(({ to }) => to.channel === 'C1');
    expect(leads(inThread)).toEqual(['river-flood/evacuees-4000', 'river-flood/river-level']);
    expect(messenger.posted).toHaveLength(3);
  });

  test('that breaks the desk is answered with the reference that stands in the log, and holds nobody up', async () => {
    const desk = { ...makeNewsroom(library, loadLexicon()) };
    const { hear, messenger, watched } = aHost(undefined, {
      ...desk,
      ask: () => {
        throw new Error('a bug');
      },
    });
    await hear(EVACUATED);
    const [posted] = messenger.posted;
    const reference = watched.find((each) => each.startsWith('failed'))?.slice('failed '.length);
    expect(posted?.message.answer).toMatchObject({ outcome: 'error', reference });
  });

  test('that the platform refuses is answered with a reference, once', async () => {
    const { hear, messenger, watched, ledger } = aHost();
    messenger.fail('failed');
    await hear(EVACUATED);
    const reference = watched.find((each) => each.startsWith('failed'))?.slice('failed '.length);
    expect(messenger.posted.map(({ message }) => message.answer)).toMatchObject([{ outcome: 'error', reference }]);
    expect(ledger.unfinished('fake')).toEqual([]);
  });

  test('that the platform was not there for is taken up when it is there again', async () => {
    const { hear, host, messenger } = aHost();
    messenger.fail('unreachable');
    await hear(EVACUATED);
    expect(messenger.posted).toEqual([]);
    await host.resume(messenger);
    await host.resume(messenger);
    expect(leads(messenger.posted)).toEqual(['river-flood/evacuees-4000']);
  });

  test('where the bot may not post is answered with that reason, privately', async () => {
    const { hear, messenger, watched } = aHost();
    messenger.fail('forbidden');
    await hear(EVACUATED);
    expect(messenger.posted.map(({ to }) => to.visibility)).toEqual(['private']);
    expect(messenger.posted[0]?.message.answer).toMatchObject({ outcome: 'notice', message: expect.stringContaining('may not post') });
    expect(watched).toContain('undelivered forbidden');
  });
});

describe('a thread', () => {
  test('keeps the subject of what was asked, also over a restart', async () => {
    const folder = dataFolder();
    const first = openLedger(folder);
    await aHost(first).hear('How many heaters is Tarnwick recalling?');
    first.close();
    const { hear, messenger } = aHost(aLedger(folder));
    await hear('who says so?', THREAD);
    expect(leads(messenger.posted)).toEqual(['company-recall/recall-units-53500']);
  });

  test("is another one's business: each has a subject of its own", async () => {
    const { hear, messenger } = aHost();
    await hear('How many heaters is Tarnwick recalling?');
    await hear('who says so?', { message: '9.0' });
    expect(messenger.posted[1]?.message.answer.outcome).not.toBe('found');
  });

  test('that the bot answers in: a question without a mention is answered where something covers it', async () => {
    const { hear, messenger, watched } = aHost();
    await hear(EVACUATED);
    await hear({ kind: 'overheard', text: 'what did the Ostrel peak at on the Ludmere gauge?' }, THREAD);
    expect(leads(messenger.posted)).toEqual(['river-flood/evacuees-4000', 'river-flood/river-level']);
    for (const talk of [
      'About 4,000 people have left their homes, I read.',
      'thanks, great',
      'who is picking up lunch?',
      'hello?',
      'can somebody cover the desk at six?',
      'help',
      'lol',
    ])
      await hear({ kind: 'overheard', text: talk }, THREAD);
    expect(messenger.posted).toHaveLength(2);
    expect(watched.filter((each) => each === 'silence')).toHaveLength(7);
  });

  test('that the bot does not answer in is left alone', async () => {
    const { hear, messenger } = aHost();
    await hear({ kind: 'overheard', text: EVACUATED }, { thread: '7.0', message: '8.0' });
    expect(messenger.posted).toEqual([]);
  });

  test('in which posts cannot be read is told so once', async () => {
    const { hear, messenger } = aHost();
    await hear(EVACUATED);
    await hear({ kind: 'overheard', text: null }, THREAD);
    await hear({ kind: 'overheard', text: null }, { ...THREAD, message: '4.0' });
    expect(messenger.posted).toHaveLength(2);
    expect(messenger.posted[1]?.message.answer).toMatchObject({ outcome: 'notice', message: expect.stringContaining('Mention me') });
  });
});

describe('a subject outside threads', () => {
  const direct = { channel: 'D1', direct: true, message: null };
  test('goes on for half an hour, and not for ever', async () => {
    const { hear, messenger, at } = aHost();
    await hear('How many heaters is Tarnwick recalling?', direct);
    at(EYES.now + 29 * 60_000);
    await hear('who says so?', direct);
    at(EYES.now + 90 * 60_000);
    await hear('who says so?', direct);
    expect(messenger.posted.map(({ message }) => message.answer.outcome)).toEqual([
      'found',
      'found',
      expect.not.stringMatching(/^found$/u),
    ]);
  });
});

describe('a restart', () => {
  test('takes up what was taken and not yet answered, and what was written down and perhaps posted', async () => {
    const folder = dataFolder();
    const before = openLedger(folder);
    const crashed = aHost(before);
    crashed.host.take({
      key: 'taken',
      platform: 'fake',
      address: CHANNEL,
      groups: null,
      input: { kind: 'text', text: EVACUATED },
      at: EYES.now,
    });
    crashed.messenger.before = () => new Promise(() => undefined);
    const hanging = {
      key: 'written',
      platform: 'fake',
      address: { ...CHANNEL, channel: 'C2' },
      groups: null,
      input: { kind: 'text', text: EVACUATED },
      at: EYES.now,
    } as const;
    crashed.host.take(hanging);
    crashed.host.answer(hanging, crashed.messenger).catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    before.close();

    const { host, messenger, ledger } = aHost(aLedger(folder));
    await host.resume(messenger);
    expect(leads(messenger.posted)).toEqual(['river-flood/evacuees-4000', 'river-flood/evacuees-4000']);
    expect(messenger.posted.map(({ to }) => to.channel).sort()).toEqual(['C1', 'C2']);
    expect(ledger.unfinished('fake')).toEqual([]);
    await host.resume(messenger);
    expect(messenger.posted).toHaveLength(2);
  });

  test('lets go of what is too old to answer', async () => {
    const ledger = aLedger(dataFolder());
    const input = { kind: 'text', text: EVACUATED } as const;
    ledger.take({ key: 'post', platform: 'fake', address: CHANNEL, groups: null, input, at: EYES.now - 25 * 60 * 60_000 });
    ledger.take({ key: 'private', platform: 'fake', address: PRIVATE, groups: null, input, at: EYES.now - 15 * 60_000 });
    const { host, messenger, watched } = aHost(ledger);
    await host.resume(messenger);
    expect(messenger.posted).toEqual([]);
    expect(ledger.unfinished('fake')).toEqual([]);
    expect(watched).toEqual(['undelivered too-late', 'undelivered too-late']);
  });

  test('leaves alone what this run has in hand', async () => {
    const { host, messenger, ledger, hear } = aHost();
    let resumed = Promise.resolve();
    messenger.before = async () => {
      messenger.before = async () => undefined;
      resumed = host.resume(messenger);
    };
    await hear(EVACUATED);
    await resumed;
    expect(messenger.posted).toHaveLength(1);
    expect(ledger.unfinished('fake')).toEqual([]);
  });
});

describe('a button', () => {
  async function asked(text: string, address = {}) {
    const rig = aHost();
    await rig.hear(text, address);
    const answerId = rig.messenger.posted[0]?.message.answerId ?? '';
    const press = (action: 'choose' | 'share' | 'context' | 'origins' | 'script' | 'wrong' | 'more', index = 0, at = {}) =>
      rig.hear({ kind: 'press', button: { action, answerId, index } }, { ...address, ...at });
    return { ...rig, press, last: () => rig.messenger.posted.at(-1) };
  }

  test('shows the passage around a quote, privately, each stretch exactly as it stands in the source', async () => {
    const { press, last } = await asked(EVACUATED);
    await press('context');
    expect(last()?.to.visibility).toBe('private');
    const quotes = quotesOf(last()?.message.answer ?? fail());
    expect(quotes.length).toBeGreaterThan(1);
    for (const quote of quotes) {
      const source = library.sources.find((each) => each.id === quote.sourceId);
      expect(source?.text.slice(quote.start, quote.end)).toBe(quote.text);
    }
    expect(quotes.map((quote) => quote.start)).toEqual(quotes.map((quote) => quote.start).sort((a, b) => a - b));
  });

  test('says who else says so, counting origins', async () => {
    const { press, last } = await asked(EVACUATED);
    await press('origins');
    expect(last()?.message.answer).toMatchObject({
      outcome: 'briefing',
      sections: [{ lines: [expect.stringContaining('1 independent origin')] }, {}],
    });
  });

  test('gives quote, speaker and status wording as one unit', async () => {
    const { press, last, messenger } = await asked(EVACUATED);
    await press('script');
    const [quote] = quotesOf(messenger.posted[0]?.message.answer ?? fail());
    const answer = last()?.message.answer;
    const unit = answer?.outcome === 'notice' ? answer.message : '';
    expect(unit.split('\n')).toHaveLength(1);
    for (const part of [quote?.label, quote?.lead, `“${quote?.text}”`, quote?.attribution.as]) expect(unit).toContain(part);
  });

  test('asks for a line on what was wrong, keeps it, and says thanks', async () => {
    const { press, hear, messenger, books, last } = await asked(EVACUATED);
    await press('wrong');
    const form = messenger.forms[0]?.form ?? fail();
    await hear({ kind: 'form', id: form.id, values: { why: 'I asked how many, not where' } });
    expect(books.gaps.tally()).toMatchObject([{ state: 'open', topicId: 'river-flood', behind: [] }]);
    expect(last()?.to.visibility).toBe('private');
  });

  test('shares a private answer to the channel once, and for the eyes of the channel', async () => {
    const { press, messenger, last } = await asked(EVACUATED, PRIVATE);
    await press('share');
    expect(last()?.to).toMatchObject({ visibility: 'public', channel: 'C1', handle: null });
    expect(last()?.message.above).toBe(`Asked: “${EVACUATED}”`);
    expect(leads(messenger.posted)).toEqual(['river-flood/evacuees-4000', 'river-flood/evacuees-4000']);
    await press('share');
    expect(messenger.posted.map(({ to }) => to.visibility)).toEqual(['private', 'public', 'private']);
  });

  test('shares nothing that the channel may not see', async () => {
    const gate = { audience: { roles: [], channels: [], groups: [], people: ['U1'] }, embargo: null };
    const facts = library.facts.map((fact) => (fact.id === 'river-flood/evacuees-4000' ? { ...fact, gates: [...fact.gates, gate] } : fact));
    const { hear, messenger } = aHost(undefined, makeNewsroom({ ...library, facts }, loadLexicon()));
    await hear(EVACUATED, PRIVATE);
    const [own] = messenger.posted;
    expect(leads(messenger.posted)).toEqual(['river-flood/evacuees-4000']);
    await hear({ kind: 'press', button: { action: 'share', answerId: own?.message.answerId ?? '', index: 0 } }, PRIVATE);
    const shared = messenger.posted.at(-1)?.message.answer ?? fail();
    expect(messenger.posted).toHaveLength(2);
    expect(JSON.stringify(shared)).not.toContain('evacuees-4000');
    expect(JSON.stringify(shared)).not.toContain(quotesOf(own?.message.answer ?? fail())[0]?.text);
  });

  test('under a private answer is only for who asked', async () => {
    const { press, last, messenger } = await asked(EVACUATED, PRIVATE);
    await press('share', 0, { person: 'U9' });
    expect(messenger.posted.map(({ to }) => to.visibility)).toEqual(['private', 'private']);
    expect(last()?.message.answer).toMatchObject({ message: expect.stringContaining('no longer on record') });
  });

  test('carries a quote that no line can carry as quotes are shown', async () => {
    const long = `${'word '.repeat(200)}end.`;
    const facts = library.facts.map((fact) =>
      fact.id === 'river-flood/evacuees-4000' ? { ...fact, quote: { ...fact.quote, exact: long } } : fact,
    );
    const { hear, messenger } = aHost(undefined, makeNewsroom({ ...library, facts }, loadLexicon()));
    await hear(EVACUATED);
    await hear({ kind: 'press', button: { action: 'script', answerId: messenger.posted[0]?.message.answerId ?? '', index: 0 } });
    expect(quotesOf(messenger.posted[1]?.message.answer ?? fail()).map(({ text }) => text)).toEqual([long]);
  });

  test('asks a choice: in a thread once for all, in private for each press', async () => {
    const { press, messenger, last } = await asked('/brief');
    expect(messenger.posted[0]?.message.answer.outcome).toBe('which');
    await press('choose', 1);
    expect(last()?.message.answer.outcome).toBe('briefing');
    await press('choose', 1, { person: 'U2' });
    expect(messenger.posted.map(({ to }) => to.visibility)).toEqual(['public', 'public', 'private']);
  });

  test('shows the rest of an answer, privately', async () => {
    const { press, last } = await asked('/brief river-flood');
    await press('more', 7);
    expect(last()).toMatchObject({ to: { visibility: 'private' }, message: { from: 7, answer: { outcome: 'briefing' } } });
  });

  test('of an answer that is forgotten says so', async () => {
    const { hear, messenger } = aHost();
    for (const action of ['choose', 'share', 'context', 'origins', 'script', 'more'] as const)
      await hear({ kind: 'press', button: { action, answerId: 'gone', index: 0 } }, PRIVATE);
    expect(messenger.posted).toHaveLength(6);
    for (const { message } of messenger.posted)
      expect(message.answer).toMatchObject({ message: expect.stringContaining('no longer on record') });
  });
});

function fail(): never {
  throw new Error('nothing was posted');
}
