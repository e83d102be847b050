import type { IntakeCounts, IntakeLog } from '../../src/intake/taking.ts';

/** What was logged: level and message, then the fields. */
export type Logged = readonly [said: string, fields: object];

/** A log and counts that are kept, for a look at them. */
export function aLog() {
  const logged: Logged[] = [];
  const counted: Record<string, number> = {};
  const count = (what: string, by = 1): void => {
    counted[what] = (counted[what] ?? 0) + by;
  };
  const at = (level: string) => (fields: object, message: string) => {
    logged.push([`${level}: ${message}`, fields]);
  };
  const log: IntakeLog = { info: at('info'), warn: at('warn'), error: at('error') };
  const counts: IntakeCounts = {
    imported: (from, outcome, by) => count(`${from} ${outcome}`, by),
    filed: (folder) => count(`into ${folder}`),
    polled: (outcome) => count(`poll ${outcome}`),
  };
  return { log, counts, logged, counted, said: () => logged.map(([said]) => said) };
}
