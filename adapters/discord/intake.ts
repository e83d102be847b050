import type { APIApplicationCommandAutocompleteInteraction, APIInteraction } from 'discord.js';
import { type Address, type Invocation, viewerOf } from '../../src/chat/invocation.ts';
import type { PlatformMeans } from '../../src/chat/platform.ts';
import type { Viewer } from '../../src/domain/audience.ts';
import { roleOf } from '../../src/domain/roles.ts';
import { DISCORD_TEXT } from '../../src/text/discord.ts';
import { attemptOf } from './api.ts';
import { type Choice, choicesFor } from './autocomplete.ts';
import { EPHEMERAL, TYPE } from './deferral.ts';
import { isPersons, messageInvocation, type Post } from './events.ts';
import { rolesIn } from './groups.ts';
import { INTERACTION, personOf, readInteraction } from './interactions.ts';
import { type DiscordMessenger, noticePayload } from './messenger.ts';
import type { Place, Places } from './places.ts';

export interface IntakeMeans extends Pick<PlatformMeans, 'host' | 'desk' | 'log' | 'clock' | 'publicChannels' | 'roles'> {
  readonly messenger: DiscordMessenger;
  readonly places: Places;
  readonly botId: () => string;
  /** Whether Discord shows the bot what isn't said to it. */
  readonly content: () => boolean;
  /** Told of each direct conversation that is written in. */
  readonly talked: (conversation: string) => void;
}

/** Takes what Discord brings, each thing durably and once, and has it answered. */
export class Intake {
  readonly #means: IntakeMeans;
  /** What came before it was time; null: it is time. */
  #early: (() => void)[] | null = [];
  #taking = true;

  constructor(means: IntakeMeans) {
    this.#means = means;
  }

  /** From now on things are taken; first those that have come meanwhile. */
  open(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const take of early) take();
  }

  /** Nothing more is taken. */
  stop(): void {
    this.#taking = false;
    this.#early = null;
  }

  /** `overheard`: also a post that isn't said to the bot. */
  message(post: Post, overheard = true): void {
    const { places, botId } = this.#means;
    if (!isPersons(post, botId())) return;
    const { guild_id: guild = null } = post;
    this.#when(() => this.#at(places.of(post.channel_id, guild), (place) => this.#takeMessage(post, place, overheard)));
  }

  interaction(interaction: APIInteraction): void {
    const { places } = this.#means;
    if ('channel' in interaction) places.learn(interaction.channel, interaction.guild_id);
    const channel = ('channel' in interaction ? interaction.channel?.id : undefined) ?? interaction.channel_id ?? '';
    this.#when(() => this.#at(places.of(channel, interaction.guild_id ?? null), (place) => this.#takeInteraction(interaction, place)));
  }

  #when(take: () => void): void {
    if (this.#early === null) take();
    else this.#early.push(take);
  }

  /** At once where the place is known. */
  #at(place: Place | Promise<Place>, take: (place: Place) => void): void {
    if (place instanceof Promise) place.then(take).catch((error: unknown) => this.#failed(error));
    else take(place);
  }

  #takeMessage(post: Post, place: Place, overheard: boolean): void {
    const { host, messenger, places, botId, content, talked, clock } = this.#means;
    if (!this.#taking) return;
    const invocation = messageInvocation(post, place, {
      botId: botId(),
      content: content(),
      isIn: (address) => host.isIn(messenger.platform, address),
      channelName: (id) => places.nameOf(id),
      now: clock(),
    });
    if (invocation === null || (invocation.input.kind === 'overheard' && !overheard)) return;
    if (place.direct) talked(place.channel);
    if (host.take(invocation)) this.#answer(invocation);
  }

  #takeInteraction(interaction: APIInteraction, place: Place): void {
    const { host, messenger, publicChannels, clock } = this.#means;
    const { callbacks } = messenger;
    const note = (text: string) => ({ ...noticePayload(text, clock()), flags: EPHEMERAL });
    const asked = readInteraction(interaction, { place, publicChannels, now: clock() });
    if (interaction.type === INTERACTION.autocomplete) {
      this.#until(this.#choices(interaction, place).then((choices) => callbacks.simply(interaction, TYPE.choices, { choices })));
    } else if (asked === null) {
      if (interaction.type === INTERACTION.component) this.#until(callbacks.simply(interaction, TYPE.deferSilently));
      if (interaction.type === INTERACTION.command) {
        this.#until(callbacks.simply(interaction, TYPE.message, note(DISCORD_TEXT.unknownCommand)));
      }
    } else if (!this.#taking) {
      this.#until(callbacks.simply(interaction, TYPE.message, note(DISCORD_TEXT.leaving)));
    } else if (host.take(asked.invocation)) {
      callbacks.arrived(asked.handle);
      this.#answer(asked.invocation, () => callbacks.settle(asked.handle));
    }
  }

  /** Whatever goes wrong, a list is given: an empty one. */
  async #choices(interaction: APIApplicationCommandAutocompleteInteraction, place: Place): Promise<readonly Choice[]> {
    const { desk, clock } = this.#means;
    if (!this.#taking) return [];
    try {
      return choicesFor(interaction, await this.#viewer(interaction, place), desk, clock());
    } catch (error) {
      this.#failed(error);
      return [];
    }
  }

  /** Who types, there: only what this one may see is offered. */
  async #viewer(interaction: APIApplicationCommandAutocompleteInteraction, place: Place): Promise<Viewer> {
    const { messenger, roles } = this.#means;
    const person = personOf(interaction);
    const address: Address = { ...place, message: null, person, visibility: 'private', handle: null };
    const groups = rolesIn(interaction.member, interaction.guild_id) ?? (await messenger.groupsOf(address));
    return viewerOf(address, { role: roleOf(person, groups, roles), groups });
  }

  #answer(invocation: Invocation, then?: () => Promise<void>): void {
    const { host, messenger } = this.#means;
    this.#until(host.answer(invocation, messenger).then(then));
  }

  #until(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#failed(error));
  }

  /** Without the error's own fields: an address in them may hold an interaction's token. */
  #failed(error: unknown): void {
    const came = attemptOf(error);
    this.#means.log.error({ platform: 'discord', detail: 'detail' in came ? came.detail : came.kind }, 'taking an event broke');
  }
}
