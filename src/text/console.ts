/** What the terminal says around answers. */
export const CONSOLE_TEXT = {
  prompt: '> ',
  help: [
    'Ask a question about what is on file, in plain words. The answer is a quote from a source, who said it, when, and how it stands.',
    'help shows this. quit or exit leaves; so do Ctrl-D, and Ctrl-C on an empty line. The arrow keys bring back earlier questions.',
  ],
  pick: (shown: number) => `Type a number from 1 to ${shown}, or ask again in other words.`,
  noForms: 'The terminal shows no forms.',
} as const;
