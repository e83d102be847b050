import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { UserError } from '../src/domain/errors.ts';

const ROOT = path.join(import.meta.dirname, '..');
const OWN = path.join(ROOT, 'knowledge');

describe('the configuration', () => {
  test("has defaults for everything: the project's own folders, no platform, nothing open to the network", () => {
    expect(readConfig({})).toEqual({
      knowledge: OWN,
      data: path.join(ROOT, 'data'),
      logLevel: 'info',
      slack: null,
      discord: null,
      commandPrefix: '',
      publicChannels: [],
      roles: { editor: [], verifier: [], admin: [] },
      usual: { knowledge: true, data: true },
      timezone: 'UTC',
      keepQuestionsDays: 90,
      indexSentences: 100_000,
      inbox: null,
      feeds: null,
      privateFeeds: false,
      health: { host: '127.0.0.1', port: 8787 },
      terminal: { NO_COLOR: '', TERM: '' },
      warnings: [],
    });
  });

  test('takes what is set, and an empty value as unset', () => {
    const config = readConfig({ SOURCED_KNOWLEDGE: '/srv/desk', LOG_LEVEL: 'DEBUG', NO_COLOR: '1', TERM: ' ', HOME: '/root' });
    expect(config).toMatchObject({ knowledge: '/srv/desk', logLevel: 'debug', terminal: { NO_COLOR: '1', TERM: '' }, warnings: [] });
    expect(readConfig({ SOURCED_KNOWLEDGE: '  ' }).knowledge).toBe(OWN);
  });

  test('has a platform where any of its tokens is set, complete or not', () => {
    expect(readConfig({ SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
      botToken: null,
      appToken: 'xapp-1',
      signingSecret: null,
      host: '127.0.0.1',
      port: null,
      apiUrl: null,
    });
    expect(readConfig({ DISCORD_TOKEN: 'Bot abc', SOURCED_DISCORD_GUILDS: '1, 2 3', SOURCED_DISCORD_SHARDS: '4' }).discord).toEqual({
      token: 'abc',
      apiUrl: null,
      guilds: ['1', '2', '3'],
      shards: 4,
      home: null,
    });
    expect(readConfig({ SOURCED_EDITORS: 'U1, S2: Night desk ,', SOURCED_ADMINS: '3' }).roles).toEqual({
      editor: [
        { id: 'U1', name: null },
        { id: 'S2', name: 'Night desk' },
      ],
      verifier: [],
      admin: [{ id: '3', name: null }],
    });
    expect(readConfig({ PORT: '3000', SLACK_API_URL: 'http://127.0.0.1:1/api/' }).slack).toBeNull();
  });

  test('flags keys under its prefix that mean nothing, with what was probably meant, and goes on', () => {
    const { warnings } = readConfig({ SOURCED_KNOWLEGDE: 'x', SOURCED_: '1', SOURCE_KNOWLEDGE: 'y' });
    expect(warnings).toEqual([
      'SOURCED_KNOWLEGDE is not a setting of Sourced; did you mean SOURCED_KNOWLEDGE? See .env.example.',
      'SOURCED_ is not a setting of Sourced. See .env.example.',
    ]);
  });

  test('refuses what it cannot read, naming key and choices, never the value', () => {
    const refused = () => readConfig({ LOG_LEVEL: 'hunter2' });
    expect(refused).toThrow(UserError);
    expect(refused).toThrow(/^LOG_LEVEL must be one of debug, info, warn, error\.$/u);
    const all = () =>
      readConfig({
        PORT: '70000',
        SOURCED_HEALTH_PORT: 'x',
        SLACK_API_URL: 'ftp://a',
        SOURCED_TIMEZONE: 'Mars/Olympus',
        SOURCED_KEEP_QUESTIONS_DAYS: '0',
        SOURCED_COMMAND_PREFIX: 'A B',
        SOURCED_FEEDS_PRIVATE: 'perhaps',
      });
    expect(all).toThrow(
      /SLACK_API_URL.*\nPORT.*\nSOURCED_HEALTH_PORT.*\nSOURCED_COMMAND_PREFIX.*\nSOURCED_TIMEZONE.*\nSOURCED_KEEP_QUESTIONS_DAYS.*\nSOURCED_FEEDS_PRIVATE/u,
    );
  });
});

test('.env.example names every setting of ours, with its default', () => {
  const example = parseEnv(readFileSync(path.join(ROOT, '.env.example'), 'utf8'));
  const source = readFileSync(path.join(ROOT, 'src/config.ts'), 'utf8');
  const read = [...source.matchAll(/^ {2}(?<key>[A-Z][A-Z_]+): /gmu)].flatMap((hit) => hit.groups?.key ?? []);
  expect(Object.keys(example).sort()).toEqual(read.filter((key) => key !== 'NO_COLOR' && key !== 'TERM').sort());
  expect(readConfig(example)).toEqual(readConfig({}));
});
