import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * The database's own full text, over terms that are made here: none of it is text that the database takes apart, and no term is ever read
 * as its query language. An index has a number, and so has a document in it.
 */
export interface FullText {
  /** Makes an index that isn't there. */
  readonly make: (index: number) => void;
  readonly put: (index: number, document: number, terms: readonly string[]) => void;
  /** Takes documents out, from a first one on. */
  readonly remove: (index: number, first: number, count: number) => void;
  /** The numbers of the documents that have a term, in ascending order. */
  readonly having: (index: number, term: string) => Uint32Array;
  /** All terms that begin with an ASCII letter. */
  readonly beginning: (index: number, letter: string) => string[];
}

interface Index {
  readonly put: StatementSync;
  readonly remove: StatementSync;
  readonly having: StatementSync;
}

/** Full text by SQLite's FTS5. What was made by another process is found when it is first used. */
export function fullTextOn(connection: DatabaseSync): FullText {
  const indexes = new Map<number, Index>();
  function at(index: number): Index {
    const known = indexes.get(index);
    if (known) return known;
    const name = `archive_${index}`;
    const prepared: Index = {
      put: connection.prepare(`INSERT INTO ${name} (rowid, terms) VALUES (?, ?)`),
      remove: connection.prepare(`DELETE FROM ${name} WHERE rowid BETWEEN ? AND ?`),
      // One text in place of thousands of rows takes a fifth of the time.
      having: connection.prepare(
        `SELECT group_concat(rowid) AS numbers FROM (SELECT rowid FROM ${name} WHERE ${name} MATCH ? ORDER BY rowid)`,
      ),
    };
    indexes.set(index, prepared);
    return prepared;
  }
  return {
    // Terms only: no text, no places in it, so that 350,000 sentences take some 25 MB.
    make: (index) =>
      connection.exec(
        `CREATE VIRTUAL TABLE archive_${index} USING fts5(terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
      ),
    put: (index, document, terms) => {
      at(index).put.run(document, terms.map(encoded).join(' '));
    },
    remove: (index, first, count) => {
      if (count > 0) at(index).remove.run(first, first + count - 1);
    },
    having: (index, term) => numbersIn(at(index).having.get(`"${encoded(term)}"`)?.numbers),
    beginning: (index, letter) => {
      const name = `archive_terms_${index}`;
      // Of the process alone, and made anew by each: it holds nothing.
      connection.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.${name} USING fts5vocab(main, archive_${index}, row)`);
      const select = connection.prepare(`SELECT group_concat(term, ' ') AS terms FROM temp.${name} WHERE term >= ? AND term < ?`);
      const terms = select.get(letter, String.fromCharCode(letter.charCodeAt(0) + 1))?.terms;
      return typeof terms === 'string' ? terms.split(' ').map(decoded) : [];
    },
  };
}

function numbersIn(text: unknown): Uint32Array {
  if (typeof text !== 'string') return new Uint32Array(0);
  const numbers: number[] = [];
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit >= 0) number = number * 10 + digit;
    else {
      numbers.push(number);
      number = 0;
    }
  }
  numbers.push(number);
  return Uint32Array.from(numbers);
}

const ZERO = 48;

/** Before the four hexadecimal digits of a character that FTS5 would take for something else than part of a word. */
const ESCAPE = '\u{E000}';

/** UTF-16 units of a term that count: nobody asks for a longer word by its end. */
const LONGEST = 200;

/** A term as one word of FTS5's "ascii" tokenizer: for that all beyond ASCII, its small letters and its digits are parts of words. */
function encoded(term: string): string {
  return term.slice(0, LONGEST).replace(/[^a-z0-9\u{80}-\u{D7FF}\u{E001}-\u{FFFF}\u{10000}-\u{10FFFF}]/gu, (unit) => {
    return ESCAPE + unit.charCodeAt(0).toString(16).padStart(4, '0');
  });
}

const decoded = (word: string): string =>
  word.replace(/\u{E000}([0-9a-f]{4})/gu, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
