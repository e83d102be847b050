import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../../adapters/console/render.ts';
import { consoleStyle } from '../../../adapters/console/style.ts';
import { correctionAnswer, editText } from '../../../src/desk/daily/edit-text.ts';
import { changesOf, contentKey, type Summary, type SummaryAsked, summaryOf } from '../../../src/desk/daily/summary.ts';
import type { Point } from '../../../src/desk/point.ts';
import { type BriefingAnswer, quotesOf, type Section } from '../../../src/domain/answer.ts';
import { READER } from '../../../src/domain/audience.ts';
import { fact, facts, secondTopic, source } from '../../knowledge/temp-knowledge.ts';
import { ADesk, DEAD, START } from '../a-desk.ts';
import { edits } from '../at-the-desk.ts';
import { asked } from './a-summary.ts';

const HOUR = 60 * 60_000;
const GOLDEN = path.join(import.meta.dirname, '../../golden/summary');

const BULLETIN = `Heavy rain is expected in the coming hours. The Lowick bridge may reopen within days.
Nine people have died, a hospital doctor said. About 400 houses are under water, the council said.
`;
const quoted = (id: string, quote: string, more: Readonly<Record<string, string | null>> = {}) =>
  fact({ id, statement: quote, source: 'bulletin', quote, attribution: '{kind: unattributed}', status: 'unconfirmed', ...more });

const RAIN = quoted('rain', 'Heavy rain is expected in the coming hours.', { modality: 'expected' });
const BRIDGE = quoted('bridge', 'The Lowick bridge may reopen within days.', { modality: 'possible' });
const NINE = quoted('nine', 'Nine people have died, a hospital doctor said.', {
  attribution: '{kind: anonymous, as: a hospital doctor}',
  answers: '[{slot: count, unit: people, value: Nine}]',
});
const HOUSES = quoted('houses', 'About 400 houses are under water, the council said.', {
  attribution: '{kind: official-on-record, as: the council}',
  status: 'official',
  modality: 'estimate',
  answers: '[{slot: count, unit: houses, value: About 400}]',
});
const DAM = fact({
  id: 'dam',
  statement: 'The dam holds.',
  quote: '“The dam is holding,” its chief said.',
  attribution: '{kind: named, as: its chief}',
  status: 'unconfirmed',
});
const MISSING = fact({
  id: 'missing',
  statement: 'Nobody knows how many are missing.',
  quote: 'The number of the missing isn’t known.',
  attribution: '{kind: unattributed}',
  status: null,
  modality: 'absence',
  scope: '{slot: [count], subject: the missing}',
});
const FILES = {
  'flood/facts.yaml': facts(fact(), DAM, MISSING, RAIN, BRIDGE, NINE),
  'flood/sources/bulletin.md': source(
    'id: bulletin\ntitle: Bulletin of 4 May\npublisher: Lowick Council\npublishedAt: 2026-05-04T06:00:00Z\nretrievedAt: 2026-05-04T07:00:00Z',
    BULLETIN,
  ),
};

/** The desk, and a day's work at it: something comes, something is disputed, something is withdrawn. */
async function aDay(): Promise<{ desk: ADesk; since: Point }> {
  const desk = new ADesk(FILES);
  const since = desk.onFile.point(desk.now);
  desk.now += HOUR;
  edits(desk, { 'flood/facts.yaml': facts(fact(), DAM, MISSING, RAIN, BRIDGE, NINE, HOUSES) });
  await desk.does('ED', `/desk link nine contradicts ${DEAD}`);
  await desk.does('ED', `/desk status ${DEAD} disputed`);
  await desk.does('EVA', '/desk status nine disputed');
  desk.now += HOUR;
  await desk.does('ED', '/desk status dam withdrawn its chief was misquoted');
  desk.now += 25 * HOUR;
  return { desk, since };
}

const printed = ({ pinned, topics }: Summary): string =>
  [pinned, ...topics].map((answer) => renderAnswer(answer, consoleStyle({}, {}))).join('\n\n\n');

