import type { z } from 'zod';
import { manifest } from '../../adapters/slack/manifest.ts';
import type { manifestOptions } from './options.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** `sourced manifest`: what a Slack app for this configuration is made from, as JSON. */
export async function runManifest({ http }: z.output<typeof manifestOptions>, { config }: Shell): Promise<ExitCode> {
  const made = http === null ? manifest(config.commandPrefix, 'socket') : manifest(config.commandPrefix, 'http', http);
  await print(JSON.stringify(made, null, 2));
  return 0;
}
