import { openStorage } from '../storage/open.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** `sourced migrate`: the database as this version needs it. */
export async function runMigrate({ data }: Shell): Promise<ExitCode> {
  const storage = openStorage(data);
  storage.close();
  await print(CLI_TEXT.migrated(storage.migrated));
  return 0;
}
