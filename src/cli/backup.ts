import { backUp, restore } from '../storage/backup.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** `sourced backup FILE` */
export async function runBackup(file: string, { data }: Shell): Promise<ExitCode> {
  backUp(data, file);
  await print(CLI_TEXT.backedUp(file));
  return 0;
}

/** `sourced restore FILE` */
export async function runRestore(file: string, { data, now }: Shell): Promise<ExitCode> {
  await print(CLI_TEXT.restored(file, restore(file, data, now())));
  return 0;
}
