import type { APIApplicationCommandAutocompleteInteraction, APIApplicationCommandOptionChoice } from 'discord.js';
import type { Address } from '../../src/chat/invocation.ts';
import { viewerOf } from '../../src/chat/invocation.ts';
import type { Newsroom } from '../../src/desk/newsroom.ts';
import type { Topic } from '../../src/domain/fact.ts';
import { personOf } from './interactions.ts';
import type { Place } from './places.ts';

/** Choices at most, and characters of a choice's name and value (Developer documentation, "Application Commands"). */
const MOST = { choices: 25, characters: 100 } as const;

/** The topics that the person may see there and that hold what is typed, by title, id or alias; those that begin with it first. */
export function topicChoices(
  interaction: Pick<APIApplicationCommandAutocompleteInteraction, 'data' | 'member' | 'user'>,
  place: Place,
  desk: Pick<Newsroom, 'topics'>,
  now: number,
): APIApplicationCommandOptionChoice<string>[] {
  const address: Address = { ...place, message: null, person: personOf(interaction), visibility: 'private', handle: null };
  const typed = plain(typedIn(interaction));
  const rank = (topic: Topic): number => {
    const places = [topic.title, topic.id, ...topic.aliases].map((each) => plain(each).indexOf(typed)).filter((at) => at >= 0);
    return places.length === 0 ? -1 : Math.min(...places, 1);
  };
  const ranked = desk
    .topics({ viewer: viewerOf(address), now })
    .filter(({ id }) => id.length <= MOST.characters)
    .map((topic) => ({ topic, rank: rank(topic) }))
    .filter((each) => each.rank >= 0);
  return [...ranked.filter((each) => each.rank === 0), ...ranked.filter((each) => each.rank > 0)]
    .slice(0, MOST.choices)
    .map(({ topic: { id, title } }) => ({ name: clipped(title) || id, value: id }));
}

/** What stands in the option that is being typed, in the command itself or in its sub-command. */
function typedIn({ data }: Pick<APIApplicationCommandAutocompleteInteraction, 'data'>): string {
  const options = data.options.flatMap((option) => ('options' in option ? (option.options ?? []) : [option]));
  const focused = options.find((option) => 'focused' in option && option.focused === true);
  return focused !== undefined && 'value' in focused ? String(focused.value) : '';
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

function clipped(title: string): string {
  return title.length <= MOST.characters
    ? title
    : `${title
        .slice(0, MOST.characters - 1)
        .replace(/[\uD800-\uDBFF]$/u, '')
        .trimEnd()}…`;
}
