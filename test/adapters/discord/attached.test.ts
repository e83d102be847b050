import { describe, expect, test } from 'vitest';
import { readAttached } from '../../../adapters/discord/attached.ts';
import { ATTACHED_MOST, type Attached } from '../../../src/chat/messenger.ts';
import type { Keeping } from '../../fakes/discord/files.ts';
import { type ABot, unstarted } from './a-bot.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const read = (bot: ABot, content: string | Uint8Array, keeping?: Keeping): Promise<Attached> =>
  readAttached(bot.fake.attach('a file.txt', content, keeping).url, bot.fake.apiUrl);
const downloads = (bot: ABot): number => bot.fake.calls.filter(({ path }) => path.startsWith('/attachments/')).length;

describe('an attached text', () => {
  test.each([
    ['as it is', 'Žluťoučký «кот» 猫 😀\n', 'Žluťoučký «кот» 猫 😀\n'],
    ['without a byte order mark, with line feeds alone', '\uFEFFone\r\ntwo\rthree\n', 'one\ntwo\rthree\n'],
    ['empty', '', ''],
    ['of just as much as is taken', 'x'.repeat(ATTACHED_MOST), 'x'.repeat(ATTACHED_MOST)],
  ])('is read %s', async (_how, content, text) => {
    const bot = await unstarted();
    expect(await read(bot, content)).toEqual({ ok: true, text });
  });

  test.each([
    ['too-large', 'x'.repeat(ATTACHED_MOST + 1)],
    ['not-text', bytes(0x66, 0xe9, 0x66)],
    ['not-text', bytes(0xff, 0xfe, 0x41, 0x00)],
    ['not-text', 'a\0b'],
  ])('is %s', async (reason, content) => {
    const bot = await unstarted();
    expect(await read(bot, content)).toMatchObject({ ok: false, reason });
  });

  test.each([
    ['gone', 404],
    ['gone', 410],
    ['forbidden', 403],
    ['unreachable', 503],
  ] as const)('is %s where its address answers with %i', async (reason, status) => {
    const bot = await unstarted();
    expect(await read(bot, 'x', { status })).toEqual({ ok: false, reason, detail: `HTTP ${status}` });
  });

  test('is not followed to where its address leads', async () => {
    const bot = await unstarted();
    const { url } = bot.fake.attach('other.txt', 'x');
    expect(await read(bot, '', { status: 302, location: url })).toEqual({ ok: false, reason: 'forbidden', detail: 'HTTP 302' });
    expect(downloads(bot)).toBe(1);
  });

  test('is asked for twice', async () => {
    const bot = await unstarted();
    for (const kind of ['502', 'drop-before', 'drop-after'] as const) {
      bot.fake.fault({ call: 'GET /attachments/', kind });
      expect(await read(bot, 'xyz')).toEqual({ ok: true, text: 'xyz' });
      bot.fake.fault({ call: 'GET /attachments/', kind, times: 2 });
      expect(await read(bot, 'xyz')).toMatchObject({ ok: false, reason: 'unreachable' });
    }
    expect(downloads(bot)).toBe(12);
  });
});

describe('an address', () => {
  const REAL = 'https://cdn.discordapp.com/attachments/1/2/a.txt';

  test.each([
    ['no address', 'nonsense'],
    ['of somebody else', 'https://cdn.discordapp.com.example/a.txt'],
    ['without encryption', REAL.replace('https', 'http')],
    ['at another port', REAL.replace('.com/', '.com:8443/')],
    ['with a name and a password', REAL.replace('https://', 'https://a:b@')],
    ['of this machine', 'http://127.0.0.1/a.txt'],
    ['of a file here', 'file:///etc/hostname'],
  ])('that is %s is not asked', async (_what, url) => {
    expect(await readAttached(url, null)).toMatchObject({ ok: false, reason: 'forbidden', detail: 'no address of Discord' });
  });

  test('of the tests’ server counts only where that stands for Discord', async () => {
    const bot = await unstarted();
    const { url } = bot.fake.attach('a.txt', 'x');
    expect(await readAttached(url, null)).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(await readAttached(url, 'http://127.0.0.1:9/api')).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(downloads(bot)).toBe(0);
  });
});

test('the messenger reads what a command was given', async () => {
  const bot = await unstarted();
  await bot.ready();
  expect(await bot.platform.messenger.read(bot.fake.attach('a.txt', 'x').url)).toEqual({ ok: true, text: 'x' });
});
