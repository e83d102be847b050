import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeHost } from '../src/chat/host.ts';
import type { Invocation } from '../src/chat/invocation.ts';
import type { Messenger } from '../src/chat/messenger.ts';
import { addAct } from '../src/desk/add-source.ts';
import { openDesk } from '../src/desk/open.ts';
import { readOn } from '../src/desk/read-on.ts';
import { statusAct } from '../src/desk/set-status.ts';
import { TOLD_NOBODY } from '../src/desk/told.ts';
import { WARMTH, warmUp } from '../src/desk/warm-up.ts';
import type { Who } from '../src/desk/who.ts';
import type { Work } from '../src/desk/work.ts';
import { READER } from '../src/domain/audience.ts';
import { NO_ROLES } from '../src/domain/roles.ts';
import { openStorage } from '../src/storage/open.ts';
import { makeCorpus, random } from './corpus.ts';

/**
 * Fifty people ask while five edit and one imports 10,000 sentences, in one process on a database on disk: the slowest asks against those of
 * a quiet desk in the same run, half of it before the import and half after. `node bench/desk.ts`
 */

const ASKERS = 50;
const EDITORS = 5;
/** Sentences in all, and of one source: a longer article. */
const IMPORTED = { all: 10_000, each: 35 } as const;
/** Between one answer and the same person's next question, and between an editor's acts (ms, half as much to half as much again). */
const THINK = { asker: 2000, editor: 2000 } as const;
/** An import rests so many times as long as it took before the next: it runs beside people who ask. */
const REST = 6;
/** How long (ms) the two quiet parts take together; the busy one takes as long as the import. */
const QUIET = 20_000;

const data = mkdtempSync(path.join(tmpdir(), 'sourced-bench-'));
const storage = openStorage(data);
const { newsroom, onFile } = openDesk(storage.store, path.join(import.meta.dirname, '../knowledge'), Date.now());
const draw = random(7);
const { library, questions } = makeCorpus(IMPORTED.all, 20_000);
const sentences = library.sources[0]?.text.split('\n') ?? [];
await warmUp(newsroom, WARMTH.rest, Date.now, new AbortController().signal);

let failed = 0;
const host = makeHost({
  desk: newsroom,
  ledger: storage.ledger,
  onFile,
  told: TOLD_NOBODY,
  books: storage.books,
  zone: 'UTC',
  holders: NO_ROLES,
  clock: Date.now,
  watch: {
    answered: () => undefined,
    undelivered: () => {
      failed++;
    },
    failed: (_reference, error) => {
      failed++;
      console.error(error);
    },
  },
});
const messenger: Messenger = {
  platform: 'bench',
  send: async (to, _message, { key }) => ({ ok: true, message: key, thread: to.thread }),
  edit: async ({ message, thread }) => ({ ok: true, message, thread }),
  tell: async (_person, _message, { key }) => ({ ok: true, message: key, thread: null }),
  open: async () => ({ ok: true, message: null, thread: null }),
  pin: async () => ({ ok: true }),
  unpin: async () => ({ ok: true }),
  pages: ({ from }) => ({ froms: [from], left: 0 }),
  link: async () => null,
  groupsOf: async () => [],
  read: async () => ({ ok: false, reason: 'gone', detail: '' }),
};

let asked = 0;
let stopping = false;

/** One person who asks, reads and asks again. The time runs from when the question was due: waiting for the process counts. */
async function asker(name: string, times: number[]): Promise<void> {
  await pause(draw() * THINK.asker);
  while (!stopping) {
    const due = performance.now() + THINK.asker * (0.5 + draw());
    await pause(due - performance.now());
    const question = questions[asked++ % questions.length]?.text ?? '';
    const key = `${name} ${asked}`;
    const address = { channel: name, direct: true, thread: null, message: key, person: name, visibility: 'public', handle: null } as const;
    const invocation: Invocation = {
      key,
      platform: 'bench',
      address,
      input: { kind: 'text', text: question },
      groups: null,
      at: Date.now(),
    };
    if (!host.take(invocation)) failed++;
    await host.answer(invocation, messenger);
    times.push(performance.now() - due);
  }
}

const who: Who = { account: 'bench:editor', role: 'editor', vouched: true, holders: NO_ROLES };
const work = (): Work => ({
  onFile,
  who,
  view: newsroom.view({ viewer: { ...READER, role: 'editor' }, now: Date.now() }),
  viewer: { ...READER, role: 'editor' },
  now: Date.now(),
});
const acts: number[] = [];

async function editor(nth: number): Promise<void> {
  const mine = onFile.library.facts.filter((_, at) => at % EDITORS === nth);
  while (!stopping) {
    await pause(THINK.editor * (0.5 + draw()));
    const fact = onFile.fact(mine[Math.floor(draw() * mine.length)]?.id ?? '');
    if (!fact || fact.status === 'withdrawn') continue;
    const status = fact.status === 'disputed' ? 'unconfirmed' : 'disputed';
    const begun = performance.now();
    const done = onFile.submit(statusAct({ factId: fact.id, status, reason: '', version: null }, work()).act);
    if (!done.ok) failed++;
    acts.push(performance.now() - begun);
  }
}

const imports: number[] = [];

async function importer(): Promise<void> {
  for (let at = 0; at < IMPORTED.all; at += IMPORTED.each) {
    const begun = performance.now();
    const text = sentences.slice(at, at + IMPORTED.each).join('\n');
    const { act } = addAct(
      {
        title: `Import ${at}`,
        publisher: 'Bench',
        publishedAt: null,
        url: null,
        topicId: 'detainee-transfer',
        text,
        embargo: null,
        audience: null,
      },
      work(),
    );
    if (!onFile.submit(act).ok) failed++;
    imports.push(performance.now() - begun);
    await pause((performance.now() - begun) * REST);
  }
}

const at = (times: readonly number[], share: number): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
const line = (name: string, times: readonly number[]) =>
  `${name.padEnd(28)} ${String(times.length).padStart(6)}   p50 ${at(times, 0.5).toFixed(2)}   p99 ${at(times, 0.99).toFixed(2)}   worst ${Math.max(...times).toFixed(1)} ms`;

async function part(times: number[], during: () => Promise<unknown>): Promise<void> {
  stopping = false;
  const all = Array.from({ length: ASKERS }, (_, nth) => asker(`U${nth}`, times));
  await during();
  stopping = true;
  await Promise.all(all);
}

onFile.readGradually();
const reading = new AbortController();
const read = readOn({ newsroom, onFile }, Date.now, reading.signal);
const quiet: number[] = [];
const busy: number[] = [];
await part(quiet, () => pause(QUIET / 2));
const before = process.cpuUsage();
await part(busy, async () => {
  const editors = Array.from({ length: EDITORS }, (_, nth) => editor(nth));
  await importer();
  while (onFile.isReading) await pause(50);
  stopping = true;
  await Promise.all(editors);
});
const cpu = process.cpuUsage(before);
// What was imported is asked about, too: half of the quiet part is on a desk that is as large.
await part(quiet, () => pause(QUIET / 2));
console.log(line('asks, quiet', quiet));
console.log(line('asks, busy', busy));
console.log(line('edits', acts));
console.log(line('imports (35 sentences each)', imports));
console.log(`busy part: ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s of CPU · failed: ${failed}`);
console.log(`p99 busy : quiet = ${(at(busy, 0.99) / at(quiet, 0.99)).toFixed(2)} (must be 3 at most)`);
await host.idle();
reading.abort();
await read;
storage.close();
rmSync(data, { recursive: true, force: true });
process.exit(failed === 0 ? 0 : 1);
