import { renderMessage as renderDiscord } from '../adapters/discord/render.ts';
import { renderMessage as renderSlack } from '../adapters/slack/render.ts';
import { type SummaryAsked, summaryOf } from '../src/desk/daily/summary.ts';
import { makeNewsroom } from '../src/desk/newsroom.ts';
import type { BriefingAnswer } from '../src/domain/answer.ts';
import { MODALITIES } from '../src/domain/attribution.ts';
import { READER } from '../src/domain/audience.ts';
import type { Fact, Library } from '../src/domain/fact.ts';
import { quoteAt } from '../src/domain/quote.ts';
import type { Source } from '../src/domain/source.ts';
import type { Status } from '../src/domain/status.ts';
import { loadLexicon } from '../src/language/load.ts';
import { makeCorpus } from './corpus.ts';

/**
 * `npm run bench:summary`: a daily summary of a topic of 5,000 facts, 500 of which changed, made and rendered to both platforms' payloads: the
 * pinned part and a thread of twelve posts. Views are warm, as they are in a process that answers. The number of facts as argument.
 */
const SIZE = Number(process.argv[2]) || 5000;
const CHANGED = SIZE / 10;
const ARTICLE = 35;
const ROUNDS = 20;
const POSTS = 12;
const MOST = 300;
const NOW = Date.parse('2026-11-22T12:00:00Z');
const STATUSES: readonly Status[] = ['official', 'unconfirmed', 'unconfirmed', 'disputed', 'confirmed', 'withdrawn', 'found-false', 'held'];

const { library: corpus } = makeCorpus(SIZE, 0);
const [bench] = corpus.sources as readonly [Source];

const sources: Source[] = [];
const facts: Fact[] = [];
for (let at = 0; at < SIZE; at += ARTICLE) {
  const part = corpus.facts.slice(at, at + ARTICLE);
  const text = part.map(({ quote }) => quote.exact).join('\n');
  const id = `article-${at / ARTICLE}`;
  sources.push({ ...bench, id, title: `Article ${at}`, originId: id, text, publishedAt: at % 3 === 0 ? null : '2026-11-20T00:00:00.000Z' });
  let start = 0;
  for (const [within, fact] of part.entries()) {
    facts.push(filed({ ...fact, sourceId: id, quote: quoteAt(text, start, start + fact.quote.exact.length) }, at + within));
    start += fact.quote.exact.length + 1;
  }
}

/** A fact with all that a briefing has a place for: every status, every modality, windows, figures, and disputes in pairs and in a long row. */
function filed(fact: Fact, at: number): Fact {
  return {
    ...fact,
    status: STATUSES[at % STATUSES.length] ?? 'official',
    modality: MODALITIES[Math.floor(at / STATUSES.length) % MODALITIES.length] ?? 'fact',
    validUntil: at % 2 === 0 ? null : at % 4 === 1 ? '2026-11-21T00:00:00.000Z' : '2026-12-21T00:00:00.000Z',
    answers: [{ slot: 'count', unit: 'people', subject: null, value: `${at} people`, declared: true }],
    links: at % STATUSES.length === 3 && at > STATUSES.length ? [{ kind: 'contradicts', to: `bench/f${at - STATUSES.length}` }] : [],
  };
}

const [topic] = corpus.topics;
if (!topic) throw new Error('the corpus has no topic');
const library: Library = { topics: [{ ...topic, bottomLine: ['bench/f0', 'bench/f1'] }], sources, facts, names: [] };
const every = SIZE / CHANGED;
/** What stood before: of those that changed, some weren't there, some stood otherwise, some said otherwise. */
const before: Library = {
  ...library,
  facts: facts.flatMap((fact, at): Fact[] => {
    if (at % every !== 0) return [fact];
    if (at % (every * 3) === 0) return [];
    return [at % (every * 3) === every ? { ...fact, status: 'held' } : { ...fact, asOf: '2026-11-19T00:00:00.000Z' }];
  }),
};

const desk = makeNewsroom(library, loadLexicon());
const asked: SummaryAsked = {
  onFile: { asOf: () => ({ library: before, closed: new Set() }) },
  desk,
  viewer: READER,
  now: NOW,
  topics: [],
  since: { seq: 1, at: NOW - 24 * 60 * 60_000 },
  day: '2026-11-22',
  zone: 'Europe/Berlin',
  duty: 'Ana Ruiz',
  next: NOW + 24 * 60 * 60_000,
  offline: [],
  open: () => 7,
  edits: [],
  previous: null,
};

/** Pages of an answer up to `most`; how many there are. */
function pages(
  answer: BriefingAnswer,
  most: number,
  render: (message: Parameters<typeof renderSlack>[0]) => { next: number | null },
): number {
  let count = 0;
  for (let from: number | null = 0; from !== null && count < most; count++) {
    ({ next: from } = render({ answer, answerId: 'bench', buttons: [], from }));
  }
  return count;
}

desk.view(asked);
const made: number[] = [];
const rendered: number[] = [];
let posts = 0;
for (let round = 0; round < ROUNDS; round++) {
  const begun = performance.now();
  const { pinned, topics } = summaryOf(asked);
  const done = performance.now();
  for (const render of [renderSlack, renderDiscord]) {
    posts = pages(pinned, 1, render);
    for (const answer of topics) posts += pages(answer, POSTS, render);
  }
  made.push(done - begun);
  rendered.push(performance.now() - done);
}

const whole = made.map((each, at) => each + (rendered[at] ?? 0));
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const line = (name: string, times: readonly number[]) =>
  `${name.padEnd(28)} median ${median(times).toFixed(1).padStart(6)}   slowest ${Math.max(...times)
    .toFixed(1)
    .padStart(6)} ms`;
console.log(`${SIZE} facts, ${CHANGED} changed, ${posts} posts on each platform, ${ROUNDS} rounds (the first is cold code)`);
console.log(line('made', made));
console.log(line('rendered, both platforms', rendered));
console.log(line('together', whole));
console.log(`must be under ${MOST} ms: ${Math.max(...whole) < MOST ? 'yes' : 'NO'}`);
process.exitCode = Math.max(...whole) < MOST ? 0 : 1;