function sectionOf(answer: BriefingAnswer | undefined, title: string): Section {
  const found = answer?.sections.find((section) => section.title.startsWith(title));
  if (!found) throw new Error(`there is no section “${title}”`);
  return found;
}

const idsIn = (section: Section): string[] => section.quotes.map(({ factId }) => factId.split('/')[1] ?? '');
const linesOfPinned = ({ pinned }: Summary): string[] => pinned.sections.flatMap(({ lines }) => lines);

describe('a day’s summary', () => {
  test('reads as a desk note', async () => {
    const { desk, since } = await aDay();
    const summary = summaryOf(
      asked(desk, since, {
        zone: 'Europe/Berlin',
        duty: 'Ana Ruiz',
        next: desk.now + 21 * HOUR,
        offline: [{ from: START + 3 * HOUR, to: START + 5 * HOUR }],
        open: () => 4,
        edits: [{ at: desk.now - HOUR, text: 'Correction: flood/dam withdrawn.' }],
        previous: 'https://news.example/yesterday',
      }),
    );
    await expect(printed(summary)).toMatchFileSnapshot(path.join(GOLDEN, 'day.txt'));
  });

  test('has DOMAIN.md’s twelve sections in order, and what has nothing in it says so', async () => {
    const { desk, since } = await aDay();
    const [topic] = summaryOf(asked(desk, since)).topics;
    expect(topic?.sections.filter(({ numbered }) => numbered !== false)).toHaveLength(12);
    expect(renderAnswer(topic as BriefingAnswer, consoleStyle({}, {}))).toContain('5. Confirmed\n   None');
  });

  test('tells corrections above the news, and a withdrawn quote nowhere', async () => {
    const { desk, since } = await aDay();
    const { pinned, topics } = summaryOf(asked(desk, since));
    expect(sectionOf(topics[0], 'Corrections').lines).toEqual(['flood/dam: withdrawn. Do not use. Reason: its chief was misquoted']);
    expect(sectionOf(topics[0], 'Corrections').factIds).toEqual(['flood/dam']);
    expect([pinned, ...topics].flatMap(quotesOf).map(({ factId }) => factId)).not.toContain('flood/dam');
    expect(pinned.sections.at(-1)?.lines).toEqual([
      'flood/dead (2026-05-03), flood/nine (2026-05-04): we have not established which is right.',
      '1 correction: flood/dam withdrawn.',
      '1 new, 2 statuses changed, 1 window passed. On file: 1 official, 2 disputed, 1 not known, 1 watched, 1 lapsed.',
    ]);
  });

  test('puts what is disputed side by side, dated', async () => {
    const { desk, since } = await aDay();
    const disputed = sectionOf(summaryOf(asked(desk, since)).topics[0], 'Disputed');
    expect(idsIn(disputed)).toEqual(['dead', 'nine']);
    expect(disputed.lines).toEqual(['flood/dead (2026-05-03), flood/nine (2026-05-04): we have not established which is right.']);
  });

  test('lists windows that have passed apart, and how long the others are open', async () => {
    const { desk, since } = await aDay();
    const [topic] = summaryOf(asked(desk, since, { zone: 'Europe/Berlin' })).topics;
    expect(idsIn(sectionOf(topic, 'Watch'))).toEqual(['bridge']);
    expect(sectionOf(topic, 'Watch').lines).toEqual(['flood/bridge: open until Mon 11 May 2026, 08:00.']);
    const lapsed = sectionOf(topic, 'Watch: windows');
    expect(idsIn(lapsed)).toEqual(['rain']);
    expect(lapsed.quotes[0]?.notes).toContain('That window has passed; nothing on file says whether it happened.');
  });

  test('counts what staff asked in vain, without a word of it', async () => {
    const { desk, since } = await aDay();
    const lines = (open: number) => sectionOf(summaryOf(asked(desk, since, { open: () => open })).topics[0], 'What we don').lines;
    expect([lines(0), lines(1), lines(12)]).toEqual([
      [],
      ['1 question from staff found nothing on file.'],
      ['12 questions from staff found nothing on file.'],
    ]);
  });

  test('shows no sentence that nobody has reviewed', async () => {
    const desk = new ADesk(FILES);
    const since = desk.onFile.point(desk.now);
    await desk.does('ED', '/desk add title=Rain published=undated text="A barn fell. Two cows are missing."');
    expect(desk.onFile.library.sources).toHaveLength(3);
    expect(printed(summaryOf(asked(desk, since)))).not.toMatch(/barn|cows|Two/u);
  });

  test('says what newer entries stand instead of', async () => {
    const desk = new ADesk(FILES);
    const since = desk.onFile.point(desk.now);
    desk.now += HOUR;
    await desk.does('ED', `/desk link nine supersedes ${DEAD}`);
    await desk.does('ED', '/desk link bridge corrects rain');
    const [topic] = summaryOf(asked(desk, since)).topics;
    expect(sectionOf(topic, 'What changed').lines).toEqual(['flood/dead: superseded by flood/nine.']);
    expect(idsIn(sectionOf(topic, 'What changed'))).toEqual(['nine']);
    expect(sectionOf(topic, 'Corrections').lines).toEqual(['flood/rain: corrected by flood/bridge.']);
    expect(idsIn(sectionOf(topic, 'Corrections'))).toEqual(['bridge']);
    expect(editText(changesOf(asked(desk, since)))).toBe('Correction: flood/rain corrected by flood/bridge. 1 superseded.');
  });
});

