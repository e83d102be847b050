/** What the console shows at most. Whole secondary items go; a quote, a citation or a label is never cut. */
export const LIMITS = {
  /** Columns of text; a stream that doesn't tell its width gets `usual`. */
  width: { least: 40, most: 100, usual: 80 },
  related: 5,
  choices: 9,
  /** Parts of the question that are named as missing. */
  missing: 6,
  /** Characters of the asker's own words that are said back at a time. */
  askerWords: 120,
  /** Typed lines that the arrow keys bring back. They are never written to a file: questions can endanger sources. */
  history: 200,
} as const;
