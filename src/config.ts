import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import { UserError } from './domain/errors.ts';
import { because } from './knowledge/folder.ts';
import { didYouMean } from './knowledge/suggest.ts';
import { CONFIG_TEXT } from './text/cli.ts';

/** What the environment sets. Read once, at the start. */
export interface Config {
  /** The folder that the topics' folders are in. */
  readonly knowledge: string;
  /** `debug` also prints what a reference stands for; the other levels are equal for now. */
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** What decides about colour (no-color.org). */
  readonly terminal: { readonly NO_COLOR: string; readonly TERM: string };
  /** Settings under our prefix that mean nothing, each with a reason: a typo is told, and hinders nothing. */
  readonly warnings: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const PREFIX = 'SOURCED_';
const OWN_KNOWLEDGE = path.join(import.meta.dirname, '..', 'knowledge');

const settings = z.object({
  SOURCED_KNOWLEDGE: z.string().default(OWN_KNOWLEDGE),
  LOG_LEVEL: z
    .string()
    .default('info')
    .transform((level) => level.toLowerCase())
    .pipe(z.enum(LOG_LEVELS, { error: CONFIG_TEXT.logLevel(LOG_LEVELS) })),
  NO_COLOR: z.string().default(''),
  TERM: z.string().default(''),
});

/** Takes `.env` in the working directory into the environment, if there is one; what is set already stays. */
export function loadDotEnv(): void {
  if (!existsSync('.env')) return;
  try {
    loadEnvFile('.env');
  } catch (error) {
    throw new UserError(CONFIG_TEXT.dotEnv(because(error)), 2, { cause: error });
  }
}

/** The configuration, from an environment; an empty value counts as unset. Throws UserError (exit code 2) that names all faults at once. */
export function readConfig(environment: Environment = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => (value ?? '').trim() !== ''));
  const read = settings.safeParse(set);
  if (!read.success) throw new UserError(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'), 2);
  const { SOURCED_KNOWLEDGE: knowledge, LOG_LEVEL: logLevel, ...terminal } = read.data;
  const known = Object.keys(settings.shape).filter((key) => key.startsWith(PREFIX));
  const unknown = Object.keys(environment).filter((key) => key.startsWith(PREFIX) && !known.includes(key));
  return { knowledge, logLevel, terminal, warnings: unknown.map((key) => CONFIG_TEXT.unknown(key, didYouMean(key, known))) };
}
