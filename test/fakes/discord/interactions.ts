import { randomBytes } from 'node:crypto';
import { ApiError, apiError } from './errors.ts';
import type { Fields } from './json.ts';
import type { Channel, Message, User } from './model.ts';
import { permissionsIn } from './permissions.ts';
import { wireChannel, wireMember, wireUser } from './wire.ts';
import type { World } from './world.ts';

/** Discord's kinds of interaction. */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;

/** Discord's kinds of first answer to an interaction. */
export const CALLBACK = { message: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

const ACKNOWLEDGE_WITHIN = 3000;
const TOKEN_FOR = 15 * 60_000;

/** How an interaction was first answered; `type` is null if it wasn't, in time. */
export interface Acknowledgement {
  readonly type: number | null;
  /** Milliseconds after the interaction, by the server's clock. */
  readonly delay: number;
  readonly data: Fields;
}

/** Something a person did that the bot must answer. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: (typeof INTERACTION)[keyof typeof INTERACTION];
  readonly user: User;
  readonly channel: Channel;
  readonly at: number;
  /** The message with the button, or the one the modal came from. */
  readonly source: Message | null;
  acknowledged: Acknowledgement | null;
  /** What `@original` stands for. */
  original: Message | null;
  /** True until the first follow-up after a deferral took its place. */
  deferred: boolean;
  /** The modal that was shown in answer. */
  modal: Fields | null;
  readonly followUps: Message[];
}

/** What a new interaction is made of. */
export interface Draft {
  readonly type: Interaction['type'];
  readonly user: User;
  readonly channel: Channel;
  readonly data: Fields;
  readonly source?: Message | null;
  readonly message?: Fields | undefined;
}

/** The interactions of the server and their tokens. */
export class Interactions {
  readonly all: Interaction[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Sends an interaction to the bot. */
  start({ type, user, channel, data, source = null, message }: Draft): Interaction {
    const { clock, applicationId } = this.#world;
    const token = randomBytes(48).toString('base64url');
    const interaction: Interaction = {
      id: clock.snowflake(),
      token,
      type,
      user,
      channel,
      at: clock.now(),
      source,
      acknowledged: null,
      original: null,
      deferred: false,
      modal: null,
      followUps: [],
    };
    this.all.push(interaction);
    // Tells whoever waits for the acknowledgement that there will be none.
    setTimeout(() => this.#world.changes.tell(), ACKNOWLEDGE_WITHIN + 50).unref();
    const wire: Fields = {
      id: interaction.id,
      application_id: applicationId,
      type,
      token,
      version: 1,
      data,
      channel_id: channel.id,
      channel: { ...wireChannel(this.#world, channel), permissions: permissionsIn(this.#world, channel, user.id).toString() },
      app_permissions: permissionsIn(this.#world, channel, this.#world.bot.id).toString(),
      locale: 'en-US',
      entitlements: [],
      attachment_size_limit: 10_485_760,
      ...this.#who(user, channel),
      ...(message && { message }),
    };
    const { guildId } = channel;
    this.#world.dispatch({ event: 'INTERACTION_CREATE', guildId, intents: 0, data: () => wire });
    return interaction;
  }

  /**
   * Answers an interaction for the first time.
   * @throws 10062 if there is none or it is too late, 40060 if it was answered
   */
  acknowledge(id: string, token: string, type: number, data: Fields): Interaction {
    const interaction = this.all.find((one) => one.id === id && one.token === token);
    if (!interaction) throw apiError(10_062);
    if (interaction.acknowledged) throw apiError(40_060);
    if (this.expired(interaction)) throw apiError(10_062);
    interaction.acknowledged = { type, delay: this.#world.clock.now() - interaction.at, data };
    return interaction;
  }

  /** True if the time to answer is over. */
  expired(interaction: Interaction): boolean {
    return this.#world.clock.now() - interaction.at > ACKNOWLEDGE_WITHIN;
  }

  /** The acknowledgement, also of one that will never come; undefined while it may. */
  outcome(interaction: Interaction): Acknowledgement | undefined {
    if (interaction.acknowledged) return interaction.acknowledged;
    return this.expired(interaction) ? { type: null, delay: this.#world.clock.now() - interaction.at, data: {} } : undefined;
  }

  /**
   * The interaction a webhook token is for.
   * @throws 10015 if it isn't one or wasn't answered yet, 50027 if it is too old
   */
  byToken(applicationId: string, token: string): Interaction {
    const interaction = this.all.find((one) => one.token === token);
    if (!interaction || applicationId !== this.#world.applicationId) throw apiError(10_015);
    if (this.#world.clock.now() - interaction.at > TOKEN_FOR) throw apiError(50_027);
    if (!interaction.acknowledged) throw apiError(10_015);
    return interaction;
  }

  #who(user: User, channel: Channel): Fields {
    if (channel.guildId === null) return { user: wireUser(user), context: 1, authorizing_integration_owners: { 0: '0' } };
    const member = this.#world.guild(channel.guildId).members.get(user.id);
    if (!member) throw new ApiError(403, 50_001, `${user.username} is not in this guild`);
    return {
      guild_id: channel.guildId,
      guild: { id: channel.guildId, locale: 'en-US', features: [] },
      guild_locale: 'en-US',
      context: 0,
      authorizing_integration_owners: { 0: channel.guildId },
      member: { ...wireMember(member), permissions: permissionsIn(this.#world, channel, user.id).toString() },
    };
  }
}
