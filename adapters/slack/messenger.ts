import type { webApi } from '@slack/bolt';
import { type Attempt, deliver, type Patience } from '../../src/chat/delivery.ts';
import type { Address } from '../../src/chat/invocation.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Messenger, Sending, Sent } from '../../src/chat/messenger.ts';
import { pagesOf } from '../../src/chat/pages.ts';
import type { Log } from '../../src/chat/platform.ts';
import type { Form } from '../../src/commands/form.ts';
import { notice } from '../../src/desk/notice.ts';
import { SLACK_TEXT } from '../../src/text/slack.ts';
import { attachedReader } from './attached.ts';
import { codeOf, failureOf } from './attempt.ts';
import { callsFor } from './calls.ts';
import { renderForm } from './form.ts';
import { userGroups } from './groups.ts';
import { readHandle, writePlace } from './handle.ts';
import { isSlacks } from './hosts.ts';
import { SLACK } from './identity.ts';
import { permalink } from './permalink.ts';
import { pinsBy } from './pins.ts';
import { postsBy } from './posts.ts';
import { type Payload, renderMessage } from './render.ts';
import { respond } from './response-url.ts';

export interface MessengerMeans {
  readonly client: webApi.WebClient;
  readonly botId: string;
  readonly botToken: string;
  /** null: Slack's own. */
  readonly apiUrl: string | null;
  readonly patience: Patience;
  readonly log: Log;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** Slack as the host sees it. Public answers carry their key and are looked up; private ones can't be, and are never sent twice. */
export function slackMessenger({ client, botId, botToken, apiUrl, patience, log, clock }: MessengerMeans): Messenger {
  const calls = callsFor(log);
  const posts = postsBy({ client, botId, patience, calls });
  const groupsOf = userGroups({ client, log, clock });
  const read = attachedReader({ botToken, apiUrl, patience });

  /** A post for all in a channel, or in direct messages. */
  function post(to: Address, payload: Payload, sending: Sending): Promise<Sent> {
    const thread = to.thread ?? (to.direct ? null : to.message);
    return posts.post({ channel: to.channel, thread, after: to.message ?? thread }, payload, sending);
  }

  /** A post in a channel that only the person sees. */
  function whisper({ channel, person, thread }: Address, payload: Payload, again: boolean): Promise<Sent> {
    const attempt = () =>
      calls.tried(async () => {
        await client.chat.postEphemeral({ channel, user: person, ...payload, ...(thread === null ? {} : { thread_ts: thread }) });
        return { message: null, thread };
      });
    return deliver({ attempt, lookUp: null, again }, patience);
  }

  /** An answer by the command's or the press's own address. */
  function reply(url: string, payload: Payload, as: 'ephemeral' | 'in_channel', again: boolean): Promise<Sent> {
    const body = { response_type: as, replace_original: false, ...payload };
    return deliver({ attempt: async () => calls.logged(await respond(url, body)), lookUp: null, again }, patience);
  }

  /** Only the person sees it, by whichever way is open. */
  async function sendPrivately(to: Address, message: Message, sending: Sending): Promise<Sent> {
    const { payload } = renderMessage(message);
    const url = urlOf(to);
    // By the address of a press it would stand in the channel, outside the thread that it was pressed in.
    if (to.thread !== null && !to.direct && !sending.again) {
      const sent = await whisper(to, payload, false);
      if (!sent.ok && sent.reason === 'unsure') await offer(to, message);
      if (sent.ok || sent.reason !== 'forbidden') return sent;
    }
    if (url !== null) {
      const sent = await reply(url, payload, 'ephemeral', sending.again);
      if (sent.ok) return sent;
      if (sent.reason === 'unsure') {
        await offer(to, message);
        return sent;
      }
    }
    if (to.direct) return post(to, payload, sending);
    const sent = await whisper(to, payload, sending.again);
    // An earlier run may have said it.
    if (!sent.ok && sent.reason === 'unsure' && sending.again) await offer(to, message);
    // The bot isn't in the channel: its own words, which hold nothing of a channel's, can be said elsewhere.
    if (!sent.ok && sent.reason === 'forbidden' && message.answer.outcome === 'notice') return posts.tell(to.person, payload, sending);
    return sent;
  }

  /** One line in place of an answer that may be lost: nobody is left in silence, and nothing is told twice. */
  async function offer(to: Address, { answerId, from }: Message): Promise<void> {
    const line: Message = {
      answer: notice(SLACK_TEXT.mayBeLost, '', clock()),
      answerId,
      buttons: [{ action: 'more', label: SLACK_TEXT.showIt, index: from }],
      from: 0,
    };
    const { payload } = renderMessage(line);
    const sent = await whisper(to, payload, false);
    const url = urlOf(to);
    if (!sent.ok && sent.reason !== 'unsure' && url !== null) await reply(url, payload, 'ephemeral', false);
  }

  async function tellPrivately(to: Address, text: string, { key }: Sending): Promise<void> {
    await sendPrivately(to, { answer: notice(text, '', clock()), answerId: key, buttons: [], from: 0 }, { key, again: false });
  }

  function urlOf({ handle }: Address): string | null {
    const { url } = readHandle(handle);
    return url !== null && isSlacks(url, apiUrl) ? url : null;
  }

  return {
    platform: SLACK,
    async send(to, message, sending) {
      if (to.visibility === 'private') return sendPrivately(to, message, sending);
      const { payload } = renderMessage(message);
      const sent = await post(to, payload, sending);
      const url = urlOf(to);
      // Where the bot isn't in the channel, a command's own address still reaches it.
      return !sent.ok && sent.reason === 'forbidden' && url !== null ? reply(url, payload, 'in_channel', false) : sent;
    },
    async open(to: Address, form: Form, sending) {
      const { trigger } = readHandle(to.handle);
      if (trigger === null) return { ok: false, reason: 'too-late', detail: 'nothing to open it with' };
      let before = sending.again;
      const attempt = async (): Promise<Attempt> => {
        try {
          await client.views.open({
            trigger_id: trigger,
            view: { ...renderForm(form), private_metadata: writePlace({ ...to, id: form.id }) },
          });
        } catch (error) {
          const earlierTryDid = before && codeOf(error) === 'exchanged_trigger_id';
          before = true;
          if (!earlierTryDid) return calls.logged(failureOf(error));
        }
        return { kind: 'done', message: null, thread: null };
      };
      const sent = await deliver({ attempt, lookUp: 'safe', again: sending.again }, patience);
      if (!sent.ok) await tellPrivately(to, SLACK_TEXT.openedTooLate, sending);
      return sent;
    },
    edit: (edited, message, sending) => posts.edit(edited, renderMessage(message).payload, sending),
    tell: (person, message, sending) => posts.tell(person, renderMessage(message).payload, sending),
    ...pinsBy({ client, patience, calls }),
    pages: (message, most) => pagesOf(message, most, (page) => renderMessage(page).next),
    link: (post) => permalink(client, calls, patience, post),
    groupsOf: ({ person }) => groupsOf(person),
    read,
  };
}
