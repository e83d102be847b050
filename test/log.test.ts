import { describe, expect, test } from 'vitest';
import { makeLog } from '../src/log.ts';

function logged(level: 'debug' | 'info', write: (log: ReturnType<typeof makeLog>) => void): string[] {
  const lines: string[] = [];
  write(makeLog(level, { write: (line) => void lines.push(line) }));
  return lines;
}

describe('the log', () => {
  test('is one JSON object a line, with time and level in words', () => {
    const [line = ''] = logged('info', (log) => log.info({ platform: 'slack', ms: 3 }, 'answered'));
    expect(JSON.parse(line)).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
      platform: 'slack',
      ms: 3,
      msg: 'answered',
    });
  });

  test('never has a secret in it, wherever it stands', () => {
    const lines = logged('debug', (log) => {
      log.info(
        { token: 'xoxb-1', config: { botToken: 'xoxb-2', deep: { signingSecret: 's3cret' } }, address: { handle: 'hook' } },
        'started',
      );
    });
    for (const secret of ['xoxb-1', 'xoxb-2', 's3cret', 'hook']) expect(lines.join('')).not.toContain(secret);
    expect(lines.join('')).toContain('REDACTED');
  });

  test('keeps details for debug', () => {
    expect(logged('info', (log) => log.debug({ text: 'a question' }, 'asked'))).toEqual([]);
    expect(logged('debug', (log) => log.debug({ text: 'a question' }, 'asked'))).toHaveLength(1);
  });

  test('shows an error with its cause', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    const [line = ''] = logged('info', (log) => log.error({ error }, 'broke'));
    expect(JSON.parse(line).error).toMatchObject({ message: expect.stringContaining('outer'), stack: expect.stringContaining('inner') });
  });
});
