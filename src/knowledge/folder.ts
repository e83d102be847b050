import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { caution, compare, fault, type Report, whole } from './problems.ts';

/** Files above this many bytes are refused: nothing that people write by hand is so large. */
const LARGEST_FILE = 5 * 1024 * 1024;

/** One thing in a folder. */
export interface Item {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/**
 * The files and folders in `path` (relative to `root`, '' for root itself), by name, without dotfiles. Links that leave `root`,
 * broken ones and anything that is neither file nor folder are reported and left out. null if the folder can't be read.
 */
export function listFolder(root: string, path: string, report: Report): Item[] | null {
  const items: Item[] = [];
  let names: string[];
  try {
    names = readdirSync(join(root, path)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    report(fault(whole(path), `the folder can't be read: ${because(error)}`));
    return null;
  }
  for (const name of names.sort(compare)) {
    const kind = kindOf(root, path === '' ? name : `${path}/${name}`, report);
    if (kind) items.push({ name, kind });
  }
  return items;
}

function kindOf(root: string, path: string, report: Report): Item['kind'] | null {
  try {
    const full = join(root, path);
    if (lstatSync(full).isSymbolicLink()) {
      const target = relative(realpathSync(root), realpathSync(full));
      if (target === '..' || target.startsWith(`..${sep}`) || isAbsolute(target)) {
        report(fault(whole(path), 'is a link that leaves the knowledge folder; put the file itself here'));
        return null;
      }
    }
    const stat = statSync(full);
    if (stat.isFile()) return 'file';
    if (stat.isDirectory()) return 'folder';
    report(fault(whole(path), 'is neither a file nor a folder'));
  } catch (error) {
    report(fault(whole(path), `can't be read: ${because(error)}`));
  }
  return null;
}

/**
 * A file's text with LF line ends and without a byte-order mark, both of which are told as warnings. null, with the reason
 * reported, for what is too large, not UTF-8, or can't be read.
 */
export function readText(root: string, path: string, report: Report): string | null {
  let bytes: Buffer;
  try {
    const { size } = statSync(join(root, path));
    if (size > LARGEST_FILE) {
      report(fault(whole(path), `is ${(size / 1024 / 1024).toFixed(1)} MB; the most is ${LARGEST_FILE / 1024 / 1024} MB`));
      return null;
    }
    bytes = readFileSync(join(root, path));
  } catch (error) {
    report(fault(whole(path), `can't be read: ${because(error)}`));
    return null;
  }
  if (!isUtf8(bytes)) {
    report(fault({ file: path, line: firstBadLine(bytes), field: '' }, 'is not UTF-8 from this line on; save the file as UTF-8'));
    return null;
  }
  let text = bytes.toString('utf8');
  if (text.startsWith('\ufeff')) {
    report(
      caution({ file: path, line: 1, field: '' }, 'begins with a byte-order mark, which is left out; save the file as UTF-8 without it'),
    );
    text = text.slice(1);
  }
  const carriage = text.indexOf('\r');
  if (carriage >= 0) {
    const line = text.slice(0, carriage).split('\n').length;
    report(caution({ file: path, line, field: '' }, 'has Windows line ends (CR), which are read as LF; save the file with LF'));
    text = text.replace(/\r\n?/gu, '\n');
  }
  return text;
}

function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return 0;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its links go round in circles',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is not a folder',
  ENAMETOOLONG: 'its name is too long',
};

/** Why the system refused, in words. */
export function because(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? 'unknown reason' : `the system says ${code}`);
}
