import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readKnowledge } from '../../src/knowledge/read.ts';
import { answerLine, searchLine } from './contract.ts';
import { FIXTURES, file, NOW, SHIPPED, sourced } from './run-cli.ts';

const ON = ['--knowledge', SHIPPED, '--now', NOW];
const texts = new Map(readKnowledge(SHIPPED).library?.sources.map((source) => [source.id, source.text]));
const lines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
const QUESTION = 'Where will the detainees be held?';

describe.concurrent('ask', () => {
  test('answers as README shows', async () => {
    const readme = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
    const { question = '', shown } = /\$ npx sourced ask "(?<question>[^"]+)"\n(?<shown>.*?)```/su.exec(readme)?.groups ?? {};
    expect((await sourced(['ask', question, ...ON], { own: true })).stdout).toBe(shown);
  });

  test('prints a quote with its standing, without colour into a pipe', async () => {
    const { code, stdout, stderr } = await sourced(['ask', QUESTION, ...ON]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Not confirmed');
    expect(stdout).toMatch(/^ {4}“/mu);
    expect(stripVTControlCharacters(stdout)).toBe(stdout);
  });

  test('takes a question without quotation marks, too', async () => {
    const [one, several] = await Promise.all([
      sourced(['ask', QUESTION, ...ON], { own: true }),
      sourced(['ask', ...QUESTION.split(' '), ...ON]),
    ]);
    expect(several).toEqual(one);
  });

  test('prints the contract with --json, and quotes that are exact', async () => {
    const { code, stdout, stderr } = await sourced(['ask', QUESTION, '--json', ...ON]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answer = answerLine.parse(JSON.parse(stdout));
    expect(answer).toMatchObject({
      id: null,
      question: QUESTION,
      outcome: 'found',
      topic: 'detainee-transfer',
      lookedAt: '2026-11-22T12:00:00.000Z',
    });
    expect(answer.quotes.length).toBeGreaterThan(0);
    for (const { sourceId, start, end, text } of answer.quotes) expect(texts.get(sourceId)?.slice(start, end)).toBe(text);
    const plain = await sourced(['ask', QUESTION, ...ON]);
    expect(answer.text).toBe(plain.stdout.trimEnd());
  });

  test('answers a file line by line, in order, each line on its own, with the ids carried over', async () => {
    const asked = [
      { id: 'b', question: QUESTION },
      { id: 7, question: 'and when?' },
      { id: null, question: 'hello' },
      { id: 'a', question: 'What do we know about the transfer?', kind: 'other keys are left alone' },
      { question: 'Who won the cup final in Lisbon?' },
    ];
    const batch = file('batch.jsonl', `\uFEFF${asked.map((line) => JSON.stringify(line)).join('\r\n\n')}`);
    const { code, stdout, stderr } = await sourced(['ask', '--batch', batch, ...ON]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answers = lines(stdout).map((line) => answerLine.parse(line));
    expect(answers.map(({ id, question }) => ({ id, question }))).toEqual(asked.map(({ id, question }) => ({ id: id ?? null, question })));
    expect(answers.map(({ outcome }) => outcome).slice(2)).toEqual(['notice', 'briefing', 'not-on-file']);
    expect(answers[4]).toMatchObject({ quotes: [], status: null });
    const alone = await sourced(['ask', 'and when?', '--json', ...ON]);
    expect({ ...answers[1], id: null }).toEqual(JSON.parse(alone.stdout));
  });

  test('answers nothing of a file with a bad line, and names file and line', async () => {
    const good = JSON.stringify({ id: 1, question: QUESTION });
    const batch = file('bad.jsonl', [good, '', '{"id":2}', 'How many?', '{"id":[],"question":"x"}', '["a"]', good].join('\n'));
    const { code, stdout, stderr } = await sourced(['ask', '--batch', batch, ...ON]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      `${batch}:3 – "question" must be a text`,
      `${batch}:4 – is not a JSON object such as {"id":"1","question":"…"}`,
      `${batch}:5 – "id" must be a text or a number`,
      `${batch}:6 – is not a JSON object such as {"id":"1","question":"…"}`,
    ]);
  });

  test('keeps to a topic, by folder name or alias', async () => {
    const ask = (topic: string) =>
      sourced(['ask', 'How many people died?', '--json', '--topic', topic, '--knowledge', FIXTURES, '--now', NOW]);
    const [byId, byOtherSpelling] = await Promise.all([ask('river-flood'), ask('RIVER FLOOD')]);
    const answer = answerLine.parse(JSON.parse(byId.stdout));
    expect(answer.quotes.every((quote) => quote.factId.startsWith('river-flood/'))).toBe(true);
    expect(byOtherSpelling).toEqual(byId);
  });

  test('answers for a role', async () => {
    const ask = (role: string) => sourced(['ask', QUESTION, '--role', role, ...ON]);
    const [reader, editor] = await Promise.all([ask('reader'), ask('editor')]);
    expect(editor).toEqual(reader);
  });
});

