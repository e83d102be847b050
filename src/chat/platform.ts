import type { Eyes, Newsroom } from '../desk/newsroom.ts';
import type { Answer } from '../domain/answer.ts';
import type { RoleHolders } from '../domain/roles.ts';
import type { Patience } from './delivery.ts';
import type { Host } from './host.ts';
import type { Ledger } from './ledger.ts';
import type { Messenger } from './messenger.ts';

/** Structured, with a static message; no tokens, and no message texts but at debug. pino's loggers are of this shape. */
export interface Log {
  readonly debug: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

/** What a platform works with. */
export interface PlatformMeans {
  readonly host: Host;
  /** For what is shown without being asked: topics to complete, the home page. */
  readonly desk: Newsroom;
  readonly log: Log;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly patience: Patience;
  /** Who is editor, verifier and admin. */
  readonly roles: RoleHolders;
  /** Ids of channels in which `/ask` and `/brief` answer for all to see. */
  readonly publicChannels: readonly string[];
  /** Before the platform's command names, where these are shared with others; empty: none. */
  readonly commandPrefix: string;
  /** Instants that outlive the process. */
  readonly memory: Pick<Ledger, 'noted' | 'note' | 'notedNames'>;
  /** What the desk sees of what was asked, for an editor's own eyes; left out: it is shown nowhere. */
  readonly stats?: (eyes: Eyes) => Answer;
  /** Told whenever the connection comes or goes; `detail` is one line for the operator. */
  readonly report: (connected: boolean, detail: string) => void;
}

/** A platform that is connected. */
export interface Platform {
  /** "Slack", "Discord". */
  readonly name: string;
  /** For the start's one line: as whom, where, how. */
  readonly detail: string;
  /** For what an earlier run left unfinished. */
  readonly messenger: Messenger;
  /** Takes nothing more; what is in hand can still be answered. */
  readonly stop: () => Promise<void>;
  /** Lets go of all connections. */
  readonly close: () => Promise<void>;
}

/** A platform could not start. The message says in plain words what is wrong and what to do, and holds no secret. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  /** The platform said no (a wrong token): trying again won't help until somebody acts. Else the network, or the platform itself. */
  readonly refused: boolean;

  constructor(message: string, refused: boolean, options?: ErrorOptions) {
    super(message, options);
    this.refused = refused;
  }
}

/** One thing that the doctor looked at. */
export interface Finding {
  readonly ok: boolean;
  /** What was looked at, and how it is. */
  readonly what: string;
  /** What to do; empty where it is fine. */
  readonly remedy: string;
}
