import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { run } from '../../src/cli/main.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const CLI = path.join(ROOT, 'src/cli.ts');

export const SHIPPED = path.join(ROOT, 'knowledge');
export const FIXTURES = path.join(ROOT, 'test/fixtures/knowledge');
/** For output that can be repeated. */
export const NOW = '2026-11-22T12:00:00Z';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface How {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** For node itself, before the script. */
  readonly node?: readonly string[];
  /** Stops reading standard output at its first bytes. */
  readonly hangUp?: boolean;
  /** In a process of its own, whatever else. */
  readonly own?: boolean;
  /** The folder that it runs in; left out: the scratch folder. */
  readonly cwd?: string;
}

/** A folder of this test file's own, gone after it. */
export const scratch = mkdtempSync(path.join(tmpdir(), 'sourced-cli-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A file in the scratch folder. */
export function file(name: string, content: string): string {
  const at = path.join(scratch, name);
  writeFileSync(at, content);
  return at;
}

/**
 * The command line in a folder without `.env`, with nothing of ours in the environment: in this very process, one call after the other, or,
 * where it has to do with the process itself (standard input, a hung-up reader, Node's own options, another folder), in one of its own.
 */
export function sourced(args: readonly string[], how: How = {}): Promise<Ended> {
  if (how.own || how.input !== undefined || how.node || how.hangUp || how.cwd || args[0] === 'serve') return spawned(args, how);
  const ended = last.then(() => here(args, how.env ?? {}));
  last = ended.catch(() => undefined);
  return ended;
}

let last: Promise<unknown> = Promise.resolve();

async function here(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const [out, error] = [process.stdout.write, process.stderr.write];
  const taking = (name: keyof typeof written): typeof process.stdout.write => {
    const write = (text: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
      written[name] += String(text);
      const [done] = rest.filter((each) => typeof each === 'function');
      if (done) (done as () => void)();
      return true;
    };
    return write as typeof process.stdout.write;
  };
  process.stdout.write = taking('stdout');
  process.stderr.write = taking('stderr');
  try {
    const code = await run(args, env);
    return { code, ...written };
  } finally {
    process.stdout.write = out;
    process.stderr.write = error;
  }
}

function spawned(args: readonly string[], { input = '', env = {}, node = [], hangUp = false, cwd = scratch }: How): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...node, CLI, ...args], { cwd, env: { PATH: process.env.PATH, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      if (hangUp) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined).end(input);
  });
}
