import { lstatSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Existing, OutFile } from '../desk/export/out-file.ts';
import { UserError } from '../domain/errors.ts';
import { because, listFolder, readText } from '../knowledge/folder.ts';
import { EXPORT_TEXT } from '../text/export.ts';

/** Throws UserError (exit code 2) where something that is no folder stands at that place. */
export function checkFolder(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there && !there.isDirectory()) throw new UserError(EXPORT_TEXT.aFile(folder), 2);
}

/** The texts that an export may have to edit, in a folder that need not be there. Links that lead out of it count as unreadable. */
export function textsIn(folder: string): Existing {
  const found = new Map<string, string | null>();
  const list = (below: string) => listFolder(folder, below, () => found.set(below, null)) ?? [];
  const take = (file: string) =>
    found.set(
      file,
      readText(folder, file, () => undefined),
    );
  if (!statSync(folder, { throwIfNoEntry: false })) return found;
  for (const topic of listFolder(folder, '', ({ file }) => found.set(file, null)) ?? []) {
    if (topic.kind !== 'folder') continue;
    for (const item of list(topic.name)) {
      const at = `${topic.name}/${item.name}`;
      if (item.kind === 'file') {
        if (item.name.endsWith('.yaml')) take(at);
      } else if (item.name === 'sources')
        for (const source of list(at)) {
          if (source.kind === 'file' && source.name.endsWith('.md')) take(`${at}/${source.name}`);
          else found.set(`${at}/${source.name}`, null);
        }
    }
  }
  return found;
}

/**
 * Writes files into a folder, which is made where it isn't there: all of them beside their places first, and only when all are there into
 * them, so that nothing that stood there is lost where the disk fails. Throws UserError (exit code 1) that says what failed and what stands.
 */
export function writeFiles(folder: string, files: readonly OutFile[]): void {
  const made: { readonly temporary: string; readonly place: string; readonly shown: string }[] = [];
  try {
    for (const { path: file, content } of files) {
      const shown = path.join(folder, file);
      try {
        const place = placeOf(folder, file);
        const temporary = path.join(path.dirname(place), `.${path.basename(place)}.${process.pid}`);
        made.push({ temporary, place, shown });
        writeFileSync(temporary, content, { flag: 'wx' });
      } catch (error) {
        if (error instanceof UserError) throw error;
        throw new UserError(EXPORT_TEXT.unwritable(shown, because(error)), 1, { cause: error });
      }
    }
    for (const [done, { temporary, place, shown }] of made.entries()) {
      try {
        renameSync(temporary, place);
      } catch (error) {
        throw new UserError(EXPORT_TEXT.halfway(shown, because(error), done), 1, { cause: error });
      }
    }
  } finally {
    for (const { temporary } of made) rmSync(temporary, { force: true });
  }
}

/** Where a file really goes; its folders are made. Throws UserError where a link leads out of the folder. */
function placeOf(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true });
  const root = realpathSync(folder);
  let inside = root;
  for (const step of path.dirname(file).split('/')) {
    inside = path.join(inside, step);
    mkdirSync(inside, { recursive: true });
    const real = realpathSync(inside);
    if (real !== root && !real.startsWith(root + path.sep)) throw new UserError(EXPORT_TEXT.leaves(path.join(folder, file)), 1);
  }
  const place = path.join(inside, path.basename(file));
  const there = lstatSync(place, { throwIfNoEntry: false });
  if (there && !there.isFile()) throw new UserError(EXPORT_TEXT.inTheWayThere(path.join(folder, file)), 1);
  return place;
}