describe('what a summary has no room for', () => {
  const many = Array.from({ length: 100 }, (_, at) => `Bridge number ${at + 1} is closed, the council said.`);
  const bridges = many.map((quote, at) =>
    quoted(`bridge-${at + 1}`, quote, { status: 'official', attribution: '{kind: named, as: the council}' }),
  );
  const files = {
    ...FILES,
    'flood/sources/bulletin.md': source('id: bulletin\ntitle: Bulletin\nundated: true\nretrievedAt: 2026-05-04', many.join(' ')),
  };

  test('is counted, and a briefing away; what changed last comes first', async () => {
    const desk = new ADesk({ ...files, 'flood/facts.yaml': facts(fact(), ...bridges) });
    const since = desk.onFile.point(desk.now);
    desk.now += HOUR;
    await desk.does('ED', '/desk status bridge-77 unconfirmed');
    await desk.does('ED', '/desk status bridge-77 official');
    const official = sectionOf(summaryOf(asked(desk, since)).topics[0], 'Official');
    expect(official.quotes).toHaveLength(30);
    expect(official.lines).toEqual(['71 more: /brief flood']);
    expect(idsIn(official)[0]).toBe('bridge-77');
  });

  test('is counted among what changed, too', () => {
    const desk = new ADesk({ ...files, 'flood/facts.yaml': facts(fact()) });
    const since = desk.onFile.point(desk.now);
    desk.now += HOUR;
    edits(desk, { 'flood/facts.yaml': facts(fact(), ...bridges) });
    const summary = summaryOf(asked(desk, since));
    expect(sectionOf(summary.topics[0], 'What changed').lines).toEqual(['100 new.', '70 more: /brief flood']);
    expect(linesOfPinned(summary).at(-1)).toBe('100 new. On file: 101 official.');
  });
});

describe('a quiet day', () => {
  test('says since when nothing is new', () => {
    const desk = new ADesk(FILES);
    const since = desk.onFile.point(desk.now);
    desk.now += HOUR;
    const summary = summaryOf(asked(desk, since, { zone: 'Asia/Kathmandu' }));
    expect(sectionOf(summary.topics[0], 'What changed').lines).toEqual(['Nothing new since Mon 4 May 2026, 13:45.']);
    expect(linesOfPinned(summary).at(-1)).toMatch(/^Nothing new since Mon 4 May 2026, 13:45\. On file: /u);
    expect(editText(changesOf(asked(desk, since)))).toBeNull();
  });

  test('with corrections alone doesn’t say that nothing is new', async () => {
    const desk = new ADesk(FILES);
    const since = desk.onFile.point(desk.now);
    await desk.does('ED', '/desk status dam withdrawn misquoted');
    const summary = summaryOf(asked(desk, since));
    expect(sectionOf(summary.topics[0], 'What changed').lines).toEqual([]);
    expect(printed(summary)).not.toContain('Nothing new');
  });
});

