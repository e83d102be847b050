/**
 * WordNet 3.1 read in place: look-ups are binary searches in the database files' bytes, so that nothing is parsed at start
 * (loaded whole it costs .45 s and 190 MB, JUDGING.md). Format: WordNet's wndb(5WN) manual page.
 */
export type Pos = 'n' | 'v' | 'adj' | 'adv';

/** The bytes of the eight database files. */
export interface WordNetFiles {
  readonly index: Readonly<Record<Pos, Buffer>>;
  readonly data: Readonly<Record<Pos, Buffer>>;
}

interface Synset {
  readonly words: readonly string[];
  /** Whether the nth word is written with a capital: a proper name. */
  readonly proper: readonly boolean[];
  /** Offsets of hypernyms in the same part of speech. */
  readonly above: readonly number[];
  /** "Derivationally related form" pointers: from the nth word of this synset to the nth of another. */
  readonly derived: readonly { readonly from: number; readonly pos: Pos; readonly offset: number; readonly to: number }[];
}

const POS_OF: Readonly<Record<string, Pos>> = { n: 'n', v: 'v', a: 'adj', s: 'adj', r: 'adv' };

const NEWLINE = 10;
/** Cached look-ups are dropped as a whole past this many, so that hostile questions can't fill the memory. */
const CACHE = 50_000;

export class WordNet {
  readonly #files: WordNetFiles;
  readonly #senses = new Map<string, readonly number[]>();
  readonly #synsets = new Map<string, Synset>();

  constructor(files: WordNetFiles) {
    this.#files = files;
  }

  /** Whether the word, in its base form and lower case, is in the dictionary as that part of speech. */
  has(word: string, pos: Pos): boolean {
    return this.senses(word, pos).length > 0;
  }

  /** Offsets of the word's senses, the most frequent first. */
  senses(word: string, pos: Pos): readonly number[] {
    const key = `${pos} ${word}`;
    let offsets = this.#senses.get(key);
    if (offsets === undefined) {
      offsets = this.#lookUp(word, pos);
      if (this.#senses.size >= CACHE) this.#senses.clear();
      this.#senses.set(key, offsets);
    }
    return offsets;
  }

  #lookUp(word: string, pos: Pos): readonly number[] {
    const file = this.#files.index[pos];
    const wanted = Buffer.from(`${word.replaceAll(' ', '_')} `, 'latin1');
    let low = 0;
    let high = file.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = lineStart(file, middle);
      const order = compareLine(file, start, wanted);
      if (order === 0) return offsetsOf(file, start);
      if (order < 0) low = lineEnd(file, start) + 1;
      else high = start;
    }
    return [];
  }

  /** Whether the word is written in lower case in any of its senses: "hut" is, "Baghdad" isn't. */
  isCommon(word: string): boolean {
    return (['n', 'v', 'adj', 'adv'] as const).some((pos) =>
      this.senses(word, pos).some((offset) => {
        const synset = this.#synset(pos, offset);
        return synset.proper[synset.words.indexOf(word)] === false;
      }),
    );
  }

  /** The words of a sense, lower case, underscores as spaces. */
  words(pos: Pos, offset: number): readonly string[] {
    return this.#synset(pos, offset).words;
  }

  /** The sense itself and what lies above it, up to `depth` steps. */
  above(pos: Pos, offset: number, depth: number): ReadonlySet<number> {
    const reached = new Set([offset]);
    let edge = [offset];
    for (let step = 0; step < depth && edge.length > 0; step++) {
      edge = edge.flatMap((at) => this.#synset(pos, at).above).filter((at) => !reached.has(at));
      for (const at of edge) reached.add(at);
    }
    return reached;
  }

  /** Words of other parts of speech that derive from this one in its first `senses` senses: arrive and arrival. */
  derived(word: string, pos: Pos, senses: number): readonly { readonly word: string; readonly pos: Pos }[] {
    const found: { word: string; pos: Pos }[] = [];
    for (const offset of this.senses(word, pos).slice(0, senses)) {
      const synset = this.#synset(pos, offset);
      const at = synset.words.indexOf(word) + 1;
      for (const pointer of synset.derived) {
        if (pointer.from !== at) continue;
        const target = this.#synset(pointer.pos, pointer.offset).words[pointer.to - 1];
        if (target !== undefined) found.push({ word: target, pos: pointer.pos });
      }
    }
    return found;
  }

  #synset(pos: Pos, offset: number): Synset {
    const key = `${pos} ${offset}`;
    let synset = this.#synsets.get(key);
    if (synset === undefined) {
      synset = parseSynset(this.#files.data[pos], offset);
      if (this.#synsets.size >= CACHE) this.#synsets.clear();
      this.#synsets.set(key, synset);
    }
    return synset;
  }
}

function lineStart(file: Buffer, at: number): number {
  return at === 0 ? 0 : file.lastIndexOf(NEWLINE, at - 1) + 1;
}

function lineEnd(file: Buffer, at: number): number {
  const end = file.indexOf(NEWLINE, at);
  return end < 0 ? file.length : end;
}

/** Compares the line's first bytes with the wanted ones; the licence's lines begin with spaces and so sort first. */
function compareLine(file: Buffer, start: number, wanted: Buffer): number {
  return file.compare(wanted, 0, wanted.length, start, Math.min(start + wanted.length, file.length));
}

/** `lemma pos synset_cnt p_cnt [ptr_symbol…] sense_cnt tagsense_cnt offset…` */
function offsetsOf(file: Buffer, start: number): readonly number[] {
  const fields = file.toString('latin1', start, lineEnd(file, start)).trim().split(' ');
  const pointers = Number(fields[3]);
  return fields.slice(6 + pointers).map(Number);
}

/** `offset lex_filenum ss_type w_cnt(hex) word lex_id … p_cnt ptr…`, where a pointer is `symbol offset pos source/target`. */
function parseSynset(file: Buffer, offset: number): Synset {
  const end = Math.min(lineEnd(file, offset), offset + 15_000);
  const fields = file.toString('latin1', offset, end).split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words: string[] = [];
  const proper: boolean[] = [];
  for (let i = 0; i < count; i++) {
    const word = (fields[4 + 2 * i] ?? '').replace(/\([a-z]+\)$/u, '').replaceAll('_', ' ');
    words.push(word.toLowerCase());
    proper.push(/^\p{Lu}/u.test(word));
  }
  const first = 4 + 2 * count;
  const pointers = Number(fields[first]);
  const above: number[] = [];
  const derived: { from: number; pos: Pos; offset: number; to: number }[] = [];
  for (let i = 0; i < pointers; i++) {
    const [symbol, target, kind, ends] = fields.slice(first + 1 + 4 * i, first + 5 + 4 * i);
    if (symbol === '@') above.push(Number(target));
    if (symbol === '+') {
      const ordinals = Number.parseInt(ends ?? '0', 16);
      derived.push({ from: ordinals >> 8, pos: POS_OF[kind ?? 'n'] ?? 'n', offset: Number(target), to: ordinals & 0xff });
    }
  }
  return { words, proper, above, derived };
}
