import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** What draws. Only the pictures need it, so it is no dependency of the project's. */
const PACKAGES = ['playwright-core@1.65.1', '@skyra/discord-components-core@4.0.2'];
/** Where Debian's package has it. */
const CHROMIUM = '/usr/bin/chromium';
/** Nothing is asked of anybody but the server on this machine. */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const run = promisify(execFile);

/** As much of Playwright as is used here. */
export interface Sheet {
  readonly goto: (url: string, options: { readonly waitUntil: 'networkidle' }) => Promise<unknown>;
  readonly locator: (selector: string) => { readonly screenshot: (options: { readonly path: string }) => Promise<unknown> };
  readonly on: (event: 'pageerror', listener: (error: Error) => void) => unknown;
}
interface Browser {
  readonly newPage: (options: object) => Promise<Sheet>;
  readonly close: () => Promise<void>;
}
interface Playwright {
  readonly chromium: { readonly launch: (options: object) => Promise<Browser> };
}

/** Makes a picture a third as large: 64 colours are more than letters, bars and buttons need. */
export async function shrink(picture: string): Promise<void> {
  await run('pngquant', ['--force', '--strip', '--speed', '1', '--ext', '.png', '64', picture]);
}

/** The tools while they are there. */
export interface Tools {
  /** The installed packages. */
  readonly modules: string;
  readonly sheet: Sheet;
}

/** Installs the tools in a folder of their own, starts a browser, and leaves nothing behind. */
export async function withTools(work: (tools: Tools) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sourced-pictures-'));
  try {
    await run('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', ...PACKAGES]);
    const modules = path.join(folder, 'node_modules');
    const { chromium } = (await import(pathToFileURL(path.join(modules, 'playwright-core/index.mjs')).href)) as Playwright;
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: SWITCHES });
    try {
      const sheet = await browser.newPage({ viewport: { width: 720, height: 900 }, deviceScaleFactor: 1.5 });
      await work({ modules, sheet });
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
