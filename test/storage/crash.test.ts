import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStorage } from '../../src/storage/open.ts';
import { FILE } from '../../src/storage/sqlite.ts';
import { runs } from '../deep.ts';
import { dataFolder } from './a-storage.ts';

const COMMITTER = fileURLToPath(new URL('./committer.ts', import.meta.url));

/** Lets a process commit in a folder until it has said so many lines, and kills it in the middle of whatever it does; the last line said. */
async function killed(folder: string, cache: string, seed: number, lines: number): Promise<number> {
  const child = spawn(process.execPath, [COMMITTER, folder, String(seed), cache], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let said = 0;
  let last = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    said += 1;
    if (said === lines) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return last;
}

/** What must not be, in a query that finds it. */
const WRONG: Readonly<Record<string, string>> = {
  'a head without all its versions': `SELECT h.id FROM heads h WHERE h.version <> (SELECT count(*) FROM versions v WHERE v.kind = h.kind AND v.id = h.id)
    OR h.version <> (SELECT max(v.version) FROM versions v WHERE v.kind = h.kind AND v.id = h.id)
    OR 1 <> (SELECT min(v.version) FROM versions v WHERE v.kind = h.kind AND v.id = h.id)`,
  'a version without a head': 'SELECT id FROM versions v WHERE NOT EXISTS (SELECT 1 FROM heads h WHERE h.kind = v.kind AND h.id = v.id)',
  'a version without its one line of the audit':
    'SELECT id FROM versions v WHERE 1 <> (SELECT count(*) FROM audit a WHERE a.kind = v.kind AND a.id = v.id AND a.version = v.version)',
  'a line of the audit without its version':
    'SELECT seq FROM audit a WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.kind = a.kind AND v.id = a.id AND v.version = a.version)',
  'a head with another line of the audit':
    'SELECT h.id FROM heads h JOIN audit a ON a.seq = h.seq WHERE a.kind <> h.kind OR a.id <> h.id OR a.version <> h.version',
  'a gap in the audit': 'SELECT seq FROM audit a WHERE seq <> 1 AND NOT EXISTS (SELECT 1 FROM audit b WHERE b.seq = a.seq - 1)',
  'a correction of a version that never was':
    'SELECT fact_id FROM affected f WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.id = f.fact_id AND v.version = f.version)',
  'a step to a version that never was':
    'SELECT id FROM steps s WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.kind = s.kind AND v.id = s.id AND v.version = s.to_version)',
  'a correction of nothing': 'SELECT id FROM corrections c WHERE NOT EXISTS (SELECT 1 FROM affected f WHERE f.correction_id = c.id)',
  'a body that isn’t whole': `SELECT id FROM versions WHERE NOT json_valid(body) OR json_extract(body, '$.id') <> id
    OR json_extract(body, '$.fields.title') NOT LIKE version || ' %'`,
  'an answer that is found by other facts than it cites': `SELECT id FROM answers a
    WHERE json_array_length(cited) <> (SELECT count(*) FROM citations c WHERE c.answer_id = a.id)`,
  'a citation of no answer': 'SELECT answer_id FROM citations c WHERE NOT EXISTS (SELECT 1 FROM answers a WHERE a.id = c.answer_id)',
};

function expectWhole(folder: string, said: number): void {
  // Opened as the next run does; what the killed one left in the log comes in.
  const storage = openStorage(folder);
  expect(storage.store.lastSeq()).toBeGreaterThanOrEqual(said);
  storage.close();
  const connection = new DatabaseSync(path.join(folder, FILE));
  try {
    expect(
      connection
        .prepare('PRAGMA integrity_check')
        .all()
        .map((row) => ({ ...row })),
    ).toEqual([{ integrity_check: 'ok' }]);
    expect(connection.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    for (const [wrong, sql] of Object.entries(WRONG)) expect(connection.prepare(sql).all(), wrong).toEqual([]);
  } finally {
    connection.close();
  }
}

/** Kills again and again in one folder, and in a new one before that grows large. */
async function lane(cache: string, first: number, kills: number): Promise<void> {
  let folder = dataFolder();
  for (let kill = first; kill < first + kills; kill++) {
    if (kill % 10 === 0) folder = dataFolder();
    expectWhole(folder, await killed(folder, cache, kill, 1 + ((kill * 7919) % 40)));
  }
}

test('a kill at any moment costs nothing that was said to be done, and leaves nothing half done', async () => {
  const kills = runs(4, 100);
  const cache = dataFolder();
  await Promise.all([lane(cache, 1, kills), lane(cache, 1001, kills)]);
});
