import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { UserError } from '../src/domain/errors.ts';

const ROOT = path.join(import.meta.dirname, '..');
const OWN = path.join(ROOT, 'knowledge');

describe('the configuration', () => {
  test("has defaults for everything: the project's own knowledge, no details of bugs", () => {
    expect(readConfig({})).toEqual({ knowledge: OWN, logLevel: 'info', terminal: { NO_COLOR: '', TERM: '' }, warnings: [] });
  });

  test('takes what is set, and an empty value as unset', () => {
    const config = readConfig({ SOURCED_KNOWLEDGE: '/srv/desk', LOG_LEVEL: 'DEBUG', NO_COLOR: '1', TERM: ' ', HOME: '/root' });
    expect(config).toEqual({ knowledge: '/srv/desk', logLevel: 'debug', terminal: { NO_COLOR: '1', TERM: '' }, warnings: [] });
    expect(readConfig({ SOURCED_KNOWLEDGE: '  ' }).knowledge).toBe(OWN);
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
  });
});

test('.env.example names every setting of ours, with its default', () => {
  const example = parseEnv(readFileSync(path.join(ROOT, '.env.example'), 'utf8'));
  expect(Object.keys(example).sort()).toEqual(['LOG_LEVEL', 'SOURCED_KNOWLEDGE']);
  expect(readConfig(example)).toEqual(readConfig({}));
});
