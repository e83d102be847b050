import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examineDiscord } from '../../../adapters/discord/doctor.ts';
import { registerDiscord } from '../../../adapters/discord/register.ts';
import { DISCORD_TEXT } from '../../../src/text/discord.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/fake.ts';

const TEXT = DISCORD_TEXT.doctor;
let fake: FakeDiscord;
beforeEach(async () => {
  fake = await startFakeDiscord();
});
afterEach(() => fake.close());

const access = (change: object = {}) => ({
  token: fake.token,
  apiUrl: fake.apiUrl,
  guilds: [] as string[],
  shards: 'auto' as const,
  home: null as string | null,
  ...change,
});
const examine = (change: object = {}) => examineDiscord({ discord: access(change) });
const patience = { wait: () => Promise.resolve(), retried: () => undefined };

describe('the doctor', () => {
  test('finds nothing amiss where there is nothing, and sends nothing', async () => {
    await registerDiscord(access(), patience);
    expect((await examine({ home: fake.guildId })).filter(({ ok }) => !ok)).toEqual([]);
    const before = fake.calls.length;
    const findings = await examine();
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.map(({ what }) => what)).toEqual([
      TEXT.token('sourced'),
      TEXT.content,
      TEXT.mayAll('Newsroom'),
      TEXT.commands(DISCORD_TEXT.everywhere),
    ]);
    expect(fake.calls.slice(before).every(({ method }) => method === 'GET')).toBe(true);
  });

  test('names what is missing: the intent, permissions, a server, commands', async () => {
    await fake.close();
    fake = await startFakeDiscord({ messageContent: false });
    fake.takeFromEveryone(['SEND_MESSAGES_IN_THREADS', 'EMBED_LINKS']);
    const findings = await examine({ guilds: ['1'], home: '2' });
    expect(findings.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual([
      TEXT.noContent,
      TEXT.lacks('Newsroom', ['SEND_MESSAGES_IN_THREADS', 'EMBED_LINKS']),
      TEXT.notIn('1'),
      TEXT.notAtHome('2'),
      TEXT.notSeen(TEXT.commandsOf(DISCORD_TEXT.server('1')), 'HTTP 404, code 10004'),
    ]);
    expect((await examine()).at(-1)?.what).toBe(TEXT.noCommands(DISCORD_TEXT.everywhere));
  });

  test('says that it can not pin, where the bot may manage messages, but not pin them; the invitation asks for it', async () => {
    fake.takeFromBot(['PIN_MESSAGES']);
    fake.giveEveryone(['MANAGE_MESSAGES']);
    const [lacks, notIn] = (await examine({ guilds: [fake.guildId, '1'] })).filter(({ ok }) => !ok);
    expect(lacks).toEqual({ ok: false, what: TEXT.noPins('Newsroom'), remedy: TEXT.noPinsRemedy });
    const asked = BigInt(/permissions=(?<bits>\d+)/u.exec(notIn?.remedy ?? '')?.groups?.bits ?? 0);
    expect(asked & (1n << 51n)).not.toBe(0n);
  });

  test('says that the token is wrong, or that Discord cannot be reached', async () => {
    expect(await examine({ token: 'wrong' })).toMatchObject([{ ok: false, what: TEXT.refused, remedy: DISCORD_TEXT.refusedToken }]);
    const [unreached] = await examine({ apiUrl: 'http://127.0.0.1:9/api' });
    expect(unreached).toMatchObject({ ok: false });
    expect(unreached?.what).toContain('ECONNREFUSED');
    expect(await examineDiscord({ discord: null })).toEqual([]);
  });
});
