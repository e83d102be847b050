/** What is said of a file, or a piece of one, that can't be taken in: what is wrong, and what to do where anything can be done. */
export const IMPORTER_TEXT = {
  empty: 'is empty',
  unreadable: (reason: string) => `can't be opened: ${reason}`,
  tooLarge: (bytes: number, most: number) =>
    `has ${megabytes(bytes)}; at most ${megabytes(most)} are read in one piece. Split it, or bring it as JSONL`,
  lineTooLong: (most: number) => `the line is longer than ${megabytes(most)}`,
  tooSlow: (seconds: number) => `took longer than ${seconds} s to read and was given up; it may be damaged or made to do harm`,
  tooMuchMemory: 'takes more memory to read than it may; it may be damaged or made to do harm',
  tooDeep: 'is nested too deeply to be read',
  fault: (reason: string) => `could not be read because something broke here: ${reason}`,

  binary: (kind: string) => `is ${kind}, not text`,
  packed: (kind: string) => `is packed (${kind}); unpack it first`,
  nul: 'has NUL bytes, so it is no text, or UTF-16 without a byte-order mark; save it as UTF-8',
  utf32: 'is UTF-32; save it as UTF-8',
  unknownEncoding: (label: string) => `names an encoding that is not known here ("${label}"); save it as UTF-8`,
  wrongEncoding: (label: string) => `says that it is ${label}, but some of its bytes can't be; save it as UTF-8`,
  notUtf8: 'is not UTF-8; save it as UTF-8',

  unknownFormat: (extension: string) => `is in no format that is read here (${extension}); bring it as text, Markdown or HTML`,
  unknownXml: (root: string) => `is XML with <${root}> on top; of XML, RSS, Atom, NewsML-G2 and XHTML are read`,
  olderNewsml: 'is NewsML 1; of NewsML, version G2 is read',
  unknownJson: 'is JSON, but no ninjs, no JSON Feed, and has no "body" with an article',
  notJson: (reason: string) => `is not JSON: ${reason}`,
  notXml: (reason: string, line: number | null) => (line === null ? `is not XML: ${reason}` : `is not XML: line ${line}: ${reason}`),
  cutOff: (root: string) => `breaks off before its end: </${root}> is missing`,
  notFeed: 'is a feed whose entries can’t be made out',
  notHtml: 'is HTML that can’t be made out',
  declaresEntities: 'declares entities of its own, which are not read; save it without the declarations in its DOCTYPE',
  unknownEntity: (name: string) => `uses an entity or a character that XML doesn't know (&${name};)`,
  frontMatter: (reason: string) => `has front matter that can't be read: ${reason}`,
  hasAudience: 'is for a restricted audience, which an import can’t keep; put the file into the knowledge folder instead',
  changedSince: 'has a text that is not the one its sha256 stands for; if the change is meant, take the sha256 out',

  notAnObject: 'is not an object with "title" and "body"',
  notText: (field: string) => `"${field}" is no text`,
  noBody: 'has no text',
  noArticle: 'has no text that could be an article',
  noItems: 'has no news item in it',
  onlyPackage: 'only points to other items and has no text of its own',
  notAText: (kind: string) => `is of the kind "${kind}" and has no text`,
  longUri: (length: number, most: number) => `has an id of ${length} characters; at most ${most} can be kept`,
  loneSurrogate: 'has half a character in its text (a lone surrogate), which can’t be kept as it stands',
} as const;

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
