import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { makeCorpus } from './corpus.ts';

/**
 * 10,000 made-up articles of 35 sentences each are put on file by `sourced import` in a process of its own, and then once more: time, CPU time
 * and peak memory of each, and the second as a share of the first. `node bench/import.ts [articles]`
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

async function parent(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-bench-'));
  try {
    const bytes = await write(path.join(folder, 'articles.jsonl'));
    console.log(
      `${ARTICLES.toLocaleString('en')} articles, ${(ARTICLES * SENTENCES).toLocaleString('en')} sentences, ${megabytes(bytes)} MB`,
    );
    const first = await imported(folder);
    console.log(`first   ${lineOf(first)}`);
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
else await parent();
