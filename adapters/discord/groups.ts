import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Messenger } from '../../src/chat/messenger.ts';
import type { Log } from '../../src/chat/platform.ts';
import { type Api, attemptOf, CODE, codeOf } from './api.ts';
import type { Places } from './places.ts';

/** ms: how long a person's roles count as known, and what a call for them may take (there are two; autocomplete has 3,000 in all). */
const TIME = { known: 60_000, call: 1200 } as const;

const MEMBER = z.object({ roles: z.array(z.string()) });

/** The roles that an event brings along, without the one that all have (its id is the server's); null: it brings none. */
export function rolesIn(member: { readonly roles?: readonly string[] } | null | undefined, guild: string | undefined): string[] | null {
  return member?.roles?.filter((role) => role !== guild) ?? null;
}

export interface GroupsMeans {
  readonly api: Pick<Api, 'get'>;
  readonly places: Pick<Places, 'guildOf'>;
  /** The server whose roles count in direct messages; null: none do. */
  readonly home: string | null;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly log: Pick<Log, 'warn'>;
}

/** Who has which roles in a server, asked for and remembered for a minute. */
export class Groups {
  readonly #means: GroupsMeans;
  readonly #known = new Map<string, { readonly roles: Promise<readonly string[]>; readonly until: number }>();
  #warned = false;

  constructor(means: GroupsMeans) {
    this.#means = means;
  }

  /** `Messenger.groupsOf`: ids of roles. */
  readonly of: Messenger['groupsOf'] = async ({ person, channel, direct }) => {
    const { places, home } = this.#means;
    try {
      const guild = direct ? home : await places.guildOf(channel);
      if (guild !== null) return await this.#remembered(guild, person);
      if (!direct) this.#warn('the server of a channel is not known');
    } catch (error) {
      const came = attemptOf(error);
      this.#warn('detail' in came ? came.detail : came.kind);
    }
    return [];
  };

  #remembered(guild: string, person: string): Promise<readonly string[]> {
    const now = this.#means.clock();
    // The oldest stand first.
    for (const [key, { until }] of this.#known) {
      if (until > now) break;
      this.#known.delete(key);
    }
    const key = `${guild} ${person}`;
    const known = this.#known.get(key);
    if (known) return known.roles;
    const roles = this.#ask(guild, person);
    this.#known.set(key, { roles, until: now + TIME.known });
    roles.catch(() => this.#known.delete(key));
    return roles;
  }

  async #ask(guild: string, person: string): Promise<readonly string[]> {
    const call = () => this.#means.api.get(Routes.guildMember(guild, person), { within: TIME.call });
    try {
      return rolesIn(MEMBER.parse(await call().catch(onceMore(call))), guild) ?? [];
    } catch (error) {
      if (codeOf(error) === CODE.unknownMember || codeOf(error) === CODE.unknownUser) return [];
      throw error;
    }
  }

  /** Once: it stays as it is until somebody looks at the bot's rights or the network. */
  #warn(detail: string): void {
    if (!this.#warned) this.#means.log.warn({ platform: 'discord', detail }, "people's roles could not be read");
    this.#warned = true;
  }
}

/** What failed without a reason of its own is tried a second time. */
function onceMore(call: () => Promise<unknown>): (error: unknown) => Promise<unknown> {
  return (error) => (attemptOf(error).kind === 'refused' ? Promise.reject(error) : call());
}
