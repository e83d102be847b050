import { expect } from 'vitest';
import { z } from 'zod';
import type { Address } from '../../../src/chat/invocation.ts';
import type { Post } from '../../../src/chat/messenger.ts';
import { messengerContract } from '../../contracts/messenger.ts';
import { FAULTS, type Fault, PLACES, type PlaceName, type Rig, type Standing } from '../../contracts/rig.ts';
import type { FakeDiscord } from '../../fakes/discord/fake.ts';
import type { FaultKind } from '../../fakes/discord/faults.ts';
import type { Message } from '../../fakes/discord/model.ts';
import { aBot, QUESTION } from './a-bot.ts';
import { type Body, decode } from './decode.ts';

const KINDS: Readonly<Record<Exclude<Fault, 'forbidden'>, FaultKind>> = {
  'rate limited': { kind: 'ratelimited' },
  unavailable: { kind: '503' },
  'dropped before': { kind: 'drop-before' },
  'dropped after': { kind: 'drop-after' },
};

/** A bot that leaves what it is asked to the test: addresses are those that Discord's own events and interactions give. */
async function rig(inThread: boolean): Promise<Rig> {
  const bot = await aBot({ wrap: (host) => ({ ...host, answer: async () => undefined }) });
  await bot.ready();
  const { fake } = bot;
  const { people, channelId } = fake;
  const maha = fake.addUser('maha').id;
  const dm = fake.dmOf(maha).id;
  /** Conversations with others, which are none of the places. */
  const others = new Set<string>();
  const ask: Readonly<Record<PlaceName, () => void>> = {
    public: () => {
      const root = people.say(channelId, maha, 'a thread').message;
      people.mention(inThread ? fake.openThread(root, maha, 'a thread').id : channelId, maha, QUESTION);
    },
    private: () => void people.slash(maha, channelId, 'ask', { question: QUESTION }),
    direct: () => void people.dm(maha, QUESTION),
  };
  const held: Readonly<Record<PlaceName, () => readonly Message[]>> = {
    public: () => fake.botMessages().filter((message) => message.channelId !== dm && !others.has(message.channelId)),
    private: () => fake.ephemeralsFor(maha),
    direct: () => fake.botMessages().filter((message) => message.channelId === dm),
  };
  return {
    messenger: bot.platform.messenger,
    places: PLACES,
    address: async (place): Promise<Address> => {
      const before = bot.taken.length;
      ask[place]();
      await bot.took(before + 1);
      const address = bot.taken[before]?.address;
      if (!address) throw new Error('nothing was taken');
      return address;
    },
    seen: (place) => held[place]().map(({ content, embeds }) => quotesIn({ content, embeds })),
    faults: FAULTS,
    fault: (fault) => {
      if (fault === 'forbidden') fake.deny(channelId, ['SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS']);
      else fake.fault({ call: /^POST \/channels\/\d+\/messages$/u, ...KINDS[fault] });
    },
    standing: standingOf(fake, { channelId, held, others }),
    close: async () => {
      await bot.close();
      expect(fake.violations).toEqual([]);
    },
  };
}

interface Around {
  readonly channelId: string;
  readonly held: Readonly<Record<PlaceName, () => readonly Message[]>>;
  readonly others: Set<string>;
}

/** What can be done about posts that stand, and to people who never wrote. */
function standingOf(fake: FakeDiscord, { channelId, held, others }: Around): Standing {
  const strangers: string[] = [];
  const noPins = () => fake.deny(channelId, ['PIN_MESSAGES']);
  const forbid = {
    edit: () => fake.deny(channelId, ['VIEW_CHANNEL']),
    tell: () => fake.closeDms(strangers.at(-1) ?? ''),
    pin: noPins,
    unpin: noPins,
  };
  const call = {
    edit: /^PATCH \/channels\/\d+\/messages\/\d+$/u,
    tell: /^POST \/channels\/\d+\/messages$/u,
    pin: /^PUT \/channels\/\d+\/messages\/pins\/\d+$/u,
    unpin: /^DELETE \/channels\/\d+\/messages\/pins\/\d+$/u,
  };
  const pinnedBy = ({ channel, thread }: Post) => fake.pinnedIn(thread ?? channel);
  return {
    edits: (place) => held[place]().map(({ edits }) => edits),
    remove: (place) => {
      const newest = held[place]().at(-1);
      if (newest) fake.people.delete(newest);
    },
    stranger: () => {
      const person = fake.addStranger('jo').id;
      const conversation = fake.dmOf(person).id;
      strangers.push(person);
      others.add(conversation);
      return { person, seen: () => fake.messagesIn(conversation).map(({ content, embeds }) => quotesIn({ content, embeds })) };
    },
    pins: {
      has: (post) => pinnedBy(post).some(({ id }) => id === post.message),
      count: (post) => pinnedBy(post).length,
      fill: (post) => fake.pinOthers(post.thread ?? post.channel, fake.addUser('rui').id, MOST - pinnedBy(post).length),
    },
    buttons: (place) => buttonsIn(held[place]().at(-1)?.components ?? []),
    faults: { edit: FAULTS, tell: FAULTS, pin: FAULTS, unpin: FAULTS },
    fault: (what, fault) => (fault === 'forbidden' ? forbid[what]() : fake.fault({ call: call[what], ...KINDS[fault] })),
  };
}

/** Pins that a channel may have. */
const MOST = 250;

const COMPONENTS = z.array(z.object({ components: z.array(z.object({ custom_id: z.string() })) }));
const buttonsIn = (components: readonly unknown[]): string[] =>
  COMPONENTS.parse(components).flatMap((row) => row.components.map(({ custom_id: id }) => id));

const quotesIn = (body: Body): string[] => decode(body).quotes.map(({ text }) => text ?? 'a quote that is left out');

messengerContract('Discord, in a channel', () => rig(false));
messengerContract('Discord, in a thread', () => rig(true));
