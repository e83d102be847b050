import { type APIModalInteractionResponseCallbackData, Routes } from 'discord.js';
import { z } from 'zod';
import { type Attempt, deliver, type Patience } from '../../src/chat/delivery.ts';
import type { Sent } from '../../src/chat/messenger.ts';
import { type Api, attemptOf, CODE, codeOf } from './api.ts';
import { deferralOf, EPHEMERAL, TYPE } from './deferral.ts';
import type { Handle } from './handle.ts';
import { isLoading, isSame, readFound } from './recognise.ts';
import type { DiscordPayload } from './render.ts';

/** How long (ms) an interaction waits for its answer before it is acknowledged without one; Discord's own limit is 3,000. */
const PATIENT = { usual: 700, late: 2200 } as const;
/** A first response is given up and tried again after so long (ms): there is time for two more. */
const WITHIN = 1000;
/** How long (ms) Discord takes responses to an interaction. */
const OPEN = 15 * 60_000;

/** Where an interaction of this run stands. `open`: nothing has reached Discord yet, as far as is known. */
interface Known {
  state: 'open' | 'deferred' | 'answered';
  /** A deferral may have arrived. */
  unsure: boolean;
  /** One response after the other. */
  turn: Promise<unknown>;
  /** Epoch ms, by this machine's clock. */
  readonly since: number;
  readonly due: NodeJS.Timeout | undefined;
}

/** An answer to an interaction. */
export interface Response {
  readonly payload: DiscordPayload;
  /** The delivery's. */
  readonly key: string;
  readonly hidden: boolean;
  /** An earlier run may have sent it. */
  readonly again: boolean;
  /** Finds a public message where it would stand; null: it can't be seen from there. */
  readonly lookUp: (() => Promise<Sent | null>) | null;
}

const DONE: Sent = { ok: true, message: null, thread: null };
const RESPONDED = z.object({ resource: z.object({ message: z.object({ id: z.string() }) }) });

/** Responses to interactions: at once where the answer is there, else a sign that it is on its way; each thing once. */
export class Callbacks {
  readonly #api: Api;
  readonly #patience: Patience;
  readonly #known = new Map<string, Known>();

  constructor(api: Api, patience: Patience) {
    this.#api = api;
    this.#patience = patience;
  }

  /** An interaction has come: from now on its time runs. */
  arrived(handle: Handle): void {
    const patient = handle.late ? PATIENT.late : PATIENT.usual;
    const due = setTimeout(() => void this.#turn(handle, (known) => this.#defer(known, handle, deferralOf(handle))), patient);
    const since = Date.now();
    // The oldest stand first.
    for (const [id, known] of this.#known) {
      if (since - known.since <= OPEN) break;
      this.#known.delete(id);
    }
    this.#known.set(handle.id, fresh(since, due));
  }

  /** The work on an interaction is over: a press that needed no response of its own is acknowledged. */
  async settle(handle: Handle): Promise<void> {
    clearTimeout(this.#known.get(handle.id)?.due);
    if (handle.kind === 'press') await this.#turn(handle, (known) => this.#defer(known, handle, { type: TYPE.deferSilently }));
  }

  /** A first response of another kind (choices, a note), which needs no memory: as often as it takes, arriving once. */
  simply(handle: Pick<Handle, 'id' | 'token'>, type: number, data?: unknown): Promise<Sent> {
    return this.#callback(handle, { type, ...(data !== undefined && { data }) }, false);
  }

  respond(handle: Handle, response: Response): Promise<Sent> {
    const known = this.#known.get(handle.id);
    if (!known || response.again) return this.#fromEarlier(handle, response);
    return this.#turn(handle, async (own) => {
      clearTimeout(own.due);
      if (own.state === 'open') {
        const sent = await this.#first(handle, response, own);
        if (sent) return sent;
      }
      if (own.state === 'answered' || handle.defers === 'silent') return this.#followUp(handle, response);
      own.state = 'answered';
      return this.#fill(handle, response);
    });
  }

