import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { searchAsJson } from '../../src/desk/as-json.ts';
import type { Eyes } from '../../src/desk/newsroom.ts';
import { makeNewsroom, type Newsroom } from '../../src/desk/newsroom.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { FIXTURES, onFile } from './on-file.ts';

const copies = new Set<string>();

/** Removes the copies; each test file that makes some calls it when it is over. */
export function removeCopies(): void {
  for (const copy of copies) rmSync(copy, { recursive: true });
  copies.clear();
}

/** One entry of a YAML list in a topic's file. */
export type Entry = Record<string, unknown>;

export interface TopicFolder {
  /** Rewrites the entries of facts.yaml or names.yaml. */
  readonly edit: (file: 'facts' | 'names', change: (entries: Entry[]) => Entry[]) => void;
  /** Adds lines to topic.yaml. */
  readonly append: (lines: string) => void;
  readonly remove: (file: string) => void;
}

/** A copy of fixture topics, without their questions, changed by `change`. */
export function copied(topics: readonly string[], change: (topic: (id: string) => TopicFolder) => void = () => undefined): string {
  const root = mkdtempSync(path.join(tmpdir(), 'sourced-gates-'));
  copies.add(root);
  for (const id of topics) {
    cpSync(path.join(FIXTURES, id), path.join(root, id), { recursive: true });
    rmSync(path.join(root, id, 'questions.yaml'));
  }
  change((id) => {
    const at = (file: string) => path.join(root, id, file);
    return {
      edit: (file, entries) => {
        const before = parse(readFileSync(at(`${file}.yaml`), 'utf8')) as Record<string, Entry[]>;
        writeFileSync(at(`${file}.yaml`), stringify({ [file]: entries(before[file] ?? []) }, { lineWidth: 0 }));
      },
      append: (lines) => writeFileSync(at('topic.yaml'), `${readFileSync(at('topic.yaml'), 'utf8')}${lines}\n`),
      remove: (file) => rmSync(at(file)),
    };
  });
  return root;
}

/** One dictionary for the newsrooms of a test file; it is no part of what is on file. */
const lexicon = loadLexicon();

/** A newsroom of its own, with nothing remembered from another. */
export const opened = (folder: string): Newsroom => makeNewsroom(onFile(folder).library, lexicon);

/** Everything that reaches a person for a question, as bytes: the answer, one that follows it up, and the search with its scores. */
function bytesFor(question: string, newsroom: Newsroom, eyes: Eyes): string {
  const { answer, conversation } = newsroom.ask({ question, topic: null, conversation: NO_CONVERSATION, ...eyes });
  const next = newsroom.ask({ question: 'and when?', topic: null, conversation, ...eyes });
  const found = searchAsJson(newsroom.search({ question, topic: null, limit: 100, ...eyes }), null);
  return JSON.stringify([answer, conversation, next, found]);
}

export const allBytes = (questions: readonly string[], newsroom: Newsroom, eyes: Eyes): string[] =>
  questions.map((question) => bytesFor(question, newsroom, eyes));

export interface Difference {
  readonly question: string;
  readonly one: string;
  readonly other: string;
}

/** The first of the questions that got different bytes, with what stands around the first of these; null if none did. */
export function firstDifference(questions: readonly string[], some: readonly string[], others: readonly string[]): Difference | null {
  const index = questions.findIndex((_, each) => some[each] !== others[each]);
  if (index < 0) return null;
  const [one, other] = [some[index] ?? '', others[index] ?? ''];
  const at = [...one].findIndex((_, each) => one[each] !== other[each]);
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120);
  return { question: questions[index] ?? '', one: around(one), other: around(other) };
}

/** What stands around an answer: the topics' briefings, or what is said where there is no such topic; the choice of topics; their list. */
export function bytesAround(topics: readonly string[], newsroom: Newsroom, eyes: Eyes): string[] {
  const told = topics.map((topic) => {
    try {
      return JSON.stringify(newsroom.brief({ topic, ...eyes }));
    } catch (error) {
      return String(error);
    }
  });
  return [...told, JSON.stringify(newsroom.brief({ topic: null, ...eyes })), JSON.stringify(newsroom.topics(eyes))];
}

/** Slips as people make them: a letter lost, doubled, or swapped with the next. */
export function misspelt(word: string, turn: number): string {
  const at = 1 + (turn % Math.max(1, word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  switch (turn % 3) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    default:
      return before + after.slice(0, 1) + letter + after.slice(1);
  }
}

/** Questions around the words, as reporters put them; the same list each time. */
export function questionsAround(words: readonly string[], other: readonly string[]): string[] {
  const near = (index: number): string => other[(index * 7) % other.length] ?? '';
  const next = (index: number): string => words[(index * 11 + 5) % words.length] ?? '';
  return words.flatMap((word, index) => [
    FRAMES[index % FRAMES.length]?.(word, next(index)) ?? word,
    FRAMES[(index + 3) % FRAMES.length]?.(misspelt(word, index), near(index)) ?? word,
    `${near(index)} ${word} ${next(index)}`,
  ]);
}

const FRAMES: readonly ((word: string, other: string) => string)[] = [
  (word, other) => `How many ${word} ${other}?`,
  (word, other) => `When will ${word} ${other}?`,
  (word) => `Who is ${word}?`,
  (word, other) => `Where is the ${word} of ${other}?`,
  (word) => `What about ${word}?`,
  (word, other) => `Which ${word} ${other}?`,
  (word, other) => `Why did the ${word} ${other}?`,
  (word, other) => `Has ${word} confirmed the ${other}?`,
  (word, other) => `How much ${word} and when was the ${other}?`,
  (word) => `Did the company deny ${word}?`,
  (word) => word,
];
