import { type RouteLike, Routes } from 'discord.js';
import { z } from 'zod';
import type { Patience } from '../../src/chat/delivery.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { type Api, attemptOf, steadily } from './api.ts';
import { type Definition, definitionsOf, KIND } from './definitions.ts';

/** What registering came to in one place: names of commands, and why it failed. */
export interface Registered {
  /** A server's id; null: everywhere. */
  readonly guild: string | null;
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** null: it went well. */
  readonly failure: string | null;
}

export interface Registration {
  readonly api: Api;
  readonly patience: Patience;
  readonly applicationId: string;
  /** Servers to register in; none: everywhere. */
  readonly guilds: readonly string[];
}

/** Registers what differs from what Discord has, and nothing else: only so many commands may be made in a day. Never throws. */
export async function registerCommands({ api, patience, applicationId, guilds }: Registration): Promise<Registered[]> {
  const results: Registered[] = [];
  for (const guild of guilds.length === 0 ? [null] : guilds) {
    const base = routeOf(applicationId, guild);
    const done = { guild, created: [] as string[], changed: [] as string[], removed: [] as string[] };
    try {
      const { create, change, remove } = differences(definitionsIn(guild), await registered(api, base, patience));
      for (const { id, name } of remove) {
        await steadily(() => api.delete(`${base}/${id}`), patience);
        done.removed.push(name);
      }
      for (const { id, definition } of change) {
        await steadily(() => api.patch(`${base}/${id}`, { body: definition }), patience);
        done.changed.push(definition.name);
      }
      for (const definition of create) {
        await steadily(() => api.post(base, { body: definition }), patience);
        done.created.push(definition.name);
      }
      results.push({ ...done, failure: null });
    } catch (error) {
      const came = attemptOf(error);
      results.push({ ...done, failure: 'detail' in came ? came.detail : came.kind });
    }
  }
  return results;
}

/** Whether all commands are registered in a place as they are now. Throws what the API throws. */
export async function areRegistered(api: Api, applicationId: string, guild: string | null): Promise<boolean> {
  const { create, change, remove } = differences(definitionsIn(guild), existingIn(await api.get(routeOf(applicationId, guild))));
  return create.length + change.length + remove.length === 0;
}

function routeOf(applicationId: string, guild: string | null): RouteLike {
  return guild === null ? Routes.applicationCommands(applicationId) : Routes.applicationGuildCommands(applicationId, guild);
}

/** A server's commands are there in that server alone, so that nothing is said of where. */
function definitionsIn(guild: string | null): Definition[] {
  const definitions = definitionsOf(COMMANDS);
  return guild === null ? definitions : definitions.map(hereAlone);
}

function hereAlone(definition: Definition): Definition {
  const { contexts: _, integration_types: __, ...rest } = definition;
  return rest;
}

const EXISTING = z.looseObject({ id: z.string(), name: z.string(), type: z.int().default(KIND.chatInput) });
type Existing = z.output<typeof EXISTING>;

/** The kinds of command that the bot has: one that it has no more goes, while other kinds are none of its business. */
const OWN: readonly number[] = Object.values(KIND);

/** The commands of these kinds that Discord has of this application. */
function existingIn(answer: unknown): Existing[] {
  return z
    .array(EXISTING)
    .parse(answer)
    .filter(({ type }) => OWN.includes(type));
}

async function registered(api: Api, base: RouteLike, patience: Patience): Promise<Existing[]> {
  return existingIn(await steadily(() => api.get(base), patience));
}

interface Differences {
  readonly create: readonly Definition[];
  readonly change: readonly { readonly id: string; readonly definition: Definition }[];
  readonly remove: readonly Existing[];
}

/** Names are unique within a kind. */
const keyOf = ({ type = KIND.chatInput, name }: { readonly type?: number | undefined; readonly name: string }): string => `${type} ${name}`;

function differences(wanted: readonly Definition[], existing: readonly Existing[]): Differences {
  const byKey = new Map(existing.map((command) => [keyOf(command), command]));
  const keys = wanted.map(keyOf);
  return {
    create: wanted.filter((definition) => !byKey.has(keyOf(definition))),
    change: wanted.flatMap((definition) => {
      const there = byKey.get(keyOf(definition));
      return there === undefined || isWithin(definition, there) ? [] : [{ id: there.id, definition }];
    }),
    remove: existing.filter((command) => !keys.includes(keyOf(command))),
  };
}

/** Whether what Discord has is what was set. It leaves out what is false or empty, and adds what was never set. */
function isWithin(wanted: unknown, there: unknown): boolean {
  if (Array.isArray(wanted)) {
    const list = Array.isArray(there) ? there : [];
    return list.length === wanted.length && wanted.every((each, at) => isWithin(each, list[at]));
  }
  if (typeof wanted === 'object' && wanted !== null) {
    const found = typeof there === 'object' && there !== null ? new Map(Object.entries(there)) : new Map<string, unknown>();
    const entries = Object.entries(wanted);
    const optional = ['autocomplete', 'choices', 'min_value', 'max_value'].filter((key) => !(key in wanted));
    return (
      entries.every(([key, value]) => isWithin(value, found.get(key))) &&
      optional.every((key) => !found.get(key) || isEmpty(found.get(key)))
    );
  }
  return wanted === there || (wanted === false && there === undefined);
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