describe.concurrent('search', () => {
  test('ranks facts for people', async () => {
    const { code, stdout, stderr } = await sourced(['search', QUESTION, '--limit', '3', ...ON]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Answers the question');
    expect(stdout).toContain('Near, not an answer');
    expect(stdout.match(/detainee-transfer\/[a-z-]+$/gmu)).toHaveLength(3);
  });

  test('prints the contract with --json, the best hit first', async () => {
    const { code, stdout } = await sourced(['search', QUESTION, '--json', '--limit', '5', ...ON]);
    const { hits, ...rest } = searchLine.parse(JSON.parse(stdout));
    expect({ code, rest }).toMatchObject({ code: 0, rest: { id: null, answered: true } });
    expect(rest.confidence).toBeGreaterThan(0.5);
    expect(hits).toHaveLength(5);
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
    for (const { sourceId, quote } of hits) expect(texts.get(sourceId)).toContain(quote);
  });

  test('reads a file line by line', async () => {
    const batch = file(
      'search.jsonl',
      [
        { id: 'x', question: QUESTION },
        { id: 'y', question: 'Which zebra won the cup final in Lisbon?' },
        { id: 'z', question: '' },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    );
    const { code, stdout } = await sourced(['search', '--batch', batch, ...ON]);
    const [first, second, third] = lines(stdout).map((line) => searchLine.parse(line));
    expect(code).toBe(0);
    expect(first).toMatchObject({ id: 'x', answered: true });
    expect(second).toMatchObject({ id: 'y', answered: false });
    expect(second?.confidence).toBeLessThan(first?.confidence ?? 0);
    expect(third).toEqual({ id: 'z', hits: [], confidence: 0, answered: false });
  });
});

describe.concurrent('brief', () => {
  test('gives the briefing on the only topic', async () => {
    const { code, stdout, stderr } = await sourced(['brief', ...ON]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('1. Bottom line');
    expect(await sourced(['brief', 'detainee-transfer', ...ON])).toEqual({ code, stdout, stderr });
  });

  test('asks which where there are several, and names the nearest where there is none of that name', async () => {
    const [which, unknown] = await Promise.all([
      sourced(['brief', '--knowledge', FIXTURES]),
      sourced(['brief', 'river-floot', '--knowledge', FIXTURES]),
    ]);
    expect(which.code).toBe(0);
    expect(which.stdout).toContain('Which did you mean?');
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toMatch(/^There is no topic "river-floot" on file\. Nearest: river-flood, /u);
  });
});

describe.concurrent('serve', () => {
  test('answers the lines on standard input, goes on from one to the next, and names the topics', async () => {
    const { code, stdout, stderr } = await sourced(['serve', ...ON], {
      input: `${QUESTION}\nwho says so?\n/brief nope\n/help\nquit\nnever\n`,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [banner = '', ...said] = stdout.split('\n\n');
    expect(banner).toMatch(/^Sourced · 1 topic on file: [^\n]+$/u);
    expect(said.join('\n\n')).toContain('There is no topic "nope" on file. Nearest: detainee-transfer.');
    expect(said.join('\n\n')).toContain('/brief topic – ');
    expect(stdout).not.toContain('never');
    expect(stripVTControlCharacters(stdout)).toBe(stdout);
  });

  test('leaves at once where nothing comes in', async () => {
    const { code, stdout } = await sourced(['serve', ...ON]);
    expect({ code, lines: stdout.trimEnd().split('\n').length }).toEqual({ code: 0, lines: 1 });
  });
});
