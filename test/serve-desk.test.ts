import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { aFolder, CLI, serve, slack } from './a-process.ts';
import type { FakeSlack } from './fakes/slack/fake-slack.ts';
import { fact, facts, folderWith } from './knowledge/temp-knowledge.ts';

/** The desk as the served process has it: files that change, editors who write, a kill, and what is told of all that later. */

const QUESTION = 'How many people have died?';

/** What the bot says next in somebody's direct messages. */
async function says(fake: FakeSlack, user: string, words: string): Promise<string> {
  const { ts, channel } = fake.dm(user, words);
  const said = await fake.until(() => fake.messagesIn(channel).find((message) => message.ts > ts));
  return said.text;
}

async function sourced(...args: readonly string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number | null, out: out + error };
}

test('edits of the files and of editors meet, outlive a kill, can be backed up meanwhile, and are told as of then', async () => {
  const { fake, env } = await slack();
  const [ed, folder, data] = [fake.addUser({ name: 'ed' }), folderWith(), aFolder()];
  const setting = { ...env, SOURCED_KNOWLEDGE: folder, SOURCED_DATA: data, SOURCED_EDITORS: `${ed.id}:Ed Ito` };
  const write = (content: string) => writeFileSync(path.join(folder, 'flood/facts.yaml'), content);
  const ask = (...more: readonly string[]) => sourced('ask', QUESTION, '--knowledge', folder, '--data', data, ...more);

  const first = serve(setting);
  await first.line(/^Slack: up/mu);
  expect(await says(fake, 'ada', QUESTION)).toContain('Official statement');
  const then = new Date().toISOString();

  write(facts(fact({ status: 'disputed' })));
  await first.line(/^Knowledge: 1 entry taken in/mu);
  expect(await says(fake, 'ada', QUESTION)).toContain('Disputed');
  write('facts: nonsense\n');
  await first.line(/facts\.yaml/u);
  expect(await says(fake, 'ada', QUESTION)).toContain('Disputed');

  expect(await says(fake, 'ada', '/desk status dead held why not')).toContain('Ask: Ed Ito');
  expect(await says(fake, 'ed', '/desk status dead held asking the ministry')).toContain('is On hold from now on');
  const copy = path.join(data, 'copy.db');
  expect(await sourced('backup', copy, '--data', data)).toMatchObject({ code: 0 });
  first.process.kill('SIGKILL');
  await first.ended;

  write(facts(fact({ statement: 'Six died.' })));
  const second = serve(setting);
  await second.line(/^Slack: up/mu);
  expect(await says(fake, 'ada', QUESTION)).toContain('On hold');
  expect(await says(fake, 'ed', '/desk history dead')).toContain('asking the ministry');
  second.process.kill('SIGTERM');
  expect(await second.ended).toBe(0);

  expect((await sourced('check', '--knowledge', folder, '--data', data)).out).toContain('was changed in the files and in chat');
  expect((await ask('--as-of', then)).out).toContain('Official statement');
  expect((await ask()).out).toContain('On hold');
  expect(await sourced('restore', copy, '--data', data)).toMatchObject({ code: 0 });
  expect((await ask('--as-of', then)).out).toContain('Official statement');
});
