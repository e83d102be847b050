/** What is said about the daily summary beside what is in it. */
export const DAILY_TEXT = {
  /** Buttons under its posts. */
  changes: 'What changed',
  follow: 'Follow',
  moreTopics: (titles: readonly string[]) =>
    `${titles.length} more: /brief\n${titles.slice(0, 20).join('\n')}${titles.length > 20 ? `\nand ${titles.length - 20} others` : ''}`,
  unused: 'Nothing more here today: what stood in this post stands above, or is no more.',
  notPosted: (channel: string, day: string, why: string) =>
    `The daily summary of ${day} could not be posted in ${channel}: ${why} The next one covers what it would have.`,
  notPinned: (channel: string, day: string, why: string) => `The daily summary of ${day} stands in ${channel}, but is not pinned: ${why}`,
  stillPinned: (channel: string, day: string, why: string) => `The earlier daily summary of ${day} is still pinned in ${channel}: ${why}`,
  noThread: (channel: string, day: string, why: string) =>
    `The daily summary of ${day} has no thread in ${channel}, so that most of it is missing there: ${why}`,
  because: {
    full: 'the channel has as many pins as the platform allows. Take one off, then /desk summary now.',
    forbidden: 'the bot may not do that there. On Slack invite it to the channel; on Discord it needs Send Messages and Pin Messages.',
    gone: 'the channel or the post is no more, or is archived.',
    'too-late': 'the platform gave no more time.',
    unsure: 'it may be there, and the platform can’t be asked.',
    failed: 'the platform would not have it.',
    unreachable: 'the platform was not there.',
  },
} as const;
