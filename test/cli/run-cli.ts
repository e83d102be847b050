import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

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

/** The real command line in a process of its own, in a folder without `.env`, with nothing of ours in the environment. */
export function sourced(
  args: readonly string[],
  { input = '', env = {}, node = [], hangUp = false, cwd = scratch }: How = {},
): Promise<Ended> {
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
