import type { Json } from './json.ts';

export type ChannelKind = 'public' | 'private' | 'im';

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly members: Set<string>;
  readonly created: number;
  archived: boolean;
  /** The person at the other end of a direct message. */
  readonly with?: string;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly tz: string;
  readonly isBot: boolean;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string | undefined;
  readonly user: string;
  readonly botId?: string | undefined;
  readonly appId?: string | undefined;
  readonly clientMsgId?: string | undefined;
  /** The one person who sees it. */
  readonly ephemeralTo?: string | undefined;
  text: string;
  blocks: readonly Json[];
  metadata?: Json | undefined;
  edited?: { readonly user: string; readonly ts: string } | undefined;
  /** Attached, as Slack tells of them. */
  readonly files?: readonly Json[] | undefined;
  /** How often the app put something else in its place. */
  edits: number;
}

/** What somebody uploaded. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  /** Slack's own word for the kind: "text", "markdown". */
  readonly filetype: string;
  /** `endless`: it goes on until nobody reads any more. */
  readonly content: Buffer | 'endless';
}

/** A user group. */
export interface Group {
  readonly id: string;
  readonly handle: string;
  members: readonly string[];
  readonly disabled: boolean;
}

export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | null;
  /** As the app gave it: title, blocks, callback_id, private_metadata and so on. */
  given: Json;
  blocks: readonly Json[];
  hash: string;
  /** What the app answered to the last submission with `response_action: errors`, by block_id. */
  errors: Json;
}

export interface Pin {
  readonly channel: string;
  readonly ts: string;
  readonly by: string;
  readonly created: number;
}

/** Values of stateful elements, by block_id and action_id. */
export type StateValues = Record<string, Record<string, Json>>;

export interface Identity {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly appId: string;
  readonly teamId: string;
  readonly teamDomain: string;
}

/** A refusal in Slack's words. */
export class Refusal extends Error {
  readonly code: string;
  readonly more: Json;

  constructor(code: string, more: Json = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.more = more;
  }
}
