import { describe, expect, test } from 'vitest';
import type { Standing } from '../../src/intake/feeds/polls.ts';
import { aStorage, dataFolder } from '../storage/a-storage.ts';

const URL = 'https://news.example/feed';
const NEW: Standing = { etag: null, modified: null, digest: null, failures: 0, trouble: null };
const KNOWN: Standing = { etag: '"7"', modified: 'Sun, 03 May 2026 18:00:00 GMT', digest: 'abc', failures: 2, trouble: 'status' };

describe('how feeds stand', () => {
  test('outlives the process, and a feed is had only when it is due', () => {
    const folder = dataFolder();
    const { polls } = aStorage(folder);
    expect(polls.take(URL, 'one', 1000, 2000)).toEqual(NEW);
    polls.settle(URL, 'one', KNOWN, 5000);
    const later = aStorage(folder).polls;
    expect(later.take(URL, 'two', 4999, 6000)).toBeNull();
    expect(later.take(URL, 'two', 5000, 6000)).toEqual(KNOWN);
  });

  test('belongs to one hand at a time; what a crash left is taken up, and what the lost hand says then is not heard', () => {
    const folder = dataFolder();
    const [here, there] = [aStorage(folder).polls, aStorage(folder).polls];
    expect(here.take(URL, 'here', 1000, 2000)).toEqual(NEW);
    expect(there.take(URL, 'there', 1000, 2000)).toBeNull();
    expect(here.keep(URL, 'here', 3000)).toBe(true);
    expect(there.take(URL, 'there', 2500, 4000)).toBeNull();
    expect(there.take(URL, 'there', 3000, 4000)).toEqual(NEW);
    expect(here.keep(URL, 'here', 9000)).toBe(false);
    here.settle(URL, 'here', KNOWN, 9000);
    there.settle(URL, 'there', { ...NEW, etag: '"8"' }, 3500);
    expect(here.take(URL, 'here', 3500, 4000)).toEqual({ ...NEW, etag: '"8"' });
  });
});
