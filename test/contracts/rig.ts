import type { Address } from '../../src/chat/invocation.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Messenger, Post, Sent } from '../../src/chat/messenger.ts';
import { type Answer, quotesOf } from '../../src/domain/answer.ts';

export const PLACES = ['public', 'private', 'direct'] as const;
export type PlaceName = (typeof PLACES)[number];

/** What goes wrong with the next post (or edit), and whether it was applied. */
export const FAULTS = ['rate limited', 'unavailable', 'dropped before', 'dropped after', 'forbidden'] as const;
export type Fault = (typeof FAULTS)[number];

/** Places whose posts have an id, and stay. */
export const STANDING = ['public', 'direct'] as const satisfies readonly PlaceName[];

/** A person's own conversation with the bot, as the platform holds it. */
export interface Conversation {
  readonly person: string;
  /** The quotes of each post of the bot's there. */
  readonly seen: () => readonly (readonly string[])[];
}

/** A platform whose posts can be edited, and whose people can be written to. */
export interface Standing {
  /** How often each post of the bot's in a place was edited, in the order of `seen`. */
  readonly edits: (place: (typeof STANDING)[number]) => readonly number[];
  /** Deletes the newest post of the bot's there, as a person would. */
  readonly remove: (place: (typeof STANDING)[number]) => void;
  /** Somebody who never wrote to the bot. */
  readonly stranger: () => Conversation;
  readonly pins: Pins;
  /** The ids of the buttons under the newest post there; left out where answers are not laid out in pages that could be looked at. */
  readonly buttons?: (place: (typeof STANDING)[number]) => readonly string[];
  /** The faults that the platform can have, each for the next such call in the first of its places, or the next word to a person. */
  readonly faults: Readonly<Record<Call, readonly Fault[]>>;
  readonly fault: (what: Call, fault: Fault) => void;
}

/** What faults are for, besides posts. */
export type Call = 'edit' | 'tell' | 'pin' | 'unpin';

/** What is pinned where posts of the bot's stand, as the platform holds it. */
export interface Pins {
  readonly has: (post: Post) => boolean;
  /** How many posts are pinned where this one stands, whoever's they are. */
  readonly count: (post: Post) => number;
  /** Other people pin what they wrote there, until there is room for no more. */
  readonly fill: (post: Post) => void;
}

/** A messenger and the platform behind it. */
export interface Rig {
  readonly messenger: Messenger;
  /** Where it can send to. */
  readonly places: readonly PlaceName[];
  /** An address there, for one message: some that platforms give are good for one answer only. */
  readonly address: (place: PlaceName) => Promise<Address>;
  /** The quotes of each post that people see in a place, decoded from what the platform really holds. */
  readonly seen: (place: PlaceName) => readonly (readonly string[])[];
  /** The faults that the platform can have, each for the next post to the first of its places. */
  readonly faults: readonly Fault[];
  readonly fault: (fault: Fault) => void;
  /** Left out where nothing can be edited and nobody written to: both fail then, as values. */
  readonly standing?: Standing;
  readonly close: () => Promise<void>;
}

/** What the cases of the contract make posts with. */
export interface Tools {
  readonly rigged: () => Promise<Rig>;
  /** Of a delivery. */
  readonly newKey: () => string;
  /** A message of its own: the recorded answer that it names is another one each time. */
  readonly another: (answer: Answer) => Message;
}

/** A post of the bot's that stands somewhere. */
export async function stand({ messenger }: Rig, to: Address, message: Message, key: string): Promise<Post> {
  return postOf(await messenger.send(to, message, { key, again: false }), to.channel);
}

/** The channel of the rig's public place itself. */
export async function channelOf(rig: Rig): Promise<Address> {
  return { ...(await rig.address('public')), thread: null, message: null, handle: null };
}

/** The words that people must see of an answer. */
export function wordsOf(answer: Answer): string[] {
  return [...quotesOf(answer).map(({ text }) => text), ...answer.related.map(({ statement }) => statement)];
}

/** Where a message stands that was sent to `channel`, unless the platform says that it is another. */
export function postOf(sent: Sent, channel: string): Post {
  if (!sent.ok || sent.message === null) throw new Error(`it has no post: ${JSON.stringify(sent)}`);
  return { channel: sent.channel ?? channel, thread: sent.thread, message: sent.message };
}
