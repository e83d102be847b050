import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderAnswer as renderConsole } from '../../adapters/console/render.ts';
import { consoleStyle } from '../../adapters/console/style.ts';
import { renderMessage as renderDiscord } from '../../adapters/discord/render.ts';
import { renderMessage as renderSlack } from '../../adapters/slack/render.ts';
import { outlineOf } from '../../src/chat/outline.ts';
import { type SummaryAsked, summaryOf } from '../../src/desk/daily/summary.ts';
import { isShowable, linesOf, PINNED_LINES, PINNED_ROOM, roomOf } from '../../src/desk/daily/summary-lines.ts';
import { makeNewsroom } from '../../src/desk/newsroom.ts';
import { type BriefingAnswer, quotesOf } from '../../src/domain/answer.ts';
import type { Library } from '../../src/domain/fact.ts';
import { quoteAt } from '../../src/domain/quote.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { runs } from '../deep.ts';
import { EYES, library, newsroom } from '../desk/a-newsroom.ts';
import { anyAnswer } from '../golden/arbitrary.ts';
import { decode as decodeDiscord } from './discord/decode.ts';
import { decode as decodeSlack, refused } from './slack/decode.ts';

const LINE_END = /\r\n|[\n\r\u{2028}\u{2029}]/u;
const linesIn = (...texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.split(LINE_END).length, 0);

interface Shown {
  readonly lines: number;
  readonly quotes: readonly (string | null)[];
  readonly complete: boolean;
}

