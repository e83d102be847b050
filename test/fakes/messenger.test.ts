import { expect, test } from 'vitest';
import type { Post } from '../../src/chat/messenger.ts';
import { quotesOf } from '../../src/domain/answer.ts';
import { CHANNEL, PRIVATE } from '../chat/a-host.ts';
import { messengerContract } from '../contracts/messenger.ts';
import { FAULTS, PLACES } from '../contracts/rig.ts';
import { ANSWERS } from '../golden/answers.ts';
import { directOf, FakeMessenger, type Posted } from './messenger.ts';

const wordsOf = ({ message: { answer } }: Posted): string[] => [
  ...quotesOf(answer).map(({ text }) => text),
  ...answer.related.map(({ statement }) => statement),
];

messengerContract('the fake', async () => {
  const messenger = new FakeMessenger();
  const addresses = { public: CHANNEL, private: PRIVATE, direct: { ...CHANNEL, channel: 'D1', direct: true } };
  const at = (place: keyof typeof addresses) => {
    const { channel, visibility } = addresses[place];
    return messenger.posted.filter(({ to }) => to.channel === channel && to.visibility === visibility);
  };
  const pinnedBy = ({ channel, thread }: Post) => messenger.pinnedIn(thread ?? channel);
  return {
    messenger,
    places: PLACES,
    address: async (place) => addresses[place],
    seen: (place) => at(place).map(wordsOf),
    faults: ['forbidden'],
    fault: () => messenger.fail('forbidden'),
    standing: {
      edits: (place) => at(place).map(({ edits }) => edits),
      remove: (place) => messenger.remove(at(place).at(-1)?.id ?? ''),
      stranger: () => ({
        person: 'U9',
        seen: () => messenger.posted.filter(({ to }) => to.channel === directOf('U9')).map(wordsOf),
      }),
      pins: {
        has: (post) => pinnedBy(post).includes(post.message),
        count: (post) => pinnedBy(post).length,
        fill: (post) => messenger.pinOthers(post.thread ?? post.channel, messenger.maxPins - pinnedBy(post).length),
      },
      faults: { edit: FAULTS.slice(-1), tell: FAULTS.slice(-1), pin: FAULTS.slice(-1), unpin: FAULTS.slice(-1) },
      fault: () => messenger.fail('forbidden'),
    },
    close: async () => undefined,
  };
});

const message = { answer: ANSWERS.found, answerId: 'a1', buttons: [], from: 0 };

test('what is lost was carried out, and is found by its key; what fails was not', async () => {
  const messenger = new FakeMessenger();
  messenger.lose('unsure');
  messenger.fail('unreachable');
  expect(await messenger.send(CHANNEL, message, { key: 'k1', again: false })).toMatchObject({ ok: false, reason: 'unsure' });
  expect(await messenger.tell('U1', message, { key: 'k2', again: false })).toMatchObject({ ok: false, reason: 'unreachable' });
  expect(await messenger.send(CHANNEL, message, { key: 'k1', again: true })).toMatchObject({ ok: true, message: 'post-1' });
  expect(messenger.posted).toHaveLength(1);
});

test('who forgets that it was tried edits twice', async () => {
  const messenger = new FakeMessenger();
  await messenger.send(CHANNEL, message, { key: 'k1', again: false });
  const post = { channel: 'C1', thread: null, message: 'post-1' };
  messenger.lose('unreachable');
  for (const again of [false, true, true]) await messenger.edit(post, message, { key: 'k2', again });
  expect(messenger.posted[0]?.edits).toBe(1);
  await messenger.edit(post, message, { key: 'k2', again: false });
  expect(messenger.posted[0]?.edits).toBe(2);
});

test('a crash is carried out and never says so', async () => {
  const messenger = new FakeMessenger();
  messenger.lose('crash');
  const said = messenger.send(CHANNEL, message, { key: 'k1', again: false }).then(() => 'said');
  expect(await Promise.race([said, messenger.crashed.then(() => 'crashed')])).toBe('crashed');
  expect(messenger.posted).toHaveLength(1);
});

test('a lost pin is set, one that fails is not; faults for pins leave posts alone', async () => {
  const messenger = new FakeMessenger();
  messenger.lose('unsure', 'pin');
  messenger.fail('unreachable', 'pin');
  expect(await messenger.send(CHANNEL, message, { key: 'k1', again: false })).toMatchObject({ ok: true });
  const post = { channel: 'C1', thread: null, message: 'post-1' };
  expect(await messenger.pin(post)).toEqual({ ok: false, reason: 'failed', detail: 'lost' });
  expect(messenger.pinnedIn('C1')).toEqual(['post-1']);
  await messenger.unpin(post);
  expect(await messenger.pin(post)).toEqual({ ok: false, reason: 'unreachable', detail: 'told to' });
  expect(messenger.pinnedIn('C1')).toEqual([]);
  messenger.lose('crash', 'pin');
  void messenger.pin(post);
  await messenger.crashed;
  expect(messenger.pinnedIn('C1')).toEqual(['post-1']);
});

test('a channel is full, or takes no pins of the bot’s, where the test says so', async () => {
  const messenger = new FakeMessenger();
  messenger.maxPins = 2;
  await messenger.send(CHANNEL, message, { key: 'k1', again: false });
  messenger.pinOthers('C1', 2);
  const post = { channel: 'C1', thread: null, message: 'post-1' };
  expect(await messenger.pin(post)).toMatchObject({ ok: false, reason: 'full' });
  messenger.pinless.add('C1');
  expect([await messenger.pin(post), await messenger.unpin(post)]).toMatchObject([{ reason: 'forbidden' }, { reason: 'forbidden' }]);
  expect(messenger.pinnedIn('C1')).toHaveLength(2);
});

test('groups and files are what the test says', async () => {
  const messenger = new FakeMessenger();
  messenger.groups.set('U1', ['S1']);
  messenger.files.set('f1', { ok: true, text: 'words' });
  expect(await messenger.groupsOf(CHANNEL)).toEqual(['S1']);
  expect(await messenger.read('f1')).toEqual({ ok: true, text: 'words' });
});