describe('what a summary covers', () => {
  const at = (moment: string, since: string, zone: string): string[] => {
    const desk = new ADesk(FILES);
    const header = { seq: 0, at: Date.parse(since) };
    return (summaryOf(asked(desk, header, { now: Date.parse(moment), zone })).topics[0]?.sections[0]?.lines ?? []).slice(1, 3);
  };

  test('stands in local time on the days when clocks change', () => {
    expect(at('2026-10-25T06:00:00Z', '2026-10-24T05:00:00Z', 'Europe/Berlin')).toEqual([
      'As of Sun 25 Oct 2026, 07:00 (Europe/Berlin)',
      'Covers Sat 24 Oct 2026, 07:00 to Sun 25 Oct 2026, 07:00',
    ]);
    expect(at('2027-03-14T11:00:00Z', '2027-03-13T12:00:00Z', 'America/New_York')).toEqual([
      'As of Sun 14 Mar 2027, 07:00 (America/New_York)',
      'Covers Sat 13 Mar 2027, 07:00 to Sun 14 Mar 2027, 07:00',
    ]);
  });

  test('is three days after three days down, and it says that the bot was away', async () => {
    const desk = new ADesk(FILES);
    const since = desk.onFile.point(desk.now);
    desk.now += HOUR;
    await desk.does('ED', `/desk status ${DEAD} disputed`);
    desk.now += 72 * HOUR;
    const away = { offline: [{ from: START + 2 * HOUR, to: desk.now }] };
    const summary = summaryOf(asked(desk, since, away));
    const says = 'The bot was offline from Mon 4 May 2026, 10:00 to Thu 7 May 2026, 09:00; this covers all of it.';
    expect(linesOfPinned(summary)).toContain(says);
    expect(summary.topics[0]?.sections[0]?.lines).toContain(says);
    expect(sectionOf(summary.topics[0], 'What changed').lines).toContain('flood/dead: was Official statement, is Disputed.');
    const twice = { offline: [{ from: START, to: START + HOUR }, ...away.offline] };
    expect(linesOfPinned(summaryOf(asked(desk, since, twice)))).toContain(
      'The bot was offline 2 times between Mon 4 May 2026, 08:00 and Thu 7 May 2026, 09:00; this covers all of it.',
    );
  });

  test('is told with its last edits first and every correction, and how many more edits there were', async () => {
    const desk = new ADesk(FILES);
    const since = desk.onFile.point(desk.now);
    const at = (hours: number, text: string) => ({ at: START + hours * HOUR, text });
    const lines = linesOfPinned(
      summaryOf(
        asked(desk, since, {
          edits: [at(1, 'Correction: flood/dam withdrawn.'), at(2, 'Update: 1 new.'), at(3, 'Update: 2 new.'), at(17, 'Update: 3 new.')],
        }),
      ),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'Tue 5 May 2026, 01:00 Update: 3 new.',
        '11:00 Update: 2 new.',
        '09:00 Correction: flood/dam withdrawn.',
        'and 1 more edit',
      ]),
    );
    expect(lines.findIndex((line) => line.includes('3 new'))).toBeLessThan(lines.findIndex((line) => line.includes('dam')));
    const two = [at(1, 'Update: 1 new.'), at(2, 'Correction: flood/dam withdrawn.')];
    expect(linesOfPinned(summaryOf(asked(desk, since, { edits: two })))).toEqual(
      expect.arrayContaining(['10:00 Correction: flood/dam withdrawn.', '09:00 Update: 1 new.']),
    );
  });

  test('leads to the one before', async () => {
    const { desk, since } = await aDay();
    const linksOf = (previous: string | null) => summaryOf(asked(desk, since, { previous })).pinned.sections.map(({ links = [] }) => links);
    expect(linksOf('https://news.example/yesterday').flat()).toEqual([
      { text: 'The summary before this one', url: 'https://news.example/yesterday' },
    ]);
    expect(linksOf('https://news.example/yesterday')[0]).toHaveLength(1);
    expect(linksOf(null).flat()).toEqual([]);
  });
});

