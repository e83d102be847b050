/** "2026-11-23 14:05 UTC" of epoch ms. */
const minute = (at: number): string => `${new Date(at).toISOString().slice(0, 10)} ${new Date(at).toISOString().slice(11, 16)} UTC`;

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** What the desk says of questions that nothing on file answers. */
export const GAPS_TEXT = {
  command: 'shows questions that nothing on file answers, the most asked first',
  title: (n: number) => (n === 0 ? 'No open questions' : count(n, 'open question', 'open questions')),
  none: 'Nothing that was asked here is open.',
  section: 'Asked here and in public channels, and not on file',
  /** One question, and how many asked besides the first. */
  line: (question: string, people: number) => `“${question}”${people > 1 ? ` · +${people - 1}` : ''}`,
  more: (n: number) => `${n} more.`,
  item: 'Asked, and not on file',
  itemWrong: 'Answered, and not what was asked',
  asked: (people: number, first: number, last: number) =>
    `Asked by ${count(people, 'person', 'people')}${people > 1 ? ` (+${people - 1})` : ''}, ${first === last ? minute(first) : `first ${minute(first)}, last ${minute(last)}`}.`,
  alone: 'Asked in private.',
  topic: (title: string) => `About ${title}.`,
  phrasing: (question: string) => `Also put: “${question}”`,
  wrong: (reason: string) => (reason === '' ? 'Said to be not what was asked.' : `Said to be not what was asked: “${reason}”`),
  about: (answerId: string) => `About the answer ${answerId} (/desk answer ${answerId}).`,
  onFileNow: 'On file now: asked again, this answers it. Nobody has been told.',
  sourceAdded: (title: string, id: string) => `A source was added for it: “${title}” (${id}).`,
  next: 'Next in line',

  button: {
    tell: 'Tell those who asked',
    point: 'Point at an entry',
    phrase: 'Take its phrasing',
    add: 'Add a source',
    close: 'Close',
    next: 'Next question',
    back: 'Back to the question',
    publish: 'Publish it',
  },
  point: {
    title: 'What answers it',
    note: 'Those who asked are told once, where they asked, as far as they may see the entry.',
    nearest: ['Nearest on file', ''],
    fact: ['Another entry, by its id', 'topic/entry'],
    submit: 'Tell them',
  },
  phrase: {
    title: 'Take its phrasing',
    note: 'The question becomes one of the entry’s own, so that it is found when asked so. Those who asked are told once.',
    question: ['The question', 'In your own words, where it was asked in private'],
    submit: 'Take it',
  },
  close: {
    title: 'Close without an answer',
    note: 'Nobody is told. Asked again, it is open again.',
    reason: ['Why', 'Not ours to find out'],
    submit: 'Close',
  },
  done: {
    pointed: (factId: string) => `${factId} answers it. Those who asked, and may see it, are told once.`,
    told: 'Those who asked, and may see what answers it, are told once.',
    phrased: (factId: string) => `The question is one of ${factId}’s from now on. Those who asked, and may see it, are told once.`,
    closed: 'Closed. Nobody is told.',
    sourceFor: 'The question is kept in mind: it says which source was added for it.',
  },
  gone: 'That question is no longer open, or its words are forgotten.',
  quicker: (by: string, at: number, state: 'filled' | 'closed') =>
    `Somebody was quicker: ${by} ${state === 'filled' ? 'answered' : 'closed'} it, ${minute(at)}. Nothing of yours was changed.`,
  noFact: 'Say which entry: pick one, or give its id.',
  notReviewed: 'That is a sentence that nobody has reviewed. Publish it first; then point at the entry.',
  notLive: (id: string) => `${id} is on hold or withdrawn, so it answers nothing now.`,
  notYet: 'Asked again, nothing reviewed on file answers it. Point at an entry instead.',
  noReason: 'Closing takes a reason.',
  noQuestion: 'Say how the question is put.',
  notForAll:
    'Some who may see that entry may not see that question, so its words stay out of it. Put it in other words, or point at the entry.',
  phrasedAlready: (id: string) => `That is one of ${id}’s questions already. Point at the entry instead.`,
  questionsFull: (id: string, most: number) => `${id} has ${most} questions already, which is the most. Point at the entry instead.`,

  /** Above what those who asked are told. */
  word: (question: string, at: number) => `You asked “${question}”, ${minute(at)}. It is answered now:`,
  wordInThread: (question: string) => `“${question}”, asked here, is answered now:`,
  pointed: (question: string) => `What the desk points to for “${question}”`,
  pointedSection: 'On file',
} as const;
