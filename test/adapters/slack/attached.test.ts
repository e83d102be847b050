import { describe, expect, test } from 'vitest';
import { fileReferences } from '../../../adapters/slack/file-reference.ts';
import { ATTACHED_MOST } from '../../../src/chat/messenger.ts';
import type { StoredFile } from '../../fakes/slack/model.ts';
import { aSlack, there } from './a-bot.ts';
import { aMessenger } from './a-messenger.ts';

async function withFile(content: Parameters<Awaited<ReturnType<typeof aSlack>>['upload']>[0], options = {}, scopes?: readonly string[]) {
  const slack = await aSlack(scopes === undefined ? {} : { scopes });
  const rig = aMessenger(slack);
  const file = slack.upload(content, options);
  return { ...rig, slack, file, read: () => rig.messenger.read(referenceTo(slack, file)) };
}

/** As a shortcut on the message that has it says. */
function referenceTo(slack: Awaited<ReturnType<typeof aSlack>>, file: StoredFile): string {
  const { ts } = slack.say('newsroom', 'ada', 'here', { files: [file] });
  const said = there(slack.messagesIn('newsroom').find((message) => message.ts === ts));
  return fileReferences(slack.botToken).write(String(there(said.files)[0]?.url_private));
}

describe('an attached text', () => {
  test('is read with the bot’s token, to the letter but for its line ends and its byte order mark', async () => {
    const { slack, read } = await withFile('\uFEFF# Café\r\n\r\n“أ” said 🔥\rhe\n');
    expect(await read()).toEqual({ ok: true, text: '# Café\n\n“أ” said 🔥\rhe\n' });
    expect(slack.callsOf('file').map(({ authorization }) => authorization)).toEqual([`Bearer ${slack.botToken}`]);
  });

  test('may be empty, and as long as is allowed', async () => {
    expect(await (await withFile('')).read()).toEqual({ ok: true, text: '' });
    const { read } = await withFile('x'.repeat(ATTACHED_MOST));
    expect(await read()).toMatchObject({ ok: true });
  });

  test('that is longer is refused, and no more of it is read', async () => {
    const { read } = await withFile('x'.repeat(ATTACHED_MOST + 1));
    expect(await read()).toMatchObject({ ok: false, reason: 'too-large' });
    // That it ends at all is what shows that nobody reads on.
    expect(await (await withFile('endless')).read()).toMatchObject({ ok: false, reason: 'too-large' });
  });

  test.each([
    ['bytes that are no UTF-8', Buffer.from([0x61, 0xff, 0x62])],
    ['half a character at its end', Buffer.from('é').subarray(0, 1)],
    ['UTF-16', Buffer.from('\uFEFFhello', 'utf16le')],
    ['a NUL', Buffer.from('a\0b')],
  ])('with %s is none', async (_what, content) => {
    expect(await (await withFile(content)).read()).toMatchObject({ ok: false, reason: 'not-text' });
  });

  test('that is deleted is gone', async () => {
    const { slack, messenger, file } = await withFile('text');
    const reference = referenceTo(slack, file);
    slack.deleteFile(file);
    expect(await messenger.read(reference)).toMatchObject({ ok: false, reason: 'gone' });
  });

  test('behind a page to sign in is forbidden, and the page isn’t gone to', async () => {
    const { slack, read } = await withFile('text', {}, ['chat:write']);
    expect(await read()).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(slack.callsOf('page')).toEqual([]);
    const shown = await withFile('<html>Sign in</html>', { mimetype: 'text/html; charset=utf-8' });
    expect(await shown.read()).toMatchObject({ ok: false, reason: 'forbidden' });
  });

  test.each([
    { kind: '503' },
    { kind: 'ratelimited', retryAfter: 2 },
    { kind: 'drop-before' },
    { kind: 'drop-after' },
    { kind: '502', times: 2 },
  ] as const)('is read in spite of %o', async (fault) => {
    const { slack, read } = await withFile('text');
    slack.fault({ method: 'file', ...fault });
    expect(await read()).toEqual({ ok: true, text: 'text' });
  });

  test.each([
    { kind: '503', times: 3 },
    { kind: 'ratelimited', retryAfter: 60 },
    { kind: 'drop-before', times: 3 },
  ] as const)('is out of reach for %o', async (fault) => {
    const { slack, read, waited } = await withFile('text');
    slack.fault({ method: 'file', ...fault });
    expect(await read()).toMatchObject({ ok: false, reason: 'unreachable' });
    expect(Math.max(0, ...waited)).toBeLessThan(3000);
  });

  test.each(['https://files.example/x', 'http://10.0.0.1/files-pri/x', 'note.md', '', 'file:///etc/hostname'])(
    'at %s is forbidden, and nobody is asked',
    async (address) => {
      const { messenger, slack } = await withFile('text');
      for (const file of [address, fileReferences(slack.botToken).write(address)])
        expect(await messenger.read(file)).toMatchObject({ ok: false, reason: 'forbidden' });
      expect(slack.calls).toEqual([]);
    },
  );

  test('whose address somebody typed, or sealed with something else, is forbidden', async () => {
    const { slack, messenger, file } = await withFile('text');
    const reference = referenceTo(slack, file);
    const [seal = '', address = ''] = reference.split(' ');
    const forged = [
      address,
      ` ${address}`,
      `${seal} ${address}?x`,
      `${seal.slice(1)} ${address}`,
      fileReferences('xoxb-else').write(address),
    ];
    for (const each of forged) expect(await messenger.read(each)).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(slack.callsOf('file')).toEqual([]);
    expect(await messenger.read(reference)).toMatchObject({ ok: true });
  });
});
