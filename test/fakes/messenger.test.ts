import { quotesOf } from '../../src/domain/answer.ts';
import { CHANNEL, PRIVATE } from '../chat/a-host.ts';
import { messengerContract, PLACES } from '../contracts/messenger.ts';
import { FakeMessenger } from './messenger.ts';

messengerContract('the fake', async () => {
  const messenger = new FakeMessenger();
  const addresses = { public: CHANNEL, private: PRIVATE, direct: { ...CHANNEL, channel: 'D1', direct: true } };
  return {
    messenger,
    places: PLACES,
    address: async (place) => addresses[place],
    seen: (place) =>
      messenger.posted
        .filter(({ to }) => to === addresses[place])
        .map(({ message: { answer } }) => [
          ...quotesOf(answer).map(({ text }) => text),
          ...answer.related.map(({ statement }) => statement),
        ]),
    faults: ['forbidden'],
    fault: () => messenger.fail('forbidden'),
    close: async () => undefined,
  };
});
