import { apiError } from './errors.ts';
import type { Acknowledgement, Interaction, Interactions } from './interactions.ts';
import { type Fields, listOf } from './json.ts';
import { FLAG, isWritten, type Message } from './model.ts';
import type { World } from './world.ts';

/** What came of something a person wrote. */
export interface Said {
  readonly message: Message;
  /** The bot's first message in answer: one that replies to it, or stands in its thread, or follows it in a direct conversation. */
  answer(timeoutMs?: number): Promise<Message>;
}

/** What came of a command, a button, a menu, a modal or an option being typed. */
export interface Done {
  readonly id: string;
  readonly token: string;
  /** How it was first answered; `type` is null if it wasn't within three seconds. */
  readonly acknowledged: Promise<Acknowledgement>;
  /** The message that answers it, once it is more than a deferral. */
  response(timeoutMs?: number): Promise<Message>;
  /** The modal that was shown in answer. */
  modal(timeoutMs?: number): Promise<Modal>;
  /** The suggestions for the option being typed. */
  choices(): Promise<readonly Fields[]>;
  /** Further messages, as they stand. */
  followUps(): readonly Message[];
}

/** A form on a person's screen. */
export interface Modal {
  readonly title: string;
  readonly customId: string;
  /** The whole of it, as it was sent. */
  readonly data: Fields;
  readonly shownFor: Interaction;
}

/** The handle of a message a person wrote. */
export function said(world: World, message: Message): Said {
  const { channelId } = message;
  const dm = world.channel(channelId).guildId === null;
  const answers = (one: Message): boolean =>
    one.author.id === world.bot.id &&
    isWritten(one) &&
    BigInt(one.id) > BigInt(message.id) &&
    (one.reference?.messageId === message.id || one.channelId === message.threadId || (dm && one.channelId === channelId));
  return { message, answer: (timeoutMs) => world.changes.until(() => [...world.messages.values()].find(answers), timeoutMs) };
}

/** The handle of an interaction. */
export function done(world: World, interactions: Interactions, interaction: Interaction): Done {
  const acknowledged = world.changes.until(() => interactions.outcome(interaction), 60_000);
  // Who doesn't ask need not hear that the test ended first.
  acknowledged.catch(() => undefined);
  return {
    id: interaction.id,
    token: interaction.token,
    acknowledged,
    response: (timeoutMs) =>
      world.changes.until(
        () => (interaction.original && (interaction.original.flags & FLAG.loading) === 0 ? interaction.original : null),
        timeoutMs,
      ),
    modal: (timeoutMs) => world.changes.until(() => shownModal(interaction), timeoutMs),
    choices: async () => listOf((await acknowledged).data.choices),
    followUps: () => interaction.followUps,
  };
}

/** The modal an interaction was answered with, if it was. */
export function shownModal(interaction: Interaction): Modal | null {
  const data = interaction.modal;
  return data && { title: String(data.title), customId: String(data.custom_id), data, shownFor: interaction };
}

/** @throws 10008 if the message is gone, so that tests fail where a person would find nothing */
export function stillThere(message: Message): void {
  if (message.deleted) throw apiError(10_008);
}
