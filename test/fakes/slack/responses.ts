import type { Reply } from './api.ts';
import { flag, type Json, text } from './json.ts';
import type { Parts } from './method.ts';
import { rewrite } from './method-chat.ts';
import { type Message, Refusal } from './model.ts';
import type { Content } from './outgoing.ts';
import { messageJson } from './shapes.ts';

const MOST_USES = 5;
const LIFETIME_MS = 30 * 60_000;

/** What one response_url stands for. */
export interface ResponseUrl {
  readonly channel: string;
  readonly user: string;
  readonly issuedAt: number;
  uses: number;
  /** What `replace_original` and `delete_original` are about. */
  original: Message | undefined;
}

/** response_url: five messages within half an hour. */
export class Responses {
  readonly #parts: Parts;
  readonly #base: () => string;
  readonly #issued = new Map<string, ResponseUrl>();

  constructor(parts: Parts, base: () => string) {
    this.#parts = parts;
    this.#base = base;
  }

  issue(
    path: 'commands' | 'actions' | 'app',
    channel: string,
    user: string,
    original: Message | undefined,
  ): { url: string; issued: ResponseUrl } {
    const { workspace } = this.#parts;
    const route = `/${path}/${workspace.identity.teamId}/${workspace.id('')}/${'s3cr3t'.repeat(4)}`;
    const issued = { channel, user, issuedAt: workspace.clock.now(), uses: 0, original };
    this.#issued.set(route, issued);
    return { url: `${this.#base()}${route}`, issued };
  }

  /** Answers a request to one of the urls. */
  use(route: string, body: Json): Reply {
    const url = this.#issued.get(route);
    if (url === undefined) return this.#plain(404, 'no_service');
    if (this.#parts.workspace.clock.now() - url.issuedAt > LIFETIME_MS) return this.#refused('expired_url');
    if (url.uses >= MOST_USES) return this.#refused('used_url');
    try {
      this.show(url, body, 'response_url');
    } catch (error) {
      if (error instanceof Refusal) return this.#plain(400, error.code);
      throw error;
    }
    url.uses += 1;
    return this.#plain(200, 'ok');
  }

  #refused(code: string): Reply {
    this.#parts.workspace.violations.push(`response_url: ${code}`);
    return this.#plain(404, code);
  }

  /** Shows what a response (or the ack of a command) says. */
  show(url: ResponseUrl, body: Json, method: string): void {
    const { workspace, events, outgoing } = this.#parts;
    const { original } = url;
    if (flag(body.delete_original)) {
      if (original === undefined || !workspace.has(original)) throw new Refusal('message_not_found');
      workspace.remove(original);
      if (original.ephemeralTo === undefined) events.deleted(original);
      return;
    }
    const content = outgoing.content(method, body);
    if (flag(body.replace_original) && original !== undefined && workspace.has(original)) {
      this.#replace(original, content);
      return;
    }
    url.original = this.#add(url, body, content);
  }

  #replace(original: Message, content: Content): void {
    const before = messageJson(this.#parts.workspace, original, { metadata: true });
    // Unlike chat.update, what a response doesn't bring is gone.
    rewrite(this.#parts, original, { ...content, blocks: content.blocks ?? [] });
    if (original.ephemeralTo === undefined) this.#parts.events.changed(original, before);
  }

  #add(url: ResponseUrl, body: Json, content: Content): Message | undefined {
    const { workspace, events } = this.#parts;
    const { botUserId, botId, appId } = workspace.identity;
    const isShared = body.response_type === 'in_channel';
    const threadTs = text(body.thread_ts) === '' ? undefined : text(body.thread_ts);
    const message = workspace.post({
      channel: url.channel,
      user: botUserId,
      botId,
      appId,
      text: content.text ?? '',
      blocks: content.blocks ?? [],
      metadata: content.metadata,
      threadTs,
      ephemeralTo: isShared ? undefined : url.user,
    });
    if (isShared) events.posted(message);
    return url.original ?? message;
  }

  #plain(status: number, body: string): Reply {
    return { status, headers: { 'content-type': 'text/html' }, body };
  }
}