describe('what is hidden', () => {
  const VERA = '{people: [VERA]}';
  const hidden = {
    ...FILES,
    ...secondTopic('secret'),
    'secret/topic.yaml': `title: Secret\ndesk: Home desk\nbottomLine: [rain]\naudience: ${VERA}\n`,
    'flood/sources/memo.md': source(
      `id: memo\ntitle: Memo\npublishedAt: 2026-05-04\npublisher: An aide\nretrievedAt: 2026-05-04\naudience: ${VERA}`,
      'Forty people are missing, an aide said. Forty more are expected within hours.',
    ),
    'flood/facts.yaml': `${FILES['flood/facts.yaml']}${fact({
      id: 'forty',
      statement: 'Forty are missing.',
      source: 'memo',
      quote: 'Forty people are missing, an aide said.',
      attribution: '{kind: anonymous, as: an aide}',
      status: 'unconfirmed',
    })}${fact({ id: 'low', statement: 'Nine died.', quote: 'More rain is expected.', attribution: '{kind: unattributed}', status: 'unconfirmed', audience: VERA })}`,
  };

  test('leaves no trace in a summary, whatever is done with it', async () => {
    const [within, without] = [new ADesk(hidden), new ADesk(FILES)];
    const since = [within, without].map((desk) => desk.onFile.point(START)) as [Point, Point];
    const told: string[][] = [[], []];
    for (const act of [
      '/desk link forty denies dead',
      '/desk link dead contradicts forty',
      '/desk link low supersedes nine',
      '/desk link forty corrects dam',
      '/desk status forty disputed',
      '/desk status low withdrawn made up',
    ]) {
      await within.does('VERA', act);
      for (const [at, desk] of [within, without].entries()) {
        desk.now += 7 * HOUR;
        const means = asked(desk, since[at] as Point);
        const summary = summaryOf(means);
        told[at]?.push(printed(summary), ...[summary.pinned, ...summary.topics].map(contentKey), String(editText(changesOf(means))));
      }
    }
    await within.does('VERA', '/desk status forty official');
    const seen = summaryOf(asked(within, since[0], { viewer: { ...READER, person: 'VERA' } }));
    expect(printed(seen)).toMatch(/Forty[\s\S]*forty/u);
    expect(told[0]).toEqual(told[1]);
    expect([...within.broke, ...without.broke]).toEqual([]);
  });
});

describe('the topics of a summary', () => {
  const files = { ...FILES, ...secondTopic('storm'), ...secondTopic('fire') };

  test('stand in the order that they are asked for; one that isn’t there is left out without a trace', () => {
    const desk = new ADesk(files);
    const since = desk.onFile.point(desk.now);
    const told = (...topics: string[]) => summaryOf(asked(desk, since, { topics }));
    expect(told('storm', 'flood').topics.map(({ topicId }) => topicId)).toEqual(['storm', 'flood']);
    expect(told().topics.map(({ topicId }) => topicId)).toEqual(['fire', 'flood', 'storm']);
    expect(told('storm', 'nowhere', 'flood', 'storm')).toEqual(told('storm', 'flood'));
  });

  test('are alone in what an edit is about', async () => {
    const desk = new ADesk(files);
    const since = desk.onFile.point(desk.now);
    await desk.does('ED', `/desk status ${DEAD} disputed`);
    expect(editText(changesOf(asked(desk, since, { topics: ['storm'] })))).toBeNull();
    expect(editText(changesOf(asked(desk, since, { topics: ['flood'] })))).toBe(
      'Update: 1 status changed: flood/dead Official statement → Disputed.',
    );
  });
});

