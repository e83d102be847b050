import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../domain/errors.ts';
import { because } from '../../knowledge/folder.ts';
import { IMPORT_TEXT } from '../../text/import.ts';

/** A file that is to be imported, or something in a folder that can't be. */
export type Found =
  | {
      readonly ok: true;
      /** The path, as it was given or below a folder that was given. */
      readonly file: string;
      /** Below the folder that was given, with forward slashes; of a file that was given, its own name. */
      readonly name: string;
      /** Bytes. */
      readonly size: number;
    }
  | { readonly ok: false; readonly file: string; readonly reason: string };

/**
 * All files under some paths, folders with all in them, in the order of their names; what begins with a dot is left out, and so is what a link
 * to a folder leads to. Throws UserError (exit code 2) for a path that isn't there.
 */
export function findFiles(paths: readonly string[]): Found[] {
  for (const each of paths) if (!statSync(each, { throwIfNoEntry: false })) throw new UserError(IMPORT_TEXT.noPath(each), 2);
  return paths.flatMap((each) => (statSync(each).isDirectory() ? within(each, '') : [at(each, path.basename(path.resolve(each)))]));
}

function within(root: string, below: string): Found[] {
  const folder = path.join(root, below);
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return [{ ok: false, file: folder, reason: IMPORT_TEXT.unreadable(because(error)) }];
  }
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): Found[] => {
      const name = path.posix.join(below, entry.name);
      if (entry.isDirectory()) return within(root, name);
      const file = path.join(root, name);
      // A link to a folder may lead back to where it stands.
      if (entry.isSymbolicLink() && statSync(file, { throwIfNoEntry: false })?.isDirectory()) return [];
      return [at(file, name)];
    });
}

function at(file: string, name: string): Found {
  try {
    const stat = statSync(file);
    // Reading a pipe or a device may never end.
    return stat.isFile() ? { ok: true, file, name, size: stat.size } : { ok: false, file, reason: IMPORT_TEXT.notAFile };
  } catch (error) {
    return { ok: false, file, reason: IMPORT_TEXT.unreadable(because(error)) };
  }
}
