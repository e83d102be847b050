/** What the operator reads about the database and its copies. */
export const STORAGE_TEXT = {
  newer: (has: number, knows: number) =>
    `the database was written by a newer version of Sourced (its step ${has}; this version knows ${knows}). Install that version, or restore an older copy`,
  exists: (file: string) => `${file} is there already. A backup overwrites nothing: name a new file.`,
  none: (folder: string) => `There is no database in ${folder}. --data names another folder.`,
  missing: (file: string) => `There is no file ${file}.`,
  unwritable: (file: string, reason: string) => `${file} can't be written: ${reason}.`,
  refused: (file: string, reason: string) => `${file} can't be restored: ${reason}. Nothing was changed.`,
  open: 'it is open somewhere, or was copied while it was; "sourced backup" makes a whole copy',
  damaged: (reason: string) => `it is damaged (${reason})`,
  loose: 'rows that others rest on are missing',
  foreign: (lacking: readonly string[]) => `it is no database of Sourced (it has no ${lacking.slice(0, 3).join(', ')})`,
  inUse: (folder: string) => `The database in ${folder} is in use. Stop the bot first. Nothing was changed.`,
} as const;
