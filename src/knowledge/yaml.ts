import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { isNestedTooDeeply } from './nesting.ts';
import { fault, fieldName, type Path, type Place, type Report, shown } from './problems.ts';

/** A parsed YAML file: plain data, and the line on which each part of it stands. */
export interface YamlFile {
  /** Path relative to the knowledge folder. */
  readonly file: string;
  readonly value: unknown;
  /** Where the part at `path` stands; where there is none, the nearest part around it that exists. */
  place(path: Path): Place;
}

/**
 * Reads one YAML document under the 1.2 core schema: dates stay text; repeated keys, aliases, tags of one's own and a second
 * document are faults. null if there is any fault; never throws. `linesBefore` is added to every line number.
 */
export function parseYaml(text: string, file: string, report: Report, linesBefore = 0): YamlFile | null {
  const lines = new LineCounter();
  const lineAt = (offset: number): number => lines.linePos(offset).line + linesBefore;
  let told = 0;
  const tell = (line: number, reason: string): void => {
    told++;
    if (told <= MOST_TOLD) report(fault({ file, line, field: '' }, reason));
    else if (told === MOST_TOLD + 1) report(fault({ file, line, field: '' }, 'there are more faults from here on; put these right first'));
  };
  if (isNestedTooDeeply(text)) {
    tell(0, TOO_DEEP);
    return null;
  }
  try {
    // uniqueKeys compares every key with every other: repeated keys are looked for below, in one pass.
    // logLevel 'silent' would pass over a second document without a word.
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      stringKeys: true,
      schema: 'core',
      resolveKnownTags: false,
      merge: false,
      logLevel: 'error',
    });
    const faults = [...document.errors, ...document.warnings];
    for (const error of faults) tell(lineAt(error.pos[0]), inWords(error));
    if (faults.length > 0 || hasRefused(document, lineAt, tell)) return null;
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return {
      file,
      value,
      place: (path) => ({ file, line: lineOf(document.contents, path, lineAt, linesBefore + 1), field: fieldName(path) }),
    };
  } catch (error) {
    // Only deep nesting gets here: the composer, `visit` and `toJS` call themselves.
    if (!(error instanceof RangeError)) throw error;
    tell(0, TOO_DEEP);
    return null;
  }
}

/** A file that isn't YAML at all would otherwise give a fault for every line. */
const MOST_TOLD = 50;

const TOO_DEEP = 'the file is nested too deeply to be read';

/** Reports aliases and repeated keys; true if there are any. */
function hasRefused(document: Document.Parsed, lineAt: (offset: number) => number, tell: (line: number, reason: string) => void): boolean {
  let refused = false;
  const refuse = (node: Node, reason: string): void => {
    refused = true;
    tell(lineAt(node.range?.[0] ?? 0), reason);
  };
  visit(document, {
    Alias: (_, alias) =>
      refuse(alias, `${shown(`*${alias.source}`)} points to another place in the file (a YAML alias); write the value out`),
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) refuse(key, `${shown(String(key.value))} stands twice in the same entry; keep one of them`);
        seen.add(key.value);
      }
    },
  });
  return refused;
}

function lineOf(contents: ParsedNode | null, path: Path, lineAt: (offset: number) => number, first: number): number {
  let node: unknown = contents;
  let line = contents === null ? first : lineAt(contents.range[0]);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step);
      if (!pair || !isScalar(pair.key)) break;
      line = lineAt(pair.key.range?.[0] ?? 0);
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item: unknown = node.items[step];
      if (!isMap(item) && !isSeq(item) && !isScalar(item) && !isAlias(item)) break;
      line = lineAt(item.range?.[0] ?? 0);
      node = item;
    } else break;
  }
  return line;
}

/** The library's error codes in an editor's words. */
function inWords(error: YAMLError): string {
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'this line can\'t be read: a text with ": " in it must stand in quotes, and a field\'s name needs ": " after it';
    case 'TAB_AS_INDENT':
      return 'the line is indented with a tab; use spaces';
    case 'BAD_INDENT':
    case 'BAD_COLLECTION_TYPE':
      return 'the line is indented wrongly, or a bracket before it was never closed';
    case 'MULTIPLE_DOCS':
      return 'a line "---" begins a second document; a file has one';
    case 'TAG_RESOLVE_FAILED':
      return 'a value that begins with "!" is a YAML tag, and tags are not used here; put the text in quotes';
    case 'BAD_SCALAR_START':
      return 'a text that begins with @, ` or % must stand in quotes';
    case 'UNEXPECTED_TOKEN':
      return 'something stands after the end of the value; a text with quotation marks in it must stand wholly in the other kind, or in a block (>-)';
    case 'MISSING_CHAR':
      return 'a quotation mark, comma or bracket is missing here or above';
    case 'NON_STRING_KEY':
      return "a field's name must be a plain word";
    case 'RESOURCE_EXHAUSTION':
      return TOO_DEEP;
    default:
      return `the line can't be read as YAML: ${error.message}`;
  }
}
