import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkObject } from './contract.ts';
import { FIXTURES, file, NOW, SHIPPED, scratch, sourced } from './run-cli.ts';

const STACK = /^\s+at .+[:(]/mu;

describe.concurrent('wrong use', () => {
  const questions = file('good.jsonl', '{"id":1,"question":"Where?"}');

  test.each<{ readonly args: string[]; readonly says: string; readonly env?: Record<string, string> }>([
    { args: [], says: 'Usage: sourced' },
    { args: ['aks', 'Where?'], says: 'ask' },
    { args: ['ask'], says: 'Give a question' },
    { args: ['ask', 'Where?', '--batch', questions], says: 'not both' },
    { args: ['ask', 'Where?', '--jsn'], says: '--json' },
    { args: ['ask', 'Where?', '--role', 'king'], says: 'reader, editor, verifier, admin' },
    { args: ['ask', 'Where?', '--now', 'yesterday'], says: '--now takes an instant' },
    { args: ['ask', 'Where?', '--topic', 'detainee-transfr'], says: 'Nearest: detainee-transfer.' },
    { args: ['ask', '--batch', path.join(scratch, 'nowhere.jsonl')], says: 'nowhere.jsonl' },
    { args: ['ask', '--batch', scratch], says: 'it is a folder' },
    { args: ['ask', '--batch'], says: '--batch' },
    { args: ['search', 'Where?', '--limit', 'many'], says: 'from 1 to 100' },
    { args: ['search', 'Where?', '--limit', '0'], says: 'from 1 to 100' },
    { args: ['search'], says: 'Give a question' },
    { args: ['brief', 'one', 'two'], says: 'too many arguments' },
    { args: ['check', '--fast'], says: '--fast' },
    { args: ['ask', 'Where?'], env: { LOG_LEVEL: 'loud' }, says: 'LOG_LEVEL must be one of' },
  ])('$args $env: exit 2 and a message', async ({ args, says, env = {} }) => {
    const { code, stdout, stderr } = await sourced(args, { env: { SOURCED_KNOWLEDGE: SHIPPED, ...env } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(STACK);
  });

  test('several faults are told at once', async () => {
    const { stderr } = await sourced(['search', '--limit', 'x', '--now', 'y']);
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining('--now'), expect.stringContaining('--limit')]);
  });

  test('help that was asked for is no fault', async () => {
    const { code, stdout, stderr } = await sourced(['ask', '--help'], { own: true });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const option of ['--json', '--topic', '--role', '--batch', '--knowledge']) expect(stdout).toContain(option);
  });

  test('a setting that means nothing is told, and hinders nothing', async () => {
    const { code, stderr } = await sourced(['ask', 'hello', '--knowledge', SHIPPED], { own: true, env: { SOURCED_KNOWLEGDE: 'x' } });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'SOURCED_KNOWLEGDE is not a setting of Sourced; did you mean SOURCED_KNOWLEDGE? See .env.example.\n',
    });
  });
});

describe.concurrent('knowledge that is not as it should be', () => {
  const broken = path.join(scratch, 'broken');
  cpSync(path.join(FIXTURES, 'city-election'), path.join(broken, 'city-election'), { recursive: true });
  const facts = path.join(broken, 'city-election/facts.yaml');
  writeFileSync(
    facts,
    readFileSync(facts, 'utf8')
      .replace(/^ {4}quote: (.)/mu, '    quote: Not $1')
      .replace(/^ {4}modality: fact$/mu, '    modality: sure'),
  );
  const empty = path.join(scratch, 'empty');
  mkdirSync(empty);

  test.each([
    ['missing', path.join(scratch, 'nowhere'), "can't be read"],
    ['a file', file('file.txt', 'x'), 'is a file'],
    ['empty', empty, 'There is no topic'],
    ['broken', broken, 'city-election/facts.yaml:'],
  ])('%s: exit 1 and a message, whatever is called', async (_what, folder, says) => {
    for (const call of [['ask', 'Where?', '--json'], ['serve'], ['check']]) {
      const { code, stdout, stderr } = await sourced([...call, '--knowledge', folder]);
      expect(code).toBe(1);
      expect(call[0] === 'check' ? stdout + stderr : stderr).toContain(says);
      expect(stdout + stderr).not.toMatch(STACK);
    }
  });

  test('check tells every problem, for tools as well', async () => {
    const { code, stdout, stderr } = await sourced(['check', '--json', '--knowledge', broken]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const report = checkObject.parse(JSON.parse(stdout));
    expect(report).toMatchObject({ ok: false, topics: [], proposals: [] });
    const found = report.problems
      .filter((problem) => problem.file === 'city-election/facts.yaml' && problem.line > 0)
      .map((problem) => problem.field);
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/quote$/u), expect.stringMatching(/modality$/u)]));
  });
});

describe.concurrent('check', () => {
  test('passes on what is shipped, and counts its questions', async () => {
    const { code, stdout, stderr } = await sourced(['check', '--json', '--knowledge', SHIPPED, '--now', NOW]);
    const report = checkObject.parse(JSON.parse(stdout));
    expect(report.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    expect({ code, stderr, ok: report.ok }).toEqual({ code: 0, stderr: '', ok: true });
    const [topic] = report.topics;
    const all = topic?.tallies.at(-1);
    expect(all?.asked).toBeGreaterThan(60);
    expect(all?.right).toBe((all?.asked ?? 0) - (topic?.wrong.length ?? 0));
  });

  test('proposes what facts answer that do not say so, for people to paste', async () => {
    const one = path.join(scratch, 'one');
    cpSync(path.join(FIXTURES, 'city-election'), path.join(one, 'city-election'), { recursive: true });
    const { stdout } = await sourced(['check', '--knowledge', one, '--now', NOW]);
    expect(stdout).toMatch(/^city-election\/[a-z-]+\n {4}answers:\n {6}- \{slot: [a-z]+/mu);
    expect(stdout.trimEnd()).toMatch(/\d+ of \d+ questions right\.$/u);
  });
});

describe.concurrent('what nobody foresaw', () => {
  const bug = ['--import', 'data:text/javascript,Map.groupBy=()=>{throw new Error("secret")}'];

  test('is told with a reference, and without details', async () => {
    const { code, stdout, stderr } = await sourced(['ask', 'Where?', '--knowledge', SHIPPED], { node: bug });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Something broke here \(reference [0-9a-f]{8}\)\./u);
    expect(stderr).not.toMatch(/secret|^\s+at /mu);
  });

  test('has its details in the log where they were asked for', async () => {
    const { stderr } = await sourced(['ask', 'Where?', '--knowledge', SHIPPED], { node: bug, env: { LOG_LEVEL: 'debug' } });
    const reference = /\(reference ([0-9a-f]{8})\)/u.exec(stderr)?.[1] ?? 'none';
    expect(stderr).toContain(`${reference} Error: secret`);
  });
});

test('ends quietly when nobody reads on', async () => {
  const many = file(
    'many.jsonl',
    Array.from({ length: 400 }, (_, id) => JSON.stringify({ id, question: 'Where will they be held?' })).join('\n'),
  );
  const { code, stdout, stderr } = await sourced(['ask', '--batch', many, '--knowledge', SHIPPED], { hangUp: true });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n').length).toBeLessThan(400);
});
