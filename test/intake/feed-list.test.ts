import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readFeedList } from '../../src/intake/feeds/feed-list.ts';

function listOf(text: string, topics: readonly string[] = ['river-flood']) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-feeds-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'feeds.yaml'), text);
  return readFeedList(path.join(folder, 'feeds.yaml'), topics);
}

const reasonsOf = (text: string): string[] => listOf(text).problems.map(({ line, field, reason }) => `${line} ${field}: ${reason}`);

test('the list of feeds has an address each, and what else is known of it', () => {
  const { feeds, problems } = listOf(
    'feeds:\n  - url: https://news.example\n  - url: http://[::1]:8080/a?key=1\n    topic: river-flood\n    minutes: 5\n    publisher: The Herald\n',
  );
  expect(problems).toEqual([]);
  expect(feeds).toEqual([
    { url: 'https://news.example/', topicId: null, minutes: 15, publisher: null },
    { url: 'http://[::1]:8080/a?key=1', topicId: 'river-flood', minutes: 5, publisher: 'The Herald' },
  ]);
  expect(listOf('feeds: []\n')).toEqual({ feeds: [], problems: [] });
});

test('with a fault in it none is polled, and every fault is told by its line, without a key that may stand in an address', () => {
  const text = [
    'feeds:',
    '  - url: https://ed:secret@news.example/',
    '  - url: file:///etc/passwd',
    '  - url: https://news.example/a',
    '    topic: river-flod',
    '  - url: HTTPS://news.example/a',
    '    minutes: 0',
    '  - adress: x',
    '',
  ].join('\n');
  expect(listOf(text).feeds).toEqual([]);
  const reasons = reasonsOf(text);
  expect(reasons).toHaveLength(6);
  expect(reasons.join('\n')).toMatch(/^2 .*\n3 .*\n/u);
  expect(reasons.join('\n')).toContain('did you mean river-flood');
  expect(reasons.join('\n')).not.toContain('secret');
  expect(reasonsOf('feeds:\n  - url: https://a.example\n  - url: https://A.example/\n')).toEqual([
    expect.stringContaining('stands in the list twice'),
  ]);
  expect(reasonsOf('- https://a.example')).toEqual([expect.stringContaining('must begin with "feeds:"')]);
  expect(readFeedList('/nowhere/feeds.yaml', []).problems[0]?.reason).toContain('it does not exist');
});