describe('an edit in the course of the day', () => {
  test('says “Correction” where something was corrected, and what else changed', async () => {
    const { desk, since } = await aDay();
    const changes = changesOf(asked(desk, since));
    expect(editText(changes)).toBe(
      'Correction: flood/dam withdrawn. 1 new, 2 statuses changed: flood/dead Official statement → Disputed, flood/nine Not confirmed → Disputed, 1 window passed.',
    );
  });

  test('is answered in the thread where it is a correction, with the quotes as they stand now', async () => {
    const { desk, since } = await aDay();
    const view = desk.desk.view({ viewer: READER, now: desk.now });
    const withdrawn = correctionAnswer(changesOf(asked(desk, since)), view, desk.now);
    expect(withdrawn?.sections.map(({ lines }) => lines)).toEqual([['flood/dam: withdrawn. Do not use. Reason: its chief was misquoted']]);
    expect([withdrawn?.title, withdrawn?.sections[0]?.title]).toEqual(['Correction', 'What was corrected or withdrawn']);
    const again = desk.onFile.point(desk.now);
    await desk.does('ED', '/desk edit nine');
    await desk.fills('ED', { modality: 'estimate' });
    const worded = correctionAnswer(changesOf(asked(desk, again)), desk.desk.view({ viewer: READER, now: desk.now }), desk.now);
    expect(worded && quotesOf(worded).map(({ label }) => label)).toEqual(['Disputed · Estimate']);
    const after = desk.onFile.point(desk.now);
    await desk.does('ED', '/desk status rain disputed');
    expect(correctionAnswer(changesOf(asked(desk, after)), desk.desk.view({ viewer: READER, now: desk.now }), desk.now)).toBeNull();
  });

  test('is due where the content is otherwise, and not as time goes by', async () => {
    const { desk, since } = await aDay();
    const keys = (more: Partial<SummaryAsked> = {}) => {
      const { pinned, topics } = summaryOf(asked(desk, since, { day: '2026-05-05', ...more }));
      return [pinned, ...topics].map(contentKey);
    };
    const before = keys();
    const edit = { at: desk.now, text: 'Update: 1 new.' };
    expect(keys({ now: desk.now + HOUR, edits: [edit] })).toEqual(before);
    expect(keys({ now: desk.now + 40 * 24 * HOUR })).not.toEqual(before);
    // The sources grow older, and nothing else happens.
    expect(keys({ now: desk.now + 40 * 24 * HOUR })).toEqual(keys({ now: desk.now + 300 * 24 * HOUR }));
    expect(keys({ duty: 'Ana' })).not.toEqual(before);
    expect(keys({ previous: 'https://news.example/yesterday' })).not.toEqual(before);
    await desk.does('ED', '/desk status rain disputed');
    expect(keys()).not.toEqual(before);
  });

  test('is due when an embargo lifts, or a window passes, at that very instant', () => {
    const desk = new ADesk({
      ...FILES,
      'flood/facts.yaml': facts(
        fact(),
        RAIN,
        quoted('bridge', 'The Lowick bridge may reopen within days.', { embargo: '2026-05-04T09:00:00Z' }),
      ),
    });
    const since = desk.onFile.point(desk.now);
    const at = (now: number) => {
      const means = asked(desk, since, { now });
      return { key: contentKey(summaryOf(means).pinned), said: editText(changesOf(means)) };
    };
    const lift = Date.parse('2026-05-04T09:00:00Z');
    const lapse = Date.parse('2026-05-05T06:00:00Z');
    expect(at(lift - 1)).toEqual({ ...at(START), said: null });
    expect(at(lift).key).not.toBe(at(lift - 1).key);
    expect(at(lift).said).toBe('Update: 1 new.');
    expect(at(lapse).key).not.toBe(at(lapse - 1).key);
    expect(at(lapse).said).toBe('Update: 1 new, 1 window passed.');
  });
});
