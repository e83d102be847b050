import type { Validators } from '../../importers/http-headers.ts';

/** How a feed stood when it was last asked. */
export interface Standing extends Validators {
  /** SHA-256 (hexadecimal) of the last body that was taken in; null: none was. */
  readonly digest: string | null;
  /** Polls that failed, one after the other, up to now. */
  readonly failures: number;
  /** What kept the last one from being taken in; null: nothing. */
  readonly trouble: string | null;
}

/** Remembers feeds by their address, over restarts and between processes: one process at a time polls a feed, and not before it is due. */
export interface Polls {
  /** Takes a feed in hand that is due and in nobody's hand, until an instant (epoch ms); null: it isn't to be had. A new one is due at once. */
  readonly take: (url: string, hand: string, now: number, until: number) => Standing | null;
  /** Keeps it in hand until then; false: another hand has it by now. */
  readonly keep: (url: string, hand: string, until: number) => boolean;
  /** Lets go of it; it is due again at an instant (epoch ms). What another hand has by now stays as it is. */
  readonly settle: (url: string, hand: string, standing: Standing, due: number) => void;
}