  /** A form can only be the first response. */
  open(handle: Handle, data: APIModalInteractionResponseCallbackData, tooLate: DiscordPayload): Promise<Sent> {
    return this.#turn(handle, async (known) => {
      clearTimeout(known.due);
      if (known.state === 'open') {
        const sent = await this.#callback(handle, { type: TYPE.form, data }, false);
        if (sent.ok) known.state = 'answered';
        return sent;
      }
      await this.#followUp(handle, { payload: tooLate, key: handle.id, hidden: true, again: false, lookUp: null });
      return { ok: false, reason: 'too-late', detail: 'acknowledged before the form was there' };
    });
  }

  /** Lets go of the timers. */
  close(): void {
    for (const { due } of this.#known.values()) clearTimeout(due);
    this.#known.clear();
  }

  /** Works on an interaction when all earlier work on it is done. One of an earlier run counts as open. */
  #turn<T>(handle: Handle, work: (known: Known) => Promise<T>): Promise<T> {
    const known = this.#known.get(handle.id) ?? fresh(0, undefined);
    const turn = known.turn.then(() => work(known));
    known.turn = turn.catch(() => undefined);
    return turn;
  }

  async #defer(known: Known, handle: Handle, deferral: object): Promise<void> {
    if (known.state !== 'open') return;
    const sent = await this.#callback(handle, deferral, false);
    if (sent.ok) known.state = 'deferred';
    else known.unsure = true;
  }

  /** The answer itself as the first response; null: a deferral was there before it after all. */
  async #first(handle: Handle, response: Response, known: Known): Promise<Sent | null> {
    let deferred = false;
    const sent = await this.#callback(handle, { type: TYPE.message, data: bodyOf(response) }, false, !response.hidden, () => {
      deferred = known.unsure;
      return deferred;
    });
    if (deferred) known.state = 'deferred';
    else if (sent.ok) known.state = 'answered';
    return deferred ? null : sent;
  }

  /** `taken`: asked where Discord has a first response already, of which it isn't known whether it is this one. */
  #callback(handle: Pick<Handle, 'id' | 'token'>, body: object, unsure: boolean, told = false, taken = () => false): Promise<Sent> {
    let lost = unsure;
    const attempt = async (): Promise<Attempt> => {
      try {
        const query = { with_response: 'true' };
        const route = Routes.interactionCallback(handle.id, handle.token);
        const answer = await this.#api.post(route, { body, auth: false, within: WITHIN, ...(told && { query }) });
        const read = RESPONDED.safeParse(answer);
        return { kind: 'done', message: read.success ? read.data.resource.message.id : null, thread: null };
      } catch (error) {
        if (codeOf(error) === CODE.alreadyAcknowledged && (lost || taken())) return { kind: 'done', message: null, thread: null };
        const came = attemptOf(error);
        lost ||= came.kind === 'lost';
        return came;
      }
    };
    return deliver({ attempt, lookUp: 'safe', again: false }, this.#patience);
  }

  /** In place of a deferral; it is seen by whom that was for. Editing twice is editing once. */
  #fill(handle: Handle, { payload, hidden }: Response): Promise<Sent> {
    if (hidden !== (handle.defers === 'private')) {
      return Promise.resolve({ ok: false, reason: 'failed', detail: 'deferred for other eyes' });
    }
    return this.#post(() => this.#api.patch(original(handle), { body: payload, auth: false }), hidden, 'safe');
  }

  /** A message of its own; a private one can't be looked up, so that it is never repeated where it may have arrived. */
  #followUp(handle: Handle, response: Response): Promise<Sent> {
    const { hidden, lookUp, again } = response;
    const route = Routes.webhook(handle.applicationId, handle.token);
    const call = () => this.#api.post(route, { body: bodyOf(response), query: { wait: 'true' }, auth: false });
    return this.#post(call, hidden, hidden ? null : lookUp, again);
  }

  #post(call: () => Promise<unknown>, hidden: boolean, lookUp: 'safe' | Response['lookUp'], again = false): Promise<Sent> {
    const attempt = async (): Promise<Attempt> => {
      try {
        const found = readFound(await call());
        return { kind: 'done', message: hidden ? null : (found?.id ?? null), thread: null };
      } catch (error) {
        return attemptOf(error);
      }
    };
    return deliver({ attempt, lookUp, again }, this.#patience);
  }

  /** Of an interaction that an earlier run had begun with: what Discord shows for it tells how far that went. */
  async #fromEarlier(handle: Handle, response: Response): Promise<Sent> {
    let state: 'none' | 'loading' | 'same' | 'other' = 'none';
    const asked = await this.#post(
      async () => {
        const found = readFound(await this.#api.get(original(handle), { auth: false }));
        if (found) state = isLoading(found) ? 'loading' : isSame(found, response.payload, response.key) ? 'same' : 'other';
        return found;
      },
      response.hidden,
      'safe',
    );
    if (!asked.ok && asked.reason !== 'too-late' && asked.reason !== 'gone') return asked;
    switch (state as 'none' | 'loading' | 'same' | 'other') {
      case 'none':
        return this.#callback(
          handle,
          { type: TYPE.message, data: { ...response.payload, ...(response.hidden && { flags: EPHEMERAL }) } },
          true,
        );
      case 'loading':
        return this.#fill(handle, response);
      case 'same':
        return asked;
      case 'other':
        // Under a press stands the message that was pressed; under a command only its answer can.
        return handle.kind === 'press' ? this.#followUp(handle, response) : DONE;
    }
  }
}

const original = ({ applicationId, token }: Handle) => Routes.webhookMessage(applicationId, token, '@original');

const bodyOf = ({ payload, hidden }: Response): object => ({ ...payload, ...(hidden && { flags: EPHEMERAL }) });

const fresh = (since: number, due: NodeJS.Timeout | undefined): Known => ({
  state: 'open',
  unsure: false,
  turn: Promise.resolve(),
  since,
  due: due?.unref(),
});
