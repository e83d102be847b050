import { apiError, formError } from '../errors.ts';
import { CALLBACK, INTERACTION, type Interaction, type Interactions } from '../interactions.ts';
import { numberOf } from '../json.ts';
import { checkChoices, checkModal } from '../limits/modal.ts';
import { FLAG, MESSAGE, type Message } from '../model.ts';
import { dataOf, drafted, edited, type Outgoing, refuse } from '../outgoing.ts';
import { post, remove, revise } from '../posting.ts';
import { type Ask, DONE, ok, type Route, route } from '../route.ts';
import { wireMessage } from '../wire.ts';
import type { World } from '../world.ts';

const FITTING: Readonly<Record<Interaction['type'], readonly number[]>> = {
  [INTERACTION.command]: [CALLBACK.message, CALLBACK.defer, CALLBACK.modal],
  [INTERACTION.component]: [CALLBACK.message, CALLBACK.defer, CALLBACK.deferUpdate, CALLBACK.update, CALLBACK.modal],
  [INTERACTION.autocomplete]: [CALLBACK.choices],
  [INTERACTION.modalSubmit]: [CALLBACK.message, CALLBACK.defer, CALLBACK.deferUpdate, CALLBACK.update],
};

/** First answers to interactions, and all that comes after by their tokens. */
export function interactionRoutes(world: World, interactions: Interactions): readonly Route[] {
  const found = (ask: Ask): Interaction => interactions.byToken(ask.param('app'), ask.param('token'));
  const shown = (message: Message) => wireMessage(world, message, true);
  return [
    route('POST /interactions/:id/:token/callback', (ask) => callback(world, interactions, ask), true),
    route('POST /webhooks/:app/:token', (ask) => ok(shown(followUp(world, found(ask), ask))), true),
    route('GET /webhooks/:app/:token/messages/:message', (ask) => ok(shown(target(found(ask), ask))), true),
    route(
      'PATCH /webhooks/:app/:token/messages/:message',
      (ask) => {
        const interaction = found(ask);
        const message = target(interaction, ask);
        revise(world, message, edited(world, message, ask));
        if (message === interaction.original) interaction.deferred = false;
        return ok(shown(message));
      },
      true,
    ),
    route(
      'DELETE /webhooks/:app/:token/messages/:message',
      (ask) => {
        remove(world, target(found(ask), ask));
        return DONE;
      },
      true,
    ),
  ];
}

function callback(world: World, interactions: Interactions, ask: Ask) {
  const pending = interactions.all.find(({ id }) => id === ask.param('id'));
  const type = numberOf(ask.body.type);
  const data = dataOf(ask.body);
  const ready = pending && pending.acknowledged === null && !interactions.expired(pending);
  // Before it counts as answered: a refused body leaves the interaction open.
  const act = ready ? prepare(world, pending, type, { ...ask, body: data }) : undefined;
  const interaction = interactions.acknowledge(ask.param('id'), ask.param('token'), type, data);
  const message = act?.() ?? null;
  world.changes.tell();
  if (ask.query.get('with_response') !== 'true') return DONE;
  return ok({
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (message.flags & FLAG.loading) !== 0,
        response_message_ephemeral: message.ephemeralFor !== null,
      }),
    },
    resource: { type, ...(message && { message: wireMessage(world, message, true) }) },
  });
}

/** Checks what an interaction is answered with; what comes back does it. */
function prepare(world: World, interaction: Interaction, type: number, out: Outgoing): () => Message | null {
  if (!FITTING[interaction.type].includes(type)) throw formError('type', 'Value is not an answer to this kind of interaction.');
  const ephemeral = (numberOf(out.body.flags) & FLAG.ephemeral) !== 0;
  const base = { channelId: interaction.channel.id, author: world.bot, ...answering(interaction, ephemeral) };
  const { source } = interaction;
  switch (type) {
    case CALLBACK.message: {
      const draft = drafted(world, out, null);
      return () => (interaction.original = post(world, { ...draft, ...base, flags: (draft.flags ?? 0) | base.flags }));
    }
    case CALLBACK.defer:
      return () => {
        interaction.deferred = true;
        interaction.original = post(world, { ...base, flags: base.flags | FLAG.loading });
        return interaction.original;
      };
    case CALLBACK.update:
    case CALLBACK.deferUpdate: {
      if (!source) throw formError('type', 'There is no message to update.');
      const edit = type === CALLBACK.update ? edited(world, source, out) : null;
      return () => {
        interaction.original = source;
        return edit ? revise(world, source, edit) : source;
      };
    }
    case CALLBACK.choices:
      refuse(checkChoices(out.body));
      return () => null;
    default:
      refuse(checkModal(out.body));
      return () => {
        interaction.modal = out.body;
        return null;
      };
  }
}

function followUp(world: World, interaction: Interaction, ask: Ask): Message {
  const { original } = interaction;
  if (interaction.deferred && original && !original.deleted) {
    interaction.deferred = false;
    return revise(world, original, edited(world, original, ask));
  }
  const base = answering(interaction, (numberOf(ask.body.flags) & FLAG.ephemeral) !== 0);
  const draft = drafted(world, ask, null);
  const flags = (draft.flags ?? 0) | base.flags;
  const reference =
    original && !original.deleted ? { messageId: original.id, channelId: original.channelId, guildId: interaction.channel.guildId } : null;
  const message = post(world, {
    ...draft,
    ...base,
    flags,
    reference,
    type: MESSAGE.reply,
    channelId: interaction.channel.id,
    author: world.bot,
  });
  interaction.followUps.push(message);
  return message;
}

function answering(interaction: Interaction, ephemeral: boolean) {
  const type = interaction.type === INTERACTION.command ? MESSAGE.chatInput : MESSAGE.plain;
  return {
    type,
    interaction: { id: interaction.id, type: interaction.type, userId: interaction.user.id },
    ephemeralFor: ephemeral ? interaction.user.id : null,
    flags: ephemeral ? FLAG.ephemeral : 0,
  };
}

function target(interaction: Interaction, ask: Ask): Message {
  const id = ask.param('message');
  const { original, followUps } = interaction;
  const message = id === '@original' ? original : [original, ...followUps].find((one) => one?.id === id);
  if (!message || message.deleted) throw apiError(10_008);
  return message;
}