/** An answer as each platform shows it, read back from the payload by its own decoder. */
function shown(answer: BriefingAnswer): Record<'slack' | 'discord', Shown> {
  const message = { answer, answerId: 'a1b2c3', buttons: [], from: 0 };
  const slack = renderSlack(message);
  expect(refused(slack.payload)).toEqual([]);
  const onSlack = decodeSlack(slack.payload);
  const discord = renderDiscord(message);
  // The decoder reads pictures of control characters back, which people see as one sign: lines are counted in the payload itself.
  const { content, embeds } = discord.payload;
  const texts = embeds.flatMap(({ author, title, description, fields = [], footer }) => [
    author?.name,
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return {
    slack: { lines: linesIn(onSlack.told, ...onSlack.quotes), quotes: onSlack.quotes, complete: slack.next === null },
    discord: {
      lines: linesIn(content, ...texts.filter((text) => text !== undefined)),
      quotes: decodeDiscord(discord.payload).quotes.map(({ text }) => text),
      complete: discord.next === null,
    },
  };
}

const NOTHING: Library = { topics: [], sources: [], facts: [], names: [] };

/** A summary of all that is on file since nothing was. */
function asked(desk: SummaryAsked['desk'], more: Partial<SummaryAsked> = {}): SummaryAsked {
  return {
    onFile: { asOf: () => ({ library: NOTHING, closed: new Set() }) },
    desk,
    ...EYES,
    topics: [],
    since: { seq: 0, at: EYES.now - 24 * 60 * 60_000 },
    day: '2026-11-22',
    zone: 'America/Argentina/ComodRivadavia',
    duty: 'Ana',
    next: EYES.now,
    offline: [],
    open: () => 0,
    edits: [],
    previous: null,
    ...more,
  };
}

const EDITS = Array.from({ length: 9 }, (_, at) => ({
  at: EYES.now - (9 - at) * 60_000,
  text: `Correction: a-topic/with-a-long-name-${at} withdrawn. 2 new, 1 status changed: Official statement → Disputed.`,
}));
const AWAY = [{ from: EYES.now - 60_000, to: EYES.now }];
const FULL: Partial<SummaryAsked> = {
  edits: EDITS,
  offline: AWAY,
  previous: 'https://a-house.slack.com/archives/C0123456789/p1234567890123456',
};

/** Checks what every pinned part must be; returns how many lines it takes at most. */
function pinned(means: SummaryAsked): number {
  const answer = summaryOf(means).pinned;
  const { slack, discord } = shown(answer);
  const quotes = quotesOf(answer).map(({ text }) => text);
  for (const each of [slack, discord]) {
    expect(each.complete).toBe(true);
    expect(each.quotes).toEqual(quotes);
    expect(each.lines).toBeLessThanOrEqual(linesOf(answer));
    expect(each.lines).toBeLessThanOrEqual(PINNED_LINES);
  }
  return Math.max(slack.lines, discord.lines);
}

test('no platform shows an answer in more lines than are counted', () => {
  let counted = 0;
  const briefing = anyAnswer.filter((answer): answer is BriefingAnswer => answer.outcome === 'briefing');
  fc.assert(
    fc.property(briefing, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (any, untitled) => {
      const sections = any.sections.slice(0, 4).map((section, at) => ({
        ...section,
        ...(untitled[at] && section.lines.length > 0 ? { title: '' } : { numbered: false as const }),
        quotes: section.quotes.filter(isShowable).slice(0, 1),
      }));
      const answer: BriefingAnswer = { ...any, title: 'Daily summary', related: [], notes: [], premise: null, sections };
      fc.pre(roomOf(answer) <= PINNED_ROOM);
      counted++;
      const { slack, discord } = shown(answer);
      for (const each of [slack, discord]) {
        expect(each.complete).toBe(true);
        expect(each.quotes).toEqual(quotesOf(answer).map(({ text }) => text));
        expect(each.lines).toBeLessThanOrEqual(linesOf(answer));
      }
    }),
    { numRuns: runs(60, 2000) },
  );
  expect(counted).toBeGreaterThan(30);
});

test('sections are numbered from one to twelve on every platform, and what stands under one isn’t counted', () => {
  const [answer] = summaryOf(asked(newsroom, { topics: library.topics.slice(0, 1).map(({ id }) => id) })).topics;
  const titles = outlineOf(answer as BriefingAnswer).items.flatMap((item) =>
    item.kind === 'lines' ? item.lines.flatMap(({ text, tone }) => (tone === 'strong' ? [text] : [])) : [],
  );
  const console = renderConsole(answer as BriefingAnswer, consoleStyle({}, {})).split('\n');
  expect(titles).toHaveLength(13);
  expect(titles.filter((title) => /^\d+\. /u.test(title)).map((title) => Number.parseInt(title, 10))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ]);
  for (const title of titles) expect(console).toContain(title);
});

describe('the pinned part', () => {
  const ids = library.topics.map(({ id }) => id);

  test('has room in a message everywhere, whatever the number of topics', () => {
    const lines = ids.map((_, at) => pinned(asked(newsroom, { topics: ids.slice(0, at + 1) })));
    expect(Math.max(...lines)).toBeGreaterThan(15);
  });

  test('has room for a day with many edits, after an outage', () => {
    for (const topics of [ids.slice(0, 1), ids.slice(0, 3), ids]) pinned(asked(newsroom, { topics, ...FULL }));
  });

  test('says how many topics it has no room for', () => {
    const { pinned: answer, topics } = summaryOf(asked(newsroom, FULL));
    const told = answer.sections.filter(({ title }) => title !== '').length;
    expect(told).toBeGreaterThan(1);
    expect(answer.sections.at(-1)?.lines).toEqual([`${topics.length - told} more topics in the thread, or by /brief.`]);
  });

  test('shows the first topic’s bottom line as long as there is room for one', () => {
    const quoted = (topics: readonly string[]) => quotesOf(summaryOf(asked(newsroom, { topics })).pinned).map(({ topicId }) => topicId);
    expect(quoted(ids.slice(0, 1)).length).toBeGreaterThan(0);
    expect(new Set(quoted(ids.slice(0, 4)))).toEqual(new Set(ids.slice(0, 1)));
  });

  test('holds whatever titles, names and quotes there are', () => {
    const texts = anyAnswer.map((answer) => quotesOf(answer).map(({ text, sourceTitle, publisher }) => ({ text, sourceTitle, publisher })));
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2, maxLength: 5 }), fc.string({ unit: 'binary', minLength: 1 }), (found, duty) => {
        const file = hostile(found.flat().filter(({ text }) => text.trim() !== ''));
        pinned(asked(makeNewsroom(file, lexicon), { duty, ...FULL }));
      }),
      { numRuns: runs(12, 300) },
    );
  });
});

const lexicon = loadLexicon();
const [topicLike, sourceLike, factLike] = [library.topics[0], library.sources[0], library.facts[0]];

/** A library of two topics whose every text is somebody's attack. */
function hostile(texts: readonly { text: string; sourceTitle: string; publisher: string | null }[]): Library {
  if (!topicLike || !sourceLike || !factLike) throw new Error('the fixtures are empty');
  const topics = ['one', 'two'].map((id, at) => ({
    ...topicLike,
    id,
    title: texts.at(at)?.sourceTitle ?? id,
    aliases: [],
    bottomLine: texts.flatMap((_, each) => (each % 2 === at && each < 4 ? [`${id}/f${each}`] : [])),
  }));
  const topicOf = (at: number) => topics[at % 2]?.id ?? '';
  const sources = texts.map(({ text, sourceTitle, publisher }, at) => ({
    ...sourceLike,
    id: `s${at}`,
    topicId: topicOf(at),
    title: sourceTitle,
    publisher,
    text,
  }));
  const facts = sources.map(({ id, text }, at) => ({
    ...factLike,
    id: `${topicOf(at)}/f${at}`,
    topicId: topicOf(at),
    sourceId: id,
    quote: quoteAt(text, 0, text.length),
    links: [],
    names: [],
  }));
  return { topics, sources, facts, names: [] };
}
