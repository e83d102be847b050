import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { IN_HAND, isGone } from './waiting.ts';

/** A file that is in this process's hand, and in nobody else's. */
export interface Claim {
  /** Where it lay below the inbox, with forward slashes. */
  readonly file: string;
  /** Where it lies now. */
  readonly at: string;
  /** How often it was in hand, this time counted. */
  readonly tries: number;
  /** The folder that is the claim. */
  readonly folder: string;
}

/**
 * Takes files of an inbox in hand by moving each into a folder of its own: of two that want the same one, the file system lets one have it. A
 * claim's folder is touched as long as it is in hand; what a crash leaves behind is taken over, and knows how often it was tried.
 */
export interface Claims {
  /** null: somebody else has it. Throws what the file system throws. */
  readonly claim: (file: string) => Promise<Claim | null>;
  /** Those that nobody has touched for a while, up to `now` (epoch ms). */
  readonly takeOver: (now: number) => Promise<Claim[]>;
  /** Shows that it is still in hand. */
  readonly touch: (claim: Claim, now: number) => Promise<void>;
  /** Lets go; what still lies in it is taken over in its time. */
  readonly release: (claim: Claim) => Promise<void>;
}

/** How often (ms) a claim is touched, and how long after that it is taken for left behind. */
export const HELD = { touch: 5000, lease: 30_000 } as const;

export function makeClaims(inbox: string): Claims {
  const all = path.join(inbox, IN_HAND);
  const own = new Set<string>();
  let seen = new Map<string, { readonly touched: number; readonly at: number }>();

  const newName = (tries: number): string => {
    const name = `${tries}-${randomBytes(8).toString('hex')}`;
    own.add(name);
    return name;
  };

  async function takeOverOne(left: string): Promise<Claim | null> {
    const tries = Number(/^\d{1,6}(?=-)/u.exec(left)?.[0] ?? 0) + 1;
    const name = newName(tries);
    const folder = path.join(all, name);
    try {
      await rename(path.join(all, left), folder);
    } catch (error) {
      own.delete(name);
      if (isGone(error)) return null;
      throw error;
    }
    const file = await fileIn(folder);
    if (file !== null) return { file, at: path.join(folder, file), tries, folder };
    own.delete(name);
    await rm(folder, { recursive: true, force: true });
    return null;
  }

  return {
    claim: async (file) => {
      const name = newName(1);
      const folder = path.join(all, name);
      const at = path.join(folder, file);
      try {
        await mkdir(path.dirname(at), { recursive: true, mode: 0o700 });
        await rename(path.join(inbox, file), at);
        return { file, at, tries: 1, folder };
      } catch (error) {
        own.delete(name);
        await rm(folder, { recursive: true, force: true });
        if (isGone(error)) return null;
        throw error;
      }
    },
    takeOver: async (now) => {
      const still = new Map<string, { readonly touched: number; readonly at: number }>();
      const claims: Claim[] = [];
      for (const name of await foldersIn(all)) {
        if (own.has(name)) continue;
        const touched = await touchedAt(path.join(all, name));
        if (touched === null) continue;
        const before = seen.get(name);
        // By this clock alone: the file system's may go otherwise.
        const since = before?.touched === touched && before.at <= now ? before.at : now;
        if (now - since < HELD.lease) still.set(name, { touched, at: since });
        else claims.push(...[await takeOverOne(name)].filter((claim) => claim !== null));
      }
      seen = still;
      return claims;
    },
    touch: async ({ folder }, now) => {
      await utimes(folder, now / 1000, now / 1000);
    },
    release: async ({ folder, at }) => {
      own.delete(path.basename(folder));
      if ((await touchedAt(at)) === null) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

async function touchedAt(place: string): Promise<number | null> {
  try {
    return (await lstat(place)).mtimeMs;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** The one file below a folder, with forward slashes; null: there is none. */
async function fileIn(folder: string): Promise<string | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.find((entry) => !entry.isDirectory());
  return found ? path.relative(folder, path.join(found.parentPath, found.name)).split(path.sep).join('/') : null;
}
