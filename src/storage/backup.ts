import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../domain/errors.ts';
import { because } from '../knowledge/folder.ts';
import { STORAGE_TEXT } from '../text/storage.ts';
import { BUSY, FILE, isBusy } from './sqlite.ts';
import { faultOf, reasonOf } from './whole.ts';

/** What SQLite keeps beside a database while it is open. */
const BESIDE = ['-wal', '-shm'] as const;
/** What SQLite says of a file that it can't make out: corrupt, no database. */
const UNREADABLE: readonly number[] = [11, 26];

/**
 * Writes a whole copy of a data folder's database to a new file, for nobody else's eyes, while others read and write; what is written
 * meanwhile isn't in it. The file has its name when all of it is on the disk. Throws UserError.
 */
export function backUp(folder: string, file: string): void {
  const from = path.join(folder, FILE);
  if (!existsSync(from)) throw new UserError(STORAGE_TEXT.none(folder), 1);
  reserve(file);
  const part = `${file}.part`;
  try {
    rmSync(part, { force: true });
    closeSync(openSync(part, 'wx', 0o600));
    copyInto(from, part);
    flush(part);
    renameSync(part, file);
    flush(path.dirname(file));
  } catch (error) {
    for (const each of [part, file]) rmSync(each, { force: true });
    throw new UserError(STORAGE_TEXT.unwritable(file, reasonOf(error)), 1, { cause: error });
  }
}

/** Takes a name that nothing has; of two backups to one file at the same moment, the second ends here. */
function reserve(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (existsSync(file)) throw new UserError(STORAGE_TEXT.exists(file), 2, { cause: error });
    throw new UserError(STORAGE_TEXT.unwritable(file, because(error)), 1, { cause: error });
  }
}

/**
 * Puts a backup in the place of a data folder's database, all of it or nothing. What was there is kept beside it, named for the instant
 * (`now` is epoch ms); returns that file, or null: there was none. Throws UserError: the backup isn't whole or is a newer version's, or
 * somebody has the database open.
 */
export function restore(file: string, folder: string, now: number): string | null {
  const target = path.join(folder, FILE);
  const fresh = `${target}.restoring`;
  if (!existsSync(file)) throw new UserError(STORAGE_TEXT.missing(file), 2);
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) throw new UserError(STORAGE_TEXT.refused(file, STORAGE_TEXT.open), 1);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // What is looked at is what is put in place.
    copyFileSync(file, fresh);
    chmodSync(fresh, 0o600);
    const fault = faultOf(fresh);
    if (fault !== null) throw new UserError(STORAGE_TEXT.refused(file, fault), 1);
    flush(fresh);
    if (existsSync(target)) return replace(target, fresh, keptName(folder, now));
    put(fresh, target);
    return null;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(STORAGE_TEXT.unwritable(target, reasonOf(error)), 1, { cause: error });
  } finally {
    for (const each of ['', ...BESIDE]) rmSync(`${fresh}${each}`, { force: true });
  }
}

const keptName = (folder: string, now: number): string =>
  path.join(folder, `${path.basename(FILE, '.db')}-until-${new Date(now).toISOString().replaceAll(':', '-')}.db`);

/** A copy that has everything in one file, written to an empty one. */
function copyInto(from: string, to: string): void {
  const connection = new DatabaseSync(from, { timeout: BUSY });
  try {
    connection.prepare('VACUUM INTO ?').run(to);
  } finally {
    connection.close();
  }
}

/** Returns where the database that was there is kept. */
function replace(target: string, fresh: string, kept: string): string {
  const alone = new DatabaseSync(target, { timeout: BUSY });
  try {
    // Whoever has the database open holds a lock on it for as long as it keeps a write-ahead log; the system takes it from who ends or
    // crashes. Leaving that mode needs everybody else's locks to be gone, and brings into the file what the log still has.
    alone.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    linkSync(target, kept);
    put(fresh, target);
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
    if (isBusy(error)) throw new UserError(STORAGE_TEXT.inUse(path.dirname(target)), 1, { cause: error });
    if (!UNREADABLE.includes(code)) throw error;
    // Nobody can have it open. Its log goes with it: the new database would read it as its own.
    linkSync(target, kept);
    for (const each of BESIDE) if (existsSync(`${target}${each}`)) renameSync(`${target}${each}`, `${kept}${each}`);
    put(fresh, target);
  } finally {
    alone.close();
  }
  return kept;
}

/** There is no moment at which neither has the name. */
function put(fresh: string, target: string): void {
  renameSync(fresh, target);
  flush(path.dirname(target));
}

/** Waits until a file, or what a folder lists, is on the disk. */
function flush(file: string): void {
  const opened = openSync(file, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
