import { expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { CHANNEL, PRIVATE } from '../chat/a-host.ts';
import { FAULTS, messengerContract, PLACES } from '../contracts/messenger.ts';
import { ANSWERS } from '../golden/answers.ts';
import { directOf, FakeMessenger, type Posted } from './messenger.ts';

const wordsOf = ({ message: { answer } }: Posted): string[] => [
  ...quotesOf(answer).map(({ text }) => text),
  ...answer.related.map(({ statement }) => statement),
];

messengerContract('the fake', async () => {
  const messenger = new FakeMessenger();
  const addresses = { public: CHANNEL, private: PRIVATE, direct: { ...CHANNEL, channel: 'D1', direct: true } };
  const at = (place: keyof typeof addresses) => messenger.posted.filter(({ to }) => to === addresses[place]);
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
      faults: { edit: FAULTS.slice(-1), tell: FAULTS.slice(-1) },
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

test('groups and files are what the test says', async () => {
  const messenger = new FakeMessenger();
  messenger.groups.set('U1', ['S1']);
  messenger.files.set('f1', { ok: true, text: 'words' });
  expect(await messenger.groupsOf(CHANNEL)).toEqual(['S1']);
  expect(await messenger.read('f1')).toEqual({ ok: true, text: 'words' });
});
