const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** What an import says: of what was refused, and in the end. */
export const IMPORT_TEXT = {
  summary: 'put sources on file: files and folders of text, HTML, feeds, ninjs, NewsML-G2, JSONL',
  topicOption: 'the topic that they go into: its folder, title or an alias; without it they are in none',
  paths: 'files and folders',

  idTooLong: (length: number, most: number) => `its id has ${length} characters; the most is ${most}. Give it a shorter one.`,
  badId: 'its id has a control character or half a character in it. Give it another one.',
  elsewhere: (id: string) =>
    `the id ${id} is that of a source which came from a knowledge file or from chat. Nothing of that one was changed. Give this one another id.`,
  staysWithdrawn: (reason: string) =>
    `it is withdrawn here, and what was withdrawn stays so (${reason}). If it may be used again, bring it under another id.`,
  killedText: (reason: string) => `the very same text is on file under another id, and is withdrawn: ${reason}`,
  canceled: 'its publisher has withdrawn it, and it is not on file.',
  twice: 'it stands there twice in different words, and nothing says which is the newer. The first one counts.',
  noText: 'it has no text.',
  tooLong: (length: number, most: number) =>
    `its text has ${length.toLocaleString('en')} characters; the most is ${most.toLocaleString('en')}. Divide it.`,
  lineTooLong: (what: 'title' | 'publisher', length: number, most: number) => `its ${what} has ${length} characters; the most is ${most}.`,
  brokenText: 'it has half a character in it (a lone surrogate), which no file can hold. Export it anew.',
  notAFile: 'it is neither a file nor a folder.',
  unreadable: (reason: string) => `it can't be read: ${reason}`,

  noPath: (path: string) => `There is no ${path}. Nothing was imported.`,
  noData:
    'Name the data folder that it goes into (--data, SOURCED_DATA): another knowledge folder than the usual one has no memory of its own.',

  /** Why a source was changed, as its history words it. */
  killed: 'withdrawn by its publisher',
  corrected: 'corrected by its publisher',
  withheld: 'withheld by its publisher',
  ended: 'the time for which it may be used is over',
  filed: 'put into a topic',

  progress: '{bar} {percentage} % · {added} in · {skipped} skipped · {refused} refused',
  taken: (added: number, versions: number, killed: number, held: number) =>
    `In: ${count(added, 'source', 'sources')}, ${count(versions, 'new version', 'new versions')}${killed === 0 ? '' : `, ${killed.toLocaleString('en')} withdrawn by ${killed === 1 ? 'its' : 'their'} publisher`}.${held === 0 ? '' : ` On hold: ${held.toLocaleString('en')}.`}`,
  skipped: (same: number, older: number) =>
    `Skipped: ${same.toLocaleString('en')} on file already${older === 0 ? '' : `, ${older.toLocaleString('en')} older than what is on file`}.`,
  refused: (n: number) => `Refused: ${n.toLocaleString('en')}.`,
  refusal: (file: string, at: number | null, name: string | null, reason: string) =>
    `  ${file}${at === null ? '' : `:${at}`}${name === null ? '' : ` (${name})`} – ${reason}`,
  more: (n: number) => `  and ${n.toLocaleString('en')} more`,
} as const;
