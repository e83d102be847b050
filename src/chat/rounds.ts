import type { Books } from '../desk/books.ts';
import { eyesThere, openGaps } from '../desk/gaps/gap-list.ts';
import type { Newsroom } from '../desk/newsroom.ts';
import type { OnFile } from '../desk/on-file.ts';
import type { Affected, Store } from '../desk/store.ts';
import type { Reach } from '../desk/told.ts';
import type { RoleHolders } from '../domain/roles.ts';
import { makeCorrections } from './corrections/corrections.ts';
import type { Outbox } from './corrections/outbox.ts';
import { makeDaily } from './daily/daily.ts';
import type { Dispatches } from './dispatches/dispatches.ts';
import { type DispatchingOptions, makeDispatching } from './dispatches/dispatching.ts';
import { makeFollowing } from './dispatches/following.ts';
import { type GapWordMeans, makeGapWord } from './dispatches/gap-word.ts';
import { newId } from './host.ts';
import type { Ledger } from './ledger.ts';
import type { Messenger } from './messenger.ts';

export interface RoundsOptions extends Pick<GapWordMeans, 'filled'>, Pick<DispatchingOptions, 'failed' | 'undelivered'> {
  readonly desk: Newsroom;
  readonly onFile: OnFile;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly books: Books;
  readonly dispatches: Dispatches;
  readonly holders: RoleHolders;
  /** Ids of channels that all of the house may read. */
  readonly publicChannels: readonly string[];
  /** Epoch ms. */
  readonly clock: () => number;
}

/** All that the bot does of itself: word of corrections, of what people follow and of questions that are answered, and daily summaries. */
export interface Rounds {
  /** Whom a correction would reach. */
  readonly reach: (affected: readonly Affected[]) => Reach;
  /** Takes in what other processes wrote, sets going what is due, and delivers what can be delivered now. Never rejects. */
  readonly go: (messengers: Iterable<Messenger>) => Promise<void>;
  /** Takes nothing more in hand; resolves when nothing is. */
  readonly stop: () => Promise<void>;
}

export function makeRounds(options: RoundsOptions): Rounds {
  const { desk, onFile, books, dispatches, clock, failed, publicChannels } = options;
  const corrections = makeCorrections({ ...options, summaries: books.summaries });
  const following = makeFollowing({ ...options, follows: books.follows });
  const gapWord = makeGapWord({ ...options, gaps: books.gaps });
  const dispatching = makeDispatching({ ...options, composers: { follow: following.composer, gap: gapWord.composer } });
  const daily = makeDaily({
    ...options,
    schedules: books.schedules,
    summaries: books.summaries,
    open: (place, topicId) => openGaps(books.gaps.open(), topicId, eyesThere(place, { desk, onFile, now: clock(), publicChannels })),
    notify: (account, text, once) => {
      const [platform = '', ...person] = account.split(':');
      const to = { kind: 'tell', person: person.join(':') } as const;
      dispatches.plan([{ key: newId(), once, platform, to, about: { kind: 'notice', text }, planned: clock() }]);
    },
  });

  /** One after the other, though one of them breaks: what a correction tells nobody is told again. */
  function plan(): void {
    for (const step of [() => onFile.refresh(), corrections.plan, following.plan, gapWord.plan]) {
      try {
        step();
      } catch (error) {
        failed(newId(), error);
      }
    }
  }

  return {
    reach: corrections.reach,
    go: async (messengers) => {
      plan();
      await Promise.all([...messengers].flatMap((messenger) => [corrections, dispatching, daily].map((each) => each.drain(messenger))));
    },
    stop: async () => {
      await Promise.all([corrections, dispatching, daily].map((each) => each.stop()));
    },
  };
}
