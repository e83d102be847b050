/** What the bot says in the chats around its answers. */
export const CHAT_TEXT = {
  button: {
    share: 'Share to channel',
    context: 'Show in context',
    origins: 'Who else says so',
    script: 'Copy for script',
    wrong: 'Not what I asked',
  },
  more: (count: number) => `Show ${count} more`,
  asked: (question: string) => `Asked: “${question}”`,

  mentionMe: 'I can only read posts here that mention me. Mention me to ask on.',
  forgotten: 'That answer is no longer on record here. Ask again.',
  gone: 'What that answer quoted is no longer on file for you. Ask again.',
  chosen: 'That was asked already. The answer is in this thread.',
  sharedAlready: 'That is shared already.',
  notForChannel: 'That topic is not for everybody in this channel. Nothing was shared.',
  noted: 'Noted for the desk. The answer stays as it is until an editor has looked.',
  wrongForm: {
    title: 'Not what I asked',
    note: 'What did you want to know? The desk sees this line, the question and the answer.',
    label: 'In one line, if you like',
    hint: 'I asked how many, not where',
    submit: 'Send',
  },
  cannotPost: 'I have an answer, but may not post it there. Invite me to the channel, or ask an admin what permission I lack.',

  /** Before how the first of several quotes stands. */
  first: 'First: ',

  /** In place of a quote that no single message has room for. */
  tooLong: 'The quote is too long to be shown whole here, and is never shown in part. Its source has it.',
  /** Beside a quote whose source has characters in it that change the order in which it is read. */
  turned: 'The quote has invisible characters in it that turn the direction of its text; what is seen may not be its order.',
  source: 'Source: ',
  /** In a notification, in place of a quote that it has no room for, and of all else that is left out. */
  openForQuote: 'Open the message for the quote.',
  openForRest: 'Open the message for the rest.',
  /** Where a list in a place of its own (an App Home) ends early. */
  moreInBrief: (count: number) => `${count} more: /brief`,
  choose: 'Choose one',
  /** Names of what stands beside a quote where each part has a name. */
  fields: { status: 'Status', note: 'Note', source: 'Source' },
  /** The name of what is told on in a further place. */
  continued: (name: string) => `${name}, continued`,
} as const;
