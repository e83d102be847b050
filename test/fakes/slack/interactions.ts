import { checkOptions } from './check-elements.ts';
import { Findings } from './check-text.ts';
import type { Courier } from './courier.ts';
import { type Handle, handleOf } from './handle.ts';
import { type Json, record, text } from './json.ts';
import type { Channel, Message, User, View } from './model.ts';
import { Refusal } from './model.ts';
import { escaped } from './people.ts';
import type { Responses } from './responses.ts';
import { messageJson, viewJson } from './shapes.ts';
import { chosen, initialState, isEmpty, type Placed, placed, withValue } from './state.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

/** Which element: its action_id, or what is true of it. */
export type Which = string | ((element: Json) => boolean);

const COMMAND_CHANNEL = { public: undefined, private: 'privategroup', im: 'directmessage' } as const;

const isView = (target: Message | View): target is View => 'rootId' in target;

/** What people press, choose, submit and command. */
export class Interactions {
  readonly #workspace: Workspace;
  readonly #views: Views;
  readonly #responses: Responses;
  readonly #courier: Courier;

  constructor(workspace: Workspace, views: Views, responses: Responses, courier: Courier) {
    this.#workspace = workspace;
    this.#views = views;
    this.#responses = responses;
    this.#courier = courier;
  }

  /** A slash command; the app needn't be in the channel. */
  slash(user: string, channel: string, command: string, typed: string): Handle {
    const { identity } = this.#workspace;
    const who = this.#workspace.user(user);
    const where = this.#workspace.channel(channel);
    const { url, issued } = this.#responses.issue('commands', where.id, who.id, undefined);
    const payload = {
      token: 'verification-token',
      team_id: identity.teamId,
      team_domain: identity.teamDomain,
      channel_id: where.id,
      channel_name: COMMAND_CHANNEL[where.kind] ?? where.name,
      user_id: who.id,
      user_name: who.name,
      command,
      text: escaped(typed),
      api_app_id: identity.appId,
      is_enterprise_install: 'false',
      response_url: url,
      trigger_id: this.#views.trigger(who.id),
    };
    const delivery = this.#courier.deliver('slash_commands', payload, (answer) => {
      const body: Json = typeof answer === 'string' ? { text: answer } : record(answer);
      if (text(body.text) === '' && body.blocks === undefined) return;
      this.#unlessRefused(() => this.#responses.show(issued, body, 'ack of a command'));
    });
    return handleOf([delivery], '', where.id);
  }

  /** Presses a button, or chooses `choice` (an option's value; a user, date or text) in a menu or input. */
  press(user: string, target: Message | View, which: Which, choice?: unknown): Handle {
    const who = this.#workspace.user(user);
    const found = this.#find(target, which);
    const { block, element } = found;
    const value = choice === undefined ? {} : chosen(element, choice);
    const key = isView(target) ? target.id : `${target.channel}:${target.ts}`;
    const state = withValue(this.#workspace.states.get(key) ?? initialState(target.blocks, {}), found, value);
    this.#workspace.states.set(key, state);
    const kept =
      element.type === 'button' ? { value: element.value, text: element.text, style: element.style } : { placeholder: element.placeholder };
    const action = {
      type: element.type,
      action_id: element.action_id,
      block_id: block.block_id,
      ...kept,
      ...value,
      action_ts: this.#workspace.clock.ts(),
    };
    const place = isView(target) ? this.#inView(who, target) : this.#inMessage(who, target);
    const payload = { ...this.#base('block_actions', who), ...place, trigger_id: this.#views.trigger(who.id), actions: [action] };
    const withState = isView(target) ? payload : { ...payload, state: { values: state } };
    return handleOf([this.#courier.deliver('interactive', withState)], '', isView(target) ? '' : target.channel);
  }

  /** Chooses a message shortcut in a message's menu; the app needn't be in the channel. */
  messageShortcut(user: string, message: Message, callbackId: string): Handle {
    const who = this.#workspace.user(user);
    const channel = this.#workspace.channel(message.channel);
    if (!this.#workspace.has(message)) throw new Error('this message is gone');
    const payload = {
      ...this.#base('message_action', who),
      action_ts: this.#workspace.clock.ts(),
      callback_id: callbackId,
      trigger_id: this.#views.trigger(who.id),
      response_url: this.#responses.issue('app', channel.id, who.id, undefined).url,
      message_ts: message.ts,
      channel: { id: channel.id, name: nameOf(channel) },
      message: messageJson(this.#workspace, message),
    };
    return handleOf([this.#courier.deliver('interactive', payload)], '', channel.id);
  }

  /** Asks for the options of an external menu; they are in the ack. */
  suggest(user: string, target: Message | View, which: Which, typed: string): Handle {
    const who = this.#workspace.user(user);
    const { block, element } = this.#find(target, which);
    const place = isView(target) ? this.#inView(who, target) : this.#inMessage(who, target);
    const { response_url: _, ...shared } = place;
    const what = { action_id: element.action_id, block_id: block.block_id, value: typed };
    const payload = { ...this.#base('block_suggestion', who), ...shared, ...what };
    return handleOf([this.#courier.deliver('interactive', payload, (answer) => this.#offered(record(answer)))]);
  }

  #offered(answer: Json): void {
    const findings = new Findings();
    if (answer.option_groups === undefined && !(Array.isArray(answer.options) && answer.options.length === 0))
      checkOptions(findings, answer.options, 100, '/options');
    this.#workspace.violations.push(...findings.found.map((one) => `block_suggestion: ${one}`));
  }

  /** Submits a modal; `values` by block_id or action_id. */
  submit(user: string, view: View, values: Readonly<Record<string, unknown>> = {}): Handle {
    const who = this.#workspace.user(user);
    this.#fill(view, values);
    const shown = viewJson(this.#workspace, view);
    const trigger = this.#views.trigger(who.id);
    const payload = { ...this.#base('view_submission', who), trigger_id: trigger, view: shown, response_urls: [] };
    const delivery = this.#courier.deliver('interactive', payload, (answer) =>
      this.#unlessRefused(() => this.#answered(view, record(answer))),
    );
    return handleOf([delivery]);
  }

  /** Closes a modal; the app hears of it if it asked to. */
  dismiss(user: string, view: View): Handle {
    const who = this.#workspace.user(user);
    this.#views.close(view);
    if (view.given.notify_on_close !== true) return handleOf([]);
    const payload = { ...this.#base('view_closed', who), view: viewJson(this.#workspace, view), is_cleared: false };
    return handleOf([this.#courier.deliver('interactive', payload)]);
  }

  #answered(view: View, answer: Json): void {
    switch (answer.response_action) {
      case undefined:
        this.#views.close(view);
        return;
      case 'clear':
        this.#views.clear(view.user);
        return;
      case 'errors':
        this.#views.fail(view, this.#fieldErrors(view, record(answer.errors)));
        return;
      case 'update':
        this.#views.replace(view, answer.view);
        return;
      case 'push':
        this.#views.add(view.user, this.#views.checked(answer.view, 'modal', 'response_action'), true);
        return;
      default:
        this.#workspace.violations.push(`response_action: unknown: ${text(answer.response_action)}`);
    }
  }

  #fieldErrors(view: View, errors: Json): Json {
    const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
    for (const blockId of Object.keys(errors))
      if (!inputs.includes(blockId)) this.#workspace.violations.push(`response_action: no input block ${blockId}`);
    return errors;
  }

  #fill(view: View, values: Readonly<Record<string, unknown>>): void {
    let state = this.#workspace.states.get(view.id) ?? {};
    const inputs = placed(view.blocks);
    for (const [name, value] of Object.entries(values)) {
      const input = inputs.find(({ block, element }) => block.block_id === name || element.action_id === name);
      if (input === undefined) throw new Error(`the modal has no input ${name}`);
      state = withValue(state, input, chosen(input.element, value));
    }
    this.#workspace.states.set(view.id, state);
    const empty = inputs.find(
      ({ block, element }) =>
        block.type === 'input' && block.optional !== true && isEmpty(state[text(block.block_id)]?.[text(element.action_id)]),
    );
    if (empty !== undefined) throw new Error(`nobody can submit this: ${text(empty.block.block_id)} is empty`);
  }

  #find(target: Message | View, which: Which): Placed {
    const all = placed(target.blocks);
    const found = all.find(({ element }) => (typeof which === 'string' ? element.action_id === which : which(element)));
    if (found !== undefined) return found;
    const there = all.map(({ element }) => text(element.action_id)).join(', ');
    throw new Error(`no such element; there ${all.length === 1 ? 'is' : 'are'}: ${there === '' ? 'none' : there}`);
  }

  #base(type: string, who: User): Json {
    const { appId, teamId, teamDomain } = this.#workspace.identity;
    return {
      type,
      user: { id: who.id, username: who.name, name: who.name, team_id: teamId },
      api_app_id: appId,
      token: 'verification-token',
      team: { id: teamId, domain: teamDomain },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  #inView(who: User, view: View): Json {
    if (view.user !== who.id) throw new Error(`${who.name} doesn't see this view`);
    return { container: { type: 'view', view_id: view.id }, view: viewJson(this.#workspace, view) };
  }

  #inMessage(who: User, message: Message): Json {
    const channel = this.#workspace.channel(message.channel);
    if (message.ephemeralTo !== undefined && message.ephemeralTo !== who.id) throw new Error(`${who.name} doesn't see this message`);
    if (!this.#workspace.has(message)) throw new Error('this message is gone');
    const isEphemeral = message.ephemeralTo !== undefined;
    const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
    return {
      container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: isEphemeral, ...thread },
      channel: { id: channel.id, name: nameOf(channel) },
      // Slack sends the app no content of an ephemeral message.
      ...(isEphemeral ? {} : { message: messageJson(this.#workspace, message, { metadata: true }) }),
      response_url: this.#responses.issue('actions', channel.id, who.id, message).url,
    };
  }

  /** What Slack doesn't take in an ack it shows to nobody. */
  #unlessRefused(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

const nameOf = (channel: Channel): string => COMMAND_CHANNEL[channel.kind] ?? channel.name;
