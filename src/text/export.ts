/** What `sourced export` says, and the few words of ours in what it writes. */
export const EXPORT_TEXT = {
  about: 'write what is on file into a folder: as knowledge files, or its entries as CSV, JSON or ClaimReview',
  format: 'files (default), csv, json (W3C Web Annotation) or claimreview',
  done: (folder: string, written: number, kept: number, what: string) =>
    `${written === 1 ? '1 file' : `${written} files`} written to ${folder}${kept === 0 ? '' : `, ${kept} left as ${kept === 1 ? 'it was' : 'they were'}`}: ${what}.`,
  knowledge: (topics: number, sources: number, entries: number) =>
    `${counted(topics, 'topic', 'topics')}, ${counted(sources, 'source', 'sources')}, ${counted(entries, 'entry', 'entries')}`,
  entries: (count: number) => counted(count, 'entry', 'entries'),
  reviews: (count: number) =>
    count === 0 ? 'no entry is confirmed or found false' : `${counted(count, 'entry', 'entries')} confirmed or found false`,
  gone: (ids: readonly string[]) =>
    `Left out, since their quote is gone from the current version of the source: ${ids.join(', ')}. /desk edit gives them words that stand there.`,
  unfiledLeft: (ids: readonly string[]) =>
    `Left out, since they are in no topic and unfiled.jsonl can't say who may see them or until when they may be used: ${ids.join(', ')}. npx sourced backup keeps them.`,
  questionsLeft: (topic: string) => `${topic}/questions.yaml has errors and is left out; npx sourced check names them.`,

  aFile: (folder: string) => `"${folder}" is a file. Name a folder, which is made where it isn't there.`,
  unwritable: (path: string, reason: string) => `${path} can't be written: ${reason}. Nothing that was there has been touched.`,
  halfway: (path: string, reason: string, done: number) =>
    `${path} can't be put in its place: ${reason}. ${counted(done, 'file is', 'files are')} new, the others are as they were; put that right and export again.`,
  leaves: (path: string) => `${path} is a link, or lies behind one, that leaves the folder. Put the folder itself there.`,
  inTheWayThere: (path: string) => `${path} is there already, and is no file. Move it away, or name another folder.`,
  inTheWay: (problems: string) => `Nothing was written, since files that are there already can't be edited:\n\n${problems}`,
  unreadable: "can't be read, so it isn't overwritten; move it away or put it right",
  elsewhere: (id: string, topic: string) => `holds the source ${id}, which is in ${topic} now; move the file there`,

  /** In readers' files the people who approved something have no names. */
  somebody: (number: number) => `person ${number}`,
  someReason: 'approved at the desk',
  replaced: (ids: readonly string[]) => `Replaced by ${ids.join(', ')}.`,
  annotations: 'Quotes on file, each with who said it and how it stands',
} as const;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
