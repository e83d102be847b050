import papaparse from 'papaparse';
import type { Entry } from './entries.ts';
import type { OutFile } from './out-file.ts';

/** The columns, and what stands in them; what there is none of stays empty. */
const COLUMNS: Readonly<Record<string, (entry: Entry) => string | null>> = {
  entry: ({ fact }) => fact.id,
  topic: ({ topic }) => topic.title,
  status: ({ evidence }) => evidence.label,
  lead: ({ evidence }) => evidence.lead,
  quote: ({ evidence }) => evidence.text,
  tail: ({ evidence }) => evidence.tail,
  attribution: ({ fact }) => fact.attribution.as,
  'attribution kind': ({ fact }) => fact.attribution.kind,
  modality: ({ fact }) => fact.modality,
  publisher: ({ source }) => source.publisher,
  published: ({ source }) => source.publishedAt ?? 'undated',
  'as of': ({ fact }) => fact.asOf,
  'on file since': ({ source }) => source.retrievedAt,
  'valid until': ({ fact }) => fact.validUntil,
  'replaced by': ({ replacedBy }) => replacedBy.join(' '),
  'source title': ({ source }) => source.title,
  'source url': ({ source }) => source.url,
  'source id': ({ source }) => source.id,
  start: ({ evidence }) => String(evidence.start),
  end: ({ evidence }) => String(evidence.end),
  sha256: ({ source }) => source.sha256,
};

/**
 * What spreadsheets take for a formula, though something invisible or a space stands before it; full-width signs count in some of them
 * (OWASP, "CSV Injection"). The library's own pattern passes over what has a line break in it.
 */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * One row an entry (RFC 4180, UTF-8). A byte-order mark is in front, without which spreadsheets read other letters than ASCII wrongly. A cell
 * that would be taken for a formula has an apostrophe before it, which is no part of the quote; offsets count UTF-16 units of the source's text.
 */
export function csvFile(entries: readonly Entry[]): OutFile {
  const rows = entries.map((entry) => Object.values(COLUMNS).map((cell) => cell(entry) ?? ''));
  const content = papaparse.unparse([Object.keys(COLUMNS), ...rows], { escapeFormulae: FORMULA, newline: '\r\n' });
  return { path: 'entries.csv', content: `\u{FEFF}${content}\r\n` };
}
