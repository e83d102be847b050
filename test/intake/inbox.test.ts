import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Read } from '../../src/desk/import/item.ts';
import { UserError } from '../../src/domain/errors.ts';
import { type InboxMeans, makeInbox } from '../../src/intake/inbox/inbox.ts';
import { aDesk, anItem, itemRead, refusedRead } from './a-desk.ts';
import { aLog } from './a-log.ts';

const NOW = Date.UTC(2026, 4, 3, 23, 30);
const TOPICS = ['river-flood', 'harbour'];

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sourced-inbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A line is an item; one that begins with "!" is refused. */
async function* read(file: string): AsyncGenerator<Read> {
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('!')) yield refusedRead(file, line.slice(1), at + 1);
    else if (line !== '') yield itemRead(file, anItem(line));
  }
}

/** An inbox on a real folder, with a clock that is set. */
function anInbox(folder = aFolder(), given: Partial<InboxMeans> = {}) {
  const [desk, kept, clock] = [aDesk(), aLog(), { now: NOW }];
  const inbox = makeInbox({
    folder,
    read,
    take: desk.take,
    topicIds: () => TOPICS,
    zone: 'Europe/Berlin',
    clock: () => clock.now,
    counts: kept.counts,
    log: kept.log,
    ...given,
  });
  const put = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const secondsLater = async (seconds: number): Promise<void> => {
    clock.now += seconds * 1000;
    await inbox.look();
  };
  /** Looks twice, so far apart that what lies there counts as whole. */
  const look = async (): Promise<void> => {
    await secondsLater(0);
    await secondsLater(2);
  };
  return { folder, inbox, desk, clock, put, secondsLater, look, files: () => filesIn(folder), ...kept };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .sort();
const DAY = '2026-05-04';

describe('a file in the inbox', () => {
  test('is taken in when it has stopped growing, and lies with the day’s others then', async () => {
    const { put, secondsLater, folder, desk, files, counted, said } = anInbox();
    put('a.txt', 'One.\n');
    await secondsLater(0);
    await secondsLater(1.9);
    appendFileSync(path.join(folder, 'a.txt'), 'Two.\n');
    await secondsLater(1.9);
    await secondsLater(1.9);
    expect([desk.onFile, files()]).toEqual([[], ['a.txt']]);
    await secondsLater(0.1);
    expect(desk.onFile).toEqual(['-|inbox/a.txt|One.', '-|inbox/a.txt|Two.']);
    expect(files()).toEqual([`done/${DAY}/a.txt`]);
    expect([counted, said()]).toEqual([{ 'inbox added': 2, 'into done': 1 }, ['info: a file of the inbox was taken in']]);
  });

  test('belongs to the topic that its first folder is named as, and to none in any other', async () => {
    const { put, look, desk, files } = anInbox();
    for (const file of ['river-flood/a.txt', 'river-flood/deep/b.txt', 'wires/harbour/c.txt', 'd.txt']) put(file, 'One.');
    await look();
    expect(desk.brought.map(({ topicId, place }) => `${topicId} ${place}`).sort()).toEqual([
      'null inbox/d.txt',
      'null inbox/wires/harbour/c.txt',
      'river-flood inbox/river-flood/a.txt',
      'river-flood inbox/river-flood/deep/b.txt',
    ]);
    expect(files()).toContain(`done/${DAY}/river-flood/deep/b.txt`);
  });

  test('in a folder that is nearly named as a topic is refused, so that nobody reads it who should not', async () => {
    const { put, look, desk, folder } = anInbox();
    put('river-flod/a.txt', 'One.');
    await look();
    expect(desk.onFile).toEqual([]);
    expect(readFileSync(path.join(folder, `refused/${DAY}/river-flod/a.txt.why.txt`), 'utf8')).toContain('did you mean river-flood?');
  });

  test('that nothing came of lies with the refused, with the reasons beside it; one that something came of with the others', async () => {
    const { put, look, folder, files, counted, logged } = anInbox();
    put('all.txt', '!says nothing, secret');
    put('some.txt', 'One.\n!says nothing');
    put('none.txt', '\n');
    await look();
    expect(files()).toEqual([
      `done/${DAY}/some.txt`,
      `done/${DAY}/some.txt.why.txt`,
      `refused/${DAY}/all.txt`,
      `refused/${DAY}/all.txt.why.txt`,
      `refused/${DAY}/none.txt`,
      `refused/${DAY}/none.txt.why.txt`,
    ]);
    expect(readFileSync(path.join(folder, `done/${DAY}/some.txt.why.txt`), 'utf8')).toBe('no. 2: says nothing\n');
    expect(counted).toEqual({ 'inbox added': 1, 'inbox refused': 2, 'into done': 1, 'into refused': 2 });
    expect([logged.length, JSON.stringify(logged).includes('secret')]).toEqual([3, false]);
    await look();
    expect(logged).toHaveLength(3);
  });

  test('overwrites none of its name', async () => {
    const { put, look, folder, files } = anInbox();
    for (const text of ['One.', 'Two.', 'Three.']) {
      put('a.b.txt', text);
      put('no.txt', `!${text}`);
      await look();
    }
    const kept = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
    expect(['', ' (2)', ' (3)'].map((number) => kept(`done/${DAY}/a.b${number}.txt`))).toEqual(['One.', 'Two.', 'Three.']);
    expect(['', ' (2)', ' (3)'].map((number) => kept(`refused/${DAY}/no${number}.txt.why.txt`))).toEqual([
      'no. 1: One.\n',
      'no. 1: Two.\n',
      'no. 1: Three.\n',
    ]);
    expect(files()).toHaveLength(9);
  });

  test('that somebody goes on writing while it is read goes back, and is taken in again when it is whole', async () => {
    const folder = aFolder();
    let more = true;
    const { put, look, desk, files } = anInbox(folder, {
      read: async function* (file) {
        yield* read(file);
        if (more) appendFileSync(file, 'Two.\n');
        more = false;
      },
    });
    put('a.txt', 'One.\n');
    await look();
    expect(files()).toEqual(['a.txt']);
    await look();
    expect(desk.onFile).toEqual(['-|inbox/a.txt|One.', '-|inbox/a.txt|Two.']);
    expect(files()).toEqual([`done/${DAY}/a.txt`]);
  });

  test('that is hidden, unfinished by its name or empty for a moment is left alone', async () => {
    const { put, look, secondsLater, files } = anInbox();
    const names = ['.hidden', '.git/a.txt', 'a.txt.part', 'b.tmp', 'c.crdownload', 'd~', 'Thumbs.db'];
    for (const name of names) put(name, 'One.');
    put('empty.txt', '');
    await look();
    expect(files()).toEqual([...names, 'empty.txt'].sort());
    await secondsLater(30);
    expect(files()).toContain(`refused/${DAY}/empty.txt`);
  });

  test('with a name that is as long as names can be finds its place, and its note, too', async () => {
    const { put, look, files } = anInbox();
    put(`${'ü'.repeat(125)}.txt`, '!no');
    await look();
    expect(files()).toHaveLength(2);
    expect(files().every((file) => file.startsWith('refused/'))).toBe(true);
  });

  test('that moves in as a whole, with its folder, is found', async () => {
    const { look, folder, desk } = anInbox();
    const elsewhere = aFolder();
    mkdirSync(path.join(elsewhere, 'x'));
    writeFileSync(path.join(elsewhere, 'x/a.txt'), 'One.');
    renameSync(path.join(elsewhere, 'x'), path.join(folder, 'harbour'));
    await look();
    expect(desk.onFile).toEqual(['harbour|inbox/harbour/a.txt|One.']);
  });
});

describe('what is no file', () => {
  test('links are refused, wherever they lead, and nothing behind them is touched', async () => {
    const outside = aFolder();
    writeFileSync(path.join(outside, 'secret.txt'), 'Secret.');
    const { look, put, folder, desk, files } = anInbox();
    put('inside.txt', 'One.');
    symlinkSync(path.join(outside, 'secret.txt'), path.join(folder, 'a.txt'));
    symlinkSync(outside, path.join(folder, 'harbour'));
    symlinkSync('inside.txt', path.join(folder, 'b.txt'));
    symlinkSync('nowhere', path.join(folder, 'c.txt'));
    await look();
    expect(desk.onFile).toEqual(['-|inbox/inside.txt|One.']);
    expect(filesIn(outside)).toEqual(['secret.txt']);
    expect(files().filter((file) => file.endsWith('.why.txt'))).toHaveLength(4);
  });

  test('a socket, of which nothing can be read, is refused', async () => {
    const { look, secondsLater, folder, files } = anInbox();
    const server = createServer().listen(path.join(folder, 'socket.txt'));
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    await look();
    await secondsLater(30);
    expect(files()).toContain(`refused/${DAY}/socket.txt.why.txt`);
  });

  test('a folder that is swapped for a link between the look and the move gives nothing away', async () => {
    const [folder, outside] = [aFolder(), aFolder()];
    writeFileSync(path.join(outside, 'b.txt'), 'Secret.');
    const { put, look, desk } = anInbox(folder, {
      read: async function* (file) {
        renameSync(path.join(folder, 'harbour'), path.join(folder, '.harbour'));
        symlinkSync(outside, path.join(folder, 'harbour'));
        yield* read(file);
      },
    });
    put('a.txt', 'One.');
    utimesSync(path.join(folder, 'a.txt'), 1, 1);
    put('harbour/b.txt', 'Two.');
    await look();
    expect(desk.onFile).toEqual(['-|inbox/a.txt|One.']);
    expect(readFileSync(path.join(outside, 'b.txt'), 'utf8')).toBe('Secret.');
  });
});

describe('trouble', () => {
  test('an inbox that is not there is told once, and used as soon as it is', async () => {
    const folder = path.join(aFolder(), 'later');
    const { look, put, said, desk } = anInbox(folder);
    await look();
    expect(said()).toEqual(['error: the inbox can not be read']);
    put('a.txt', 'One.');
    await look();
    expect(desk.onFile).toHaveLength(1);
  });

  test('what the person has to put right is beside the file; what breaks is tried again, three times at the most', async () => {
    const folder = aFolder();
    const { put, look, secondsLater, files, said } = anInbox(folder, {
      take: async (reads) => {
        for await (const { read: each } of reads)
          throw each.ok && each.item.text === 'Person.' ? new UserError('There is no such topic.', 2) : new Error('the database is locked');
        throw new Error('nothing to read');
      },
    });
    put('a.txt', 'Person.');
    put('b.txt', 'Bug.');
    await look();
    expect(readFileSync(path.join(folder, `refused/${DAY}/a.txt.why.txt`), 'utf8')).toBe('There is no such topic.\n');
    expect(files().some((file) => file.startsWith('.taken/') && file.endsWith('b.txt'))).toBe(true);
    for (let tries = 0; tries < 3; tries++) for (const seconds of [0, 30]) await secondsLater(seconds);
    expect(readFileSync(path.join(folder, `refused/${DAY}/b.txt.why.txt`), 'utf8')).toContain('It was tried 3 times');
    expect(said().filter((each) => each === 'error: taking in a file of the inbox broke')).toHaveLength(3);
    expect(readdirSync(path.join(folder, '.taken'))).toEqual([]);
  });

  test('what a process took and did not finish is taken in by another one, and is on file once', async () => {
    const folder = aFolder();
    const left = path.join(folder, '.taken/1-0011223344556677/harbour/a.txt');
    mkdirSync(path.dirname(left), { recursive: true });
    writeFileSync(left, 'One.');
    const { secondsLater, desk, files, counted } = anInbox(folder);
    await desk.take(
      (async function* () {
        yield { read: itemRead('a', anItem('One.')), name: 'harbour/a.txt', place: 'inbox/harbour/a.txt', file: null };
      })(),
      'harbour',
    );
    await secondsLater(0);
    await secondsLater(29);
    expect(files()).toEqual(['.taken/1-0011223344556677/harbour/a.txt']);
    await secondsLater(1);
    expect(files()).toEqual([`done/${DAY}/harbour/a.txt`]);
    expect([desk.onFile.length, counted]).toEqual([1, { 'inbox skipped': 1, 'into done': 1 }]);
  });

  test('what is in hand when the process is to end lies in the inbox again', async () => {
    const folder = aFolder();
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const { put, look, inbox, files, counted } = anInbox(folder, {
      read: async function* (file) {
        begun.resolve();
        await goOn.promise;
        yield* read(file);
      },
    });
    put('river-flood/a.txt', 'One.\nTwo.');
    const looking = look();
    await begun.promise;
    const stopping = inbox.stop();
    goOn.resolve();
    await Promise.all([looking, stopping]);
    expect([files(), counted]).toEqual([['river-flood/a.txt'], {}]);
    await inbox.look();
    expect(files()).toEqual(['river-flood/a.txt']);
  });

  test('of many that watch one inbox each file is taken in by one', async () => {
    const folder = aFolder();
    const desk = aDesk();
    const watchers = Array.from({ length: 5 }, () => anInbox(folder, { take: desk.take }));
    for (let file = 0; file < 30; file++) watchers[0]?.put(`${file}.txt`, `Text ${file}.`);
    await Promise.all(watchers.map(({ look }) => look()));
    expect(desk.brought).toHaveLength(30);
    expect(filesIn(folder).filter((file) => file.startsWith('done/'))).toHaveLength(30);
    expect(watchers.flatMap(({ said }) => said()).filter((each) => each.startsWith('error'))).toEqual([]);
    expect(existsSync(path.join(folder, 'refused'))).toBe(false);
  });
});
