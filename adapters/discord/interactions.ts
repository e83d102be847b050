import type {
  APIApplicationCommandInteractionDataOption,
  APIAttachment,
  APIChatInputApplicationCommandInteraction,
  APIInteraction,
  APIMessageApplicationCommandInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from 'discord.js';
import { type Action, type Pressed, readButtonId } from '../../src/chat/button.ts';
import type { Address, Input, Invocation } from '../../src/chat/invocation.ts';
import { commandNamed } from '../../src/commands/registry.ts';
import { KIND, MESSAGE_MENU, OPTION } from './definitions.ts';
import { PLATFORM } from './events.ts';
import { readForm } from './form.ts';
import { rolesIn } from './groups.ts';
import { type Handle, writeHandle } from './handle.ts';
import type { Place } from './places.ts';

/** Kinds of interaction (Developer documentation, "Receiving and Responding"). */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, form: 5 } as const;
const SELECT = 3;
/** MessageFlags.Ephemeral. */
const EPHEMERAL = 64;

/** Commands that answer for all to see in channels that are set to it, and never with a form. */
const SHOWN: ReadonlySet<string> = new Set(['ask', 'brief']);
/** What the menu of a message does: its words and its first text go on file. */
const ADD = 'desk add';
/** A file of text, by its type, or where Discord knows none by its name. */
const TEXT = { type: /^text\//u, name: /\.(?:txt|text|md|markdown|csv|srt|vtt)$/iu } as const;
/** What these buttons do may begin with a form. */
const FORMS: ReadonlySet<Action> = new Set(['wrong', 'do']);
/** What these buttons open is for whoever pressed. */
const PRIVATE: ReadonlySet<Action> = new Set(['context', 'origins', 'script', 'more']);

/** An interaction that is ours: what to take, and what to answer it with. */
export interface Asked {
  readonly invocation: Invocation;
  readonly handle: Handle;
}

export interface Around {
  readonly place: Place;
  /** Ids of channels in which `/ask` and `/brief` answer for all to see. */
  readonly publicChannels: readonly string[];
  /** Epoch ms. */
  readonly now: number;
}

/** What an interaction asks of the bot; null: a command that there is no more, a button that isn't ours, another kind. */
export function readInteraction(interaction: APIInteraction, around: Around): Asked | null {
  switch (interaction.type) {
    case INTERACTION.command:
      if (interaction.data.type === KIND.chatInput) return commandAsked(interaction as APIChatInputApplicationCommandInteraction, around);
      if (interaction.data.type === KIND.message) return menuAsked(interaction as APIMessageApplicationCommandInteraction, around);
      return null;
    case INTERACTION.component:
      return pressAsked(interaction, around);
    case INTERACTION.form:
      return formAsked(interaction, around);
    default:
      return null;
  }
}

/** Who asked: in a server the member, in direct messages the user. */
export function personOf({ member, user }: Pick<APIInteraction, 'member' | 'user'>): string {
  return member?.user.id ?? user?.id ?? '';
}

/** The command's whole name ("desk topics") and the options given, as text. */
function commandOf({ data }: Pick<APIChatInputApplicationCommandInteraction, 'data'>): {
  name: string;
  options: Record<string, string>;
} {
  const sub = data.options?.find((option) => option.type === OPTION.subCommand);
  const files = data.resolved?.attachments ?? {};
  return {
    name: sub === undefined ? data.name : `${data.name} ${sub.name}`,
    options: Object.fromEntries(((sub === undefined ? data.options : sub.options) ?? []).flatMap((option) => givenIn(option, files))),
  };
}

/** A file is its address. */
function givenIn(option: APIApplicationCommandInteractionDataOption, files: Readonly<Record<string, APIAttachment>>): [string, string][] {
  if (!('value' in option)) return [];
  if (option.type !== OPTION.attachment) return [[option.name, String(option.value)]];
  const file = files[option.value];
  return file === undefined ? [] : [[option.name, file.url]];
}

function commandAsked(interaction: APIChatInputApplicationCommandInteraction, around: Around): Asked | null {
  const { name, options } = commandOf(interaction);
  if (!commandNamed(name)) return null;
  const { place, publicChannels } = around;
  const base = interaction.data.name;
  const shown = SHOWN.has(base) && !place.direct && [place.channel, place.thread].some((id) => id !== null && publicChannels.includes(id));
  const visibility = shown ? 'public' : 'private';
  return asked(
    interaction,
    { kind: 'command', name, options },
    { kind: 'command', visibility, defers: visibility, late: !SHOWN.has(base) },
    around,
  );
}

/** "Add as source": a message's words as they were written, and the first text that is attached to it. */
function menuAsked(interaction: APIMessageApplicationCommandInteraction, around: Around): Asked | null {
  const { name, target_id: target, resolved } = interaction.data;
  const message = resolved.messages[target];
  if (name !== MESSAGE_MENU.name || message === undefined) return null;
  const file = message.attachments.find((each) =>
    each.content_type === undefined ? TEXT.name.test(each.filename) : TEXT.type.test(each.content_type),
  );
  const options = {
    ...(file === undefined || message.content.trim() !== '' ? { text: message.content } : {}),
    ...(file && { file: file.url }),
  };
  return asked(
    interaction,
    { kind: 'command', name: ADD, options },
    { kind: 'command', visibility: 'private', defers: 'private', late: true },
    around,
  );
}

function pressAsked(interaction: APIMessageComponentInteraction, around: Around): Asked | null {
  const button = pressedOf(interaction);
  if (!button) return null;
  const hidden = around.place.direct || ((interaction.message.flags ?? 0) & EPHEMERAL) !== 0;
  const visibility = hidden ? 'private' : 'public';
  return asked(
    interaction,
    { kind: 'press', button },
    { kind: 'press', visibility, defers: deferral(button.action, visibility), late: FORMS.has(button.action) },
    around,
  );
}

/** A select stands for the choices: its own index says nothing, the chosen value does. */
function pressedOf({ data }: APIMessageComponentInteraction): Pressed | null {
  const pressed = readButtonId(data.custom_id);
  if (pressed === null || data.component_type !== SELECT) return pressed;
  const [value = ''] = data.values;
  return /^\d{1,4}$/u.test(value) ? { ...pressed, index: Number(value) } : null;
}

/** A public choice may be answered in private ("asked already"), and sharing may be refused: nothing is promised before. */
function deferral(action: Action, visibility: Address['visibility']): Handle['defers'] {
  return PRIVATE.has(action) || (action === 'choose' && visibility === 'private') ? 'private' : 'silent';
}

function formAsked(interaction: APIModalSubmitInteraction, around: Around): Asked {
  const form = readForm({ customId: interaction.data.custom_id, fields: { fields: typedIn(interaction.data.components) } });
  return asked(interaction, { kind: 'form', ...form }, { kind: 'form', visibility: 'private', defers: 'private', late: false }, around);
}

/** The inputs of a modal, whether they came in labels or in rows. */
function typedIn(components: APIModalSubmitInteraction['data']['components']): Map<string, object> {
  const inputs = components.flatMap((each) => ('component' in each ? [each.component] : 'components' in each ? each.components : []));
  return new Map(inputs.flatMap((input) => ('custom_id' in input ? [[input.custom_id, input] as const] : [])));
}

interface How {
  readonly kind: Handle['kind'];
  readonly visibility: Address['visibility'];
  readonly defers: Handle['defers'];
  readonly late: boolean;
}

function asked(interaction: APIInteraction, input: Input, how: How, { place, now }: Around): Asked {
  const { application_id: applicationId, id, token } = interaction;
  const { kind, visibility, late } = how;
  // In direct messages nothing is hidden: they are private, and what is said there should stay.
  const defers = place.direct && how.defers === 'private' ? 'public' : how.defers;
  const handle: Handle = { applicationId, id, token, kind, defers, late };
  const address: Address = { ...place, message: null, person: personOf(interaction), visibility, handle: writeHandle(handle) };
  const groups = rolesIn(interaction.member, interaction.guild_id);
  return { invocation: { key: `${PLATFORM}:interaction:${id}`, platform: PLATFORM, address, input, groups, at: now }, handle };
}
