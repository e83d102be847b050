import { expect } from 'vitest';
import type { Address, Invocation } from '../../../src/chat/invocation.ts';
import { messengerContract } from '../../contracts/messenger.ts';
import { FAULTS as ALL, type Call, type Fault, PLACES, type PlaceName, type Rig } from '../../contracts/rig.ts';
import type { Fault as SlackFault } from '../../fakes/slack/faults.ts';
import { aBot, FLIGHTS, postsIn, there, until } from './a-bot.ts';
import { decode } from './decode.ts';

const FAULTS: Readonly<Record<Fault, Omit<SlackFault, 'method'>>> = {
  'rate limited': { kind: 'ratelimited' },
  unavailable: { kind: '503' },
  'dropped before': { kind: 'drop-before' },
  'dropped after': { kind: 'drop-after' },
  forbidden: { kind: 'error', error: 'not_in_channel' },
};
const FORBIDDEN = { edit: 'cant_update_message', tell: 'cannot_dm_bot', pin: 'restricted_action', unpin: 'restricted_action' } as const;
const METHOD: Readonly<Record<Call, string>> = { edit: 'chat.update', tell: 'chat.postMessage', pin: 'pins.add', unpin: 'pins.remove' };
/** Pins that a channel may have. */
const MOST = 100;

/** A bot that leaves what it is asked to the test: addresses are those that Slack's own events and commands give. */
async function rig(inThread: boolean): Promise<Rig> {
  const taken: Invocation[] = [];
  const { slack, platform, end } = await aBot({
    around: (host) => ({ ...host, take: (invocation) => taken.push(invocation) > 0, answer: async () => undefined }),
  });
  const ask: Readonly<Record<PlaceName, () => void>> = {
    public: () => {
      const thread = inThread ? { thread: slack.say('newsroom', 'ben', 'a thread').ts } : {};
      slack.mention('newsroom', 'ada', FLIGHTS.ask, thread);
    },
    private: () => void slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask),
    direct: () => void slack.dm('ada', FLIGHTS.ask),
  };
  const held = {
    public: () => postsIn(slack, 'newsroom'),
    private: () => slack.ephemeralsFor('ada'),
    direct: () => postsIn(slack, slack.dmWith('ada').id),
  };
  return {
    messenger: platform.messenger,
    places: PLACES,
    address: async (place): Promise<Address> => {
      const before = taken.length;
      ask[place]();
      await until(() => taken.length > before);
      return there(taken[before]).address;
    },
    seen: (place) => held[place]().map(({ blocks }) => decode({ blocks }).quotes),
    faults: ALL,
    fault: (fault) => slack.fault({ method: 'chat.postMessage', ...FAULTS[fault] }),
    standing: {
      edits: (place) => held[place]().map(({ edits }) => edits),
      remove: (place) => slack.remove(there(held[place]().at(-1))),
      stranger: () => {
        const { id } = slack.addUser({ name: 'cleo' });
        const opened = () => slack.callsOf('conversations.open').length > 0;
        return {
          person: id,
          seen: () => (opened() ? postsIn(slack, slack.dmWith('cleo').id).map(({ blocks }) => decode({ blocks }).quotes) : []),
        };
      },
      pins: {
        has: ({ channel, message }) => slack.pinsIn(channel).some(({ ts }) => ts === message),
        count: ({ channel }) => slack.pinsIn(channel).length,
        fill: ({ channel }) => slack.pinOthers(channel, 'ben', MOST - slack.pinsIn(channel).length),
      },
      buttons: (place) => decode({ blocks: there(held[place]().at(-1)).blocks }).buttons.map(({ id }) => id),
      faults: { edit: ALL, tell: ALL, pin: ALL, unpin: ALL },
      fault: (what, fault) => {
        const error = fault === 'forbidden' ? { error: FORBIDDEN[what] } : {};
        slack.fault({ method: METHOD[what], ...FAULTS[fault], ...error });
      },
    },
    close: async () => {
      await end();
      expect(slack.violations).toEqual([]);
    },
  };
}

messengerContract('Slack, in a channel', () => rig(false));
messengerContract('Slack, in a thread', () => rig(true));
