import { apiError } from './errors.ts';
import { type Done, done, type Modal, type Said, said, stillThere } from './handles.ts';
import { INTERACTION, type Interactions } from './interactions.ts';
import { type Fields, listOf, numberOf } from './json.ts';
import { COMPONENT, partsOf } from './limits/components.ts';
import { inputsOf } from './limits/modal.ts';
import { namedIn, pingedBy } from './mentions.ts';
import type { Attachment, Channel, Command, Message, User } from './model.ts';
import { commandData, type Given, type Path } from './options.ts';
import { may } from './permissions.ts';
import { post, remove, revise } from './posting.ts';
import { wireMessage } from './wire.ts';
import type { World } from './world.ts';

/** Discord's kinds of command. */
const KIND = { chat: 1, message: 3 } as const;

/** A button or menu: by its custom id, or by what is true of it. */
export type Which = string | ((component: Fields) => boolean);

/** What people do in Discord, each by one method; channels and users by their ids. */
export class People {
  readonly #world: World;
  readonly #interactions: Interactions;

  constructor(world: World, interactions: Interactions) {
    this.#world = world;
    this.#interactions = interactions;
  }

  /** Writes into a channel, a thread or a direct conversation. */
  say(channelId: string, userId: string, content: string, attachments: readonly Attachment[] = []): Said {
    return this.#write(this.#world.channel(channelId), this.#world.user(userId), content, null, attachments);
  }

  /** Writes to the bot by name. */
  mention(channelId: string, userId: string, text: string): Said {
    return this.say(channelId, userId, `<@${this.#world.bot.id}> ${text}`);
  }

  /** Answers a message; the author of that one is notified unless `ping` is false. */
  reply(to: Message, userId: string, content: string, ping = true): Said {
    stillThere(to);
    return this.#write(this.#world.channel(to.channelId), this.#world.user(userId), content, { to, ping });
  }

  /** Writes to the bot in private. */
  dm(userId: string, content: string): Said {
    const user = this.#world.user(userId);
    return this.#write(this.#world.dmWith(user), user, content, null);
  }

