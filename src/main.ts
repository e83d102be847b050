import { setTimeout as pause } from 'node:timers/promises';
import { connectDiscord } from '../adapters/discord/connect.ts';
import { connectSlack } from '../adapters/slack/connect.ts';
import { type Host, makeHost, type Watch } from './chat/host.ts';
import type { Ledger } from './chat/ledger.ts';
import { type Log, type Platform, type PlatformMeans, StartFailure } from './chat/platform.ts';
import { makeRounds, type Rounds } from './chat/rounds.ts';
import type { Config } from './config.ts';
import { endedUsage } from './desk/import/usage.ts';
import type { OnFile } from './desk/on-file.ts';
import { openDesk } from './desk/open.ts';
import { readOn } from './desk/read-on.ts';
import { figures, stats } from './desk/stats.ts';
import { synchronise } from './desk/synchronise.ts';
import type { Told } from './desk/told.ts';
import { WARMTH, warmUp } from './desk/warm-up.ts';
import { READER } from './domain/audience.ts';
import { UserError } from './domain/errors.ts';
import { type HealthServer, type PlatformHealth, serveHealth } from './health.ts';
import { startIntake } from './intake/start.ts';
import { because } from './knowledge/folder.ts';
import { formatProblems } from './knowledge/problems.ts';
import { watchKnowledge } from './knowledge/watch.ts';
import { makeLog } from './log.ts';
import { type Metrics, makeMetrics } from './metrics.ts';
import { openStorage, type Storage } from './storage/open.ts';
import { type Supervisor, supervise } from './supervise.ts';
import { MAIN_TEXT } from './text/main.ts';

/** Where knowledge and memory are. */
export interface Folders {
  /** The knowledge folder. */
  readonly folder: string;
  /** The data folder. */
  readonly data: string;
}

/** What the process around the bot gives it. */
export interface Process {
  /** One line for the operator, on standard output. */
  readonly tell: (line: string) => void;
  /** Aborted when the process is asked to end. */
  readonly ending: AbortSignal;
}

/** How long (ms) what is in hand may take once the process is asked to end, and how long a platform that is still connecting is heard. */
const GRACE = { inHand: 10_000, connecting: 250 } as const;
/** How often (ms) answers that a platform wasn't there for are tried again. */
const LEFTOVERS = 60_000;
/** How often (ms) the bot looks for what it has to do of itself, and what other processes wrote. */
const SECOND = 1000;
/** Days that the figures on a home page are of. */
const STATS = 30;
/** How often (ms) sources whose time is over are looked for. */
const EXPIRING = 60_000;
/** How often (ms) old questions are looked for. */
const FORGETTING = 60 * 60_000;
const DAY = 24 * 60 * 60_000;

/**
 * Serves every platform whose tokens are set, until the process is asked to end. Returns the exit code: 1 only where no platform could
 * start and none will without somebody's help; where something is still in hand after its time, it ends the process itself. Throws
 * UserError for broken knowledge, and for bugs.
 */
