import { renderMessage as renderDiscord } from '../../adapters/discord/render.ts';
import { renderMessage as renderSlack } from '../../adapters/slack/render.ts';
import type { ADesk } from '../desk/a-desk.ts';
import type { FakeMessenger } from '../fakes/messenger.ts';

type Posted = FakeMessenger['posted'][number];

/**
 * All that people other than `insiders` can see of a bot's platform: each post where it stands and as it stands, with what Slack and Discord
 * are sent for it, and each form; the first posts, up to `from`, aside. Random ids are told apart, and otherwise named after the order in which they come up.
 */
export function seenOn({ messenger }: ADesk, insiders: readonly string[] = [], from = 0): string[] {
  const posts = messenger.posted
    .slice(from)
    .filter(({ to }) => !insiders.includes(to.person) || (to.visibility === 'public' && !to.direct));
  const forms = messenger.forms.filter(({ to }) => !insiders.includes(to.person));
  const names = new Map<string, string>();
  const named = (text: string) =>
    text.replace(/(?<![0-9a-z])(?:[0-9a-f]{12}|post-[0-9]+)(?![0-9a-z])/gu, (id) => {
      const name = names.get(id) ?? `id ${names.size}`;
      names.set(id, name);
      return name;
    });
  // Which of two places hears first, nobody sees.
  const places = [...Map.groupBy(posts, ({ to }) => JSON.stringify([to.channel, to.thread ?? to.message, to.person]))];
  const inOrder = places.sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, each]) => each);
  return [...inOrder.map(shown), ...forms.map((form) => JSON.stringify(form))].map(named);
}

/** The messenger's own number of a post counts what others see as well. */
function shown({ id: _id, key: _key, to, message, edits }: Posted): string {
  return JSON.stringify([to, message, renderSlack(message), renderDiscord(message), edits]);
}
