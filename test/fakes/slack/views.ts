import { checkView } from './check-blocks.ts';
import { isRecord, type Json, records } from './json.ts';
import { Refusal, type View } from './model.ts';
import { initialState } from './state.ts';
import type { Workspace } from './workspace.ts';

interface Trigger {
  readonly user: string;
  readonly issuedAt: number;
  used: boolean;
}

/** Modals (a stack for each person), home tabs, and the triggers that open them. */
export class Views {
  readonly #workspace: Workspace;
  readonly #triggerMs: number;
  readonly #triggers = new Map<string, Trigger>();
  readonly #homes = new Map<string, View>();
  readonly #stacks = new Map<string, View[]>();

  constructor(workspace: Workspace, triggerMs: number) {
    this.#workspace = workspace;
    this.#triggerMs = triggerMs;
  }

  /** A trigger_id for what this person has just done. */
  trigger(user: string): string {
    const id = `${this.#workspace.clock.now()}.${this.#workspace.id('')}.${'c0ffee'.repeat(5)}`;
    this.#triggers.set(id, { user, issuedAt: this.#workspace.clock.now(), used: false });
    return id;
  }

  /** Opens a modal, or puts one on top of those open. */
  open(triggerId: string, given: unknown, push: boolean, method: string): View {
    const view = this.checked(given, 'modal', method);
    const trigger = this.#triggers.get(triggerId);
    if (trigger === undefined) throw new Refusal('invalid_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    if (this.#workspace.clock.now() - trigger.issuedAt > this.#triggerMs) throw new Refusal('expired_trigger_id');
    const stack = this.#stack(trigger.user);
    if (push && stack.length >= 3) throw new Refusal('push_limit_reached');
    trigger.used = true;
    return this.add(trigger.user, view, push);
  }

  /** As `open`, for views that need no trigger (answers to a submission). */
  add(user: string, given: Json, push: boolean): View {
    const stack = this.#stack(user);
    if (!push) stack.length = 0;
    const below = stack.at(-1);
    const view = this.#make(user, 'modal', given, below);
    stack.push(view);
    this.#workspace.changes.notify();
    return view;
  }

  publish(user: string, given: unknown, hash: string | undefined): View {
    const checked = this.checked(given, 'home', 'views.publish');
    const there = this.#homes.get(user);
    if (there !== undefined) return this.#replace(there, checked, hash);
    const view = this.#make(user, 'home', checked, undefined);
    this.#homes.set(user, view);
    this.#workspace.changes.notify();
    return view;
  }

  update(find: { readonly id: string; readonly externalId: string }, given: unknown, hash: string | undefined): View {
    const all = [...this.#homes.values(), ...[...this.#stacks.values()].flat()];
    const view = all.find((one) => one.id === find.id || (find.externalId !== '' && one.given.external_id === find.externalId));
    if (view === undefined) throw new Refusal('not_found');
    return this.#replace(view, this.checked(given, view.type, 'views.update'), hash);
  }

  #replace(view: View, given: Json, hash: string | undefined): View {
    if (hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict');
    const before = this.#workspace.states.get(view.id) ?? {};
    view.given = given;
    view.blocks = this.#workspace.withIds(records(given.blocks));
    view.hash = this.#hash();
    view.errors = {};
    this.#workspace.states.set(view.id, initialState(view.blocks, before));
    this.#workspace.changes.notify();
    return view;
  }

  /** What an app answers with `response_action: update`. */
  replace(view: View, given: unknown): void {
    this.#replace(view, this.checked(given, 'modal', 'response_action'), undefined);
  }

  fail(view: View, errors: Json): void {
    view.errors = errors;
    this.#workspace.changes.notify();
  }

  close(view: View): void {
    this.#stacks.set(
      view.user,
      this.#stack(view.user).filter((one) => one !== view),
    );
    this.#workspace.changes.notify();
  }

  clear(user: string): void {
    this.#stacks.set(user, []);
    this.#workspace.changes.notify();
  }

  home(user: string): View | undefined {
    return this.#homes.get(user);
  }

  /** The modal on top. */
  modal(user: string): View | undefined {
    return this.#stacks.get(user)?.at(-1);
  }

  #stack(user: string): View[] {
    const stack = this.#stacks.get(user) ?? [];
    this.#stacks.set(user, stack);
    return stack;
  }

  #hash(): string {
    return `${this.#workspace.clock.seconds()}.${this.#workspace.id('h')}`;
  }

  #make(user: string, type: 'modal' | 'home', given: Json, below: View | undefined): View {
    const id = this.#workspace.id('V');
    const blocks = this.#workspace.withIds(records(given.blocks));
    this.#workspace.states.set(id, initialState(blocks, {}));
    const previousId = below?.id ?? null;
    return { id, type, user, rootId: below?.rootId ?? id, previousId, given, blocks, hash: this.#hash(), errors: {} };
  }

  /** Refuses what is no such view. */
  checked(given: unknown, type: 'modal' | 'home', method: string): Json {
    const view = isRecord(given) ? given : {};
    const wrong = [...checkView(view), ...(view.type === type ? [] : [`must be a ${type} [json-pointer:/view/type]`])];
    if (wrong.length === 0) return view;
    this.#workspace.violations.push(...wrong.map((one) => `${method}: ${one}`));
    throw new Refusal('invalid_arguments', { response_metadata: { messages: wrong.map((one) => `[ERROR] ${one}`) } });
  }
}