export async function serve(config: Config, { folder, data }: Folders, { tell, ending }: Process): Promise<0 | 1> {
  const log = makeLog(config.logLevel);
  const storage = storageIn(data);
  const { ledger, outbox, store, books, dispatches } = storage;
  const {
    newsroom: desk,
    onFile,
    problems,
  } = openDesk(store, folder, Date.now(), undefined, {
    archive: storage.archive,
    inMemory: config.indexSentences,
  });
  if (problems.some(({ severity }) => severity === 'error')) tell(MAIN_TEXT.stands(formatProblems(problems)));
  onFile.readGradually();
  const everything = { ...READER, role: 'admin' } as const;
  const metrics: Metrics = makeMetrics(
    () => host.busy(),
    () => figures({ books, onFile, view: desk.view({ viewer: everything, now: Date.now() }), now: Date.now() }),
  );
  const watch = watchWith(log, metrics);
  const common = { desk, onFile, ledger, books, holders: config.roles, publicChannels: config.publicChannels, clock: Date.now };
  const { failed, undelivered } = watch;
  const rounds = makeRounds({ ...common, store, outbox, dispatches, failed, undelivered, filled: metrics.filled });
  const told: Told = { reach: rounds.reach, asked: ledger.asked, answer: (id) => ledger.find(id)?.answer ?? null };
  const host: Host = makeHost({ ...common, told, zone: config.timezone, watch });
  const platforms = new Map<string, PlatformHealth>();
  const health = await listen(config, platforms, metrics, { tell, log });
  const forgetting = forgetOld(ledger, config.keepQuestionsDays, log);

  await warmUp(desk, WARMTH.first, Date.now, ending);
  const up = new Set<Platform>();
  const takeUp = ({ messenger }: Platform): void => {
    host.resume(messenger).catch((error: unknown) => log.error({ error }, 'taking up what was left failed'));
  };
  const leftovers = setInterval(() => up.forEach(takeUp), LEFTOVERS);
  const files = watchKnowledge(folder, () => takeIn(onFile, folder, { tell, log }), log);
  const intake = startIntake({ settings: config, onFile, polls: storage.polls, clock: Date.now, tell, counts: metrics, log });
  const reading = new AbortController();
  const read = readOn({ newsroom: desk, onFile }, Date.now, reading.signal).catch((error: unknown) =>
    log.error({ error }, 'reading what came on file broke'),
  );
  const going = every(
    SECOND,
    () => {
      rounds
        .go([...up].map(({ messenger }) => messenger))
        .catch((error: unknown) => log.error({ error }, 'what the bot does of itself broke'));
    },
    log,
  );
  const expire = () => {
    const act = endedUsage(onFile, 'expiry', Date.now());
    if (act) onFile.submit(act);
  };
  expire();
  const expiring = every(EXPIRING, expire, log);
  const starts = startsOf(config);
  const supervisors = starts.map(([name, connect]) =>
    supervise({
      connect: async () => {
        const platform = await connect({
          host,
          desk,
          log,
          clock: Date.now,
          patience: { wait: (ms) => pause(ms), retried: () => metrics.retried(name.toLowerCase()) },
          roles: config.roles,
          publicChannels: config.publicChannels,
          commandPrefix: config.commandPrefix,
          memory: ledger,
          stats: (eyes) =>
            stats(STATS, {
              ...eyes,
              view: desk.view(eyes),
              onFile,
              editor: true,
              place: null,
              publicChannels: config.publicChannels,
              books,
            }),
          report: (connected, detail) => set(name, { state: connected ? 'connected' : 'disconnected', detail }),
        });
        takeUp(platform);
        up.add(platform);
        return platform;
      },
      health: (state) => set(name, state),
      failed: (error) => log.error({ platform: name, error }, 'starting a platform broke'),
      wait: (ms) => pause(ms, undefined, { signal: ending }).catch(() => undefined),
    }),
  );
  function set(name: string, state: PlatformHealth): void {
    platforms.set(name, state);
    metrics.connected(name.toLowerCase(), state.state === 'connected');
    log.info({ platform: name, state: state.state, detail: state.detail }, 'platform state');
  }

  const startable = await tellStarts(
    starts.map(([name]) => name),
    supervisors,
    ending,
    tell,
  );
  if (startable) {
    await warmUp(desk, WARMTH.rest, Date.now, ending).catch((error: unknown) => log.error({ error }, 'warming up failed'));
    await ended(ending);
  }
  clearInterval(leftovers);
  clearInterval(going);
  clearInterval(expiring);
  await intake.stop();
  reading.abort();
  await read;
  await files.close();
  const done = await leave(supervisors, host, rounds, log);
  clearInterval(forgetting);
  await health?.close();
  storage.close();
  const code = startable ? 0 : 1;
  // Nothing may go on beside the next run, which takes it up.
  if (!done) process.exit(code);
  return code;
}

/** Throws UserError (exit code 1) where the folder can't be used. */
function storageIn(folder: string): Storage {
  try {
    return openStorage(folder);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(MAIN_TEXT.noData(folder, because(error)), 1, { cause: error });
  }
}

/** Takes in what changed in the knowledge files; what is wrong with them the operator is told, and what stood goes on standing. */
function takeIn(onFile: OnFile, folder: string, { tell, log }: { tell: Process['tell']; log: Log }): void {
  try {
    const { taken, problems, changed } = synchronise(onFile, folder, Date.now());
    if (!taken) tell(MAIN_TEXT.stands(formatProblems(problems)));
    else if (changed > 0) tell(MAIN_TEXT.takenIn(changed));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warn({ error: error.message }, 'the knowledge files can not be read');
    tell(error.message);
  }
}

