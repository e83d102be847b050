import type { Address } from '../../src/chat/invocation.ts';
import type { Messenger, Sent } from '../../src/chat/messenger.ts';
import { pagesOf } from '../../src/chat/pages.ts';
import { notice } from '../../src/desk/notice.ts';
import { DISCORD_TEXT } from '../../src/text/discord.ts';
import { readAttached } from './attached.ts';
import { Callbacks } from './callbacks.ts';
import { editPost } from './edits.ts';
import { PLATFORM } from './events.ts';
import { renderForm } from './form.ts';
import type { Groups } from './groups.ts';
import { readHandle } from './handle.ts';
import { linkTo } from './link.ts';
import { pinsBy } from './pins.ts';
import type { Places } from './places.ts';
import { type PostMeans, Posts } from './posts.ts';
import { type DiscordPayload, renderMessage } from './render.ts';
import { threadName } from './threads.ts';

export interface MessengerMeans extends PostMeans {
  readonly groups: Pick<Groups, 'of'>;
  readonly places: Pick<Places, 'guildOf'>;
  /** null: Discord's own. */
  readonly apiUrl: string | null;
}

/** Discord as the host sees it, and its interactions as the adapter must serve them. */
export interface DiscordMessenger extends Messenger {
  readonly callbacks: Callbacks;
}

/**
 * What was asked by an interaction is answered as its response; everything else is a post. Private answers outside of interactions go to
 * the person's direct messages. In direct messages nothing is hidden: they are private, and an answer there should stay.
 */
export function makeMessenger(means: MessengerMeans): DiscordMessenger {
  const posts = new Posts(means);
  const callbacks = new Callbacks(means.api, means.patience);
  return {
    platform: PLATFORM,
    callbacks,
    send: async (to, message, sending) => {
      const { payload } = renderMessage(message);
      const mark = { payload, answerId: message.answerId, sending };
      const hidden = to.visibility === 'private' && !to.direct;
      if (to.handle === null) {
        if (hidden) return posts.sendToPerson(to.person, mark);
        return posts.send({ to, ...mark, name: threadName(message.answer.question, DISCORD_TEXT.thread) });
      }
      const lookUp = hidden ? null : () => posts.find(to, mark);
      return standingIn(to, await callbacks.respond(readHandle(to.handle), { payload, ...sending, hidden, lookUp }));
    },
    open: async (to, form) => {
      if (to.handle === null) return { ok: false, reason: 'failed', detail: 'a form without an interaction' };
      return callbacks.open(readHandle(to.handle), renderForm(form), noticePayload(DISCORD_TEXT.pressAgain, means.clock()));
    },
    edit: (post, message, sending) => editPost(means, post, renderMessage(message).payload, sending),
    tell: (person, message, sending) =>
      posts.sendToPerson(person, { payload: renderMessage(message).payload, answerId: message.answerId, sending }),
    ...pinsBy(means),
    pages: (message, most) => pagesOf(message, most, (page) => renderMessage(page).next),
    link: (post) => linkTo(post, means.places),
    groupsOf: means.groups.of,
    read: (file) => readAttached(file, means.apiUrl),
  };
}

/** A line of the bot's own, with nothing under it. */
export function noticePayload(text: string, now: number): DiscordPayload {
  return renderMessage({ answer: notice(text, '', now), answerId: 'notice', buttons: [], from: 0 }).payload;
}

/** What answers an interaction stands where that was made. */
function standingIn({ thread }: Address, sent: Sent): Sent {
  return sent.ok && sent.message !== null ? { ...sent, thread } : sent;
}
