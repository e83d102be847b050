import type { APIApplicationCommandAutocompleteInteraction, APIApplicationCommandOptionChoice } from 'discord.js';
import type { Newsroom } from '../../src/desk/newsroom.ts';
import type { Viewer } from '../../src/domain/audience.ts';
import type { Fact, Topic } from '../../src/domain/fact.ts';
import type { Source } from '../../src/domain/source.ts';
import { clipped, plainText } from './escape.ts';

/** Choices at most, and characters of a choice's name and value (Developer documentation, "Application Commands"). */
const MOST = { choices: 25, characters: 100 } as const;
/** Characters of a quote that are looked through: what has room in a choice stands at its beginning, and words to find it by soon after. */
const LOOKED_THROUGH = 500;

type View = ReturnType<Newsroom['view']>;
export type Choice = APIApplicationCommandOptionChoice<string>;

/** Something that can be chosen. */
interface Offered {
  readonly id: string;
  readonly name: string;
  /** What it is found by: the parts that count from their beginning, and words anywhere. */
  readonly begins: readonly string[];
  readonly words: string;
}

/** What each option offers, by its name. */
const OFFERS: ReadonlyMap<string, (view: View) => readonly Offered[]> = new Map([
  ['topic', ({ topics }: View) => topics.map((topic) => once(topic, topicOffered))],
  ['fact', ({ facts }: View) => facts.filter(({ reviewed }) => reviewed).map((fact) => once(fact, factOffered))],
  ['source', ({ sourceById }: View) => [...sourceById.values()].map((source) => once(source, sourceOffered))],
]);

/** The options that are completed while they are typed. */
export const COMPLETED: ReadonlySet<string> = new Set(OFFERS.keys());

/**
 * What the viewer may see and what holds what is typed so far: topics by title, id or alias, facts by id or words, sources by id or title.
 * What begins with it stands first; at most 25.
 */
export function choicesFor(
  { data }: Pick<APIApplicationCommandAutocompleteInteraction, 'data'>,
  viewer: Viewer,
  desk: Pick<Newsroom, 'view'>,
  now: number,
): Choice[] {
  const { name, value } = typedIn(data);
  const offers = OFFERS.get(name);
  if (!offers) return [];
  const typed = plain(value);
  const ranked = Map.groupBy(
    offers(desk.view({ viewer, now })).filter(({ id }) => id.length <= MOST.characters),
    (offered) => rank(offered, typed),
  );
  return RANKS.flatMap((each) => ranked.get(each) ?? [])
    .slice(0, MOST.choices)
    .map((offered) => ({ name: clipped(offered.name, MOST.characters, plainText) || offered.id, value: offered.id }));
}

/** In the order in which they are shown. */
const RANKS = [0, 1, 2] as const;

/** 0: it begins with what is typed · 1: that stands in it · 2: each of its words begins one of its own · 3: none of that. */
function rank({ begins, words }: Offered, typed: string): (typeof RANKS)[number] | 3 {
  if (begins.some((each) => each.startsWith(typed))) return 0;
  if (begins.some((each) => each.includes(typed))) return 1;
  return typed.split(' ').every((word) => words.includes(` ${word}`)) ? 2 : 3;
}

/** Made once for each thing on file: it is asked for with every key that is pressed. */
const made = new WeakMap<object, Offered>();

function once<T extends object>(thing: T, make: (thing: T) => Offered): Offered {
  const known = made.get(thing) ?? make(thing);
  made.set(thing, known);
  return known;
}

function topicOffered({ id, title, aliases }: Topic): Offered {
  return offered(id, title, [title, id, ...aliases], '');
}

function factOffered({ id, quote, statement }: Fact): Offered {
  const text = quote.exact.slice(0, LOOKED_THROUGH).replace(/\s+/gu, ' ');
  return offered(id, `${id} · ${text}`, [id, id.split('/')[1] ?? ''], `${text} ${statement}`);
}

function sourceOffered({ id, title }: Source): Offered {
  return offered(id, `${id} · ${title}`, [id, title], '');
}

function offered(id: string, name: string, begins: readonly string[], words: string): Offered {
  return { id, name, begins: begins.map(plain).filter((each) => each !== ''), words: ` ${plain([...begins, words].join(' '))}` };
}

/** The option that is being typed, in the command itself or in its sub-command, and what stands in it. */
function typedIn({ options: all }: APIApplicationCommandAutocompleteInteraction['data']): { name: string; value: string } {
  const options = all.flatMap((option) => ('options' in option ? (option.options ?? []) : [option]));
  const focused = options.find((option) => 'focused' in option && option.focused === true);
  return { name: focused?.name ?? '', value: focused !== undefined && 'value' in focused ? String(focused.value) : '' };
}

/** Without case, accents and signs. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