/** Does something again and again; what goes wrong once is logged, and is no reason to stop. */
function every(ms: number, work: () => void, log: Log): NodeJS.Timeout {
  return setInterval(() => {
    try {
      work();
    } catch (error) {
      log.error({ error }, 'something that is done again and again broke');
    }
  }, ms);
}

type Start = readonly [name: string, connect: (means: PlatformMeans) => Promise<Platform>];

function startsOf({ slack, discord }: Config): Start[] {
  return [
    ...(slack === null ? [] : [['Slack', (means) => connectSlack(slack, means)] satisfies Start]),
    ...(discord === null ? [] : [['Discord', (means) => connectDiscord(discord, means)] satisfies Start]),
  ];
}

/** Tells one line a platform as each first try ends; false: every one was refused. */
async function tellStarts(
  names: readonly string[],
  supervisors: readonly Supervisor[],
  ending: AbortSignal,
  tell: Process['tell'],
): Promise<boolean> {
  const firsts = supervisors.map(async ({ first }, at) => {
    const name = names[at] ?? '';
    const result = await first;
    if (!(result instanceof StartFailure)) tell(MAIN_TEXT.up(name, result.detail));
    else tell(result.refused ? MAIN_TEXT.refused(name, result.message) : MAIN_TEXT.down(name, result.message));
    return result;
  });
  const results = await Promise.race([Promise.all(firsts), ended(ending).then(() => [])]);
  if (results.length === 0 || results.some((result) => !(result instanceof StartFailure) || !result.refused)) return true;
  tell(MAIN_TEXT.none);
  return false;
}

/** Stops taking, finishes what is in hand, lets go. False: something isn't finished in time; it is taken up at the next start. */
async function leave(supervisors: readonly Supervisor[], host: Host, rounds: Rounds, log: Log): Promise<boolean> {
  const ends = await Promise.all(supervisors.map(endOf));
  const platforms = ends.filter((platform) => platform !== null && platform !== 'connecting');
  const each = (what: string, act: (platform: Platform) => Promise<void>) =>
    Promise.all(platforms.map((platform) => act(platform).catch((error: unknown) => log.warn({ platform: platform.name, error }, what))));
  await each('a platform did not stop cleanly', (platform) => platform.stop());
  const late = new AbortController();
  const idle = Promise.all([host.idle(), rounds.stop()]).then(() => true);
  const inTime = await Promise.race([idle, pause(GRACE.inHand, false, { signal: late.signal }).catch(() => false)]);
  late.abort();
  const done = inTime && !ends.includes('connecting');
  await each('a platform did not close cleanly', (platform) => platform.close());
  return done;
}

/** The platform that is up; one that is still connecting holds nobody up, and takes nothing when it comes. */
async function endOf(supervisor: Supervisor): Promise<Platform | 'connecting' | null> {
  const end = supervisor.end();
  const first = await Promise.race([end, pause(GRACE.connecting, 'connecting' as const)]);
  if (first === 'connecting') end.then((platform) => platform?.close()).catch(() => undefined);
  return first;
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function listen(
  { health }: Config,
  platforms: ReadonlyMap<string, PlatformHealth>,
  metrics: Metrics,
  { tell, log }: { tell: Process['tell']; log: Log },
): Promise<HealthServer | null> {
  if (health.port === 0) return null;
  try {
    const server = await serveHealth({ ...health, platforms: () => platforms, metrics });
    tell(MAIN_TEXT.health(health.host, server.port));
    return server;
  } catch (error) {
    log.warn({ error }, 'health and metrics are not served');
    tell(MAIN_TEXT.noHealth(health.host, health.port, because(error)));
    return null;
  }
}

function watchWith(log: Log, metrics: Metrics): Watch {
  return {
    answered: (platform, outcome, ms, topic) => {
      metrics.answered(platform, outcome, ms, topic);
      log.info({ platform, outcome, ms }, 'answered');
    },
    undelivered: (platform, reason, detail) => {
      metrics.undelivered(platform, reason);
      log.warn({ platform, reason, detail }, 'not delivered');
    },
    failed: (reference, error) => {
      metrics.failed();
      log.error({ reference, error }, 'something broke');
    },
  };
}

function forgetOld(ledger: Ledger, days: number, log: Log): NodeJS.Timeout {
  const forget = () => {
    const forgotten = ledger.forget(Date.now() - days * DAY);
    if (forgotten > 0) log.info({ forgotten }, 'old questions and answers forgotten');
  };
  forget();
  return setInterval(forget, FORGETTING).unref();
}
