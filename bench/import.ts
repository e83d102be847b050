import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDesk } from '../src/desk/open.ts';
import { readOn } from '../src/desk/read-on.ts';
import { READER } from '../src/domain/audience.ts';
import { NO_CONVERSATION } from '../src/search/conversation.ts';
import { openStorage } from '../src/storage/open.ts';
import { makeCorpus } from './corpus.ts';

/**
 * 10,000 made-up articles of 35 sentences each are put on file by `sourced import` in a process of its own, and then once more: time, CPU time
 * and peak memory of each, and the second as a share of the first. While the first goes on, a desk on the same data is asked. `node bench/import.ts [articles]`
 */

const [ASKED] = process.argv.slice(2);
const ARTICLES = Number(ASKED ?? 10_000);
const SENTENCES = 35;
/** Made at a time, so that the bench itself stays small. */
const CHUNK = 500;

interface Cost {
  readonly wall: number;
  readonly cpu: number;
  /** MiB. */
  readonly peak: number;
  readonly said: string;
}

/** The import itself; what it cost goes to the parent. */
async function child(args: readonly string[]): Promise<void> {
  const { run } = await import('../src/cli/main.ts');
  const begun = performance.now();
  process.exitCode = await run(args);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.send?.({ wall: performance.now() - begun, cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS / 1024 });
}

/** How often (ms) the running desk is asked, and how often it looks for what others wrote, as the bot does. */
const EVERY = { ask: 100, refresh: 1000 } as const;

/** A running desk on the same data, asked from now until it is told to end; an ask counts from when it was due. */
async function runningDesk(data: string): Promise<void> {
  const storage = openStorage(data);
  const keeping = { archive: storage.archive, inMemory: 100_000 };
  const { newsroom, onFile } = openDesk(storage.store, path.join(import.meta.dirname, '../knowledge'), Date.now(), undefined, keeping);
  onFile.readGradually();
  const ending = new AbortController();
  const reading = readOn({ newsroom, onFile }, Date.now, ending.signal);
  process.on('message', () => ending.abort());
  const took: number[] = [];
  let failed = 0;
  let refreshed = performance.now();
  for (let due = performance.now(); !ending.signal.aborted; due = Math.max(due + EVERY.ask, performance.now())) {
    await pause(Math.max(0, due - performance.now()));
    if (performance.now() - refreshed > EVERY.refresh) {
      onFile.refresh();
      refreshed = performance.now();
    }
    const question = `When will group ${took.length} arrive?`;
    const { answer } = newsroom.ask({ question, topic: null, viewer: READER, now: Date.now(), conversation: NO_CONVERSATION });
    if (answer.outcome === 'error') failed++;
    took.push(performance.now() - due);
    if (took.length === 1) process.send?.('ready');
  }
  await reading;
  storage.close();
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
  process.send?.(`${took.length} asks, ${failed} failed, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`);
  process.disconnect();
}

async function asker(folder: string): Promise<{ readonly end: () => Promise<string> }> {
  const started = fork(fileURLToPath(import.meta.url), ['desk', path.join(folder, 'data')]);
  await once(started, 'message');
  return {
    end: async () => {
      const told = once(started, 'message');
      started.send('end');
      return String((await told)[0]);
    },
  };
}

async function parent(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-bench-'));
  try {
    const bytes = await write(path.join(folder, 'articles.jsonl'));
    console.log(
      `${ARTICLES.toLocaleString('en')} articles, ${(ARTICLES * SENTENCES).toLocaleString('en')} sentences, ${megabytes(bytes)} MB`,
    );
    const asking = await asker(folder);
    const first = await imported(folder);
    console.log(`first   ${lineOf(first)}`);
    console.log(`meanwhile, in a running desk on the same data: ${await asking.end()}`);
    const again = await imported(folder);
    console.log(`again   ${lineOf(again)}`);
    console.log(
      `again / first: ${(again.wall / first.wall).toFixed(3)} of the time, ${(again.cpu / first.cpu).toFixed(3)} of the CPU time`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function write(file: string): Promise<number> {
  const out = createWriteStream(file);
  for (let at = 0; at < ARTICLES; at += CHUNK) {
    const some = Math.min(CHUNK, ARTICLES - at);
    const sentences = (makeCorpus(some * SENTENCES, 0, 7 + at).library.sources[0]?.text ?? '').split('\n');
    for (let nth = 0; nth < some; nth++) {
      const own = sentences.slice(nth * SENTENCES, (nth + 1) * SENTENCES);
      const body = Array.from({ length: SENTENCES / 5 }, (_, part) => own.slice(part * 5, part * 5 + 5).join(' ')).join('\n\n');
      const published = new Date(Date.UTC(2026, 0, 1) + (at + nth) * 3_600_000).toISOString();
      const article = { id: `bench-${at + nth}`, title: own[0]?.slice(0, 60), publisher: 'Bench', publishedAt: published, url: null, body };
      out.write(`${JSON.stringify(article)}\n`);
    }
  }
  out.end();
  await finished(out);
  return out.bytesWritten;
}

/** One import in a process of its own, whose own start counts. */
async function imported(folder: string): Promise<Cost> {
  const args = ['import', path.join(folder, 'articles.jsonl'), '--data', path.join(folder, 'data')];
  const begun = performance.now();
  const started = spawn(process.execPath, [fileURLToPath(import.meta.url), 'child', ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let said = '';
  started.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  let cost: Omit<Cost, 'said'> = { wall: 0, cpu: 0, peak: 0 };
  started.on('message', (message) => {
    cost = message as typeof cost;
  });
  const code = await new Promise((resolve) => started.on('close', resolve));
  if (code !== 0) throw new Error(`the import ended with ${code}: ${said}`);
  return { ...cost, wall: performance.now() - begun, said: said.split('\n').slice(0, 2).join(' ') };
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(0);
const lineOf = ({ wall, cpu, peak, said }: Cost): string =>
  `${(wall / 1000).toFixed(1)} s, CPU ${(cpu / 1000).toFixed(1)} s, peak ${peak.toFixed(0)} MiB · ${said}`;

if (ASKED === 'child') await child(process.argv.slice(3));
else if (ASKED === 'desk') await runningDesk(process.argv[3] ?? '');
else await parent();
