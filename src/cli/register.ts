import { setTimeout as pause } from 'node:timers/promises';
import { registerDiscord, toldRegistered } from '../../adapters/discord/register.ts';
import { StartFailure } from '../chat/platform.ts';
import { UserError } from '../domain/errors.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** `sourced register`: Discord's commands, only what differs. Throws UserError where there is no token or it is refused. */
export async function runRegister({ config }: Shell): Promise<ExitCode> {
  if (config.discord === null) throw new UserError(CLI_TEXT.noDiscord, 2);
  try {
    const places = await registerDiscord(config.discord, { wait: (ms) => pause(ms), retried: () => undefined });
    for (const place of places) await print(toldRegistered(place));
    return places.every(({ failure }) => failure === null) ? 0 : 1;
  } catch (error) {
    if (error instanceof StartFailure) throw new UserError(error.message, 1, { cause: error });
    throw error;
  }
}
