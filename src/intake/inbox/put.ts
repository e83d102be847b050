import { mkdir, open, rename, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Bytes of a name without its ending: with ours it must stay below the 255 that file systems take. */
const LONGEST = 200;
/** Names tried before that is taken for a bug. */
const MOST = 10_000;

/**
 * Moves a file into a folder under its name, or under "name (2)" and so on where that is taken: nothing is ever overwritten. With a note, that
 * lies beside it as `<name>.why.txt`. Returns where it lies. Throws what the file system throws; then it lies where it lay.
 */
export async function putInto(folder: string, from: string, note: string | null): Promise<string> {
  await mkdir(folder, { recursive: true });
  const { name: whole, ext } = path.parse(from);
  const name = shortened(whole);
  for (let number = 1; number <= MOST; number++) {
    const to = path.join(folder, `${name}${number === 1 ? '' : ` (${number})`}${ext}`);
    const noteAt = `${to}.why.txt`;
    // An empty file keeps the place, since moving something overwrites without a word.
    if (!(await keepPlace(to))) continue;
    try {
      if (note !== null && !(await keepPlace(noteAt))) {
        await unlink(to);
        continue;
      }
      if (note !== null) await writeFile(noteAt, note);
      await rename(from, to);
      return to;
    } catch (error) {
      await unlink(to).catch(() => undefined);
      if (note !== null) await unlink(noteAt).catch(() => undefined);
      throw error;
    }
  }
  throw new Error('there is no free name');
}

/** Moves a file to a place; false, and nothing is moved, where something lies there. */
export async function putBack(from: string, to: string): Promise<boolean> {
  await mkdir(path.dirname(to), { recursive: true });
  if (!(await keepPlace(to))) return false;
  try {
    await rename(from, to);
  } catch (error) {
    await unlink(to).catch(() => undefined);
    throw error;
  }
  return true;
}

function shortened(name: string): string {
  let letters = Array.from(name);
  while (Buffer.byteLength(letters.join('')) > LONGEST) letters = letters.slice(0, -1);
  return letters.join('');
}

async function keepPlace(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx')).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
