/** What the operator reads while platforms are served. */
export const MAIN_TEXT = {
  up: (platform: string, detail: string) => `${platform}: up. ${detail}`,
  refused: (platform: string, why: string) => `${platform}: not started. ${why}`,
  down: (platform: string, why: string) => `${platform}: not started yet, trying on. ${why}`,
  noData: (folder: string, reason: string) => `The data folder ${folder} can't be used: ${reason}. SOURCED_DATA names another.`,
  stands: (problems: string) => `The knowledge files have errors, so what stood before stays until they are put right:\n\n${problems}`,
  takenIn: (changed: number) => `Knowledge: ${changed === 1 ? '1 entry' : `${changed} entries`} taken in from the files.`,
  none: 'No platform could start. "npm run --silent sourced -- doctor" looks at every token and permission.',
  health: (host: string, port: number) => `Health and metrics: http://${host}:${port}/healthz, /readyz, /metrics`,
  noHealth: (host: string, port: number, reason: string) =>
    `Health and metrics: not served, since ${host}:${port} can't be had (${reason}). SOURCED_HEALTH_PORT chooses another port; 0 turns it off.`,
} as const;