  /** Changes what one wrote. */
  edit(message: Message, content: string): void {
    stillThere(message);
    revise(this.#world, message, { content, mentions: namedIn(this.#world, content) });
  }

  /** Takes back what one wrote. */
  delete(message: Message): void {
    stillThere(message);
    remove(this.#world, message);
  }

  /**
   * Gives a slash command.
   * @throws if no such command is registered there, or it doesn't take these options
   */
  slash(userId: string, channelId: string, name: string, options: Given = {}, path: Path = {}): Done {
    return this.#command(INTERACTION.command, userId, channelId, name, (command, channel) =>
      commandData(this.#world, command, channel, options, path, { lenient: false }),
    );
  }

  /** Types into an option of a slash command; `others` are filled in already. */
  autocomplete(userId: string, channelId: string, name: string, focused: string, value: string, others: Given = {}, path: Path = {}): Done {
    return this.#command(INTERACTION.autocomplete, userId, channelId, name, (command, channel) =>
      commandData(this.#world, command, channel, { ...others, [focused]: value }, path, { focused, lenient: true }),
    );
  }

  /**
   * Picks a command from the menu of a message.
   * @throws if no such command is registered there
   */
  menu(userId: string, message: Message, name: string): Done {
    stillThere(message);
    return this.#command(
      INTERACTION.command,
      userId,
      message.channelId,
      name,
      (command) => ({
        id: command.id,
        name,
        type: command.type,
        target_id: message.id,
        resolved: { messages: { [message.id]: wireMessage(this.#world, message, true) } },
      }),
      KIND.message,
    );
  }

  /**
   * Presses a button, or chooses from a menu.
   * @throws if the message hasn't got it, it is disabled, or the person doesn't see the message
   */
  press(userId: string, message: Message, which: Which, values: readonly string[] = []): Done {
    stillThere(message);
    if (message.ephemeralFor !== null && message.ephemeralFor !== userId) throw new Error('This message is shown to someone else');
    const parts = partsOf(message.components);
    const part = parts.find((one) => (typeof which === 'string' ? one.custom_id === which : which(one)));
    if (!part) throw new Error(`No such component; there are: ${parts.map((one) => String(one.custom_id ?? one.url)).join(', ')}`);
    if (part.disabled === true) throw new Error(`${String(part.custom_id)} is disabled`);
    const menu = part.type !== COMPONENT.button;
    const offered = listOf(part.options).map(({ value }) => value);
    if (part.type === COMPONENT.stringSelect && values.some((value) => !offered.includes(value)))
      throw new Error(`It offers only: ${offered.join(', ')}`);
    const interaction = this.#interactions.start({
      type: INTERACTION.component,
      user: this.#world.user(userId),
      channel: this.#world.channel(message.channelId),
      source: message,
      message: wireMessage(this.#world, message, true),
      data: { custom_id: part.custom_id, component_type: part.type, id: 0, ...(menu && { values }) },
    });
    return done(this.#world, this.#interactions, interaction);
  }

  /**
   * Fills in a modal and sends it; what isn't said stays as it was shown.
   * @throws if it hasn't such a field, a text is too short or too long for it, or it offers no such choice
   */
  submit(userId: string, modal: Modal, values: Readonly<Record<string, string>>): Done {
    const { channel, source } = modal.shownFor;
    const inputs = inputsOf(modal.data);
    for (const name of Object.keys(values)) {
      if (!inputs.some((input) => input.custom_id === name)) throw new Error(`The modal has no field ${name}`);
    }
    const filled = (input: Fields): Fields => {
      const base = { type: input.type, id: 0, custom_id: input.custom_id };
      const given = values[String(input.custom_id)];
      return input.type === COMPONENT.textInput
        ? { ...base, value: typedInto(input, given) }
        : { ...base, values: pickedFrom(input, given) };
    };
    const components = listOf(modal.data.components).map((row) => ({
      type: row.type,
      id: 0,
      ...(row.type === COMPONENT.label && { component: filled(row.component as Fields) }),
      ...(row.type === COMPONENT.row && { components: listOf(row.components).map(filled) }),
    }));
    const interaction = this.#interactions.start({
      type: INTERACTION.modalSubmit,
      user: this.#world.user(userId),
      channel,
      source,
      message: source ? wireMessage(this.#world, source, true) : undefined,
      data: { custom_id: modal.customId, components },
    });
    return done(this.#world, this.#interactions, interaction);
  }

  #command(
    type: 2 | 4,
    userId: string,
    channelId: string,
    name: string,
    data: (command: Command, channel: Channel) => Fields,
    kind: number = KIND.chat,
  ): Done {
    const channel = this.#world.channel(channelId);
    const offered = this.#offered(channel).filter((one) => one.type === kind);
    const command = offered.find((one) => one.name === name);
    if (!command) throw new Error(`There is no command ${name} here; there are: ${offered.map((one) => one.name).join(', ')}`);
    const interaction = this.#interactions.start({ type, user: this.#world.user(userId), channel, data: data(command, channel) });
    return done(this.#world, this.#interactions, interaction);
  }

  /** The commands a person is offered there: the guild's own first. In private, those that say they work there. */
  #offered({ guildId }: Channel): Command[] {
    const global = this.#world.commandsOf(null);
    if (guildId !== null) return [...this.#world.commandsOf(guildId), ...global.filter(({ wire }) => fits(wire, 0))];
    return global.filter(({ wire }) => fits(wire, 1) && wire.dm_permission !== false);
  }

  #write(
    channel: Channel,
    author: User,
    content: string,
    answered: { to: Message; ping: boolean } | null,
    attachments: readonly Attachment[] = [],
  ): Said {
    const world = this.#world;
    const needed = channel.thread ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES';
    if (!may(world, channel, author.id, 'VIEW_CHANNEL') || !may(world, channel, author.id, needed)) throw apiError(50_013);
    const reference = answered && { messageId: answered.to.id, channelId: channel.id, guildId: channel.guildId };
    const replied = answered?.ping ? [answered.to.author.id] : [];
    const mentions = [...new Set([...namedIn(world, content), ...replied])];
    const pinged = [...new Set([...pingedBy(content, undefined, null), ...replied])];
    return said(world, post(world, { channelId: channel.id, author, content, attachments, reference, mentions, pinged }));
  }
}

function fits(wire: Fields, context: number): boolean {
  return !Array.isArray(wire.contexts) || wire.contexts.includes(context);
}

function typedInto(input: Fields, given: string | undefined): string {
  const value = given ?? String(input.value ?? '');
  const least = numberOf(input.min_length) || (input.required === false ? 0 : 1);
  if (value.length < least || value.length > (numberOf(input.max_length) || 4000))
    throw new Error(`Not for ${String(input.custom_id)}: ${value}`);
  return value;
}

function pickedFrom(select: Fields, given: string | undefined): string[] {
  const options = listOf(select.options);
  const picked = given === undefined ? options.filter((option) => option.default === true).map(({ value }) => String(value)) : [given];
  const values = picked.filter((value) => value !== '');
  const none = values.find((value) => !options.some((option) => option.value === value));
  if (none !== undefined) throw new Error(`${String(select.custom_id)} offers no ${none}`);
  if (values.length === 0 && select.required !== false) throw new Error(`Nothing is picked in ${String(select.custom_id)}`);
  return values;
}
