import type { Fact, Library, Topic } from '../src/domain/fact.ts';
import { quoteAt } from '../src/domain/quote.ts';
import type { Source } from '../src/domain/source.ts';
import { readThesaurus } from '../src/language/load.ts';
import { unreviewed } from '../src/search/passage.ts';

/**
 * A made-up archive with a realistic vocabulary: words of the news thesaurus drawn by Zipf's law, invented names, figures, days.
 * The same seed gives the same facts and questions. A question shares at most half of its content words with its fact.
 */
export interface Corpus {
  readonly library: Library;
  readonly questions: readonly { readonly text: string; readonly factId: string }[];
}

/** mulberry32: small, fast, good enough for drawing words. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES = 'ka lo mir ten dal vo rin sta bel gor hav len nor pel qua ris tol ur wen zim bra cor fen gla'.split(' ');
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const CHAT = ['hi, do we know', 'hey, any idea', 'please tell me', 'quick one:', 'so', 'can you tell me', 'and'];

export function makeCorpus(size: number, questions: number, seed = 20_261_122): Corpus {
  const draw = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  const groups = readThesaurus().groups.filter((group) => /^[a-z]+$/u.test(group.general[0] ?? ''));
  const words = (pos: string) => [
    ...new Set(
      groups
        .filter((group) => group.pos === pos)
        .flatMap((group) => [...group.general, ...group.specific])
        .filter((word) => /^[a-z]{3,}$/u.test(word)),
    ),
  ];
  const zipf = (list: readonly string[]) => list[Math.floor(list.length * draw() ** 2.2)] as string;
  const [nouns, verbs, adjectives] = [words('n'), words('v'), words('adj')];
  const name = () => {
    const text = pick(SYLLABLES) + pick(SYLLABLES) + (draw() < 0.5 ? pick(SYLLABLES) : '');
    return text.slice(0, 1).toUpperCase() + text.slice(1);
  };
  const past = (verb: string) => (verb.endsWith('e') ? `${verb}d` : `${verb}ed`);
  const names = Array.from({ length: Math.max(200, Math.floor(size / 20)) }, name);

  const parts = Array.from({ length: size }, () => ({
    who: pick(names),
    place: pick(names),
    verb: zipf(verbs),
    other: zipf(verbs),
    nouns: [zipf(nouns), zipf(nouns), zipf(nouns), zipf(nouns)],
    adjectives: [zipf(adjectives), zipf(adjectives)],
    figure: Math.floor(3 + 900 * draw() ** 3),
    day: pick(DAYS),
  }));
  const sentences = parts.map(
    (p) =>
      `The ${p.adjectives[0]} ${p.nouns[0]} in ${p.place} ${past(p.verb)} ${p.figure} ${p.nouns[1]}s on ${p.day} after a ${p.adjectives[1]} ${p.nouns[2]} was ${past(p.other)} by the ${p.nouns[3]}, ${p.who} said.`,
  );
  const text = sentences.join('\n');
  const source: Source = {
    id: 'bench',
    topicId: 'bench',
    version: 1,
    title: 'Bench',
    publisher: 'Bench',
    url: null,
    publishedAt: '2026-11-01T00:00:00.000Z',
    retrievedAt: '2026-11-01T00:00:00.000Z',
    language: 'en',
    originId: 'bench',
    sha256: '',
    text,
    withdrawn: null,
    gates: [],
  };
  let at = 0;
  const facts = sentences.map((sentence, index): Fact => {
    const start = at;
    at += sentence.length + 1;
    return {
      ...unreviewed(source, quoteAt(text, start, start + sentence.length)),
      id: `bench/f${index}`,
      attribution: { kind: 'named', as: parts[index]?.who ?? null, by: null, relayed: false, inherited: false, originId: 'bench' },
      reviewed: true,
    };
  });
  const topic: Topic = { id: 'bench', title: 'Bench', aliases: [], desk: 'Bench desk', bottomLine: [], gates: [] };
  const asked = Array.from({ length: questions }, () => {
    const index = Math.floor(draw() * size);
    const p = parts[index] as (typeof parts)[number];
    // Four words of the fact (two of its names and two nouns) and at least four that are not in it.
    const strangers = [zipf(nouns), zipf(adjectives), zipf(verbs), zipf(nouns)];
    const question = pick([
      `${pick(CHAT)} how many ${p.nouns[1]}s did the ${strangers[0]} in ${p.place} ${strangers[2]} when the ${strangers[1]} ${p.nouns[2]} was at the ${strangers[3]} of ${p.who}?`,
      `${pick(CHAT)} when was it that the ${strangers[1]} ${p.nouns[0]} in ${p.place} had to ${strangers[2]} the ${strangers[0]} and the ${p.nouns[3]} with ${strangers[3]}?`,
      `${pick(CHAT)} who said that the ${p.nouns[2]} and the ${strangers[0]} in ${p.place} were ${strangers[1]} or about to ${strangers[2]} the ${p.nouns[0]} or ${strangers[3]}?`,
    ]);
    return { text: question, factId: `bench/f${index}` };
  });
  return { library: { topics: [topic], sources: [source], facts, names: [] }, questions: asked };
}
