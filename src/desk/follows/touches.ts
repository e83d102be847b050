import { fullId } from '../../knowledge/ids.ts';
import type { OnFile } from '../on-file.ts';
import type { Point } from '../point.ts';
import { type AuditedVersion, JOINED } from '../store.ts';
import type { Follow } from './follows.ts';

/** Lines of the audit may be written a little out of the order of the clocks; so far back (ms) they are looked for. */
const SLACK = 2 * JOINED.most;

/** A line of the audit that concerns something, or the instant at which an embargo on it lifts. */
interface Touch {
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * When something was last done about topics and entries, whoever may see it: where nothing was, nobody who follows one has to be looked at.
 * Each line of the audit is read once.
 */
export class Touches {
  readonly #onFile: Pick<OnFile, 'library' | 'store'>;
  readonly #lines = new Map<string, Touch[]>();
  #lifts: ReadonlyMap<string, readonly number[]> = new Map();
  #library: OnFile['library'] | null = null;
  #read: Point | null = null;

  constructor(onFile: Pick<OnFile, 'library' | 'store'>) {
    this.#onFile = onFile;
  }

  /** Takes in what was done up to a line of the audit; the first time from a point on. */
  take(upTo: Point, first: () => Point): void {
    const read = this.#read ?? first();
    if (upTo.seq > read.seq) {
      const lines = this.#onFile.store.auditSince(new Date(Math.max(0, read.at - SLACK)).toISOString());
      for (const line of lines) if (line.seq > read.seq && line.seq <= upTo.seq) this.#note(line);
    }
    this.#read = upTo.seq > read.seq ? upTo : read;
    if (this.#library !== this.#onFile.library) {
      this.#library = this.#onFile.library;
      this.#lifts = liftsIn(this.#library);
    }
  }

  /**
   * From when on (epoch ms) there is something that may have to be told to a follower, as of an instant (epoch ms): what was done can't be
   * undone any more, or an embargo has lifted. null: there is nothing.
   */
  ripe({ what, since, left }: Pick<Follow, 'what' | 'since' | 'left'>, now: number): number | null {
    const key = keyOf(what);
    const line = this.#lines.get(key)?.find(({ seq }) => seq > since.seq);
    const lift = this.#lifts.get(key)?.find((at) => at > since.at && at <= now);
    const times = [
      ...(line ? [line.at + SETTLED] : []),
      ...(lift === undefined ? [] : [lift]),
      ...(Object.keys(left).length > 0 ? [since.at] : []),
    ];
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Whether an embargo lifted after an instant, up to another (epoch ms). */
  lifted(after: number, until: number): boolean {
    return this.#lifts.get('')?.some((at) => at > after && at <= until) ?? false;
  }

  #note(line: AuditedVersion): void {
    const { seq, at } = line;
    for (const key of this.#keysOf(line)) {
      const known = this.#lines.get(key) ?? [];
      known.push({ seq, at: Date.parse(at) });
      this.#lines.set(key, known);
    }
  }

  #keysOf({ holding, version }: AuditedVersion): readonly string[] {
    if (holding.kind === 'source') {
      const resting = this.#onFile.library.facts.filter(({ sourceId }) => sourceId === holding.id);
      return [...new Set(resting.flatMap(({ id, topicId }) => [keyOf({ kind: 'fact', id }), keyOf({ kind: 'topic', id: topicId })]))];
    }
    if (holding.kind !== 'fact') return [];
    const { id, topicId } = holding;
    // What it spoke to before is touched as well.
    const before = this.#onFile.store.history('fact', id).findLast((each) => each.version < version)?.holding;
    const links = [holding, before].flatMap((each) => (each?.kind === 'fact' ? each.fields.links : []));
    const facts = new Set([id, ...links.map(({ to }) => fullId(topicId, to))]);
    return [keyOf({ kind: 'topic', id: topicId }), ...[...facts].map((factId) => keyOf({ kind: 'fact', id: factId }))];
  }
}

/** How long (ms) after it was done something can't be undone any more. */
export const SETTLED = JOINED.usual + 1;

const keyOf = ({ kind, id }: Follow['what']): string => `${kind} ${id}`;

/** When embargoes lift, by what they are on, in order; under the empty key all of them. */
function liftsIn({ facts }: OnFile['library']): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, Set<number>>();
  for (const { id, topicId, links, gates } of facts) {
    for (const { embargo } of gates) {
      if (embargo === null) continue;
      const spoken = links.map(({ to }) => keyOf({ kind: 'fact', id: to }));
      for (const key of ['', keyOf({ kind: 'topic', id: topicId }), keyOf({ kind: 'fact', id }), ...spoken])
        found.set(key, (found.get(key) ?? new Set()).add(Date.parse(embargo)));
    }
  }
  return new Map([...found].map(([key, all]) => [key, [...all].sort((one, other) => one - other)]));
}
