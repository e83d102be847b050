import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runs } from '../deep.ts';
import { KNOWLEDGE, makeFolders } from '../embargo/folders.ts';
import { HIDDEN_TOPIC, LIFT } from '../embargo/hidden-facts.ts';
import { questionsAround } from '../embargo/questions.ts';
import { slipped } from '../embargo/words.ts';
import { type Ended, file, NOW, sourced } from './run-cli.ts';

const folders = makeFolders();
afterAll(folders.remove);

const questions = questionsAround(folders.hidden);
const asked = questions.slice(0, runs(80, questions.length));
const batch = file('asked.jsonl', asked.map((question, id) => JSON.stringify({ id, question })).join('\n'));
const topics = [HIDDEN_TOPIC.id, HIDDEN_TOPIC.title, ...HIDDEN_TOPIC.aliases].flatMap((text, at) => [text, slipped(text, at)]);
const whole = <T>(all: readonly T[]): readonly T[] => all.slice(0, runs(0, all.length));

/** What is typed in the terminal's chat. */
const TYPED = [
  ...['topics', 'sources', 'changes', 'unconfirmed', 'help', 'nothing of the kind'].map((sub) => `/desk ${sub}`),
  ...['today', 'yesterday', '30d', '2026-11-01', 'tomorrow', '2026-12-24'].map((since) => `/desk changes since ${since}`),
  ...['sources', 'changes', 'unconfirmed'].flatMap((sub) => topics.map((topic) => `/desk ${sub} ${topic}`)),
  ...topics.map((topic) => `/brief ${topic}`),
  ...['river-flood', 'company-recall'].flatMap((topic) => [`/brief ${topic}`, `/desk sources ${topic}`]),
  ...folders.hidden.facts
    .slice(0, runs(15, 50))
    .flatMap(({ topicId, id, sourceId }) => [`/desk history ${topicId}/${id}`, `/desk history ${id}`, `/desk kill ${sourceId} x`]),
  ...['company-recall/incidents-17', 'river-flood/nothing'].map((id) => `/desk history ${id}`),
  ...folders.hidden.words.slice(0, runs(5, 50)).map((word) => `/desk search ${word} office`),
  ...['/desk review', '/desk add title=x', '/desk status aa-0 held x', '/help', '/brief', '/ask', '/desk'],
].filter((line) => !line.includes('\n'));

/** A chat on standard input: every line is somebody's own, and what is asked goes on from one to the next. */
const CHAT = [...TYPED, ...asked.map((question) => question.replaceAll('\n', ' '))].join('\n');

const CLOCK = ['--import', path.join(import.meta.dirname, '../embargo/pinned-clock.ts')];
const BEFORE = new Date(Date.parse(LIFT) - 1).toISOString();

type Call = readonly [args: readonly string[], input?: string];

/** Runs a call in the newsroom without the hidden facts and in the one with them, at the same time. */
async function both([args, input = '']: Call): Promise<readonly [without: Ended, within: Ended]> {
  const run = (folder: string) => sourced([...args, '--knowledge', KNOWLEDGE], { cwd: path.dirname(folder), node: CLOCK, input });
  return Promise.all([run(folders.open), run(folders.whole)]);
}

/** The first lines in which two texts differ; null: they are the same, byte for byte. */
function difference(one: Ended, other: Ended): object | null {
  if (one.code !== other.code) return { codes: [one.code, other.code], stderr: [one.stderr, other.stderr] };
  for (const stream of ['stdout', 'stderr'] as const) {
    const [some, others] = [one[stream].split('\n'), other[stream].split('\n')];
    const at = some.findIndex((line, each) => line !== others[each]);
    if (some.length !== others.length || at >= 0) return { stream, line: at, without: some[at], within: others[at] };
  }
  return null;
}

async function expectSame(call: Call): Promise<Ended> {
  const [without, within] = await both(call);
  expect(difference(without, within), call[0].join(' ')).toBeNull();
  return without;
}

const STORED = ['--data', 'data'];
const SOURCES = [['from the store', STORED] as const, ['in memory', []] as const];
const MOMENTS = [['of that moment', BEFORE] as const, ['of when it came on file', NOW] as const];

describe('two whole processes, one with 50 hidden facts and one without, print the same', () => {
  test('in a chat on standard input, which puts what is on file into the store', async () => {
    const { code, stdout, stderr } = await expectSame([['serve', '--now', BEFORE, ...STORED], CHAT]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').length).toBeGreaterThan(asked.length);
  });

  test.each(whole(SOURCES))('in answers, with their reasons, %s', async (_, data) => {
    const { code, stdout } = await expectSame([['ask', '--batch', batch, '--json', '--now', BEFORE, ...data]]);
    expect({ code, lines: stdout.trimEnd().split('\n').length }).toEqual({ code: 0, lines: asked.length });
  });
  test.each(whole(SOURCES))('in what a search ranks, with its scores, %s', async (_, data) => {
    await expectSame([['search', '--batch', batch, '--limit', '100', '--now', BEFORE, ...data]]);
  });
  test.each(whole(MOMENTS))('in answers as they stood, %s', async (_, moment) => {
    await expectSame([['ask', '--batch', batch, '--json', '--now', BEFORE, ...STORED, '--as-of', moment]]);
  });
  test.each(whole(topics))('where somebody guesses at a topic: %s', async (topic) => {
    expect((await expectSame([['brief', topic, '--now', BEFORE, ...STORED]])).code).toBe(2);
    expect((await expectSame([['ask', 'Who is that?', '--topic', topic, '--json', '--now', BEFORE]])).code).not.toBe(0);
  });
  test.each(whole(['river-flood', 'company-recall', 'museum-theft']))('in the briefing on %s', async (topic) => {
    expect((await expectSame([['brief', topic, '--now', BEFORE, ...STORED]])).code).toBe(0);
  });
  test.each(whole(['editor']))('but not for an %s, nor once the embargo has lifted', async (role) => {
    const ask = ['ask', '--batch', batch, '--json', '--now'];
    for (const args of [
      [...ask, BEFORE, '--role', role],
      [...ask, LIFT],
    ])
      expect(difference(...(await both([args])))).not.toBeNull();
  });
});
