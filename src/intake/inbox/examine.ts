import { accessSync, constants, statSync } from 'node:fs';
import { because } from '../../knowledge/folder.ts';

/** Why nothing can be taken from a folder, in words; null: it can. */
export function inboxTrouble(folder: string): string | null {
  try {
    if (!statSync(folder).isDirectory()) return 'it is no folder';
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return because(error);
  }
}
