/** "3 h", "2 days": so many ms. */
function span(ms: number): string {
  const hours = ms / 3_600_000;
  if (hours < 1) return `${Math.max(1, Math.round(ms / 60_000))} min`;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}

const DUE = {
  gone: 'its quote is gone from its source',
  withheld: 'its source is withheld',
  ended: 'its source may not be used any more',
  review: 'due for review',
  window: 'its window has lapsed',
} as const;

/** What the desk is told of what was asked. */
export const STATS_TEXT = {
  command: 'shows what was asked and what came of it',
  days: 'Of how many days, 1 to 3650; 30 if left out',
  title: (days: number) => `What was asked in the last ${days === 1 ? 'day' : `${days} days`}`,
  outcomes: 'By what it came to',
  topics: 'By topic',
  noTopic: 'About no topic on file',
  asked: 'Most asked',
  due: 'Due for another look, most asked first',
  gaps: 'Open questions',
  line: (what: string, times: number, whole: number) => `${what}: ${times} (${Math.round((100 * times) / whole)} %)`,
  total: (asks: number) => (asks === 1 ? '1 question.' : `${asks} questions.`),
  unanswered: (missed: number, whole: number) =>
    `Not on file: ${missed} of ${whole} that were put to the file (${whole === 0 ? 0 : Math.round((100 * missed) / whole)} %).`,
  told: (id: string, times: number) => `${id}: told ${times === 1 ? 'once' : `${times} times`}`,
  dueLine: (id: string, times: number, why: keyof typeof DUE) => `${id}: ${DUE[why]}, told ${times === 1 ? 'once' : `${times} times`}`,
  open: (n: number) => `Open now: ${n}.`,
  settled: (filled: number, closed: number) => `Answered since: ${filled}. Closed: ${closed}.`,
  took: (ms: number | null) =>
    ms === null ? 'Nothing was answered in that time.' : `From question to entry: ${span(ms)}, half of them sooner.`,
  more: (n: number) => `${n} more.`,
  outcome: {
    found: 'Found',
    partial: 'Found in part',
    disputed: 'Disputed',
    'not-known': 'Not known, as the sources say',
    'not-on-file': 'Not on file',
    which: 'Asked back which',
    held: 'On hold',
    withdrawn: 'Withdrawn',
    briefing: 'Briefings',
    notice: 'Help and greetings',
    error: 'Something broke here',
  },
} as const;
