/** What is said of what comes in by itself: the inbox and the feeds. */

/** What the operator reads at the start. */
export const INTAKE_TEXT = {
  inbox: (folder: string, trouble: string | null) =>
    trouble === null
      ? `Inbox: what is put into ${folder} is imported.`
      : `Inbox: ${folder} can't be used: ${trouble}. It is tried again every second; SOURCED_INBOX names another.`,
  feeds: (count: number) => `Feeds: ${count === 0 ? 'none' : count} polled.`,
  feedProblems: (file: string, problems: string) =>
    `The list of feeds, ${file}, has errors, so none is polled until it is put right and the bot started again:\n\n${problems}`,
} as const;

/** What "sourced doctor" finds. */
export const INTAKE_DOCTOR_TEXT = {
  inbox: (folder: string) => `Inbox: ${folder} can be read and written`,
  inboxRemedy: (trouble: string) => `Make the folder, and let the account that the bot runs under read and write it: ${trouble}.`,
  feeds: (file: string, count: number) => `Feeds: ${file} lists ${count === 1 ? '1 feed' : `${count} feeds`}`,
  feedsRemedy: (problems: string) => `Put the list right, and start the bot again:\n${problems}`,
} as const;

/** Why a feed couldn't be taken in. */
export const FETCH_TEXT = {
  notWeb: 'It leads to an address that is neither http nor https.',
  credentials: 'It leads to an address with a user name in it, which is not used here.',
  refusedAddress:
    'It leads to an address that is private, of this machine or not in use on the internet. SOURCED_FEEDS_PRIVATE=yes allows such addresses.',
  redirects: (most: number) => `It is redirected more than ${most} times.`,
  status: (status: number) => `The server answers ${status}.`,
  packing: "What came is packed in a way that can't be read.",
  tooLarge: (bytes: number) => `It is larger than ${Math.round(bytes / 1024 / 1024)} MB.`,
  timeout: (ms: number) => `It didn't come within ${Math.ceil(ms / 1000)} s.`,
  unreachable: (reason: string) => `It can't be reached: ${reason}.`,
  notHttp: 'What answers there is no web server.',
  stopped: 'It was stopped.',
  notFeed: 'What came is no feed but a web page or something else; open the address in a browser to see what it is.',
  refused: 'Nothing in it could be taken in; "sourced import" on a copy of it says why.',
} as const;

/** What is wrong in the list of feeds. */
export const FEED_LIST_TEXT = {
  address: 'must be a web address that begins with http:// or https://, without a user name and password in it',
  minutes: (most: number) => `must be a whole number from 1 to ${most}`,
  twice: 'stands in the list twice; keep one of them',
  noTopic: (topic: string, hint: string) =>
    `"${topic}" is no topic on file${hint === '' ? '' : hint}; write the id of its folder, or leave it out for no topic`,
} as const;

/** Why a file of the inbox is refused, in the note beside it. */
export const INBOX_TEXT = {
  link: 'It is a link. Links are not followed; put the file itself here.',
  notAFile: 'It is neither a file nor a folder.',
  nothing: 'There is nothing in it that could be taken in.',
  nearTopic: (folder: string, topic: string) =>
    `It lay in the folder "${folder}", which is no topic on file, but nearly is one; did you mean ${topic}? Put it there, or into no folder for no topic.`,
  tried: (times: number) =>
    `It was tried ${times} times, and each time the program broke or ended. The log says more. Put it into the inbox again to have it tried once more.`,
  newer: 'Another file of its name came in while it was looked at.',
  refusal: (place: string, reason: string) => `${place}: ${reason}`,
  entry: (at: number | null, name: string | null) =>
    [at === null ? '' : `no. ${at}`, name === null ? '' : `“${name}”`].filter((part) => part !== '').join(' '),
  more: (count: number) => `and ${count} more`,
} as const;
