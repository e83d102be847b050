import type {
  APIApplicationCommandInteractionDataOption,
  APIChatInputApplicationCommandInteraction,
  APIInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from 'discord.js';
import { type Action, type Pressed, readButtonId } from '../../src/chat/button.ts';
import type { Address, Input, Invocation } from '../../src/chat/invocation.ts';
import { commandNamed } from '../../src/commands/registry.ts';
import { PLATFORM } from './events.ts';
import { readForm } from './form.ts';
import { type Handle, writeHandle } from './handle.ts';
import type { Place } from './places.ts';

/** Kinds of interaction (Developer documentation, "Receiving and Responding"). */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, form: 5 } as const;
const CHAT_INPUT = 1;
const SELECT = 3;
/** MessageFlags.Ephemeral. */
const EPHEMERAL = 64;

/** Commands that answer for all to see in channels that are set to it. */
const SHOWN: ReadonlySet<string> = new Set(['ask', 'brief']);
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
      return interaction.data.type === CHAT_INPUT
        ? commandAsked(interaction as APIChatInputApplicationCommandInteraction, interaction.data.name, around)
        : null;
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
  const sub = data.options?.find((option) => option.type === 1);
  return {
    name: sub === undefined ? data.name : `${data.name} ${sub.name}`,
    options: valuesOf(sub === undefined ? data.options : sub.options),
  };
}

function valuesOf(options: readonly APIApplicationCommandInteractionDataOption[] | undefined): Record<string, string> {
  return Object.fromEntries((options ?? []).flatMap((option) => ('value' in option ? [[option.name, String(option.value)]] : [])));
}

function commandAsked(interaction: APIChatInputApplicationCommandInteraction, base: string, around: Around): Asked | null {
  const { name, options } = commandOf(interaction);
  if (!commandNamed(name)) return null;
  const { place, publicChannels } = around;
  const shown = SHOWN.has(base) && !place.direct && [place.channel, place.thread].some((id) => id !== null && publicChannels.includes(id));
  const visibility = shown ? 'public' : 'private';
  return asked(interaction, { kind: 'command', name, options }, { kind: 'command', visibility, defers: visibility }, around);
}

function pressAsked(interaction: APIMessageComponentInteraction, around: Around): Asked | null {
  const button = pressedOf(interaction);
  if (!button) return null;
  const hidden = around.place.direct || ((interaction.message.flags ?? 0) & EPHEMERAL) !== 0;
  const visibility = hidden ? 'private' : 'public';
  return asked(interaction, { kind: 'press', button }, { kind: 'press', visibility, defers: deferral(button.action, visibility) }, around);
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
  if (action === 'wrong') return 'form';
  return PRIVATE.has(action) || (action === 'choose' && visibility === 'private') ? 'private' : 'silent';
}

function formAsked(interaction: APIModalSubmitInteraction, around: Around): Asked {
  const form = readForm({ customId: interaction.data.custom_id, fields: { fields: typedIn(interaction.data.components) } });
  return asked(interaction, { kind: 'form', ...form }, { kind: 'form', visibility: 'private', defers: 'private' }, around);
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
}

function asked(interaction: APIInteraction, input: Input, how: How, { place, now }: Around): Asked {
  const { application_id: applicationId, id, token } = interaction;
  const { kind, visibility } = how;
  // In direct messages nothing is hidden: they are private, and what is said there should stay.
  const defers = place.direct && how.defers === 'private' ? 'public' : how.defers;
  const handle: Handle = { applicationId, id, token, kind, defers };
  const address: Address = { ...place, message: null, person: personOf(interaction), visibility, handle: writeHandle(handle) };
  return { invocation: { key: `${PLATFORM}:interaction:${id}`, platform: PLATFORM, address, input, at: now }, handle };
}
