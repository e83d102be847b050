import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Names under which a secret might come into a log's fields; what stands there is never written. */
const SECRETS = ['token', 'botToken', 'appToken', 'signingSecret', 'authorization', 'handle', 'url'];

/**
 * The log: one JSON object a line, on standard error, since standard output is the terminal's chat. Messages are static; tokens never
 * stand in it, and questions and answers only at `debug`.
 */
export function makeLog(level: Config['logLevel'], destination: { write: (line: string) => void } = process.stderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: 'REDACTED' },
      serializers: { error: pino.stdSerializers.err },
    },
    destination,
  );
}
