import { expect, test } from 'vitest';
import { isSlacks, isSlacksFile } from '../../../adapters/slack/hosts.ts';

test.each([
  ['https://hooks.slack.com/commands/x', null, true],
  ['https://hooks.slack-gov.com/commands/x', null, true],
  ['http://hooks.slack.com/commands/x', null, false],
  ['https://slack.com.evil.example/x', null, false],
  ['https://evilslack.com/x', null, false],
  ['http://127.0.0.1:1234/x', null, false],
  ['not an address', null, false],
  ['http://127.0.0.1:1234/x', 'http://127.0.0.1:1234/api/', true],
  ['http://127.0.0.1:1235/x', 'http://localhost:1234/api/', true],
  ['http://10.0.0.1/x', 'http://127.0.0.1:1234/api/', false],
])('%s is Slack’s where its API is at %s: %s', (url, apiUrl, is) => expect(isSlacks(url, apiUrl)).toBe(is));

test.each([
  ['https://files.slack.com/files-pri/T1-F1/note.md', null, true],
  ['https://files.slack-gov.com/files-pri/T1-F1/note.md', null, true],
  ['https://hooks.slack.com/files-pri/T1-F1/note.md', null, false],
  ['https://xfiles.slack.com/files-pri/T1-F1/note.md', null, false],
  ['https://files.slack.com.evil.example/x', null, false],
  ['https://files.slack.com@evil.example/x', null, false],
  ['http://files.slack.com/files-pri/T1-F1/note.md', null, false],
  ['file:///etc/passwd', null, false],
  ['http://127.0.0.1:1234/files-pri/x', null, false],
  ['http://127.0.0.1:1234/files-pri/x', 'http://127.0.0.1:1234/api/', true],
  ['https://evil.example/x', 'http://127.0.0.1:1234/api/', false],
])('a file at %s is Slack’s where its API is at %s: %s', (url, apiUrl, is) => expect(isSlacksFile(url, apiUrl)).toBe(is));
