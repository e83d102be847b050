import { type Entry, readEntry } from './entry.ts';
import { sha256Of } from './hash.ts';
import { caution, fault, type Place, type Report } from './problems.ts';
import { SLUG, type SourceFields, sourceSchema } from './schema.ts';
import { parseYaml } from './yaml.ts';

/** A source's file, taken apart. */
export interface SourceFile {
  readonly file: string;
  /** The file's name without `.md`. */
  readonly stem: string;
  /** null where the front matter couldn't be read at all. */
  readonly entry: Entry<SourceFields> | null;
  /** Everything after the closing `---` line, LF, no byte-order mark, not normalised. */
  readonly text: string;
  /** The 1-based line of the file on which the text begins. */
  readonly textLine: number;
  /** Lower-case hex over the text as UTF-8. */
  readonly sha256: string;
}

/** The parts of a file with front matter; null if it has no two `---` lines with the first on top. */
export function splitFrontMatter(content: string): { readonly front: string; readonly text: string; readonly textLine: number } | null {
  const opening = /^---[ \t]*\n/u.exec(content);
  if (!opening) return null;
  const closing = /^---[ \t]*(?:\n|$)/gmu;
  closing.lastIndex = opening[0].length;
  const hit = closing.exec(content);
  if (!hit) return null;
  const end = hit.index + hit[0].length;
  return {
    front: content.slice(opening[0].length, hit.index),
    text: content.slice(end),
    textLine: content.slice(0, end).split('\n').length,
  };
}

/** Takes a source's file apart and checks it by itself. `content` has LF line ends and no byte-order mark; `file` is `…/<stem>.md`. */
export function readSourceFile(content: string, file: string, report: Report): SourceFile {
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/u, '');
  const parts = splitFrontMatter(content);
  if (!parts) {
    report(fault({ file, line: 1, field: '' }, 'must begin with a line "---", then the fields, then a second line "---" and the text'));
    return { file, stem, entry: null, text: '', textLine: 1, sha256: sha256Of('') };
  }
  const document = parseYaml(parts.front, file, report, 1);
  const entry = document && readEntry(sourceSchema, document, [], report);
  const source: SourceFile = { file, stem, entry, text: parts.text, textLine: parts.textLine, sha256: sha256Of(parts.text) };
  checkText(source, report);
  if (entry) checkFields(source, entry, report);
  return source;
}

/** Where an offset of a source's text stands in its file. */
export function textPlace(source: SourceFile, offset: number): Place {
  let line = source.textLine;
  for (let at = source.text.indexOf('\n'); at >= 0 && at < offset; at = source.text.indexOf('\n', at + 1)) line++;
  return { file: source.file, line, field: '' };
}

function checkText(source: SourceFile, report: Report): void {
  if (source.text.trim() === '')
    report(fault({ file: source.file, line: source.textLine, field: '' }, 'has no text below the closing "---"'));
  const control = /[^\P{Cc}\n\t]/u.exec(source.text);
  if (!control) return;
  const code = (control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  report(caution(textPlace(source, control.index), `the text has a control character (U+${code}); is it really in the original?`));
}

function checkFields(source: SourceFile, entry: Entry<SourceFields>, report: Report): void {
  const { fields, given } = entry;
  // An imported id may be no file's name.
  if (fields.id !== undefined && fields.id !== source.stem && SLUG.test(fields.id)) {
    report(caution(entry.at('id'), `the file is called ${source.stem}.md, but its id is ${fields.id}; call it ${fields.id}.md`));
  }
  if (given.has('publishedAt') && given.has('undated')) {
    report(fault(entry.at('undated'), 'a source has a publishedAt or is undated, not both; leave one out'));
  } else if (!given.has('publishedAt') && !given.has('undated')) {
    report(fault(entry.at('publishedAt'), 'is missing; a source without a date says "undated: true" instead'));
  }
  if (fields.publishedAt !== undefined && fields.retrievedAt !== undefined && fields.publishedAt > fields.retrievedAt) {
    report(caution(entry.at('publishedAt'), `lies after retrievedAt (${fields.retrievedAt}): nobody can have read it before it was out`));
  }
  if (!given.has('sha256')) report(caution(entry.at('sha256'), `is missing; put in  sha256: ${source.sha256}`));
  else if (fields.sha256 !== undefined && fields.sha256 !== source.sha256) {
    report(
      fault(
        entry.at('sha256'),
        `the text changed since it was recorded: recorded ${fields.sha256}, now ${source.sha256}; if the change is meant, put the new value in`,
      ),
    );
  }
  for (const field of ['reason', 'at'] as const) {
    if (fields.status === 'withdrawn' && !given.has(field)) report(fault(entry.at(field), `is missing; a withdrawn source needs ${field}`));
    if (!given.has('status') && given.has(field)) report(fault(entry.at(field), 'goes only with "status: withdrawn"'));
  }
}
