import type { SummaryNotes } from '../../desk/daily/summaries.ts';
import type { Ledger } from '../ledger.ts';

/** A span of time, from and to in epoch ms. */
type Span = SummaryNotes['offline'][number];

/** Who was there when: what a summary says of the time that nobody looked at. */
export interface Presence {
  /** Writes down that somebody is here for a platform, and for how long nobody was. */
  readonly here: (platform: string) => void;
  /** Writes down that a platform could not be reached since an instant (epoch ms). */
  readonly away: (platform: string, since: number) => void;
  /** When nobody was there since an instant (epoch ms), or the platform wasn't; in order, and what overlaps is one. */
  readonly gaps: (platform: string, since: number) => readonly Span[];
}

/** How long (ms) nobody may have been there before that is said; how often it is written down that somebody is. */
const OFFLINE = { said: 15 * 60_000, noted: 30_000 } as const;
const ALIVE = 'alive ';
const AWAY = 'offline ';

/** `clock`: epoch ms. */
export function makePresence(ledger: Pick<Ledger, 'noted' | 'note' | 'notedNames'>, clock: () => number): Presence {
  const beats = new Map<string, number>();
  const away = (platform: string, since: number) => ledger.note(`${AWAY}${platform} ${since}`, clock());
  return {
    here: (platform) => {
      const now = clock();
      if (now - (beats.get(platform) ?? Number.NEGATIVE_INFINITY) < OFFLINE.noted) return;
      beats.set(platform, now);
      const last = ledger.noted(ALIVE + platform);
      if (last !== null && now - last >= OFFLINE.said) away(platform, last);
      ledger.note(ALIVE + platform, now);
    },
    away,
    gaps: (platform, since) => {
      const beginning = `${AWAY}${platform} `;
      const spans = ledger.notedNames(beginning).flatMap((name) => {
        const [from, to] = [Number(name.slice(beginning.length)), ledger.noted(name)];
        return to === null || to <= since ? [] : [{ from: Math.max(from, since), to }];
      });
      return merged(spans);
    },
  };
}

function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last && span.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}
