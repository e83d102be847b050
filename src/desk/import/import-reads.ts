import { setImmediate as turn } from 'node:timers/promises';
import type { OnFile } from '../on-file.ts';
import { type Incoming, itemHash } from './incoming.ts';
import type { Revision, Where } from './item.ts';
import { Origins } from './origins.ts';
import { type Plan, type Planning, planFor } from './plan.ts';

/** What came of an import. Everything that was read is in one of its counts. */
export interface Tally {
  readonly added: number;
  /** Sources on file that were changed. */
  readonly versions: number;
  /** Sources on file that their publisher withdrew. */
  readonly killed: number;
  /** Of those added or changed: what may not be used for now. */
  readonly held: number;
  readonly same: number;
  readonly older: number;
  readonly refused: number;
  /** The first of them, in order. */
  readonly refusals: readonly Refusal[];
}

/** Something that didn't come on file. */
export interface Refusal {
  readonly where: Where;
  /** In the operator's words. */
  readonly reason: string;
}

/** How an import is done. */
export interface Importing {
  readonly onFile: OnFile;
  /** The account that the audit has it under. */
  readonly by: string;
  /** null: a source stays in its topic, and a new one is unfiled. */
  readonly topicId: string | null;
  /** A source that is in a topic stays in it, whatever `topicId` is: two feeds may carry it, and neither may open what the other keeps closed. */
  readonly staysInTopic?: boolean;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Told each time that something has come to its end. */
  readonly told?: (tally: Tally) => void;
}

/** Refusals that are named; the others are counted. */
const REFUSALS = 20;
/** What is written at a time: so many sources, or so many UTF-16 units of their text. */
const AT_ONCE = { sources: 100, text: 2_000_000 } as const;
/** Pieces after which whatever else the process does gets its turn. */
const BREATH = 10;
/** How often others may be quicker before that is taken for a bug. */
const TRIES = 100;

export const NOTHING: Tally = { added: 0, versions: 0, killed: 0, held: 0, same: 0, older: 0, refused: 0, refusals: [] };

/**
 * Brings on file what was read, some hundred sources at a time, each hundred with its audit in one act: a run that breaks off has all of its
 * acts or none, and the next run skips what is in. Throws what `reads` throws; what was read before that is on file then, too.
 */
export async function importReads(reads: AsyncIterable<Incoming> | Iterable<Incoming>, importing: Importing): Promise<Tally> {
  const run = new Run(importing);
  try {
    let read = 0;
    for await (const incoming of reads) {
      run.take(incoming);
      if (++read % BREATH === 0) await turn();
    }
  } finally {
    run.flush();
  }
  return run.tally;
}

class Run {
  tally: Tally = NOTHING;
  readonly #importing: Importing;
  readonly #seen = new Map<string, string>();
  readonly #canceled = new Map<string, Revision | null>();
  #origins: Origins | null = null;
  #waiting: Incoming[] = [];
  #plans: Plan[] = [];
  #ids = new Set<string>();
  #text = 0;

  constructor(importing: Importing) {
    this.#importing = importing;
    importing.onFile.refresh();
  }

  take(incoming: Incoming): void {
    let plan = this.#plan(incoming);
    // The same source twice in one act: the second is to find the first on file.
    const id = 'id' in plan ? plan.id : 'canceled' in plan ? plan.canceled?.id : undefined;
    if (id !== undefined && this.#ids.has(id)) {
      this.flush();
      plan = this.#plan(incoming);
    }
    this.#note(incoming, plan);
    if (!('changes' in plan)) {
      this.#count(incoming, plan);
      return;
    }
    this.#waiting.push(incoming);
    this.#plans.push(plan);
    this.#ids.add(plan.id);
    this.#text += incoming.read.ok ? incoming.read.item.text.length : 0;
    if (this.#plans.length >= AT_ONCE.sources || this.#text >= AT_ONCE.text) this.flush();
  }

  /** Writes what waits. */
  flush(): void {
    const { onFile, by, clock } = this.#importing;
    for (let tries = 0; this.#plans.length > 0; tries++) {
      const changes = this.#plans.flatMap((plan) => ('changes' in plan ? plan.changes : []));
      if (changes.length === 0 || onFile.submit({ at: clock(), by, changes }).ok) break;
      if (tries === TRIES) throw new Error('an import was outrun again and again');
      // Somebody was quicker: it is looked at again, as things stand now.
      onFile.refresh();
      this.#origins = null;
      this.#plans = this.#waiting.map((incoming) => this.#plan(incoming));
    }
    const [waiting, plans] = [this.#waiting, this.#plans];
    [this.#waiting, this.#plans, this.#ids, this.#text] = [[], [], new Set(), 0];
    for (const [at, incoming] of waiting.entries()) this.#count(incoming, plans[at] as Plan);
  }

  #plan(incoming: Incoming): Plan {
    const { onFile, topicId, staysInTopic = false, clock } = this.#importing;
    const [seen, canceled] = [this.#seen, this.#canceled];
    const planning: Planning = { onFile, topicId, staysInTopic, origins: () => this.#copies(), seen, canceled, now: clock() };
    return planFor(incoming, planning);
  }

  /** Made when the first new source comes: a run that finds all on file needs none. */
  #copies(): Origins {
    const { onFile } = this.#importing;
    this.#origins ??= new Origins({
      library: onFile.library,
      find: (id) => onFile.find('source', id)?.holding.imported?.marks,
    });
    return this.#origins;
  }

  #note({ read }: Incoming, plan: Plan): void {
    if (plan.kind === 'refused' && plan.canceled) this.#canceled.set(plan.canceled.id, plan.canceled.revision);
    if (!read.ok || !('id' in plan) || this.#seen.has(plan.id)) return;
    this.#seen.set(plan.id, itemHash(read.item));
  }

  #count({ read }: Incoming, plan: Plan): void {
    const { added, versions, killed, held, same, older, refused, refusals } = this.tally;
    const is = (kind: Plan['kind']): number => (plan.kind === kind ? 1 : 0);
    this.tally = {
      added: added + is('added'),
      versions: versions + is('version'),
      killed: killed + is('killed'),
      held: held + ('held' in plan && plan.held ? 1 : 0),
      same: same + is('same'),
      older: older + is('older'),
      refused: refused + is('refused'),
      refusals:
        plan.kind === 'refused' && refusals.length < REFUSALS ? [...refusals, { where: read.where, reason: plan.reason }] : refusals,
    };
    this.#importing.told?.(this.tally);
  }
}
