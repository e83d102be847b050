import type { Role, Viewer } from '../domain/audience.ts';
import { READER } from '../domain/audience.ts';
import type { Pressed } from './button.ts';

/** Where an answer goes. Plain data, so that an unfinished one survives a restart. Ids are the platform's own. */
export interface Address {
  /** The channel that it was asked in, a thread's parent; in direct messages the conversation itself. */
  readonly channel: string;
  /** Direct messages: no channel's audience counts there. */
  readonly direct: boolean;
  /** Not all who read the channel read the thread: what is asked there is nobody else's business. Left out: they do. */
  readonly closed?: boolean;
  /** The thread to answer in; null: in the channel itself, or in a thread that is still to be opened on `message`. */
  readonly thread: string | null;
  /** The post that is answered; null where a command or a button asked. */
  readonly message: string | null;
  readonly person: string;
  readonly visibility: 'public' | 'private';
  /**
   * What the platform gave for answering this very command or press: Slack's response_url, Discord's interaction. A secret that soon
   * expires; null for posts.
   */
  readonly handle: string | null;
}

/** What was asked for, in one of the ways that people have of asking. */
export type Input =
  /** A mention or a direct message: a question, or a typed command. */
  | { readonly kind: 'text'; readonly text: string }
  /** A post in a thread that the bot answers in, without a mention. `text` is null where the platform withholds it. */
  | { readonly kind: 'overheard'; readonly text: string | null }
  | { readonly kind: 'command'; readonly name: string; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: 'press'; readonly button: Pressed }
  /** A filled form: `id` is the form's, `values` by field name. */
  | { readonly kind: 'form'; readonly id: string; readonly values: Readonly<Record<string, string>> };

/** One thing that somebody asked of the bot, the same in every platform. */
export interface Invocation {
  /** Equal for every delivery of the same thing (two events for one post, a redelivery), and for nothing else. */
  readonly key: string;
  readonly platform: string;
  /** Who asked is `address.person`. */
  readonly address: Address;
  readonly input: Input;
  /** Ids of the groups that the person is in, where the platform told them along; null: it has to be asked. */
  readonly groups: readonly string[] | null;
  /** Epoch ms. */
  readonly at: number;
}

/** The conversation that an address belongs to: a thread's, or a person's own with the bot in that place. */
export function threadKey(platform: string, address: Address): string {
  const { channel, thread, message, person, direct, visibility } = address;
  if (direct) return [platform, channel, thread ?? 'direct'].join(' ');
  return [platform, channel, visibility === 'public' ? (thread ?? message ?? 'channel') : `private ${person}`].join(' ');
}

/** What is known of whoever asks: the role in the house, and the groups on the platform. */
export interface Standing {
  readonly role: Role;
  readonly groups: readonly string[];
}

/**
 * Whose eyes an answer is made for: a public post is read by the place, so that nothing is in it that the place may not see; a private
 * one by the person, in that place (DESIGN.md, "Whose eyes").
 */
export function viewerOf({ channel, direct, person, visibility }: Address, { role, groups }: Standing): Viewer {
  if (visibility === 'public' && !direct) return { ...READER, channel };
  return { role, groups, person, channel: direct ? null : channel };
}

/** A person's account over all platforms: `slack:U1`. Whoever acts at the desk is known by it. */
export const accountOf = (platform: string, person: string): string => `${platform}:${person}`;
